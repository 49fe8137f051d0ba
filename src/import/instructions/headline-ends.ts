// Recognises an order to desks at an end of a headline: "Fire destroys warehouse - KILLED", "Mayor resigns (draft)", "ELIMINATE-Mayor resigns". Pure.

import type { Instant } from '../../domain/values/instant.ts';
import { comparable } from './clauses.ts';
import { embargoIn } from './embargo.ts';
import type { Instruction } from './instruction.ts';
import { killIn } from './kill.ts';
import { has, pattern } from './kind-patterns.ts';
import { isInCapitals } from './line-parts.ts';
import { kindsIn } from './line-words.ts';

/** Behind a dash, in brackets or between stars at the end. */
const END = /(?:\s[-–—]{1,3}\s*|\s*[([{]\s*|\s*[*+]{1,3}\s*|\s*--\s*|\s\|\s*|\s\/{1,2}\s*|\s<\s*)([^()[\]{}|*<>]{2,60}?)\s*[)\]}*+>]*\s*$/u;
/** In capitals, behind small letters: "Mayor resigns DRAFT2". */
const SHOUTED_END = /(?<=\p{Ll}['’"]?)\s+(\p{Lu}{4,}\s?\d{0,2})$/u;
/** "HOLD Council chief to step down": in capitals, before a headline that is in small letters. */
const SHOUTED_START = /^\W{0,3}((?:\p{Lu}{2,}\s+){0,2}\p{Lu}{4,})\s+(?=\p{Lu}['’]?\p{Ll})/u;
const START = /^[\s*_#([{]*(\p{Lu}[\p{Lu}\s]{3,30}?)\s*(?:[)\]}*:|/]|[-–—]{1,3})\s*(?=\p{L})/u;
/** "xx KILL xx" */
const MARKED = /(?:^|\s)x{1,5}\s?(KILL|DRAFT|HOLD|SPIKE|EMBARGO)\s?x{1,5}(?:\s|$)/u;
const DRAFT =
  /^\W{0,3}(draft|entwurf|bozza|brouillon|borrador|rascunho|utkast|udkast|kladde|luonnos|szkic)\s*(?:[-–—]{1,2}|:|\|)\s+(?=\p{Lu})/iu;
const MOST_CHARS = 300;
/** All of its words are of an order, and one of them keeps copy back. */
const STATE = pattern(
  '^ (opening|be|time|draft)* ((draft|hold|held|embargo|internal|advance) | lacks (approved|approver) | approved lacks | no (lacks|be)* (approved|use|publish|published|publication) | toBe+ approved | no boundary) not(told|unknown)* $',
);
const KILL = pattern(
  '^ (notice|only|copy|be|mistake)* toBe? kill (kill|notice|copy|be|mistake|approver)* $ | ^ (notice|only|copy|be)* no (be|only)* use (copy|outlet|only|notice)* $ | ^ (notice|only|copy|be)* use (copy|outlet|only)* no $',
);
const CLEAR_KILL =
  /^\W*(?:withdrawn|killed|retracted|spiked|unpublish|avpubl|afpubl|d[eé]publ|despubl|zurückgezogen|annull|annulé|gekillt|gelöscht)/iu;
/** A headline of a story has these words at its end as well. */
const OF_STORY =
  /^\W*(?:stop|halt|on hold|background|planning|staff|secret|private|dead|parking|park|delayed|cancelled|suspended|blocked|kept|analysis)\W*$/iu;

export function orderAtHeadlineEnd(headline: string, now: Instant): Instruction | undefined {
  const text = comparable(headline.slice(0, MOST_CHARS));
  const start = START.exec(text);
  if (start?.[1] !== undefined && /\p{Ll}/u.test(text) && has(kindsIn(start[1]), '^ preamble* kill+ $'))
    return { kind: 'kill', text: start[1].trim() };
  const shouted = SHOUTED_START.exec(text);
  if (shouted?.[1] !== undefined && !OF_STORY.test(shouted[1])) {
    const found = shoutedOrder(shouted[1], text.slice(shouted[0].length));
    if (found !== undefined) return found;
  }
  const marked = MARKED.exec(text)?.[1];
  if (marked !== undefined) return /KILL|SPIKE/.test(marked) ? { kind: 'kill', text: marked } : { kind: 'embargo', text: marked };
  const draft = DRAFT.exec(text);
  if (draft !== null) return { kind: 'embargo', text: (draft[1] ?? '').trim(), rest: text.slice(draft[0].length) };
  const end = END.exec(text) ?? SHOUTED_END.exec(text);
  const words = end?.[1];
  if (end === null || words === undefined || end.index === 0 || OF_STORY.test(words) || words.includes('?')) return undefined;
  const kinds = kindsIn(words);
  const isSet = isInCapitals(words) || /[([{*<]/.test(end[0]) || has(kinds, '^ preamble');
  const rest = text.slice(0, end.index).trim();
  if (KILL.test(kinds) && (isSet || /\s/.test(words) || CLEAR_KILL.test(words))) return { kind: 'kill', text: words };
  if (
    STATE.test(kinds) &&
    !has(kinds, 'over') &&
    (isSet || has(kinds, '^ embargo $') ? /[\p{Ll}]/u.test(rest) || !isInCapitals(text) || /[([{*<]/.test(end[0]) : kinds.length > 1)
  )
    return { kind: 'embargo', text: words, rest };
  if (!isSet) return undefined;
  const found = killIn(words, 'public', true) ?? embargoIn(words, 'public', now, 'behind');
  return found === undefined || found.kind === 'kill' ? found : { ...found, rest };
}

/** The words are all of an order. */
function shoutedOrder(words: string, rest: string): Instruction | undefined {
  const kinds = kindsIn(words);
  if (has(kinds, '^ preamble* kill{2,} $')) return { kind: 'kill', text: words };
  return has(kinds, '^ preamble* ((hold|held|draft|embargo|keep)+ | lacks occasion?) $')
    ? { kind: 'embargo', text: words, rest }
    : undefined;
}

/** "EMBARGOED TO 0001 WEDNESDAY. Fares fall in January.": a sentence of its own that names an embargo, or a time. */
const SENTENCE = /^[^\n.!]{6,150}[.!](?=\s+(?!(?:Jan|Feb|M[aä]r|Apr|Ma[ijy]|Jun|Jul|Aug|Sep|Okt|Oct|Nov|De[szc])\p{L}*)\p{Lu})/u;

/** The order that the first of several sentences is. */
export function orderInFirstSentence(text: string, now: Instant): Instruction | undefined {
  const first = SENTENCE.exec(text)?.[0];
  const found = first !== undefined && /embarg|sperrfrist|\d/i.test(first) ? embargoIn(first, 'public', now) : undefined;
  return first === undefined || found?.kind !== 'embargo' ? undefined : { ...found, rest: text.slice(first.length).trim() };
}
