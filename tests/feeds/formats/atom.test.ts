// Atom 1.0 with licence links (RFC 4946), archives (RFC 5005) and tombstones (RFC 6721).
import { expect, test } from 'vitest';
import { writeAtom } from '../../../src/feeds/formats/atom.ts';
import { allDocuments, documentNamed, documentOf, HUB, SITE } from '../documents.ts';
import { all, nth, only, parseStrictly, type XmlElement } from '../strict-xml.ts';

const linksOf = (element: XmlElement, rel: string): string[] =>
  all(element, 'link').flatMap(({ attributes }) => (attributes['rel'] === rel ? [attributes['href'] ?? ''] : []));

test.each(allDocuments())('$name: feed and entries have what RFC 4287 §4.1 requires, once', ({ document }) => {
  const feed = parseStrictly(writeAtom(document, SITE));
  expect(feed).toMatchObject({ name: 'feed', attributes: { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en-GB' } });
  for (const element of [feed, ...all(feed, 'entry')]) {
    for (const name of ['id', 'title', 'updated', 'rights']) expect(only(element, name).text).not.toBe('');
    expect(linksOf(element, 'alternate')).toHaveLength(1);
  }
  expect(all(feed, 'author')).toHaveLength(1);
  for (const entry of all(feed, 'entry')) {
    expect(only(feed, 'updated').text >= only(entry, 'updated').text).toBe(true);
    expect(only(entry, 'content').attributes).toEqual({ type: 'html' });
  }
});

test('the subscription document names itself, its page, its terms, its archive and its hub', () => {
  const feed = parseStrictly(writeAtom(documentNamed('subscription'), { ...SITE, hubs: [HUB] }));
  expect(all(feed, 'link').map(({ attributes }) => Object.values(attributes))).toEqual([
    ['self', 'https://feeds.m10news.example/feeds/all.atom', 'application/atom+xml'],
    ['prev-archive', 'https://feeds.m10news.example/feeds/all/archive/12.atom', 'application/atom+xml'],
    ['alternate', 'https://feeds.m10news.example/feeds/all', 'text/html'],
    ['license', 'https://feeds.m10news.example/terms', 'text/html', 'Terms of use'],
    ['hub', HUB],
  ]);
  expect([only(feed, 'icon').text, only(feed, 'logo').text]).toEqual([
    'https://www.m10news.example/icon-512.png',
    'https://www.m10news.example/logo-144.png',
  ]);
});

test('an archive page says that it is one, where the current document is and what came before (RFC 5005 §4)', () => {
  const feed = parseStrictly(writeAtom(documentNamed('archive-page'), { ...SITE, hubs: [HUB] }));
  expect(only(feed, 'fh:archive').text).toBe('');
  expect(linksOf(feed, 'self')).toEqual(['https://feeds.m10news.example/feeds/all/archive/12.atom']);
  expect(linksOf(feed, 'current')).toEqual(['https://feeds.m10news.example/feeds/all.atom']);
  expect(linksOf(feed, 'prev-archive')).toEqual(['https://feeds.m10news.example/feeds/all/archive/11.atom']);
  expect([...linksOf(feed, 'next-archive'), ...linksOf(feed, 'hub')]).toEqual([]);
  expect(all(parseStrictly(writeAtom(documentNamed('subscription'), SITE)), 'fh:archive')).toEqual([]);
});

test('a withdrawn article has a tombstone of the stub’s own instant, an expired one has a tombstone and no entry (RFC 6721 §3)', () => {
  const feed = parseStrictly(writeAtom(documentNamed('withdrawal'), SITE));
  const [withdrawn, expired] = [nth(feed, 'at:deleted-entry', 0), nth(feed, 'at:deleted-entry', 1)];
  const stub = nth(feed, 'entry', 1);
  expect(only(stub, 'id').text).toBe(withdrawn.attributes['ref']);
  expect(withdrawn.attributes['when']).toBe(only(stub, 'updated').text);
  expect(only(withdrawn, 'at:comment').text).toBe('M10News has withdrawn this article because its source could not be confirmed.');
  expect(only(stub, 'dcterms:valid').text).toContain(`end=${withdrawn.attributes['when']};`);
  expect(all(stub, 'author')).toEqual([]);
  expect(expired).toEqual({
    name: 'at:deleted-entry',
    attributes: { ref: 'tag:m10news.example,2026:article/weekend-offer', when: '2026-10-02T00:00:00.000Z' },
    children: [],
    text: '',
  });
});

test('no two tombstones name the same entry and instant (RFC 6721 §3)', () => {
  const tombstone = { ref: 'urn:x', when: '2026-10-02T00:00:00.000Z' };
  const later = { ...tombstone, when: '2026-10-03T00:00:00.000Z' };
  const feed = parseStrictly(writeAtom(documentOf({}, { tombstones: [tombstone, { ...tombstone }, later] }), SITE));
  expect(all(feed, 'at:deleted-entry').map(({ attributes }) => attributes)).toEqual([tombstone, later]);
});

test("an entry inherits the feed's licence only when it is the house's (RFC 4946 §2.1, §2.4)", () => {
  const entries = all(parseStrictly(writeAtom(documentNamed('other-sources'), SITE)), 'entry');
  expect(entries.map((entry) => linksOf(entry, 'license'))).toEqual([
    [],
    ['https://northernwire.example/licence?v=3&lang=en'],
    ['http://purl.org/atompub/license#unspecified'],
  ]);
});

test("somebody else's unsigned copy does not inherit the publisher as its author", () => {
  const feed = parseStrictly(writeAtom(documentNamed('other-sources'), SITE));
  const [wire, agency] = [nth(feed, 'entry', 1), nth(feed, 'entry', 2)];
  expect(only(only(wire, 'author'), 'name').text).toBe('Northern Wire');
  expect(linksOf(wire, 'via')).toEqual(['https://northernwire.example/feed.xml']);
  expect(only(only(agency, 'author'), 'name').text).toBe('Ivo Marek');
});

test('authors, sections and subjects have addresses; a language is said where it differs', () => {
  const feed = parseStrictly(writeAtom(documentNamed('subscription'), SITE));
  const [ferry, welsh] = [nth(feed, 'entry', 0), nth(feed, 'entry', 3)];
  const authors = all(ferry, 'author').map((author) => author.children.map(({ text }) => text));
  expect(authors).toEqual([
    ['Ann Okafor', 'https://feeds.m10news.example/feeds/authors/ann-okafor'],
    ['Bo Lindqvist'],
    ['City desk', 'https://feeds.m10news.example/feeds/authors/city-desk'],
  ]);
  const subject = { term: 'transport', scheme: 'https://feeds.m10news.example/feeds/subjects', label: 'Transport & travel' };
  expect(all(ferry, 'category')[1]?.attributes).toEqual(subject);
  expect([ferry.attributes, welsh.attributes]).toEqual([{}, { 'xml:lang': 'cy' }]);
});

test('a headline is text, not HTML (RFC 4287 §3.1.1.1)', () => {
  const entry = only(parseStrictly(writeAtom(documentOf({ title: '5 < 6', summary: '<b>' }), SITE)), 'entry');
  expect(only(entry, 'title')).toMatchObject({ attributes: { type: 'text' }, text: '5 < 6' });
  expect(only(entry, 'summary')).toMatchObject({ attributes: { type: 'text' }, text: '<b>' });
});
