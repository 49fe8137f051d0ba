// The writers of partners' feeds by format, and the version of their output. They take renditions, whose text always includes
// the notice, and stubs of withdrawn articles.
import type { FeedSite } from '../domain/feeds/feed-document.ts';
import { writeAtom } from './formats/atom.ts';
import { writeJsonFeed } from './formats/json-feed.ts';
import { writeNinjs } from './formats/ninjs.ts';
import { writeRss } from './formats/rss.ts';
import { type LicensedFeed, licensedDocument } from './licensed/document.ts';

export type { LicensedFeed } from './licensed/document.ts';

export type LicensedFormat = 'rss' | 'atom' | 'json' | 'ninjs';

/** Writes the whole text of a feed. The same feed and site always give the same text. */
export type LicensedWriter = (feed: LicensedFeed, site: FeedSite) => string;

export const LICENSED_WRITERS: Readonly<Record<LicensedFormat, LicensedWriter>> = {
  rss: (feed, site) => writeRss(licensedDocument(feed), site),
  atom: (feed, site) => writeAtom(licensedDocument(feed), site),
  json: (feed, site) => writeJsonFeed(licensedDocument(feed), site),
  ninjs: writeNinjs,
};

/** Part of every licensed ETag. Raise it when the output of a writer changes; tests/feeds/licensed/golden.test.ts checks that. */
export const LICENSED_WRITERS_VERSION = 11;
