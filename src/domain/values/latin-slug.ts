// A slug of a text in any alphabet, for imported copy and for the console. How letters are spelled is passed in. Pure.
import { latePattern } from './late-pattern.ts';
import { codeFor } from './term.ts';

/** Writes a run of letters of other alphabets in Latin letters. What nobody can spell out letter by letter stays, such as Chinese, Japanese and Hebrew. */
export type SpellLetters = (letters: string) => string;

/** What `codeFor` keeps. */
const CODE_CHARS = 56;

const OTHER_LETTERS = latePattern(String.raw`(?:(?!\p{Script=Latin})[\p{L}\p{M}])+`, 'gu');
const LETTERS = latePattern(String.raw`\p{L}`, 'gu');
const LATIN = latePattern(String.raw`\p{Script=Latin}`, 'gu');

/** The slug, which ends after a whole word; `undefined` if less than half of the letters could be spelled, because it would say something else. */
export function latinSlug(text: string, spell: SpellLetters): string | undefined {
  const latin = text.normalize('NFC').replace(OTHER_LETTERS(), (letters) => spell(letters));
  return isMostlyLatin(latin) ? codeFor(wholeWords(latin.replace(/['’]/g, '').trim())) : undefined;
}

/** Tells whether letters have to be spelled at all. */
export function hasOtherLetters(text: string): boolean {
  return text.normalize('NFC').search(OTHER_LETTERS()) !== -1;
}

/** Tells whether a slug would have at least half of the letters, or at least the digits where there are only digits. */
function isMostlyLatin(text: string): boolean {
  const plain = text.normalize('NFKD');
  const letters = plain.match(LETTERS())?.length ?? 0;
  const latin = plain.match(LATIN())?.length ?? 0;
  return letters === 0 ? /[0-9]/.test(plain) : latin * 2 >= letters;
}

/** A long headline ends after the last word that fits into a slug. */
function wholeWords(text: string): string {
  const [first = '', ...more] = text.split(/\s+/);
  let kept = first;
  for (const word of more) {
    if (codeFor(kept).length + codeFor(word).length >= CODE_CHARS) break;
    kept = `${kept} ${word}`;
  }
  return kept;
}
