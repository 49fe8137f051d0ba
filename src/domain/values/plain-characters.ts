// Checks that lines of a notice and names of tokens have plain characters only, so that lines can be read and copied and names can be told apart. The
// rule is the same for every script in general use (Unicode UAX 31, table 5; UTS 39 §5.1). Pure.
import { latePattern } from './late-pattern.ts';

/** All letters of a word must be of one of these rows. Chinese, Japanese and Korean words combine several scripts. */
const WRITING_SYSTEMS = [
  ...['Arabic', 'Armenian', 'Bengali', 'Cyrillic', 'Devanagari', 'Ethiopic', 'Georgian', 'Greek', 'Gujarati', 'Gurmukhi', 'Hebrew'],
  ...['Kannada', 'Khmer', 'Lao', 'Malayalam', 'Myanmar', 'Oriya', 'Sinhala', 'Tamil', 'Telugu', 'Thaana', 'Thai', 'Tibetan'],
  'Han Bopomofo',
  'Han Hiragana Katakana',
  'Han Hangul',
].map((scripts) => scripts.split(' ').map((script) => `\\p{scx=${script}}`));

/** Latin letters of current alphabets in Europe, Asia and Africa; any accents may be added. Phonetic letters of dictionaries are left out,
 *  because most of them look like another letter. */
const LATIN = 'A-Za-zＡ-Ｚａ-ｚÆæÐðĐđÞþßẞØøŒœŁłĦħıŊŋŦŧƏəƁɓƊɗƉɖƐɛƑƒƔɣƘƙƝɲƆɔƲʋƳƴ';

/** Patterns of decomposed words. A mark that belongs to no script may follow any letter; PILED_MARKS limits their number. */
const WORDS = [`[${LATIN}]`, ...WRITING_SYSTEMS.map((scripts) => `[${scripts.join('')}]`)].map((letter) =>
  latePattern(`^(?:${letter}|\\p{scx=Inherited}|(?=\\p{M})\\p{scx=Latin})+$`, 'u'),
);

/** Signs and apostrophes that Unicode classes as letters: the micro sign, ordinals, and the apostrophes of Hawaiian, Uzbek and Ukrainian. */
const LETTER_SIGNS = /[µªºʻʼ]/gu;

const DIGITS = `0-9０-９〇½¼¾¹²³`;
const SIGNS = '№°®™×÷±−+<=>|~';
const OF_A_SCRIPT = `(?=[${WRITING_SYSTEMS.flat().join('')}])\\p{Nd}`;
/** All other characters are refused: other signs such as © and circled letters, controls, enclosing marks, mathematical digits. */
const OTHER = latePattern(`(?!${OF_A_SCRIPT})[^\\p{L}\\p{Mn}\\p{Mc}\\p{P}\\p{Sc}\\u0020\\u00A0\\u202F\\u3000${DIGITS}${SIGNS}]`, 'u');
const INVISIBLE = latePattern(String.raw`\p{Default_Ignorable_Code_Point}`, 'u');

/** Joiners where they shape letters, as in Persian and in the scripts of India. Anywhere else they are invisible and refused. */
const JOINERS = latePattern(
  String.raw`(?<=[\p{scx=Arabic}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Gurmukhi}\p{scx=Gujarati}\p{scx=Tamil}\p{scx=Telugu}\p{scx=Kannada}\p{scx=Malayalam}\p{scx=Sinhala}])[\u200C\u200D](?=\p{L})`,
  'gu',
);

/** More than three marks above and below a letter, or more than five with those beside it (Burmese needs four). They would cover other lines. */
const PILED_MARKS = latePattern(String.raw`\p{Mn}{4}|\p{M}{6}`, 'u');

const SPACES = latePattern(String.raw`\p{Zs}{2}`, 'u');
const WORD = latePattern(String.raw`[\p{L}\p{M}]+`, 'gu');

/** Lists objections, each as a clause that follows the field's name. */
export function objectionsToCharacters(text: string): string[] {
  const found: string[] = [];
  const visible = text.replace(JOINERS(), '');
  const [sign] = INVISIBLE().exec(visible) ?? OTHER().exec(visible) ?? [];
  if (sign !== undefined) found.push(`must consist of letters, digits, spaces and punctuation; ${codePointOf(sign)} is none of these`);
  if (PILED_MARKS().test(visible.normalize('NFD'))) found.push('must not have more than three marks above and below a letter');
  if (SPACES().test(visible)) found.push('must not have more than one space in a row');
  const word = wordsOf(visible).find((one) => !WORDS.some((pattern) => pattern().test(one)));
  if (word !== undefined)
    found.push(`must have words with letters of one script that is in general use; "${word.normalize('NFC')}" is not such a word`);
  return found;
}

function wordsOf(text: string): string[] {
  return text.replace(LETTER_SIGNS, '').normalize('NFD').match(WORD()) ?? [];
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
