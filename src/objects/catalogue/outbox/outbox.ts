// Transactional outbox for KV writes and cache purges: rows are written in the transaction that needs them, and removed when the work is
// done.
import type { FeedName } from '../../../domain/feeds/feed-name.ts';
import { articleKey, feedKey } from '../../../storage/keys.ts';

/** A KV key to be brought up to date. `generation`: the sequence number of the change that made it so. */
export interface DirtyKey {
  key: string;
  generation: number;
  tries: number;
}

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

export function markFeed(sql: SqlStorage, name: FeedName, generation: number): void {
  mark(sql, feedKey(name), generation);
}

export function markArticle(sql: SqlStorage, epoch: string, slug: string, version: number, generation: number): void {
  mark(sql, articleKey(epoch, slug, version), generation);
}

function mark(sql: SqlStorage, key: string, generation: number): void {
  sql.exec(
    `INSERT INTO dirty (key, generation, tries, not_before_ms) VALUES (?, ?, 0, 0)
     ON CONFLICT (key) DO UPDATE SET generation = excluded.generation`,
    key,
    generation,
  );
}

/** Feeds before articles: a reader who finds a feed behind goes to the Catalogue, and of an article nobody does. Then oldest change
 *  first. */
export function dirtyKeys(sql: SqlStorage, nowMs: number, limit: number): DirtyKey[] {
  const query = "SELECT key, generation, tries FROM dirty WHERE not_before_ms <= ? ORDER BY key NOT LIKE 'feed/%', generation, key LIMIT ?";
  return sql.exec<{ key: string; generation: number; tries: number }>(query, nowMs, limit).toArray();
}

/** Written: leaves the outbox, unless a change since then needs another write. */
export function settle(sql: SqlStorage, { key, generation }: DirtyKey): void {
  sql.exec('DELETE FROM dirty WHERE key = ? AND generation = ?', key, generation);
}

/** Refused by KV: tried again at growing intervals. */
export function postpone(sql: SqlStorage, { key, tries }: DirtyKey, nowMs: number): void {
  const waitMs = Math.min(FIRST_RETRY_MS * 2 ** Math.min(tries, 10), LONGEST_RETRY_MS);
  sql.exec('UPDATE dirty SET tries = tries + 1, not_before_ms = ? WHERE key = ?', nowMs + waitMs, key);
}

/** Unix ms at which the next key may be tried; `undefined` when nothing is dirty. */
export function nextDirtyMs(sql: SqlStorage): number | undefined {
  return sql.exec<{ at: number | null }>('SELECT min(not_before_ms) AS at FROM dirty').one().at ?? undefined;
}

/** Tags of the cache to be purged, with the sequence number of the change. A tag that is urgent stays urgent. */
export function markPurge(sql: SqlStorage, tags: readonly string[], urgent: boolean, sequence: number): void {
  for (const tag of tags) {
    sql.exec(
      `INSERT INTO purge (tag, urgent, sequence) VALUES (?, ?, ?)
       ON CONFLICT (tag) DO UPDATE SET urgent = max(urgent, excluded.urgent), sequence = excluded.sequence`,
      tag,
      urgent ? 1 : 0,
      sequence,
    );
  }
}

interface DuePurge {
  tag: string;
  sequence: number;
}

/** The whole site first, then feeds, then articles. */
export function duePurges(sql: SqlStorage, urgent: boolean, limit: number): DuePurge[] {
  const query = `SELECT tag, sequence FROM purge WHERE urgent = ? ORDER BY tag LIKE 'article:%', tag NOT LIKE 'site', sequence LIMIT ?`;
  return sql.exec<{ tag: string; sequence: number }>(query, urgent ? 1 : 0, limit).toArray();
}

/** Handed to the queue. A tag that was added again since, or made urgent, stays. */
export function settlePurges(sql: SqlStorage, done: readonly DuePurge[], urgent: boolean): void {
  for (const { tag, sequence } of done)
    sql.exec('DELETE FROM purge WHERE tag = ? AND sequence = ? AND urgent = ?', tag, sequence, urgent ? 1 : 0);
}

export function hasPurges(sql: SqlStorage, urgent: boolean): boolean {
  return sql.exec('SELECT 1 FROM purge WHERE urgent = ? LIMIT 1', urgent ? 1 : 0).toArray().length > 0;
}
