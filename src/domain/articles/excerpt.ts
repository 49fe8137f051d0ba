// Cuts the opening words out of a stored body or a text. Pure.
import { tokensOf } from './stored-html.ts';

/** Elements whose tags do not end a word: `un<b>believ</b>able` is one word. */
const WITHIN_WORDS: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code em i q rp rt ruby s small span strong sub sup time u wbr'.split(' '),
);

/** Returns the first `count` words of a body as HTML in which every element is closed. An ellipsis marks the cut; a body of no more words is returned
 *  whole. A count below 1 gives an empty string. */
export function firstWords(html: string, count: number): string {
  if (count < 1) return '';
  let kept = '';
  let left = count;
  let inWord = false;
  /** End of the last word that fits, and the elements that are open there. */
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

/** Returns the first `count` words of plain text, with an ellipsis if more words were cut off. */
export function firstWordsOfText(text: string, count: number): string {
  if (count < 1) return '';
  const words = wordsOf(text);
  const last = words[count - 1];
  return last === undefined || words.length === count ? text : `${text.slice(0, last.end)}…`;
}

interface Word {
  start: number;
  end: number;
  /** At the beginning of a text, it may continue the word before a tag. */
  joins: boolean;
}

/** Scripts without spaces between words. Words of these can only be separated with a dictionary. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

function wordsOf(text: string): Word[] {
  return [...eachWord(text)];
}

/** Yields the index at which each word of a text begins. It is a generator, because callers may stop early. */
export function* wordStarts(text: string): Generator<number> {
  for (const { start } of eachWord(text)) yield start;
}

/** Tells whether the text ends with a space, so that the text after it begins a new word. */
export function endsApart(text: string): boolean {
  return /[\s\u200B]$/.test(text);
}

function* eachWord(text: string): Generator<Word> {
  for (const { 0: run, index } of text.matchAll(/[^\s\u200B]+/g)) {
    if (SPACELESS.test(run)) yield* segmentsOf(run, index);
    else yield { start: index, end: index + run.length, joins: true };
  }
}

/** `offset` is the index of the run in the text. */
function* segmentsOf(run: string, offset: number): Generator<Word> {
  // A character reference is not a word and must not be cut in two.
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
