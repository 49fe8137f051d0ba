// The writers by format, and the version of their output.
import type { FeedDocument, FeedSite } from '../domain/feeds/feed-document.ts';
import type { FeedFormat } from '../domain/feeds/feed-name.ts';
import { writeAtom } from './formats/atom.ts';
import { writeJsonFeed } from './formats/json-feed.ts';
import { writeRss } from './formats/rss.ts';

/** From a document to the whole text that is served. The same document and site give the same text, for ever. */
export type FeedWriter = (document: FeedDocument, site: FeedSite) => string;

export const FEED_WRITERS: Readonly<Record<FeedFormat, FeedWriter>> = { rss: writeRss, atom: writeAtom, json: writeJsonFeed };

/** Part of every feed's ETag: with a change of bytes this goes up, or readers would be told that nothing has changed. COMPOSITION_VERSION goes up
 *  with it, for readers that send only a date. tests/feeds/golden.test.ts holds it to the bytes. */
export const WRITERS_VERSION = 3;
