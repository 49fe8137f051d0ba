// Candidates for licensed pulls: metadata within a scope, read from the smallest feeds that have an index. Nothing is granted here: each
// partner's own object decides.

import type { Article } from '../../../domain/articles/article.ts';
import { type ArticleFacts, factsOf } from '../../../domain/articles/article-metadata.ts';
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
import { ANSWER_CHARS, charsOf, fitting } from '../../rpc-limits.ts';
import * as articles from '../articles/articles.ts';
import { Measuring } from '../articles/sizes.ts';
import * as settings from '../settings/settings.ts';
import { recentlyWithdrawn } from './recent-withdrawals.ts';
import { type FactsTest, isWithin } from './scope.ts';
import { firstAfter, narrowestFeeds, type PositionedRow, publishedRows } from './scope-scan.ts';

/** Articles looked at for one page: some 30 ms of CPU where none is within the scope. */
export const SCANNED_ARTICLES = 5_000;

/** The most that copy under embargo and published copy take of an answer each. Withdrawals take as much at most: WITHDRAWN_IN_PAGE of them. */
const PART_CHARS = ANSWER_CHARS / 3;
/** A candidate's position and size. */
const PLACE_CHARS = 300;

/** A query whose walk is past the withdrawals. */
type ArticleQuery = CandidateQuery & { before: CandidatePosition };
type Walked = Pick<CandidatePage, 'candidates' | 'places' | 'next'>;

const NOTHING: Walked = { candidates: [], places: [] };

/** A page that ends because articles in it have to be measured has more this soon. */
const MEASURED_SOON_MS = 1_000;

/** `nowMs` by the Catalogue's clock. Stores the sizes of versions that had none. */
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
  const measuring = new Measuring(sql);
  const page = walkArticles({ sql, measuring, isWanted, nowMs }, { ...query, before });
  measuring.store();
  return { ...stamp, withdrawn, ...page, ...(measuring.isSpent ? { moreFromMs: nowMs + MEASURED_SOON_MS } : {}) };
}

interface Walking {
  sql: SqlStorage;
  measuring: Measuring;
  isWanted: FactsTest;
  nowMs: number;
}

function walkArticles(walking: Walking, query: ArticleQuery): Walked & Pick<CandidatePage, 'moreFromMs'> {
  const waiting = walkWaiting(walking, query);
  if (waiting.next !== undefined) return waiting;
  const out = walkPublished(walking, { ...query, limit: query.limit - waiting.candidates.length });
  return { ...out, candidates: [...waiting.candidates, ...out.candidates], places: [...waiting.places, ...out.places] };
}

/** Copy under embargo that the query asks for, the next hour first. */
function walkWaiting(walking: Walking, { embargoed, before: start, limit }: ArticleQuery): Walked {
  if (!embargoed || start.embargoed === undefined) return NOTHING;
  const rows = walking.sql.exec<{ id: number; ms: number; json: string; size: string | null }>(
    `SELECT a.id, a.embargo_ms AS ms, v.json, v.size FROM article a INDEXED BY article_waiting
     JOIN version v ON v.article = a.id AND v.version = a.version
     WHERE a.published_ms IS NULL AND a.pub_status = 'usable' AND (a.embargo_ms, a.id) > (?, ?) ORDER BY a.embargo_ms, a.id`,
    start.publishedMs,
    start.article,
  );
  const positioned = function* (): Generator<PositionedRow> {
    for (const { id, ms, json, size } of rows) yield { position: { publishedMs: ms, article: id, embargoed: true }, json, size };
  };
  return walk(walking, positioned(), { limit, start });
}

function walkPublished(walking: Walking, query: ArticleQuery): Walked & Pick<CandidatePage, 'moreFromMs'> {
  const { sql, nowMs } = walking;
  const covering = narrowestFeeds(sql, query);
  const range = publishedWithin(query, nowMs);
  const before = query.before.embargoed === true ? undefined : query.before;
  const start = before ?? { publishedMs: range.upToMs, article: Number.MAX_SAFE_INTEGER };
  const walked = walk(walking, publishedRows(sql, covering, { start, range }), { limit: query.limit, start });
  const delay = delayMs(query.scope);
  const nextMs = delay === 0 || before !== undefined ? undefined : firstAfter(sql, covering, nowMs - delay);
  return present({ ...walked, moreFromMs: nextMs === undefined ? undefined : nextMs + delay });
}

function publishedWithin({ scope, filters }: CandidateQuery, nowMs: number): MsRange {
  const { afterMs, upToMs } = seenRange(scope, nowMs);
  return { afterMs: filters.since === undefined ? afterMs : Math.max(afterMs, msOf(filters.since) - 1), upToMs };
}

interface Bounds {
  limit: number;
  /** Where the next page continues if this one is empty. */
  start: CandidatePosition;
}

/** As many as are wanted. `next` is present unless it is certain that there are no more. */
function walk({ measuring, isWanted }: Walking, rows: Iterable<PositionedRow>, { limit, start }: Bounds): Walked {
  const found: Walked = { candidates: [], places: [] };
  let next = start;
  let scanned = 0;
  let chars = 0;
  for (const { position, json, size } of rows) {
    if (scanned === SCANNED_ARTICLES) return { ...found, next };
    scanned += 1;
    const article = articles.metadataOf(json);
    const facts = factsOf(article);
    if (isWanted(facts)) {
      chars += charsOf(facts) + PLACE_CHARS;
      const { candidates, places } = found;
      if (candidates.length >= limit || (candidates.length > 0 && chars > PART_CHARS)) return { ...found, next };
      const measured = measuring.sizeOf(position.article, { size, article });
      if (measured === undefined) return { ...found, next };
      candidates.push(facts);
      places.push({ position, size: measured });
    }
    next = position;
  }
  return found;
}

/** The article with a slug, in any state; `undefined` if there is none. */
export function facts(sql: SqlStorage, slug: string): ArticleFacts | undefined {
  const [row] = sql
    .exec<{ json: string }>(
      'SELECT v.json FROM article a JOIN version v ON v.article = a.id AND v.version = a.version WHERE a.slug = ?',
      slug,
    )
    .toArray();
  return row === undefined ? undefined : factsOf(articles.metadataOf(row.json));
}

/** In the order of the request, without the desk's notes. Leaves out versions that do not exist, and everything after the last that fits
 *  one answer: the caller asks again for what is missing, and an empty answer means that none of them exists. */
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
