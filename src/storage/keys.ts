// Every key in KV. docs/storage.md says who writes and reads each, and a test holds the two together.
import type { FeedName } from '../domain/feeds/feed-name.ts';

/** Of the JSON of an article, raised when its members change: a value of another shape is not found, and the Catalogue answers instead. */
const ARTICLE_SHAPE = 2;

/** Pattern by record: how a key is spelled, and nothing else. */
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
