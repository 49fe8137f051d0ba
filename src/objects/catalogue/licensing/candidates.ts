// Candidates for licensed pulls: the metadata of articles within a scope. Nothing is granted here, because each partner's object decides about its
// candidates.

import type { Article } from '../../../domain/articles/article.ts';
import { type ArticleFacts, factsWithAliases, type ScopeAliases } from '../../../domain/articles/article-metadata.ts';
import { delayMs, type MsRange, seenRange } from '../../../domain/entitlement/publication-ranges.ts';
import {
  type CandidatePage,
  type CandidatePosition,
  type CandidateQuery,
  START_OF_ARTICLES,
  type WantedBody,
} from '../../../domain/pulls/candidates.ts';
import { msOf, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import { ANSWER_BYTES, bytesOf, fitting } from '../../rpc-limits.ts';
import { scopeAliases } from '../articles/aliases.ts';
import * as articles from '../articles/articles.ts';
import { Measuring } from '../articles/sizes.ts';
import * as settings from '../settings/settings.ts';
import { recentlyWithdrawn } from './recent-withdrawals.ts';
import { type FactsTest, isWithin } from './scope.ts';
import { firstAfter, narrowestFeeds, type PositionedRow, publishedRows } from './scope-scan.ts';

/** Most articles that are examined for one page. This takes about 30 ms of CPU time if none is within the scope. */
export const SCANNED_ARTICLES = 5_000;

/** Part of an answer for copy under embargo, and for published copy. WITHDRAWN_IN_PAGE withdrawals take no more than this either. */
const PART_BYTES = ANSWER_BYTES / 3;
/** Bytes of a candidate's position and size as JSON. */
const POSITION_BYTES = 300;

/** A query from a position after the withdrawals. */
type ArticleQuery = CandidateQuery & { before: CandidatePosition };
type Scanned = Pick<CandidatePage, 'candidates' | 'positions' | 'next'>;

const NOTHING: Scanned = { candidates: [], positions: [] };

/** After this time a page that ended because articles had to be measured may have more. */
const MEASURED_SOON_MS = 1_000;

/** Lists a page of candidates. `nowMs` is the time by the Catalogue's clock. Sizes that were missing are measured and stored. */
export function candidates(sql: SqlStorage, query: CandidateQuery, nowMs: number): CandidatePage {
  const stamp = { epoch: settings.epoch(sql), head: settings.head(sql) };
  const publisher = settings.publisher(sql)?.publisher;
  if (publisher === undefined) return { ...stamp, ...NOTHING, withdrawn: [] };
  const { withdrawn, next } = recentlyWithdrawn(sql, query, publisher, nowMs);
  if (next !== undefined) return { ...stamp, ...NOTHING, withdrawn, next };
  const isInside = isWithin(query, publisher);
  const now = toInstant(nowMs);
  const isWanted: FactsTest = (facts) => (facts.expires === undefined || facts.expires > now) && isInside(facts);
  const before = query.before === undefined || query.before.withdrawn ? START_OF_ARTICLES : query.before;
  const aliases = scopeAliases(sql);
  const measuring = new Measuring(sql);
  const page = scanArticles({ sql, aliases, measuring, isWanted, nowMs }, { ...query, before });
  measuring.store();
  return { ...stamp, withdrawn, ...page, ...(measuring.isSpent ? { moreFromMs: nowMs + MEASURED_SOON_MS } : {}) };
}

interface Scan {
  sql: SqlStorage;
  aliases: ScopeAliases;
  measuring: Measuring;
  isWanted: FactsTest;
  nowMs: number;
}

function scanArticles(scan: Scan, query: ArticleQuery): Scanned & Pick<CandidatePage, 'moreFromMs'> {
  const embargoed = scanEmbargoed(scan, query);
  if (embargoed.next !== undefined) return embargoed;
  const published = scanPublished(scan, { ...query, limit: query.limit - embargoed.candidates.length });
  const candidates = [...embargoed.candidates, ...published.candidates];
  return { ...published, candidates, positions: [...embargoed.positions, ...published.positions] };
}

/** Lists copy under embargo, if the query includes it, the next release first. */
function scanEmbargoed(scan: Scan, { embargoed, before: start, limit }: ArticleQuery): Scanned {
  if (!embargoed || start.embargoed === undefined) return NOTHING;
  const rows = scan.sql.exec<{ id: number; ms: number; json: string; size: string | null }>(
    `SELECT a.id, a.embargo_ms AS ms, v.json, v.size FROM article a INDEXED BY article_waiting
     JOIN version v ON v.article = a.id AND v.version = a.version
     WHERE a.published_ms IS NULL AND a.pub_status = 'usable' AND (a.embargo_ms, a.id) > (?, ?) ORDER BY a.embargo_ms, a.id`,
    start.publishedMs,
    start.article,
  );
  const positioned = function* (): Generator<PositionedRow> {
    for (const { id, ms, json, size } of rows) yield { position: { publishedMs: ms, article: id, embargoed: true }, json, size };
  };
  return selectPage(scan, positioned(), { limit, start });
}

function scanPublished(scan: Scan, query: ArticleQuery): Scanned & Pick<CandidatePage, 'moreFromMs'> {
  const { sql, aliases, nowMs } = scan;
  const covering = narrowestFeeds(sql, query, aliases);
  const range = publishedWithin(query, nowMs);
  const before = query.before.embargoed === true ? undefined : query.before;
  const start = before ?? { publishedMs: range.upToMs, article: Number.MAX_SAFE_INTEGER };
  const scanned = selectPage(scan, publishedRows(sql, covering, { start, range }), { limit: query.limit, start });
  const delay = delayMs(query.scope);
  const nextMs = delay === 0 || before !== undefined ? undefined : firstAfter(sql, covering, nowMs - delay);
  return present({ ...scanned, moreFromMs: nextMs === undefined ? undefined : nextMs + delay });
}

function publishedWithin({ scope, filters }: CandidateQuery, nowMs: number): MsRange {
  const { afterMs, upToMs } = seenRange(scope, nowMs);
  return { afterMs: filters.since === undefined ? afterMs : Math.max(afterMs, msOf(filters.since) - 1), upToMs };
}

interface Bounds {
  limit: number;
  /** Position from which the next page continues if this one is empty. */
  start: CandidatePosition;
}

/** Selects the candidates of a page from the rows. `next` is absent only if all rows were examined. */
function selectPage({ measuring, aliases, isWanted }: Scan, rows: Iterable<PositionedRow>, { limit, start }: Bounds): Scanned {
  const found: Scanned = { candidates: [], positions: [] };
  let next = start;
  let scanned = 0;
  let bytes = 0;
  for (const { position, json, size } of rows) {
    if (scanned === SCANNED_ARTICLES) return { ...found, next };
    scanned += 1;
    const article = articles.metadataOf(json);
    const facts = factsWithAliases(article, aliases);
    if (isWanted(facts)) {
      bytes += bytesOf(facts) + POSITION_BYTES;
      const { candidates, positions } = found;
      if (candidates.length >= limit || (candidates.length > 0 && bytes > PART_BYTES)) return { ...found, next };
      const measured = measuring.sizeOf(position.article, { size, article });
      if (measured === undefined) return { ...found, next };
      candidates.push(facts);
      positions.push({ position, size: measured });
    }
    next = position;
  }
  return found;
}

/** Returns the metadata of an article in any state; `undefined` if it does not exist. */
export function facts(sql: SqlStorage, slug: string): ArticleFacts | undefined {
  const [row] = sql
    .exec<{ json: string }>(
      'SELECT v.json FROM article a JOIN version v ON v.article = a.id AND v.version = a.version WHERE a.slug = ?',
      slug,
    )
    .toArray();
  return row === undefined ? undefined : factsWithAliases(articles.metadataOf(row.json), scopeAliases(sql));
}

/** Returns versions in the requested order, without the desk's notes: as many as fit into one answer, and none that does not exist. The caller
 *  requests the missing ones again; an empty answer means that none of them exists. */
export function bodies(sql: SqlStorage, wanted: readonly WantedBody[]): Article[] {
  return [...fitting(existing(sql, wanted))];
}

function* existing(sql: SqlStorage, wanted: readonly WantedBody[]): Generator<Article> {
  for (const { slug, version } of wanted) {
    const article = articles.getVersion(sql, slug, version);
    if (article === undefined) continue;
    const { edNote: _desk, ...rest } = article;
    yield rest;
  }
}
