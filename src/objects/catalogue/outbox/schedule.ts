// The schedule of changes at a given time: ends of embargoes, expiries, and the end of the time for which a feed lists an article again.
import { storedWord } from '../../../domain/values/stored.ts';

const DUE_KINDS = ['embargo', 'expiry', 'window'] as const;

type DueKind = (typeof DUE_KINDS)[number];

export interface Due {
  atMs: number;
  kind: DueKind;
  articleId: number;
}

/** Adds a row, unless there is an equal one. Rows that no longer apply are ignored when they are due. */
export function add(sql: SqlStorage, kind: DueKind, atMs: number, articleId: number): void {
  sql.exec('INSERT OR IGNORE INTO schedule (at_ms, kind, article) VALUES (?, ?, ?)', atMs, kind, articleId);
}

/** Lists the rows that are due at `nowMs`, the earliest first. */
export function reached(sql: SqlStorage, nowMs: number, limit: number): Due[] {
  return sql
    .exec<{ at_ms: number; kind: string; article: number }>('SELECT * FROM schedule WHERE at_ms <= ? ORDER BY at_ms LIMIT ?', nowMs, limit)
    .toArray()
    .map((row) => ({ atMs: row.at_ms, kind: storedWord(row.kind, DUE_KINDS, 'schedule.kind'), articleId: row.article }));
}

export function remove(sql: SqlStorage, { atMs, kind, articleId }: Due): void {
  sql.exec('DELETE FROM schedule WHERE at_ms = ? AND kind = ? AND article = ?', atMs, kind, articleId);
}

/** Returns the time of the next row in Unix ms; `undefined` if there is none. */
export function nextMs(sql: SqlStorage): number | undefined {
  return sql.exec<{ at: number | null }>('SELECT min(at_ms) AS at FROM schedule').one().at ?? undefined;
}
