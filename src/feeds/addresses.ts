// Where a document is, what it is linked to, and where an entry's terms are: the same in every format. Pure.
// Addresses are joined, never parsed and printed again: `new URL()` would rewrite ids and links behind the publisher's back.
import type { FeedDocument, FeedEntry, FeedSite } from '../domain/feed-document.ts';
import { archivePath, type FeedFormat, feedPath, TERMS_PATH } from '../domain/feed-name.ts';

/** A path of ours becomes absolute; anything else is written as it is. */
export function onOrigin(url: string, site: FeedSite): string {
  return url.startsWith('/') ? `${site.origin}${url}` : url;
}

export function termsUrl(site: FeedSite): string {
  return `${site.origin}${TERMS_PATH}`;
}

export function selfUrl({ name, place }: FeedDocument, site: FeedSite, format: FeedFormat): string {
  return `${site.origin}${place.kind === 'archive' ? archivePath(name, place.page, format) : feedPath(name, format)}`;
}

export function previousArchiveUrl({ name, previousArchive }: FeedDocument, site: FeedSite, format: FeedFormat): string | undefined {
  return previousArchive === undefined ? undefined : `${site.origin}${archivePath(name, previousArchive, format)}`;
}

export interface FormatLink {
  rel: 'self' | 'prev-archive' | 'current';
  href: string;
}

/** The document itself and its neighbours (RFC 5005 §4). There is never a `next-archive`: §4 lets a publisher add it later, but then a
 *  page would change when a newer page fills up, and ours change only when one of their own articles does. */
export function formatLinks(document: FeedDocument, site: FeedSite, format: FeedFormat): FormatLink[] {
  const previous = previousArchiveUrl(document, site, format);
  return [
    { rel: 'self', href: selfUrl(document, site, format) },
    ...(document.place.kind === 'archive' ? [{ rel: 'current' as const, href: `${site.origin}${feedPath(document.name, format)}` }] : []),
    ...(previous === undefined ? [] : [{ rel: 'prev-archive' as const, href: previous }]),
  ];
}

/** Only the document that people subscribe to is a topic (WebSub §4). */
export function hubsOf(document: FeedDocument, site: FeedSite): readonly string[] {
  return document.place.kind === 'subscription' ? site.hubs : [];
}

/** RFC 4946 §2.4: stands alone and says that no licence of the feed's reaches this entry. */
const UNSPECIFIED_LICENCE = 'http://purl.org/atompub/license#unspecified';

/** Always an absolute URI, so that a consumer needs no second rule for copy without terms. */
export function licenceUrl({ licence }: FeedEntry, site: FeedSite): string {
  if (licence === 'house') return termsUrl(site);
  return licence === 'unspecified' ? UNSPECIFIED_LICENCE : onOrigin(licence.url, site);
}
