// Where the articles of the desk's list come from: an index that has the order of the list, or the few articles of the narrowest filter, sorted.

import { ALL_ARTICLES, type IndexQuery, type Narrowing } from './list-filter.ts';

/** `changed`: the last changed first. `newest` and `oldest`: by first publication, without articles that were never published. */
export type ListOrder = 'changed' | 'newest' | 'oldest';

/** Where a part of the list ended: the number of a change; or, by publication, its Unix ms and the id of the article. */
export type ListPlace = readonly number[];

export interface Candidate {
  /** Number of the last change of the article. */
  seq: number;
  /** Present in the orders of publication. */
  publishedMs?: number;
  id?: number;
}

export interface Source {
  /** Returns the next articles after a place; from the beginning of the list if it is absent. */
  next: (after: ListPlace | undefined, count: number) => Candidate[];
  /** The filters that have to be tested for what it returns. */
  tested: Narrowing[];
}

interface Wanted {
  order: ListOrder;
  narrowings: readonly Narrowing[];
  /** The days of the filter, in Unix ms. Absent: all. */
  published?: { fromMs: number; beforeMs: number } | undefined;
}

export function placeOf({ seq, publishedMs = 0, id = 0 }: Candidate, order: ListOrder): ListPlace {
  return order === 'changed' ? [seq] : [publishedMs, id];
}

/** Chooses the source that has the fewest articles to test. */
export function sourceOf(sql: SqlStorage, wanted: Wanted): Source {
  const { order, narrowings } = wanted;
  const besides = (own: Narrowing | undefined) => narrowings.filter((one) => one !== own || !one.isExact);
  const few = isReadInOrder(wanted) ? undefined : fewestOf(sql, wanted);
  if (few !== undefined) {
    const sorted = order === 'changed' ? few.seqs.sort((a, b) => b - a).map((seq) => ({ seq })) : byPublication(sql, order, few.seqs);
    return { next: (after, count) => firstAfter(sorted, order, after).slice(0, count), tested: besides(few.narrowing) };
  }
  if (order !== 'changed') return { next: (after, count) => nextPublished(sql, wanted, after, count), tested: besides(undefined) };
  const ordered = narrowings.find(({ inOrder }) => inOrder.length > 0);
  const queries = ordered?.inOrder ?? [ALL_ARTICLES];
  return { next: (after, count) => lastChanged(sql, queries, after, count), tested: besides(ordered) };
}

/** Tells whether an index has the articles of the only filter in the order of the list. */
function isReadInOrder({ order, narrowings: [only, ...others] }: Wanted): boolean {
  if (order !== 'changed' || others.length > 0) return false;
  return only === undefined || (only.inOrder.length > 0 && only.anyOrder === undefined);
}

/** Filters with more articles than the last number are not sorted: in the order of the list, so many are soon found. A filter with very few articles is
 *  looked for first, so that not as many have to be counted of each filter. */
const MOST_SORTED = [60, 2_000] as const;

/** Finds the filter with the fewest articles; `undefined` if all have too many to be sorted. */
function fewestOf(sql: SqlStorage, { order, narrowings }: Wanted): { narrowing: Narrowing; seqs: number[] } | undefined {
  const [only, ...others] = narrowings;
  // The only filter is not sorted if an index has its articles, and some more, in the order of the list.
  const isAlone = order === 'changed' && others.length === 0 && only !== undefined && only.inOrder.length > 0;
  for (const most of isAlone ? MOST_SORTED.slice(0, 1) : MOST_SORTED) {
    const found = narrowings.map((narrowing) => {
      const queries = narrowing.anyOrder === undefined ? narrowing.inOrder : [narrowing.anyOrder];
      return { narrowing, seqs: atMost(sql, queries, most) };
    });
    const [fewest] = found
      .flatMap(({ narrowing, seqs }) => (seqs === undefined ? [] : [{ narrowing, seqs }]))
      .sort((a, b) => a.seqs.length - b.seqs.length);
    if (fewest !== undefined) return fewest;
  }
  return undefined;
}

/** All articles of these queries; `undefined` if there are more than `most`. Whether there are is asked first, because many rows cost far more to hand over. */
function atMost(sql: SqlStorage, queries: readonly IndexQuery[], most: number): number[] | undefined {
  if (most > COUNTED_BY_READING && queries.some((query) => hasMore(sql, query, most))) return undefined;
  const seqs = new Set<number>();
  for (const query of queries) {
    for (const seq of unsorted(sql, query, most + 1)) seqs.add(seq);
    if (seqs.size > most) return undefined;
  }
  return [...seqs];
}

/** So few rows are read at once. */
const COUNTED_BY_READING = 100;

function hasMore(sql: SqlStorage, { from, bindings }: IndexQuery, most: number): boolean {
  return sql.exec(`SELECT 1 FROM ${from} LIMIT 1 OFFSET ?`, ...bindings, most).toArray().length > 0;
}

function unsorted(sql: SqlStorage, { from, bindings, seq }: IndexQuery, count: number): number[] {
  return seqsOf(sql, `SELECT ${seq} AS seq FROM ${from} LIMIT ?`, [...bindings, count]);
}

function seqsOf(sql: SqlStorage, query: string, bindings: (string | number)[]): number[] {
  const rows = sql.exec<{ seq: number }>(query, ...bindings);
  return rows.toArray().map(({ seq }) => seq);
}

function byPublication(sql: SqlStorage, order: ListOrder, seqs: readonly number[]): Candidate[] {
  const direction = order === 'oldest' ? 'ASC' : 'DESC';
  const query = `SELECT a.changed_seq AS seq, a.published_ms AS publishedMs, a.id FROM json_each(?) c CROSS JOIN article a ON a.changed_seq = c.value
    WHERE a.published_ms IS NOT NULL ORDER BY a.published_ms ${direction}, a.id ${direction}`;
  return sql.exec<{ seq: number; publishedMs: number; id: number }>(query, JSON.stringify(seqs)).toArray();
}

function firstAfter(sorted: Candidate[], order: ListOrder, after: ListPlace | undefined): Candidate[] {
  if (after === undefined) return sorted;
  const [first = 0, second = 0] = after;
  const isAfter = (candidate: Candidate) => {
    const [one = 0, other = 0] = placeOf(candidate, order);
    const difference = one === first ? other - second : one - first;
    return order === 'oldest' ? difference > 0 : difference < 0;
  };
  return sorted.filter(isAfter);
}

function lastChanged(sql: SqlStorage, queries: readonly IndexQuery[], after: ListPlace | undefined, count: number): Candidate[] {
  const [before = Number.MAX_SAFE_INTEGER] = after ?? [];
  const cursors = queries.map(({ from, bindings, seq }) =>
    // A number from JavaScript is REAL to SQLite, with which the full-text table would look at every row.
    sql.exec<{ seq: number }>(
      `SELECT ${seq} AS seq FROM ${from} AND ${seq} < CAST(? AS INTEGER) ORDER BY ${seq} DESC LIMIT ?`,
      ...bindings,
      before,
      count,
    ),
  );
  return highest(cursors, count).map((seq) => ({ seq }));
}

/** Merges what each query finds, and reads of each no further than is used. One article may have several codes of a term. */
function highest(cursors: readonly Iterator<{ seq: number }>[], count: number): number[] {
  const heads = cursors.map((cursor) => ({ cursor, seq: seqOf(cursor) }));
  const found: number[] = [];
  while (found.length < count) {
    const seq = Math.max(-1, ...heads.map((head) => head.seq ?? -1));
    if (seq === -1) break;
    found.push(seq);
    for (const head of heads) if (head.seq === seq) head.seq = seqOf(head.cursor);
  }
  return found;
}

function seqOf(cursor: Iterator<{ seq: number }>): number | undefined {
  const { value, done } = cursor.next();
  return done === true ? undefined : value.seq;
}

function nextPublished(sql: SqlStorage, { order, published }: Wanted, after: ListPlace | undefined, count: number): Candidate[] {
  const isOldest = order === 'oldest';
  const { fromMs, beforeMs } = published ?? { fromMs: Number.MIN_SAFE_INTEGER, beforeMs: Number.MAX_SAFE_INTEGER };
  const [edgeMs = isOldest ? fromMs : beforeMs, edgeId = isOldest ? 0 : Number.MAX_SAFE_INTEGER] = after ?? [];
  const [least, below] = isOldest ? [Math.max(fromMs, edgeMs), beforeMs] : [fromMs, Math.min(beforeMs, edgeMs + 1)];
  const direction = isOldest ? 'ASC' : 'DESC';
  const query = `SELECT a.changed_seq AS seq, a.published_ms AS publishedMs, a.id FROM article a INDEXED BY article_by_publication
    WHERE a.published_ms >= ? AND a.published_ms < ? AND NOT (a.published_ms = ? AND a.id ${isOldest ? '<=' : '>='} ?)
    ORDER BY a.published_ms ${direction}, a.id ${direction} LIMIT ?`;
  return sql.exec<{ seq: number; publishedMs: number; id: number }>(query, least, below, edgeMs, edgeId, count).toArray();
}
