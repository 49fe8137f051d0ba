// Cuts the opening words out of a stored body or a text. Pure.
import { latePattern } from '../values/late-pattern.ts';
import { tokensOf } from './stored-html.ts';

/** Elements whose tags do not end a word: `un<b>believ</b>able` is one word. */
const WITHIN_WORDS: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code em i q rp rt ruby s small span strong sub sup time u wbr'.split(' '),
);

/** Rules by which excerpts are cut. Receipts hash the cut text, so each version of an article keeps the rules that it was made under. 1: a word has
 *  any length. 2: a word of more than `WORD_CHARS` characters counts as several, so that an excerpt cannot be the whole text. */
export type ExcerptRules = 1 | 2;
/** The rules of versions that are made now. */
export const CURRENT_EXCERPT_RULES = 2;

/** Longer than any word of a dictionary. An address that is written out may be longer, and then counts as several words. */
const WORD_CHARS = 100;

/** Returns the first `count` words of a body as HTML in which every element is closed. An ellipsis marks the cut; a body of no more words is returned
 *  whole. A count below 1 gives an empty string. */
export function firstWords(html: string, count: number, rules: ExcerptRules): string {
  if (count < 1) return '';
  let kept = '';
  let left = count;
  let inWord = false;
  /** Characters of the word that the next text may continue. */
  let before = 0;
  /** End of the last word that fits, and the elements that are open there. */
  let last: { end: number; open: string[] } = { end: 0, open: [] };
  const open: string[] = [];
  for (const { text, tag } of tokensOf(html)) {
    if (tag?.kind === 'open') open.push(tag.name);
    if (tag?.kind === 'close') open.pop();
    for (const word of tag === undefined ? eachWord(text, rules, before) : []) {
      const isNew = !(inWord && word.start === 0 && word.joins);
      if (isNew && left === 0) return `${(kept + text).slice(0, last.end)}…${closing(last.open)}`;
      if (isNew) left -= 1;
      if (left === 0) last = { end: kept.length + word.end, open: [...open] };
      before = word.chars;
    }
    kept += text;
    inWord = tag === undefined ? !endsApart(text) : inWord && WITHIN_WORDS.has(tag.name);
    if (!inWord) before = 0;
  }
  return kept;
}

/** Returns the first `count` words of plain text, with an ellipsis if more words were cut off. */
export function firstWordsOfText(text: string, count: number, rules: ExcerptRules): string {
  if (count < 1) return '';
  const words = [...eachWord(text, rules)];
  const last = words[count - 1];
  return last === undefined || words.length === count ? text : `${text.slice(0, last.end)}…`;
}

interface Word {
  start: number;
  end: number;
  /** At the beginning of a text, it may continue the word before a tag. */
  joins: boolean;
  /** Its length with what the text before it had of it, a character reference counted as one. */
  chars: number;
}

/** Scripts without spaces between words. Words of these can only be separated with a dictionary. */
const SPACELESS = latePattern(
  String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]`,
  'u',
);

const segmenters = new Map<'word' | 'grapheme', Intl.Segmenter>();

/** Made at the first use, because loading the dictionary takes some 2 % of the time in which a Worker starts. */
function segmenterOf(granularity: 'word' | 'grapheme'): Intl.Segmenter {
  const segmenter = segmenters.get(granularity) ?? new Intl.Segmenter('en', { granularity });
  segmenters.set(granularity, segmenter);
  return segmenter;
}

/** Yields the index at which each word of a text begins, under the rules with the fewest words. It is a generator, because callers may stop early. */
export function* wordStarts(text: string): Generator<number> {
  if (SPACELESS().test(text)) for (const { start } of eachWord(text, 1)) yield start;
  else for (const { index } of text.matchAll(RUN)) yield index;
}

/** What spaces set apart. */
const RUN = /[^\s\u200B]+/g;

/** Tells whether the text ends with a space, so that the text after it begins a new word. */
export function endsApart(text: string): boolean {
  return /[\s\u200B]$/.test(text);
}

/** `before`: characters of a word that the text may continue. */
function* eachWord(text: string, rules: ExcerptRules, before = 0): Generator<Word> {
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const words = SPACELESS().test(run) ? segmentsOf(run) : [wholeOf(run)];
    const shorter = rules === 1 ? words : withoutLongWords(run, [...words], index === 0 ? before : 0);
    for (const { start, end, joins, chars = 0 } of shorter) yield { start: index + start, end: index + end, joins, chars };
  }
}

function wholeOf(run: string): Piece {
  return { start: 0, end: run.length, joins: true };
}

type Piece = Omit<Word, 'chars'> & { chars?: number };

function* segmentsOf(run: string): Generator<Piece> {
  // A character reference is not a word and must not be cut in two.
  const letters = run.replace(REFERENCE, (reference) => ' '.repeat(reference.length));
  for (const { segment, index, isWordLike } of segmenterOf('word').segment(letters)) {
    if (isWordLike === true) yield { start: index, end: index + segment.length, joins: false };
  }
}

const REFERENCE = /&#?\w+;/g;

/** Begins a new word after every `WORD_CHARS` characters. The signs after a word count with it, because thousands of them are as much text. */
function* withoutLongWords(run: string, words: readonly Piece[], before: number): Generator<Piece> {
  const [first = wholeOf(run), ...others] = words;
  // Signs before the first word continue the word before the tag.
  const places = first.start === 0 ? [first, ...others] : [{ start: 0, end: 0, joins: true }, first, ...others];
  let chars = before;
  for (const [number, { start, end, joins }] of places.entries()) {
    const next = places[number + 1]?.start ?? run.length;
    if (!(start === 0 && joins)) chars = 0;
    const cuts: number[] = [];
    for (const { index, length } of charactersOf(run.slice(start, next))) {
      if (chars + length > WORD_CHARS && chars > 0) {
        cuts.push(start + index);
        chars = 0;
      }
      chars += length;
    }
    if (end > 0) yield { start, end: Math.min(end, cuts[0] ?? end), joins, chars };
    yield* cuts.map((cut, at) => ({ start: cut, end: cuts[at + 1] ?? next, joins: false, chars }));
  }
}

/** Yields the characters as readers see them, with their lengths: a reference is one, and one of very many code points is several. */
function* charactersOf(text: string): Generator<{ index: number; length: number }> {
  // With joiners after its first letter, a reference is one character for the segmenter.
  const letters = text.replace(REFERENCE, (reference) => `&${'\u200D'.repeat(reference.length - 1)}`);
  for (const { segment, index } of segmenterOf('grapheme').segment(letters)) {
    if (segment.startsWith('&\u200D')) yield { index, length: 1 };
    else if (segment.length <= WORD_CHARS) yield { index, length: segment.length };
    else for (const { 0: point, index: within } of segment.matchAll(/./gsu)) yield { index: index + within, length: point.length };
  }
}

function closing(open: readonly string[]): string {
  return open
    .map((name) => `</${name}>`)
    .reverse()
    .join('');
}
