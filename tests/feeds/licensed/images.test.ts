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

test('no format declares a picture larger than a page can show, or so high that it would push the notice out of sight', () => {
  const large = [
    { url: 'https://media.m10news.example/1.jpg', source: 'M10News', widthPixels: 100_000, heightPixels: 50_000 },
    { url: 'https://media.m10news.example/2.jpg', source: 'M10News', widthPixels: 1, heightPixels: 100_000 },
  ];
  const shown = licensedFeed([rendition(article({ images: large }))]);
  for (const item of [rssItem(shown), atomEntry(shown)]) {
    const contents = all(item, 'media:content');
    for (const elements of [contents, contents.flatMap((content) => all(content, 'media:thumbnail'))]) {
      expect(elements.map(({ attributes: { width, height } }) => [width, height])).toEqual([
        ['4096', '2048'],
        [undefined, undefined],
      ]);
    }
  }
  const { image, more_pictures } = jsonItem(shown)._tearsheet as { image: object; more_pictures: object[] };
  expect(image).toMatchObject({ width: 4_096, height: 2_048 });
  expect(more_pictures[0]).not.toHaveProperty('height');
  expect(written('ninjs', shown)).toContain('"width":4096,"height":2048}');
  for (const format of LICENSED_FORMATS) expect(written(format, shown)).not.toContain('100000');
});
