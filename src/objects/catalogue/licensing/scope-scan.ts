// Scans published articles for a scope, the newest first publication first. It reads the smallest set of feeds that together contain every article
// of the scope, so that two small sections are found quickly in a large archive.

import type { ScopeAliases } from '../../../domain/articles/article-metadata.ts';
import type { MsRange } from '../../../domain/entitlement/publication-ranges.ts';
import type { FeedName } from '../../../domain/feeds/feed-name.ts';
import type { CandidatePosition, CandidateQuery } from '../../../domain/pulls/candidates.ts';
import * as feeds from '../feeds/feeds.ts';
import { MEMBER_STATE } from '../feeds/membership.ts';

/** Most feeds that are merged. If a scope names more, the feed of all articles is read instead. */
const MOST_FEEDS = 50;

export interface PositionedRow {
  position: CandidatePosition;
  json: string;
  /** JSON of a `CopySize`; null if the version has not been measured. */
  size: string | null;
}

/** Selects the feeds to read: of all sets that contain the scope, the one with the fewest articles. Empty if no article of the scope is published. */
export function narrowestFeeds(sql: SqlStorage, { scope, filters }: CandidateQuery, aliases: ScopeAliases): feeds.FeedRow[] {
  const covers: FeedName[][] = [['all']];
  const coverBy = (kind: 'sections' | 'subjects', codes: readonly string[] | undefined) => {
    if (codes !== undefined && codes.length <= MOST_FEEDS) covers.push([...new Set(codes)].map((code): FeedName => `${kind}/${code}`));
  };
  const { section, subject } = filters;
  // A feed that is being moved to another still has a part of the articles.
  for (const [kind, codes] of [
    ['sections', scope.sections.include],
    ['subjects', scope.subjects.include],
    ['sections', section === undefined ? undefined : [section]],
    ['subjects', subject === undefined ? undefined : [subject]],
  ] as const)
    coverBy(
      kind,
      codes?.flatMap((code) => aliases[kind].codesLike(code)),
    );
  const found = covers.map((names) => names.map((name) => feeds.findAny(sql, name)).filter((feed) => feed !== undefined));
  return found.reduce((a, b) => (articlesIn(a) <= articlesIn(b) ? a : b));
}

/** Counts the articles of the feeds. An article in several feeds is counted several times. */
function articlesIn(covering: readonly feeds.FeedRow[]): number {
  return covering.reduce((sum, { live }) => sum + live, 0);
}

interface ScanRange {
  /** The scan begins after this position. */
  start: CandidatePosition;
  range: MsRange;
}

/** Partners get what their agreements grant, whether or not public documents have it. An index has the rows of each state by date. */
const LICENSED_STATES = [MEMBER_STATE.live, MEMBER_STATE.partnersOnly] as const;

/** Merges the feeds and yields each article once. */
export function* publishedRows(sql: SqlStorage, covering: readonly feeds.FeedRow[], scan: ScanRange): Generator<PositionedRow, void> {
  const cursors = covering.flatMap(({ id }) => LICENSED_STATES.map((state) => rowsOf(sql, { feed: id, state }, scan)));
  const heads = cursors.map((cursor) => cursor.next().value ?? undefined);
  for (let first = newestOf(heads); first !== undefined; first = newestOf(heads)) {
    yield first;
    for (const [index, head] of heads.entries()) {
      if (head?.position.article === first.position.article) heads[index] = cursors[index]?.next().value ?? undefined;
    }
  }
}

function newestOf(heads: readonly (PositionedRow | undefined)[]): PositionedRow | undefined {
  return heads.reduce((a, b) => (a === undefined || (b !== undefined && isNewer(b.position, a.position)) ? b : a), undefined);
}

function isNewer(a: CandidatePosition, b: CandidatePosition): boolean {
  return a.publishedMs === b.publishedMs ? a.article > b.article : a.publishedMs > b.publishedMs;
}

interface Listing {
  feed: number;
  state: (typeof LICENSED_STATES)[number];
}

/** The state is written into the query, so that its index is used. */
function* rowsOf(sql: SqlStorage, { feed, state }: Listing, { start, range }: ScanRange): Generator<PositionedRow, void> {
  const rows = sql.exec<{ article: number; ms: number; json: string; size: string | null }>(
    `SELECT m.article, m.published_ms AS ms, v.json, v.size FROM member m JOIN article a ON a.id = m.article
     JOIN version v ON v.article = a.id AND v.version = a.version
     WHERE m.feed = ? AND m.state = ${state} AND (m.published_ms, m.article) < (?, ?) AND m.published_ms <= ? AND m.published_ms > ?
     ORDER BY m.published_ms DESC, m.article DESC`,
    feed,
    start.publishedMs,
    start.article,
    range.upToMs,
    range.afterMs,
  );
  for (const { article, ms, json, size } of rows) yield { position: { publishedMs: ms, article }, json, size };
}

/** Returns the earliest first publication after `ms` in these feeds, in Unix ms. */
export function firstAfter(sql: SqlStorage, covering: readonly feeds.FeedRow[], ms: number): number | undefined {
  const firstIn = ({ id }: feeds.FeedRow, state: number) => {
    const query = `SELECT min(published_ms) AS ms FROM member WHERE feed = ? AND state = ${state} AND published_ms > ?`;
    return sql.exec<{ ms: number | null }>(query, id, ms).one().ms;
  };
  const found = covering.flatMap((feed) => LICENSED_STATES.map((state) => firstIn(feed, state))).filter((at) => at !== null);
  return found.length === 0 ? undefined : Math.min(...found);
}
