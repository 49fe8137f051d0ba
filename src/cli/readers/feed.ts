// RSS, RDF, Atom and JSON Feed: several articles each. Pure. feedsmith parses, one item at a time, so that a bad one stands alone.
import { parseFeed } from 'feedsmith';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { isOnSite } from './addresses.ts';
import { readSigners } from './byline.ts';
import { type ReadingOptions, Unreadable } from './copy.ts';
import { atomItem, type FeedItem, jsonItem, rdfItem, rssItem } from './feed-items.ts';
import { type Findings, findEach } from './findings.ts';
import { emptyFound, type Found } from './found.ts';
import { gatherNotice } from './gathering.ts';
import { fillFromHtml } from './html-body.ts';
import { parsePiece, plainTextOf } from './html-tree.ts';
import { idKey, urlKey } from './key.ts';
import { language } from './language.ts';
import { noticeOf } from './notes.ts';
import { type Members, membersOf } from './unknown-json.ts';
import { whenOf } from './when.ts';
import { blocksOf, htmlOf } from './wire-blocks.ts';
import { checkXml, type XmlDocument, xmlDocumentOf } from './xml-items.ts';

interface Channel {
  /** Sets identifiers apart that are unique within a feed only. */
  id: string;
  title?: string | undefined;
  link?: string | undefined;
  rights?: string | undefined;
  language?: string | undefined;
  licence?: string | undefined;
  base?: string | undefined;
}

/** `name` is the file's, or the address the feed was fetched from. */
export function readXmlFeed(text: string, name: string, options: ReadingOptions): Findings {
  const document = xmlDocumentOf(text, ['item', 'entry']);
  if (!['rss', 'feed', 'RDF'].includes(document.root)) throw new Unreadable(`is XML but no feed: its root element is <${document.root}>`);
  if (document.items.length === 0) checkXml(text);
  const channel = channelOf(parsed(document.before + document.after), name);
  const findings = findEach(document.items, (item) => {
    if (item.isCut) throw new Unreadable('breaks off: the item is never closed');
    checkXml(item.text);
    const found = itemIn(document, item.text);
    return foundOf(found, channel, { line: item.line, source: item.text }, options);
  });
  return document.items.length > 0 ? findings : { ...findings, remarks: [`${name} is a feed without items.`] };
}

/** `lines` are those of the items. */
export function readJsonFeed(
  feed: Members,
  items: readonly unknown[],
  lines: readonly number[],
  name: string,
  options: ReadingOptions,
): Findings {
  const channel = channelOf(parsed({ ...feed, items: [] }), name);
  const placed = items.map((item, index) => ({ item, line: lines[index] ?? 1 }));
  return findEach(placed, ({ item, line }) => {
    if (membersOf(item) === undefined) throw new Unreadable('the item is no object');
    const { format, feed: single } = parsed({ ...feed, items: [item] });
    const [only] = format === 'json' ? (single.items ?? []) : [];
    if (only === undefined) throw new Unreadable('the item says nothing that JSON Feed knows');
    return foundOf(jsonItem(only), channel, { line, source: canonicalJson(item) }, options);
  });
}

function parsed(document: unknown): ReturnType<typeof parseFeed<string>> {
  try {
    return parseFeed<string>(document);
  } catch (error) {
    throw new Unreadable(`is no feed that can be read: ${error instanceof Error ? error.message : error}`);
  }
}

function itemIn({ before, after }: XmlDocument, text: string): FeedItem {
  const { format, feed } = parsed(before + text + after);
  const [only] =
    format === 'rss'
      ? (feed.items ?? []).map(rssItem)
      : format === 'rdf'
        ? (feed.items ?? []).map(rdfItem)
        : format === 'atom'
          ? (feed.entries ?? []).map(atomItem)
          : [];
  if (only === undefined) throw new Unreadable('the item says nothing');
  return only;
}

function channelOf({ format, feed }: ReturnType<typeof parseFeed<string>>, name: string): Channel {
  switch (format) {
    case 'json':
      return {
        id: feed.feed_url ?? feed.home_page_url ?? name,
        title: feed.title,
        link: feed.home_page_url,
        language: feed.language,
        base: feed.home_page_url,
      };
    case 'atom': {
      const linked = (rel: string) => feed.links?.find((link) => (link.rel ?? 'alternate') === rel)?.href;
      const title = feed.title?.value === undefined ? undefined : plainTextOf(feed.title.value);
      const base = feed.xml?.base ?? linked('self');
      return {
        id: feed.id ?? name,
        title,
        link: linked('alternate'),
        rights: feed.rights?.value,
        language: feed.xml?.lang,
        licence: linked('license'),
        base,
      };
    }
    case 'rss': {
      const rights = feed.copyright ?? feed.dc?.rights?.[0] ?? feed.dcterms?.rights?.[0];
      return {
        id: feed.link ?? name,
        title: feed.title,
        link: feed.link,
        rights,
        language: feed.language,
        licence: feed.creativeCommons?.licenses?.[0],
        base: feed.link,
      };
    }
    case 'rdf':
      return {
        id: feed.link ?? name,
        title: feed.title,
        link: feed.link,
        rights: feed.dc?.rights?.[0],
        language: feed.dc?.languages?.[0],
        base: feed.link,
      };
  }
}

function foundOf(item: FeedItem, channel: Channel, place: { line: number; source: string }, options: ReadingOptions): Found {
  const { publisher, now } = options;
  const id = item.id ?? item.link;
  if (id === undefined) throw new Unreadable('the item has neither an identifier nor a link, so it could not be told from the next one');
  const sourceId = /^[a-z][a-z0-9+.-]*:/i.test(id) ? id : `${channel.id} ${id}`;
  const base = item.base ?? item.link ?? channel.base;
  const found = emptyFound({ ...place, sourceId, keys: speaking([urlKey(item.link), idKey(id)]) });
  found.headline = item.title?.trim() || undefined;
  found.url = item.link;
  found.uri = item.id;
  found.base = base !== undefined && URL.canParse(base) ? base : channel.base;
  found.language = language(item.language ?? channel.language);
  found.categories.push(...item.categories);
  found.images.push(...item.images);
  for (const author of item.authors) readSigners(author, { names: found.names, desks: found.desks, unread: [] }, publisher);
  const date = item.published;
  found.published = date === undefined ? undefined : whenOf(date, { timeZone: publisher.timeZone, now });
  if (date !== undefined && found.published === undefined) found.remarks.push(`The date "${date}" cannot be read.`);
  fillOwner(item, channel, found, options);
  fillContent(item, found, options);
  return found;
}

/** Bare numbers last: every site has an article 77. */
function speaking(keys: readonly (string | undefined)[]): (string | undefined)[] {
  const isSpeaking = (key: string | undefined) => key !== undefined && /[a-z]/i.test(key);
  return [...keys.filter(isSpeaking), ...keys.filter((key) => !isSpeaking(key))];
}

/** What links to another's site is another's copy: the feed's title says whose, its rights field under which notice. */
function fillOwner(item: FeedItem, channel: Channel, found: Found, { publisher }: ReadingOptions): void {
  const page = item.link ?? channel.link;
  const rights = item.rights ?? channel.rights;
  const notice = rights === undefined ? undefined : noticeOf(rights);
  if (page !== undefined && isOnSite(page, publisher) && item.source === undefined) {
    if (item.rights !== undefined && notice !== undefined) gatherNotice(notice, found, publisher);
    return;
  }
  const host = page === undefined ? undefined : URL.parse(page)?.hostname;
  found.copySource = item.source ?? channel.title ?? host;
  found.holder = notice?.holder ?? found.copySource;
  found.notice = rights;
  const licence = item.licence ?? channel.licence;
  if (licence !== undefined) found.licence = { url: licence };
}

const STANDFIRST_CHARS = 600;

/** The summary is the standfirst where it is one: short, and not the beginning of the text over again. */
function fillContent(item: FeedItem, found: Found, options: ReadingOptions): void {
  const summary = item.summary === undefined ? undefined : plainTextOf(item.summary);
  const plain = item.content === undefined && item.contentText !== undefined;
  const html = plain ? htmlOf(blocksOf(item.contentText ?? '', () => 'text')) : (item.content ?? item.summary ?? '');
  fillFromHtml(parsePiece(html), found, options);
  const isBeginning = summary === undefined || (found.opening ?? '').startsWith(summary.slice(0, 80));
  if (summary !== undefined && !isBeginning && summary.length <= STANDFIRST_CHARS) found.standfirst = summary;
}
