// Merges the Catalogue's answers, which may arrive in any order, into the feed states that an isolate has cached. Pure, except that it adds to the
// maps it is given.
import type { FeedName } from './feed-name.ts';
import type { FeedState, FreshnessRecord } from './freshness.ts';

/** Most names that an isolate caches, including names of feeds that do not exist. When the limit is reached, all of them are dropped. */
const NAMES_LIMIT = 5_000;

export interface KnownFeeds {
  /** Unix ms just before the call to the Catalogue. Changes during the call may be missing from the record. */
  askedMs: number;
  record: FreshnessRecord;
  /** A value of `undefined` means that there is no feed of this name. */
  feeds: Map<FeedName, FeedState | undefined>;
  /** `feeds` has every feed that exists, so that another name needs no call. */
  whole: boolean;
  /** A request named a feed that does not exist. More of these are to be expected, from strangers who guess names. */
  missed: boolean;
  /** Unix ms of the last withdrawal or hold within the last hour, by slug. */
  withdrawn: ReadonlyMap<string, number>;
  /** Number of changes made through this isolate. */
  changes: number;
  /** Number of those that were made before the call to the Catalogue. If it is less than `changes`, the next request must call again; the record is
   *  still used in an outage. */
  covered: number;
}

interface FreshnessAnswer {
  askedMs: number;
  record: FreshnessRecord;
  /** The requested feed. */
  name: FeedName | undefined;
  /** The cached state when the Catalogue was called. */
  before: KnownFeeds | undefined;
}

interface Merged {
  /** The answer to this request. */
  answer: KnownFeeds;
  /** The state to cache. */
  known: KnownFeeds;
}

/** Merges an answer. `now` is the cached state when the answer arrives: answers to other requests may have arrived since the call. */
export function mergeAnswer(now: KnownFeeds | undefined, { askedMs, record, name, before }: FreshnessAnswer): Merged {
  const kept = now !== undefined && continues(now, record, before) ? now : undefined;
  const whole = record.whole || kept?.whole === true;
  // With equal heads both are of the same state of the Catalogue. The map is then not copied, because strangers may guess many names.
  const feeds = kept?.record.head === record.head ? kept.feeds : new Map(kept?.feeds);
  for (const state of record.feeds) feeds.set(state.name, state);
  const missed = name !== undefined && feeds.get(name) === undefined;
  if (missed && !whole) feeds.set(name, undefined);
  const answer: KnownFeeds = {
    askedMs,
    record,
    feeds,
    whole,
    missed: missed || kept?.missed === true,
    withdrawn: lastWithdrawals(record),
    changes: now?.changes ?? 0,
    covered: Math.max(before?.changes ?? 0, kept?.covered ?? 0),
  };
  return { answer, known: now !== undefined && isOutdated(now, record, askedMs) ? now : answer };
}

/** Tells whether cached states that the record does not list are still valid. */
function continues(now: KnownFeeds, { epoch, head, complete }: FreshnessRecord, before: KnownFeeds | undefined): boolean {
  if (now.record.epoch !== epoch || now.feeds.size >= NAMES_LIMIT) return false;
  if (now.record.head === head) return true;
  // The record lists the changes after the head that the call named.
  const listedFrom = before?.record.epoch === epoch ? before.record.head : Number.POSITIVE_INFINITY;
  return complete && listedFrom <= now.record.head && now.record.head < head;
}

/** Tells whether the cached state is newer than the answer. Epochs have no order, so between two epochs the later call counts. */
function isOutdated(now: KnownFeeds, { epoch, head }: FreshnessRecord, askedMs: number): boolean {
  return now.record.epoch === epoch ? now.record.head > head : now.askedMs > askedMs;
}

function lastWithdrawals({ withdrawals }: FreshnessRecord): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const { slug, atMs } of withdrawals) last.set(slug, Math.max(atMs, last.get(slug) ?? 0));
  return last;
}

/** Tells whether the cached state covers this feed; without a name, whether it covers the settings and the head. */
export function answersFor({ whole, feeds }: KnownFeeds, name: FeedName | undefined): boolean {
  return name === undefined || whole || feeds.has(name);
}
