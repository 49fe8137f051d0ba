// Lists of the Catalogue that public pages show, kept in this isolate until something changes. A stranger who adds a query to the URL gets past
// the CDN, so that each such request would be a call otherwise.
import type { FeedList } from '../../domain/feeds/feed-list.ts';
import type { FeedKind } from '../../domain/feeds/feed-name.ts';
import type { Freshness } from './freshness.ts';
import type { Host, RecentArticles } from './isolate.ts';
import type { LruCache } from './lru-cache.ts';
import { catalogueOf } from './stubs.ts';

/** `name` identifies the list within its cache. During an outage nothing is kept, and the Catalogue is asked. */
async function listAt<T>(
  lists: LruCache<T>,
  { epoch, head, settings, outage }: Freshness,
  name: string,
  ask: () => Promise<T>,
): Promise<T> {
  const key = `${epoch}.${head}.${settings} ${name}`;
  const known = outage ? undefined : lists.get(key);
  if (known !== undefined) return known;
  const list = await ask();
  lists.set(key, list);
  return list;
}

/** Articles that were published after `sinceMs` when the list was made. A cached list may have older ones. */
export function recentArticlesAt(env: Host, fresh: Freshness, sinceMs: number): Promise<RecentArticles> {
  return listAt(env.isolate.recentArticles, fresh, 'recent', async () => await catalogueOf(env).recentArticles(sinceMs));
}

interface Page {
  limit: number;
  offset: number;
}

export function feedListAt(env: Host, fresh: Freshness, kind: FeedKind | 'all', limit: number, offset = 0): Promise<FeedList> {
  const ask = async () => await catalogueOf(env).listFeeds(kind, limit, offset);
  return listAt(env.isolate.directories, fresh, `${kind} ${limit} ${offset}`, ask);
}

/** The first page says how many feeds there are. Only strangers ask for pages beyond the end, and such a page costs no further call. */
export async function feedListFrom(env: Host, fresh: Freshness, kind: FeedKind, { limit, offset }: Page): Promise<FeedList> {
  const beginning = await feedListAt(env, fresh, kind, limit);
  if (offset === 0) return beginning;
  return offset < beginning.listed ? feedListAt(env, fresh, kind, limit, offset) : { ...beginning, feeds: [] };
}

/** The feeds of a kind that have most articles, by name. */
export function largestFeedsAt(env: Host, fresh: Freshness, kind: FeedKind, limit: number): Promise<FeedList> {
  const ask = async () => {
    const feeds = await catalogueOf(env).largestFeeds(kind, limit);
    return { feeds, total: feeds.length, listed: feeds.length };
  };
  return listAt(env.isolate.directories, fresh, `${kind} largest ${limit}`, ask);
}
