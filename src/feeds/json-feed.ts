// JSON Feed 1.1, with the rights that it has no words for in the extension `_tearsheet`. Pure. No clock.
import type { FeedAuthor, FeedDocument, FeedEntry, FeedImage, FeedSite } from '../domain/feed-document.ts';
import { cleanText, legalText } from '../domain/plain-text.ts';
import { hubsOf, licenceUrl, onOrigin, previousArchiveUrl, selfUrl, termsUrl } from './addresses.ts';
import { authorsOf } from './entry-facts.ts';
import { jsonExtensions } from './extensions.ts';
import { TERMS_TITLE } from './imprint.ts';

const VERSION = 'https://jsonfeed.org/version/1.1';

/** One item a line, so that an edit changes one line and a person can read the rest. `items` is there even when it is empty. */
export function writeJsonFeed(document: FeedDocument, site: FeedSite): string {
  const head = textOf(feedOf(document, site));
  const items = document.entries.map((entry) => textOf(itemOf(entry, site)));
  return `${head.slice(0, -1)},"items":[${items.length === 0 ? '' : `\n${items.join(',\n')}\n`}]}\n`;
}

function feedOf(document: FeedDocument, site: FeedSite): Record<string, unknown> {
  const { publisher } = document;
  const hubs = hubsOf(document, site);
  return {
    version: VERSION,
    title: cleanText(document.title),
    home_page_url: publisher.siteUrl,
    feed_url: selfUrl(document, site, 'json'),
    description: document.description === '' ? undefined : cleanText(document.description),
    user_comment: `This is a feed: subscribe to its address in a feed reader. ${TERMS_TITLE}: ${termsUrl(site)}`,
    // Pages follow the same chain as RFC 5005's, so a page changes only when one of its articles does.
    next_url: previousArchiveUrl(document, site, 'json'),
    icon: publisher.iconUrl,
    favicon: publisher.faviconUrl,
    language: document.language,
    authors: feedAuthors(document, site),
    hubs: hubs.length === 0 ? undefined : hubs.map((url) => ({ type: 'WebSub', url })),
    _tearsheet: {
      about: termsUrl(site),
      updated: document.updated,
      rights: { holder: publisher.name, notice: document.rights, licence: termsUrl(site) },
    },
    ...jsonExtensions(document.extensions),
  };
}

/** Only where no item names anybody: Miniflux appends the feed's authors to the byline of every item that has one. */
function feedAuthors({ entries, publisher }: FeedDocument, site: FeedSite): unknown[] | undefined {
  if (entries.some((entry) => authorsOf(entry).length > 0)) return undefined;
  return [authorOf({ name: publisher.name, url: publisher.siteUrl }, site)];
}

function itemOf(entry: FeedEntry, site: FeedSite): Record<string, unknown> {
  const authors = authorsOf(entry);
  return {
    id: entry.id,
    url: onOrigin(entry.url, site),
    title: cleanText(entry.title),
    content_html: entry.contentHtml,
    summary: entry.summary,
    image: entry.image?.url,
    date_published: entry.published,
    // The same date as Atom's `updated` and RSS's atom:updated, so that the three formats agree. The last change of any kind, silent ones
    // included, stands in the extension; RSS and Atom carry that one as dcterms:modified.
    date_modified: entry.updated,
    authors: authors.length === 0 ? undefined : authors.map((author) => authorOf(author, site)),
    tags: entry.categories.length === 0 ? undefined : entry.categories.map(({ label }) => cleanText(label)),
    language: entry.language,
    _tearsheet: extensionOf(entry, site),
    ...jsonExtensions(entry.extensions),
  };
}

function authorOf({ name, url }: FeedAuthor, site: FeedSite): Record<string, unknown> {
  return { name: cleanText(name), url: url === undefined ? undefined : onOrigin(url, site) };
}

function extensionOf(entry: FeedEntry, site: FeedSite): Record<string, unknown> {
  const { withdrawn } = entry;
  return {
    about: termsUrl(site),
    modified: entry.modified,
    rights: { holder: entry.rightsHolder, notice: entry.rights, licence: licenceUrl(entry, site) },
    source: entry.source === undefined ? undefined : { name: entry.source.name, url: entry.source.url },
    image: entry.image === undefined ? undefined : imageOf(entry.image),
    categories: entry.categories.length === 0 ? undefined : entry.categories.map(({ kind, code, label }) => ({ kind, code, label })),
    corrections: entry.corrections.length === 0 ? undefined : entry.corrections.map(({ kind, note, at }) => ({ kind, note, at })),
    valid_until: entry.validUntil,
    withdrawn: withdrawn === undefined ? undefined : { at: withdrawn.at, note: withdrawn.note },
  };
}

function imageOf(image: FeedImage): Record<string, unknown> {
  return {
    alt: image.alt,
    caption: image.caption,
    credit: image.credit,
    source: image.source,
    mime_type: image.mediaType,
    width: image.widthPixels,
    height: image.heightPixels,
    size_in_bytes: image.sizeBytes,
  };
}

/** What JSON writes where a value holds something that may not go out: null, or an escape for a control character or a lone surrogate. The
 *  words `null` and `\u` within a text are found too, and cost that text a second look. */
const SUSPECT = /null|\\[ubf]|[\u007f-\u009f\ufffe\uffff]/;

function textOf(value: Record<string, unknown>): string {
  const text = JSON.stringify(value);
  return SUSPECT.test(text) ? JSON.stringify(sayable(value)) : text;
}

/** The value without what JSON Feed forbids or a parser may choke on: null, what would become null, and characters no format can carry. */
function sayable(value: unknown): unknown {
  if (typeof value === 'string') return legalText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (Array.isArray(value)) return value.map(sayable).filter((member) => member !== undefined);
  if (typeof value !== 'object') return value;
  if (value === null) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [legalText(name), sayable(member)]));
}
