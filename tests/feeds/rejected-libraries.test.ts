// Why the writers are ours (docs/decisions/0002): what `feed` 6.0.0 and feedsmith 3.0.1 write for the same input. When one of these
// fails after an upgrade the reason is gone, and the decision should be looked at again.
import { Feed, type Item } from 'feed';
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { writeAtom } from '../../src/feeds/formats/atom.ts';
import { writeJsonFeed } from '../../src/feeds/formats/json-feed.ts';
import { writeRss } from '../../src/feeds/formats/rss.ts';
import { documentNamed, documentOf, SITE } from './documents.ts';
import { parseStrictly } from './strict-xml.ts';

const AT = new Date('2026-10-03T08:00:00.000Z');

function feedOf(item: Partial<Item>): Feed {
  const feed = new Feed({ id: 'urn:feed', title: 'Feed', link: 'https://a.example/', updated: AT });
  feed.addItem({ title: 'Article', id: 'urn:1', link: 'https://a.example/1', date: AT, content: '<p>Text</p>', ...item });
  return feed;
}

test('feed leaves a raw < in attributes; ours are escaped', () => {
  expect(feedOf({ category: [{ name: '<x>', term: 'a' }] }).atom1()).toContain('label="<x>"');
  const ours = writeAtom(documentOf({ categories: [{ kind: 'subject', code: 'a', label: '<x>' }] }), SITE);
  expect(ours).toContain('label="&lt;x&gt;"');
});

test('feed leaves a raw & in the domain of a category and in the title of an enclosure; no address of ours is unescaped', () => {
  expect(feedOf({ category: [{ name: 'x', domain: 'https://a.example/?a=1&b=2' }] }).rss2()).toContain(
    'domain="https://a.example/?a=1&b=2"',
  );
  expect(feedOf({ enclosure: { url: 'https://a.example/i.png', title: 'a & c' } }).atom1()).toContain('title="a & c"');
  const ours = writeRss(documentOf({ licence: { url: 'https://a.example/?a=1&b=2', title: 'a & c' } }), SITE);
  expect(ours).toContain('href="https://a.example/?a=1&amp;b=2" title="a &amp; c"');
});

test('feed passes a NUL and a lone surrogate through; ours removes them', () => {
  expect(feedOf({ title: 'a\u0000b' }).rss2()).toContain('\u0000');
  expect(feedOf({ title: 'a\uD800b' }).atom1().isWellFormed()).toBe(false);
  expect(() => parseStrictly(writeRss(documentOf({ title: 'a\u0000b\uD800' }), SITE))).not.toThrow();
});

test('feed writes version 1 of JSON Feed with one author; ours is 1.1 with all of them', () => {
  const theirs = JSON.parse(feedOf({ author: [{ name: 'Ann' }, { name: 'Bo' }] }).json1());
  expect(theirs.version).toBe('https://jsonfeed.org/version/1');
  expect(theirs.items[0]).toMatchObject({ author: { name: 'Ann' } });
  const ours = JSON.parse(writeJsonFeed(documentOf({ authors: [{ name: 'Ann' }, { name: 'Bo' }] }), SITE));
  expect(ours.version).toBe('https://jsonfeed.org/version/1.1');
  expect(ours.items[0].authors).toEqual([{ name: 'Ann' }, { name: 'Bo' }]);
});

test('feed writes names where RSS wants an e-mail address; ours uses dc:creator', () => {
  expect(feedOf({ author: [{ name: 'Ann' }] }).rss2()).toContain('<author>Ann</author>');
  const ours = writeRss(documentOf({ authors: [{ name: 'Ann' }] }), SITE);
  expect(ours).toContain('<dc:creator>Ann</dc:creator>');
  expect(ours).not.toContain('<author>');
});

test('feed has different ids in different formats; ours are verbatim', () => {
  const id = 'HTTPS://N.example:443/a b';
  expect(feedOf({ id }).atom1()).toContain('<id>https://n.example/a%20b</id>');
  expect(feedOf({ id }).rss2()).toContain(`>${id}</guid>`);
  expect(writeAtom(documentOf({ id }), SITE)).toContain(`<id>${id}</id>`);
});

test('feed drops the rights of an article from RSS and JSON; ours has them in every format', () => {
  const feed = feedOf({ copyright: '© 2026 Northern Wire' });
  expect(feed.rss2() + feed.json1()).not.toContain('Northern Wire');
  const document = documentOf({ rights: '© 2026 Northern Wire' });
  for (const write of [writeRss, writeAtom, writeJsonFeed]) expect(write(document, SITE)).toContain('© 2026 Northern Wire');
});

test('feedsmith puts white space inside an id with an ampersand; ours has none', () => {
  const guid = { value: 'https://n.example/?a=1&b=2', isPermaLink: false };
  const theirs = generateRssFeed({ title: 'Feed', link: 'https://a.example/', description: 'd', items: [{ title: 'x', guid }] });
  expect(theirs).toMatch(/<guid[^>]*>\s+<!\[CDATA\[/);
  expect(writeRss(documentOf({ id: guid.value }), SITE)).toContain('>https://n.example/?a=1&amp;b=2</guid>');
});

test('feedsmith passes control characters through', () => {
  expect(generateRssFeed({ title: 'a\u0000b', link: 'https://a.example/', description: 'd' })).toContain('\u0000');
});

test('feedsmith writes an empty JSON feed without items, which JSON Feed requires; ours has them', () => {
  expect(generateJsonFeed({ title: 'Feed', items: [] })).not.toHaveProperty('items');
  expect(JSON.parse(writeJsonFeed(documentNamed('empty'), SITE)).items).toEqual([]);
});

test('feedsmith has no tombstones and no archives and drops what it does not know', () => {
  const unknown = { at: { deletedEntries: [{ ref: 'urn:1', when: AT }] }, fh: { archive: true } };
  const theirs = generateAtomFeed({ id: 'urn:feed', title: { value: 'Feed' }, updated: AT, ...unknown });
  expect(theirs).not.toMatch(/deleted|archive/);
  expect(writeAtom(documentNamed('withdrawal'), SITE)).toContain('<at:deleted-entry ');
});
