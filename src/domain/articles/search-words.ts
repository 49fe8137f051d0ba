// Brings texts and typed words into the form in which the desk's search compares them. Pure.
// Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese are searched by characters, because they are written without spaces between words.

import { latePattern } from '../values/late-pattern.ts';
import { withPlainLetters } from '../values/term.ts';
import { tokensOf, unescaped } from './stored-html.ts';

/** Soft hyphens, joiners and other signs that cannot be seen. */
const INVISIBLE = latePattern(String.raw`\p{Cf}|\p{Variation_Selector}`, 'gu');
/** Accents of Latin, Greek and Cyrillic, and the vowel signs of Hebrew and Arabic. Other scripts cannot be read without their marks. */
const ACCENTS =
  /[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06ED]/g;
const UNSPACED = latePattern(
  String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*`,
  'gu',
);
const ASCII = /^[\0-\x7F]*$/;

/** Returns a text in lower case without accents, in which each character of an unspaced script is a word of its own. */
export function searchable(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  const letters = lower.replace(INVISIBLE(), '').normalize('NFKD').replace(ACCENTS, '').normalize('NFC');
  return withPlainLetters(letters).replaceAll('ς', 'σ').replace(UNSPACED(), ' $& ');
}

/** Elements that do not end a word. */
const WITHIN_WORDS: ReadonlySet<string> = new Set('a abbr b bdi bdo cite code em i s small span strong sub sup time u wbr'.split(' '));

/** Returns the words of a stored body. Captions of its pictures are among them. */
export function wordsOfBody(html: string): string {
  try {
    let words = '';
    for (const { text, tag } of tokensOf(html)) {
      if (tag === undefined) words += unescaped(text);
      else if (!WITHIN_WORDS.has(tag.name)) words += ' ';
    }
    return words;
  } catch {
    // An older program stored HTML that is not in canonical form.
    return unescaped(html.replace(/<[^>]*>/g, ' '));
  }
}

/** Words of fewer letters are not looked for by their beginning. */
const BEGINNING_LETTERS = 3;
/** Longer words are addresses and numbers of files. */
const LONGEST_WORD = 40;
const WORD = latePattern(String.raw`[\p{L}\p{N}\p{M}\p{Co}]+`, 'gu');

/** Returns the different words of a searchable text that can be looked for by their beginning. */
export function wordsIn(text: string): string[] {
  return [...new Set(text.match(WORD()))].filter(({ length }) => length >= BEGINNING_LETTERS && length <= LONGEST_WORD);
}

/** Words of a name beyond these are not looked for. */
const NAME_WORDS = 20;

/** Returns the different words of a name, or of what was typed of one, in the form in which they are compared. */
export function nameWords(name: string): string[] {
  return wordsOfName(searchableName(name));
}

/** Returns the text of a name in which all its words are. */
export function searchableName(name: string): string {
  return searchable(name.replace(/['’ʼ]/g, ''));
}

export function wordsOfName(searchableText: string): string[] {
  const words = searchableText.match(WORD()) ?? [];
  return [...new Set(words.map((word) => word.slice(0, LONGEST_WORD)))].slice(0, NAME_WORDS);
}

interface TypedWords {
  /** Each is one word, or several that must follow each other. */
  phrases: string[];
  /** The last phrase, if it may also end with a longer word: what comes before its last word, and the letters of that word. */
  beginning?: { before: string; letters: string };
}

const TYPED = /"([^"]*)"?|[^\s"]+/g;
const QUOTES = /[“”„«»]/g;
const READABLE = latePattern(String.raw`[\p{L}\p{N}\p{Co}]`, 'u');
const LAST_WORD = latePattern(String.raw`[\p{L}\p{N}\p{M}]+$`, 'u');

/** Reads what was typed: words, and phrases in quotation marks. The last word may be the beginning of one. Without a letter or a digit there are no phrases. */
export function typedWords(typed: string): TypedWords {
  const parts = [...typed.replace(QUOTES, '"').matchAll(TYPED)]
    .map(([whole, quoted]) => ({
      phrase: searchable(quoted ?? whole)
        .replace(/["\0]/g, ' ')
        .trim(),
      isQuoted: quoted !== undefined,
    }))
    .filter(({ phrase }) => READABLE().test(phrase));
  const phrases = parts.map(({ phrase }) => phrase);
  const last = parts.at(-1);
  const letters = last === undefined || last.isQuoted ? '' : (LAST_WORD().exec(last.phrase)?.[0] ?? '');
  if (last === undefined || letters.length < BEGINNING_LETTERS) return { phrases };
  return { phrases, beginning: { before: last.phrase.slice(0, -letters.length), letters } };
}

/** Writes the query for SQLite's FTS5: all phrases must occur. `longer` are words that begin as the last phrase ends. Everything that was typed is quoted,
 *  so that nothing of it is an operator. */
export function searchQuery({ phrases, beginning }: TypedWords, longer: readonly string[]): string {
  const quoted = (phrase: string) => `"${phrase}"`;
  if (beginning === undefined || longer.length === 0) return phrases.map(quoted).join(' ');
  const endings = [...new Set([beginning.letters, ...longer])].map((word) => quoted(beginning.before + word)).join(' OR ');
  const others = phrases.slice(0, -1).map(quoted).join(' ');
  return others === '' ? endings : `(${others}) AND (${endings})`;
}
