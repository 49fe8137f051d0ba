// Cache tags and the messages that purge them. Pure data: the Catalogue sends them, the queue's consumer purges.
import type { FeedName } from './feed-name.ts';

/** The tag of a feed: of its subscription documents in all formats and of its page. An archive page has the tags of its articles. */
export function feedTag(name: FeedName): string {
  return `feed:${name}`;
}

/** The tag of everything that shows the article. */
export function articleTag(slug: string): string {
  return `article:${slug}`;
}

/** The tag of all public responses. A change of the publisher's settings and a restore purge it. */
export const SITE_TAG = 'site';

export interface PurgeMessage {
  /** At most `TAGS_PER_PURGE`. */
  tags: string[];
  /** True for withdrawals, holds, expiries and restores, which are purged before everything else. */
  urgent: boolean;
}

/** Most tags that one purge call may name (Workers Cache). */
export const TAGS_PER_PURGE = 100;
