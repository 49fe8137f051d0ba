// Rules for embargoes that are called so: "Embargoed until 6am", "Sperrfrist: Redebeginn". Pure.
import type { Part } from './line-parts.ts';
import type { Rule } from './rule.ts';

/** Of copy only. The noun is used of trade as well. */
const OF_COPY = /embargoed|embargad[oa]s?|embargat[oa]|klausul|sperr|check against|adv\d/i;

function isSet({ text, isInCapitals, audience, isBracketed }: Part): boolean {
  return isInCapitals || audience === 'editors' || isBracketed || OF_COPY.test(text);
}

function isClosedEmbargo(part: Part): boolean {
  const { kinds, text } = part;
  if (/[ZN]/.test(kinds)) return false;
  // A topic is a word alone, also in a field.
  if (
    kinds === 'e' &&
    !/^[:=!]/.test(part.behind) &&
    !/\p{L}\s+\p{L}/u.test(text) &&
    !part.isInCapitals &&
    !part.isBracketed &&
    !OF_COPY.test(text)
  )
    return false;
  if (isSet(part)) return true;
  if (kinds === 'e')
    return part.behind.startsWith('!') || /^\W*(?:embargo\s+\p{L}|bajo|sous|under|sob|sotto|onder|unter|strict)/iu.test(text);
  return kinds.replace(/[gs]/g, '').length > 1 && !/m+e$/.test(kinds) && !/^[^e]*[bf][^e]*e/.test(kinds);
}

/** "Embargoed until 1991" */
function isBareYear({ hasDay, hasHour }: Part, rest: string): boolean {
  return rest.startsWith('t') && !hasDay && !hasHour;
}

/** "Embargo until the report is laid before the assembly". "The embargo until 1991 cost farmers dearly" goes on behind the time. */
function isUntilEvent(part: Part, rest: string): boolean {
  const { text, kinds } = part;
  if (/[qP]/.test(kinds) || (isBareYear(part, rest) && !(part.isInCapitals && /^[gr]*e/.test(kinds)))) return false;
  if (OF_COPY.test(text)) return !/t.*\?.*\?.*\?/.test(rest) && !/,\s*(?!\d)\p{Ll}/u.test(text);
  return !/t.*\?/.test(rest) && !/^\??$/.test(rest) && !/,/.test(text.slice(-60));
}

export const EMBARGOES: readonly Rule[] = [
  { kinds: /e/, isClosed: true, also: isClosedEmbargo },
  {
    kinds: /e.*Z|Z.*e/,
    isClosed: true,
    isWhole: true,
    also: ({ text, hasHour, isInCapitals }) =>
      (hasHour || isInCapitals) &&
      /^\W*(?:the\s+)?(?:\p{L}+\s)?(?:embargo|sperrfrist)\s+(?:lifts?|ends?|expires?|on this|läuft)/iu.test(text),
  },
  { kinds: /^[garsimNdBozlw]*e[rosvpulyg]*[bw]+(.*)$/, also: isUntilEvent },
  {
    kinds: /^[garsimNB?]{0,6}e[rosvpulyg]*[bf]+.*t[^?q]*$/,
    also: (part) => !/[qP]/.test(part.kinds) && !isBareYear(part, 't') && (OF_COPY.test(part.text) || !/\?[^e]*e/.test(part.kinds)),
  },
  // "Sperrfrist Freitag 10 Uhr Rat schließt Bad": a headline follows.
  { kinds: /^(?:[gr]*|s[slm]+)e[rosvpuly]*b?t+/, also: ({ hasHour, text }) => hasHour && !/^\W*embargo from/i.test(text) },
  // "PNAS embargo: 3 p.m.", "SPOILER EMBARGO - until it has aired"
  {
    kinds: /^[?N]{1,2}e(?:t|b)/,
    also: ({ hasHour, kinds, text }) => (hasHour || kinds.includes('eb')) && /embargo\s*(?:[:–—]|-\s)/i.test(text),
  },
  // "The results are under embargo until 30 June, 3.30pm BST"
  {
    kinds: /^[?Nsmo]{1,4}w?e[rosm]*b+t+$/,
    also: ({ hasHour, text }) => hasHour && /(?<!\p{L})(?:under|unter|sous|sotto|sob|bajo|onder|embargoed|embargon)(?!\p{L})/iu.test(text),
  },
  { kinds: /^[^P]*e[rosm]*[bw]/, also: ({ audience }) => audience === 'editors' },
];

/** "There is no embargo", "Embargo lifted" */
export function saysNone({ kinds, text }: { kinds: string; text: string }): boolean {
  if (/(?:hold|embargo|kill)\s+(?:released|lifted|expired|over|withdrawn)/i.test(text)) return true;
  if (!kinds.includes('e') || /[vply]/.test(kinds)) return false;
  return /n[mr]*e|^[gr]*e[mr]*n$/.test(kinds) || (kinds.includes('z') && !kinds.includes('n'));
}
