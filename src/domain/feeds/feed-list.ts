// Parts of the directory of feeds. Pure data.
import type { FeedName } from './feed-name.ts';

export interface ListedFeed {
  name: FeedName;
  label: string;
  /** Number of visible articles in the feed. */
  live: number;
}

export interface FeedList {
  /** The feeds of one part, in the order of the directory. */
  feeds: ListedFeed[];
  /** Number of feeds of the kind. */
  total: number;
  /** Number of those that the directory lists; fewer than `total` only if there are very many. */
  listed: number;
}
