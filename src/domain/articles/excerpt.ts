// The opening words of a stored body, as HTML. Pure.
import { tokensOf } from './stored-html.ts';

/** Elements whose tags do not end a word: `un<b>believ</b>able` is one word. */
const WITHIN_WORDS: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code em i q rp rt ruby s small span strong sub sup time u wbr'.split(' '),
);

/** At most `count` words, with an ellipsis if more were cut off; open elements are closed. The whole body if it has no more, and an
 *  empty string for a count of 0. */
export function firstWords(html: string, count: number): string {
  if (count < 1) return '';
  let kept = '';
  let left = count;
  let inWord = false;
  /** Where the last word that fits ends, and the elements open there. */
  let last: { end: number; open: string[] } = { end: 0, open: [] };
  const open: string[] = [];
  for (const { text, tag } of tokensOf(html)) {
    if (tag?.kind === 'open') open.push(tag.name);
    if (tag?.kind === 'close') open.pop();
    for (const word of tag === undefined ? wordsOf(text) : []) {
      const isNew = !(inWord && word.start === 0 && word.joins);
      if (isNew && left === 0) return `${(kept + text).slice(0, last.end)}…${closing(last.open)}`;
      if (isNew) left -= 1;
      if (left === 0) last = { end: kept.length + word.end, open: [...open] };
    }
    kept += text;
    inWord = tag === undefined ? !endsApart(text) : inWord && WITHIN_WORDS.has(tag.name);
  }
  return kept;
}

/** The same of plain text. */
export function firstWordsOfText(text: string, count: number): string {
  if (count < 1) return '';
  const words = wordsOf(text);
  const last = words[count - 1];
  return last === undefined || words.length === count ? text : `${text.slice(0, last.end)}…`;
}

interface Word {
  start: number;
  end: number;
  /** It may be the rest of a word that began before a tag. */
  joins: boolean;
}

/** Scripts without spaces between words: only a dictionary can tell a page of them from one long word. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

function wordsOf(text: string): Word[] {
  return [...eachWord(text)];
}

/** Where each word of a text begins; found one by one, for callers that stop early. */
export function* wordStarts(text: string): Generator<number> {
  for (const { start } of eachWord(text)) yield start;
}

/** Whether what follows the text begins a new word. */
export function endsApart(text: string): boolean {
  return /[\s\u200B]$/.test(text);
}

function* eachWord(text: string): Generator<Word> {
  for (const { 0: run, index } of text.matchAll(/[^\s\u200B]+/g)) {
    if (SPACELESS.test(run)) yield* segmentsOf(run, index);
    else yield { start: index, end: index + run.length, joins: true };
  }
}

/** `offset` is where the run begins. */
function* segmentsOf(run: string, offset: number): Generator<Word> {
  // A character reference is no word, and must not be cut in two.
  const letters = run.replace(/&#?\w+;/g, (reference) => ' '.repeat(reference.length));
  for (const { segment, index, isWordLike } of segmenter.segment(letters)) {
    if (isWordLike === true) yield { start: offset + index, end: offset + index + segment.length, joins: false };
  }
}

function closing(open: readonly string[]): string {
  return open
    .map((name) => `</${name}>`)
    .reverse()
    .join('');
}
