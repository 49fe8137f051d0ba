// Licensed feeds as a partner's program reads them: per article what may be shown, and what the format's own rights field says.
import type { Rendition } from '../../../src/domain/renditions/rendition.ts';
import { LICENSED_WRITERS, type LicensedFeed, type LicensedFormat } from '../../../src/feeds/licensed-writers.ts';
import { HUB, SITE } from '../documents.ts';
import { all, only, parseStrictly, type XmlElement } from '../strict-xml.ts';

export const LICENSED_FORMATS: readonly LicensedFormat[] = ['rss', 'atom', 'json', 'ninjs'];

/** On a site that has a hub, which partners' feeds must not name. */
export function written(format: LicensedFormat, feed: LicensedFeed): string {
  return LICENSED_WRITERS[format](feed, { ...SITE, hubs: [HUB] });
}

/** The one article of a feed as RSS. */
export function rssItem(feed: LicensedFeed): XmlElement {
  return only(only(parseStrictly(written('rss', feed)), 'channel'), 'item');
}

export function atomEntry(feed: LicensedFeed): XmlElement {
  return only(parseStrictly(written('atom', feed)), 'entry');
}

export function jsonItem(feed: LicensedFeed) {
  return JSON.parse(written('json', feed)).items[0];
}

/** Where links of that relation lead; `name` is that of the element. */
export function hrefsOf(parent: XmlElement, name: 'link' | 'atom:link', rel: string): (string | undefined)[] {
  return all(parent, name)
    .filter(({ attributes }) => attributes['rel'] === rel)
    .map(({ attributes }) => attributes['href']);
}

export interface ReadItem {
  id: string;
  /** Everything that a reader may show as the article, as HTML. */
  bodies: string[];
  /** What a reader may show in place of the text, as plain text. */
  summaries: string[];
  /** The rights field of the format. */
  rights: string;
}

export function itemsIn(format: LicensedFormat, text: string): ReadItem[] {
  switch (format) {
    case 'rss':
      return all(only(parseStrictly(text), 'channel'), 'item').map((item) => ({
        id: only(item, 'guid').text,
        bodies: [only(item, 'description'), ...all(item, 'content:encoded')].map((element) => element.text),
        summaries: [],
        rights: only(item, 'dc:rights').text,
      }));
    case 'atom':
      return all(parseStrictly(text), 'entry').map((entry) => ({
        id: only(entry, 'id').text,
        bodies: [only(entry, 'content').text],
        summaries: all(entry, 'summary').map(({ text }) => text),
        rights: only(entry, 'rights').text,
      }));
    case 'json':
      return JSON.parse(text).items.map((item: JsonItem) => ({
        id: item.id,
        bodies: [item.content_html],
        summaries: item.summary === undefined ? [] : [item.summary],
        rights: item._tearsheet.rights.notice,
      }));
    case 'ninjs':
      return JSON.parse(text).items.map((item: NinjsItem) => ({
        id: item.uri,
        bodies: item.bodies.map(({ value }) => value),
        summaries: (item.descriptions ?? []).map(({ value }) => value),
        rights: item.copyrightNotice,
      }));
  }
}

interface JsonItem {
  id: string;
  content_html: string;
  summary?: string;
  _tearsheet: { rights: { notice: string } };
}

interface NinjsItem {
  uri: string;
  bodies: { value: string }[];
  descriptions?: { value: string }[];
  copyrightNotice: string;
}

/** Text as it reads when line ends are spaces. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What is wrong with a document that was written from these renditions; empty when each article stands there with its notice. */
export function missingNotices(format: LicensedFormat, text: string, renditions: readonly Rendition[]): string[] {
  const items = itemsIn(format, text);
  const found = items.length === renditions.length ? [] : [`${items.length} of ${renditions.length} articles`];
  for (const [index, { notice, article }] of renditions.entries()) {
    const { bodies = [], summaries = [], rights = '' } = items[index] ?? {};
    for (const body of bodies) if (!body.includes(notice.html)) found.push(`${article.slug}: no notice in ${body.slice(-200)}`);
    for (const summary of summaries) {
      if (!onOneLine(summary).endsWith(onOneLine(notice.text))) found.push(`${article.slug}: no notice in the summary: ${summary}`);
    }
    if (bodies.length === 0) found.push(`${article.slug}: nothing to show`);
    if (onOneLine(rights) !== onOneLine(notice.text)) found.push(`${article.slug}: no notice in the rights field: ${rights}`);
  }
  return found;
}
