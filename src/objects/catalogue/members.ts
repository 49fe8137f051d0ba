// Which article stands where in which feed. An ordinal is given once, when an article joins a feed, and never to another: archive
// pages are runs of ordinals, so they stay where they are whatever else is published.
import { type Article, isShown } from '../../domain/article.ts';
import type { FeedName } from '../../domain/feed-name.ts';
import { msOf, toInstant } from '../../domain/instant.ts';
import { feedsOf } from '../../domain/membership.ts';

/** `hidden`: held, or no longer of this section or subject. `stub`: withdrawn. */
export const MEMBER_STATE = { hidden: 0, live: 1, stub: 2, expired: 3 } as const;
type MemberState = (typeof MEMBER_STATE)[keyof typeof MEMBER_STATE];

/** What `place` needs to know of a change. */
export interface Placement {
  articleId: number;
  article: Article;
  /** Keeps the article in subscription documents until then; absent when nothing does. */
  windowMs: number | undefined;
  nowMs: number;
  /** Becomes the generation of every feed touched. */
  sequence: number;
}

/** Brings every feed of an article up to date with it and answers the feeds touched. An article that has not left is in none. */
export function place(sql: SqlStorage, { articleId, article, windowMs, nowMs, sequence }: Placement): FeedName[] {
  if (article.firstPublished === undefined) return [];
  const publishedMs = msOf(article.firstPublished);
  const wanted = new Set(feedsOf(article));
  for (const name of wanted) join(sql, name, articleId, publishedMs, nowMs);
  const state = stateOf(article, nowMs);
  const inWindow = windowMs !== undefined && windowMs > nowMs ? 1 : 0;
  const touched: FeedName[] = [];
  for (const member of membershipsOf(sql, articleId)) {
    const left = !wanted.has(member.name);
    if (left && member.state === MEMBER_STATE.hidden) continue;
    settle(sql, member, left ? MEMBER_STATE.hidden : state, left ? 0 : inWindow, articleId);
    touch(sql, member.feed, sequence, nowMs);
    touched.push(member.name);
  }
  return touched;
}

function stateOf(article: Article, nowMs: number): MemberState {
  if (article.pubStatus === 'canceled') return MEMBER_STATE.stub;
  if (isShown(article, toInstant(nowMs))) return MEMBER_STATE.live;
  return article.pubStatus === 'withheld' ? MEMBER_STATE.hidden : MEMBER_STATE.expired;
}

interface Membership {
  feed: number;
  name: FeedName;
  state: number;
}

function membershipsOf(sql: SqlStorage, articleId: number): Membership[] {
  return sql
    .exec<{ feed: number; name: string; state: number }>(
      'SELECT m.feed, f.name, m.state FROM member m JOIN feed f ON f.id = m.feed WHERE m.article = ? ORDER BY m.feed',
      articleId,
    )
    .toArray()
    .map((row) => ({ ...row, name: row.name as FeedName }));
}

/** Gives the article its ordinal in the feed, and makes the feed if it is the first. Hidden until `settle`. */
function join(sql: SqlStorage, name: FeedName, articleId: number, publishedMs: number, nowMs: number): void {
  sql.exec(
    'INSERT OR IGNORE INTO feed (name, last_ordinal, live, generation, modified_ms, since_ms) VALUES (?, 0, 0, 0, 0, ?)',
    name,
    nowMs,
  );
  const { id } = sql.exec<{ id: number }>('SELECT id FROM feed WHERE name = ?', name).one();
  if (sql.exec('SELECT 1 FROM member WHERE article = ? AND feed = ?', articleId, id).toArray().length > 0) return;
  const { last_ordinal } = sql
    .exec<{ last_ordinal: number }>('UPDATE feed SET last_ordinal = last_ordinal + 1 WHERE id = ? RETURNING last_ordinal', id)
    .one();
  sql.exec(
    'INSERT INTO member (feed, ordinal, article, published_ms, state, in_window) VALUES (?, ?, ?, ?, ?, 0)',
    id,
    last_ordinal,
    articleId,
    publishedMs,
    MEMBER_STATE.hidden,
  );
}

function settle(sql: SqlStorage, member: Membership, state: MemberState, inWindow: 0 | 1, articleId: number): void {
  sql.exec('UPDATE member SET state = ?, in_window = ? WHERE article = ? AND feed = ?', state, inWindow, articleId, member.feed);
  const more = Number(state === MEMBER_STATE.live) - Number(member.state === MEMBER_STATE.live);
  if (more !== 0) sql.exec('UPDATE feed SET live = live + ? WHERE id = ?', more, member.feed);
}

function touch(sql: SqlStorage, feed: number, sequence: number, nowMs: number): void {
  sql.exec('UPDATE feed SET generation = ?, modified_ms = ? WHERE id = ?', sequence, nowMs, feed);
}

/** True where the article's expiry has been dealt with: a restored backup brings its hours along once more. */
export function hasExpired(sql: SqlStorage, articleId: number): boolean {
  return sql.exec('SELECT 1 FROM member WHERE article = ? AND state = ? LIMIT 1', articleId, MEMBER_STATE.expired).toArray().length > 0;
}
