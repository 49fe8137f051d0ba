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
  // A held article joins its feeds when it is released, because a feed that is created for it now would reveal its subject.
  if (state !== MEMBER_STATE.hidden) {
    vocabulary.keep(sql, article);
    for (const name of wanted) join(sql, name, { ...change, isUnseen: isUnseen(state) }, msOf(article.firstPublished));
  }
  const updatedMs = msOf(article.significantChange ?? article.firstPublished);
  const inWindow = windowEndMs !== undefined && windowEndMs > nowMs ? 1 : 0;
  const settingsMs = settings.publisher(sql)?.changedMs ?? 0;
  const changed: FeedName[] = [];
  for (const member of membershipsOf(sql, articleId)) {
    const next = wanted.has(member.name) ? stateIn(member, state) : MEMBER_STATE.hidden;
    const isSeen = !isUnseen(next);
    if (!isSeen && next === member.state) continue;
    setState(sql, member, next, isSeen ? inWindow : 0, articleId);
    // A document changes only if it had the article or has it now.
    if (!isSeen && isUnseen(member.state)) continue;
    markChanged(sql, member, { sequence, nowMs, settingsMs, updatedMs: isSeen ? updatedMs : 0 });
    changed.push(member.name);
  }
  return changed;
}

function isUnseen(state: number): boolean {
  return state === MEMBER_STATE.hidden || state === MEMBER_STATE.partnersOnly;
}

/** The withdrawal or the expiry of an article that no document has ever had is not shown either. */
function stateIn({ ordinal }: Membership, state: MemberState): MemberState {
  return ordinal < 0 && state !== MEMBER_STATE.live && !isUnseen(state) ? MEMBER_STATE.hidden : state;
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

/** Gives the article a place in the feed, which is created if it does not exist. The article is hidden until `setState`. Copy that no document shows
 *  has a negative ordinal, so that it takes no place on a page of the archive, and no reader misses it if it is shown later. */
function join(sql: SqlStorage, name: FeedName, change: MembershipChange & { isUnseen: boolean }, publishedMs: number): void {
  const { articleId } = change;
  const id = idOf(sql, name) ?? makeFeed(sql, name, { ...change, label: labelIn(change.article, name) ?? vocabulary.nameOf(sql, name) });
  if (sql.exec('SELECT 1 FROM member WHERE article = ? AND feed = ?', articleId, id).toArray().length > 0) return;
  sql.exec(
    'INSERT INTO member (feed, ordinal, article, published_ms, state, in_window) VALUES (?, ?, ?, ?, ?, 0)',
    id,
    change.isUnseen ? unseenOrdinal(articleId) : nextOrdinal(sql, id),
    articleId,
    publishedMs,
    MEMBER_STATE.hidden,
  );
}

/** The ordinal of an article that no document of the feed has had. */
function unseenOrdinal(articleId: number): number {
  return -articleId;
}

/** Gives out the next ordinal of a feed. */
export function nextOrdinal(sql: SqlStorage, feed: number): number {
  return sql
    .exec<{ last_ordinal: number }>('UPDATE feed SET last_ordinal = last_ordinal + 1 WHERE id = ? RETURNING last_ordinal', feed)
    .one().last_ordinal;
}

function idOf(sql: SqlStorage, name: FeedName): number | undefined {
  return sql.exec<{ id: number }>('SELECT id FROM feed WHERE name = ?', name).toArray()[0]?.id;
}

/** Tells which of the feeds that exist from the start are missing: that of all articles and those of the sections, with their titles. A feed of a
 *  subject or an author is created with its first public article, because it would reveal the name before. */
export function missingFeeds(sql: SqlStorage, { sections }: Publisher): Map<FeedName, string | null> {
  const titles: [FeedName, string | null][] = [
    ['all', null],
    ...sections.map(({ code, name }): [FeedName, string] => [`sections/${code}`, name]),
  ];
  return new Map(titles.filter(([name]) => idOf(sql, name) === undefined));
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

function setState(sql: SqlStorage, member: Membership, state: MemberState, inWindow: 0 | 1, articleId: number): void {
  if (member.ordinal < 0 && !isUnseen(state))
    sql.exec('UPDATE member SET ordinal = ? WHERE article = ? AND feed = ?', nextOrdinal(sql, member.feed), articleId, member.feed);
  sql.exec('UPDATE member SET state = ?, in_window = ? WHERE article = ? AND feed = ?', state, inWindow, articleId, member.feed);
  const more = Number(state === MEMBER_STATE.live) - Number(member.state === MEMBER_STATE.live);
  // A feed whose readers are sent to another counts none, so that no list has it.
  if (more !== 0) sql.exec('UPDATE feed SET live = live + ? WHERE id = ? AND moved_to IS NULL', more, member.feed);
}

/** How far a feed's date may be ahead of the clock. */
const LARGEST_LEAD_MS = 60_000;

/** Returns the date of a change of a feed that was served with the date `servedMs`. Last-Modified has whole seconds, so a second change within
 *  one second gets the date of the next: a feed reader that sends only If-Modified-Since would otherwise never get it. The date is at most
 *  LARGEST_LEAD_MS ahead. */
export function nextDateMs(servedMs: number, nowMs: number): number {
  return Math.max(nowMs, Math.min((Math.floor(servedMs / 1_000) + 1) * 1_000, nowMs + LARGEST_LEAD_MS));
}

interface FeedChange {
  sequence: number;
  nowMs: number;
  /** Unix ms of the last change of the settings. A feed is served with the later of the two dates. */
  settingsMs: number;
  /** Unix ms of the article's last significant change; 0 if the feed does not show it. */
  updatedMs: number;
}

function markChanged(sql: SqlStorage, { feed, modifiedMs }: Membership, { sequence, nowMs, settingsMs, updatedMs }: FeedChange): void {
  sql.exec(
    'UPDATE feed SET generation = ?, updated_ms = max(updated_ms, ?), modified_ms = ? WHERE id = ?',
    sequence,
    updatedMs,
    // A new feed was never served.
    nextDateMs(modifiedMs === 0 ? 0 : Math.max(modifiedMs, settingsMs), nowMs),
    feed,
  );
}

/** Tells whether the article's expiry was already processed. A restored backup schedules it again. */
export function hasExpired(sql: SqlStorage, articleId: number): boolean {
  return sql.exec('SELECT 1 FROM member WHERE article = ? AND state = ? LIMIT 1', articleId, MEMBER_STATE.expired).toArray().length > 0;
}
