// Finds the articles that may differ between the two ends of a window of the log: those that changed since it began, and those that a date
// affected. They are read in the order of their ids, so that each article is reported once although the read has several pages.

import { passingRanges } from '../../../domain/entitlement/publication-ranges.ts';
import type { LogPosition, WindowQuery } from '../../../domain/pulls/change-window.ts';

/** If more articles are found by the indexes, the table is read instead, which is then faster than sorting. */
const SORTED_ARTICLES = 5_000;
/** Rows of the table that are examined for one page. */
const SCANNED_ARTICLES = 5_000;

interface Range {
  column: 'changed_seq' | 'published_ms' | 'expires_ms';
  after: number;
  upTo: number;
}

interface ChangedIds {
  ids: number[];
  /** Id from which the next page continues. Absent: there are no more. */
  next?: number;
}

/** Lists the ids after `query.after` in ascending order. In a window from the beginning of the log these are all articles. */
export function changedArticles(sql: SqlStorage, query: WindowQuery, to: LogPosition): ChangedIds {
  const { from, after = 0 } = query;
  const ranges = rangesOf(query, to);
  const found = from.seq === 0 ? undefined : fromIndexes(sql, ranges);
  return found === undefined ? fromTable(sql, ranges, after) : { ids: found.filter((id) => id > after).sort((a, b) => a - b) };
}

/** Changes after the window are included, because the current row no longer has the dates that applied before them. If the clock was set back,
 *  the end of a window may be earlier than its beginning. */
function rangesOf({ from, scope, displayDays }: WindowQuery, to: LogPosition): Range[] {
  const dates = passingRanges({ scope, displayDays }, from.ms, to.ms);
  return [
    { column: 'changed_seq', after: from.seq, upTo: Number.MAX_SAFE_INTEGER },
    { column: 'expires_ms', after: Math.min(from.ms, to.ms), upTo: Math.max(from.ms, to.ms) },
    ...dates.map(({ afterMs, upToMs }): Range => ({ column: 'published_ms', after: afterMs, upTo: upToMs })),
  ];
}

/** Finds the ids by the indexes; `undefined` if there are too many. */
function fromIndexes(sql: SqlStorage, ranges: readonly Range[]): number[] | undefined {
  const ids = new Set<number>();
  for (const { column, after, upTo } of ranges) {
    const rows = sql.exec<{ id: number }>(`SELECT id FROM article WHERE ${column} > ? AND ${column} <= ?`, after, upTo);
    for (const { id } of rows) {
      ids.add(id);
      if (ids.size > SORTED_ARTICLES) return undefined;
    }
  }
  return [...ids];
}

function fromTable(sql: SqlStorage, ranges: readonly Range[], after: number): ChangedIds {
  const rows = sql
    .exec<{ id: number } & Record<Range['column'], number | null>>(
      'SELECT id, changed_seq, published_ms, expires_ms FROM article WHERE id > ? ORDER BY id LIMIT ?',
      after,
      SCANNED_ARTICLES,
    )
    .toArray();
  const isWithin = (value: number | null, range: Range) => value !== null && value > range.after && value <= range.upTo;
  const ids = rows.filter((row) => ranges.some((range) => isWithin(row[range.column], range))).map(({ id }) => id);
  const last = rows.at(-1);
  return { ids, ...(last === undefined || rows.length < SCANNED_ARTICLES ? {} : { next: last.id }) };
}
