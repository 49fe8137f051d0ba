// RSS 2.0 as readers and the W3C validator want it. The ids in brackets are those of the requirements in the test's name.
import { expect, test } from 'vitest';
import { writeRss } from '../../../src/feeds/formats/rss.ts';
import { allDocuments, documentNamed, documentOf, HUB, SITE } from '../documents.ts';
import { all, nth, only, parseStrictly, type XmlElement } from '../strict-xml.ts';

const channelOf = (xml: string): XmlElement => only(parseStrictly(xml), 'channel');
const itemOf = (xml: string, index = 0): XmlElement => nth(channelOf(xml), 'item', index);
const namesOf = (element: XmlElement): string[] => element.children.map(({ name }) => name);
const linksOf = (channel: XmlElement) => all(channel, 'atom:link').map(({ attributes }) => ({ ...attributes }));

test('the subscription document names its address, its terms, its archive and its hub', () => {
  const channel = channelOf(writeRss(documentNamed('subscription'), { ...SITE, hubs: [HUB] }));
  expect(linksOf(channel)).toEqual([
    { rel: 'self', href: 'https://feeds.m10news.example/feeds/all.rss', type: 'application/rss+xml' },
    { rel: 'prev-archive', href: 'https://feeds.m10news.example/feeds/all/archive/12.rss', type: 'application/rss+xml' },
    { rel: 'license', href: 'https://feeds.m10news.example/terms', type: 'text/html', title: 'Terms of use' },
    { rel: 'hub', href: HUB },
  ]);
  expect(namesOf(channel)).not.toContain('fh:archive');
});

test('an archive page links to older pages and to the subscription, never to newer pages or a hub (RFC 5005 §4)', () => {
  const channel = channelOf(writeRss(documentNamed('archive-page'), { ...SITE, hubs: [HUB] }));
  expect(linksOf(channel).map(({ rel, href }) => [rel, href])).toEqual([
    ['self', 'https://feeds.m10news.example/feeds/all/archive/12.rss'],
    ['current', 'https://feeds.m10news.example/feeds/all.rss'],
    ['prev-archive', 'https://feeds.m10news.example/feeds/all/archive/11.rss'],
    ['license', 'https://feeds.m10news.example/terms'],
  ]);
  expect(namesOf(channel)).toContain('fh:archive');
  const oldest = linksOf(channelOf(writeRss(documentNamed('oldest-archive-page'), SITE)));
  expect(oldest.map(({ rel }) => rel)).toEqual(['self', 'current', 'license']);
});

test.each(allDocuments())('$name: the channel has its required elements once and all of them before the first item', ({ document }) => {
  const channel = channelOf(writeRss(document, SITE));
  for (const name of ['title', 'link', 'description', 'language', 'copyright', 'lastBuildDate', 'generator', 'docs', 'dcterms:license']) {
    expect(only(channel, name).text).not.toBe('');
  }
  const names = namesOf(channel);
  const firstItem = names.indexOf('item');
  if (firstItem >= 0) expect(new Set(names.slice(firstItem))).toEqual(new Set(['item']));
});

test('the build date is that of the newest change, silent ones too, and not of the poll', () => {
  expect(only(channelOf(writeRss(documentNamed('subscription'), SITE)), 'lastBuildDate').text).toBe('Sat, 03 Oct 2026 07:45:00 GMT');
  expect(only(channelOf(writeRss(documentNamed('empty'), SITE)), 'lastBuildDate').text).toBe('Tue, 01 Sep 2026 00:00:00 GMT');
});

test('a logo too large for a channel is left out', () => {
  const document = documentNamed('subscription');
  const image = only(channelOf(writeRss(document, SITE)), 'image');
  expect([only(image, 'title').text, only(image, 'link').text]).toEqual([document.title, document.publisher.siteUrl]);
  for (const size of [
    { width: 145, height: 72 },
    { width: 144, height: 401 },
  ]) {
    const publisher = { ...document.publisher, logo: { url: 'https://www.m10news.example/large.png', ...size } };
    expect(namesOf(channelOf(writeRss({ ...document, publisher }, SITE)))).not.toContain('image');
  }
});

test('the whole text stands after the standfirst, and the standfirst has its notice', () => {
  const item = itemOf(writeRss(documentNamed('full-text'), SITE));
  const names = namesOf(item);
  expect(names.indexOf('description')).toBeLessThan(names.indexOf('content:encoded'));
  const notice = '© 2026 M10News. All rights reserved. Unauthorised reproduction is prohibited.';
  expect(only(item, 'description').text).toBe(
    `<p>The harbour line sails again after nine weeks &#91;63 days&#93; in dock.</p><p>${notice}</p>`,
  );
  expect(only(item, 'content:encoded').text).toContain('a &lt; b ]]&gt; c');
});

test('a summary is the description and there is no content:encoded', () => {
  const item = itemOf(writeRss(documentNamed('subscription'), SITE));
  expect(only(item, 'description').text).toBe(documentNamed('subscription').entries[0]?.contentHtml);
  expect(namesOf(item)).not.toContain('content:encoded');
});

test('a standfirst is text, so markup in it is shown and not obeyed', () => {
  const item = itemOf(writeRss(documentOf({ contentForm: 'full', summary: 'Why <b> & 5 < 6' }), SITE));
  expect(only(item, 'description').text).toBe('<p>Why &lt;b&gt; &amp; 5 &lt; 6</p><p>© 2026 M10News.</p>');
});

test.each([
  [[], undefined],
  [['A'], 'A'],
  [['A', 'B'], 'A and B'],
  [['A', 'B', 'C'], 'A, B and C'],
])('the byline of %j is %j', (names, byline) => {
  const item = itemOf(writeRss(documentOf({ authors: names.map((name) => ({ name })) }), SITE));
  expect(all(item, 'dc:creator').map(({ text }) => text)).toEqual(byline === undefined ? [] : [byline]);
  expect(namesOf(item)).not.toContain('author');
});

test('a correction moves atom:updated, a silent change only dcterms:modified, and neither the date of publication', () => {
  const corrected = itemOf(writeRss(documentNamed('subscription'), SITE), 1);
  expect(only(corrected, 'pubDate').text).toBe('Fri, 02 Oct 2026 17:40:00 GMT');
  expect(only(corrected, 'atom:updated').text).toBe('2026-10-03T07:30:00.000Z');
  expect(only(corrected, 'dcterms:modified').text).toBe('2026-10-03T07:45:00.000Z');
  expect(namesOf(corrected)).not.toContain('dc:date');
});

test('the subjects C, C++ and C# stay three', () => {
  const item = itemOf(writeRss(documentNamed('subscription'), SITE), 1);
  const categories = all(item, 'category').map(({ text, attributes }) => [attributes['domain'], text]);
  expect(categories).toEqual([
    ['https://feeds.m10news.example/feeds/sections', 'City'],
    ...['C', 'C++', 'C#'].map((label) => ['https://feeds.m10news.example/feeds/subjects', label]),
  ]);
});

test('an enclosure needs a type and a size; Media RSS says what is known, nested in the image it belongs to', () => {
  const items = all(channelOf(writeRss(documentNamed('subscription'), SITE)), 'item');
  expect(items.map((item) => all(item, 'enclosure').length)).toEqual([1, 0, 0, 0]);
  expect(items.map((item) => all(item, 'media:content').length)).toEqual([1, 0, 1, 0]);
  const [lead] = items.map((item) => all(item, 'media:content')[0]);
  expect(lead?.attributes).toEqual({
    url: 'https://media.m10news.example/ferry.jpg?w=1200&q=80',
    fileSize: '184320',
    type: 'image/jpeg',
    medium: 'image',
    width: '1200',
    height: '800',
  });
  expect(lead?.children.map(({ name, text }) => [name, text])).toEqual([
    ['media:title', 'The first ferry of the morning left at six.'],
    ['media:thumbnail', ''],
    ['media:credit', 'Mina Duarte'],
    ['media:copyright', 'M10News'],
  ]);
});

test("somebody else's copy carries its holder's notice, licence and name, and never the house's", () => {
  const xml = writeRss(documentNamed('other-sources'), SITE);
  const [wire, agency] = [itemOf(xml, 1), itemOf(xml, 2)];
  const licences = [wire, agency].map((item) => [only(item, 'atom:link').attributes['href'], only(item, 'dcterms:license').text]);
  expect(licences).toEqual([
    ['https://northernwire.example/licence?v=3&lang=en', 'https://northernwire.example/licence?v=3&lang=en'],
    ['http://purl.org/atompub/license#unspecified', 'http://purl.org/atompub/license#unspecified'],
  ]);
  expect(only(wire, 'source')).toMatchObject({ text: 'Northern Wire', attributes: { url: 'https://northernwire.example/feed.xml' } });
  expect([only(agency, 'dc:source').text, only(agency, 'dc:creator').text]).toEqual(['Meridian Agency', 'Ivo Marek']);
  expect(JSON.stringify([wire, agency])).not.toContain('Unauthorised');
});

test('a withdrawn article is a note under its old id, no longer valid from a fixed instant, with nothing of what was withdrawn', () => {
  const stub = itemOf(writeRss(documentNamed('withdrawal'), SITE), 1);
  expect(only(stub, 'guid').text).toBe('tag:m10news.example,2026:article/harbour-fire');
  expect(only(stub, 'link').text).toBe('https://feeds.m10news.example/articles/harbour-fire');
  const end = '2026-10-03T09:00:00.000Z';
  expect(only(stub, 'dcterms:valid').text).toBe(`start=2026-09-28T08:00:00.000Z; end=${end}; scheme=W3C-DTF`);
  expect(namesOf(stub).filter((name) => ['dc:creator', 'category', 'media:content', 'enclosure'].includes(name))).toEqual([]);
});

test('plain text uses hexadecimal references, and no white space stands inside an element of text', () => {
  const xml = writeRss(documentNamed('subscription'), SITE);
  expect(xml).toContain('<title>Ferry returns: fares &#x3C; £5 &#x26; no queue</title>');
  expect(xml).not.toMatch(/<(guid|link|pubDate|url|atom:updated)[^>]*>\s|\s<\/(guid|link|pubDate|url|atom:updated)>/);
});
