// Changes that the alarm makes when they are due: it lifts embargoes, removes expired articles from feeds, and ends the time during which a feed
// lists an article again.

import { isShown } from '../../../domain/articles/article.ts';
import { liftEmbargo } from '../../../domain/articles/lifecycle.ts';
import { articleTag, feedTag } from '../../../domain/feeds/cache-tags.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import { STUB_MS } from '../../../domain/withdrawals/withdrawal.ts';
import * as articleIndex from '../articles/article-index.ts';
import * as articles from '../articles/articles.ts';
import * as log from '../articles/change-log.ts';
import { record } from '../commands/record-change.ts';
import * as members from '../feeds/membership.ts';
import * as outbox from '../outbox/outbox.ts';
import type { Due } from '../outbox/schedule.ts';
import * as schedule from '../outbox/schedule.ts';
import * as settings from '../settings/settings.ts';

/** The actor of changes that are made because time has passed. */
const CLOCK: Actor = { name: 'clock' };

/** Makes a due change and removes its row, within the caller's transaction. A row that no longer applies changes nothing. */
export function make(sql: SqlStorage, row: Due, nowMs: number, publisher: Publisher): void {
  schedule.remove(sql, row);
  const stored = articles.getById(sql, row.articleId);
  if (stored === undefined) return;
  if (row.kind === 'embargo') lift(sql, stored, nowMs, publisher);
  else if (row.kind === 'expiry') expire(sql, stored, nowMs, publisher);
  else endWindow(sql, stored, nowMs, publisher);
}

function lift(sql: SqlStorage, stored: articles.StoredArticle, nowMs: number, publisher: Publisher): void {
  const change = liftEmbargo(stored.article, { now: toInstant(nowMs), publisher });
  if (change !== undefined) record(sql, { change, stored, actor: CLOCK, nowMs, publisher });
}

/** Removes an expired article from its feeds. The article itself does not change, so there is no new version. */
function expire(sql: SqlStorage, stored: articles.StoredArticle, nowMs: number, publisher: Publisher): void {
  const { id, article } = stored;
  const now = toInstant(nowMs);
  if (article.pubStatus !== 'usable' || article.firstPublished === undefined || isShown(article, now)) return;
  if (members.hasExpired(sql, id)) return;
  const sequence = settings.nextSequence(sql);
  const change = { action: 'expire' as const, article, significant: false };
  log.append(sql, { change, articleId: id, sequence, actor: CLOCK, nowMs });
  const windowEndMs = nowMs + STUB_MS;
  sql.exec('UPDATE article SET changed_seq = ?, window_ms = ? WHERE id = ?', sequence, windowEndMs, id);
  articleIndex.replace(sql, stored, article, sequence);
  schedule.add(sql, 'window', windowEndMs, id);
  updateFeeds(sql, { articleId: id, article, windowEndMs, nowMs, sequence, publisher }, true);
}

function endWindow(sql: SqlStorage, stored: articles.StoredArticle, nowMs: number, publisher: Publisher): void {
  if (stored.windowEndMs === undefined || stored.windowEndMs > nowMs) return;
  sql.exec('UPDATE article SET window_ms = NULL WHERE id = ?', stored.id);
  const { id: articleId, article } = stored;
  const sequence = settings.nextSequence(sql);
  updateFeeds(sql, { articleId, article, windowEndMs: undefined, nowMs, sequence, publisher }, false);
}

function updateFeeds(sql: SqlStorage, change: members.MembershipChange, urgent: boolean): void {
  const { article, sequence } = change;
  const changedFeeds = members.update(sql, change);
  for (const name of changedFeeds) outbox.markFeed(sql, name, sequence);
  outbox.markPurge(sql, [articleTag(article.slug), ...changedFeeds.map(feedTag)], urgent, sequence);
}
