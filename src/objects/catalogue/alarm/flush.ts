// Writes to KV and purges caches from the outbox. It may be interrupted at any point: a row is removed from the outbox only after its work is done,
// and repeating the work is harmless.

import { type PurgeMessage, SITE_TAG, TAGS_PER_PURGE } from '../../../domain/feeds/cache-tags.ts';
import { type FeedName, parseFeedName } from '../../../domain/feeds/feed-name.ts';
import * as storedArticles from '../../../storage/articles.ts';
import * as storedFeeds from '../../../storage/feeds.ts';
import { eachInParallel } from '../../rpc-limits.ts';
import * as articles from '../articles/articles.ts';
import * as snapshots from '../feeds/snapshots.ts';
import * as outbox from '../outbox/outbox.ts';
import * as settings from '../settings/settings.ts';

/** KV keys written in one flush. An invocation may make 50 subrequests on the Free plan and 10,000 on a paid one, of which 1,000 to KV. */
const KEYS_PER_FLUSH = 200;
/** Most connections that Workers opens at the same time. */
const PARALLEL_PUTS = 6;
/** KV accepts one write a second per key. */
const FLUSH_INTERVAL_MS = 2_000;
/** An account may make five purge calls a minute, of which publishing uses two. */
const PUBLISH_PURGE_INTERVAL_MS = 30_000;
/** Most tags in a message for published articles: one purge call. */
const MOST_PUBLISH_TAGS = TAGS_PER_PURGE;
/** A withdrawal is purged again after the caches of KV and of lower tiers have expired. */
const URGENT_REPEATS_SECONDS = [0, 5, 70];

/** Writes the keys that are due to KV, unless the last flush was less than two seconds ago: the alarm also runs for urgent purges and notifications.
 *  A key that fails is tried again later and does not affect the others. */
export async function flushKeys(sql: SqlStorage, kv: KVNamespace, nowMs: number): Promise<void> {
  const stored = settings.publisher(sql);
  if (stored === undefined || nowMs < nextFlushMs(sql)) return;
  const waiting = outbox.dirtyKeys(sql, nowMs, KEYS_PER_FLUSH);
  if (waiting.length > 0) settings.write(sql, 'flushed-ms', String(nowMs));
  await eachInParallel(waiting, PARALLEL_PUTS, (row) => flushKey(sql, kv, row, stored));
}

/** Returns the earliest time of the next flush, in Unix ms. */
export function nextFlushMs(sql: SqlStorage): number {
  return Number(settings.read(sql, 'flushed-ms') ?? 0) + FLUSH_INTERVAL_MS;
}

async function flushKey(sql: SqlStorage, kv: KVNamespace, row: outbox.DirtyKey, stored: settings.StoredPublisher): Promise<void> {
  const { key, tries } = row;
  const write = writeOf(sql, row, stored);
  if (write === undefined) return outbox.postpone(sql, row, Date.now());
  try {
    await write(kv);
    outbox.remove(sql, row);
  } catch (fault) {
    // Nothing is lost: isolates read from the Catalogue until KV has the write.
    console.warn(JSON.stringify({ event: 'kv-refused', key, tries, fault: String(fault) }));
    outbox.postpone(sql, row, Date.now());
  }
}

type Write = (kv: KVNamespace) => Promise<void>;

/** Prepares the write of a key; `undefined` if its value cannot be made. That is a fault of the program or of a row, which isolates meet too. */
function writeOf(sql: SqlStorage, { key, tries }: outbox.DirtyKey, stored: settings.StoredPublisher): Write | undefined {
  const [record, ...rest] = key.split('/');
  try {
    if (record === 'feed') return feedWrite(sql, parseFeedName(rest.join('/')), stored);
    return articleWrite(sql, rest.at(-2) ?? '', Number(rest.at(-1)));
  } catch (fault) {
    console.error(JSON.stringify({ event: 'kv-value-failed', key, tries, fault: String(fault) }));
    return undefined;
  }
}

/** A feed that does not exist needs no write. */
function feedWrite(sql: SqlStorage, name: FeedName | undefined, stored: settings.StoredPublisher): Write {
  const snapshot = name === undefined ? undefined : snapshots.compose(sql, name, stored);
  return async (kv) => {
    if (name === undefined || snapshot === undefined) return;
    await storedFeeds.put(kv, name, snapshot);
    snapshots.markWritten(sql, name, snapshot.stamp);
  };
}

/** A version that does not exist needs no write. */
function articleWrite(sql: SqlStorage, slug: string, version: number): Write {
  const article = articles.getVersion(sql, slug, version);
  const epoch = settings.epoch(sql);
  return async (kv) => {
    if (article !== undefined) await storedArticles.put(kv, epoch, article);
  };
}

/** Sends tags to the queue of purges: urgent ones immediately and twice later, the others at most every half minute. */
export async function flushPurges(sql: SqlStorage, queue: Queue<PurgeMessage>, nowMs: number): Promise<void> {
  for (;;) {
    const due = outbox.duePurges(sql, true, TAGS_PER_PURGE);
    if (due.length === 0) break;
    const tags = due.map(({ tag }) => tag);
    await queue.sendBatch(URGENT_REPEATS_SECONDS.map((delaySeconds) => ({ body: { tags, urgent: true }, delaySeconds })));
    outbox.removePurges(sql, due, true);
  }
  if (nowMs < nextPublishPurgeMs(sql)) return;
  const due = outbox.duePurges(sql, false, MOST_PUBLISH_TAGS + 1);
  if (due.length === 0) return;
  // A bulk import may change more tags than one purge call can name. The tag of all public responses is then purged instead.
  const isBulk = due.length > MOST_PUBLISH_TAGS;
  const purged = isBulk ? outbox.duePurges(sql, false, Number.MAX_SAFE_INTEGER) : due;
  await queue.send({ tags: isBulk ? [SITE_TAG] : due.map(({ tag }) => tag), urgent: false });
  outbox.removePurges(sql, purged, false);
  settings.write(sql, 'publish-purge-ms', String(nowMs));
}

/** Returns the earliest time of the next purge for published articles, in Unix ms. */
export function nextPublishPurgeMs(sql: SqlStorage): number {
  return Number(settings.read(sql, 'publish-purge-ms') ?? 0) + PUBLISH_PURGE_INTERVAL_MS;
}
