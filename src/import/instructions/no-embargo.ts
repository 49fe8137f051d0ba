// An embargo that a field of a content system switches off: "Embargo: nein", and in elements side by side "Embargo | Nej". Pure.

const NOT_SET_WORDS =
  'false|no|off|n|0|nein|non|nee|não|nao|nej|nei|nie|ei|null|none|nil|brak|aus|ingen|inget|geen|keine?|aucun|ninguno|nenhum|nessuno';
const LABEL =
  '(?:(?:strict(?:ly)?|press|news|under|unter|sous|sob|sotto|bajo|onder)\\s+)?(?:embargo(?:ed|erad|eret|ert)?|embarg[ao][dt][oa]|sperre?frist|sperrvermerk|klausul(?:eret|erad|ert)?)(?:\\s+(?:until|till|date|time|datum|dato))?';

/** The value of a field that is not set. */
export const NOT_SET = new RegExp(`^(?:${NOT_SET_WORDS})$`, 'iu');
const LABEL_ALONE = new RegExp(`^[\\s*_]*${LABEL}\\s*[:?]?[\\s*_]*$`, 'iu');
const LABEL_AND_VALUE = new RegExp(`^[\\s*_]*${LABEL}[\\s:?=|*_–—-]+(?:${NOT_SET_WORDS})[\\s.*_]*$`, 'iu');

/** Whether a line is such a label, and the next one says that there is no embargo. */
export function isLabelOfNone(line: string, next: string): boolean {
  return LABEL_ALONE.test(line) && NOT_SET.test(next.trim().replace(/\.$/, ''));
}

/** "Embargo: nein", "Sperrfrist Nein" */
export function saysNotSet(line: string): boolean {
  return LABEL_AND_VALUE.test(line);
}
