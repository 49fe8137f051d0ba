// Searches the Catalogue's audit trail by who, action, subject and days. A search reads a stated number of entries at most; the next page goes on
// from there.
import { type Instant, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import * as audit from '../../sqlite/audit.ts';

export interface AuditQuery {
  /** Part of the name of whoever acted, and part of the subject. Case does not matter in ASCII. */
  who?: string | undefined;
  subject?: string | undefined;
  /** An action, or the beginning of several that ends with a full stop: `article.`. */
  action?: string | undefined;
  /** Unix ms. `fromMs` is included, `beforeMs` is not. */
  fromMs?: number | undefined;
  beforeMs?: number | undefined;
  /** Number of the entry before which the page begins. Absent: the first page. */
  before?: number | undefined;
  limit: number;
}

export interface AuditSearch {
  /** Newest first. */
  entries: audit.NumberedEntry[];
  /** `before` of the next page. Absent: nothing older can match. */
  next?: number;
  /** Present if the search stopped at its limit: the time of the last entry that was looked at. */
  stoppedAt?: Instant;
}

/** Entries that one search looks at. */
const LOOKED_AT = 20_000;

export function search(sql: SqlStorage, query: AuditQuery): AuditSearch {
  const last = lastNumber(sql);
  const top = Math.min(query.before ?? last + 1, query.beforeMs === undefined ? last + 1 : firstSince(sql, query.beforeMs, last));
  const bottom = query.fromMs === undefined ? 1 : firstSince(sql, query.fromMs, last);
  const floor = Math.max(bottom, top - LOOKED_AT);
  const { entries, next } = audit.listMatching(sql, { ...query, floor, before: top });
  if (next !== undefined || floor <= bottom) return present({ entries, next });
  return present({ entries, next: floor, stoppedAt: timeOf(sql, floor) });
}

function lastNumber(sql: SqlStorage): number {
  return sql.exec<{ last: number | null }>('SELECT max(seq) AS last FROM audit').one().last ?? 0;
}

function timeOf(sql: SqlStorage, seq: number): Instant | undefined {
  const [row] = sql.exec<{ at_ms: number }>('SELECT at_ms FROM audit WHERE seq >= ? ORDER BY seq LIMIT 1', seq).toArray();
  return row === undefined ? undefined : toInstant(row.at_ms);
}

/** The number of the first entry that is not older, by halving: entries are in the order of their times. `last + 1` if all are older. */
function firstSince(sql: SqlStorage, ms: number, last: number): number {
  let [low, high] = [1, last + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const at = timeOf(sql, middle);
    if (at === undefined || Date.parse(at) >= ms) high = middle;
    else low = middle + 1;
  }
  return low;
}
