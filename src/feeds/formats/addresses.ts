// Addresses of a document, of what it links to, and of an entry's terms: the same in every format. Pure.
// Addresses are joined, never parsed and printed again: `new URL()` would rewrite ids and links behind the publisher's back.
import type { FeedDocument, FeedEntry, FeedSite } from '../../domain/feeds/feed-document.ts';
import { archivePath, type FeedFormat, feedPagePath, feedPath, TERMS_PATH } from '../../domain/feeds/feed-name.ts';
import type { LicensedDocument } from '../licensed/document.ts';
import { LICENCE_TITLE, TERMS_TITLE } from '../licensed/imprint.ts';

/** A public feed or a partner's. */
export type WrittenFeed = FeedDocument | LicensedDocument;

export function isLicensed(document: WrittenFeed): document is LicensedDocument {
  return document.place.kind === 'licensed';
}

/** A path of ours becomes absolute; anything else is written as it is. */
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

/** The terms of the whole feed: the publisher's page, or the agreement version. */
export function termsOf(document: WrittenFeed, site: FeedSite): TermsLink {
  if (isLicensed(document)) return { url: onOrigin(document.licencePath, site), type: 'application/json', title: LICENCE_TITLE };
  return { url: termsUrl(site), type: 'text/html', title: TERMS_TITLE };
}

/** What people see instead: the feed's page, or the publisher's site, since a partner's feed has no page. */
export function pageUrl(document: WrittenFeed, site: FeedSite): string {
  return isLicensed(document) ? document.publisher.siteUrl : `${site.origin}${feedPagePath(document.name)}`;
}

/** Absent for a document whose address is a secret. */
export function selfUrl(document: WrittenFeed, site: FeedSite, format: FeedFormat): string | undefined {
  if (isLicensed(document)) return document.place.selfPath === undefined ? undefined : onOrigin(document.place.selfPath, site);
  const { name, place } = document;
  return `${site.origin}${place.kind === 'archive' ? archivePath(name, place.page, format) : feedPath(name, format)}`;
}

/** Where older entries are: the next page of a partner's feed, the previous archive page of a public one. */
export function olderUrl(document: WrittenFeed, site: FeedSite, format: FeedFormat): string | undefined {
  if (isLicensed(document)) return document.place.next === undefined ? undefined : onOrigin(document.place.next, site);
  const { name, previousArchive } = document;
  return previousArchive === undefined ? undefined : `${site.origin}${archivePath(name, previousArchive, format)}`;
}

export interface FormatLink {
  rel: 'self' | 'prev-archive' | 'current' | 'next';
  href: string;
}

/** The document itself and its neighbours (RFC 5005 §4; §3 for a partner's, whose pages are no archive: its terms may change). There is
 *  never a `next-archive`: §4 lets a publisher add it later, but then a page would change when a newer page fills up, and ours change only
 *  when one of their own articles does. */
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

/** Only the document that people subscribe to is a topic (WebSub §4). */
export function hubsOf(document: WrittenFeed, site: FeedSite): readonly string[] {
  return document.place.kind === 'subscription' ? site.hubs : [];
}

/** RFC 4946 §2.4: stands alone and says that no licence of the feed's reaches this entry. */
const UNSPECIFIED_LICENCE = 'http://purl.org/atompub/license#unspecified';

/** Always an absolute URI, so that a consumer needs no second rule for copy without terms. */
export function licenceUrl({ licence }: FeedEntry, site: FeedSite): string {
  if (licence === 'house') return termsUrl(site);
  return licence === 'unspecified' ? UNSPECIFIED_LICENCE : onOrigin(licence.url, site);
}
