// Turns lines of a wire file into paragraphs and list items, and those into HTML. Distinguishes one paragraph a line from text wrapped at a
// column. Pure.
import { escapeHtml } from '../../domain/values/text.ts';
import { endsSentence } from '../text/sentences.ts';

export interface Block {
  /** One line, without its list marker. */
  text: string;
  line: number;
  /** Whether a blank line was before it. */
  gap: boolean;
  /** As written: `*`, `-` or `1.`; absent for paragraphs. */
  marker?: string | undefined;
}

/** The caller, which recognises bylines and notes, says of each line: `alone` is a block of its own, `starts` begins a block, `text` may
 *  continue one. */
export type LineRole = 'alone' | 'starts' | 'text';

interface Line {
  text: string;
  indent: number;
  line: number;
  gap: boolean;
  role: LineRole;
  marker?: string | undefined;
}

const MARKER = /^([*•‣▪◦·–-]|\d{1,2}[.)])\s+(?=\S)/;
/** Wider lines are whole paragraphs: no program wraps copy at more than this. */
const WIDEST_COLUMN_CHARS = 132;

/** Paragraphs and list items in order. `roleOf` is called once for each line that is not blank. */
export function blocksOf(text: string, roleOf: (line: string, index: number) => LineRole): Block[] {
  const lines = linesOf(text, roleOf);
  const width = wrapWidth(lines);
  const blocks: Block[] = [];
  // Joined at the end of the block: a text that grows line by line would be copied for each of them.
  let parts: string[] = [];
  const close = () => {
    const last = blocks.at(-1);
    if (last !== undefined) last.text += parts.join('');
    parts = [];
  };
  for (const [index, line] of lines.entries()) {
    const [before, last] = [lines[index - 1], blocks.at(-1)];
    if (before !== undefined && last !== undefined && continues(line, before, last, width)) {
      parts.push(jointOf(before.text, line.text), line.text);
      continue;
    }
    close();
    blocks.push({ text: line.text, line: line.line, gap: line.gap, ...(line.marker === undefined ? {} : { marker: line.marker }) });
  }
  close();
  return unlisted(blocks);
}

function linesOf(text: string, roleOf: (line: string, index: number) => LineRole): Line[] {
  const lines: Line[] = [];
  let gap = true;
  for (const [index, raw] of text.split(/[\n\f\u2028\u2029\u0085]/).entries()) {
    const trimmed = raw.trim().replace(/[ \t]{2,}/g, ' ');
    if (trimmed !== '') {
      const role = roleOf(trimmed, lines.length);
      const marker = role === 'text' ? MARKER.exec(trimmed)?.[1] : undefined;
      const indent = raw.length - raw.trimStart().length;
      lines.push({ text: marker === undefined ? trimmed : trimmed.replace(MARKER, ''), indent, line: index + 1, gap, role, marker });
    }
    gap = trimmed === '';
  }
  return lines;
}

/** The column the text is wrapped at, or `undefined` if each line is a paragraph. Wrapped lines are full, in that the next one's first
 *  word would not have fitted, and most of them end within a sentence. */
function wrapWidth(lines: readonly Line[]): number | undefined {
  const pairs = lines.flatMap((next, index) => {
    const first = lines[index - 1];
    return first === undefined || next.gap || next.role !== 'text' || next.marker !== undefined || first.role === 'alone'
      ? []
      : [{ first, next }];
  });
  const widths = pairs.map(({ first }) => first.text.length).sort((a, b) => a - b);
  const width = widths[Math.floor((widths.length - 1) * 0.9)];
  if (width === undefined || width > WIDEST_COLUMN_CHARS) return undefined;
  const full = pairs.filter(({ first, next }) => isFull(first, next, width)).length;
  const open = pairs.filter(({ first }) => !endsSentence(first.text)).length;
  return full >= pairs.length * 0.6 && open >= pairs.length * 0.5 ? width : undefined;
}

function isFull(first: Line, next: Line, width: number): boolean {
  const word = next.text.split(' ', 1)[0] ?? '';
  return first.text.length + 1 + word.length > width * 0.85;
}

function continues(line: Line, before: Line | undefined, block: Block, width: number | undefined): boolean {
  if (before === undefined || line.gap || line.role !== 'text' || line.marker !== undefined || before.role === 'alone') return false;
  if (width === undefined) return block.marker !== undefined && line.indent >= 2 && line.indent > before.indent;
  const indented = block.marker === undefined && line.indent >= 2 && before.indent < line.indent;
  return !indented && (isFull(before, line, width) || !endsSentence(before.text));
}

/** Between a line and the one that continues it. */
function jointOf(first: string, next: string): string {
  return /\p{Ll}-$/u.test(first.slice(-3)) && /^\p{Ll}/u.test(next) ? '' : ' ';
}

/** A single dash opens speech and a single "2." may open a sentence: only several in a row are a list. `*` and bullets are a list by
 *  themselves. */
function unlisted(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) => {
    if (block.marker === undefined || /^[*•‣▪◦·]$/.test(block.marker)) return block;
    if ([blocks[index - 1], blocks[index + 1]].some((other) => other?.marker !== undefined && isOrdered(other) === isOrdered(block)))
      return block;
    return { text: `${block.marker} ${block.text}`, line: block.line, gap: block.gap };
  });
}

function isOrdered(block: Block): boolean {
  return /^\d/.test(block.marker ?? '');
}

const SUBHEAD_CHARS = 60;

/** A short line in capitals between other text. */
function isSubhead(block: Block, index: number, blocks: readonly Block[]): boolean {
  const next = blocks[index + 1];
  if (index === 0 || next === undefined || block.marker !== undefined) return false;
  const { text } = block;
  return (
    text.length <= SUBHEAD_CHARS &&
    text === text.toUpperCase() &&
    /\p{Lu}{3}/u.test(text) &&
    !/[.,:;!]["”’)]*$/u.test(text) &&
    next.text !== next.text.toUpperCase()
  );
}

/** Escaped HTML: `p`, `ul`, `ol` and `h2`. */
export function htmlOf(blocks: readonly Block[]): string {
  const html: string[] = [];
  let list: 'ul' | 'ol' | undefined;
  for (const [index, block] of blocks.entries()) {
    const wanted = block.marker === undefined ? undefined : isOrdered(block) ? 'ol' : 'ul';
    if (list !== wanted) {
      if (list !== undefined) html.push(`</${list}>`);
      if (wanted !== undefined) html.push(`<${wanted}>`);
      list = wanted;
    }
    const element = wanted !== undefined ? 'li' : isSubhead(block, index, blocks) ? 'h2' : 'p';
    html.push(`<${element}>${escapeHtml(block.text)}</${element}>`);
  }
  if (list !== undefined) html.push(`</${list}>`);
  return html.join('\n');
}
