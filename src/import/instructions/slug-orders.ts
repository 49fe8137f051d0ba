// Recognises an order to desks in a slug line, whose other words are the topic: "HOLD-council-contracts", "bribes-probe--on hold". Pure.
import { has, pattern } from './kind-patterns.ts';
import { kindsIn } from './line-words.ts';

const SLUG_CHARS = 120;
const MARK = /[-_/,.\s]+/;
const MOST_ORDER_WORDS = 4;
/** Nothing but copy is called so. */
const OF_COPY =
  /(?<!\p{L})(?:sperr?e?frist|klausuler\w*|embargoed|hfr|dnp|dnu|nfp|elim|draft\d{1,4}|spiked|storno|annulation|annulée?|anulad[oa]|adv-?\d{2,3}|wycofan[aey]|hold\s?4\s?\p{L}+)(?!\p{L})/iu;
/** In capitals, among words that are not. */
const KILL = /(?:^|[-_/,.])(?:KILL|WITHDRAWN|ELIM|SPIKED)(?:[-_/,.]|$)/;
const ORDER = pattern(
  '^ (notice|only|be)* ((hold|held) (boundary|hold|held|lacks|approver|approval|notice|occasion|copy)* | kill+ | draft | no not(strange)* (use|publish|publication|release|published) not(strange)* | no until any* | embargo | advance time* | preamble* lacks+ (approval|approver)*) $',
);
/** In small letters, a topic may be any of these words alone. */
const CLEAR_ORDER = pattern(
  '^ ((hold|held) (boundary|lacks)? approver+ | hold boundary any+ | no until any* time | no not(strange)* (publish|publication) not(strange)*) $',
);
/** "Hold up" and "stand by" are said of people as well, "on hold" and "håll inne" of copy. */
const OF_PEOPLE = /^(?:hold|stand|sit|lie|keep|stay|steer|hang|do)(?!\p{L})/iu;

/** The order in a slug line: its first or last words, in capitals beside a topic that is not, or clear in themselves. */
export function orderInSlug(slug: string): string | undefined {
  if (slug.length > SLUG_CHARS) return undefined;
  if (KILL.test(slug) && /\p{Ll}/u.test(slug)) return 'KILL';
  const named = OF_COPY.exec(slug)?.[0];
  if (named !== undefined && !/lifted|expired/i.test(slug)) return named;
  if (has(kindsIn(slug), 'no until time')) return slug;
  const words = slug.split(MARK).filter((word) => word !== '');
  for (let count = Math.min(MOST_ORDER_WORDS, words.length - 1); count > 0; count -= 1) {
    for (const [part, rest] of [
      [words.slice(0, count), words.slice(count)],
      [words.slice(-count), words.slice(0, -count)],
    ] as const) {
      const text = part.join(' ');
      const kinds = kindsIn(text);
      const isSet = part.every(isShouted) && rest.some((word) => /\p{Ll}/u.test(word));
      if ((isSet && ORDER.test(kinds)) || (isClear(text) && (CLEAR_ORDER.test(kinds) || (has(kinds, '^ hold $') && !OF_PEOPLE.test(text)))))
        return text;
    }
  }
  return undefined;
}

/** "Hold-the-salt" and "hold-up" are topics, and so is a word alone. */
function isClear(text: string): boolean {
  return /\s/.test(text) && !/hold (?:up|the|on|out|em)(?!\p{L})/iu.test(text);
}

function isShouted(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}
