// Sends the readers of a feed to another, because its subject or author was merged or has another code. The articles follow in steps.

import { feedTag } from '../../../domain/feeds/cache-tags.ts';
import { type FeedName, storedFeedName } from '../../../domain/feeds/feed-name.ts';
import * as outbox from '../outbox/outbox.ts';
import * as settings from '../settings/settings.ts';
import * as feeds from './feeds.ts';
import { countFeed, MEMBER_STATE } from './membership.ts';
import { nextDateMs } from './next-date.ts';

interface Move {
  from: FeedName;
  to: FeedName;
  /** Title of the feed `to`, if it does not exist yet. */
  label: string;
  sequence: number;
  nowMs: number;
}

/** Redirects a feed and all that were redirected to it. A target without a feed takes over the feed as it is, with its IRI and its archive. */
export function redirectFeed(sql: SqlStorage, { from, to, label, sequence, nowMs }: Move): void {
  const feed = feeds.findAny(sql, from);
  if (feed === undefined) return;
  sql.exec('UPDATE feed SET moved_to = ?1, generation = CASE generation WHEN 0 THEN 0 ELSE ?3 END WHERE moved_to = ?2', to, from, sequence);
  const generation = feeds.isPublic(feed) ? sequence : 0;
  const isTaken = feeds.findAny(sql, to) !== undefined;
  if (isTaken) sql.exec('UPDATE feed SET moved_to = ?, live = 0, generation = ? WHERE id = ?', to, generation, feed.id);
  else {
    const modifiedMs = nextDateMs(feed.modified_ms, nowMs);
    sql.exec(
      'UPDATE feed SET name = ?, label = ?, generation = ?, modified_ms = ? WHERE id = ?',
      to,
      label,
      generation,
      modifiedMs,
      feed.id,
    );
    sql.exec(
      `INSERT INTO feed (name, kind, label, iri, last_ordinal, live, generation, modified_ms, since_ms, moved_to)
       VALUES (?, ?, ?, ?, 0, 0, ?, ?, ?, ?)`,
      from,
      feed.kind,
      feed.label,
      feed.iri,
      generation,
      nowMs,
      nowMs,
      to,
    );
    countFeed(sql, feed.kind);
  }
  outbox.markFeed(sql, to, sequence);
  // The lists of feeds have the tag of the feed of all articles.
  outbox.markPurge(sql, [feedTag('all'), feedTag(from), feedTag(to)], false, sequence);
}

/** Gives a feed another title. */
export function retitleFeed(sql: SqlStorage, name: FeedName, label: string, { sequence, nowMs }: Pick<Move, 'sequence' | 'nowMs'>): void {
  sql.exec('UPDATE feed SET label = ? WHERE name = ? AND generation = 0', label, name);
  const feed = feeds.find(sql, name);
  if (feed === undefined) return;
  const modifiedMs = nextDateMs(feed.modified_ms, nowMs);
  sql.exec('UPDATE feed SET label = ?, generation = ?, modified_ms = ? WHERE id = ?', label, sequence, modifiedMs, feed.id);
  settings.write(sql, 'feed-retitled', String(sequence));
  outbox.markFeed(sql, name, sequence);
  outbox.markPurge(sql, [feedTag('all'), feedTag(name)], false, sequence);
}

/** Sequence number of the last change of a feed's title; empty before the first. */
export function lastRetitled(sql: SqlStorage): string {
  return settings.read(sql, 'feed-retitled') ?? '';
}

type MemberRow = { ordinal: number; article: number; published_ms: number; state: number; in_window: number };

/** Number of articles in a feed, hidden ones included. */
export function membersOf(sql: SqlStorage, name: FeedName): number {
  const query = 'SELECT count(*) AS count FROM member WHERE feed = (SELECT id FROM feed WHERE name = ?)';
  return sql.exec<{ count: number }>(query, name).one().count;
}

/** Moves the next articles of a redirected feed to the end of its target, in their order. An interrupted move continues where it stopped, because
 *  each step is a transaction of its caller. Returns true if there are more. */
export function moveMembers(sql: SqlStorage, { from, to, nowMs }: Pick<Move, 'from' | 'to' | 'nowMs'>, limit: number): boolean {
  const source = feeds.findAny(sql, from);
  const target = feeds.findAny(sql, to);
  if (source === undefined || target === undefined) return false;
  const rows = sql
    .exec<MemberRow>(
      'SELECT ordinal, article, published_ms, state, in_window FROM member WHERE feed = ? ORDER BY ordinal LIMIT ?',
      source.id,
      limit + 1,
    )
    .toArray();
  const page = rows.slice(0, limit);
  const joined = page.filter((row) => joinTarget(sql, target.id, row)).length;
  for (const { ordinal } of page) sql.exec('DELETE FROM member WHERE feed = ? AND ordinal = ?', source.id, ordinal);
  if (joined > 0 && (feeds.isPublic(source) || feeds.isPublic(target))) markTarget(sql, target, { updatedMs: source.updated_ms, nowMs });
  return rows.length > limit;
}

/** Returns false if the article is in the target already. One that had left the target gets a new place, because archive pages do not change. */
function joinTarget(sql: SqlStorage, target: number, { ordinal, article, published_ms, state, in_window }: MemberRow): boolean {
  const [known] = sql.exec<{ state: number }>('SELECT state FROM member WHERE feed = ? AND article = ?', target, article).toArray();
  if (known !== undefined && (known.state !== MEMBER_STATE.hidden || state === MEMBER_STATE.hidden)) return false;
  sql.exec('DELETE FROM member WHERE feed = ? AND article = ?', target, article);
  // An article that no document has had keeps its negative ordinal, which is made from its id.
  const place = ordinal < 0 ? ordinal : nextOrdinal(sql, target);
  if (state === MEMBER_STATE.live) sql.exec('UPDATE feed SET live = live + 1 WHERE id = ?', target);
  sql.exec(
    'INSERT INTO member (feed, ordinal, article, published_ms, state, in_window) VALUES (?, ?, ?, ?, ?, ?)',
    target,
    place,
    article,
    published_ms,
    state,
    in_window,
  );
  return true;
}

function markTarget(
  sql: SqlStorage,
  { id, name, modified_ms }: feeds.FeedRow,
  { updatedMs, nowMs }: { updatedMs: number; nowMs: number },
): void {
  const sequence = settings.nextSequence(sql);
  const servedMs = Math.max(modified_ms, settings.publisher(sql)?.changedMs ?? 0);
  sql.exec(
    'UPDATE feed SET generation = ?, updated_ms = max(updated_ms, ?), modified_ms = ? WHERE id = ?',
    sequence,
    updatedMs,
    nextDateMs(servedMs, nowMs),
    id,
  );
  const feed = storedFeedName(name);
  outbox.markFeed(sql, feed, sequence);
  outbox.markPurge(sql, [feedTag('all'), feedTag(feed)], false, sequence);
}

/** Gives out the next ordinal of a feed. */
function nextOrdinal(sql: SqlStorage, feed: number): number {
  return sql
    .exec<{ last_ordinal: number }>('UPDATE feed SET last_ordinal = last_ordinal + 1 WHERE id = ? RETURNING last_ordinal', feed)
    .one().last_ordinal;
}
