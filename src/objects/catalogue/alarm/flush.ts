// Writes to KV and purges caches from the outbox. It may be interrupted at any point: a row is removed from the outbox only after its work is done,
// and repeating the work is harmless.

import { type PurgeMessage, SITE_TAG, TAGS_PER_PURGE } from '../../../domain/feeds/cache-tags.ts';
import { COMPOSITION_VERSION } from '../../../domain/feeds/feed-composition.ts';
import { type FeedName, parseFeedName } from '../../../domain/feeds/feed-name.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import * as storedArticles from '../../../storage/articles.ts';
import * as storedFeeds from '../../../storage/feeds.ts';
import * as articles from '../articles/articles.ts';
import * as feeds from '../feeds/feeds.ts';
import * as outbox from '../outbox/outbox.ts';
import * as settings from '../settings/settings.ts';

/** KV keys written in one flush. An invocation may make 50 subrequests on the Free plan and 10,000 on a paid one, of which 1,000 to KV. */
const KEYS_PER_FLUSH = 200;
/** Most connections that Workers opens at the same time. */
const PARALLEL_PUTS = 6;
/** KV accepts one write a second per key. */
export const FLUSH_INTERVAL_MS = 2_000;
/** An account may make five purge calls a minute, of which publishing uses two. */
const PUBLISH_PURGE_INTERVAL_MS = 30_000;
/** Most tags in a message for published articles: one purge call. */
const MOST_PUBLISH_TAGS = TAGS_PER_PURGE;
/** A withdrawal is purged again after the caches of KV and of lower tiers have expired. */
const URGENT_REPEATS_SECONDS = [0, 5, 70];

/** Writes the keys that are due to KV. A key that KV refuses is tried again later and does not affect the others. */
export async function flushKeys(sql: SqlStorage, kv: KVNamespace, nowMs: number): Promise<void> {
  const stored = settings.publisher(sql);
  if (stored === undefined) return;
  const waiting = outbox.dirtyKeys(sql, nowMs, KEYS_PER_FLUSH);
  const worker = async () => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) await flushKey(sql, kv, row, stored);
  };
  await Promise.all(Array.from({ length: PARALLEL_PUTS }, worker));
}

async function flushKey(sql: SqlStorage, kv: KVNamespace, row: outbox.DirtyKey, stored: settings.StoredPublisher): Promise<void> {
  try {
    const [record, ...rest] = row.key.split('/');
    if (record === 'feed') await putFeed(sql, kv, parseFeedName(rest.join('/')), stored);
    else await putArticle(sql, kv, rest.at(-2) ?? '', Number(rest.at(-1)));
    outbox.settle(sql, row);
  } catch (fault) {
    // Nothing is lost: isolates read from the Catalogue until KV has the write.
    console.warn(JSON.stringify({ event: 'kv-refused', key: row.key, tries: row.tries, fault: String(fault) }));
    outbox.postpone(sql, row, Date.now());
  }
}

async function putFeed(sql: SqlStorage, kv: KVNamespace, name: FeedName | undefined, stored: settings.StoredPublisher): Promise<void> {
  const snapshot = name === undefined ? undefined : snapshotOf(sql, name, stored);
  if (name === undefined || snapshot === undefined) return;
  await storedFeeds.put(kv, name, snapshot);
  sql.exec('UPDATE feed SET flushed = ? WHERE name = ?', markOf(snapshot.stamp), name);
}

/** Tells whether the last write of the feed to KV was of another state. */
export function isBehind(sql: SqlStorage, name: FeedName, stamp: storedFeeds.SnapshotStamp): boolean {
  return feeds.find(sql, name)?.flushed !== markOf(stamp);
}

/** Includes the version of composition, because an older program may have made a different document of the same articles. */
function markOf({ epoch, generation, settings: number }: storedFeeds.SnapshotStamp): string {
  return `${COMPOSITION_VERSION}.${epoch}.${generation}.${number}`;
}

async function putArticle(sql: SqlStorage, kv: KVNamespace, slug: string, version: number): Promise<void> {
  const article = articles.getVersion(sql, slug, version);
  if (article !== undefined) await storedArticles.put(kv, settings.epoch(sql), article);
}

/** Composes the current feed for KV, or for an isolate that read an outdated one; `undefined` if the feed does not exist. */
export function snapshotOf(sql: SqlStorage, name: FeedName, stored: settings.StoredPublisher): storedFeeds.Snapshot | undefined {
  const feed = feeds.find(sql, name);
  if (feed === undefined) return undefined;
  const document = feeds.subscription(sql, feed, stored.publisher);
  return { json: JSON.stringify(document), stamp: stampOf(sql, feed, stored) };
}

function stampOf(sql: SqlStorage, feed: feeds.FeedRow, stored: { publisher: Publisher; sequence: number; changedMs: number }) {
  const modifiedMs = Math.max(feed.modified_ms, stored.changedMs);
  return { epoch: settings.epoch(sql), generation: feed.generation, settings: stored.sequence, modifiedMs };
}

/** Sends tags to the queue of purges: urgent ones immediately and twice later, the others at most every half minute. */
export async function flushPurges(sql: SqlStorage, queue: Queue<PurgeMessage>, nowMs: number): Promise<void> {
  for (;;) {
    const due = outbox.duePurges(sql, true, TAGS_PER_PURGE);
    if (due.length === 0) break;
    const tags = due.map(({ tag }) => tag);
    await queue.sendBatch(URGENT_REPEATS_SECONDS.map((delaySeconds) => ({ body: { tags, urgent: true }, delaySeconds })));
    outbox.settlePurges(sql, due, true);
  }
  if (nowMs < nextPublishPurgeMs(sql)) return;
  const due = outbox.duePurges(sql, false, MOST_PUBLISH_TAGS + 1);
  if (due.length === 0) return;
  // A bulk import may change more tags than one purge call can name. The tag of all public responses is then purged instead.
  const isBulk = due.length > MOST_PUBLISH_TAGS;
  const purged = isBulk ? outbox.duePurges(sql, false, Number.MAX_SAFE_INTEGER) : due;
  await queue.send({ tags: isBulk ? [SITE_TAG] : due.map(({ tag }) => tag), urgent: false });
  outbox.settlePurges(sql, purged, false);
  settings.write(sql, 'publish-purge-ms', String(nowMs));
}

/** Returns the earliest time of the next purge for published articles, in Unix ms. */
export function nextPublishPurgeMs(sql: SqlStorage): number {
  return Number(settings.read(sql, 'publish-purge-ms') ?? 0) + PUBLISH_PURGE_INTERVAL_MS;
}
