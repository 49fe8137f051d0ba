// The pictures of licensed copy in RSS, Atom and JSON Feed: every one that is granted, each with its credit, and no caption for a text.
import { expect, test } from 'vitest';
import { FEED_WRITERS } from '../../../src/feeds/public-writers.ts';
import { allDocuments, SITE } from '../documents.ts';
import { all } from '../strict-xml.ts';
import { atomEntry, jsonItem, LICENSED_FORMATS, rssItem, written } from './reading.ts';
import { article, IMAGES, licensedFeed, rendition } from './renditions.ts';

const feed = licensedFeed([rendition(article({ images: IMAGES }))]);
const [LEAD, SECOND] = ['https://media.m10news.example/ferry.jpg?w=1200&q=80', 'https://media.m10news.example/agency.jpg'];

test('every picture that is granted is there, the lead first, and no other', () => {
  for (const item of [rssItem(feed), atomEntry(feed)]) {
    const contents = all(item, 'media:content');
    expect(contents.map(({ attributes }) => attributes['url'])).toEqual([LEAD, SECOND]);
    expect(contents.map((content) => all(content, 'media:credit').map(({ text }) => text))).toEqual([['Mina Duarte'], []]);
    expect(contents.map((content) => all(content, 'media:copyright').map(({ text }) => text))).toEqual([['M10News'], ['Nordlicht']]);
    expect(contents.map((content) => all(content, 'media:title').map(({ text }) => text))).toEqual([
      ['The first ferry of the morning.'],
      ['Passengers wait.'],
    ]);
  }
  expect(jsonItem(feed)._tearsheet).toMatchObject({
    image: { credit: 'Mina Duarte', source: 'M10News' },
    more_pictures: [{ url: SECOND, caption: 'Passengers wait.', source: 'Nordlicht' }],
  });
  const own = licensedFeed([rendition(article({ images: IMAGES }), { terms: { images: 'own' } })]);
  expect(all(atomEntry(own), 'media:content')).toHaveLength(1);
  expect(jsonItem(own)._tearsheet).not.toHaveProperty('more_pictures');
});

test('a caption is never called a description, which a widespread reader shows in place of the text and its notice', () => {
  const texts = [
    ...LICENSED_FORMATS.map((format) => written(format, feed)),
    ...allDocuments().flatMap(({ document }) => [FEED_WRITERS.rss(document, SITE), FEED_WRITERS.atom(document, SITE)]),
  ];
  for (const text of texts) expect(text).not.toContain('media:description');
});
