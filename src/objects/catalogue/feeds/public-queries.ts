// The Catalogue's queries for the public routes. They return plain data, or JSON text as it is in KV.

import { FEED_KINDS, type FeedName, storedFeedName } from '../../../domain/feeds/feed-name.ts';
import type { FreshnessRecord, FreshnessRequest, NamedFeedState } from '../../../domain/feeds/freshness.ts';
import { isUnlistedSource } from '../../../domain/publisher/third-party-content.ts';
import { type Instant, msOf, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import type { Snapshot, SnapshotStamp } from '../../../storage/feeds.ts';
import { LAST_GOOD_SECONDS } from '../../../storage/heartbeat.ts';
import * as articles from '../articles/articles.ts';
import * as settings from '../settings/settings.ts';
import * as feeds from './feeds.ts';
import { feedCount, MEMBER_STATE, UNSEEN_STATES } from './membership.ts';

/** Most changed feeds in a record: far more than a newsroom changes in two seconds. */
const CHANGED_LIMIT = 1_000;
/** Most feeds in a record that lists all of them, which is then a quarter of a megabyte. */
const WHOLE_LIMIT = 2_000;
/** In an outage an isolate may serve old copies for an hour. It must know the withdrawals of that time and a little more. */
const RECENT_WITHDRAWAL_MS = LAST_GOOD_SECONDS * 1_000 + 10 * 60_000;
/** Most articles in Google's news sitemap. */
const SITEMAP_LIMIT = 1_000;

/** Reports the state of the Catalogue and of the feeds that an isolate needs. */
export function freshness(sql: SqlStorage, request: FreshnessRequest, nowMs: number): FreshnessRecord {
  const { known, wanted } = request;
  const epoch = settings.epoch(sql);
  const since = known?.epoch === epoch ? known.head : undefined;
  const changed = since === undefined ? [] : changedSince(sql, since);
  const stored = settings.publisher(sql);
  const whole = request.whole === true && countFeeds(sql) <= WHOLE_LIMIT;
  const requested = whole ? everyFeed(sql) : wanted.map((name) => feeds.findPublic(sql, name)).filter((feed) => feed !== undefined);
  return {
    epoch,
    head: settings.head(sql),
    settings: stored?.sequence ?? 0,
    settingsMs: stored?.changedMs ?? 0,
    feeds: (whole ? requested : [...changed.slice(0, CHANGED_LIMIT), ...requested]).map(stateOf),
    whole,
    complete: since !== undefined && changed.length <= CHANGED_LIMIT,
    withdrawals: recentWithdrawals(sql, nowMs),
  };
}

function changedSince(sql: SqlStorage, head: number): feeds.FeedRow[] {
  return sql.exec<feeds.FeedRow>('SELECT * FROM feed WHERE generation > ? ORDER BY generation LIMIT ?', head, CHANGED_LIMIT + 1).toArray();
}

function everyFeed(sql: SqlStorage): feeds.FeedRow[] {
  return sql.exec<feeds.FeedRow>('SELECT * FROM feed').toArray().filter(feeds.isPublic);
}

function countFeeds(sql: SqlStorage): number {
  return [...FEED_KINDS, 'all' as const].reduce((sum, kind) => sum + feedCount(sql, kind), 0);
}

function stateOf(feed: feeds.FeedRow): NamedFeedState {
  const { name, generation, modified_ms: modifiedMs, moved_to } = feed;
  const state = { name: storedFeedName(name), generation, modifiedMs, archivePages: feeds.fullPages(feed) };
  return moved_to === null ? state : { ...state, movedTo: storedFeedName(moved_to) };
}

/** Lists recent withdrawals and holds. A partial index has only these changes. */
function recentWithdrawals(sql: SqlStorage, nowMs: number): FreshnessRecord['withdrawals'] {
  const rows = sql.exec<{ slug: string; at_ms: number }>(
    `SELECT a.slug, c.at_ms FROM change c JOIN article a ON a.id = c.article
     WHERE c.action IN ('withdraw', 'hold') AND c.at_ms > ? ORDER BY c.at_ms DESC LIMIT ${CHANGED_LIMIT}`,
    nowMs - RECENT_WITHDRAWAL_MS,
  );
  return rows.toArray().map(({ slug, at_ms }) => ({ slug, atMs: at_ms }));
}

/** Returns the state of an archive page; `undefined` if the feed or the page does not exist. */
export function archiveStamp(sql: SqlStorage, name: FeedName, page: number): SnapshotStamp | undefined {
  const feed = feeds.find(sql, name);
  const stored = settings.publisher(sql);
  if (feed === undefined || stored === undefined || page < 1 || page > feeds.fullPages(feed)) return undefined;
  const { generation, modifiedMs } = feeds.archiveState(sql, feed, page);
  return { epoch: settings.epoch(sql), settings: stored.sequence, generation, modifiedMs: Math.max(modifiedMs, stored.changedMs) };
}

/** Returns an archive page; `undefined` if the feed or the page does not exist. It reads at most as many articles as a page has ordinals. */
export function archivePage(sql: SqlStorage, name: FeedName, page: number): Snapshot | undefined {
  const stamp = archiveStamp(sql, name, page);
  const feed = feeds.find(sql, name);
  const publisher = settings.publisher(sql)?.publisher;
  if (stamp === undefined || feed === undefined || publisher === undefined) return undefined;
  const document = feeds.archivePage(sql, feed, page, publisher);
  return document === undefined ? undefined : { stamp, json: JSON.stringify(document) };
}

/** The public status of an article. `held`: a public document had it before the desk held it. An article that no public document has or had is
 *  `unknown`, like one that does not exist. */
export type ArticleStatus =
  | { kind: 'published'; iri: string; url: string; version: number; firstPublished: Instant; expires?: Instant }
  | { kind: 'withdrawn'; iri: string; at: Instant; note: string }
  | { kind: 'expired'; iri: string; at: Instant }
  | { kind: 'held'; iri: string }
  | { kind: 'unknown' };

export function articleStatus(sql: SqlStorage, slug: string, nowMs: number): ArticleStatus {
  const stored = articles.get(sql, slug);
  if (stored?.article.firstPublished === undefined) return { kind: 'unknown' };
  const { article, id } = stored;
  const { firstPublished } = stored.article;
  const { withdrawal, uri: iri, expires, url, version } = article;
  if (article.pubStatus === 'withheld') return wasSeen(sql, id, article.source) ? { kind: 'held', iri } : { kind: 'unknown' };
  if (!isSeen(sql, id)) return { kind: 'unknown' };
  if (withdrawal !== undefined) return { kind: 'withdrawn', iri, at: withdrawal.at, note: withdrawal.note };
  if (expires !== undefined && msOf(expires) <= nowMs) return { kind: 'expired', iri, at: expires };
  return { kind: 'published', iri, url, version, firstPublished, ...(expires === undefined ? {} : { expires }) };
}

/** Tells whether a public document had the article before it was held. */
function wasSeen(sql: SqlStorage, articleId: number, source: string): boolean {
  const stored = settings.publisher(sql);
  if (stored === undefined || isUnlistedSource(stored.publisher, source)) return false;
  return sql.exec('SELECT 1 FROM member WHERE article = ? AND ordinal > 0 LIMIT 1', articleId).toArray().length > 0;
}

/** Tells whether any public document has the article, its stub or its tombstone. */
function isSeen(sql: SqlStorage, articleId: number): boolean {
  return sql.exec(`SELECT 1 FROM member WHERE article = ? AND state NOT IN (${UNSEEN_STATES}) LIMIT 1`, articleId).toArray().length > 0;
}

export interface SitemapArticle {
  slug: string;
  /** Canonical URL. */
  url: string;
  title: string;
  language: string;
  firstPublished: Instant;
}

/** Lists visible articles first published after `sinceMs`, newest first and at most a thousand. `olderMs` is the first publication of the newest
 *  article before `sinceMs`. */
export function recentArticles(sql: SqlStorage, sinceMs: number): { articles: SitemapArticle[]; olderMs?: number } {
  const feed = feeds.find(sql, 'all');
  if (feed === undefined) return { articles: [] };
  const rows = sql.exec<{ json: string; published_ms: number }>(
    `SELECT v.json, m.published_ms FROM member m JOIN article a ON a.id = m.article
     JOIN version v ON v.article = a.id AND v.version = a.version
     WHERE m.feed = ? AND m.state = ${MEMBER_STATE.live} AND m.published_ms > ? ORDER BY m.published_ms DESC, a.id DESC LIMIT ${SITEMAP_LIMIT}`,
    feed.id,
    sinceMs,
  );
  const recent = rows.toArray().map(({ json, published_ms }) => {
    const { slug, url, headline, language } = articles.metadataOf(json);
    return { slug, url, title: headline, language, firstPublished: toInstant(published_ms) };
  });
  const [older] = sql
    .exec<{ at: number | null }>(
      `SELECT max(published_ms) AS at FROM member WHERE feed = ? AND state = ${MEMBER_STATE.live} AND published_ms <= ?`,
      feed.id,
      sinceMs,
    )
    .toArray();
  return present({ articles: recent, olderMs: older?.at ?? undefined });
}
