// Rules for kills by the kinds of the words in a line: what is done to a story, and the story. Pure. kill-forms.ts has those that depend on the order of their
// words.

import { ABOUT, COPY, FROM_SYSTEMS, NEWS, ONLY_DO_NOT_USE } from './kill-words.ts';
import { has } from './kind-patterns.ts';
import type { Part } from './line-parts.ts';
import { NAMED_COPY, strangers } from './named-kills.ts';
import { type Rule, rulesOf } from './rule.ts';

/** Nothing but the kill and the story, and what the story is about. */
function isOfCopy({ kinds, text, strange }: Part): boolean {
  if (!COPY.test(text) || /^\W*(?:deleted|removed|cancelled|eliminated|\p{L}+ing)\s/iu.test(text) || has(kinds, 'told') || NEWS.test(text))
    return false;
  return strange === 0 || (strange <= 5 && has(kinds, '^ not(unknown)* kill not(unknown)* copy not(unknown)* unknown') && ABOUT.test(text));
}

/** "Kill the toll, drivers tell council": a headline about people who want something else gone. */
const DEMANDED = /,\s(?:[\p{L}'’-]+\s){1,4}(?:tells?|urges?|warns?|asks?|begs?|demands?|orders?|pleads?)(?!\p{L})/iu;

export const KILLS: readonly Rule[] = [
  ...NAMED_COPY,
  ...rulesOf([
    { kinds: 'no', also: ({ text, isInCapitals, isWhole }) => (isWhole || isInCapitals) && ONLY_DO_NOT_USE.test(text) },
    {
      kinds: '^ preamble* approver? (notice|be|only)* kill not(told)* $',
      also: ({ text, strange, isWhole }) =>
        isWhole &&
        strange <= 4 &&
        /^\W*(?:mandatory\s+|news\s+|pls\s+|please\s+|editors?,?\s+(?:please\s+)?)?(?:kill|takedown|pull|spike)(?!\p{L})/iu.test(text) &&
        (COPY.test(text) || (/,/.test(text) && !DEMANDED.test(text))) &&
        !NEWS.test(text),
    },
    // "Pulled on legal advice", "Withdrawn pending inquiry"
    {
      kinds: '^ preamble* kill (approver|approval|lacks)+ (unknown|approver|approval|after|occasion){0,3} $',
      isWhole: true,
      also: ({ text }) =>
        /^\W*(?:pulled|withdrawn|killed|retracted|zurückgezogen|retir|ritir|ingetrokken|trukket|wycofan|anul|annul)/iu.test(text),
    },
    // "The picture must be removed from all platforms", "Wir haben die Meldung zurückgezogen"
    {
      kinds: '^ (who|name|notice|only)? (notice|be|only)* copy{1,3} (be|over|after|who)* (kill|over) after? (copy|outlet|after|notice)* $',
      isWhole: true,
      also: ({ text, kinds }) =>
        COPY.test(text) &&
        (has(kinds, 'kill') || /removed/i.test(text)) &&
        /(?:must|from|haben|has|wurde|all|alle)/i.test(text) &&
        !NEWS.test(text),
    },
    // "TAKEDOWN", "STRYKS"
    {
      kinds: '^ (notice|only|copy)* kill+ (copy|approver)* $',
      also: ({ isInCapitals, text }) =>
        isInCapitals &&
        /KILL|TAKE|WITHDR|RETRACT|ÅTERKALL|TILLBAKADR|TILBAGEKALD|TILBAKEKAL|WYCOF|ANULOW|ODWOŁAN|DISREGARD|SPIKE|STRYK|TREKK|RETRAIT|ANNUL|ANUL|RITIR|INGETR|VERVAL|STORNO|ELIMIN|OBSOL|RECALL|PERU|SLETT|FJERN|RADERA/.test(
          text,
        ),
    },
    // "Pull the piece about the mayor", "Delete this item now"
    { kinds: '^ (notice|approver|only|be)* kill not(kill){0,4} copy', also: isOfCopy },
    // "Sent in error, please ignore", "Item spiked"
    { kinds: '^ opening* kill notice* kill+ (outlet|copy)* $', isClosed: true },
    {
      kinds: '^ (notice|approver|copy)* (kill|draft)+ $',
      isClosed: true,
      isWhole: true,
      also: ({ text, kinds }) => /spiked/i.test(text) && has(kinds, 'copy'),
    },
    {
      kinds: '^ (opening|be|use)* kill (be|use)* $',
      isClosed: true,
      also: ({ text }) => COPY.test(text) && /no longer|stop|cease/i.test(text),
    },
    {
      kinds: 'kill any* copy any* kill | copy any* kill any* kill | copy any* kill any* no any* use | kill any* no any* use any* copy',
      isClosed: true,
      isWhole: true,
      also: isOfCopy,
    },
    { kinds: '^ notice* kill notice* $', isWhole: true, also: ({ text }) => /take (?:this|it) down/i.test(text) },
    // "Our report is retracted"
    {
      kinds: '^ opening* copy (copy|outlet|notice|be|release)* kill not(strange)* $',
      isClosed: true,
      isWhole: true,
      also: (part) => isOfCopy(part) && !has(part.kinds, 'name'),
    },
  ]),
];

/** In a note to editors. */
export const KILLS_IN_NOTES = rulesOf([
  // "À supprimer de tous vos supports", "Eliminar de la web y del archivo"
  {
    kinds: '^ (preamble|be|toBe)* kill',
    also: (part) => FROM_SYSTEMS.test(part.text) && strangers(part) <= 3 && !has(part.kinds, 'told'),
  },
  {
    kinds: 'kill',
    also: ({ kinds, text, strange }) =>
      COPY.test(text) && strange <= 6 && !has(kinds, 'no (be|only)* kill | (says|who)') && !/reference|paragraph|quote|correct/i.test(text),
  },
]);
