// Cuts a page of a partner's feed to a number of bytes. The partner's object does this before it admits the page: it alone knows which
// withdrawals concern the partner, and the quota and the ledger count exactly what is delivered. Pure.
import { present } from '../values/present.ts';
import { type CandidatePosition, START_OF_ARTICLES } from './candidates.ts';

/** An article or a stub: where the page after it begins, and how much room it takes. */
export interface Placed {
  position: CandidatePosition;
  bytes: number;
}

export interface PageLayout {
  /** What a page has beside the head of the feed. */
  roomBytes: number;
  /** What each stub takes besides its own bytes. */
  stubBytes: number;
  /** There is one for each candidate, in the same order. */
  places: Placed[];
  /** Where the list continues after everything in it. Absent at its end. */
  next?: CandidatePosition;
}

export interface PageCut {
  /** The page has the first so many stubs and the first so many candidates. */
  stubs: number;
  candidates: number;
  /** Where the next page begins. Absent on the last page. */
  next?: CandidatePosition;
}

/** A page has at least one stub or one article. Stubs come first. What does not fit is on the next page: nothing is left out. */
export function cutPage(stubs: readonly Placed[], { roomBytes, stubBytes, places, next }: PageLayout): PageCut {
  const fittingStubs = fitting(stubs, { room: roomBytes, extra: stubBytes, least: 1 });
  const last = stubs[fittingStubs.count - 1];
  if (last !== undefined && fittingStubs.count < stubs.length) return { stubs: fittingStubs.count, candidates: 0, next: last.position };
  const { count } = fitting(places, { room: roomBytes - fittingStubs.bytes, extra: 0, least: fittingStubs.count === 0 ? 1 : 0 });
  const after = count === places.length ? next : (places[count - 1]?.position ?? START_OF_ARTICLES);
  return present({ stubs: fittingStubs.count, candidates: count, next: after });
}

interface Room {
  room: number;
  /** Bytes that each item takes besides its own. */
  extra: number;
  least: number;
}

/** Counts the first items that fit, at least `least`, and their bytes. */
function fitting(items: readonly Placed[], { room, extra, least }: Room): { count: number; bytes: number } {
  let sum = 0;
  for (const [count, { bytes }] of items.entries()) {
    if (count >= least && sum + bytes + extra > room) return { count, bytes: sum };
    sum += bytes + extra;
  }
  return { count: items.length, bytes: sum };
}
