// Names of feeds, and the public paths that follow from them. Pure.

/** `all`, `sections/{code}`, `subjects/{code}` or `authors/{code}`, with a stored code of `[a-z0-9-]{1,64}`. Authors and desks share one
 *  namespace. */
export type FeedName = 'all' | `${FeedKind}/${string}`;
export type FeedKind = 'sections' | 'subjects' | 'authors';
export type FeedFormat = 'rss' | 'atom' | 'json';

export const FEED_KINDS: readonly FeedKind[] = ['sections', 'subjects', 'authors'];
export const FEED_FORMATS: readonly FeedFormat[] = ['rss', 'atom', 'json'];

/** Media types without parameters. JSON Feed 1.1 registers `application/feed+json`. */
export const FEED_MEDIA_TYPES: Readonly<Record<FeedFormat, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** How many ordinals make an archive page (RFC 5005 §4). A page's place in the chain never moves, so this may never change. */
export const ARCHIVE_PAGE_SIZE = 50;

const NAME = /^(?:all|(?:sections|subjects|authors)\/[a-z0-9-]{1,64})$/;

/** `undefined` for anything that is no feed's name, path tricks included. */
export function parseFeedName(text: string): FeedName | undefined {
  return isFeedName(text) ? text : undefined;
}

function isFeedName(text: string): text is FeedName {
  return NAME.test(text);
}

/** Reads `feed.name`. */
export function storedFeedName(text: string): FeedName {
  if (!isFeedName(text)) throw new Error(`feed.name is no name of a feed: ${text}`);
  return text;
}

export function feedPath(name: FeedName, format: FeedFormat): string {
  return `/feeds/${name}.${format}`;
}

/** The page of a feed for people. */
export function feedPagePath(name: FeedName): string {
  return `/feeds/${name}`;
}

/** `page` counts from 1, the oldest. */
export function archivePath(name: FeedName, page: number, format: FeedFormat): string {
  return `/feeds/${name}/archive/${page}.${format}`;
}

/** The path of an article: it leads to its canonical page or shows its tombstone. */
export function articlePath(slug: string): string {
  return `/articles/${slug}`;
}

/** The page that every licence link of the publisher's own copy points to. */
export const TERMS_PATH = '/terms';
