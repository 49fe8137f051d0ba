// What happens by itself at an hour: embargoes lift, articles expire, significant changes grow old.
import { storedWord } from '../../../domain/values/stored.ts';

const DUE_KINDS = ['embargo', 'expiry', 'window'] as const;

type DueKind = (typeof DUE_KINDS)[number];

export interface Due {
  atMs: number;
  kind: DueKind;
  articleId: number;
}

/** Scheduling the same hour twice makes one row. Outdated rows are skipped when they are due. */
export function schedule(sql: SqlStorage, kind: DueKind, atMs: number, articleId: number): void {
  sql.exec('INSERT OR IGNORE INTO schedule (at_ms, kind, article) VALUES (?, ?, ?)', atMs, kind, articleId);
}

/** Earliest first. An hour counts from its very millisecond on. */
export function reached(sql: SqlStorage, nowMs: number, limit: number): Due[] {
  return sql
    .exec<{ at_ms: number; kind: string; article: number }>('SELECT * FROM schedule WHERE at_ms <= ? ORDER BY at_ms LIMIT ?', nowMs, limit)
    .toArray()
    .map((row) => ({ atMs: row.at_ms, kind: storedWord(row.kind, DUE_KINDS, 'schedule.kind'), articleId: row.article }));
}

export function remove(sql: SqlStorage, { atMs, kind, articleId }: Due): void {
  sql.exec('DELETE FROM schedule WHERE at_ms = ? AND kind = ? AND article = ?', atMs, kind, articleId);
}

/** Unix ms of the next; `undefined` when nothing is scheduled. */
export function nextMs(sql: SqlStorage): number | undefined {
  return sql.exec<{ at: number | null }>('SELECT min(at_ms) AS at FROM schedule').one().at ?? undefined;
}
