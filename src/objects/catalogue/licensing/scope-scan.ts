// Published articles for a scope, newest first publication first: read from the smallest feeds that together contain all that the scope can
// name, so that two small sections are found among however many articles of others.

import type { MsRange } from '../../../domain/entitlement/publication-ranges.ts';
import type { FeedName } from '../../../domain/feeds/feed-name.ts';
import type { CandidatePosition, CandidateQuery } from '../../../domain/pulls/candidates.ts';
import * as feeds from '../feeds/feeds.ts';
import { MEMBER_STATE } from '../feeds/membership.ts';

/** Feeds that are read side by side; if a scope names more, the feed of everything is read instead. */
const MOST_FEEDS = 50;

export interface PositionedRow {
  position: CandidatePosition;
  json: string;
  /** JSON of a `CopySize`; `null` where the version has not been measured. */
  size: string | null;
}

/** Of the ways to cover the scope, the one with the fewest articles. Empty if no such article is published. */
export function narrowestFeeds(sql: SqlStorage, { scope, filters }: CandidateQuery): feeds.FeedRow[] {
  const covers: FeedName[][] = [['all']];
  const coverBy = (kind: 'sections' | 'subjects', codes: readonly string[] | undefined) => {
    if (codes !== undefined && codes.length <= MOST_FEEDS) covers.push([...new Set(codes)].map((code): FeedName => `${kind}/${code}`));
  };
  coverBy('sections', scope.sections.include);
  coverBy('subjects', scope.subjects.include);
  coverBy('sections', filters.section === undefined ? undefined : [filters.section]);
  coverBy('subjects', filters.subject === undefined ? undefined : [filters.subject]);
  const found = covers.map((names) => names.map((name) => feeds.find(sql, name)).filter((feed) => feed !== undefined));
  return found.reduce((a, b) => (articlesIn(a) <= articlesIn(b) ? a : b));
}

/** An article that is in several of them is counted in each. */
function articlesIn(covering: readonly feeds.FeedRow[]): number {
  return covering.reduce((sum, { live }) => sum + live, 0);
}

interface Stretch {
  /** Only what comes after it in the order of the walk. */
  start: CandidatePosition;
  range: MsRange;
}

/** Each article once. */
export function* publishedRows(sql: SqlStorage, covering: readonly feeds.FeedRow[], stretch: Stretch): Generator<PositionedRow, void> {
  const walks = covering.map(({ id }) => rowsOf(sql, id, stretch));
  const heads = walks.map((walk) => walk.next().value ?? undefined);
  for (let first = newestOf(heads); first !== undefined; first = newestOf(heads)) {
    yield first;
    for (const [index, head] of heads.entries()) {
      if (head?.position.article === first.position.article) heads[index] = walks[index]?.next().value ?? undefined;
    }
  }
}

function newestOf(heads: readonly (PositionedRow | undefined)[]): PositionedRow | undefined {
  return heads.reduce((a, b) => (a === undefined || (b !== undefined && isNewer(b.position, a.position)) ? b : a), undefined);
}

function isNewer(a: CandidatePosition, b: CandidatePosition): boolean {
  return a.publishedMs === b.publishedMs ? a.article > b.article : a.publishedMs > b.publishedMs;
}

function* rowsOf(sql: SqlStorage, feed: number, { start, range }: Stretch): Generator<PositionedRow, void> {
  const rows = sql.exec<{ article: number; ms: number; json: string; size: string | null }>(
    `SELECT m.article, m.published_ms AS ms, v.json, v.size FROM member m JOIN article a ON a.id = m.article
     JOIN version v ON v.article = a.id AND v.version = a.version
     WHERE m.feed = ? AND m.state = ${MEMBER_STATE.live} AND (m.published_ms, m.article) < (?, ?) AND m.published_ms <= ? AND m.published_ms > ?
     ORDER BY m.published_ms DESC, m.article DESC`,
    feed,
    start.publishedMs,
    start.article,
    range.upToMs,
    range.afterMs,
  );
  for (const { article, ms, json, size } of rows) yield { position: { publishedMs: ms, article }, json, size };
}

/** Unix ms of the first publication after `ms` in any of them. */
export function firstAfter(sql: SqlStorage, covering: readonly feeds.FeedRow[], ms: number): number | undefined {
  const query = `SELECT min(published_ms) AS ms FROM member WHERE feed = ? AND state = ${MEMBER_STATE.live} AND published_ms > ?`;
  const found = covering.map(({ id }) => sql.exec<{ ms: number | null }>(query, id, ms).one().ms).filter((at) => at !== null);
  return found.length === 0 ? undefined : Math.min(...found);
}
