// Writes a change and everything that follows from it within the caller's transaction: version, feeds, log, audit trail, outbox, due times.

import type { Article } from '../../../domain/articles/article.ts';
import type { Change, ChangeAction } from '../../../domain/articles/change.ts';
import { articleTag, feedTag } from '../../../domain/feeds/cache-tags.ts';
import { CORRECTION_WINDOW_MS } from '../../../domain/feeds/feed-entry.ts';
import type { FeedName } from '../../../domain/feeds/feed-name.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { msOf } from '../../../domain/values/instant.ts';
import { STUB_MS } from '../../../domain/withdrawals/withdrawal.ts';
import * as audit from '../../sqlite/audit.ts';
import * as articleIndex from '../articles/article-index.ts';
import * as articles from '../articles/articles.ts';
import * as log from '../articles/change-log.ts';
import * as members from '../feeds/membership.ts';
import * as outbox from '../outbox/outbox.ts';
import * as schedule from '../outbox/schedule.ts';
import * as settings from '../settings/settings.ts';
import * as withdrawals from '../withdrawals/withdrawals.ts';

interface Recording {
  change: Change;
  /** The article before the change. Absent for a new one. */
  stored: articles.StoredArticle | undefined;
  actor: Actor;
  nowMs: number;
  publisher: Publisher;
  /** The run of the import that makes the change. Absent: it is no import, or has no run. */
  run?: string | undefined;
}

/** Writes the change and returns the id of the article. */
export function record(sql: SqlStorage, { change, stored, actor, nowMs, publisher, run }: Recording): number {
  const { action, article } = change;
  const sequence = settings.nextSequence(sql);
  const windowEndMs = windowEndOf(change, stored, nowMs);
  const articleId = articles.store(sql, stored?.id, article, sequence, windowEndMs);
  articleIndex.replace(sql, stored, article, sequence);
  log.append(sql, { change, articleId, sequence, actor, nowMs, run });
  audit.add(sql, nowMs, { actor, action: `article.${action}`, subject: article.slug, ...versionsOf(stored, article), run });
  const changedFeeds = members.update(sql, { articleId, article, windowEndMs, nowMs, sequence, publisher });
  const urgent = hasJustExpired(article, stored, nowMs) || isUrgent(action);
  enqueue(sql, { article, changedFeeds, sequence, urgent, isNew: stored?.article.firstPublished === undefined });
  scheduleFor(sql, articleId, article, windowEndMs, nowMs);
  notifyPartners(sql, { action, articleId, article, stored, sequence, nowMs });
  return articleId;
}

/** Returns until when feeds list the article whatever its age: the stub of a withdrawn or expired article, and an article after a significant
 *  change or a release. A reader may not have fetched the feed before the article was held. */
function windowEndOf(
  { action, article, significant }: Change,
  stored: articles.StoredArticle | undefined,
  nowMs: number,
): number | undefined {
  if (hasJustExpired(article, stored, nowMs)) return nowMs + STUB_MS;
  if (article.firstPublished === undefined || action === 'publish' || action === 'embargo-lift') return undefined;
  if (action === 'withdraw') return nowMs + STUB_MS;
  return significant || action === 'release' ? nowMs + CORRECTION_WINDOW_MS : stored?.windowEndMs;
}

/** Tells whether the article was released or reinstated after its expiry, so that the expiry takes effect now. */
function hasJustExpired(article: Article, stored: articles.StoredArticle | undefined, nowMs: number): boolean {
  const { expires, firstPublished, pubStatus } = article;
  if (expires === undefined || firstPublished === undefined || pubStatus !== 'usable' || msOf(expires) > nowMs) return false;
  return stored !== undefined && stored.article.pubStatus !== 'usable';
}

function versionsOf(stored: articles.StoredArticle | undefined, article: Article): { before?: string; after: string } {
  const after = String(article.version);
  return stored === undefined ? { after } : { before: String(stored.article.version), after };
}

interface OutboxChange {
  article: Article;
  changedFeeds: FeedName[];
  sequence: number;
  urgent: boolean;
  /** The article is published for the first time, so no cache has it. */
  isNew: boolean;
}

/** Adds the writes to KV and the purges of caches to the outbox. Unpublished articles are never written to KV. */
function enqueue(sql: SqlStorage, { article, changedFeeds, sequence, urgent, isNew }: OutboxChange): void {
  if (article.firstPublished === undefined) return;
  outbox.markArticle(sql, settings.epoch(sql), article.slug, article.version, sequence);
  for (const name of changedFeeds) outbox.markFeed(sql, name, sequence);
  outbox.markPurge(sql, [...(isNew ? [] : [articleTag(article.slug)]), ...changedFeeds.map(feedTag)], urgent, sequence);
}

/** Withdrawals, holds and expiries are purged from caches before all other changes. */
function isUrgent(action: ChangeAction): boolean {
  return action === 'withdraw' || action === 'hold' || action === 'expire';
}

function scheduleFor(sql: SqlStorage, articleId: number, article: Article, windowEndMs: number | undefined, nowMs: number): void {
  if (article.firstPublished === undefined && article.embargoedUntil !== undefined && article.pubStatus === 'usable') {
    schedule.add(sql, 'embargo', msOf(article.embargoedUntil), articleId);
  }
  if (article.expires !== undefined && msOf(article.expires) > nowMs) schedule.add(sql, 'expiry', msOf(article.expires), articleId);
  if (windowEndMs !== undefined && windowEndMs > nowMs) schedule.add(sql, 'window', windowEndMs, articleId);
}

type Notifying = Pick<Recording, 'stored' | 'nowMs'> & { action: ChangeAction; articleId: number; article: Article; sequence: number };

function notifyPartners(sql: SqlStorage, { action, articleId, article, stored, sequence, nowMs }: Notifying): void {
  if (action === 'withdraw') withdrawals.add(sql, { article: articleId, version: article.version }, sequence, nowMs);
  else if (stored?.article.pubStatus === 'canceled')
    withdrawals.lift(sql, { article: articleId, version: stored.article.version }, sequence, nowMs);
}
