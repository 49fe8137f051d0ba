// The open slot for dialects of platforms and partners, and what it refuses.
import { expect, test } from 'vitest';
import type { FeedExtensions, XmlExtension } from '../../../src/domain/feeds/feed-document.ts';
import { writeAtom } from '../../../src/feeds/formats/atom.ts';
import { writeJsonFeed } from '../../../src/feeds/formats/json-feed.ts';
import { writeRss } from '../../../src/feeds/formats/rss.ts';
import { documentNamed, documentOf, SITE } from '../documents.ts';
import { only, parseStrictly } from '../strict-xml.ts';

const element = (change: Partial<XmlExtension>): XmlExtension => ({ prefix: 'x', namespace: 'urn:x', name: 'note', ...change });
const withXml = (...xml: XmlExtension[]) => documentOf({ extensions: { xml } });
const withJson = (json: Record<string, Record<string, unknown>>) => documentOf({ extensions: { json } as FeedExtensions });

test('elements of a platform are written under its own namespace, declared on the root', () => {
  const root = parseStrictly(writeRss(documentNamed('dialects'), SITE));
  expect(root.attributes).toMatchObject({
    'xmlns:snf': 'http://www.smartnews.be/snf',
    'xmlns:mi': 'http://schemas.ingestion.microsoft.com/common/',
    'xmlns:media': 'http://search.yahoo.com/mrss/',
  });
  const channel = only(root, 'channel');
  expect(only(only(channel, 'snf:logo'), 'snf:url').text).toBe('https://www.m10news.example/logo.png?a=1&b=2');
  const item = only(channel, 'item');
  expect(only(item, 'snf:analytics').text).toBe('<script>if (a < b && c) x()</script>');
  expect(only(item, 'media:status').attributes).toEqual({ state: 'active', reason: 'a "quoted" <reason>' });
  expect(only(only(parseStrictly(writeAtom(documentNamed('dialects'), SITE)), 'entry'), 'mi:hasSyndicationRights').text).toBe('1');
});

test('a namespace of nested elements is declared on the root too', () => {
  const document = withXml(element({ content: [element({ prefix: 'y', namespace: 'urn:y' })] }));
  expect(parseStrictly(writeAtom(document, SITE)).attributes).toMatchObject({ 'xmlns:x': 'urn:x', 'xmlns:y': 'urn:y' });
});

test('members of a vendor are written into JSON Feed without forbidden values', () => {
  const feed = JSON.parse(writeJsonFeed(documentNamed('dialects'), SITE));
  expect(feed._snf).toEqual({ logo: 'https://www.m10news.example/logo.png' });
  expect(feed.items[0]._snf).toEqual({ analytics: 'on & off', weight: 3, list: ['a', 'b'] });
});

test.each([
  ['one prefix for two namespaces', [element({}), element({ namespace: 'urn:y' })]],
  ['a known prefix for another vocabulary', [element({ prefix: 'media', namespace: 'urn:x' })]],
  ['the prefix xmlns', [element({ prefix: 'xmlns' })]],
  ['no namespace', [element({ namespace: '' })]],
  ['a second self link', [element({ prefix: 'atom', namespace: 'http://www.w3.org/2005/Atom', name: 'link' })]],
  ['a second self link under another prefix', [element({ namespace: 'http://www.w3.org/2005/Atom', name: 'link' })]],
  ['a date that Miniflux would believe', [element({ prefix: 'dc', namespace: 'http://purl.org/dc/elements/1.1/', name: 'date' })]],
  ['other rights', [element({ prefix: 'dc', namespace: 'http://purl.org/dc/elements/1.1/', name: 'rights' })]],
  ['markup in a name', [element({ name: 'a><b' })]],
  ['markup in the name of an attribute', [element({ attributes: { 'a="1" b': '2' } })]],
  ['a declaration as an attribute', [element({ attributes: { xmlns: 'urn:y' } })]],
])('%s is refused', (_, extensions) => {
  for (const write of [writeRss, writeAtom])
    expect(() => write(withXml(...extensions), SITE)).toThrow(/prefix|writer's to say|no XML name/);
});

test.each(['_tearsheet', 'title', 'items', '_', '_1', '_a.b'])('no member of JSON Feed may be called %s by an extension', (name) => {
  expect(() => writeJsonFeed(withJson({ [name]: { a: 1 } }), SITE)).toThrow('no name for an extension');
});
