// Bounds empty space in a stored body: thousands of line breaks, rules or empty paragraphs would move the notice out of sight. The words of
// the text stay as they are, and with them the hash in its receipts. Pure.
import { normalised } from '../values/comparable-text.ts';
import { isBlank } from '../values/text.ts';
import { type Tag, type Token, tokensOf, unescaped } from './stored-html.ts';

/** Line breaks and rules between two things that a reader sees: two blank lines. */
const MAX_BREAKS = 3;

/** Elements on lines of their own. A cell is none of them, so that a row keeps its number of cells. */
const BLOCKS: ReadonlySet<string> = new Set(
  'blockquote caption dd dl dt figcaption figure h2 h3 h4 h5 h6 li ol p pre table tbody tfoot thead tr ul'.split(' '),
);

/** An element of BLOCKS that is open. */
interface Block {
  /** Where it begins in `kept`. */
  start: number;
  shows: boolean;
  /** What it holds as long as it shows nothing. */
  text: string;
}

interface Reading {
  kept: string[];
  /** Since the last thing that a reader sees. */
  breaks: number;
  /** Innermost last; the first is the body itself. */
  blocks: Block[];
  /** How many <pre> are open. */
  preformatted: number;
}

/** Of HTML that our own sanitiser wrote: without blocks that show nothing, and with at most three line breaks or rules in a row. */
export function withoutBlankRuns(html: string): string {
  const reading: Reading = { kept: [], breaks: 0, blocks: [{ start: 0, shows: false, text: '' }], preformatted: 0 };
  for (const token of tokensOf(html)) read(reading, token);
  return reading.kept.join('');
}

function read(reading: Reading, { text, tag }: Token): void {
  if (tag === undefined) readText(reading, text);
  else if (tag.name === 'br' || tag.name === 'hr') readBreak(reading, text);
  else readTag(reading, text, tag);
}

function readTag(reading: Reading, text: string, tag: Tag): void {
  const { kept, blocks } = reading;
  if (tag.name === 'pre') reading.preformatted += tag.kind === 'open' ? 1 : -1;
  if (tag.name === 'img') show(reading);
  if (tag.name === 'td' || tag.name === 'th') note(reading, ' ');
  if (tag.kind === 'open' && BLOCKS.has(tag.name)) blocks.push({ start: kept.length, shows: false, text: '' });
  kept.push(text);
  if (tag.kind === 'close' && BLOCKS.has(tag.name)) close(reading);
}

/** A line break breaks the line where the text is preformatted, and is a space elsewhere. */
function readText(reading: Reading, text: string): void {
  for (const [index, line] of (reading.preformatted === 0 ? [text] : text.split('\n')).entries()) {
    if (index > 0) readBreak(reading, '\n');
    if (line !== '') readWords(reading, line);
  }
}

function readWords(reading: Reading, text: string): void {
  reading.kept.push(text);
  note(reading, text);
  if (!isBlank(unescaped(text))) show(reading);
}

/** In the place of one too many is a space, which keeps the words on either side apart. */
function readBreak(reading: Reading, text: string): void {
  const { kept } = reading;
  reading.breaks += 1;
  note(reading, ' ');
  if (reading.breaks <= MAX_BREAKS) kept.push(text);
  else if (kept.at(-1) !== ' ') kept.push(' ');
}

function note({ blocks }: Reading, text: string): void {
  const block = blocks.at(-1);
  if (block?.shows === false) block.text += text;
}

function show(reading: Reading): void {
  reading.breaks = 0;
  const block = reading.blocks.at(-1);
  if (block !== undefined) block.shows = true;
}

/** Removes the innermost block if it shows nothing. The words that a receipt counts stay. */
function close({ kept, blocks }: Reading): void {
  const ended = blocks.pop();
  const parent = blocks.at(-1);
  if (ended === undefined || parent === undefined) throw new Error('not HTML of our own writing');
  if (ended.shows) {
    parent.shows = true;
    return;
  }
  const words = normalised(ended.text);
  kept.length = ended.start;
  if (words === '') return;
  kept.push(` ${words}`);
  parent.text += ` ${words}`;
}
