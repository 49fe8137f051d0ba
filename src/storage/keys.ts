// Every key in KV. docs/storage.md says who writes and reads each; a test compares the two.
import type { FeedName } from '../domain/feeds/feed-name.ts';

/** Number of the shape of an article's JSON. Raise it when the members change: values of an older shape are then misses, and the Catalogue is asked. */
const ARTICLE_SHAPE = 2;

/** The pattern of each record's key. */
export const KEY_PATTERNS = {
  article: 'article/{shape}/{epoch}/{slug}/{version}',
  feed: 'feed/{name}',
  heartbeat: 'heartbeat',
} as const;

export function articleKey(epoch: string, slug: string, version: number): string {
  return `article/${ARTICLE_SHAPE}/${epoch}/${slug}/${version}`;
}

export function feedKey(name: FeedName): string {
  return `feed/${name}`;
}

export const HEARTBEAT_KEY = KEY_PATTERNS.heartbeat;
