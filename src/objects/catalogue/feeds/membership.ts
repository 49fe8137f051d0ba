// The positions of articles in feeds. An article gets an ordinal when it joins a feed, and an ordinal is never given again. An archive page is a
// fixed range of ordinals, so later articles do not move it.

import { type Article, isShown } from '../../../domain/articles/article.ts';
import { feedsOf } from '../../../domain/feeds/feed-membership.ts';
import { type FeedName, storedFeedName } from '../../../domain/feeds/feed-name.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import { isUnlistedSource } from '../../../domain/publisher/third-party-content.ts';
import { msOf, toInstant } from '../../../domain/values/instant.ts';
import type { Term } from '../../../domain/values/term.ts';
import * as aliases from '../articles/aliases.ts';
import * as vocabulary from '../articles/vocabulary.ts';
import * as outbox from '../outbox/outbox.ts';
import * as settings from '../settings/settings.ts';
import { nextDateMs } from './next-date.ts';

/** `hidden`: the article is held, or is no longer in this section or subject. `stub`: the article is withdrawn. `partnersOnly`: the settings show
 *  nothing of copy from its source, and partners may still get it (unlisted-copy.ts). */
export const MEMBER_STATE = { hidden: 0, live: 1, stub: 2, expired: 3, partnersOnly: 4 } as const;
type MemberState = (typeof MEMBER_STATE)[keyof typeof MEMBER_STATE];

/** States in which no public document has the article, as a list for SQL. */
export const UNSEEN_STATES = `${MEMBER_STATE.hidden}, ${MEMBER_STATE.partnersOnly}`;

/** A change of an article, as far as its feeds depend on it. */
export interface MembershipChange {
  articleId: number;
  article: Article;
  /** Unix ms until which subscription documents list the article whatever its age. Absent: they do not. */
  windowEndMs: number | undefined;
  nowMs: number;
  /** The new generation of every changed feed. */
  sequence: number;
  publisher: Publisher;
}

/** Updates the feeds of an article and returns those whose documents changed. An unpublished article is in no feed. */
export function update(sql: SqlStorage, change: MembershipChange): FeedName[] {
  const { articleId, article, windowEndMs, nowMs, sequence, publisher } = change;
  if (article.firstPublished === undefined) return [];
  const wanted = new Set(feedsOf(article).map((name) => currentName(sql, name)));
  const state = stateOf(article, publisher, nowMs);
  const members = membershipsOf(sql, articleId);
  // A held article joins its feeds when it is released, because a feed that is created for it now would reveal its subject.
  if (state !== MEMBER_STATE.hidden) {
    vocabulary.keep(sql, article);
    for (const name of wanted) if (!members.some((member) => member.name === name)) members.push(newMembership(sql, name, change));
  }
  const publishedMs = msOf(article.firstPublished);
  const updatedMs = msOf(article.significantChange ?? article.firstPublished);
  const isInWindow = windowEndMs !== undefined && windowEndMs > nowMs;
  const settingsMs = settings.publisher(sql)?.changedMs ?? 0;
  const changed: FeedName[] = [];
  for (const member of members.sort((a, b) => a.feed - b.feed)) {
    const next = wanted.has(member.name) ? stateIn(member, state) : MEMBER_STATE.hidden;
    const isSeen = !isUnseen(next);
    if (!isSeen && next === member.state) continue;
    // A document changes only if it had the article or has it now.
    const isChanged = isSeen || !isUnseen(member.state);
    const ordinal = isChanged
      ? markChanged(sql, member, { next, sequence, nowMs, settingsMs, updatedMs: isSeen ? updatedMs : 0 })
      : member.ordinal;
    place(sql, member, { articleId, publishedMs, ordinal, state: next, inWindow: isSeen && isInWindow ? 1 : 0 });
    if (isChanged) changed.push(member.name);
  }
  return changed;
}

function isUnseen(state: number): boolean {
  return state === MEMBER_STATE.hidden || state === MEMBER_STATE.partnersOnly;
}

/** The withdrawal or the expiry of an article that no document has ever had is not shown either, unless it is the first state of all. */
function stateIn({ ordinal, isNew }: Membership, state: MemberState): MemberState {
  return isNew !== true && ordinal < 0 && state !== MEMBER_STATE.live && !isUnseen(state) ? MEMBER_STATE.hidden : state;
}

/** The feed that a name means since its subject, author or section was merged or renamed. */
function currentName(sql: SqlStorage, name: FeedName): FeedName {
  const [kind, code = ''] = name.split('/');
  return kind === 'subjects' || kind === 'authors' || kind === 'sections' ? `${kind}/${aliases.currentCode(sql, kind, code)}` : name;
}

/** A withdrawal is shown whatever the source, because a reader may have the article from before the source was unlisted. */
function stateOf(article: Article, publisher: Publisher, nowMs: number): MemberState {
  if (article.pubStatus === 'canceled') return MEMBER_STATE.stub;
  if (article.pubStatus === 'withheld') return MEMBER_STATE.hidden;
  if (isUnlistedSource(publisher, article.source)) return MEMBER_STATE.partnersOnly;
  return isShown(article, toInstant(nowMs)) ? MEMBER_STATE.live : MEMBER_STATE.expired;
}

interface Membership {
  feed: number;
  name: FeedName;
  /** Negative until a document of the feed has the article. */
  ordinal: number;
  state: number;
  /** Date of the feed in Unix ms. */
  modifiedMs: number;
  /** It is not stored yet. */
  isNew?: true;
}

function membershipsOf(sql: SqlStorage, articleId: number): Membership[] {
  return sql
    .exec<{ feed: number; name: string; ordinal: number; state: number; modifiedMs: number }>(
      'SELECT m.feed, f.name, m.ordinal, m.state, f.modified_ms AS modifiedMs FROM member m JOIN feed f ON f.id = m.feed WHERE m.article = ? ORDER BY m.feed',
      articleId,
    )
    .toArray()
    .map((row) => ({ ...row, name: storedFeedName(row.name) }));
}

/** The place of the article in a feed that it is not in, which is created if it does not exist. Copy that no document shows keeps the negative ordinal,
 *  so that it takes no place on a page of the archive, and no reader misses it if it is shown later. */
function newMembership(sql: SqlStorage, name: FeedName, change: MembershipChange): Membership {
  const found = placeOf(sql, name) ?? {
    feed: makeFeed(sql, name, { ...change, label: labelIn(change.article, name) ?? vocabulary.nameOf(sql, name) }),
    modifiedMs: 0,
  };
  return { ...found, name, ordinal: -change.articleId, state: MEMBER_STATE.hidden, isNew: true };
}

function placeOf(sql: SqlStorage, name: FeedName): Pick<Membership, 'feed' | 'modifiedMs'> | undefined {
  const query = 'SELECT id AS feed, modified_ms AS modifiedMs FROM feed WHERE name = ?';
  return sql.exec<{ feed: number; modifiedMs: number }>(query, name).toArray()[0];
}

/** Tells which of the feeds that exist from the start are missing: that of all articles and those of the sections, with their titles. A feed of a
 *  subject or an author is created with its first public article, because it would reveal the name before. */
export function missingFeeds(sql: SqlStorage, { sections }: Publisher): Map<FeedName, string | null> {
  const titles: [FeedName, string | null][] = [
    ['all', null],
    ...sections.map(({ code, name }): [FeedName, string] => [`sections/${code}`, name]),
  ];
  return new Map(titles.filter(([name]) => placeOf(sql, name) === undefined));
}

/** Creates feeds without articles. */
export function makeFeeds(sql: SqlStorage, missing: ReadonlyMap<FeedName, string | null>, { sequence, nowMs, publisher }: NewFeeds): void {
  for (const [name, label] of missing) {
    const id = makeFeed(sql, name, { label, publisher, nowMs });
    sql.exec('UPDATE feed SET generation = ?, modified_ms = ? WHERE id = ?', sequence, nowMs, id);
    outbox.markFeed(sql, name, sequence);
  }
}

type NewFeeds = Pick<MembershipChange, 'sequence' | 'nowMs' | 'publisher'>;

/** The title of a new feed: what the article calls its section, subject or author. */
function labelIn(article: Article, name: FeedName): string | null {
  const [kind = 'all', code = ''] = name.split('/');
  const terms: Readonly<Record<string, readonly Term[]>> = {
    sections: article.sections,
    subjects: article.subjects,
    authors: [...article.by.names, ...article.by.desks],
  };
  return (terms[kind] ?? []).find((term) => term.code === code)?.name ?? null;
}

interface NewFeed extends Pick<MembershipChange, 'publisher' | 'nowMs'> {
  label: string | null;
}

/** Creates a feed. Its IRI is made from the publisher's current settings. */
function makeFeed(sql: SqlStorage, name: FeedName, { label, publisher, nowMs }: NewFeed): number {
  const [kind = 'all'] = name.split('/');
  const { id } = sql
    .exec<{ id: number }>(
      `INSERT INTO feed (name, kind, label, iri, last_ordinal, live, generation, modified_ms, since_ms)
       VALUES (?, ?, ?, ?, 0, 0, 0, 0, ?) RETURNING id`,
      name,
      kind,
      label,
      `tag:${publisher.tagAuthority}:feed/${name}`,
      nowMs,
    )
    .one();
  countFeed(sql, kind);
  return id;
}

/** Counts one more feed of a kind. */
export function countFeed(sql: SqlStorage, kind: string): void {
  settings.write(sql, countName(kind), String(feedCount(sql, kind) + 1));
}

/** Returns the number of feeds of a kind without counting rows. */
export function feedCount(sql: SqlStorage, kind: string): number {
  return Number(settings.read(sql, countName(kind)) ?? 0);
}

function countName(kind: string): string {
  return `feeds-${kind}`;
}

interface Place {
  articleId: number;
  publishedMs: number;
  ordinal: number;
  state: MemberState;
  inWindow: 0 | 1;
}

function place(sql: SqlStorage, member: Membership, { articleId, publishedMs, ordinal, state, inWindow }: Place): void {
  const { feed } = member;
  const insert = 'INSERT INTO member (feed, ordinal, article, published_ms, state, in_window) VALUES (?, ?, ?, ?, ?, ?)';
  if (member.isNew === true) return void sql.exec(insert, feed, ordinal, articleId, publishedMs, state, inWindow);
  if (ordinal !== member.ordinal) sql.exec('UPDATE member SET ordinal = ? WHERE article = ? AND feed = ?', ordinal, articleId, feed);
  sql.exec('UPDATE member SET state = ?, in_window = ? WHERE article = ? AND feed = ?', state, inWindow, articleId, feed);
}

interface FeedChange {
  /** State of the article in the feed from now on. */
  next: MemberState;
  sequence: number;
  nowMs: number;
  /** Unix ms of the last change of the settings. A feed is served with the later of the two dates. */
  settingsMs: number;
  /** Unix ms of the article's last significant change; 0 if the feed does not show it. */
  updatedMs: number;
}

/** Returns the ordinal of the article, which is the next one if a document has it for the first time. */
function markChanged(sql: SqlStorage, { feed, ordinal, state, modifiedMs }: Membership, change: FeedChange): number {
  const { next, sequence, nowMs, settingsMs, updatedMs } = change;
  const isFirst = ordinal < 0 && !isUnseen(next);
  const { last } = sql
    .exec<{ last: number }>(
      // A feed whose readers are sent to another counts none, so that no list has it.
      `UPDATE feed SET generation = ?, updated_ms = max(updated_ms, ?), modified_ms = ?, last_ordinal = last_ordinal + ?,
       live = live + iif(moved_to IS NULL, ?, 0) WHERE id = ? RETURNING last_ordinal AS last`,
      sequence,
      updatedMs,
      // A new feed was never served.
      nextDateMs(modifiedMs === 0 ? 0 : Math.max(modifiedMs, settingsMs), nowMs),
      Number(isFirst),
      Number(next === MEMBER_STATE.live) - Number(state === MEMBER_STATE.live),
      feed,
    )
    .one();
  return isFirst ? last : ordinal;
}

/** Tells whether the article's expiry was already processed. A restored backup schedules it again. */
export function hasExpired(sql: SqlStorage, articleId: number): boolean {
  return sql.exec('SELECT 1 FROM member WHERE article = ? AND state = ? LIMIT 1', articleId, MEMBER_STATE.expired).toArray().length > 0;
}
