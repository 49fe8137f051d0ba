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
  ...{ '"': '"', '“': '”', '„': '“”', '”': '”', '‘': '’', '‚': '‘’', '«': '»', '»': '«»', '‹': '›', '›': '‹›', '〝': '〞〟' },
};

/** An apostrophe, the quotation mark of a Hebrew abbreviation. */
const WITHIN_WORD = /(?<=\p{Script=Hebrew})"(?=\p{Script=Hebrew})|(?<=[\p{L}\p{M}])[‘’](?=\p{L})/gu;
/** With the characters before and after it. */
const BRACKET = /(?<=(?<before>.?))(?<sign>[\p{Ps}\p{Pe}\p{Pi}\p{Pf}"])(?=(?<behind>.?))/gu;

/** A letter, a digit, a sign that goes with one, a closing bracket or quotation mark, the end of a sentence or of an address. */
const END = /(?:[\p{L}\p{M}\p{N}\p{Pe}\p{Pf}\p{Pi}\p{Sc}"%°®™.!?。．｡！？।॥؟۔։።။]|(?<=\S)'|(?<=\bhttps?:\/\/\S*)\/)$/u;

/** Each objection is a clause that follows the field's name. `line`: with its placeholders filled in. */
export function objectionsToEnd(line: string): string[] {
  const found: string[] = [];
  if (!END.test(line.trim()))
    found.push('must be complete: it must end with a letter, a digit, a closing bracket or the end of a sentence');
  if (!isBalanced(line)) found.push('must be complete: it must close every bracket and quotation mark');
  return found;
}

function isBalanced(line: string): boolean {
  const open: string[] = [];
  for (const { groups: { before = '', sign = '', behind = '' } = {} } of line.replace(WITHIN_WORD, '').matchAll(BRACKET)) {
    if (CLOSING[open.at(-1) ?? '']?.includes(sign) === true) open.pop();
    else if (isApostrophe(sign, before, behind)) continue;
    else if (sign in CLOSING || /\p{Ps}/u.test(sign)) open.push(sign);
    else return false;
  }
  return open.length === 0;
}

/** At the end of a word, or at its beginning: the holders’, ’t Gooi, bog‘. */
function isApostrophe(sign: string, before: string, behind: string): boolean {
  return (/[‘’]/.test(sign) && /[\p{L}\p{M}\p{N}.]/u.test(before)) || (sign === '’' && /[\p{L}\p{N}]/u.test(behind));
}
