// JSON Feed 1.1 and what our extension adds to it.
import { expect, test } from 'vitest';
import type { FeedDocument } from '../../../src/domain/feeds/feed-document.ts';
import { writeJsonFeed } from '../../../src/feeds/formats/json-feed.ts';
import { allDocuments, documentNamed, documentOf, HUB, SITE } from '../documents.ts';

const read = (document: FeedDocument, site = SITE) => JSON.parse(writeJsonFeed(document, site));

test.each(allDocuments())(
  '$name: the version comes first, items are there, and nothing is null or has a dot in its name',
  ({ document }) => {
    const text = writeJsonFeed(document, SITE);
    expect(text.startsWith('{"version":"https://jsonfeed.org/version/1.1",')).toBe(true);
    const feed = JSON.parse(text, (name, value) => {
      expect(value).not.toBeNull();
      expect(name).not.toContain('.');
      return value;
    });
    expect(feed.items).toHaveLength(document.entries.length);
    for (const item of feed.items)
      expect(item).toMatchObject({ id: expect.any(String), url: expect.any(String), content_html: expect.any(String) });
  },
);

test('next_url leads from the subscription document through the archive to its oldest page', () => {
  const walk = ['subscription', 'archive-page', 'oldest-archive-page'].map((name) => read(documentNamed(name)));
  expect(walk.map(({ feed_url, next_url }) => [feed_url, next_url])).toEqual([
    ['https://feeds.m10news.example/feeds/all.json', 'https://feeds.m10news.example/feeds/all/archive/12.json'],
    ['https://feeds.m10news.example/feeds/all/archive/12.json', 'https://feeds.m10news.example/feeds/all/archive/11.json'],
    ['https://feeds.m10news.example/feeds/all/archive/1.json', undefined],
  ]);
});

test('hubs are listed in the subscription document only', () => {
  const site = { ...SITE, hubs: [HUB] };
  expect(read(documentNamed('subscription'), site).hubs).toEqual([{ type: 'WebSub', url: HUB }]);
  expect(read(documentNamed('archive-page'), site)).not.toHaveProperty('hubs');
  expect(read(documentNamed('subscription'))).not.toHaveProperty('hubs');
});

test('the publisher is the author of the feed only where no item names one, or readers would add it to every byline', () => {
  expect(read(documentNamed('subscription'))).not.toHaveProperty('authors');
  expect(read(documentNamed('withdrawal'))).not.toHaveProperty('authors');
  expect(read(documentNamed('empty')).authors).toEqual([{ name: 'M10News', url: 'https://www.m10news.example/' }]);
});

test('an item has the dates of its publication, of its last change and of its last significant change', () => {
  const item = read(documentNamed('subscription')).items[1];
  expect([item.date_published, item.date_modified, item._tearsheet.modified]).toEqual([
    '2026-10-02T17:40:00.000Z',
    '2026-10-03T07:30:00.000Z',
    '2026-10-03T07:45:00.000Z',
  ]);
  expect(item._tearsheet.corrections).toEqual([{ note: 'An earlier version gave the vote as 21 to 13.', at: '2026-10-03T07:30:00.000Z' }]);
});

test('feed and items carry their rights, with the address of the terms', () => {
  const feed = read(documentNamed('other-sources'));
  const house = {
    holder: 'M10News',
    notice: '© 2026 M10News. All rights reserved. Unauthorised reproduction is prohibited.',
    licence: 'https://feeds.m10news.example/terms',
  };
  expect(feed._tearsheet).toMatchObject({ about: 'https://feeds.m10news.example/terms', rights: house });
  expect(feed.items.map((item: { _tearsheet: { rights: unknown } }) => item._tearsheet.rights)).toEqual([
    house,
    {
      holder: 'Northern Wire',
      notice: '© 2026 Northern Wire. Reproduced under licence.',
      licence: 'https://northernwire.example/licence?v=3&lang=en',
    },
    {
      holder: 'Meridian Agency',
      notice: '© 2026 Meridian Agency. All rights reserved.',
      licence: 'http://purl.org/atompub/license#unspecified',
    },
  ]);
  expect(feed.items[1]._tearsheet.source).toEqual({ name: 'Northern Wire', url: 'https://northernwire.example/feed.xml' });
});

test('codes of sections and subjects and the credit of the picture are there for programs', () => {
  const item = read(documentNamed('subscription')).items[0];
  expect(item.tags).toEqual(['City', 'Transport & travel']);
  expect(item._tearsheet.categories).toEqual([
    { kind: 'section', code: 'city', label: 'City' },
    { kind: 'subject', code: 'transport', label: 'Transport & travel' },
  ]);
  expect(item.image).toBe('https://media.m10news.example/ferry.jpg?w=1200&q=80');
  expect(item._tearsheet.image).toMatchObject({ alt: 'A ferry at the quay', credit: 'Mina Duarte', source: 'M10News' });
});

test('a stub says when the article was withdrawn, and an article that will expire says when', () => {
  const stub = read(documentNamed('withdrawal')).items[1];
  const note = 'M10News has withdrawn this article because its source could not be confirmed.';
  expect(stub._tearsheet).toMatchObject({ withdrawn: { at: '2026-10-03T09:00:00.000Z', note }, valid_until: '2026-10-03T09:00:00.000Z' });
  expect(stub.url).toBe('https://feeds.m10news.example/articles/harbour-fire');
  expect(stub).not.toHaveProperty('authors');
  expect(stub).not.toHaveProperty('tags');
  expect(read(documentNamed('subscription')).items[2]._tearsheet.valid_until).toBe('2026-12-31T23:00:00.000Z');
});

test('a person who opens the raw feed is told what it is and where the terms are', () => {
  expect(read(documentNamed('empty')).user_comment).toMatch(/feed reader.*https:\/\/feeds\.m10news\.example\/terms$/);
});

test('the language is the feed’s, and an item’s where it differs', () => {
  const feed = read(documentNamed('subscription'));
  expect(feed.language).toBe('en-GB');
  expect(feed.items.map((item: { language?: string }) => item.language)).toEqual([undefined, undefined, undefined, 'cy']);
});

test('every member that is absent in the article is absent in the item', () => {
  const [item] = read(documentOf({ authors: [] })).items;
  expect(Object.keys(item)).toEqual(['id', 'url', 'title', 'content_html', 'date_published', 'date_modified', '_tearsheet']);
});
