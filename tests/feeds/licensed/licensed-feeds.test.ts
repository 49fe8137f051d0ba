// A partner's feed in RSS, Atom and JSON Feed: the notice, the terms, the hour, the corrections. Read strictly and with feedsmith.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { FORMS } from '../../../src/domain/agreements/choices.ts';
import { writeRss } from '../../../src/feeds/formats/rss.ts';
import { licensedDocument, noticeLine } from '../../../src/feeds/licensed/document.ts';
import { FEED_WRITERS } from '../../../src/feeds/public-writers.ts';
import { documentNamed, documentOf, SITE } from '../documents.ts';
import { all, only, parseStrictly } from '../strict-xml.ts';
import { HAS_XMLLINT, objectionsOfXmllint, XMLLINT_NOTE } from '../xmllint.ts';
import { atomEntry, hrefsOf, itemsIn, jsonItem, LICENSED_FORMATS, missingNotices, rssItem, written } from './reading.ts';
import { agencyArticle, article, CORRECTIONS, embargoed, HOUSE_LINE, IMAGES, licensedFeed, rendition } from './renditions.ts';

const AGREEMENT = 'https://feeds.m10news.example/v1/agreements/main/versions/2';

const cases = LICENSED_FORMATS.flatMap((format) =>
  FORMS.flatMap((form) => (['end', 'start', 'both'] as const).map((placement) => ({ format, form, placement }))),
);

describe('the notice', () => {
  test.each(cases)(
    '$format, $form, notice at the $placement: it is in every body and in the rights field',
    ({ format, form, placement }) => {
      const pieces = [article({ corrections: CORRECTIONS, images: IMAGES }), agencyArticle(), embargoed()];
      const renditions = pieces.map((piece) => rendition(piece, { terms: { form, notice: { placement } } }));
      const text = written(format, licensedFeed(renditions));
      expect(missingNotices(format, text, renditions)).toEqual([]);
      for (const [index, { bodies }] of itemsIn(format, text).entries()) {
        expect(bodies.at(-1)).toBe(renditions[index]?.bodyHtml);
        expect(bodies.at(-1)?.split(renditions[index]?.notice.html ?? '')).toHaveLength(placement === 'both' ? 3 : 2);
      }
    },
  );

  test('contains the house line word for word, or for agency copy the holder’s notice and no claim of ours', () => {
    const [own = '', agencys = ''] = itemsIn('atom', written('atom', licensedFeed([rendition(), rendition(agencyArticle())]))).map(
      ({ rights }) => rights,
    );
    expect(own).toBe(
      `By Ann Okafor, Bo Lindqvist for M10News: https://www.m10news.example/city/ferry-returns Licensed to Harbour Gazette under HG-2026-7. ${HOUSE_LINE}`,
    );
    expect(agencys).toContain('© 2026 Nordlicht Press Agency Ltd. Text under an open licence. Distributed by M10News under agreement');
    expect(agencys).not.toContain('M10News. All rights reserved');
  });

  test('is found by feedsmith, which shares no code with us', () => {
    const feed = licensedFeed([rendition()]);
    const { html } = rendition().notice;
    const rss = parseRssFeed(written('rss', feed)).items?.[0];
    expect(rss?.description?.endsWith(html)).toBe(true);
    expect(rss?.content?.encoded?.endsWith(html)).toBe(true);
    expect(rss?.dc?.rights?.[0]).toContain(HOUSE_LINE);
    const entry = parseAtomFeed(written('atom', feed)).entries?.[0];
    expect(entry?.content?.value?.endsWith(html)).toBe(true);
    expect(entry?.rights?.value).toContain(HOUSE_LINE);
    expect(entry?.summary?.value).toBe(`${article().standfirst} ${entry?.rights?.value}`);
    expect(parseJsonFeed(written('json', feed)).items?.[0]?.content_html?.endsWith(html)).toBe(true);
  });

  test('of the whole feed is in each format’s rights field', () => {
    const feed = licensedFeed([rendition()]);
    expect(only(only(parseStrictly(written('rss', feed)), 'channel'), 'copyright').text).toBe(HOUSE_LINE);
    expect(only(parseStrictly(written('atom', feed)), 'rights').text).toBe(HOUSE_LINE);
    expect(JSON.parse(written('json', feed))._tearsheet.rights).toEqual({ holder: 'M10News', notice: HOUSE_LINE, licence: AGREEMENT });
  });
});

describe('the terms', () => {
  const feed = licensedFeed([rendition(agencyArticle(), { terms: { displayDays: 30, credit: { text: '{holder}', robots: 'noindex' } } })]);

  test('are the agreement’s version, on the feed and on every article', () => {
    const channel = only(parseStrictly(written('rss', feed)), 'channel');
    const root = parseStrictly(written('atom', feed));
    for (const parent of [channel, only(channel, 'item')]) {
      expect(only(parent, 'dcterms:license').text).toBe(AGREEMENT);
      expect(hrefsOf(parent, 'atom:link', 'license')).toEqual([AGREEMENT]);
    }
    for (const parent of [root, only(root, 'entry')]) expect(hrefsOf(parent, 'link', 'license')).toEqual([AGREEMENT]);
    const json = JSON.parse(written('json', feed));
    expect([json._tearsheet.about, json.items[0]._tearsheet.about, json.items[0]._tearsheet.rights.licence]).toEqual(
      Array(3).fill(AGREEMENT),
    );
    for (const format of LICENSED_FORMATS) expect(written(format, feed)).not.toContain('m10news.example/terms');
  });

  test('have the rights holder, the terms of use, the end of display and the receipt', () => {
    const receipt = 'https://feeds.m10news.example/v1/receipts/main.2.ice-road.3.full';
    const period = 'start=2026-10-03T06:15:00.000Z; end=2026-11-02T06:15:00.000Z; scheme=W3C-DTF';
    const usage = feed.renditions[0]?.usageTerms ?? 'none';
    for (const item of [rssItem(feed), atomEntry(feed)]) {
      expect(only(item, 'dcterms:rightsHolder').text).toBe('Nordlicht Press Agency Ltd');
      expect(only(item, 'dcterms:valid').text).toBe(period);
      expect(only(item, 'ts:usageTerms').text).toBe(usage);
      expect(only(item, 'ts:form').text).toBe('full');
      expect(only(item, 'ts:version').text).toBe('3');
      expect(only(item, 'ts:page').attributes).toEqual({ canonical: 'https://www.m10news.example/city/ice-road', robots: 'noindex' });
      expect(only(item, 'ts:holderLicence').attributes).toEqual({ href: 'https://nordlicht.example/licence', title: 'Open licence' });
    }
    expect(hrefsOf(rssItem(feed), 'atom:link', 'describedby')).toEqual([receipt]);
    expect(hrefsOf(atomEntry(feed), 'link', 'describedby')).toEqual([receipt]);
    expect(jsonItem(feed)._tearsheet).toMatchObject({
      form: 'full',
      version: 3,
      valid_until: '2026-11-02T06:15:00.000Z',
      page: { canonical: 'https://www.m10news.example/city/ice-road', robots: 'noindex' },
      rights: {
        holder: 'Nordlicht Press Agency Ltd',
        agreement: AGREEMENT,
        usage_terms: usage,
        receipt,
        holder_licence: { url: 'https://nordlicht.example/licence', title: 'Open licence' },
      },
    });
  });

  test('have no requirements for the page if the agreement has none, and no holder’s licence for the publisher’s own copy', () => {
    const free = licensedFeed([rendition(article(), { terms: { credit: { text: '{holder}', canonicalRequired: false } } })]);
    expect(all(rssItem(free), 'ts:page')).toEqual([]);
    expect(all(rssItem(free), 'ts:holderLicence')).toEqual([]);
    expect(jsonItem(free)._tearsheet).not.toHaveProperty('page');
    expect(all(atomEntry(free), 'dcterms:valid')).toEqual([]);
  });

  test('have the reason why copy is in a smaller form than agreed', () => {
    const less = licensedFeed([rendition(article(), { acceptance: 'overdue' })]);
    for (const item of [rssItem(less), atomEntry(less)]) {
      expect(only(item, 'ts:form')).toMatchObject({ text: 'headline', attributes: { limited: 'acceptance' } });
    }
    expect(jsonItem(less)._tearsheet).toMatchObject({ form: 'headline', limited: 'acceptance' });
  });
});

test('a summary in any format ends with the whole notice', () => {
  const feed = licensedFeed([rendition()]);
  const summaries = LICENSED_FORMATS.flatMap((format) => itemsIn(format, written(format, feed))[0]?.summaries ?? []);
  expect(summaries).toHaveLength(3);
  expect(new Set(summaries)).toEqual(new Set([`${article().standfirst} ${noticeLine(rendition().notice)}`]));
});

test('a headline has no notes of corrections, because they reveal the text', () => {
  const feed = licensedFeed([rendition(article({ corrections: CORRECTIONS }), { terms: { form: 'headline' } })]);
  for (const format of LICENSED_FORMATS) for (const { note } of CORRECTIONS) expect(written(format, feed)).not.toContain(note);
});

test('corrections and clarifications have their kind and date', () => {
  const feed = licensedFeed([rendition(article({ corrections: CORRECTIONS }))]);
  const expected = CORRECTIONS.map(({ kind = 'correction', note, at }) => ({ kind, note, at }));
  for (const item of [rssItem(feed), atomEntry(feed)]) {
    expect(all(item, 'ts:correction').map(({ attributes, text }) => ({ ...attributes, note: text }))).toEqual(expected);
  }
  expect(jsonItem(feed)._tearsheet.corrections).toEqual(expected);
});

test('copy taken from a feed names that feed', () => {
  const feed = licensedFeed([rendition(agencyArticle())]);
  const source = only(atomEntry(feed), 'source');
  expect([only(source, 'id').text, only(source, 'title').text]).toEqual(['https://nordlicht.example/feed', 'Nordlicht: World']);
  expect(only(rssItem(feed), 'source')).toMatchObject({ text: 'Nordlicht', attributes: { url: 'https://nordlicht.example/feed.xml' } });
  expect(jsonItem(feed)._tearsheet.source).toEqual({ name: 'Nordlicht', url: 'https://nordlicht.example/feed.xml' });
});

describe('addresses', () => {
  const open = licensedFeed([rendition()], { selfPath: '/v1/feed.x?section=city', next: '/v1/feed.x?before=7' });
  const self = 'https://feeds.m10news.example/v1/feed.x?section=city';
  const next = 'https://feeds.m10news.example/v1/feed.x?before=7';

  test('a feed names itself and the page after it (RFC 5005 §3), and no hub', () => {
    const channel = only(parseStrictly(written('rss', open)), 'channel');
    const root = parseStrictly(written('atom', open));
    expect([...hrefsOf(channel, 'atom:link', 'self'), ...hrefsOf(channel, 'atom:link', 'next')]).toEqual([self, next]);
    expect([...hrefsOf(root, 'link', 'self'), ...hrefsOf(root, 'link', 'next')]).toEqual([self, next]);
    expect(JSON.parse(written('json', open))).toMatchObject({ feed_url: self, next_url: next });
    expect(JSON.parse(written('ninjs', open)).next).toBe(next);
    for (const format of LICENSED_FORMATS)
      expect(written(format, open)).not.toMatch(/hub\.example|"hubs"|rel="(?:hub|prev-archive|current)"/);
  });

  test.each(LICENSED_FORMATS)('%s: a feed whose address is a secret names neither itself nor the page after it', (format) => {
    const text = written(format, licensedFeed([rendition()], { next: '/f/ts_live_secret/feed.x?before=7' }));
    expect(text).not.toContain('/f/');
    expect(text).not.toMatch(/rel="(?:self|next|hub)"|"(?:feed_url|next_url|next|hubs)":/);
  });

  test('a feed whose address is a secret names the page after it by a query alone, which is relative to that address (RFC 3986 §5.4.1)', () => {
    const feed = licensedFeed([rendition()], { next: '?section=city&page=p1.x' });
    expect(hrefsOf(only(parseStrictly(written('rss', feed)), 'channel'), 'atom:link', 'next')).toEqual(['?section=city&page=p1.x']);
    expect(hrefsOf(parseStrictly(written('atom', feed)), 'link', 'next')).toEqual(['?section=city&page=p1.x']);
    expect(JSON.parse(written('json', feed))).toMatchObject({ next_url: '?section=city&page=p1.x' });
  });

  test('the web page of a partner’s feed is the publisher’s site', () => {
    expect(hrefsOf(parseStrictly(written('atom', open)), 'link', 'alternate')).toEqual(['https://www.m10news.example/']);
  });
});

test('only a partner’s feed declares our namespace', () => {
  for (const format of ['rss', 'atom'] as const) {
    expect(parseStrictly(written(format, licensedFeed([]))).attributes['xmlns:ts']).toBe('urn:tearsheet:feed');
    expect(parseStrictly(FEED_WRITERS[format](documentNamed('subscription'), SITE)).attributes).not.toHaveProperty('xmlns:ts');
  }
});

test.each(LICENSED_FORMATS)('%s: an agreement without articles has an empty, valid feed', (format) => {
  expect(itemsIn(format, written(format, licensedFeed([])))).toEqual([]);
});

test.skipIf(!HAS_XMLLINT)(`xmllint reads licensed feeds${XMLLINT_NOTE}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-licensed-'));
  const feed = licensedFeed([
    rendition(article({ corrections: CORRECTIONS, images: IMAGES })),
    rendition(agencyArticle()),
    rendition(embargoed()),
  ]);
  const paths = (['rss', 'atom'] as const).map((format) => {
    const path = join(folder, `feed.${format}`);
    writeFileSync(path, written(format, feed));
    return path;
  });
  expect(objectionsOfXmllint(paths)).toBe('');
  rmSync(folder, { recursive: true });
});

test('only a rendition can be written as licensed copy', () => {
  const [made] = [rendition()];
  // @ts-expect-error an article has no notice
  const asArticle = () => written('rss', licensedFeed([article()]));
  // @ts-expect-error a text that somebody wrote is not licensed text
  const asText = () => written('rss', licensedFeed([{ ...made, bodyHtml: '<p>Text.</p>' }]));
  // @ts-expect-error nor is a licensed text with something added
  const asMore = () => written('rss', licensedFeed([{ ...made, bodyHtml: `${made.bodyHtml}<p>More.</p>` }]));
  // @ts-expect-error nor one with something taken away
  const asLess = () => written('rss', licensedFeed([{ ...made, bodyHtml: made.bodyHtml.replace(made.notice.html, '') }]));
  const document = licensedDocument(licensedFeed([made]));
  // @ts-expect-error nor a partner's document whose entries are not of renditions, past the door
  const asDocument = () => writeRss({ ...document, entries: documentOf().entries }, SITE);
  // The compiler is the test of the others: a comment above without its error fails `npm run check`.
  void [asText, asMore, asLess, asDocument];
  expect(asArticle).toThrow();
});
