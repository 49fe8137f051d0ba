// Rules for kills by the kinds of the words in a line: what is done to a story, and the story. Pure. kill-words.ts and kill-requests.ts have the forms in
// which the order of the words matters.
import { NOUN, STORY } from './kill-words.ts';
import type { Part } from './line-parts.ts';
import type { Rule } from './rule.ts';

const COPY = new RegExp(
  `(?<![\\p{L}])(?:${STORY}|${NOUN}|meldungen|saken|teksten|texten|depeche|despacho|teletipo|peça|historien?|artiklen|artikeln|servizio|matéria|notícia|juttu|juttua|artikkeli)(?![\\p{L}])`,
  'iu',
);
/** What the story is about is told behind these. */
const ABOUT =
  /(?<!\p{L})(?:about|on|over|slugged|headlined|titled|called|re|from|über|zu[rm]?|vom?|sur|titrée?|intitulée?|sobre|titulad[oa]|do|da|su|sul(?:la)?|dal(?:la)?|om|met)(?!\p{L})/iu;
const NEWS = /(?<!\p{L})(?:how|why|after|by|when|wie|warum|comment|après|tras|após|dopo|na|efter|etter|and|und|et|y)(?!\p{L})/iu;

/** Nothing but the kill and the story, and what the story is about. */
function isOfCopy({ kinds, text, strange }: Part): boolean {
  if (!COPY.test(text) || /^\W*(?:deleted|removed|cancelled|eliminated|\p{L}+ing)\s/iu.test(text) || /[qPU]/.test(kinds) || NEWS.test(text))
    return false;
  return strange === 0 || (strange <= 5 && /^[^?N]*k[^?N]*s[^?N]*[?N]/.test(kinds) && ABOUT.test(text));
}

/** "Do not run", "Använd ej": the story is what is before one. */
const DO_NOT_USE =
  /^\W*(?:please\s+|pls\s+)?(?:(?:do not|don't|never)\s+(?:use|run)|använd\s+(?:ej|inte)|må\s+ikke\s+(?:bruges|brukes|benyttes)|(?:bitte\s+)?nicht\s+verwenden|ne\s+pas\s+utiliser|no\s+(?:usar|utilizar)|não\s+(?:usar|utilizar)|non\s+(?:usare|utilizzare)|niet\s+gebruiken|ikke\s+bru[kg]|bru[kg]\s+ikke)(?:\s+(?:in any form|this (?:story|item|article|version|piece)|(?:esta|questa|deze|denne|denna|diese|cette)\s+\p{L}+))?\W*$/iu;

export const KILLS: readonly Rule[] = [
  { kinds: /n/, also: ({ text, isInCapitals, isWhole }) => (isWhole || isInCapitals) && DO_NOT_USE.test(text) },
  {
    kinds: /^[gr]*a?[gmr]*k[^qPU]*$/,
    also: ({ text, strange, isWhole }) =>
      isWhole &&
      strange <= 4 &&
      /^\W*(?:mandatory\s+|news\s+|pls\s+|please\s+|editors?,?\s+(?:please\s+)?)?(?:kill|takedown|pull|spike)(?!\p{L})/iu.test(text) &&
      (COPY.test(text) || /,/.test(text)) &&
      !NEWS.test(text),
  },
  // "TAKEDOWN", "STRYKS"
  {
    kinds: /^[grs]*k+[sa]*$/,
    also: ({ isInCapitals, text }) =>
      isInCapitals &&
      /KILL|TAKE|WITHDR|RETRACT|STRYK|TREKK|RETRAIT|ANNUL|ANUL|RITIR|INGETR|VERVAL|STORNO|ELIMIN|OBSOL|RECALL|PERU|SLETT|FJERN|RADERA/.test(
        text,
      ),
  },
  // "Pull the piece about the mayor", "Delete this item now"
  { kinds: /^[garm]*k[^k]{0,4}s/, also: isOfCopy },
  // "Sent in error, please ignore", "Item spiked"
  { kinds: /^[gars]*k[g]*k+[os]*$/, isClosed: true },
  { kinds: /^[gas]*[kd]+$/, isClosed: true, isWhole: true, also: ({ text, kinds }) => /spiked/i.test(text) && kinds.includes('s') },
  { kinds: /^[gasmru]*k[mu]*$/, isClosed: true, also: ({ text }) => COPY.test(text) && /no longer|stop|cease/i.test(text) },
  { kinds: /k.*s.*k|s.*k.*k|s.*k.*n.*u|k.*n.*u.*s/, isClosed: true, isWhole: true, also: isOfCopy },
  { kinds: /^g*kg*$/, isWhole: true, also: ({ text }) => /take (?:this|it) down/i.test(text) },
  // "Our report is retracted"
  { kinds: /^[gars]*s[sogm]*k[^?]*$/, isClosed: true, isWhole: true, also: (part) => isOfCopy(part) && !part.kinds.includes('N') },
];

/** In a note to editors. */
export const KILLS_IN_NOTES: readonly Rule[] = [
  {
    kinds: /k/,
    also: ({ kinds, text, strange }) =>
      COPY.test(text) && strange <= 6 && !/n[mr]*k|[qU]/.test(kinds) && !/reference|paragraph|quote|correct/i.test(text),
  },
];
