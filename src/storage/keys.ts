// Every key in KV. docs/storage.md says who writes and reads each, and a test holds the two together.
import type { FeedName } from '../domain/feeds/feed-name.ts';

/** Pattern by record: how a key is spelled, and nothing else. */
export const KEY_PATTERNS = {
  article: 'article/{epoch}/{key}/{version}',
  feed: 'feed/{name}',
  heartbeat: 'heartbeat',
} as const;

export function articleKey(epoch: string, key: string, version: number): string {
  return `article/${epoch}/${key}/${version}`;
}

export function feedKey(name: FeedName): string {
  return `feed/${name}`;
}

export const HEARTBEAT_KEY = KEY_PATTERNS.heartbeat;
