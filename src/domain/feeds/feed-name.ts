// Names of feeds and the public paths made from them. Pure.
import { FEED_NAME } from '../values/feed-name-pattern.ts';

/** `all`, `sections/{code}`, `subjects/{code}` or `authors/{code}`, with a stored code of `[a-z0-9-]{1,64}`. Authors and desks share one
 *  namespace. */
export type FeedName = 'all' | `${FeedKind}/${string}`;
export type FeedKind = 'sections' | 'subjects' | 'authors';
export type FeedFormat = (typeof FEED_FORMATS)[number];

export const FEED_KINDS: readonly FeedKind[] = ['sections', 'subjects', 'authors'];
export const FEED_FORMATS = ['rss', 'atom', 'json'] as const;

/** Media types without parameters. JSON Feed 1.1 registers `application/feed+json`. */
export const FEED_MEDIA_TYPES: Readonly<Record<FeedFormat, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** Number of ordinals on an archive page (RFC 5005 §4). This must never change, because the content of a complete archive page is fixed. */
export const ARCHIVE_PAGE_SIZE = 50;

/** Returns `undefined` for text that is not the name of a feed, such as a path with `..`. */
export function parseFeedName(text: string): FeedName | undefined {
  return isFeedName(text) ? text : undefined;
}

function isFeedName(text: string): text is FeedName {
  return FEED_NAME.test(text);
}

/** Reads a value of the column `feed.name`. */
export function storedFeedName(text: string): FeedName {
  if (!isFeedName(text)) throw new Error(`feed.name is not the name of a feed: ${text}`);
  return text;
}

export function feedPath(name: FeedName, format: FeedFormat): string {
  return `/feeds/${name}.${format}`;
}

/** Path of the HTML page of a feed. */
export function feedPagePath(name: FeedName): string {
  return `/feeds/${name}`;
}

/** `page` counts from 1, which is the oldest page. */
export function archivePath(name: FeedName, page: number, format: FeedFormat): string {
  return `/feeds/${name}/archive/${page}.${format}`;
}

/** Path of an article on the service's origin. It redirects to the canonical page, or answers that the article was withdrawn or has expired. */
export function articlePath(slug: string): string {
  return `/articles/${slug}`;
}

/** Page of the publisher's terms, to which the licence links of its own copy point. */
export const TERMS_PATH = '/terms';
