// The freshness record of an isolate: what is current, as the Catalogue said at most two seconds ago.

import type { FeedName } from '../../domain/feeds/feed-name.ts';
import type { FeedState } from '../../domain/feeds/freshness.ts';
import { answersFor, type KnownFeeds, mergeAnswer } from '../../domain/feeds/known-feeds.ts';
import { LAST_GOOD_SECONDS } from '../../storage/heartbeat.ts';
import type { Host, Isolate } from './isolate.ts';
import { catalogueOf } from './stubs.ts';

/** How long a record is used, counted from the moment before the Catalogue was asked. */
const RECORD_MS = 2_000;

export interface Freshness {
  epoch: string;
  /** Sequence number of the last change of any kind. */
  head: number;
  /** Sequence number of the last change of the publisher's settings. */
  settings: number;
  /** Unix ms of the moment before the Catalogue was asked. */
  askedMs: number;
  /** Absent for a feed that does not exist. */
  feed?: FeedState;
  /** The Catalogue did not answer, and this is its last answer, less than an hour old. */
  outage: boolean;
}

/** The state of the feed; without a name, only epoch, head and settings. `undefined`: the Catalogue does not answer, and this isolate has no
 *  answer about the feed that is less than an hour old. */
export async function freshness(env: Host, nowMs: number, name?: FeedName): Promise<Freshness | undefined> {
  const remembered = rememberedFreshness(env, nowMs, name);
  if (remembered !== undefined) return remembered;
  try {
    return viewOf(await ask(env, nowMs, name), name, false);
  } catch (fault) {
    console.warn(JSON.stringify({ event: 'catalogue-unreachable', fault: String(fault) }));
    return lastKnown(env.isolate.known, nowMs, name);
  }
}

/** The same if it needs no call; `undefined` if it does. */
export function rememberedFreshness({ isolate }: Pick<Host, 'isolate'>, nowMs: number, name?: FeedName): Freshness | undefined {
  const { known } = isolate;
  if (known === undefined || !isFreshnessCurrent({ isolate }, nowMs) || !answersFor(known, name)) return undefined;
  return viewOf(known, name, false);
}

/** Whether `freshness` without a name needs no call. A clock that was set back must not keep a record in use until it catches up. */
export function isFreshnessCurrent({ isolate: { known } }: Pick<Host, 'isolate'>, nowMs: number): boolean {
  return known !== undefined && known.covered === known.changes && Math.abs(nowMs - known.askedMs) < RECORD_MS;
}

/** Requests do not share the call: on Workers a request may not await a promise of another. */
async function ask(env: Host, askedMs: number, name: FeedName | undefined): Promise<KnownFeeds> {
  const { isolate } = env;
  const before = isolate.known;
  const record = await catalogueOf(env).freshness({
    ...(before === undefined ? {} : { known: { epoch: before.record.epoch, head: before.record.head } }),
    wanted: name === undefined ? [] : [name],
    ...(name !== undefined && wantsWhole(isolate, askedMs) ? { whole: true as const } : {}),
  });
  const merged = mergeAnswer(isolate.known, { askedMs, record, name, before });
  isolate.known = merged.known;
  return merged.answer;
}

/** After a request for a feed that does not exist, the list of all feeds is fetched, which answers further ones. One request in two seconds
 *  fetches it, because the list is long and a flood would have it sent many times. */
function wantsWhole(isolate: Isolate, askedMs: number): boolean {
  const { known, wholeAskedMs } = isolate;
  if (known === undefined || !known.missed || known.whole || Math.abs(askedMs - wholeAskedMs) < RECORD_MS) return false;
  isolate.wholeAskedMs = askedMs;
  return true;
}

function lastKnown(known: KnownFeeds | undefined, nowMs: number, name: FeedName | undefined): Freshness | undefined {
  if (known === undefined || Math.abs(nowMs - known.askedMs) > LAST_GOOD_SECONDS * 1_000) return undefined;
  return name === undefined || known.feeds.get(name) !== undefined ? viewOf(known, name, true) : undefined;
}

function viewOf({ askedMs, record, feeds }: KnownFeeds, name: FeedName | undefined, outage: boolean): Freshness {
  const found = name === undefined ? undefined : feeds.get(name);
  // A change of settings changes every feed, and no feed's own state shows it.
  const feed = found === undefined ? undefined : { ...found, modifiedMs: Math.max(found.modifiedMs, record.settingsMs) };
  const { epoch, head, settings } = record;
  return { epoch, head, settings, askedMs, outage, ...(feed === undefined ? {} : { feed }) };
}

export interface LastRecord {
  epoch: string;
  /** Sequence number of the last change of the publisher's settings. */
  settings: number;
  /** Slugs of articles that were withdrawn or held lately. */
  withdrawn: ReadonlyMap<string, number>;
}

/** The last record, of any feed and any age. It is enough to know what must no longer be shown. */
export function lastRecord({ isolate: { known } }: Pick<Host, 'isolate'>): LastRecord | undefined {
  return known === undefined ? undefined : { epoch: known.record.epoch, settings: known.record.settings, withdrawn: known.withdrawn };
}

/** Called after a change through this isolate. The next request asks the Catalogue, so that an editor sees what was just written. */
export function expireFreshness({ isolate }: Pick<Host, 'isolate'>): void {
  if (isolate.known !== undefined) isolate.known = { ...isolate.known, changes: isolate.known.changes + 1 };
}
