// What the public routes ask of the Catalogue. Everything comes back as plain data or as JSON text that KV holds too.
import type { FeedKind, FeedName } from '../../domain/feed-name.ts';
import type { FreshnessRecord, FreshnessRequest, NamedStanding } from '../../domain/freshness.ts';
import { type Instant, msOf, toInstant } from '../../domain/instant.ts';
import type { Snapshot, SnapshotStamp } from '../../storage/feeds.ts';
import * as articles from './articles.ts';
import * as feeds from './feeds.ts';
import { MEMBER_STATE } from './members.ts';
import * as settings from './settings.ts';
import { labelOf } from './vocabulary.ts';

/** Feeds touched that one record lists: far above what two seconds of a newsroom touch. */
const TOUCHED_LIMIT = 1_000;
const RECENT_WITHDRAWAL_MS = 10 * 60_000;
/** Of Google's news sitemap. */
const SITEMAP_LIMIT = 1_000;

export function freshness(sql: SqlStorage, { known, wanted }: FreshnessRequest, nowMs: number): FreshnessRecord {
  const epoch = settings.epoch(sql);
  const since = known?.epoch === epoch ? known.head : undefined;
  const touched = since === undefined ? [] : touchedSince(sql, since);
  const stored = settings.publisher(sql);
  const asked = wanted.map((name) => feeds.find(sql, name)).filter((feed) => feed !== undefined);
  return {
    epoch,
    head: settings.head(sql),
    settings: stored?.sequence ?? 0,
    feeds: [...touched.slice(0, TOUCHED_LIMIT), ...asked].map((feed) => standingOf(feed, stored?.changedMs ?? 0)),
    complete: since !== undefined && touched.length <= TOUCHED_LIMIT,
    withdrawals: recentWithdrawals(sql, nowMs),
  };
}

function touchedSince(sql: SqlStorage, head: number): feeds.FeedRow[] {
  return sql.exec<feeds.FeedRow>('SELECT * FROM feed WHERE generation > ? ORDER BY generation LIMIT ?', head, TOUCHED_LIMIT + 1).toArray();
}

function standingOf(feed: feeds.FeedRow, settingsMs: number): NamedStanding {
  return { name: feed.name as FeedName, generation: feed.generation, modifiedMs: Math.max(feed.modified_ms, settingsMs) };
}

/** The last few changes are enough to look through: the log is read from its end. */
function recentWithdrawals(sql: SqlStorage, nowMs: number): FreshnessRecord['withdrawals'] {
  const rows = sql.exec<{ key: string; at_ms: number }>(
    `SELECT a.key, c.at_ms FROM (SELECT * FROM change ORDER BY seq DESC LIMIT ${TOUCHED_LIMIT}) c JOIN article a ON a.id = c.article
     WHERE c.action IN ('withdraw', 'hold') AND c.at_ms > ?`,
    nowMs - RECENT_WITHDRAWAL_MS,
  );
  return rows.toArray().map(({ key, at_ms }) => ({ key, atMs: at_ms }));
}

/** State of an archive page; `undefined` for a feed or a page that does not exist. */
export function archiveStamp(sql: SqlStorage, name: FeedName, page: number): SnapshotStamp | undefined {
  const feed = feeds.find(sql, name);
  const stored = settings.publisher(sql);
  if (feed === undefined || stored === undefined || page < 1 || page > feeds.fullPages(feed)) return undefined;
  const { generation, modifiedMs } = feeds.archiveStanding(sql, feed, page);
  return { epoch: settings.epoch(sql), settings: stored.sequence, generation, modifiedMs: Math.max(modifiedMs, stored.changedMs) };
}

/** The page itself, read with as many rows as it has ordinals. */
export function archivePage(sql: SqlStorage, name: FeedName, page: number): Snapshot | undefined {
  const stamp = archiveStamp(sql, name, page);
  const feed = feeds.find(sql, name);
  const publisher = settings.publisher(sql)?.publisher;
  if (stamp === undefined || feed === undefined || publisher === undefined) return undefined;
  const document = feeds.archivePage(sql, feed, page, publisher);
  return document === undefined ? undefined : { stamp, json: JSON.stringify(document) };
}

export interface DirectoryEntry {
  name: FeedName;
  label: string;
  /** Articles a reader can see in it. */
  live: number;
}

/** Feeds of one kind, the fullest first; sections in the publisher's order. `all` answers the feed of everything. */
export function directory(sql: SqlStorage, kind: FeedKind | 'all', limit: number, offset = 0): { feeds: DirectoryEntry[]; total: number } {
  const publisher = settings.publisher(sql)?.publisher;
  if (publisher === undefined) return { feeds: [], total: 0 };
  const [from, to] = kind === 'all' ? ['all', 'all0'] : [`${kind}/`, `${kind}0`];
  const rows = sql.exec<{ name: string; live: number }>(
    'SELECT name, live FROM feed WHERE name >= ? AND name < ? ORDER BY live DESC, name LIMIT ? OFFSET ?',
    from,
    to,
    limit,
    offset,
  );
  const found = rows.toArray().map(({ name, live }) => {
    const code = name.split('/')[1];
    return { name: name as FeedName, live, label: code === undefined ? publisher.name : labelOf(sql, kind, code, publisher) };
  });
  const { total } = sql.exec<{ total: number }>('SELECT count(*) AS total FROM feed WHERE name >= ? AND name < ?', from, to).one();
  const order = new Map(publisher.sections.map(({ code }, index) => [`sections/${code}`, index]));
  if (kind === 'sections') found.sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0));
  return { feeds: found, total };
}

/** What may be told of an article to anybody. Never published: `unknown`, as if there were none. */
export type Whereabouts =
  | { kind: 'published'; url: string }
  | { kind: 'withdrawn'; iri: string; at: Instant; note: string }
  | { kind: 'expired'; iri: string; at: Instant }
  | { kind: 'unknown' };

export function whereabouts(sql: SqlStorage, key: string, nowMs: number): Whereabouts {
  const article = articles.get(sql, key)?.article;
  if (article?.firstPublished === undefined) return { kind: 'unknown' };
  const { withdrawal, uri: iri, expires, url } = article;
  if (withdrawal !== undefined) return { kind: 'withdrawn', iri, at: withdrawal.at, note: withdrawal.note };
  if (expires !== undefined && msOf(expires) <= nowMs) return { kind: 'expired', iri, at: expires };
  return article.pubStatus === 'usable' ? { kind: 'published', url } : { kind: 'unknown' };
}

export interface SitemapArticle {
  url: string;
  title: string;
  language: string;
  firstPublished: Instant;
}

/** Live articles first published after `sinceMs`, newest first, at most a thousand. */
export function recentArticles(sql: SqlStorage, sinceMs: number): SitemapArticle[] {
  const feed = feeds.find(sql, 'all');
  if (feed === undefined) return [];
  const rows = sql.exec<{ json: string; published_ms: number }>(
    `SELECT v.json, m.published_ms FROM member m JOIN article a ON a.id = m.article
     JOIN version v ON v.article = a.id AND v.version = a.version
     WHERE m.feed = ? AND m.state = ${MEMBER_STATE.live} AND m.published_ms > ? ORDER BY m.published_ms DESC, a.id DESC LIMIT ${SITEMAP_LIMIT}`,
    feed.id,
    sinceMs,
  );
  return rows.toArray().map(({ json, published_ms }) => {
    const { url, headline, language } = articles.articleOf(json, '');
    return { url, title: headline, language, firstPublished: toInstant(published_ms) };
  });
}
