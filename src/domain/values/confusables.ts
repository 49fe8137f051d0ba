// Reduces texts to what they look like, so that texts which a reader would confuse are equal (in the manner of the skeletons of Unicode TR39). The
// result is only compared and never shown. The table needs only letters that plain-characters.ts accepts. A word has one script, so of Greek,
// Cyrillic and Armenian it needs only letters with which a whole word looks Latin. Chinese and Japanese words combine scripts, and Arabic has
// several codes for a letter, so these are listed too. Pure.
import { latePattern } from './late-pattern.ts';

/** Each entry is the compared form, a colon and the letters that look like it. A capital is listed if it does not look like the same letter as
 *  its small form. */
const LETTERS = [
  'a:аα ae:æ b:вьβßɓ c:сς d:ԁđðɖɗ e:еεєҽəɛ f:ғƒ g:ԍց h:һнհħΗ i:lіιıłӏ j:јյ k:кκƙ n:пηոռŋɲΝ o:оοօσøɔ oe:œ p:рρքþ',
  'q:ԛգզ r:гґя rn:mмΜ s:ѕՏ t:тτŧ u:цμսՍ v:ѵνυʋ vv:wшωԝա x:хχ y:уүγɣƴΥ z:ζ',
  '一:ー 二:ニ 八:ハ 力:カ 千:チ 卜:ト 口:ロ 夕:タ 工:エ 才:オ 匕:ヒ 又:ヌ 三:ミ 丿:ノ',
  'へ:ヘ り:リ ک:ك ی:يى ه:ہە',
];

/** Digits and signs that replace letters. */
const SIGNS = ['a:@4 c:¢ e:3€ g:9 i:1!| o:0 s:$5 t:7 x:×'];

function shapesIn(table: readonly string[]): ReadonlyMap<string, string> {
  const entries = table.flatMap((row) => row.split(' ')).map((entry) => entry.split(':'));
  return new Map(entries.flatMap(([shape = '', letters = '']) => [...letters].map((letter): [string, string] => [letter, shape])));
}

const LETTER_SHAPES = shapesIn(LETTERS);
const SIGN_SHAPES = shapesIn(SIGNS);

/** Reduces a text as it is typed, and in capitals: a Greek Ν looks like an N, but its small form looks like a v. Digits and signs are kept. */
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

const INVISIBLE = latePattern(String.raw`[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]`, 'gu');
/** Marks of scripts in which marks are accents and not vowels. */
const ACCENTS = latePattern(String.raw`(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]\p{M}*)\p{M}`, 'gu');

/** Decomposes a text (NFKD) and removes invisible characters and accents. */
function withoutMarks(text: string): string {
  return text.normalize('NFKD').replace(INVISIBLE(), '').replace(ACCENTS(), '');
}

/** Reduces a text like `skeletons`, with digits and signs as the letters that they replace. */
export function skeletonsWithSigns(text: string): readonly string[] {
  return skeletons(text).map((shape) => [...shape].map((sign) => SIGN_SHAPES.get(sign) ?? sign).join(''));
}

const SEPARATORS = latePattern(String.raw`[^\p{L}\p{N}]`, 'gu');

/** Keeps letters and digits only, so that spaces and punctuation do not matter. */
export function lettersOf(shape: string): string {
  return shape.replace(SEPARATORS(), '');
}

const SPACED_LETTER = latePattern(String.raw`(?<![\p{L}\p{N}])([\p{L}\p{N}])[^\p{L}\p{N}]+(?=[\p{L}\p{N}](?![\p{L}\p{N}]))`, 'gu');
const WORD = latePattern(String.raw`[\p{L}\p{M}\p{N}]+`, 'gu');

/** Splits a reduced text into words. Spaced letters, as in `a l l`, are one word. */
export function wordsOf(shape: string): string[] {
  const joined = shape.replace(SPACED_LETTER(), '$1');
  return joined.match(WORD()) ?? [];
}
