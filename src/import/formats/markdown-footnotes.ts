// Footnotes of Markdown: "[^1]" with "[^1]: The note." elsewhere, and "^[The note.]" of Pandoc. The notes become a list below the text. Pure, except that
// a reader keeps the notes of the text it reads. The parser knows none of this, and takes a note of one word for the address of a link.
import { Marked, type Tokens } from 'marked';
import { escapeHtml } from '../../domain/values/text.ts';

const REFERENCE = /^\[\^([^\]\s^]{1,60})\]/;
const DEFINITION = /^ {0,3}\[\^([^\]\s^]{1,60})\]:[ \t]*/;
const INLINE = /^\^\[((?:[^[\]\\]|\\.|\[[^[\]]{0,300}\]){2,1000})\]/;

/** Whether a text may have footnotes. */
export function hasFootnotes(markdown: string): boolean {
  return markdown.includes('[^') || markdown.includes('^[');
}

interface Notes {
  /** The Markdown of each note, by its label. */
  texts: Map<string, string>;
  /** Labels in the order in which the text refers to them, and the place of each among them. */
  cited: string[];
  numbers: Map<string, number>;
}

/** The HTML of a text, and below it its notes, also those that nothing refers to. */
export function htmlWithFootnotes(markdown: string): string {
  const notes: Notes = { texts: new Map(), cited: [], numbers: new Map() };
  const marked = readerOf(notes);
  const html = marked.parse(markdown, { async: false });
  const items: string[] = [];
  const labels = notes.texts.keys();
  // A note may refer to others, which join the list.
  for (let label = notes.cited[0] ?? nextUncited(labels, notes); label !== undefined; ) {
    items.push(`<li id="fn-${items.length + 1}">${marked.parse(notes.texts.get(label) ?? '', { async: false })}</li>`);
    label = notes.cited[items.length] ?? nextUncited(labels, notes);
  }
  return items.length === 0 ? html : `${html}<hr>\n<ol>\n${items.join('\n')}\n</ol>\n`;
}

function nextUncited(labels: Iterator<string>, notes: Notes): string | undefined {
  for (let next = labels.next(); next.done !== true; next = labels.next()) {
    if (notes.numbers.has(next.value)) continue;
    numberOf(next.value, notes);
    return next.value;
  }
  return undefined;
}

function numberOf(label: string, { cited, numbers }: Notes): number {
  const number = numbers.get(label) ?? cited.push(label);
  numbers.set(label, number);
  return number;
}

function readerOf(notes: Notes): Marked {
  const link = ({ raw, text }: Tokens.Generic) => {
    const label = String(text);
    if (!notes.texts.has(label)) return escapeHtml(raw);
    const number = numberOf(label, notes);
    return `<sup><a href="#fn-${number}">${number}</a></sup>`;
  };
  return new Marked({
    gfm: true,
    async: false,
    extensions: [
      { name: 'footnote', level: 'block', start: definitionIn, tokenizer: (src) => definitionAt(src, notes), renderer: () => '' },
      { name: 'footnoteReference', level: 'inline', start: (src) => indexOf(src, '[^'), tokenizer: referenceAt, renderer: link },
      {
        name: 'inlineFootnote',
        level: 'inline',
        start: (src) => indexOf(src, '^['),
        tokenizer: (src) => inlineAt(src, notes),
        renderer: link,
      },
    ],
  });
}

function indexOf(src: string, mark: string): number | undefined {
  const at = src.indexOf(mark);
  return at === -1 ? undefined : at;
}

function referenceAt(src: string): Tokens.Generic | undefined {
  const match = REFERENCE.exec(src);
  return match === null ? undefined : { type: 'footnoteReference', raw: match[0], text: match[1] };
}

function inlineAt(src: string, { texts }: Notes): Tokens.Generic | undefined {
  const [raw, text] = INLINE.exec(src) ?? [];
  if (raw === undefined || text === undefined || !/\p{L}\S*\s/u.test(text)) return undefined;
  const label = ` ${texts.size}`;
  texts.set(label, text);
  return { type: 'inlineFootnote', raw, text: label };
}

/** Where a note begins within the paragraph. */
function definitionIn(src: string): number | undefined {
  const end = src.search(/\n[ \t]*\n/);
  const match = /\n {0,3}\[\^[^\]\s^]{1,60}\]:/.exec(end === -1 ? src : src.slice(0, end));
  return match === null ? undefined : match.index + 1;
}

/** A note goes on until a blank line, and behind it with lines that are indented. */
function definitionAt(src: string, { texts }: Notes): Tokens.Generic | undefined {
  const match = DEFINITION.exec(src);
  if (match === null) return undefined;
  let end = lineEnd(src, 0);
  for (let at = end, isBlankBefore = false; at < src.length; ) {
    const next = lineEnd(src, at);
    const line = src.slice(at, next);
    const isBlank = line.trim() === '';
    if (!isBlank && (DEFINITION.test(line) || (isBlankBefore && !/^(?: {2,}|\t)/.test(line)))) break;
    if (!isBlank) end = next;
    isBlankBefore = isBlank;
    at = next;
  }
  const raw = src.slice(0, end);
  const [, label = ''] = match;
  const text = raw.slice(match[0].length).replace(/^(?: {1,4}|\t)/gm, '');
  texts.set(label, texts.has(label) ? `${texts.get(label)}\n\n${text}` : text);
  return { type: 'footnote', raw };
}

function lineEnd(src: string, from: number): number {
  const end = src.indexOf('\n', from);
  return end === -1 ? src.length : end + 1;
}
