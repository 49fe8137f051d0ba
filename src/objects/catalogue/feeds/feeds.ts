// Selects the articles of a feed's documents. The number of rows that are read depends on the entries and not on the size of the archive.
import type { Article } from '../../../domain/articles/article.ts';
import { composeFeed, type ShownArticle, TextBudget } from '../../../domain/feeds/feed-composition.ts';
import type { FeedDocument, FeedPlace } from '../../../domain/feeds/feed-document.ts';
import { ARCHIVE_PAGE_SIZE, type FeedName, storedFeedName } from '../../../domain/feeds/feed-name.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import { bodyOf, metadataOf } from '../articles/articles.ts';
import { MEMBER_STATE, UNSEEN_STATES } from './membership.ts';

/** Number of newest articles in a subscription document. It has more if more were published within `RECENT_MS` before its newest. */
const NEWEST = 50;
const RECENT_MS = 48 * 3_600_000;
/** Most articles of that time. */
const RECENT_LIMIT = 250;
/** Number of articles that joined the feed last. A back-dated article is among them although many articles have later dates. An incomplete page of the
 *  archive has fewer, so the articles that are on no page yet are among them too. */
const LAST_JOINED = ARCHIVE_PAGE_SIZE;
/** Most old articles that are listed again after a significant change. The newest first publications take precedence. */
const WINDOW_LIMIT = 200;
/** Most stubs, which are short. */
const STUB_LIMIT = 1_000;

export interface FeedRow {
  [column: string]: SqlStorageValue;
  id: number;
  name: string;
  kind: string;
  /** Name of the subject or author in the feed's first article; null for the feed of all articles. */
  label: string | null;
  iri: string;
  last_ordinal: number;
  live: number;
  /** Sequence number of the last change of its documents; 0 if it is not public. */
  generation: number;
  modified_ms: number;
  since_ms: number;
  /** Unix ms of the latest significant change that the feed has ever shown. */
  updated_ms: number;
  /** The state that was last written to KV; empty before the first write. */
  flushed: string;
  /** Name of the feed to which readers are sent, since the subject or author was merged or renamed; null for a feed of its own. */
  moved_to: string | null;
}

/** Returns the title of a feed. Names of sections and desks are in the publisher's settings; subjects and people have the names stored first. */
export function labelOf({ name, kind, label }: Pick<FeedRow, 'name' | 'kind' | 'label'>, publisher: Publisher): string {
  const code = name.slice(kind.length + 1);
  if (kind === 'all') return publisher.name;
  if (kind === 'sections') return publisher.sections.find((section) => section.code === code)?.name ?? label ?? code;
  const desk = kind === 'authors' ? publisher.desks.find((candidate) => candidate.code === code) : undefined;
  return desk?.name ?? label ?? code;
}

/** Finds a public feed; `undefined` if there is none of this name or if its readers are sent to another. */
export function find(sql: SqlStorage, name: FeedName): FeedRow | undefined {
  const feed = findPublic(sql, name);
  return feed?.moved_to === null ? feed : undefined;
}

/** Finds a public feed, also one whose readers are sent to another. */
export function findPublic(sql: SqlStorage, name: FeedName): FeedRow | undefined {
  const feed = findAny(sql, name);
  return feed !== undefined && isPublic(feed) ? feed : undefined;
}

/** Tells whether the feed has ever had a document. One whose articles were all of unlisted sources has not: only partners get copy by it. */
export function isPublic({ generation }: Pick<FeedRow, 'generation'>): boolean {
  return generation > 0;
}

/** Finds a feed, also one that is not public. */
export function findAny(sql: SqlStorage, name: FeedName): FeedRow | undefined {
  return sql.exec<FeedRow>('SELECT * FROM feed WHERE name = ?', name).toArray()[0];
}

/** Counts the archive pages. Only complete pages exist. */
export function fullPages(feed: FeedRow): number {
  return Math.floor(feed.last_ordinal / ARCHIVE_PAGE_SIZE);
}

/** Composes the subscription document: the newest articles, those of the two days before the newest, those that joined the feed last, and recent
 *  significant changes, releases and withdrawals. */
export function subscription(sql: SqlStorage, feed: FeedRow, publisher: Publisher): FeedDocument {
  const rows = memberRows(
    sql,
    `SELECT ordinal FROM (SELECT ordinal FROM member WHERE feed = ?1 AND state = ${MEMBER_STATE.live} ORDER BY published_ms DESC, article DESC LIMIT ${NEWEST})
     UNION SELECT ordinal FROM (SELECT ordinal FROM member WHERE feed = ?1 AND state = ${MEMBER_STATE.live} AND published_ms >=
       (SELECT max(published_ms) FROM member WHERE feed = ?1 AND state = ${MEMBER_STATE.live}) - ${RECENT_MS}
       ORDER BY published_ms DESC, article DESC LIMIT ${RECENT_LIMIT})
     UNION SELECT ordinal FROM member WHERE feed = ?1 AND ordinal > ?2 AND (state = ${MEMBER_STATE.live} OR in_window = 1)
     UNION SELECT ordinal FROM (SELECT ordinal FROM member WHERE feed = ?1 AND in_window = 1 AND state = ${MEMBER_STATE.live}
       ORDER BY published_ms DESC LIMIT ${WINDOW_LIMIT})
     UNION SELECT ordinal FROM (SELECT ordinal FROM member WHERE feed = ?1 AND in_window = 1 AND state IN (${MEMBER_STATE.stub}, ${MEMBER_STATE.expired})
       ORDER BY published_ms DESC LIMIT ${STUB_LIMIT})`,
    feed.id,
    feed.last_ordinal - LAST_JOINED,
  );
  return documentOf({ sql, feed, publisher }, { kind: 'subscription' }, rows);
}

/** Composes an archive page; `undefined` if the page is not complete. The articles of an incomplete page are in the subscription document. */
export function archivePage(sql: SqlStorage, feed: FeedRow, page: number, publisher: Publisher): FeedDocument | undefined {
  if (page < 1 || page > fullPages(feed)) return undefined;
  const first = (page - 1) * ARCHIVE_PAGE_SIZE + 1;
  const ordinals = 'SELECT ordinal FROM member WHERE feed = ?1 AND ordinal BETWEEN ?2 AND ?3';
  const rows = memberRows(sql, ordinals, feed.id, first, first + ARCHIVE_PAGE_SIZE - 1);
  return documentOf({ sql, feed, publisher }, { kind: 'archive', page }, rows);
}

/** Returns the sequence number and the Unix ms of the last change of an article on the page. Nothing else changes the page, except the settings. */
export function archiveState(sql: SqlStorage, feed: FeedRow, page: number): { generation: number; modifiedMs: number } {
  const first = (page - 1) * ARCHIVE_PAGE_SIZE + 1;
  const { generation } = sql
    .exec<{ generation: number }>(
      'SELECT max(a.changed_seq) AS generation FROM member m JOIN article a ON a.id = m.article WHERE m.feed = ? AND m.ordinal BETWEEN ? AND ?',
      feed.id,
      first,
      first + ARCHIVE_PAGE_SIZE - 1,
    )
    .one();
  const [change] = sql.exec<{ at_ms: number }>('SELECT at_ms FROM change WHERE seq = ?', generation).toArray();
  return { generation, modifiedMs: change?.at_ms ?? feed.since_ms };
}

type MemberRow = { article: number; version: number; state: number; published_ms: number; json: string };

function memberRows(sql: SqlStorage, ordinals: string, ...bindings: number[]): MemberRow[] {
  return sql
    .exec<MemberRow>(
      `SELECT a.id AS article, a.version, m.state, m.published_ms, v.json FROM member m JOIN article a ON a.id = m.article
       JOIN version v ON v.article = a.id AND v.version = a.version WHERE m.feed = ?1 AND m.state NOT IN (${UNSEEN_STATES})
       AND m.ordinal IN (${ordinals}) ORDER BY m.published_ms DESC, a.id DESC`,
      ...bindings,
    )
    .toArray();
}

interface Composing {
  sql: SqlStorage;
  feed: FeedRow;
  publisher: Publisher;
}

/** Reads a body only if the feed shows it, one at a time: all bodies together may not fit into memory. */
function documentOf({ sql, feed, publisher }: Composing, place: FeedPlace, rows: MemberRow[]): FeedDocument {
  const shown: ShownArticle[] = [];
  const gone: Article[] = [];
  const budget = new TextBudget(publisher);
  for (const row of rows) {
    const metadata = metadataOf(row.json);
    const form = row.state === MEMBER_STATE.live ? budget.formOf(metadata) : 'summary';
    const article = { ...metadata, bodyHtml: form === 'full' ? bodyOf(sql, row.article, row.version) : '' };
    if (form === 'full') budget.spend(article.bodyHtml);
    if (row.state !== MEMBER_STATE.expired) shown.push({ article, form });
    if (row.state !== MEMBER_STATE.live) gone.push(article);
  }
  const older = place.kind === 'archive' ? place.page - 1 : fullPages(feed);
  return composeFeed(
    {
      name: storedFeedName(feed.name),
      iri: feed.iri,
      label: labelOf(feed, publisher),
      // The date of an archive page depends on its own articles only.
      updated: place.kind === 'subscription' ? toInstant(feed.updated_ms) : undefined,
      place,
      ...(older >= 1 ? { previousArchive: older } : {}),
      shown,
      gone,
      since: toInstant(feed.since_ms),
    },
    publisher,
  );
}
