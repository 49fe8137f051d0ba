// Limits empty space in a stored body, because thousands of line breaks, rules, blanks or empty paragraphs would move the notice out of sight.
// The words do not change, so the hash in receipts stays valid. A run of more than a hundred Braille blanks is not a word. Pure.
import { normalised } from '../values/comparable-text.ts';
import { isBlank, longBlanks } from '../values/text.ts';
import { withoutDeepNesting } from './nesting.ts';
import { type Tag, type Token, tokensOf, unescaped } from './stored-html.ts';

/** Line breaks and rules between two visible parts. Three make two blank lines. */
const MAX_BREAKS = 3;
/** Blank characters in a row. A table in plain text has many; a hundred of the widest take a few lines. */
const MAX_BLANKS = 100;
const LONG_BLANKS = longBlanks(MAX_BLANKS);

/** Line and paragraph separators, which break lines where copy is wrapped as plain text. */
const LINE_ENDS = /([\u2028\u2029])/;
/** Line ends of preformatted text. */
const PREFORMATTED_LINE_ENDS = /([\n\r\u2028\u2029])/;

/** Elements that begin a new line and are removed if they are empty. Cells are not listed, so that a row keeps its number of cells. */
const BLOCKS: ReadonlySet<string> = new Set(
  'blockquote caption dd dl dt figcaption figure h2 h3 h4 h5 h6 li ol p pre table tbody tfoot thead tr ul'.split(' '),
);

/** An open element of BLOCKS. */
interface Block {
  /** Index in `kept` at which it begins. */
  start: number;
  isVisible: boolean;
  /** Its text as long as nothing in it is visible. */
  text: string;
}

interface Reading {
  kept: string[];
  /** Line breaks and rules since the last visible part. */
  breaks: number;
  /** Blank characters since the last visible part. */
  blanks: number;
  /** Open blocks, the innermost last. The first stands for the body itself. */
  blocks: Block[];
  /** Number of open <pre> elements. */
  preformatted: number;
}

/** Removes empty blocks and elements that are nested too deep (nesting.ts), and leaves at most three line breaks or rules and a hundred blanks
 *  in a row. Throws if the HTML is not in canonical form. */
export function withoutBlankRuns(html: string): string {
  const reading: Reading = { kept: [], breaks: 0, blanks: 0, blocks: [{ start: 0, isVisible: false, text: '' }], preformatted: 0 };
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
  if (tag.name === 'img') markVisible(reading);
  if (tag.name === 'td' || tag.name === 'th') addHiddenText(reading, ' ');
  if (tag.kind === 'open' && BLOCKS.has(tag.name)) blocks.push({ start: kept.length, isVisible: false, text: '' });
  kept.push(text);
  if (tag.kind === 'close' && BLOCKS.has(tag.name)) close(reading);
}

/** A line feed breaks the line in preformatted text and is a space elsewhere. */
function readText(reading: Reading, text: string): void {
  for (const [index, part] of text.split(reading.preformatted === 0 ? LINE_ENDS : PREFORMATTED_LINE_ENDS).entries()) {
    if (index % 2 === 1) readBreak(reading, part);
    else if (isBlank(unescaped(part))) readBlanks(reading, part);
    else readWords(reading, part);
  }
}

function readWords(reading: Reading, text: string): void {
  const { kept } = reading;
  kept.push(text.replace(LONG_BLANKS(), (_run, first: string, rest: string) => first + spaceOf(rest)));
  markVisible(reading);
}

function readBlanks(reading: Reading, text: string): void {
  const { kept } = reading;
  const characters = [...text];
  const room = Math.max(0, MAX_BLANKS - reading.blanks);
  const first = characters.slice(0, room).join('');
  const more = spaceOf(characters.slice(room).join(''));
  reading.blanks += characters.length;
  addHiddenText(reading, text);
  if (first !== '') kept.push(first);
  if (more !== '' && kept.at(-1) !== ' ') kept.push(more);
}

/** Replaces blanks that are left out: by a space if they separated words, and by nothing if they are invisible characters within a word. */
function spaceOf(blanks: string): string {
  return /\s/.test(blanks) ? ' ' : '';
}

/** A line break beyond the limit becomes a space, so that the words on both sides stay separate. */
function readBreak(reading: Reading, text: string): void {
  const { kept } = reading;
  reading.breaks += 1;
  addHiddenText(reading, ' ');
  if (reading.breaks <= MAX_BREAKS) kept.push(text);
  else if (kept.at(-1) !== ' ') kept.push(' ');
}

function addHiddenText({ blocks }: Reading, text: string): void {
  const block = blocks.at(-1);
  if (block?.isVisible === false) block.text += text;
}

function markVisible(reading: Reading): void {
  reading.breaks = 0;
  reading.blanks = 0;
  const block = reading.blocks.at(-1);
  if (block !== undefined) block.isVisible = true;
}

/** Ends the innermost block, and removes it if nothing in it is visible. Its text is kept where it is part of the receipt's hash. */
function close({ kept, blocks }: Reading): void {
  const ended = blocks.pop();
  const parent = blocks.at(-1);
  if (ended === undefined || parent === undefined) throw new Error('stored HTML is not in canonical form');
  if (ended.isVisible) {
    parent.isVisible = true;
    return;
  }
  const words = normalised(ended.text);
  kept.length = ended.start;
  if (words === '') return;
  kept.push(` ${words}`);
  parent.text += ` ${words}`;
}
