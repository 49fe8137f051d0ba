// Brings texts and typed words into the form in which the desk's search compares them. Pure.
// Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese are searched by characters, because they are written without spaces between words.

import { withPlainLetters } from '../values/term.ts';
import { tokensOf, unescaped } from './stored-html.ts';

/** Soft hyphens, joiners and other signs that cannot be seen. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu;
/** Accents of Latin, Greek and Cyrillic, and the vowel signs of Hebrew and Arabic. Other scripts cannot be read without their marks. */
const ACCENTS =
  /[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06ED]/g;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*/gu;
const ASCII = /^[\0-\x7F]*$/;

/** Returns a text in lower case without accents, in which each character of an unspaced script is a word of its own. */
export function searchable(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  const letters = lower.replace(INVISIBLE, '').normalize('NFKD').replace(ACCENTS, '').normalize('NFC');
  return withPlainLetters(letters).replaceAll('ς', 'σ').replace(UNSPACED, ' $& ');
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

/** Fewest letters at the end of what was typed that also find longer words. */
const BEGINNING_LETTERS = 3;

const TYPED = /"([^"]*)"?|[^\s"]+/g;
const QUOTES = /[“”„«»]/g;
const READABLE = /[\p{L}\p{N}\p{Co}]/u;

/** Returns the query for SQLite's FTS5: every word must occur, and the last may be the beginning of one. Words between quotation marks must follow
 *  each other. Everything that was typed is quoted, so that nothing of it is an operator. Returns an empty text if no word was typed. */
export function searchQuery(typed: string): string {
  const phrases = [...typed.replace(QUOTES, '"').matchAll(TYPED)]
    .map(([whole, quoted]) => ({ words: searchable(quoted ?? whole).replace(/["\0]/g, ' '), isQuoted: quoted !== undefined }))
    .filter(({ words }) => READABLE.test(words));
  const last = phrases.at(-1);
  const ending = last === undefined || last.isQuoted ? '' : (/[\p{L}\p{N}\p{M}]+$/u.exec(last.words)?.[0] ?? '');
  return phrases.map(({ words }) => `"${words.trim()}"`).join(' ') + (ending.length >= BEGINNING_LETTERS ? ' *' : '');
}
