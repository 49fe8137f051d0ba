// The feed states that an isolate knows, merged from answers of the Catalogue that may arrive in any order. Pure, except for the maps,
// which grow.
import type { FeedName } from './feed-name.ts';
import type { FeedState, FreshnessRecord } from './freshness.ts';

/** An isolate remembers this many names, of feeds and of what is no feed. Beyond it, all are forgotten and asked for again. */
const NAMES_LIMIT = 5_000;

export interface KnownFeeds {
  /** Unix ms just before the Catalogue was asked: changes during the call are left to the next record. */
  askedMs: number;
  record: FreshnessRecord;
  /** `undefined`: there is no feed of this name. */
  feeds: Map<FeedName, FeedState | undefined>;
  /** `feeds` has every feed that exists, so that a name outside it needs no call. */
  whole: boolean;
  /** A request named a feed that does not exist. Strangers make up more of them. */
  missed: boolean;
  /** By slug: Unix ms of the last time it was withdrawn or held, of those within the hour. */
  withdrawn: ReadonlyMap<string, number>;
  /** Changes made through this isolate, and how many of them were made before the Catalogue was asked. With fewer the next request must ask
   *  again; the record still serves in an outage. */
  changes: number;
  covered: number;
}

interface FreshnessAnswer {
  askedMs: number;
  record: FreshnessRecord;
  /** The feed that was asked for. */
  name: FeedName | undefined;
  /** The known state when the Catalogue was asked. */
  before: KnownFeeds | undefined;
}

interface Merged {
  /** The answer to this request. */
  answer: KnownFeeds;
  /** The state that the isolate knows from now on. */
  known: KnownFeeds;
}

/** `now` is the known state when the answer arrives: answers to other requests may have come since this one was asked for. */
export function mergeAnswer(now: KnownFeeds | undefined, { askedMs, record, name, before }: FreshnessAnswer): Merged {
  const kept = now !== undefined && continues(now, record, before) ? now : undefined;
  const whole = record.whole || kept?.whole === true;
  // At one head both are of one state of the Catalogue, so that the map is not copied for every name that somebody makes up.
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
  return { answer, known: now !== undefined && isOvertaken(now, record, askedMs) ? now : answer };
}

/** Whether the known states that the record does not list are still valid. */
function continues(now: KnownFeeds, { epoch, head, complete }: FreshnessRecord, before: KnownFeeds | undefined): boolean {
  if (now.record.epoch !== epoch || now.feeds.size >= NAMES_LIMIT) return false;
  if (now.record.head === head) return true;
  // The record lists changes after the head that was known when it was asked for.
  const listedFrom = before?.record.epoch === epoch ? before.record.head : Number.POSITIVE_INFINITY;
  return complete && listedFrom <= now.record.head && now.record.head < head;
}

/** Whether an answer of a later state has arrived already. Epochs have no order, so the later question counts. */
function isOvertaken(now: KnownFeeds, { epoch, head }: FreshnessRecord, askedMs: number): boolean {
  return now.record.epoch === epoch ? now.record.head > head : now.askedMs > askedMs;
}

function lastWithdrawals({ withdrawals }: FreshnessRecord): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const { slug, atMs } of withdrawals) last.set(slug, Math.max(atMs, last.get(slug) ?? 0));
  return last;
}

/** Whether the known state answers for this feed, or without a name for the settings and the head. */
export function answersFor({ whole, feeds }: KnownFeeds, name: FeedName | undefined): boolean {
  return name === undefined || whole || feeds.has(name);
}
