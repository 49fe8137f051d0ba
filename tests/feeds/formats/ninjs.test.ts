// ninjs 3.1 against IPTC's own schema, and what a partner's CMS finds in it.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { FORMS } from '../../../src/domain/agreements/choices.ts';
import type { Rendition } from '../../../src/domain/renditions/rendition.ts';
import { ninjsItem, writeNinjsItem } from '../../../src/feeds/formats/ninjs.ts';
import { uriOf } from '../../../src/feeds/formats/uri.ts';
import { LICENSED_WRITERS } from '../../../src/feeds/licensed-writers.ts';
import { SITE } from '../documents.ts';
import {
  agencyArticle,
  article,
  CORRECTIONS,
  embargoed,
  HOUR,
  HOUSE_LINE,
  IMAGES,
  licensedFeed,
  NOTE,
  rendition,
  stub,
} from '../licensed/renditions.ts';

const schema = (name: string) => JSON.parse(readFileSync(`tests/fixtures/schemas/ninjs/${name}`, 'utf8'));
// Not strict: the schema has types and keywords in places where Ajv's own taste would not.
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(schema('GeoJSON-schema.json'));
const validate = ajv.compile(schema('ninjs-schema_3.1.json'));

const written = (made: Rendition) => JSON.parse(writeNinjsItem(made, SITE));

function objectionsTo(item: unknown): string[] {
  validate(item);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const pieces = [
  { kind: 'house copy with everything', piece: article({ corrections: CORRECTIONS, images: IMAGES }) },
  { kind: 'copy without byline, place, urgency or subjects', piece: bare() },
  { kind: 'agency copy', piece: agencyArticle() },
  { kind: 'copy under embargo', piece: embargoed() },
  {
    kind: 'an address and an id that are no URIs',
    piece: article({ uri: 'https://www.m10news.example/é a|b#c#d', url: 'https://www.m10news.example/[1]' }),
  },
];

function bare() {
  const { located: _place, urgency: _haste, standfirst: _standfirst, ...rest } = article({ by: { names: [], desks: [] }, subjects: [] });
  return rest;
}

test.each(pieces.flatMap((entry) => FORMS.map((form) => ({ ...entry, form }))))('$kind as $form is valid ninjs 3.1', ({ piece, form }) => {
  expect(objectionsTo(written(rendition(piece, { terms: { form, displayDays: 30 } })))).toEqual([]);
});

test('the schema refuses an item that is not valid', () => {
  const item = written(rendition());
  expect(objectionsTo({ ...item, rights: 'none' })).not.toEqual([]);
  expect(objectionsTo({ ...item, pubStatus: 'killed' })).not.toEqual([]);
  expect(objectionsTo({ ...item, uri: 'no uri' })).not.toEqual([]);
});

test('an article that is withdrawn is a canceled item, valid, with what to do in its note', () => {
  const { items } = JSON.parse(LICENSED_WRITERS.ninjs(licensedFeed([], { stubs: [stub()] }), SITE));
  expect(items.flatMap(objectionsTo)).toEqual([]);
  expect(items).toEqual([expect.objectContaining({ pubStatus: 'canceled', copyrightNotice: HOUSE_LINE })]);
  expect(items[0].edNote).toBe(
    `${NOTE}\nRemove every copy by 2026-10-03T08:00:00.000Z and acknowledge it: POST https://feeds.m10news.example/v1/withdrawals/ferry-returns.3/acknowledgement`,
  );
});

test('the item of the feed is the item of the article', () => {
  const made = [rendition(), rendition(agencyArticle())];
  const page = JSON.parse(
    LICENSED_WRITERS.ninjs(licensedFeed(made, { selfPath: '/v1/feed.ninjs', next: '/v1/feed.ninjs?before=1' }), SITE),
  );
  expect(page).toEqual({ items: made.map(written), next: 'https://feeds.m10news.example/v1/feed.ninjs?before=1' });
  expect(JSON.parse(LICENSED_WRITERS.ninjs(licensedFeed(made), SITE))).not.toHaveProperty('next');
});

test('an item says what it is, in which version, and how much of it there is', () => {
  expect(written(rendition(article(), { terms: { form: 'excerpt', displayDays: 30 } }))).toMatchObject({
    uri: 'tag:m10news.example,2026:article/ferry-returns',
    type: 'text',
    standard: { name: 'ninjs', version: '3.1' },
    version: '3',
    versionCreated: '2026-10-03T09:30:00.000Z',
    firstCreated: '2026-10-03T05:50:00.000Z',
    language: 'en-GB',
    pubStatus: 'usable',
    expires: '2026-11-02T06:15:00.000Z',
    urgency: 4,
    representationType: 'partial',
    profile: 'excerpt',
    headlines: [{ value: 'Ferry returns: fares < £5 & no queue' }],
    descriptions: [
      { role: 'summary', value: expect.stringMatching(/^The harbour line sails again after nine weeks in dock\. By .* is prohibited\.$/) },
    ],
    by: 'Ann Okafor, Bo Lindqvist',
    located: 'Old Harbour',
    subjects: [
      { name: 'City', rel: 'section', uri: 'https://feeds.m10news.example/feeds/sections/city', literal: 'city' },
      { name: 'Ferries & boats', rel: 'subject', uri: 'https://feeds.m10news.example/feeds/subjects/ferries', literal: 'ferries' },
    ],
    infoSources: [{ name: 'M10News', role: 'source' }],
    altIds: [
      { role: 'slug', value: 'ferry-returns' },
      { role: 'receipt', value: 'https://feeds.m10news.example/v1/receipts/main.2.ferry-returns.3.excerpt' },
    ],
    renditions: [{ name: 'canonical', href: 'https://www.m10news.example/city/ferry-returns' }],
  });
  expect(written(rendition()).representationType).toBe('full');
});

describe('rights', () => {
  test('the notice stands word for word in the body and in copyrightNotice', () => {
    const made = rendition();
    const item = written(made);
    expect(item.copyrightNotice).toBe(made.notice.text);
    expect(item.copyrightNotice.endsWith(`\n${HOUSE_LINE}`)).toBe(true);
    expect(item.bodies).toEqual([{ role: 'main', contentType: 'text/html', value: made.bodyHtml }]);
    expect(item.bodies[0].value.endsWith(made.notice.html)).toBe(true);
  });

  test('holder, usage and the agreement are there, in no rights language that it is not written in', () => {
    const made = rendition(agencyArticle());
    expect(written(made)).toMatchObject({
      copyrightHolder: 'Nordlicht Press Agency Ltd',
      usageTerms: made.usageTerms,
      rightsInfo: { langId: 'urn:tearsheet:agreement', linkedRights: 'https://feeds.m10news.example/v1/agreements/main/versions/2' },
      infoSources: [{ name: 'Nordlicht', role: 'source', uri: 'https://nordlicht.example/feed.xml' }],
    });
  });

  test('granted pictures are associated with their credit, their owner and the terms; others are absent', () => {
    const item = written(rendition(article({ images: IMAGES })));
    expect(item.associations).toHaveLength(2);
    expect(item.associations).toMatchObject([
      {
        name: 'lead',
        uri: 'https://media.m10news.example/ferry.jpg?w=1200&q=80',
        by: 'Mina Duarte',
        copyrightHolder: 'M10News',
        usageTerms: item.usageTerms,
        rightsInfo: item.rightsInfo,
        descriptions: [
          { role: 'caption', value: 'The first ferry of the morning.' },
          { role: 'alt', value: 'A ferry at the quay' },
        ],
        renditions: [{ contentType: 'image/jpeg', width: 1200, height: 800, sizeInBytes: 184_320 }],
      },
      { name: 'picture-2', by: 'Nordlicht', copyrightHolder: 'Nordlicht', copyrightNotice: `Caption: ${HOUSE_LINE}` },
    ]);
    expect(item.associations?.[0]).toMatchObject({ copyrightNotice: HOUSE_LINE });
    expect(written(rendition(article({ images: IMAGES }), { terms: { images: 'none' } }))).not.toHaveProperty('associations');
  });
});

describe('the note to the desk', () => {
  const noteOf = (made: Rendition): string[] => written(made).edNote?.split('\n') ?? [];

  test('tells corrections and clarifications, by their date', () => {
    expect(noteOf(rendition(article({ corrections: CORRECTIONS })))).toEqual(
      expect.arrayContaining([
        'Correction (2026-10-03): An earlier version gave the fare as £6.',
        'Clarification (2026-10-03): The half-hourly boats run on weekdays.',
      ]),
    );
  });

  test('begins with the stamp of embargoed copy, which has its own field too', () => {
    const item = written(rendition(embargoed()));
    expect(item.edNote.split('\n')[0]).toBe('NOT FOR PUBLICATION UNTIL 2026-10-07 06:00 UTC');
    expect(item).toMatchObject({ embargoedUntil: HOUR, pubStatus: 'usable' });
    expect(item.descriptions[0].value).toMatch(/^NOT FOR PUBLICATION UNTIL 2026-10-07 06:00 UTC\. The harbour line/);
    expect(item.bodies[0].value).toMatch(/^<p><strong>NOT FOR PUBLICATION UNTIL 2026-10-07 06:00 UTC<\/strong><\/p>/);
  });

  test.each([
    ['acceptance', { acceptance: 'overdue' as const }, 'Headline only until the changed notice is accepted.'],
    ['probation', { standing: 'probation' as const }, 'No more than a summary while on probation.'],
  ])('says why the form is less than agreed: %s', (_, deal, line) => {
    expect(noteOf(rendition(article(), deal))).toContain(line);
  });

  test('has the requirements for the page, and the licence of copy from another source', () => {
    const strict = { credit: { text: '{holder}', canonicalRequired: true, robots: 'noindex' as const } };
    expect(noteOf(rendition(agencyArticle(), { terms: strict }))).toEqual([
      'Licence of the holder: https://nordlicht.example/licence',
      'The page must name https://www.m10news.example/city/ice-road as its canonical address.',
      'The page must be kept out of search engines (robots: noindex).',
    ]);
    expect(written(rendition(article(), { terms: { credit: { text: '{holder}', canonicalRequired: false } } }))).not.toHaveProperty(
      'edNote',
    );
  });
});

test('a headline has no description and no word of text', () => {
  const made = rendition(article(), { terms: { form: 'headline' } });
  expect(ninjsItem(made, SITE)['descriptions']).toBeUndefined();
  expect(written(made).bodies[0].value).toBe(made.notice.html);
});

test.each([
  ['https://n.example/é', 'https://n.example/%C3%A9'],
  ['https://n.example/a b|c', 'https://n.example/a%20b%7Cc'],
  ['https://n.example/100%', 'https://n.example/100%25'],
  ['https://n.example/%C3%A9?a=1&b=2#c', 'https://n.example/%C3%A9?a=1&b=2#c'],
  ['https://n.example/[1]#a#b', 'https://n.example/%5B1%5D#a%23b'],
  ['http://[::1]:80/[1]', 'http://[::1]:80/%5B1%5D'],
  ['tag:m10news.example,2026:article/x', 'tag:m10news.example,2026:article/x'],
  ['urn:x:\uD83D', 'urn:x:'],
])('%s is written as the URI %s', (iri, uri) => {
  expect(uriOf(iri)).toBe(uri);
});
