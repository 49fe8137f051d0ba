// Checks that a line is complete, so that the house line, which follows as a separate paragraph, cannot be read as its continuation. Pure.
import { latePattern } from '../values/late-pattern.ts';

/** Closing signs of each bracket and quotation mark. The same mark opens in one language and closes in another: “ closes in German and opens in
 *  English, « closes in Danish and opens in French, and ” does both in Swedish. A bracket that is not listed cannot be closed. */
const CLOSING: Readonly<Record<string, string>> = {
  ...{
    '(': ')',
    '[': ']',
    '{': '}',
    '（': '）',
    '［': '］',
    '｛': '｝',
    '〔': '〕',
    '【': '】',
    '《': '》',
    '〈': '〉',
    '「': '」',
    '『': '』',
  },
  ...{
    '"': '"',
    '“': '”',
    '„': '“”',
    '”': '”',
    '‘': '’',
    '‚': '‘’',
    '«': '»',
    '»': '«»',
    '‹': '›',
    '›': '‹›',
    '〝': '〞〟',
    "'": "'",
    '’': '’',
  },
};

/** Signs that readers take for a quotation mark: full-width and Hebrew marks, and the signs of feet and inches. */
const QUOTATION_MARKS: readonly [() => RegExp, string][] = [
  [latePattern(String.raw`(?<!\p{N})[″‶]|[＂״〃]`, 'gu'), '"'],
  [latePattern('[＇׳′‵]', 'gu'), "'"],
];

/** An apostrophe within a word, or the mark of a Hebrew abbreviation. */
const WITHIN_WORD = latePattern(String.raw`(?<=\p{Script=Hebrew})"(?=\p{Script=Hebrew})|(?<=[\p{L}\p{M}\p{N}])['‘’](?=\p{L})`, 'gu');
/** An apostrophe after a word, or after a name that does not end with a letter: the holders’, bog‘, Gazette (web)'s. */
const AFTER_WORD = latePattern(String.raw`(?<=[\p{L}\p{M}\p{N}])['‘’]|(?<=[\p{Pe}.!?®™])['’](?:(?![\p{L}\p{N}])|(?=s(?!\p{L})))`, 'uy');
/** An apostrophe before a word: ’t Gooi, ’s-Gravenhage, ’n, ’k, the ’90s. Before any other word the sign opens a quotation. */
const BEFORE_WORD = latePattern(String.raw`['’](?=[dkmnrst](?![\p{L}\p{N}])|\d\ds?(?![\p{L}\p{N}]))`, 'uy');
const OPENING = latePattern(String.raw`\p{Ps}`, 'u');
const BRACKET = latePattern(String.raw`[\p{Ps}\p{Pe}\p{Pi}\p{Pf}"']`, 'gu');

/** The allowed ends: a letter, a digit, a sign such as ° or ™, a closing bracket or quotation mark, the end of a sentence or of a URL. */
const END = latePattern(
  String.raw`(?:[\p{L}\p{M}\p{N}\p{Pe}\p{Pf}\p{Pi}\p{Sc}"%°®™.!?。．｡！？।॥؟۔։።။]|(?<=\S)'|(?<=\bhttps?://\S*)/)$`,
  'u',
);

/** Lists objections to a line whose placeholders are filled in. Each is a clause that follows the field's name. */
export function objectionsToEnd(line: string): string[] {
  const found: string[] = [];
  const marked = QUOTATION_MARKS.reduce((text, [signs, mark]) => text.replace(signs(), mark), line);
  if (!END().test(marked.trim()))
    found.push('must be complete: it must end with a letter, a digit, a closing bracket or the end of a sentence');
  if (!isBalanced(marked)) found.push('must be complete: it must close every bracket and quotation mark');
  return found;
}

function isBalanced(line: string): boolean {
  const open: { sign: string; index: number }[] = [];
  const text = line.replace(WITHIN_WORD(), '');
  for (const { 0: sign, index } of text.matchAll(BRACKET())) {
    const last = open.at(-1);
    if (last !== undefined && CLOSING[last.sign]?.includes(sign) === true && !isEmpty(text.slice(last.index + 1, index))) open.pop();
    else if (isAt(AFTER_WORD(), text, index) || isAt(BEFORE_WORD(), text, index)) continue;
    else if (sign in CLOSING || OPENING().test(sign)) open.push({ sign, index });
    else return false;
  }
  return open.length === 0;
}

const NOTHING = latePattern(String.raw`^[\s\p{Pi}\p{Pf}"']*$`, 'u');

/** Tells whether there is no text between two marks. Such marks open a quotation together, as in ''so. */
function isEmpty(quoted: string): boolean {
  return NOTHING().test(quoted);
}

function isAt(sticky: RegExp, text: string, index: number): boolean {
  sticky.lastIndex = index;
  return sticky.test(text);
}
