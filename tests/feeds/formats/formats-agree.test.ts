// The three formats say the same of every article: read back with feedsmith, which shares no code with our writers.
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import type { FeedDocument } from '../../../src/domain/feeds/feed-document.ts';
import { writeAtom } from '../../../src/feeds/formats/atom.ts';
import { writeJsonFeed } from '../../../src/feeds/formats/json-feed.ts';
import { writeRss } from '../../../src/feeds/formats/rss.ts';
import { allDocuments, SITE } from '../documents.ts';

interface Said {
  id: string | undefined;
  title: string | undefined;
  url: string | undefined;
  html: string | undefined;
  published: number;
  updated: number;
  modified: number;
  byline: string;
  labels: string[];
  rights: string | undefined;
}

const seconds = (instant: unknown): number => Math.floor(Date.parse(String(instant)) / 1000);
const bylineOf = (names: (string | undefined)[]): string => names.join(', ').replace(/, ([^,]*)$/, ' and $1');

function saidInRss(document: FeedDocument): Said[] {
  return (parseRssFeed(writeRss(document, SITE)).items ?? []).map((item) => ({
    id: item.guid?.value,
    title: item.title,
    url: item.link,
    html: item.content?.encoded ?? item.description,
    published: seconds(item.pubDate),
    updated: seconds(item.atom?.updated),
    modified: seconds(item.dcterms?.modified?.[0]),
    byline: item.dc?.creators?.[0] ?? '',
    labels: (item.categories ?? []).map(({ name }) => name ?? ''),
    rights: item.dc?.rights?.[0],
  }));
}

function saidInAtom(document: FeedDocument): Said[] {
  return (parseAtomFeed(writeAtom(document, SITE)).entries ?? []).map((entry) => ({
    id: entry.id,
    title: entry.title?.value,
    url: entry.links?.find(({ rel }) => rel === 'alternate')?.href,
    html: entry.content?.value,
    published: seconds(entry.published),
    updated: seconds(entry.updated),
    modified: seconds(entry.dcterms?.modified?.[0]),
    byline: bylineOf((entry.authors ?? []).map(({ name }) => name)),
    labels: (entry.categories ?? []).map(({ label }) => label ?? ''),
    rights: entry.rights?.value,
  }));
}

function saidInJson(document: FeedDocument): Said[] {
  const text = writeJsonFeed(document, SITE);
  const extensions: { modified: string; rights: { notice: string } }[] = JSON.parse(text).items.map(
    (item: { _tearsheet: unknown }) => item._tearsheet,
  );
  return (parseJsonFeed(text).items ?? []).map((item, index) => ({
    id: item.id,
    title: item.title,
    url: item.url,
    html: item.content_html,
    published: seconds(item.date_published),
    updated: seconds(item.date_modified),
    modified: seconds(extensions[index]?.modified),
    byline: bylineOf((item.authors ?? []).map(({ name }) => name)),
    labels: item.tags ?? [],
    rights: extensions[index]?.rights.notice,
  }));
}

test.each(allDocuments())(
  '$name: ids, order, titles, text, instants, bylines, labels and rights agree across the formats',
  ({ document }) => {
    const rss = saidInRss(document);
    expect(rss.map(({ id }) => id)).toEqual(document.entries.map(({ id }) => id));
    expect(rss.map(({ published }) => published)).toEqual(document.entries.map(({ published }) => seconds(published)));
    expect(saidInAtom(document)).toEqual(rss);
    expect(saidInJson(document)).toEqual(rss);
  },
);

test.each(allDocuments())('$name: no text of an article is shown without its notice', ({ document }) => {
  for (const [index, { rights }] of document.entries.entries()) {
    const rss = parseRssFeed(writeRss(document, SITE)).items?.[index];
    const shown = [
      rss?.description,
      rss?.content?.encoded ?? rss?.description,
      saidInAtom(document)[index]?.html,
      saidInJson(document)[index]?.html,
    ];
    for (const text of shown) expect(text?.endsWith(`<p>${rights}</p>`)).toBe(true);
  }
});
