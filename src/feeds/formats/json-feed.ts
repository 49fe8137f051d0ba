// Writes JSON Feed 1.1. It has no members for rights, so these are in the extension `_tearsheet`. Pure. No clock.
import type { EntryTerms, FeedAuthor, FeedEntry, FeedImage, FeedSite } from '../../domain/feeds/feed-document.ts';
import { cleanText } from '../../domain/values/text.ts';
import { homeUrl, hubsOf, isLicensed, licenceUrl, olderUrl, onOrigin, selfUrl, termsOf, type WrittenFeed } from './addresses.ts';
import { authorsOf, plainSummaryOf } from './entry-facts.ts';
import { jsonExtensions } from './extensions.ts';
import { jsonText } from './json-text.ts';

const VERSION = 'https://jsonfeed.org/version/1.1';

/** Text of `user_comment`, for people who open the file. */
const USE = {
  public: 'This is a feed: subscribe to its address in a feed reader.',
  licensed: 'This is licensed copy: each notice must stay with its text.',
};

/** Writes each item on a line of its own, so that a change of one article changes one line. `items` is present even if it is empty. */
export function writeJsonFeed(document: WrittenFeed, site: FeedSite): string {
  const { url } = termsOf(document, site);
  const head = jsonText(feedOf(document, site));
  const items = document.entries.map((entry) => jsonText(itemOf(entry, site, url)));
  return `${head.slice(0, -1)},"items":[${items.length === 0 ? '' : `\n${items.join(',\n')}\n`}]}\n`;
}

function feedOf(document: WrittenFeed, site: FeedSite): Record<string, unknown> {
  const { publisher } = document;
  const terms = termsOf(document, site);
  const hubs = hubsOf(document, site);
  return {
    version: VERSION,
    title: cleanText(document.title),
    home_page_url: homeUrl(document, site),
    feed_url: selfUrl(document, site, 'json'),
    description: document.description === '' ? undefined : cleanText(document.description),
    user_comment: `${USE[isLicensed(document) ? 'licensed' : 'public']} ${terms.title}: ${terms.url}`,
    // Public pages are linked like the archive of RFC 5005, so a page changes only when one of its articles does.
    next_url: olderUrl(document, site, 'json'),
    icon: publisher.iconUrl,
    favicon: publisher.faviconUrl,
    language: document.language,
    authors: feedAuthors(document, site),
    hubs: hubs.length === 0 ? undefined : hubs.map((url) => ({ type: 'WebSub', url })),
    _tearsheet: {
      about: terms.url,
      updated: document.updated,
      rights: { holder: publisher.name, notice: document.rights, licence: terms.url },
    },
    ...jsonExtensions(document.extensions),
  };
}

/** The feed has authors only if no item has any, because Miniflux adds the feed's authors to the byline of each item. */
function feedAuthors({ entries, publisher }: WrittenFeed, site: FeedSite): unknown[] | undefined {
  if (entries.some((entry) => authorsOf(entry).length > 0)) return undefined;
  return [authorOf({ name: publisher.name, url: publisher.siteUrl }, site)];
}

function itemOf(entry: FeedEntry, site: FeedSite, about: string): Record<string, unknown> {
  const authors = authorsOf(entry);
  return {
    id: entry.id,
    url: onOrigin(entry.url, site),
    title: cleanText(entry.title),
    content_html: entry.contentHtml,
    summary: plainSummaryOf(entry),
    image: entry.image?.url,
    date_published: entry.published,
    // The same date as `updated` in Atom and `atom:updated` in RSS. The last change of any kind, silent ones included, is in the extension; RSS
    // and Atom have it as `dcterms:modified`.
    date_modified: entry.updated,
    authors: authors.length === 0 ? undefined : authors.map((author) => authorOf(author, site)),
    tags: entry.categories.length === 0 ? undefined : entry.categories.map(({ label }) => cleanText(label)),
    language: entry.language,
    _tearsheet: { about, ...extensionOf(entry, site) },
    ...jsonExtensions(entry.extensions),
  };
}

function authorOf({ name, url }: FeedAuthor, site: FeedSite): Record<string, unknown> {
  return { name: cleanText(name), url: url === undefined ? undefined : onOrigin(url, site) };
}

function extensionOf(entry: FeedEntry, site: FeedSite): Record<string, unknown> {
  const { withdrawn, licensed } = entry;
  return {
    modified: entry.modified,
    rights: { holder: entry.rightsHolder, notice: entry.rights, licence: licenceUrl(entry, site), ...licensedRights(licensed, site) },
    ...licensedFacts(licensed),
    source: entry.source === undefined ? undefined : { name: entry.source.name, url: entry.source.url },
    image: entry.image === undefined ? undefined : imageOf(entry.image),
    more_pictures: entry.morePictures?.map((picture) => ({ url: picture.url, ...imageOf(picture) })),
    categories: entry.categories.length === 0 ? undefined : entry.categories.map(({ kind, code, label }) => ({ kind, code, label })),
    corrections: entry.corrections.length === 0 ? undefined : entry.corrections.map(({ kind, note, at }) => ({ kind, note, at })),
    valid_until: entry.validUntil,
    withdrawn: withdrawn === undefined ? undefined : withdrawnOf(withdrawn, site),
  };
}

function withdrawnOf({ at, note, duty }: NonNullable<FeedEntry['withdrawn']>, site: FeedSite): Record<string, unknown> {
  if (duty === undefined) return { at, note };
  return { at, note, deadline: duty.deadline, acknowledgement: onOrigin(duty.acknowledgementPath, site) };
}

function licensedRights(licensed: EntryTerms | undefined, site: FeedSite): Record<string, unknown> {
  if (licensed === undefined) return {};
  return {
    agreement: onOrigin(licensed.agreementPath, site),
    usage_terms: licensed.usageTerms,
    receipt: onOrigin(licensed.receiptPath, site),
    holder_licence: licensed.holderLicence,
  };
}

function licensedFacts(licensed: EntryTerms | undefined): Record<string, unknown> {
  if (licensed === undefined) return {};
  const { form, limited, version, embargoedUntil, page } = licensed;
  return { form, limited, version, embargoed_until: embargoedUntil, page };
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
