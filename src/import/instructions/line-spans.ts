// The part of a line that an instruction takes, and whether the story reports or quotes a part. Pure.
import { has } from './kind-patterns.ts';
import type { Piece } from './line-parts.ts';

export interface Span {
  start: number;
  end: number;
  kinds: string;
}

/** In quotes, or beside "said". */
export function isToldOrQuoted(line: string, pieces: readonly Piece[], index: number): boolean {
  const { start, end, kinds } = pieces[index] ?? { start: 0, end: 0, kinds: '' };
  if (/["“”«»„]/.test(line.slice(Math.max(0, start - 2), end + 2)) || has(kinds, '^ not(boundary|lacks)* says')) return true;
  const [before, next] = [pieces[index - 1], pieces[index + 1]];
  return (
    (before !== undefined && has(before.kinds, 'says') && !/[.!)\]|]/.test(before.behind)) ||
    (next !== undefined && has(next.kinds, 'says') && !/[.!)\]|]/.test(pieces[index]?.behind ?? ''))
  );
}

const MOST_TIMES = 6;
const TIME_CHARS = 80;

function isTime(piece: Piece | undefined): boolean {
  return (
    piece !== undefined &&
    piece.text.length <= TIME_CHARS &&
    has(piece.kinds, '^ (boundary|time|only|be|notice|outlet|approval|occasion|embargo)* $') &&
    has(piece.kinds, 'time')
  );
}

/** With the labels before it and the times behind it. */
export function spanOf(pieces: readonly Piece[], first: number, last: number): Span | undefined {
  let [from, to] = [first, last];
  while (from > 0 && has(pieces[from - 1]?.kinds ?? '?', '^ (notice|copy)* $')) from -= 1;
  while (to - last < MOST_TIMES && isTime(pieces[to + 1])) to += 1;
  const [start, end] = [pieces[from], pieces[to]];
  if (start === undefined || end === undefined) return undefined;
  const kinds = pieces
    .slice(from, to + 1)
    .map((piece) => piece.kinds)
    .join('');
  return { start: from === 0 ? 0 : start.start, end: end.end, kinds };
}
