// Rules for embargoes that are called so: "Embargoed until 6am", "Sperrfrist: Redebeginn". Pure.

import { isOfDesks } from './instruction.ts';
import { countOf, has, pattern } from './kind-patterns.ts';
import type { Part } from './line-parts.ts';
import { rulesOf } from './rule.ts';

/** Of copy only. The noun is used of trade as well. */
const OF_COPY = /embargoed|embargiem|embargad[oa]s?|embargat[oa]|klausul|sperr|check against|adv\d/i;

function isSet({ text, isInCapitals, audience, isBracketed }: Part): boolean {
  return isInCapitals || audience === 'editors' || isBracketed || OF_COPY.test(text);
}

function isClosedEmbargo(part: Part): boolean {
  const { kinds, text } = part;
  if (has(kinds, '(ends|name)')) return false;
  // A topic is a word alone, also in a field.
  if (
    has(kinds, '^ embargo $') &&
    !/^[:=!]/.test(part.behind) &&
    !/\p{L}\s+\p{L}/u.test(text) &&
    !part.isInCapitals &&
    !part.isBracketed &&
    !OF_COPY.test(text)
  )
    return false;
  if (isSet(part)) return true;
  if (has(kinds, '^ embargo $'))
    return part.behind.startsWith('!') || /^\W*(?:embargo\s+\p{L}|bajo|sous|under|sob|sotto|onder|unter|strict)/iu.test(text);
  return (
    kinds.length - countOf(kinds, 'notice copy') > 1 &&
    !has(kinds, 'be+ embargo $') &&
    !has(kinds, '^ not(embargo)* boundary not(embargo)* embargo')
  );
}

/** "Embargoed until 1991" */
function isBareYear({ hasDay, hasHour }: Part, rest: string): boolean {
  return rest.startsWith('t') && !hasDay && !hasHour;
}

/** "Embargo until the report is laid before the assembly". "The embargo until 1991 cost farmers dearly" goes on behind the time. */
function isUntilEvent(part: Part, rest: string): boolean {
  const { text, kinds } = part;
  if (part.audience === 'public' && !part.isInCapitals && isUntilNow(text, kinds)) return false;
  if (has(kinds, 'reported') || (isBareYear(part, rest) && !(part.isInCapitals && has(kinds, '^ preamble* embargo')))) return false;
  if (OF_COPY.test(text)) return !has(rest, 'time any* strange any* strange any* strange') && !/,\s*(?!\d)\p{Ll}/u.test(text);
  return !has(rest, 'time any* strange') && !has(rest, '^ strange? $') && !/,/.test(text.slice(-60));
}

/** "The embargo until now covered only crude": what was so in a story. An order names no such end. */
const UNTIL_NOW =
  /(?<!\p{L})embargo (?:up )?(?:until|till|til|to|bis|jusqu['’]|hasta|até|fino (?:a|ad)|tot|tills|indtil|inntil)\s?(?:now|then|recently|lately|jetzt|dato|dahin|vor kurzem|ici|alors|(?:à )?maintenant|à présent|ahora|entonces|hoy|agora|hoje|então|ora|oggi|allora|nu|toe|voor kort|nå|nylig)(?!\p{L})|(?<!\p{L})embargo (?:hittills|hidtil|hittil|finora|bisher|bislang)(?!\p{L})/iu;

/** In prose, more than one word that is none of an instruction comes with it. */
export function isUntilNow(text: string, kinds: string): boolean {
  return has(kinds, 'strange any* strange') && !has(kinds, '(over|publish|publication)') && UNTIL_NOW.test(text);
}

/** "Please respect the embargo", "Wir bitten um Einhaltung der Sperrfrist" */
const REQUEST =
  /^\W*(?:please|kindly|thanks?|thank you|merci|bitte|wir bitten|um einhaltung|es wird gebeten|op dit|vi ber|vi minder|vi påminner|si prega|si ricorda|preghiamo|se ruega|rogamos|recuerden|agradec|pedimos|prosimy|prosi się|gelieve|graag|denk aan|vänligen|respektera|venligst|vennligst|nous vous|we (?:ask|request|trust|remind)|respect|honou?r|observe|note|nb|obs|uwaga|attention|achtung|atención|atenção|attenzione|let op|husk)(?!\p{L})/iu;
const RESPECT =
  /(?<!\p{L})(?:respe[ckt]+|rispett|respeit|honou?r|observ|beacht|einh[aä]lt|overhold|noudat|przestrzeg|nakom|in acht)\p{L}*/iu;
/** An hour without minutes, in languages that have a word before it. */
const HOUR = /(?<!\p{L})(?:alle|às|a las|kl\.?|klokken|klockan|godz\.?)\s\d{1,2}(?!\d)/iu;
const PLACED_UNDER =
  /(?<!\p{L})(?:carr(?:y|ies)|under|subject to|unterliegt|unter|steht|soumis|sous|sujet[oa]?|sujeit[oa]|bajo|sob|soggett[oa]|sotto|onder|omfatt\p{L}+|obję\p{L}+|belagt|pålagt)(?!\p{L})/iu;

export const EMBARGOES = rulesOf([
  {
    kinds: 'embargo',
    also: ({ kinds, text, strange }) =>
      !has(kinds, 'was') &&
      ((strange <= 1 && has(kinds, '^ (notice|only|strange){0,3} embargo (notice|only|strange){0,3} $') && RESPECT.test(text)) ||
        (strange <= 3 && REQUEST.test(text) && !has(kinds, 'no (be|only)* embargo'))),
  },
  {
    kinds: '^ (notice|copy){0,3} not(reported|boundary|no){0,6} embargo (only|outlet|copy|be)* boundary? time',
    also: (part) => part.hasHour && part.strange <= 4 && PLACED_UNDER.test(part.text.slice(0, 120)),
  },
  {
    kinds: '^ preamble* embargo not(reported){1,4} $',
    also: ({ position, text }) => position !== 'within' && /^\W*embargoed (?:to|against|until|till)\s/i.test(text),
  },
  // "Materiał objęty embargiem do zakończenia posiedzenia rządu"
  {
    kinds: '^ preamble* copy be? unknown? be? embargo (until | occasion)',
    also: ({ text, strange, kinds }) => PLACED_UNDER.test(text) && strange <= 3 && !has(kinds, 'told'),
  },
  // "Embargo tto maandag 15 februari"
  { kinds: '^ preamble* embargo strange time not(told|unknown)* $', also: (part) => part.hasDay && part.isWhole },
  // "Embargo fixé au 27 avril à 14h00", "L'embargo scade venerdì alle 12", "Op dit bericht rust een embargo tot 8 uur"
  {
    kinds: '^ (notice|copy)* strange? embargo (only|outlet|copy|be)* ends? until? time not(strange)* $',
    also: (part) => part.hasHour && !has(part.kinds, '(reported|name)') && part.strange <= 1,
  },
  // "Embargo lifts when the match kicks off"
  {
    kinds: '^ (notice|copy|only)* embargo (only|outlet|copy|be)* ends (boundary|time|occasion)',
    also: ({ position, kinds, text }) =>
      isOfDesks(position) && !has(kinds, 'reported') && !/[,:]/.test(text) && !/^\W*embargo \p{L}+ on/iu.test(text),
  },
  { kinds: 'embargo', isClosed: true, also: isClosedEmbargo },
  {
    kinds: 'embargo any* ends | ends any* embargo',
    isClosed: true,
    isWhole: true,
    also: ({ text, hasHour, isInCapitals }) =>
      (hasHour || isInCapitals) &&
      /^\W*(?:the\s+)?(?:\p{L}+\s)?(?:embargo|sperrfrist)\s+(?:lifts?|ends?|expires?|on this|läuft)/iu.test(text),
  },
  {
    kinds:
      '^ (opening|internal|be|name|draft|toBe|outlet|over|release|lacks)* embargo (only|outlet|copy|publish|publication|use|release|published|notice)* (until|lacks)+ (?<rest> any*) $',
    also: isUntilEvent,
  },
  {
    kinds:
      '^ (opening|unknown|internal|be|toBe){0,6} embargo (only|outlet|copy|publish|publication|use|release|published|notice)* boundary+ any* time not(strange|says)* $',
    also: (part) =>
      !has(part.kinds, 'reported') &&
      !isBareYear(part, 't') &&
      (OF_COPY.test(part.text) || !has(part.kinds, 'strange not(embargo)* embargo')),
  },
  // "Sperrfrist Freitag 10 Uhr Rat schließt Bad": a headline follows.
  {
    kinds: '^ (preamble* | copy (copy|release|be)+) embargo (only|outlet|copy|publish|publication|use|release|published)* until? time+',
    also: ({ hasHour, text }) => hasHour && !/^\W*embargo from/i.test(text),
  },
  // "PNAS embargo: 3 p.m.", "SPOILER EMBARGO - until it has aired"
  {
    kinds: '^ unknown{1,2} embargo (time|until)',
    also: ({ hasHour, kinds, text }) => (hasHour || has(kinds, 'embargo until')) && /embargo\s*(?:[:–—]|-\s)/i.test(text),
  },
  // "The results are under embargo until 30 June, 3.30pm BST"
  {
    kinds: '^ (unknown|copy|be|outlet){1,4} lacks? embargo (only|outlet|copy|be)* until+ time+ $',
    also: ({ hasHour, text }) =>
      (hasHour || HOUR.test(text)) && /(?<!\p{L})(?:under|unter|sous|sotto|sob|bajo|onder|embargoed|embargon)(?!\p{L})/iu.test(text),
  },
  { kinds: '^ not(was)* embargo (only|outlet|copy|be)* (until|lacks)', also: ({ audience }) => audience === 'editors' },
]);

/** What is over, or was never set. */
const LIFTED =
  /(?<!\p{L})(?:embargo\p{L}*\s+(?:ha\s+|har\s+|est\s+|è\s+|is\s+)?(?:expiré|scaduto|verlopen|wygas\p{L}+|terminou|gått ut|vencido|off|utgått|udløbet|abgelaufen)|(?:libre|livre|libero|vrij|fri) (?:de|da|van|för|for) embargo|no longer (?:under |on )?(?:embargo|hold)\p{L}*|goedgekeurd voor publicatie|(?:kill|hold) notice\s[^.]{0,40}\s(?:was|is) an error|(?:hold|embargo|kill)\s+(?:released|lifted|expired|over|withdrawn|gone)|(?:hold|embargo)\p{L}*\s[^.,;:]{0,40}?(?:has been|is|was|now)\s+(?:now\s+)?(?:lifted|off|over|released|removed|expired)|(?:released|free|freed)\s+from\s+(?:the\s+)?embargo|disregard\s+(?:the\s+)?(?:earlier|previous)\s+(?:hold|embargo|kill)|(?:sperrfrist|embargo|sperre)\s*:?\s+(?:entfällt|aufgehoben|abgelaufen|keins?|keine?|aucun|nessuno?|brak|geen|ingen|inget|ninguno)(?!\s*\p{L})|(?:sperrefrist\p{L}*|embargo\p{L}*|klausul\p{L}*)\s+(?:er|är|is|ist|est|está|è)\s+(?:opphevet|ophævet|hävd|hävt|opgeheven|aufgehoben|levé|levantado|revocato|tolto)|cleared for use|good to go|free to use|no embargo|ohne sperrfrist|sans embargo|sin embargo|senza embargo|zonder embargo|utan embargo)(?!\p{L})/iu;
/** Free at once, in ten languages. */
const AT_ONCE =
  /(?<!\p{L})(?:immediate (?:release|use|publication)|sofortige[nrs]? (?:veröffentlichung|verwendung|verwertung)|(?:diffusion|publication|utilisation) immédiate|(?:publicación|difusión|uso|utilización) inmediat[ao]|(?:publicação|divulgação|uso) imediat[ao]|(?:pubblicazione|diffusione|uso) immediat[ao]|onmiddellijke (?:publicatie|vrijgave)|per direct vrij|omedelbar publicering|(?:til )?fri (?:offentliggørelse|publisering|bruk|anvendelse)|umiddelbar (?:offentliggørelse|publisering)|natychmiastowe(?:j|go) (?:publikacji|wykorzystania)|julkaistavissa heti|press release|news release|media release)(?!\p{L})/iu;

/** "There is no embargo", "Embargo lifted" */
export function saysNone({ kinds, text }: { kinds: string; text: string }): boolean {
  if (AT_ONCE.test(text) && !has(kinds, '(hold|held|draft|internal|lacks|time|until) | no not(strange)* (publish|published)')) return true;
  if (LIFTED.test(text) && !has(kinds.replace(pattern('no until'), ''), '(time|after) | until not(strange)* (time|occasion)')) return true;
  if (!has(kinds, 'embargo') || (has(kinds, '(publish|publication|release|published)') && !has(kinds, '^ preamble* no (be|only)* embargo')))
    return false;
  return has(kinds, 'no (be|only)* embargo | ^ preamble* embargo (be|only)* no $') || (has(kinds, 'over') && !has(kinds, 'no'));
}
