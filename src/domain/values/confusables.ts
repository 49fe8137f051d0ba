// Texts reduced to what they look like, so that two that a reader would confuse compare equal (after the skeletons of Unicode TR39). Only for
// comparing: a reduced text is never shown. The table needs only the letters that plain-characters.ts lets in, and of those the ones of which
// whole words pass for Latin: one word has one script. Chinese and Japanese are written in several, and Arabic in several spellings of a letter,
// so that theirs are here too. Pure.

/** By the letter that they are compared as, mostly a Latin one. An upper-case letter stands here where it looks like another one than its lower case does. */
const LETTERS: Readonly<Record<string, string>> = {
  a: 'аα',
  ae: 'æ',
  b: 'вьβßɓ',
  c: 'сς',
  d: 'ԁđðɖɗ',
  e: 'еεєҽəɛ',
  f: 'ғƒ',
  g: 'ԍց',
  h: 'һнհħΗ',
  i: 'lіιıłӏ',
  j: 'јյ',
  k: 'кκƙ',
  n: 'пηոռŋɲΝ',
  o: 'оοօσøɔ',
  oe: 'œ',
  p: 'рρքþ',
  q: 'ԛգզ',
  r: 'гґя',
  rn: 'mмΜ',
  s: 'ѕՏ',
  t: 'тτŧ',
  u: 'цμսՍ',
  v: 'ѵνυʋ',
  vv: 'wшωԝա',
  x: 'хχ',
  y: 'уүγɣƴΥ',
  z: 'ζ',
  ...{
    一: 'ー',
    二: 'ニ',
    八: 'ハ',
    力: 'カ',
    千: 'チ',
    卜: 'ト',
    口: 'ロ',
    夕: 'タ',
    工: 'エ',
    才: 'オ',
    匕: 'ヒ',
    又: 'ヌ',
    三: 'ミ',
    丿: 'ノ',
  },
  ...{ へ: 'ヘ', り: 'リ', ک: 'ك', ی: 'يى', ه: 'ہە' },
};

/** Digits and signs that are written for letters. */
const SIGNS: Readonly<Record<string, string>> = { a: '@4', c: '¢', e: '3€', g: '9', i: '1!|', o: '0', s: '$5', t: '7', x: '×' };

function byLook(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(table).flatMap(([shape, letters]) => [...letters].map((letter): [string, string] => [letter, shape])));
}

const LETTER_SHAPES = byLook(LETTERS);
const SIGN_SHAPES = byLook(SIGNS);

/** As it was typed, and in capitals, so that case does not matter: a Greek Ν looks like an N, and its lower case like a v. Digits and signs stay. */
export function skeletons(text: string): readonly [typed: string, capitals: string] {
  const visible = withoutMarks(text);
  return [shapesOf(visible), shapesOf(visible.toUpperCase())];
}

function shapesOf(text: string): string {
  return [...text].map(shapeOf).join('');
}

function shapeOf(letter: string): string {
  const small = letter.toLowerCase();
  return LETTER_SHAPES.get(letter) ?? LETTER_SHAPES.get(small) ?? small;
}

/** In compatibility form, without invisible characters and without the marks of scripts in which a mark is not a vowel. */
function withoutMarks(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]\p{M}*)\p{M}/gu, '');
}

/** With digits and signs as the letters for which they are written. */
export function skeletonsWithSigns(text: string): readonly string[] {
  return skeletons(text).map((shape) => [...shape].map((sign) => SIGN_SHAPES.get(sign) ?? sign).join(''));
}

/** Letters and digits alone, so that spaces and punctuation between them do not matter. */
export function lettersOf(shape: string): string {
  return shape.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Letters that stand apart, as in `a l l`, count as one word. */
export function wordsOf(shape: string): string[] {
  const joined = shape.replace(/(?<![\p{L}\p{N}])([\p{L}\p{N}])[^\p{L}\p{N}]+(?=[\p{L}\p{N}](?![\p{L}\p{N}]))/gu, '$1');
  return joined.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
