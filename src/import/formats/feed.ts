// RSS, RDF, Atom and JSON Feed: several articles each. Pure. A bad item does not affect the others.

import { canonicalJson } from '../../domain/values/canonical-json.ts';
import { type Findings, findEach, leftOutCounter, noFindings } from '../import-findings.ts';
import { type ReadingOptions, Unreadable } from '../imported-article.ts';
import { emptyFound, type Found } from '../partial-article.ts';
import { refusedRoot } from '../refused-kinds.ts';
import { signBy } from '../sign-article.ts';
import { statedDate, statedVersion } from '../stated-date.ts';
import { siteOf, webUrl } from '../text/addresses.ts';
import { language } from '../text/language.ts';
import { addressId, idSlug, urlSlug } from '../text/slug.ts';
import type { TextChunks } from '../text/source-text.ts';
import { leftOutKind } from './entry-kinds.ts';
import { type Channel, channelOf, parsed } from './feed-channel.ts';
import { takeFeedChrome } from './feed-chrome.ts';
import { atomItem, type FeedItem, jsonItem, rdfItem, rssItem } from './feed-items.ts';
import { fillOwner } from './feed-owner.ts';
import { takeFullText } from './full-text.ts';
import { fillFromHtml } from './html-body.ts';
import { parsePiece, plainTextOf, textOf } from './html-tree.ts';
import { itemMembers, type JsonItem } from './json-items.ts';
import { isAhead, otherElements, otherMembers } from './other-members.ts';
import { readTwice, repeatedIds, xmlIds } from './repeated-ids.ts';
import type { Members } from './unknown-json.ts';
import { blocksOf, htmlOf } from './wire-blocks.ts';
import type { XmlItem } from './xml-cutter.ts';
import { checkItem, checkXml, type XmlDocument, xmlDocumentOf } from './xml-items.ts';

/** Items are parsed together until they have as many characters, or as many as what surrounds them, which is parsed with them. */
const TOGETHER_CHARS = 1_000_000;

/** Yields what was found, some items at a time. `name` is the file's, or the URL the feed was fetched from. */
export async function* readXmlFeed(chunks: TextChunks, name: string, options: ReadingOptions): AsyncGenerator<Findings> {
  const ids = repeatedIds();
  const document = await xmlDocumentOf(chunks, ['item', 'entry'], (item) => ids.add(xmlIds(item)));
  const { root, before, after, hasItems } = document;
  if (!['rss', 'feed', 'RDF'].includes(root)) throw refusedRoot(root);
  if (!hasItems) checkXml(before + after);
  refuseLongNames(before + after);
  const channel = channelOf(parsed(before + after), name);
  if (!hasItems) yield { ...noFindings(), remarks: [`${name} is a feed without items.`] };
  const leftOut = leftOutCounter();
  const read = (all: readonly XmlItem[], isForKills: boolean) => {
    const items = all.filter(({ text }) => {
      const kind = leftOutKind(text);
      if (kind !== undefined && !isForKills) leftOut.add(kind);
      return kind === undefined;
    });
    const parse = itemParser(document, items);
    return findEach(items, (item) => {
      checkFeedItem(item);
      const parsedItem = parse(item);
      takeFullText(parsedItem, item.text);
      parsedItem.said.push(...otherElements(item.text));
      return foundOf(parsedItem, channel, { line: item.line, source: item.text }, options);
    });
  };
  yield* readTwice(() => together(document), { ids, idsOf: xmlIds }, read, options);
  yield leftOut.findings();
}

async function* together({ items, before, after }: XmlDocument): AsyncGenerator<XmlItem[]> {
  const enough = Math.max(TOGETHER_CHARS, before.length + after.length);
  let some: XmlItem[] = [];
  let chars = 0;
  for await (const more of items()) {
    for (const item of more) {
      some.push(item);
      chars += item.text.length;
    }
    if (chars < enough) continue;
    yield some;
    [some, chars] = [[], 0];
  }
  if (some.length > 0) yield some;
}

export function readJsonFeed(feed: Members, items: readonly JsonItem[], name: string, options: ReadingOptions): Findings {
  const channel = channelOf(parsed({ ...feed, items: [] }), name);
  return findEach(items, (placed) => {
    const item = itemMembers(placed);
    const { format, feed: single } = parsed({ ...feed, items: [item] });
    const [only] = format === 'json' ? (single.items ?? []) : [];
    if (only === undefined) throw new Unreadable('the item has no member that JSON Feed defines');
    const parsedItem = jsonItem(only);
    parsedItem.said.push(...otherMembers(item));
    return foundOf(parsedItem, channel, { line: placed.line, source: canonicalJson(item) }, options);
  });
}

/** Parses all well-formed items in one document, because feedsmith makes a parser for every document. If it returns another number of
 *  items, they are parsed one by one. */
function itemParser({ before, after }: XmlDocument, items: readonly XmlItem[]): (item: XmlItem) => FeedItem {
  const sound = items.filter(isSound);
  const together = itemsIn(before + sound.map(({ text }) => text).join('\n') + after);
  const known = new Map(together.length === sound.length ? sound.map((item, index) => [item, together[index]]) : []);
  return (item) => {
    const only = known.get(item) ?? itemsIn(before + item.text + after)[0];
    if (only === undefined) throw new Unreadable('the item is empty');
    return only;
  };
}

function checkFeedItem(item: XmlItem): void {
  checkItem(item);
  refuseLongNames(item.text);
}

/** Characters of an element with somebody's name. feedsmith looks for the bracket that closes each of those in it, again from every one. */
const PERSON_CHARS = 5_000;

function refuseLongNames(xml: string): void {
  for (const { 0: tag, 1: name = '', index } of xml.matchAll(PERSON)) {
    const end = tag.endsWith('/>') ? -1 : xml.indexOf(`</${name}`, index);
    if (end - index > PERSON_CHARS) throw new Unreadable(`has more than ${PERSON_CHARS} characters in <${name}>`);
  }
}

const PERSON = /<((?:[\w-]{1,40}:)?(?:author|creator|contributor|managingEditor|webMaster))\b[^<>]{0,500}>/gi;

function isSound(item: XmlItem): boolean {
  try {
    checkFeedItem(item);
    return true;
  } catch {
    return false;
  }
}

function itemsIn(document: string): FeedItem[] {
  const { format, feed } = parsed(document);
  if (format === 'rss') return (feed.items ?? []).map(rssItem);
  if (format === 'rdf') return (feed.items ?? []).map(rdfItem);
  return format === 'atom' ? (feed.entries ?? []).map(atomItem) : [];
}

function foundOf(item: FeedItem, channel: Channel, place: { line: number; source: string }, options: ReadingOptions): Found {
  const { publisher, now } = options;
  const id = item.id ?? item.link;
  if (id === undefined)
    throw new Unreadable('the item has neither an identifier nor a link, so it cannot be distinguished from the next one');
  const isIri = /^[a-z][a-z0-9+.-]*:/i.test(id);
  const [sourceId, formerId] = isIri ? [addressId(id), id] : [`${addressId(channel.id)} ${id}`, `${channel.id} ${id}`];
  const itemBase = webUrl(item.base, channel.base) ?? channel.base;
  const link = webUrl(item.link, itemBase);
  const base = item.base === undefined ? (link ?? channel.base) : itemBase;
  const found = emptyFound({ ...place, sourceId, slugs: meaningfulFirst([urlSlug(link), idSlug(id)]) });
  if (formerId !== sourceId) found.formerId = formerId;
  found.collection = siteOf(channel.link ?? channel.base ?? link);
  found.headline = item.title?.trim() || undefined;
  found.url = link;
  found.uri = item.id;
  found.guid = id;
  found.base = base !== undefined && URL.canParse(base) ? base : channel.base;
  found.language = language(item.language ?? channel.language);
  found.categories.push(...item.categories);
  found.images.push(...item.images);
  for (const author of authorsOf(item, channel)) signBy(author, found, publisher);
  const calendar = { timeZone: publisher.timeZone, now, language: found.language ?? publisher.language };
  for (const said of item.said) found.said.push(isAhead(said.field, said.text, calendar) ? { ...said, field: 'embargo' } : said);
  found.published = statedDate(item.published, calendar, found);
  found.sourceVersion = statedVersion(item.updated, calendar);
  // The text may have the mark of an agency, which says more than whose feed it is.
  fillContent(item, found, options);
  fillOwner(item, channel, found, options);
  return found;
}

/** Feeds that name nobody often name themselves, and a programme its maker. */
function authorsOf(item: FeedItem, channel: Channel): string[] {
  const ofFeed = [channel.title, channel.maker].map((name) => name?.trim().toLowerCase());
  const isOther = (name: string) => !ofFeed.includes(name.trim().toLowerCase());
  const stated = item.authors.length === 0 ? channel.authors : item.authors;
  if (stated.length > 0) return stated.filter((author) => author.trim().toLowerCase() !== ofFeed[0]);
  return (item.makers ?? []).filter((maker) => isOther(maker) && /\S\s+\S/.test(maker));
}

/** Puts bare numbers last: every site has an article 77. */
function meaningfulFirst(slugs: readonly (string | undefined)[]): (string | undefined)[] {
  const isMeaningful = (slug: string | undefined) => slug !== undefined && /[a-z]/i.test(slug);
  return [...slugs.filter(isMeaningful), ...slugs.filter((slug) => !isMeaningful(slug))];
}

const STANDFIRST_CHARS = 600;

/** The summary is the standfirst if it is short and does not repeat the beginning of the text. */
function fillContent(item: FeedItem, found: Found, options: ReadingOptions): void {
  const place = { link: found.url, title: found.headline };
  const summary = item.summary === undefined ? undefined : summaryText(item.summary, place);
  const plain = item.content === undefined && item.contentText !== undefined;
  const html = plain ? htmlOf(blocksOf(item.contentText ?? '', () => 'text')) : unescapedTwice(item.content ?? item.summary ?? '');
  const root = parsePiece(html);
  if (takeFeedChrome(root, place)) found.remarks.push('Left out of the text: links and buttons of the feed.');
  fillFromHtml(root, found, options);
  const isBeginning = summary === undefined || (found.opening ?? '').startsWith(summary.slice(0, 80));
  if (summary !== undefined && !isBeginning && summary.length <= STANDFIRST_CHARS) found.standfirst = summary;
  else if (summary !== undefined) found.said.push({ field: 'summary', text: summary, isProse: true });
}

function summaryText(html: string, place: Parameters<typeof takeFeedChrome>[1]): string {
  if (!/[<&]/.test(html)) return plainTextOf(html);
  const root = parsePiece(html);
  takeFeedChrome(root, place);
  return textOf(root);
}

/** HTML whose signs were escaped once more than the format asks for shows its tags to readers. */
function unescapedTwice(html: string): string {
  return !/<[a-z]/i.test(html) && /&lt;(?:p|div|br|a|img|figure|h[1-6]|ul|blockquote)\b/i.test(html) ? plainTextOf(html) : html;
}
