// Takes copy of unlisted sources out of all public documents, and brings it back, when the settings say so. Partners keep what their agreements grant.
// All of it is one transaction with the change of the settings, in statements for whole sources: there may be many thousands of articles.

import { type FeedName, storedFeedName } from '../../../domain/feeds/feed-name.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import { isUnlistedSource, thirdPartyContentOf } from '../../../domain/publisher/third-party-content.ts';
import { canonicalJson } from '../../../domain/values/canonical-json.ts';
import * as outbox from '../outbox/outbox.ts';
import { MEMBER_STATE } from './membership.ts';

interface Relisting {
  publisher: Publisher;
  /** The settings before the change. Absent: the states of all articles are in doubt, as after a restore. */
  before?: Publisher | undefined;
  /** The new generation of every changed feed. */
  sequence: number;
  /** The new date of every changed feed in Unix ms. */
  modifiedMs: number;
  nowMs: number;
}

/** Makes the feeds agree with the settings. */
export function relist(sql: SqlStorage, change: Relisting): void {
  const { publisher, before } = change;
  if (before !== undefined && !mayUnlist(publisher) && isSameOfOthers(before, publisher)) return;
  const sources = sourcesOf(sql);
  const unlisted = sources.filter((source) => isUnlistedSource(publisher, source));
  const listed = sources.filter(
    (source) => !isUnlistedSource(publisher, source) && (before === undefined || isUnlistedSource(before, source)),
  );
  unlist(sql, unlisted, change);
  list(sql, listed, change);
  if (before !== undefined)
    rewriteFeeds(
      sql,
      sources.filter((source) => isSummarisedNow(before, publisher, source)),
      change,
    );
}

function isSameOfOthers(before: Publisher, after: Publisher): boolean {
  return canonicalJson(before.thirdPartyContent) === canonicalJson(after.thirdPartyContent);
}

function isSummarisedNow(before: Publisher, after: Publisher, source: string): boolean {
  return thirdPartyContentOf(before, source) === 'full' && thirdPartyContentOf(after, source) === 'summary';
}

function mayUnlist({ thirdPartyContent }: Publisher): boolean {
  return [thirdPartyContent.default, ...thirdPartyContent.sources.map(({ content }) => content)].includes('none');
}

function sourcesOf(sql: SqlStorage): string[] {
  const rows = sql.exec<{ source: string }>('SELECT DISTINCT source FROM article WHERE published_ms IS NOT NULL');
  return rows.toArray().map(({ source }) => source);
}

/** KV would keep whole texts until somebody asks for the feed, and an isolate that starts in an outage serves what KV has. */
function rewriteFeeds(sql: SqlStorage, sources: readonly string[], { sequence }: Relisting): void {
  const names = sql.exec<{ name: string }>(
    `SELECT name FROM feed WHERE id IN (SELECT feed FROM member WHERE state = ${MEMBER_STATE.live} AND article IN (${OF_SOURCES}))`,
    JSON.stringify(sources),
  );
  for (const { name } of names.toArray()) outbox.markFeed(sql, storedFeedName(name), sequence);
}

/** Articles of the sources in `?1`, which is a list as JSON. */
const OF_SOURCES = 'SELECT id FROM article WHERE source IN (SELECT value FROM json_each(?1))';
const SHOWN = `state IN (${MEMBER_STATE.live}, ${MEMBER_STATE.expired}) AND article IN (${OF_SOURCES})`;

/** Readers see neither an article nor a tombstone: nobody withdrew it. Stubs of withdrawals stay. */
function unlist(sql: SqlStorage, sources: readonly string[], change: Relisting): void {
  const list = JSON.stringify(sources);
  const feeds = sql
    .exec<{ feed: number; live: number }>(
      `SELECT feed, sum(state = ${MEMBER_STATE.live}) AS live FROM member WHERE ${SHOWN} GROUP BY feed`,
      list,
    )
    .toArray();
  sql.exec(`UPDATE member SET state = ${MEMBER_STATE.partnersOnly}, in_window = 0 WHERE ${SHOWN}`, list);
  for (const { feed, live } of feeds) markChanged(sql, { feed, live: -live, updatedMs: 0 }, change);
}

/** `?2` is the time in Unix ms. */
const UNEXPIRED = 'a.expires_ms IS NULL OR a.expires_ms > ?2';
const IN_WINDOW = 'coalesce(a.window_ms > ?2, 0)';
const PLACES = `member m JOIN article a ON a.id = m.article WHERE m.state = ${MEMBER_STATE.partnersOnly} AND a.id IN (${OF_SOURCES})`;

/** An article that was shown before returns to its place. Another joins its feeds as if it were published now, so that pages of the archive which
 *  are complete do not change, and the feeds list it among those that joined last. One that has expired meanwhile and was never shown is not. */
function list(sql: SqlStorage, sources: readonly string[], change: Relisting): void {
  const bindings = [JSON.stringify(sources), change.nowMs];
  const feeds = sql
    .exec<{ feed: number; live: number; updatedMs: number }>(
      `SELECT p.feed, sum(p.live) AS live, max(p.updated) AS updatedMs FROM (SELECT m.feed, m.ordinal, (${UNEXPIRED}) AS live,
         CAST(round(unixepoch(coalesce(v.json ->> '$.significantChange', v.json ->> '$.firstPublished'), 'subsec') * 1000) AS INTEGER) AS updated
         FROM version v JOIN ${PLACES} AND v.article = a.id AND v.version = a.version) p
       WHERE p.live OR p.ordinal > 0 GROUP BY p.feed`,
      ...bindings,
    )
    .toArray();
  sql.exec(
    `UPDATE member SET ordinal = placed.ordinal FROM (
       SELECT m.feed, m.article, row_number() OVER (PARTITION BY m.feed ORDER BY m.published_ms, m.article)
         + (SELECT last_ordinal FROM feed f WHERE f.id = m.feed) AS ordinal
       FROM ${PLACES} AND m.ordinal < 0 AND (${UNEXPIRED})) AS placed
     WHERE member.feed = placed.feed AND member.article = placed.article`,
    ...bindings,
  );
  sql.exec(
    `UPDATE member SET state = placed.state, in_window = placed.in_window FROM (
       SELECT m.feed, m.article, CASE WHEN ${UNEXPIRED} THEN ${MEMBER_STATE.live} ELSE ${MEMBER_STATE.expired} END AS state, ${IN_WINDOW} AS in_window
       FROM ${PLACES} AND m.ordinal > 0) AS placed
     WHERE member.feed = placed.feed AND member.article = placed.article`,
    ...bindings,
  );
  for (const feed of feeds) markChanged(sql, feed, change);
}

interface ChangedFeed {
  feed: number;
  /** Change of the number of live articles. */
  live: number;
  /** Unix ms of the latest significant change that the feed shows after the change of the setting. */
  updatedMs: number;
}

function markChanged(sql: SqlStorage, { feed, live, updatedMs }: ChangedFeed, { sequence, modifiedMs }: Relisting): void {
  const { name } = sql
    .exec<{ name: string }>(
      `UPDATE feed SET generation = ?2, live = live + CASE WHEN moved_to IS NULL THEN ?3 ELSE 0 END, updated_ms = max(updated_ms, ?4),
         modified_ms = max(modified_ms, ?5), last_ordinal = max(last_ordinal, (SELECT coalesce(max(ordinal), 0) FROM member m WHERE m.feed = feed.id))
       WHERE id = ?1 RETURNING name`,
      feed,
      sequence,
      live,
      updatedMs,
      modifiedMs,
    )
    .one();
  outbox.markFeed(sql, storedFeedName(name) satisfies FeedName, sequence);
}
