// The writers of public feeds by format, and the version of their output.
import type { FeedDocument, FeedSite } from '../domain/feeds/feed-document.ts';
import type { FeedFormat } from '../domain/feeds/feed-name.ts';
import { writeAtom } from './formats/atom.ts';
import { writeJsonFeed } from './formats/json-feed.ts';
import { writeRss } from './formats/rss.ts';

/** Writes the whole text of a feed. The same document and site always give the same text. */
export type FeedWriter = (document: FeedDocument, site: FeedSite) => string;

export const FEED_WRITERS: Readonly<Record<FeedFormat, FeedWriter>> = { rss: writeRss, atom: writeAtom, json: writeJsonFeed };

/** Part of the ETag of every public feed. Raise it when the output of a writer changes; otherwise readers with an older copy get a 304. Raise
 *  COMPOSITION_VERSION as well, for readers that send only If-Modified-Since. tests/feeds/golden.test.ts checks that. */
export const WRITERS_VERSION = 4;
