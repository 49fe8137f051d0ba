// The list of all feeds (OPML 2.0) and the Google News sitemap.
import { expect, test } from 'vitest';
import { NEWS_SITEMAP_MAX_URLS, writeNewsSitemap } from '../../../src/feeds/lists/news-sitemap.ts';
import { writeOpml } from '../../../src/feeds/lists/opml.ts';
import { SITE } from '../documents.ts';
import { all, nth, only, parseStrictly } from '../strict-xml.ts';

const AT = '2026-10-03T08:00:00.000Z';

test('a feed reader that imports the list finds every feed with its page, in the given order', () => {
  const feeds = [
    { name: 'all' as const, title: 'M10News', description: 'Everything' },
    { name: 'authors/ann-okafor' as const, title: 'Ann Okafor' },
  ];
  const root = parseStrictly(writeOpml({ title: 'Feeds', modified: AT, feeds, folders: [] }, SITE));
  expect(root.attributes).toEqual({ version: '2.0' });
  expect(only(only(root, 'head'), 'dateModified').text).toBe('Sat, 03 Oct 2026 08:00:00 GMT');
  expect(all(only(root, 'body'), 'outline').map(({ attributes }) => attributes)).toEqual([
    {
      type: 'rss',
      text: 'M10News',
      title: 'M10News',
      description: 'Everything',
      xmlUrl: 'https://feeds.m10news.example/feeds/all.rss',
      htmlUrl: 'https://feeds.m10news.example/feeds/all',
    },
    {
      type: 'rss',
      text: 'Ann Okafor',
      title: 'Ann Okafor',
      xmlUrl: 'https://feeds.m10news.example/feeds/authors/ann-okafor.rss',
      htmlUrl: 'https://feeds.m10news.example/feeds/authors/ann-okafor',
    },
  ]);
});

const article = (number: number, language?: string) => ({
  url: `https://www.m10news.example/news/${number}`,
  title: `Article ${number}`,
  published: AT,
  ...(language === undefined ? {} : { language }),
});
const urlsOf = (xml: string) => all(parseStrictly(xml), 'url');

test('the sitemap holds the newest thousand and no more, since Google refuses a longer one', () => {
  const articles = Array.from({ length: NEWS_SITEMAP_MAX_URLS + 1 }, (_, number) => article(number));
  const urls = urlsOf(writeNewsSitemap(articles, { name: 'M10News', language: 'en' }));
  expect(urls).toHaveLength(1000);
  expect(urls[999] && only(urls[999], 'loc').text).toBe('https://www.m10news.example/news/999');
});

test.each([
  ['en-GB', undefined, 'en'],
  ['en-GB', 'cy', 'cy'],
  ['zh-Hant', undefined, 'zh-tw'],
  ['zh-HK', undefined, 'zh-tw'],
  ['zh-TW', undefined, 'zh-tw'],
  ['zh-MO', undefined, 'zh-tw'],
  ['zh-Hans-SG', undefined, 'zh-cn'],
  ['zh', undefined, 'zh-cn'],
])('a publication in %s with an article in %s is listed as %s', (publication, own, listed) => {
  const root = parseStrictly(writeNewsSitemap([article(1, own)], { name: 'M10News', language: publication }));
  const news = only(nth(root, 'url', 0), 'news:news');
  expect(only(only(news, 'news:publication'), 'news:language').text).toBe(listed);
  expect(only(news, 'news:publication_date').text).toBe(AT);
});

test('a weekend without articles makes an empty, valid sitemap', () => {
  expect(urlsOf(writeNewsSitemap([], { name: 'M10News', language: 'en' }))).toEqual([]);
});

test('a folder has its feeds in the given order, and a folder without feeds is left out', () => {
  const folders = [
    {
      title: 'Sections & more',
      feeds: [
        { name: 'sections/world' as const, title: 'World' },
        { name: 'sections/city' as const, title: 'City' },
      ],
    },
    { title: 'Authors', feeds: [] },
  ];
  const root = parseStrictly(writeOpml({ title: 'Feeds', modified: AT, feeds: [], folders }, SITE));
  const [folder, ...others] = all(only(root, 'body'), 'outline');
  expect(others).toEqual([]);
  expect(folder?.attributes).toEqual({ text: 'Sections & more', title: 'Sections & more' });
  expect(all(folder ?? root, 'outline').map(({ attributes }) => attributes['text'])).toEqual(['World', 'City']);
});
