// The writers of a partner's feed by format, and the version of their output. They take renditions, whose text always comes with its
// notice.
import type { FeedSite } from '../domain/feeds/feed-document.ts';
import { writeAtom } from './formats/atom.ts';
import { writeJsonFeed } from './formats/json-feed.ts';
import { writeNinjs } from './formats/ninjs.ts';
import { writeRss } from './formats/rss.ts';
import { type LicensedFeed, licensedDocument } from './licensed/document.ts';

export type { LicensedFeed } from './licensed/document.ts';

export type LicensedFormat = 'rss' | 'atom' | 'json' | 'ninjs';

/** From renditions to the whole text that is served. The same feed and site give the same text, for ever. */
export type LicensedWriter = (feed: LicensedFeed, site: FeedSite) => string;

export const LICENSED_WRITERS: Readonly<Record<LicensedFormat, LicensedWriter>> = {
  rss: (feed, site) => writeRss(licensedDocument(feed), site),
  atom: (feed, site) => writeAtom(licensedDocument(feed), site),
  json: (feed, site) => writeJsonFeed(licensedDocument(feed), site),
  ninjs: writeNinjs,
};

/** Part of every licensed answer's ETag: with a change of bytes this goes up. tests/feeds/licensed/golden.test.ts holds it to the bytes. */
export const LICENSED_WRITERS_VERSION = 10;
