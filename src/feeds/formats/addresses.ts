// Addresses of a document, its links and the terms of its entries, which are the same in every format. Pure.
// Addresses are joined as text and never parsed, because `new URL()` would change the spelling of the publisher's ids and links.
import type { FeedDocument, FeedEntry, FeedSite } from '../../domain/feeds/feed-document.ts';
import { archivePath, type FeedFormat, feedPagePath, feedPath, TERMS_PATH } from '../../domain/feeds/feed-name.ts';
import { LICENCE_TITLE, TERMS_TITLE } from '../fixed-texts.ts';
import type { LicensedDocument } from '../licensed/document.ts';

/** A public feed or a partner's feed. */
export type WrittenFeed = FeedDocument | LicensedDocument;

export function isLicensed(document: WrittenFeed): document is LicensedDocument {
  return document.place.kind === 'licensed';
}

/** Makes a path on our origin absolute. Any other address is returned unchanged. */
export function onOrigin(url: string, site: FeedSite): string {
  return url.startsWith('/') ? `${site.origin}${url}` : url;
}

function termsUrl(site: FeedSite): string {
  return `${site.origin}${TERMS_PATH}`;
}

export interface TermsLink {
  url: string;
  type: 'text/html' | 'application/json';
  title: string;
}

/** Returns the link to the terms of the whole feed: the page of a public feed's terms, or the version of a partner's agreement. */
export function termsOf(document: WrittenFeed, site: FeedSite): TermsLink {
  if (isLicensed(document)) return { url: onOrigin(document.licencePath, site), type: 'application/json', title: LICENCE_TITLE };
  return { url: termsUrl(site), type: 'text/html', title: TERMS_TITLE };
}

/** Returns the web page of the feed. A partner's feed has none, so it is the publisher's site. */
export function pageUrl(document: WrittenFeed, site: FeedSite): string {
  return isLicensed(document) ? document.publisher.siteUrl : `${site.origin}${feedPagePath(document.name)}`;
}

/** Returns the page that the feed is of: the publisher's site, or the page of a section, subject or author. */
export function homeUrl(document: WrittenFeed, site: FeedSite): string {
  return isLicensed(document) || document.name === 'all' ? document.publisher.siteUrl : pageUrl(document, site);
}

/** Returns the document's own address; `undefined` if that is a secret. */
export function selfUrl(document: WrittenFeed, site: FeedSite, format: FeedFormat): string | undefined {
  if (isLicensed(document)) return document.place.selfPath === undefined ? undefined : onOrigin(document.place.selfPath, site);
  const { name, place } = document;
  return `${site.origin}${place.kind === 'archive' ? archivePath(name, place.page, format) : feedPath(name, format)}`;
}

/** Returns the address of older entries: the next page of a partner's feed, or the previous archive page of a public feed. */
export function olderUrl(document: WrittenFeed, site: FeedSite, format: FeedFormat): string | undefined {
  if (isLicensed(document)) return document.place.next === undefined ? undefined : onOrigin(document.place.next, site);
  const { name, previousArchive } = document;
  return previousArchive === undefined ? undefined : `${site.origin}${archivePath(name, previousArchive, format)}`;
}

export interface FormatLink {
  rel: 'self' | 'prev-archive' | 'current' | 'next';
  href: string;
}

/** Returns the links to the document itself and to its neighbours (RFC 5005 §4). A partner's pages are not an archive, because its terms may change
 *  (§3). There is never a `next-archive`, which §4 allows: it would change a page when a newer page fills up, but a page of ours changes only when
 *  one of its own articles does. */
export function formatLinks(document: WrittenFeed, site: FeedSite, format: FeedFormat): FormatLink[] {
  const self = selfUrl(document, site, format);
  const older = olderUrl(document, site, format);
  const rel = isLicensed(document) ? 'next' : 'prev-archive';
  return [
    ...(self === undefined ? [] : [{ rel: 'self' as const, href: self }]),
    ...currentOf(document, site, format),
    ...(older === undefined ? [] : [{ rel, href: older } as const]),
  ];
}

function currentOf(document: WrittenFeed, site: FeedSite, format: FeedFormat): FormatLink[] {
  if (isLicensed(document) || document.place.kind !== 'archive') return [];
  return [{ rel: 'current', href: `${site.origin}${feedPath(document.name, format)}` }];
}

/** Returns the hubs of the subscription document. Only that one is a topic (WebSub §4). */
export function hubsOf(document: WrittenFeed, site: FeedSite): readonly string[] {
  return document.place.kind === 'subscription' ? site.hubs : [];
}

/** Says that the feed's licence does not apply to an entry. There may be no other licence link beside it (RFC 4946 §2.4). */
const UNSPECIFIED_LICENCE = 'http://purl.org/atompub/license#unspecified';

/** Returns the licence of an entry, always as an absolute URI, so that copy without terms needs no special case. */
export function licenceUrl({ licence }: FeedEntry, site: FeedSite): string {
  if (licence === 'house') return termsUrl(site);
  return licence === 'unspecified' ? UNSPECIFIED_LICENCE : onOrigin(licence.url, site);
}
