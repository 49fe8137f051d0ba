// Plain characters: the only ones in lines of a notice and in names of tokens, so that a line can be read and copied, and names can be
// distinguished. One rule for every script in general use (Unicode UAX 31, table 5; UTS 39 §5.1). Pure.

/** A word has letters of one row. Chinese, Japanese and Korean are written in several scripts at once. */
const WRITING_SYSTEMS = [
  ...['Arabic', 'Armenian', 'Bengali', 'Cyrillic', 'Devanagari', 'Ethiopic', 'Georgian', 'Greek', 'Gujarati', 'Gurmukhi', 'Hebrew'],
  ...['Kannada', 'Khmer', 'Lao', 'Malayalam', 'Myanmar', 'Oriya', 'Sinhala', 'Tamil', 'Telugu', 'Thaana', 'Thai', 'Tibetan'],
  'Han Bopomofo',
  'Han Hiragana Katakana',
  'Han Hangul',
].map((scripts) => scripts.split(' ').map((script) => `\\p{scx=${script}}`));

/** Of the Latin script the letters of today's alphabets in Europe, Asia and Africa, with any accents. Those of dictionaries are left
 *  out, because most of them look like another. */
const LATIN = 'A-Za-zＡ-Ｚａ-ｚÆæÐðĐđÞþßẞØøŒœŁłĦħıŊŋŦŧƏəƁɓƊɗƉɖƐɛƑƒƔɣƘƙƝɲƆɔƲʋƳƴ';

/** Decomposed. Marks of no script of their own go with any letter; how many is bounded below. */
const WORDS = [`[${LATIN}]`, ...WRITING_SYSTEMS.map((scripts) => `[${scripts.join('')}]`)].map(
  (letter) => new RegExp(`^(?:${letter}|\\p{scx=Inherited}|(?=\\p{M})\\p{scx=Latin})+$`, 'u'),
);

/** Letters by their category that are signs or apostrophes: the micro sign, ordinals, and what Hawaiian, Uzbek and Ukrainian write. */
const LETTER_SIGNS = /[µªºʻʼ]/gu;

const DIGITS = `0-9０-９〇½¼¾¹²³`;
const SIGNS = '№°®™×÷±−+<=>|~';
const OF_A_SCRIPT = `(?=[${WRITING_SYSTEMS.flat().join('')}])\\p{Nd}`;
/** Whatever is not written here: signs, © and circled letters among them, controls, marks that enclose, digits of mathematics. */
const OTHER = new RegExp(`(?!${OF_A_SCRIPT})[^\\p{L}\\p{Mn}\\p{Mc}\\p{P}\\p{Sc}\\u0020\\u00A0\\u202F\\u3000${DIGITS}${SIGNS}]`, 'u');
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

/** They shape letters in Persian and in the scripts of India, and are invisible anywhere else. */
const JOINERS =
  /(?<=[\p{scx=Arabic}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Gurmukhi}\p{scx=Gujarati}\p{scx=Tamil}\p{scx=Telugu}\p{scx=Kannada}\p{scx=Malayalam}\p{scx=Sinhala}])[\u200C\u200D](?=\p{L})/gu;

/** Three above and below a letter, and five with those beside it (Burmese has four): more would cover the lines around. */
const PILED_MARKS = /\p{Mn}{4}|\p{M}{6}/u;

/** Each objection is a clause that follows the field's name. */
export function objectionsToCharacters(text: string): string[] {
  const found: string[] = [];
  const visible = text.replace(JOINERS, '');
  const [sign] = INVISIBLE.exec(visible) ?? OTHER.exec(visible) ?? [];
  if (sign !== undefined) found.push(`must be letters, digits, spaces and punctuation; ${codePointOf(sign)} is none of them`);
  if (PILED_MARKS.test(visible.normalize('NFD'))) found.push('must not hold more than three marks above and below a letter');
  if (/\p{Zs}{2}/u.test(visible)) found.push('must not hold more than one space in a row');
  const word = wordsOf(visible).find((one) => !WORDS.some((pattern) => pattern.test(one)));
  if (word !== undefined)
    found.push(`must have letters of one script in a word, of scripts in general use; "${word.normalize('NFC')}" has not`);
  return found;
}

function wordsOf(text: string): string[] {
  return (
    text
      .replace(LETTER_SIGNS, '')
      .normalize('NFD')
      .match(/[\p{L}\p{M}]+/gu) ?? []
  );
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
