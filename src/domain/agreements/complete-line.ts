// Whether a line is complete, so that the house line, which follows in a paragraph of its own, cannot be read as its continuation. Pure.

/** What closes a bracket or a quotation mark. German closes with what opens in English, Danish with what opens in French, and Swedish opens with
 *  what it closes with. An opening bracket that is not here is closed by nothing. */
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

/** Signs that are read as a quotation mark: in full width, of Hebrew, and those of feet and inches. */
const QUOTATION_MARKS: readonly [RegExp, string][] = [
  [/(?<!\p{N})[″‶]|[＂״〃]/gu, '"'],
  [/[＇׳′‵]/gu, "'"],
];

/** An apostrophe, the quotation mark of a Hebrew abbreviation. */
const WITHIN_WORD = /(?<=\p{Script=Hebrew})"(?=\p{Script=Hebrew})|(?<=[\p{L}\p{M}\p{N}])['‘’](?=\p{L})/gu;
/** At the end of a word, and of a name that does not end with a letter: the holders’, bog‘, Gazette (web)'s. */
const AFTER_WORD = /(?<=[\p{L}\p{M}\p{N}])['‘’]|(?<=[\p{Pe}.!?®™])['’](?:(?![\p{L}\p{N}])|(?=s(?!\p{L})))/uy;
/** ’t Gooi, ’s-Gravenhage, ’n, ’k; the ’90s. Before any other word it opens a quotation. */
const BEFORE_WORD = /['’](?=[dkmnrst](?![\p{L}\p{N}])|\d\ds?(?![\p{L}\p{N}]))/uy;
const BRACKET = /[\p{Ps}\p{Pe}\p{Pi}\p{Pf}"']/gu;

/** A letter, a digit, a sign that goes with one, a closing bracket or quotation mark, the end of a sentence or of an address. */
const END = /(?:[\p{L}\p{M}\p{N}\p{Pe}\p{Pf}\p{Pi}\p{Sc}"%°®™.!?。．｡！？।॥؟۔։።။]|(?<=\S)'|(?<=\bhttps?:\/\/\S*)\/)$/u;

/** Each objection is a clause that follows the field's name. `line`: with its placeholders filled in. */
export function objectionsToEnd(line: string): string[] {
  const found: string[] = [];
  const marked = QUOTATION_MARKS.reduce((text, [signs, mark]) => text.replace(signs, mark), line);
  if (!END.test(marked.trim()))
    found.push('must be complete: it must end with a letter, a digit, a closing bracket or the end of a sentence');
  if (!isBalanced(marked)) found.push('must be complete: it must close every bracket and quotation mark');
  return found;
}

function isBalanced(line: string): boolean {
  const open: { sign: string; index: number }[] = [];
  const text = line.replace(WITHIN_WORD, '');
  for (const { 0: sign, index } of text.matchAll(BRACKET)) {
    const last = open.at(-1);
    if (last !== undefined && CLOSING[last.sign]?.includes(sign) === true && !isEmpty(text.slice(last.index + 1, index))) open.pop();
    else if (isAt(AFTER_WORD, text, index) || isAt(BEFORE_WORD, text, index)) continue;
    else if (sign in CLOSING || /\p{Ps}/u.test(sign)) open.push({ sign, index });
    else return false;
  }
  return open.length === 0;
}

/** Two marks with nothing between them open a quotation together: ''so. */
function isEmpty(quoted: string): boolean {
  return /^[\s\p{Pi}\p{Pf}"']*$/u.test(quoted);
}

function isAt(sticky: RegExp, text: string, index: number): boolean {
  sticky.lastIndex = index;
  return sticky.test(text);
}
