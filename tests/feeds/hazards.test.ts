// One table of text that breaks feeds, put wherever an article has text, through every writer and back through strict parsers.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import type { FeedDocument } from '../../src/domain/feeds/feed-document.ts';
import { cleanText, escapeHtml, legalText } from '../../src/domain/values/text.ts';
import { writeAtom } from '../../src/feeds/formats/atom.ts';
import { writeJsonFeed } from '../../src/feeds/formats/json-feed.ts';
import { writeRss } from '../../src/feeds/formats/rss.ts';
import { writeNewsSitemap } from '../../src/feeds/lists/news-sitemap.ts';
import { writeOpml } from '../../src/feeds/lists/opml.ts';
import { documentOf, SITE } from './documents.ts';
import { HAZARDS } from './hazards.ts';
import { all, only, parseStrictly, type XmlElement } from './strict-xml.ts';
import { HAS_XMLLINT, objectionsOfXmllint, XMLLINT_NOTE } from './xmllint.ts';

/** Hazardous in every field that holds text, and in the parts of an address and an id. */
function hazardous(text: string): FeedDocument {
  return documentOf(
    {
      id: `urn:x:${text}?a=1&b=2 c`,
      url: `https://www.m10news.example/?q=${text}`,
      title: text,
      summary: text,
      contentHtml: `<p title="${escapeHtml(text)}">${escapeHtml(text)}</p>`,
      authors: [{ name: text, url: `https://www.m10news.example/${text}` }],
      categories: [{ kind: 'subject', code: 'x', label: text }],
      rights: text,
      rightsHolder: text,
      licence: { url: `https://x.example/${text}`, title: text },
      source: { name: text, url: `https://x.example/${text}` },
      image: {
        url: `https://x.example/${text}`,
        mediaType: 'image/png',
        sizeBytes: 1,
        alt: text,
        caption: text,
        credit: text,
        source: text,
      },
      corrections: [{ note: text, at: '2026-10-03T08:00:00.000Z' }],
      withdrawn: { at: '2026-10-03T08:00:00.000Z', note: text },
      extensions: {
        xml: [{ prefix: 'x', namespace: 'urn:x', name: 'x', attributes: { x: text }, content: text }],
        json: { _x: { [text]: text } },
      },
    },
    { title: text, description: text, rights: text, tombstones: [{ ref: text, when: '2026-10-03T08:00:00.000Z', comment: text }] },
  );
}

const itemOf = (xml: string): XmlElement => only(only(parseStrictly(xml), 'channel'), 'item');
const entryOf = (xml: string): XmlElement => only(parseStrictly(xml), 'entry');

test.each(HAZARDS)('RSS survives $hazard', ({ text, means = text }) => {
  const xml = writeRss(hazardous(text), SITE);
  const item = itemOf(xml);
  expect(only(item, 'title').text).toBe(means);
  expect(only(item, 'category').text).toBe(means);
  expect(only(item, 'dc:creator').text).toBe(means);
  expect(only(item, 'guid').text).toBe(legalText(`urn:x:${text}?a=1&b=2 c`));
  expect(only(item, 'description').text).toContain(`<p title="${escapeHtml(legalText(text))}">`);
  expect(parseRssFeed(xml).items?.[0]?.title).toBe(means);
});

test.each(HAZARDS)('Atom survives $hazard', ({ text, means = text }) => {
  const xml = writeAtom(hazardous(text), SITE);
  const entry = entryOf(xml);
  expect(only(entry, 'title').text).toBe(means);
  expect(only(entry, 'category').attributes['label']).toBe(means);
  expect(only(only(entry, 'author'), 'name').text).toBe(means);
  expect(only(entry, 'id').text).toBe(legalText(`urn:x:${text}?a=1&b=2 c`));
  expect(only(only(entry, 'media:content'), 'media:credit').text).toBe(legalText(text));
  expect(only(parseStrictly(xml), 'at:deleted-entry').attributes['ref']).toBe(legalText(text));
  expect(parseAtomFeed(xml).entries?.[0]?.id).toBe(legalText(`urn:x:${text}?a=1&b=2 c`));
});

test.each(HAZARDS)('JSON Feed survives $hazard', ({ text, means = text }) => {
  const json = writeJsonFeed(hazardous(text), SITE);
  expect(json.isWellFormed()).toBe(true);
  const [item] = JSON.parse(json).items;
  expect(item).toMatchObject({ title: means, tags: [means], authors: [{ name: means }], id: legalText(`urn:x:${text}?a=1&b=2 c`) });
  expect(JSON.stringify(item)).not.toMatch(/\\u(?:00[01]|007f|00[89]|d[89a-f]|fff[ef])/i);
  expect(parseJsonFeed(json).items?.[0]?.title).toBe(means);
});

test.each(HAZARDS)('the list of feeds and the news sitemap survive $hazard', ({ text, means = text }) => {
  const opml = writeOpml({ title: text, modified: '2026-10-03T08:00:00.000Z', feeds: [{ name: 'all', title: text }], folders: [] }, SITE);
  expect(only(only(parseStrictly(opml), 'body'), 'outline').attributes['text']).toBe(means);
  expect(parseOpml(opml).body?.outlines?.[0]?.text).toBe(means);
  const article = { url: `https://x.example/${text}`, title: text, published: '2026-10-03T08:00:00.000Z' };
  const news = only(only(parseStrictly(writeNewsSitemap([article], { name: text, language: 'en' })), 'url'), 'news:news');
  expect(only(news, 'news:title').text).toBe(means);
});

test('a strict parser reads the feed with any title, id and content, and all formats have the same text', () => {
  const anything = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
  fc.assert(
    fc.property(anything, (text) => {
      const document = hazardous(text);
      const item = itemOf(writeRss(document, SITE));
      const entry = entryOf(writeAtom(document, SITE));
      const json = JSON.parse(writeJsonFeed(document, SITE)).items[0];
      expect([only(item, 'title').text, only(entry, 'title').text, json.title]).toEqual(Array(3).fill(cleanText(text)));
      expect([only(item, 'guid').text, only(entry, 'id').text, json.id]).toEqual(Array(3).fill(legalText(document.entries[0]?.id ?? '')));
      expect(only(item, 'description').text).toBe(json.content_html);
      expect(only(entry, 'content').text).toBe(json.content_html);
    }),
    { numRuns: 200 },
  );
});

test('ids that differ in white space or case only stay different', () => {
  const ids = ['urn:x:a b', 'urn:x:a  b', 'urn:x:a\tb', 'HTTPS://N.example:443/a b', 'https://n.example/a%20b'];
  const [plain] = documentOf().entries;
  if (plain === undefined) throw new Error('no entry');
  const document = documentOf({}, { entries: ids.map((id) => ({ ...plain, id })) });
  expect(all(only(parseStrictly(writeRss(document, SITE)), 'channel'), 'item').map((item) => only(item, 'guid').text)).toEqual(ids);
  expect(all(parseStrictly(writeAtom(document, SITE)), 'entry').map((entry) => only(entry, 'id').text)).toEqual(ids);
  expect(JSON.parse(writeJsonFeed(document, SITE)).items.map((item: { id: string }) => item.id)).toEqual(ids);
});

test.skipIf(!HAS_XMLLINT)(`xmllint reads every hazard${XMLLINT_NOTE}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-hazards-'));
  const paths = HAZARDS.flatMap(({ text }, index) =>
    [writeRss, writeAtom].map((write, format) => {
      const path = join(folder, `${index}-${format}.xml`);
      writeFileSync(path, write(hazardous(text), SITE));
      return path;
    }),
  );
  expect(objectionsOfXmllint(paths)).toBe('');
  rmSync(folder, { recursive: true });
});
