// Reads two cells of a table as a label and its value: "Publish? | No", "Status | Withdrawn, do not use". Pure. What a label of desks says is asked as a note
// to them; under any other label, hours and figures are facts of the story: "Doors | not before 19:00".

import { restrictionIn } from './desk-notes.ts';
import { has, pattern } from './kind-patterns.ts';
import { kindsIn } from './line-words.ts';

const LABEL_CHARS = 60;
const RESTRAINT =
  /^(?:embargo(?:ed)?|draft|entwurf|brouillon|borrador|bozza|rascunho|utkast|udkast|kladde?|luonnos|hold|on hold)\s*[?:]?$/i;
const PERMISSION =
  /^(?:ok(?:ay)? to (?:publish|run|use)|can (?:be used|run|go)|akkoord|zaakceptowano|zgoda|publish|approved|cleared|usable|ready|veröffentlichen|freigegeben|publier|validé|publicar|aprobado|aprovado|pubblicare|approvato|publiceren|goedgekeurd|publicera|godkänd|godkjent|godkendt|julkaise|hyväksytty)\s*[?:]?$/i;
const DESK =
  /^(?:status|état|estado|stato|embargo status|publication|release|diffusion|diffusione|difusión|divulgação|vrijgave|veröffentlichung|freigabe|publisering|offentliggørelse|publicering|julkaisu|usage|(?:earliest |first )?use|verwendung|nutzung|utilisation|uso|gebruik|användning|brug|bruk|action|(?:special )?instructions?(?: to (?:the )?(?:desks?|editors))?|notes? (?:to|for) (?:the )?(?:desks?|editors)|lawyer(?:s|'s)?(?: read| check)?|legal(?: read| check)?|fact-?check|sign-?off|clearance|freigabe|editing)\s*[?:]?$/i;
const YES = /^(?:yes|y|ja|oui|sí|si|sì|sim|tak|true|kyllä|x|✓|✔)(?:\W*$|,\s)/iu;
const NO = /^(?:no|nein|non|não|nee|nej|nei|nie|ei)(?!\p{L})/iu;
const FIGURE = /^[\d.,]+(?:\s*\p{L}+){0,3}\W*$|^\d[\d.,]*\s.*\p{L}/u;
const HOURS = pattern('^ (boundary|no|only|allowed|hold|held|lacks)* (time|occasion)+ $');

export type CellPair = 'restraint' | 'fact' | undefined;

/** What two cells say together; `undefined`: each has to be asked by itself. */
export function cellPair(label: string, value: string): CellPair {
  const name = label.trim();
  if (name.length > LABEL_CHARS) return undefined;
  const isRestraint = RESTRAINT.test(name);
  const isPermission = PERMISSION.test(name);
  if ((isRestraint && YES.test(value.trim())) || (isPermission && NO.test(value.trim()))) return 'restraint';
  if (isPermission || DESK.test(name)) return restrictionIn(value, false) === undefined ? undefined : 'restraint';
  const [named, kinds] = [kindsIn(name), kindsIn(value)];
  if (named.includes('e')) return NO_EMBARGO.test(value.trim()) ? 'fact' : undefined;
  // "Hold until | 6pm"
  if (has(named, '(boundary|advance)')) return undefined;
  const isHour = HOURS.test(kinds) && !has(named, '(no|hold|held|kill|release|publication|publish|use)');
  return isHour || (FIGURE.test(value.trim()) && !has(kinds, 'time not(strange)* time')) ? 'fact' : undefined;
}

const NO_EMBARGO = /^(?:none|no|keine?|aucun|nessuno|ninguno|nenhum|geen|ingen|inget|ei|-|–)\W*$/iu;
