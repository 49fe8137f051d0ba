// Cache tags and the messages that purge them. Pure data: the Catalogue sends them, the queue's consumer purges.
import type { FeedName } from './feed-name.ts';

/** One tag a feed: its documents in every format, its archive and its page. */
export function feedTag(name: FeedName): string {
  return `feed:${name}`;
}

/** On everything that shows the article. */
export function articleTag(slug: string): string {
  return `article:${slug}`;
}

/** On everything public: for a change of the publisher's settings and for a restore. */
export const SITE_TAG = 'site';

export interface PurgeMessage {
  /** At most `TAGS_PER_PURGE`. */
  tags: string[];
  /** Withdrawals and holds go before everything else. */
  urgent: boolean;
}

/** Of one purge call (Workers Cache). */
export const TAGS_PER_PURGE = 100;
