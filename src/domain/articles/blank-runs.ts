// Bounds empty space in a stored body: thousands of line breaks, rules, blanks or empty paragraphs would move the notice out of sight. The words
// of the text stay as they are, and with them the hash in its receipts; a run of more than a hundred blanks of Braille is no word. Pure.
import { normalised } from '../values/comparable-text.ts';
import { isBlank, longBlanks } from '../values/text.ts';
import { withoutDeepNesting } from './nesting.ts';
import { type Tag, type Token, tokensOf, unescaped } from './stored-html.ts';

/** Line breaks and rules between two things that a reader sees: two blank lines. */
const MAX_BREAKS = 3;
/** Characters without ink in a row: a table of plain text has many, and so many of the widest are a few lines. */
const MAX_BLANKS = 100;
const LONG_BLANKS = longBlanks(MAX_BLANKS);

/** In every text, and in preformatted text. The line and paragraph separators break lines where copy is wrapped as plain text. */
const LINE_ENDS = /([\u2028\u2029])/;
const PREFORMATTED_LINE_ENDS = /([\n\r\u2028\u2029])/;

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
  /** Of the texts without ink since then, how many characters. */
  blanks: number;
  /** Innermost last; the first is the body itself. */
  blocks: Block[];
  /** How many <pre> are open. */
  preformatted: number;
}

/** Of HTML that our own sanitiser wrote: without blocks that show nothing, with at most three line breaks or rules and a hundred blanks in a
 *  row, and without elements that are nested too deep (nesting.ts). */
export function withoutBlankRuns(html: string): string {
  const reading: Reading = { kept: [], breaks: 0, blanks: 0, blocks: [{ start: 0, shows: false, text: '' }], preformatted: 0 };
  for (const token of withoutDeepNesting(tokensOf(html))) read(reading, token);
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
  for (const [index, part] of text.split(reading.preformatted === 0 ? LINE_ENDS : PREFORMATTED_LINE_ENDS).entries()) {
    if (index % 2 === 1) readBreak(reading, part);
    else if (isBlank(unescaped(part))) readBlanks(reading, part);
    else readWords(reading, part);
  }
}

function readWords(reading: Reading, text: string): void {
  const { kept } = reading;
  kept.push(text.replace(LONG_BLANKS, (_run, first: string, rest: string) => first + spaceOf(rest)));
  show(reading);
}

function readBlanks(reading: Reading, text: string): void {
  const { kept } = reading;
  const characters = [...text];
  const room = Math.max(0, MAX_BLANKS - reading.blanks);
  const first = characters.slice(0, room).join('');
  const more = spaceOf(characters.slice(room).join(''));
  reading.blanks += characters.length;
  note(reading, text);
  if (first !== '') kept.push(first);
  if (more !== '' && kept.at(-1) !== ' ') kept.push(more);
}

/** What keeps words apart that blanks kept apart. */
function spaceOf(blanks: string): string {
  return /\s/.test(blanks) ? ' ' : '';
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
  reading.blanks = 0;
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
