// Writes RSS 2.0 by the profile of the RSS Advisory Board, with elements of Atom, Dublin Core and Media RSS for what RSS cannot express. Pure. No clock.
import type { FeedAuthor, FeedCategory, FeedEntry, FeedSite } from '../../domain/feeds/feed-document.ts';
import { FEED_MEDIA_TYPES } from '../../domain/feeds/feed-name.ts';
import { type Instant, msOf } from '../../domain/values/instant.ts';
import { cleanText, escapeHtml } from '../../domain/values/text.ts';
import { GENERATOR } from '../fixed-texts.ts';
import { block, element, leaf, lines, plainLeaf, XML_DECLARATION } from '../xml/xml.ts';
import { formatLinks, homeUrl, hubsOf, licenceUrl, onOrigin, termsOf, type WrittenFeed } from './addresses.ts';
import { dublinCoreOf } from './dublin-core.ts';
import { authorsOf, enclosureOf, lastChange } from './entry-facts.ts';
import { namespaceAttributes, xmlExtensions } from './extensions.ts';
import { licensedElements, licensedPrefixes, receiptLink } from './licensed-elements.ts';
import { mediaOf } from './media-rss.ts';

const SPECIFICATION = 'https://www.rssboard.org/rss-specification';
/** Equal to the max-age that the feeds are served with: Miniflux polls no faster than the larger of the two. */
const TTL_MINUTES = 5;
/** Limits of a channel's image (RSS 2.0, image). */
const IMAGE_MAX_WIDTH = 144;
const IMAGE_MAX_HEIGHT = 400;

export function writeRss(document: WrittenFeed, site: FeedSite): string {
  const namespaces = namespaceAttributes(document, ['atom', 'content', 'dc', 'dcterms', 'fh', 'media', ...licensedPrefixes(document)]);
  const channel = block('channel', {}, [...channelOf(document, site), ...document.entries.map((entry) => itemOf(entry, document, site))]);
  return `${XML_DECLARATION}\n${element('rss', { version: '2.0', ...namespaces }, `\n${channel}\n`)}\n`;
}

/** Returns the elements of the channel. They are written before the first item, because readers may miss later ones (RSS profile, item). */
function channelOf(document: WrittenFeed, site: FeedSite): string[] {
  const archived = document.place.kind === 'archive';
  return [
    plainLeaf('title', cleanText(document.title)),
    leaf('link', homeUrl(document, site)),
    plainLeaf('description', cleanText(document.description) || cleanText(document.title)),
    leaf('language', document.language),
    plainLeaf('copyright', document.rights),
    leaf('lastBuildDate', rssDate(lastChange(document))),
    leaf('docs', SPECIFICATION),
    leaf('generator', GENERATOR),
    archived ? '' : leaf('ttl', TTL_MINUTES),
    imageOf(document, site),
    linksOf(document, site),
    leaf('dcterms:license', termsOf(document, site).url),
    archived ? element('fh:archive', {}) : '',
    xmlExtensions(document.extensions),
  ];
}

function imageOf(document: WrittenFeed, site: FeedSite): string {
  const { title, publisher } = document;
  const { logo } = publisher;
  if (logo === undefined || logo.width > IMAGE_MAX_WIDTH || logo.height > IMAGE_MAX_HEIGHT) return '';
  return block('image', {}, [
    leaf('url', logo.url),
    plainLeaf('title', cleanText(title)),
    // Equal to the link of the channel (RSS 2.0, `image`).
    leaf('link', homeUrl(document, site)),
    leaf('width', logo.width),
    leaf('height', logo.height),
  ]);
}

/** There is exactly one `self` link, with the document's own address, because FreshRSS moves its subscription to that address. */
function linksOf(document: WrittenFeed, site: FeedSite): string {
  const terms = termsOf(document, site);
  return lines([
    ...formatLinks(document, site, 'rss').map((link) => element('atom:link', { ...link, type: FEED_MEDIA_TYPES.rss })),
    element('atom:link', { rel: 'license', href: terms.url, type: terms.type, title: terms.title }),
    ...hubsOf(document, site).map((href) => element('atom:link', { rel: 'hub', href })),
  ]);
}

function itemOf(entry: FeedEntry, { language }: WrittenFeed, site: FeedSite): string {
  return block('item', {}, [
    plainLeaf('title', cleanText(entry.title)),
    leaf('link', onOrigin(entry.url, site)),
    ...textOf(entry),
    leaf('guid', entry.guid ?? entry.id, { isPermaLink: 'false' }),
    leaf('pubDate', rssDate(entry.published)),
    leaf('atom:updated', entry.updated),
    creatorOf(authorsOf(entry), language),
    ...entry.categories.map((category) => categoryOf(category, site)),
    entry.language === undefined ? '' : leaf('dc:language', entry.language),
    leaf('dc:rights', entry.rights),
    ...dublinCoreOf(entry, site),
    licenceLinkOf(entry, site),
    receiptLinkOf(entry, site),
    sourceOf(entry),
    enclosureElement(entry),
    ...mediaOf(entry),
    ...licensedElements(entry, site),
    xmlExtensions(entry.extensions),
  ]);
}

/** `description` comes before `content:encoded`, or some readers show the wrong one. Both are HTML and contain the notice. */
function textOf({ contentForm, contentHtml, summary, rights, licensed }: FeedEntry): string[] {
  if (contentForm === 'summary') return [leaf('description', contentHtml)];
  const standfirst = summary === undefined ? '' : paragraph(summary);
  return [leaf('description', `${standfirst}${licensed?.noticeHtml ?? paragraph(rights)}`), leaf('content:encoded', contentHtml)];
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

/** One `dc:creator` has all authors, because Miniflux and newsboat show only the last of several. `author` would need an e-mail address. */
function creatorOf(authors: readonly FeedAuthor[], language: string): string {
  const names = authors.map(({ name }) => cleanText(name));
  return names.length === 0 ? '' : plainLeaf('dc:creator', joined(names, language));
}

/** Joins names in a language. Earlier programs stored tags that Intl refuses. */
function joined(names: readonly string[], language: string): string {
  try {
    return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
  } catch {
    return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
  }
}

function categoryOf({ kind, label }: FeedCategory, site: FeedSite): string {
  return plainLeaf('category', cleanText(label), { domain: `${site.origin}/feeds/${kind}s` });
}

/** The channel's licence applies to the publisher's own copy. Other copy has a licence link of its own (RFC 4946 §2.1). */
function licenceLinkOf(entry: FeedEntry, site: FeedSite): string {
  if (entry.licence === 'house') return '';
  const title = typeof entry.licence === 'object' ? entry.licence.title : undefined;
  return element('atom:link', { rel: 'license', href: licenceUrl(entry, site), title });
}

function receiptLinkOf(entry: FeedEntry, site: FeedSite): string {
  const attributes = receiptLink(entry, site);
  return attributes === undefined ? '' : element('atom:link', attributes);
}

/** A source without a URL is written as `dc:source`, because RSS 2.0 requires the URL of `source`. */
function sourceOf({ source }: FeedEntry): string {
  if (source === undefined) return '';
  return source.url === undefined ? leaf('dc:source', source.name) : plainLeaf('source', source.name, { url: source.url });
}

function enclosureElement(entry: FeedEntry): string {
  const enclosure = enclosureOf(entry.image);
  return enclosure === undefined ? '' : element('enclosure', { ...enclosure });
}

/** Formats an instant by RFC 822 with the four-digit year of RFC 1123: `Sat, 03 Oct 2026 08:00:00 GMT`. */
export function rssDate(instant: Instant): string {
  return new Date(msOf(instant)).toUTCString();
}
