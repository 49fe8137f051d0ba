// Cuts a page of a partner's feed to a number of bytes. The partner's object does this before it admits the page, because only it knows which
// withdrawals concern the partner, and because quota and ledger must count exactly the delivered articles. Pure.
import { present } from '../values/present.ts';
import { type CandidatePosition, START_OF_ARTICLES } from './candidates.ts';

/** An article or a stub in the list. */
export interface SizedPosition {
  /** Position from which the next page continues if this page ends with the item. */
  position: CandidatePosition;
  /** Bytes that it takes in a page. */
  bytes: number;
}

export interface PageLayout {
  /** Bytes of a page that remain after the head of the feed. */
  roomBytes: number;
  /** Bytes that each stub takes besides its own. */
  stubBytes: number;
  /** One for each candidate, in the same order. */
  positions: SizedPosition[];
  /** Position after the last candidate. Absent: the list has no more. */
  next?: CandidatePosition;
}

export interface PageCut {
  /** Number of stubs on the page, from the first. */
  stubs: number;
  /** Number of candidates on the page, from the first. */
  candidates: number;
  /** Position from which the next page continues. Absent on the last page. */
  next?: CandidatePosition;
}

/** Cuts a page. Stubs are listed first. A page has at least one stub or article if there is any, and the next page continues without a gap. */
export function cutPage(stubs: readonly SizedPosition[], { roomBytes, stubBytes, positions, next }: PageLayout): PageCut {
  const fittingStubs = fitting(stubs, { room: roomBytes, extra: stubBytes, least: 1 });
  const last = stubs[fittingStubs.count - 1];
  if (last !== undefined && fittingStubs.count < stubs.length) return { stubs: fittingStubs.count, candidates: 0, next: last.position };
  const { count } = fitting(positions, { room: roomBytes - fittingStubs.bytes, extra: 0, least: fittingStubs.count === 0 ? 1 : 0 });
  const after = count === positions.length ? next : (positions[count - 1]?.position ?? START_OF_ARTICLES);
  return present({ stubs: fittingStubs.count, candidates: count, next: after });
}

interface Room {
  room: number;
  /** Bytes that each item takes besides its own. */
  extra: number;
  least: number;
}

/** Counts the items that fit, from the first, and their bytes. At least `least` items are counted. */
function fitting(items: readonly SizedPosition[], { room, extra, least }: Room): { count: number; bytes: number } {
  let sum = 0;
  for (const [count, { bytes }] of items.entries()) {
    if (count >= least && sum + bytes + extra > room) return { count, bytes: sum };
    sum += bytes + extra;
  }
  return { count: items.length, bytes: sum };
}
