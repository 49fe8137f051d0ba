// Rules for embargoes that are called so: "Embargoed until 6am", "Sperrfrist: Redebeginn". Pure.
import { isOfDesks } from './instruction.ts';
import type { Part } from './line-parts.ts';
import type { Rule } from './rule.ts';

/** Of copy only. The noun is used of trade as well. */
const OF_COPY = /embargoed|embargiem|embargad[oa]s?|embargat[oa]|klausul|sperr|check against|adv\d/i;

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

/** "Please respect the embargo", "Wir bitten um Einhaltung der Sperrfrist" */
const REQUEST =
  /^\W*(?:please|kindly|thanks?|thank you|merci|bitte|wir bitten|um einhaltung|es wird gebeten|op dit|vi ber|vi minder|vi påminner|si prega|si ricorda|preghiamo|se ruega|rogamos|recuerden|agradec|pedimos|prosimy|prosi się|gelieve|graag|denk aan|vänligen|respektera|venligst|vennligst|nous vous|we (?:ask|request|trust|remind)|respect|honou?r|observe|note|nb|obs|uwaga|attention|achtung|atención|atenção|attenzione|let op|husk)(?!\p{L})/iu;
const RESPECT =
  /(?<!\p{L})(?:respe[ckt]+|rispett|respeit|honou?r|observ|beacht|einh[aä]lt|overhold|noudat|przestrzeg|nakom|in acht)\p{L}*/iu;
const PLACED_UNDER =
  /(?<!\p{L})(?:carr(?:y|ies)|under|subject to|unterliegt|unter|steht|soumis|sous|sujet[oa]?|sujeit[oa]|bajo|sob|soggett[oa]|sotto|onder|omfatt\p{L}+|obję\p{L}+|belagt|pålagt)(?!\p{L})/iu;

export const EMBARGOES: readonly Rule[] = [
  {
    kinds: /e/,
    also: ({ kinds, text, strange }) =>
      !/P/.test(kinds) &&
      ((strange <= 1 && /^[gr?]{0,3}e[gr?]{0,3}$/.test(kinds) && RESPECT.test(text)) ||
        (strange <= 3 && REQUEST.test(text) && !/n[mr]*e/.test(kinds))),
  },
  {
    kinds: /^[gs]{0,3}[^qPbfn]{0,6}e[rosm]*[bf]?t/,
    also: (part) => part.hasHour && part.strange <= 4 && PLACED_UNDER.test(part.text.slice(0, 120)),
  },
  {
    kinds: /^[gr]*e[^qP]{1,4}$/,
    also: ({ position, text }) => position !== 'within' && /^\W*embargoed (?:to|against|until|till)\s/i.test(text),
  },
  // "Embargo tto maandag 15 februari"
  { kinds: /^[gr]*e\?t[^?qPUN]*$/, also: (part) => part.hasDay && part.isWhole },
  // "Embargo fixé au 27 avril à 14h00", "L'embargo scade venerdì alle 12", "Op dit bericht rust een embargo tot 8 uur"
  { kinds: /^[gs]*[?]?e[rosm]*Z?b?t[^?]*$/, also: (part) => part.hasHour && !/[qPN]/.test(part.kinds) && part.strange <= 1 },
  // "Embargo lifts when the match kicks off"
  {
    kinds: /^[gsr]*e[rosm]*Z[fbtj]/,
    also: ({ position, kinds, text }) =>
      isOfDesks(position) && !/[qP]/.test(kinds) && !/[,:]/.test(text) && !/^\W*embargo \p{L}+ on/iu.test(text),
  },
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

/** What is over, or was never set. */
const LIFTED =
  /(?<!\p{L})(?:embargo\p{L}*\s+(?:ha\s+|har\s+|est\s+|è\s+|is\s+)?(?:expiré|scaduto|verlopen|wygas\p{L}+|terminou|gått ut|vencido|off|utgått|udløbet|abgelaufen)|(?:libre|livre|libero|vrij|fri) (?:de|da|van|för|for) embargo|no longer (?:under |on )?(?:embargo|hold)\p{L}*|goedgekeurd voor publicatie|(?:kill|hold) notice\s[^.]{0,40}\s(?:was|is) an error|(?:hold|embargo|kill)\s+(?:released|lifted|expired|over|withdrawn|gone)|(?:hold|embargo)\p{L}*\s[^.,;:]{0,40}?(?:has been|is|was|now)\s+(?:now\s+)?(?:lifted|off|over|released|removed|expired)|(?:released|free|freed)\s+from\s+(?:the\s+)?embargo|disregard\s+(?:the\s+)?(?:earlier|previous)\s+(?:hold|embargo|kill)|(?:sperrfrist|embargo|sperre)\s*:?\s+(?:entfällt|aufgehoben|abgelaufen|keins?|keine?|aucun|nessuno?|brak|geen|ingen|inget|ninguno)(?!\s*\p{L})|(?:sperrefrist\p{L}*|embargo\p{L}*|klausul\p{L}*)\s+(?:er|är|is|ist|est|está|è)\s+(?:opphevet|ophævet|hävd|hävt|opgeheven|aufgehoben|levé|levantado|revocato|tolto)|cleared for use|good to go|free to use|no embargo|ohne sperrfrist|sans embargo|sin embargo|senza embargo|zonder embargo|utan embargo)(?!\p{L})/iu;
/** Free at once, in ten languages. */
const AT_ONCE =
  /(?<!\p{L})(?:immediate (?:release|use|publication)|sofortige[nrs]? (?:veröffentlichung|verwendung|verwertung)|(?:diffusion|publication|utilisation) immédiate|(?:publicación|difusión|uso|utilización) inmediat[ao]|(?:publicação|divulgação|uso) imediat[ao]|(?:pubblicazione|diffusione|uso) immediat[ao]|onmiddellijke (?:publicatie|vrijgave)|per direct vrij|omedelbar publicering|(?:til )?fri (?:offentliggørelse|publisering|bruk|anvendelse)|umiddelbar (?:offentliggørelse|publisering)|natychmiastowe(?:j|go) (?:publikacji|wykorzystania)|julkaistavissa heti|press release|news release|media release)(?!\p{L})/iu;

/** "There is no embargo", "Embargo lifted" */
export function saysNone({ kinds, text }: { kinds: string; text: string }): boolean {
  if (AT_ONCE.test(text) && !/[hHdiwtb]|n[^?]*[vy]/.test(kinds)) return true;
  if (LIFTED.test(text) && !/[tf]|b[^?]*[tj]/.test(kinds.replace('nb', ''))) return true;
  if (!kinds.includes('e') || (/[vply]/.test(kinds) && !/^[gr]*n[mr]*e/.test(kinds))) return false;
  return /n[mr]*e|^[gr]*e[mr]*n$/.test(kinds) || (kinds.includes('z') && !kinds.includes('n'));
}
