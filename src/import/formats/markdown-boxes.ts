// The signs around boxes in Markdown, of which tools of documents make notes and tips: ":::tip Title" (Docusaurus, VuePress, Pandoc), "!!! note" with an indented
// text (MkDocs), "> [!NOTE]" (GitHub, Obsidian). Pure. The signs go, the text and the titles stay.

export interface Unboxed {
  text: string;
  /** What was written in the signs: the kind of each box and its title, which may be an instruction. */
  kinds: string[];
}

const MAY_HAVE = /^[ \t]{0,8}(?::{3}|!{3}[ \t]|\?{3}\+?[ \t]|(?:>[ \t]?){1,3}\[!)/m;
const CODE = /^ {0,3}(`{3,}|~{3,})/;
/** With the words behind its kind, or in square brackets. */
const OPENING = /^([ \t]{0,8}):{3,}[ \t]{0,20}(\{[^{}\n]{1,300}\}|[\w-]{1,40})?[ \t]{0,20}(\S.{0,300})?$/;
const CLOSING = /^[ \t]{0,8}:{3,}[ \t]*$/;
const ON_ONE_LINE = /^([ \t]{0,8}):::[ \t]{0,20}([\w-]{1,40})[ \t]{1,20}(\S.{0,2000}?)[ \t]{0,20}:::[ \t]*$/;
const INDENTED = /^(?:!{3}|\?{3}\+?)[ \t]+([\w-]{1,40}(?: [\w-]{1,40}){0,3})(?:[ \t]+"([^"\n]{0,300})")?[ \t]*$/;
const ALERT = /^([ \t]{0,3}(?:>[ \t]?){1,3})\[!([\w-]{1,40})\][+-]?[ \t]*(.{0,300})$/;

/** The text of Markdown without these signs. A sign without its counterpart stays. */
export function withoutBoxes(markdown: string): Unboxed {
  if (!MAY_HAVE.test(markdown)) return { text: markdown, kinds: [] };
  const lines = markdown.split('\n');
  const isCode = codeLines(lines);
  const kinds: string[] = [];
  const paired = pairsOf(lines, isCode);
  const written: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const add = (kind: string, title = '') => kinds.push(`${kind} ${title}`.trim());
    const box = isCode[index] === true ? undefined : boxAt(lines, index, paired);
    if (box === undefined) written.push(line);
    else {
      if (box.kind !== undefined) add(box.kind, box.title);
      written.push(...box.lines);
      index += box.taken - 1;
    }
  }
  return { text: written.join('\n'), kinds };
}

interface Box {
  /** Absent for the end of one. */
  kind?: string;
  title?: string;
  /** What is written in the place of the lines that it takes. */
  lines: string[];
  taken: number;
}

function boxAt(lines: readonly string[], index: number, paired: ReadonlySet<number>): Box | undefined {
  const line = lines[index] ?? '';
  const [, , named = '', words] = ON_ONE_LINE.exec(line) ?? [];
  if (words !== undefined) return { kind: named, lines: [words], taken: 1 };
  if (paired.has(index)) return CLOSING.test(line) ? { lines: [''], taken: 1 } : opened(line);
  const [, marks, alert = '', head = ''] = ALERT.exec(line) ?? [];
  if (marks !== undefined && !/^(?:>[ \t]?)+\S/.test(lines[index - 1] ?? ''))
    return { kind: alert, title: head, lines: head.trim() === '' ? [marks] : [`${marks}**${head.trim()}**`, marks], taken: 1 };
  const [, kind, title = ''] = INDENTED.exec(line) ?? [];
  const length = kind === undefined ? 0 : indentedBelow(lines, index + 1);
  if (kind === undefined || length === 0) return undefined;
  const text = lines.slice(index + 1, index + 1 + length).map((one) => one.replace(/^(?: {4}|\t)/, ''));
  return { kind, title, lines: [...titleLines(title), ...text, ''], taken: length + 1 };
}

function opened(line: string): Box {
  const [, , kind = '', rest = ''] = OPENING.exec(line) ?? [];
  const title = (
    /\btitle\s?=\s?"([^"]{1,300})"/.exec(kind + rest)?.[1] ?? rest.replace(/\{[^{}]{0,300}\}\s*$/, '').replace(/^\[(.*)\]$/, '$1')
  ).trim();
  return { kind: kind.replace(/[{}]/g, ''), title, lines: titleLines(title), taken: 1 };
}

function titleLines(title: string): string[] {
  return title === '' ? [''] : ['', `**${title}**`, ''];
}

/** How many lines are indented below, with blank ones between. */
function indentedBelow(lines: readonly string[], from: number): number {
  let end = from;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (/^(?: {4}|\t)/.test(line) && line.trim() !== '') end = at + 1;
    else if (line.trim() !== '') break;
  }
  return end - from;
}

/** The lines that open and close a box, inner ones included. */
function pairsOf(lines: readonly string[], isCode: readonly boolean[]): ReadonlySet<number> {
  const open: number[] = [];
  const paired = new Set<number>();
  for (const [index, line] of lines.entries()) {
    if (isCode[index] === true || !/^[ \t]{0,8}:{3}/.test(line)) continue;
    if (!CLOSING.test(line)) {
      if (OPENING.test(line) && !ON_ONE_LINE.test(line)) open.push(index);
      continue;
    }
    const opening = open.pop();
    if (opening !== undefined) paired.add(opening).add(index);
  }
  return paired;
}

function codeLines(lines: readonly string[]): boolean[] {
  let fence = '';
  return lines.map((line) => {
    const mark = CODE.exec(line)?.[1] ?? '';
    const isCode = fence !== '' || mark !== '';
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence) && line.trim() === mark) fence = '';
    return isCode;
  });
}
