// Brings KV and the caches up to date from the outbox. May be interrupted anywhere: a row leaves the outbox only after its work is done,
// and doing it twice is harmless.

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

/** Keys in one flush: a Free plan's invocation may make 50 subrequests, a paid one 10,000; KV takes 1,000 operations. */
const KEYS_PER_FLUSH = 200;
/** What Workers keeps open at a time; more would queue anyway. */
const PARALLEL_PUTS = 6;
/** KV takes one write a second per key. */
export const FLUSH_INTERVAL_MS = 2_000;
/** Purges are five calls a minute for the whole account: publishes get two of them. */
const PUBLISH_PURGE_INTERVAL_MS = 30_000;
/** Of one message for publishes: what one call can name. */
const MOST_PUBLISH_TAGS = TAGS_PER_PURGE;
/** A withdrawal is purged again when KV's and the lower caches' memories have passed. */
const URGENT_REPEATS_SECONDS = [0, 5, 70];

/** Writes the keys that are due. A key that KV refuses is tried again later; the others are written. */
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
    // Logged and tried again. Nothing is lost: the truth is in the Catalogue, which serves readers until KV has the write.
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

/** Whether KV was last given another state of the feed. */
export function isBehind(sql: SqlStorage, name: FeedName, stamp: storedFeeds.SnapshotStamp): boolean {
  return feeds.find(sql, name)?.flushed !== markOf(stamp);
}

/** An older program composed another document from the same articles. */
function markOf({ epoch, generation, settings: number }: storedFeeds.SnapshotStamp): string {
  return `${COMPOSITION_VERSION}.${epoch}.${generation}.${number}`;
}

async function putArticle(sql: SqlStorage, kv: KVNamespace, slug: string, version: number): Promise<void> {
  const article = articles.getVersion(sql, slug, version);
  if (article !== undefined) await storedArticles.put(kv, settings.epoch(sql), article);
}

/** The current feed, for KV and for a reader that finds KV behind; `undefined` for a feed that does not exist. */
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

/** Hands tags to the queue: urgent ones now and twice more, publishes at most every half minute. */
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
  // A bulk import touches more tags than one call can name: then the tag that is on everything is purged instead.
  const isBulk = due.length > MOST_PUBLISH_TAGS;
  const purged = isBulk ? outbox.duePurges(sql, false, Number.MAX_SAFE_INTEGER) : due;
  await queue.send({ tags: isBulk ? [SITE_TAG] : due.map(({ tag }) => tag), urgent: false });
  outbox.settlePurges(sql, purged, false);
  settings.write(sql, 'publish-purge-ms', String(nowMs));
}

/** Unix ms before which no publish is purged. */
export function nextPublishPurgeMs(sql: SqlStorage): number {
  return Number(settings.read(sql, 'publish-purge-ms') ?? 0) + PUBLISH_PURGE_INTERVAL_MS;
}
