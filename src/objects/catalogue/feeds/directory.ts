// Lists the feeds of a kind by name, in parts. SQLite has no order of languages, so the names are sorted here, and the order is kept in the object's
// memory until a feed is created or gets another title, or the settings change. A part then costs as many rows as it has feeds.
import { byLabel } from '../../../domain/feeds/directory-order.ts';
import type { FeedList, ListedFeed } from '../../../domain/feeds/feed-list.ts';
import { type FeedKind, storedFeedName } from '../../../domain/feeds/feed-name.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import * as settings from '../settings/settings.ts';
import * as feeds from './feeds.ts';
import { feedCount } from './membership.ts';
import { lastRetitled } from './move-feed.ts';

/** Most feeds of a kind in the directory, those with most articles: sorting them takes some 20 ms. */
const SORTED_LIMIT = 10_000;

type Kind = FeedKind | 'all';
type Row = { id: number; name: string; kind: string; label: string | null; live: number };
type Ordered = Pick<Row, 'id' | 'name'> & { label: string };

interface Part {
  kind: Kind;
  limit: number;
  offset: number;
}

export class Directory {
  private readonly orders = new Map<Kind, { state: string; order: Ordered[] }>();

  /** Sections in the publisher's order, other feeds by name and without those that have no article left. With the limit 0 only their number. */
  list(sql: SqlStorage, { kind, limit, offset }: Part): FeedList {
    const stored = settings.publisher(sql);
    if (stored === undefined) return { feeds: [], total: 0, listed: 0 };
    const empty = emptyFeeds(sql, kind);
    const total = feedCount(sql, kind) - empty.size;
    const listed = Math.min(total, SORTED_LIMIT);
    if (limit === 0) return { feeds: [], total, listed };
    const part = this.orderOf(sql, kind, stored)
      .filter(({ id }) => !empty.has(id))
      .slice(offset, offset + limit);
    return { feeds: withCounts(sql, part), total, listed };
  }

  private orderOf(sql: SqlStorage, kind: Kind, { publisher, sequence }: settings.StoredPublisher): Ordered[] {
    const state = [settings.epoch(sql), sequence, feedCount(sql, kind), newestId(sql), lastRetitled(sql)].join(' ');
    const kept = this.orders.get(kind);
    if (kept?.state === state) return kept.order;
    const order = sortedFeeds(sql, kind, publisher);
    this.orders.set(kind, { state, order });
    return order;
  }
}

/** Lists the feeds with most articles by name, for lists that are not paged. */
export function largestFeeds(sql: SqlStorage, kind: FeedKind, limit: number): ListedFeed[] {
  const publisher = settings.publisher(sql)?.publisher;
  if (publisher === undefined) return [];
  const largest = rowsOf(sql, kind, limit).filter(({ live }) => live >= fewestOf(kind));
  return sorted(
    largest.map((row) => ({ name: storedFeedName(row.name), label: feeds.labelOf(row, publisher), live: row.live })),
    kind,
    publisher,
  );
}

function sortedFeeds(sql: SqlStorage, kind: Kind, publisher: Publisher): Ordered[] {
  const rows = rowsOf(sql, kind, SORTED_LIMIT).map((row) => ({ id: row.id, name: row.name, label: feeds.labelOf(row, publisher) }));
  return sorted(rows, kind, publisher);
}

function rowsOf(sql: SqlStorage, kind: Kind, limit: number): Row[] {
  return sql
    .exec<Row>(
      'SELECT id, name, kind, label, live FROM feed WHERE kind = ? AND moved_to IS NULL ORDER BY live DESC, name LIMIT ?',
      kind,
      limit,
    )
    .toArray();
}

/** Sections that are no longer in the settings come last. */
function sorted<T extends { name: string; label: string }>(rows: T[], kind: Kind, { language, sections }: Publisher): T[] {
  const compare = byLabel(language);
  if (kind !== 'sections') return rows.sort(compare);
  const place = new Map(sections.map(({ code }, index) => [`sections/${code}`, index]));
  const placeOf = ({ name }: T) => place.get(name) ?? sections.length;
  return rows.sort((a, b) => placeOf(a) - placeOf(b) || compare(a, b));
}

function fewestOf(kind: Kind): number {
  return kind === 'subjects' || kind === 'authors' ? 1 : 0;
}

/** Ids of the feeds that are not listed: without articles, or moved, which leaves none. They are few, and an index finds them. */
function emptyFeeds(sql: SqlStorage, kind: Kind): Set<number> {
  const rows = sql.exec<{ id: number }>('SELECT id FROM feed WHERE kind = ? AND live < ?', kind, fewestOf(kind));
  return new Set(rows.toArray().map(({ id }) => id));
}

function newestId(sql: SqlStorage): number {
  return sql.exec<{ id: number | null }>('SELECT max(id) AS id FROM feed').one().id ?? 0;
}

/** Reads the numbers of articles, which change with each article. The ids are numbers of this table: as a list in the query they cost one row each. */
function withCounts(sql: SqlStorage, part: readonly Ordered[]): ListedFeed[] {
  const ids = part.map(({ id }) => id).join(', ');
  const rows = sql.exec<{ id: number; live: number }>(`SELECT id, live FROM feed WHERE id IN (${ids})`).toArray();
  const counts = new Map(rows.map(({ id, live }) => [id, live]));
  return part.map(({ id, name, label }) => ({ name: storedFeedName(name), label, live: counts.get(id) ?? 0 }));
}
