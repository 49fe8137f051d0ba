// Tags of template languages in a text: Liquid, Hugo, Jinja, Handlebars, and the attribute lists of kramdown. They are instructions to a program that
// we do not run. Pure. Code stays as it is.
import type { Stripped } from './shortcodes.ts';

const LONGEST_TAG_CHARS = 4_000;
const ENDS: Readonly<Record<string, string>> = { '{%': '%}', '{{': '}}', '{{<': '>}}', '{{%': '%}}', '{#': '#}' };

/** What replaces a tag that is alone on its line; `undefined`: nothing. */
export type Replace = (tag: string) => string | undefined;

/** Removes tags from text without code, or replaces them. A tag that is never closed stays. */
export function withoutTags(text: string, replace?: Replace): Stripped {
  const removed: string[] = [];
  const parts: string[] = [];
  const nextEnd = new Map<string, number>();
  let from = 0;
  const endOf = (close: string, index: number) => {
    // Kept until it is passed, so that a row of tags without an end is searched once.
    let end = nextEnd.get(close) ?? -2;
    if (end !== -1 && end < index) end = text.indexOf(close, index + 2);
    nextEnd.set(close, end);
    const isFar = end === -1 || end - index > LONGEST_TAG_CHARS;
    return isFar || (close.length > 2 && /\{\{[<%]/.test(text.slice(index + 3, end))) ? undefined : end;
  };
  for (const { index, 0: mark } of text.matchAll(/\{\{[<%]|\{[{%]|\{#(?=\s)/g)) {
    if (index < from) continue;
    // A tag of Hugo may have another in an argument.
    const close = [ENDS[mark], ENDS[mark.slice(0, 2)]].find((each) => each !== undefined && endOf(each, index) !== undefined);
    const end = close === undefined ? undefined : endOf(close, index);
    if (close === undefined || end === undefined) continue;
    const stop = commentEnd(text, index, end + close.length);
    const tag = text.slice(index, end + close.length);
    const replacement = replace !== undefined && isAlone(text, index, stop) ? replace(tag) : undefined;
    parts.push(text.slice(from, index), replacement ?? '');
    if (replacement === undefined) removed.push(tag);
    from = stop;
  }
  return from === 0 ? { text, removed } : { text: parts.join('') + text.slice(from), removed };
}

const MOST_INDENTED = 20;

function isAlone(text: string, start: number, end: number): boolean {
  return (
    /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - MOST_INDENTED), start)) &&
    /^[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + MOST_INDENTED))
  );
}

/** The text between {% comment %} and its end is not shown. */
function commentEnd(text: string, start: number, end: number): number {
  if (!/^\{%-?\s*comment\b/.test(text.slice(start, start + 40))) return end;
  const close = /\{%-?\s*endcomment\s*-?%\}/g;
  close.lastIndex = end;
  const match = close.exec(text.slice(0, end + 20 * LONGEST_TAG_CHARS));
  return match === null ? end : match.index + match[0].length;
}

/** The same for Markdown: code in fences, in backticks and by indentation stays. */
export function withoutMarkdownTags(markdown: string, replace?: Replace): Stripped {
  if (!/\{[{%:#.]/.test(markdown)) return { text: markdown, removed: [] };
  const removed: string[] = [];
  const parts = codeAndText(markdown).map(({ text, isCode }) => {
    if (isCode) return text;
    const bare = withoutTags(text, replace);
    removed.push(...bare.removed);
    return bare.text.replace(/\{::?[^{}\n]{0,300}\}|(?<=\S)[ \t]+\{[#.][\w-][^{}\n]{0,300}\}(?=[ \t]*$)/gm, '');
  });
  return { text: parts.join(''), removed };
}

interface Part {
  text: string;
  isCode: boolean;
}

/** Lines of code, and the text between, in which code in backticks is cut out. */
function codeAndText(markdown: string): Part[] {
  const blocks: { lines: string[]; isCode: boolean }[] = [];
  let fence = '';
  let isBlankBefore = true;
  let isInList = false;
  for (const line of markdown.split(/(?<=\n)/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    const isIndented = /^(?: {4}|\t)/.test(line) && (isBlankBefore || blocks.at(-1)?.isCode === true) && !isInList;
    const isCode = fence !== '' || mark !== '' || (isIndented && line.trim() !== '');
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence) && line.trim() === mark) fence = '';
    if (line.trim() !== '' && !/^\s/.test(line)) isInList = /^(?:[*+-]|\d{1,9}[.)])\s/.test(line);
    isBlankBefore = line.trim() === '';
    const last = blocks.at(-1);
    if (last !== undefined && last.isCode === isCode) last.lines.push(line);
    else blocks.push({ lines: [line], isCode });
  }
  return blocks.flatMap(({ lines, isCode }) => (isCode ? [{ text: lines.join(''), isCode }] : withInlineCode(lines.join(''))));
}

/** CommonMark §6.1: a code span ends at the next row of as many backticks, in the same paragraph. */
function withInlineCode(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(/(?<!`)(`{1,3})(?!`)[^`]{1,1000}?(?<!`)\1(?!`)/g)) {
    if (/\n[ \t]*\n/.test(match[0])) continue;
    parts.push({ text: text.slice(from, match.index), isCode: false }, { text: match[0], isCode: true });
    from = match.index + match[0].length;
  }
  return [...parts, { text: text.slice(from), isCode: false }];
}
