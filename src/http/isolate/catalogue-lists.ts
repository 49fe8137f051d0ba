// Lists of the Catalogue that public pages show, kept in this isolate until something changes. With a query in the URL strangers ask for
// them past the cache in front.
import type { FeedKind } from '../../domain/feeds/feed-name.ts';
import type { DirectoryEntry } from '../../objects/catalogue/feeds/public-queries.ts';
import type { Freshness } from './freshness.ts';
import type { Host } from './isolate.ts';
import { catalogueOf } from './stubs.ts';

/** `name` identifies the list. During an outage nothing is kept, and the Catalogue is asked. */
export async function listAt<T extends object>(
  { isolate: { lists } }: Pick<Host, 'isolate'>,
  { epoch, head, settings, outage }: Freshness,
  name: string,
  ask: () => Promise<T>,
): Promise<T> {
  const key = `${epoch}.${head}.${settings} ${name}`;
  const known = outage ? undefined : lists.get(key);
  if (known !== undefined) return known as T;
  const list = await ask();
  lists.set(key, list);
  return list;
}

interface Page {
  limit: number;
  offset: number;
}

interface Directory {
  feeds: DirectoryEntry[];
  total: number;
}

export function directoryAt(env: Host, fresh: Freshness, kind: FeedKind | 'all', limit: number, offset = 0): Promise<Directory> {
  return listAt(env, fresh, `${kind} ${limit} ${offset}`, async () => await catalogueOf(env).directory(kind, limit, offset));
}

/** The beginning of a list tells how many there are. What lies behind their end is asked for by strangers alone, and costs no further call. */
export async function directoryFrom(env: Host, fresh: Freshness, kind: FeedKind, { limit, offset }: Page): Promise<Directory> {
  const beginning = await directoryAt(env, fresh, kind, limit);
  if (offset === 0) return beginning;
  const { total } = beginning;
  return offset < total ? directoryAt(env, fresh, kind, limit, offset) : { feeds: [], total };
}
