// Transactional outbox for KV writes and cache purges: rows are written in the transaction that needs them, and removed when the work is
// done.
import type { FeedName } from '../../../domain/feeds/feed-name.ts';
import { articleKey, feedKey } from '../../../storage/keys.ts';

/** A KV key whose value is outdated. */
export interface DirtyKey {
  key: string;
  /** Sequence number of the last change of the value. */
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

/** Lists the keys that are due, the oldest change first, but feeds before articles: an outdated feed in KV makes isolates call the Catalogue,
 *  and a missing version does so only when it is requested. */
export function dirtyKeys(sql: SqlStorage, nowMs: number, limit: number): DirtyKey[] {
  const query = "SELECT key, generation, tries FROM dirty WHERE not_before_ms <= ? ORDER BY key NOT LIKE 'feed/%', generation, key LIMIT ?";
  return sql.exec<{ key: string; generation: number; tries: number }>(query, nowMs, limit).toArray();
}

/** Removes a key that was written, unless it has changed again since. */
export function remove(sql: SqlStorage, { key, generation }: DirtyKey): void {
  sql.exec('DELETE FROM dirty WHERE key = ? AND generation = ?', key, generation);
}

/** Postpones a key that KV refused, by an interval that grows with each try. */
export function postpone(sql: SqlStorage, { key, tries }: DirtyKey, nowMs: number): void {
  const waitMs = Math.min(FIRST_RETRY_MS * 2 ** Math.min(tries, 10), LONGEST_RETRY_MS);
  sql.exec('UPDATE dirty SET tries = tries + 1, not_before_ms = ? WHERE key = ?', nowMs + waitMs, key);
}

/** Returns when the next key is due, in Unix ms; `undefined` if there is none. */
export function nextDirtyMs(sql: SqlStorage): number | undefined {
  return sql.exec<{ at: number | null }>('SELECT min(not_before_ms) AS at FROM dirty').one().at ?? undefined;
}

/** Adds cache tags to be purged, with the sequence number of the change. A tag that is already urgent stays urgent. */
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

/** Lists the tags to be purged: the tag of all public responses first, then feeds, then articles. */
export function duePurges(sql: SqlStorage, urgent: boolean, limit: number): DuePurge[] {
  const query = `SELECT tag, sequence FROM purge WHERE urgent = ? ORDER BY tag LIKE 'article:%', tag NOT LIKE 'site', sequence LIMIT ?`;
  return sql.exec<{ tag: string; sequence: number }>(query, urgent ? 1 : 0, limit).toArray();
}

/** Removes tags that were sent to the queue, unless they were added again or made urgent since. */
export function removePurges(sql: SqlStorage, done: readonly DuePurge[], urgent: boolean): void {
  for (const { tag, sequence } of done)
    sql.exec('DELETE FROM purge WHERE tag = ? AND sequence = ? AND urgent = ?', tag, sequence, urgent ? 1 : 0);
}

export function hasPurges(sql: SqlStorage, urgent: boolean): boolean {
  return sql.exec('SELECT 1 FROM purge WHERE urgent = ? LIMIT 1', urgent ? 1 : 0).toArray().length > 0;
}

/** More rows are not counted. */
const MOST_COUNTED = 10_000;

/** Counts the keys that are not written yet, and those of them that KV has refused. */
export function unwritten(sql: SqlStorage): { unwrittenKeys: number; refusedKeys: number } {
  const rows = `SELECT tries FROM dirty LIMIT ${MOST_COUNTED}`;
  return sql
    .exec<{ unwrittenKeys: number; refusedKeys: number }>(
      `SELECT count(*) AS unwrittenKeys, count(CASE WHEN tries > 0 THEN 1 END) AS refusedKeys FROM (${rows})`,
    )
    .one();
}

export function unsentPurges(sql: SqlStorage): number {
  return sql.exec<{ count: number }>(`SELECT count(*) AS count FROM (SELECT 1 FROM purge LIMIT ${MOST_COUNTED})`).one().count;
}
