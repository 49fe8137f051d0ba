// Which articles may look different at the two ends of a window of the log: those that changed since it began, and those that a due time
// affected. Read by id, so that an interrupted read still reports each article once.

import { passingRanges } from '../../../domain/entitlement/publication-ranges.ts';
import type { LogPosition, WindowQuery } from '../../../domain/pulls/change-window.ts';

/** Above this number the table itself is read: by then that costs less than sorting. */
const SORTED_ARTICLES = 5_000;
/** Rows of the table looked at for one page. */
const WALKED_ARTICLES = 5_000;

interface Range {
  column: 'changed_seq' | 'published_ms' | 'expires_ms';
  after: number;
  upTo: number;
}

interface Touched {
  ids: number[];
  /** Where to go on when these are dealt with; absent at the end. */
  next?: number;
}

/** Ids behind `after`, ascending. From the beginning of the log on, every article. */
export function touched(sql: SqlStorage, query: WindowQuery, to: LogPosition): Touched {
  const { from, after = 0 } = query;
  const ranges = rangesOf(query, to);
  const found = from.seq === 0 ? undefined : gathered(sql, ranges);
  return found === undefined ? walked(sql, ranges, after) : { ids: found.filter((id) => id > after).sort((a, b) => a - b) };
}

/** A change after the window counts too, because the current state says nothing of the times that were set before it. A clock that was
 *  set back makes a window whose end is before its beginning. */
function rangesOf({ from, scope, displayDays }: WindowQuery, to: LogPosition): Range[] {
  const dates = passingRanges({ scope, displayDays }, from.ms, to.ms);
  return [
    { column: 'changed_seq', after: from.seq, upTo: Number.MAX_SAFE_INTEGER },
    { column: 'expires_ms', after: Math.min(from.ms, to.ms), upTo: Math.max(from.ms, to.ms) },
    ...dates.map(({ afterMs, upToMs }): Range => ({ column: 'published_ms', after: afterMs, upTo: upToMs })),
  ];
}

/** From the indexes alone; `undefined` if there are too many. */
function gathered(sql: SqlStorage, ranges: readonly Range[]): number[] | undefined {
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

function walked(sql: SqlStorage, ranges: readonly Range[], after: number): Touched {
  const rows = sql
    .exec<{ id: number } & Record<Range['column'], number | null>>(
      'SELECT id, changed_seq, published_ms, expires_ms FROM article WHERE id > ? ORDER BY id LIMIT ?',
      after,
      WALKED_ARTICLES,
    )
    .toArray();
  const isWithin = (value: number | null, range: Range) => value !== null && value > range.after && value <= range.upTo;
  const ids = rows.filter((row) => ranges.some((range) => isWithin(row[range.column], range))).map(({ id }) => id);
  const last = rows.at(-1);
  return { ids, ...(last === undefined || rows.length < WALKED_ARTICLES ? {} : { next: last.id }) };
}
