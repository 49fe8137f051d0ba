// Recognises an order to desks at an end of a headline: "Fire destroys warehouse - KILLED", "Mayor resigns (draft)", "ELIMINATE-Mayor resigns". Pure.
import type { Instant } from '../../domain/values/instant.ts';
import { comparable } from './clauses.ts';
import { embargoIn } from './embargo.ts';
import type { Instruction } from './instruction.ts';
import { killIn } from './kill.ts';
import { isInCapitals } from './line-parts.ts';
import { kindsIn } from './line-words.ts';

/** Behind a dash, in brackets or between stars at the end. */
const END = /(?:\s[-–—]{1,3}\s*|\s*[([{]\s*|\s*\*{1,3}\s*|\s\|\s*|\s\/{1,2}\s*|\s<\s*)([^()[\]{}|*<>]{2,60}?)\s*[)\]}*>]*\s*$/u;
/** In capitals, behind small letters: "Mayor resigns DRAFT2". */
const SHOUTED_END = /(?<=\p{Ll}['’"]?)\s+(\p{Lu}{4,}\s?\d{0,2})$/u;
const START = /^[\s*_#([{]*(\p{Lu}[\p{Lu}\s]{3,30}?)\s*(?:[)\]}*:|/]|[-–—]{1,3})\s*(?=\p{L})/u;
const MOST_CHARS = 300;
/** All of its words are of an order, and one of them keeps copy back. */
const STATE = /^[grsmtrda]*(?:[dhHeiA]|w[cCa]|[cC]w|n[wm]*[cCuvyp]|[B]+[cC]|n[bf])[^?NqPU]*$/;
const KILL = /^[grsmE]*k[kgsmEa]*$|^[grsm]*n[mr]*u[sorg]*$|^[grsm]*u[sor]*n$/;
/** A headline of a story has these words at its end as well. */
const OF_STORY =
  /^\W*(?:stop|halt|on hold|background|planning|staff|secret|private|dead|parking|park|delayed|cancelled|suspended|blocked|kept|analysis)\W*$/iu;

export function orderAtHeadlineEnd(headline: string, now: Instant): Instruction | undefined {
  const text = comparable(headline.slice(0, MOST_CHARS));
  const start = START.exec(text);
  if (start?.[1] !== undefined && /\p{Ll}/u.test(text) && /^[gr]*k+$/.test(kindsIn(start[1])))
    return { kind: 'kill', text: start[1].trim() };
  const end = END.exec(text) ?? SHOUTED_END.exec(text);
  const words = end?.[1];
  if (end === null || words === undefined || end.index === 0 || OF_STORY.test(words) || words.includes('?')) return undefined;
  const kinds = kindsIn(words);
  const isSet = isInCapitals(words) || /[([{*<]/.test(end[0]) || /^[gr]/.test(kinds);
  const rest = text.slice(0, end.index).trim();
  if (KILL.test(kinds) && (isSet || !/^k$/.test(kinds))) return { kind: 'kill', text: words };
  if (
    STATE.test(kinds) &&
    !/z/.test(kinds) &&
    (isSet ? /[\p{Ll}]/u.test(rest) || !isInCapitals(text) || /[([{*<]/.test(end[0]) : kinds.length > 1)
  )
    return { kind: 'embargo', text: words, rest };
  if (!isSet) return undefined;
  const found = killIn(words, 'public', true) ?? embargoIn(words, 'public', now, 'behind');
  return found === undefined || found.kind === 'kill' ? found : { ...found, rest };
}
