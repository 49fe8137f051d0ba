// Atom 1.0 (RFC 4287) with licence links (RFC 4946), archives (RFC 5005) and tombstones (RFC 6721). Pure. No clock.
import type { FeedAuthor, FeedCategory, FeedEntry, FeedSite, Tombstone } from '../../domain/feeds/feed-document.ts';
import { FEED_MEDIA_TYPES } from '../../domain/feeds/feed-name.ts';
import { cleanText } from '../../domain/values/text.ts';
import { GENERATOR } from '../fixed-texts.ts';
import { ATOM_NAMESPACE } from '../xml/namespaces.ts';
import { type Attributes, block, element, leaf, XML_DECLARATION } from '../xml/xml.ts';
import { formatLinks, hubsOf, licenceUrl, onOrigin, pageUrl, termsOf, type WrittenFeed } from './addresses.ts';
import { dublinCoreOf } from './dublin-core.ts';
import { authorsOf, enclosureOf, plainSummaryOf } from './entry-facts.ts';
import { namespaceAttributes, xmlExtensions } from './extensions.ts';
import { licensedElements, licensedPrefixes, receiptLink } from './licensed-elements.ts';
import { mediaOf } from './media-rss.ts';

const HTML = 'text/html';

export function writeAtom(document: WrittenFeed, site: FeedSite): string {
  const namespaces = namespaceAttributes(document, ['at', 'dc', 'dcterms', 'fh', 'media', ...licensedPrefixes(document)]);
  const feed = block('feed', { xmlns: ATOM_NAMESPACE, ...namespaces, 'xml:lang': document.language }, [
    ...feedOf(document, site),
    ...distinct(document.tombstones).map(deletedEntryOf),
    ...document.entries.map((entry) => entryOf(entry, site)),
  ]);
  return `${XML_DECLARATION}\n${feed}\n`;
}

function feedOf(document: WrittenFeed, site: FeedSite): string[] {
  const { publisher } = document;
  const icon = publisher.iconUrl ?? publisher.faviconUrl;
  return [
    leaf('id', document.iri),
    text('title', cleanText(document.title)),
    document.description === '' ? '' : text('subtitle', cleanText(document.description)),
    leaf('updated', document.updated),
    // Every feed has an author, because stubs have none of their own (§4.2.1).
    person({ name: publisher.name, url: publisher.siteUrl }, site),
    leaf('generator', GENERATOR),
    icon === undefined ? '' : leaf('icon', icon),
    publisher.logo === undefined ? '' : leaf('logo', publisher.logo.url),
    text('rights', document.rights),
    ...linksOf(document, site),
    document.place.kind === 'archive' ? element('fh:archive', {}) : '',
    xmlExtensions(document.extensions),
  ];
}

/** The licence link applies to all entries without one of their own (RFC 4946 §2.1). */
function linksOf(document: WrittenFeed, site: FeedSite): string[] {
  const terms = termsOf(document, site);
  return [
    ...formatLinks(document, site, 'atom').map((to) => link({ ...to, type: FEED_MEDIA_TYPES.atom })),
    link({ rel: 'alternate', href: pageUrl(document, site), type: HTML }),
    link({ rel: 'license', href: terms.url, type: terms.type, title: terms.title }),
    ...hubsOf(document, site).map((href) => link({ rel: 'hub', href })),
  ];
}

function entryOf(entry: FeedEntry, site: FeedSite): string {
  const summary = plainSummaryOf(entry);
  return block('entry', { 'xml:lang': entry.language }, [
    leaf('id', entry.id),
    text('title', cleanText(entry.title)),
    link({ rel: 'alternate', href: onOrigin(entry.url, site), type: HTML }),
    enclosureLinkOf(entry),
    licenceLinkOf(entry, site),
    receiptLinkOf(entry, site),
    entry.source?.url === undefined ? '' : link({ rel: 'via', href: entry.source.url, title: entry.source.name }),
    leaf('published', entry.published),
    leaf('updated', entry.updated),
    ...authorsOf(entry).map((author) => person(author, site)),
    ...entry.categories.map((category) => categoryOf(category, site)),
    summary === undefined ? '' : text('summary', summary),
    leaf('content', entry.contentHtml, { type: 'html' }),
    text('rights', entry.rights),
    sourceFeedOf(entry),
    entry.source === undefined ? '' : leaf('dc:source', entry.source.name),
    ...dublinCoreOf(entry, site),
    ...mediaOf(entry),
    ...licensedElements(entry, site),
    xmlExtensions(entry.extensions),
  ]);
}

/** The feed that the entry was taken from (§4.2.11). Its rights and licence are on the entry itself. */
function sourceFeedOf({ source }: FeedEntry): string {
  if (source?.feed === undefined) return '';
  const { id, title, updated } = source.feed;
  const self = source.url === undefined ? [] : [link({ rel: 'self', href: source.url })];
  return block('source', {}, [leaf('id', id), text('title', cleanText(title)), leaf('updated', updated), ...self]);
}

/** A text construct of plain text (§3.1.1.1), so that `5 < 6` is not read as markup. */
function text(name: string, value: string): string {
  return leaf(name, value, { type: 'text' });
}

function link(attributes: Attributes): string {
  return element('link', attributes);
}

function person({ name, url }: FeedAuthor, site: FeedSite): string {
  const uri = url === undefined ? '' : leaf('uri', onOrigin(url, site));
  return element('author', {}, `${leaf('name', cleanText(name))}${uri}`);
}

function categoryOf({ kind, code, label }: FeedCategory, site: FeedSite): string {
  return element('category', { term: code, scheme: `${site.origin}/feeds/${kind}s`, label: cleanText(label) });
}

function enclosureLinkOf(entry: FeedEntry): string {
  const enclosure = enclosureOf(entry.image);
  if (enclosure === undefined) return '';
  return link({ rel: 'enclosure', href: enclosure.url, type: enclosure.type, length: enclosure.length });
}

/** The publisher's own copy inherits the feed's licence. Other copy has one link, since none may be beside `#unspecified` (RFC 4946 §2.4). */
function licenceLinkOf(entry: FeedEntry, site: FeedSite): string {
  if (entry.licence === 'house') return '';
  const title = typeof entry.licence === 'object' ? entry.licence.title : undefined;
  return link({ rel: 'license', href: licenceUrl(entry, site), title });
}

function receiptLinkOf(entry: FeedEntry, site: FeedSite): string {
  const attributes = receiptLink(entry, site);
  return attributes === undefined ? '' : link(attributes);
}

/** Removes repeated tombstones: RFC 6721 §3 forbids two with the same `ref` and `when`. */
function distinct(tombstones: readonly Tombstone[]): Tombstone[] {
  return [...new Map(tombstones.map((tombstone) => [`${tombstone.when} ${tombstone.ref}`, tombstone])).values()];
}

/** The tombstone has the id and instant of the stub. A reader that supports RFC 6721 deletes the entry (§3); any other reader shows the stub. */
function deletedEntryOf({ ref, when, comment }: Tombstone): string {
  return element('at:deleted-entry', { ref, when }, comment === undefined ? '' : leaf('at:comment', comment));
}
