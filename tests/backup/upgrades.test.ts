// Files that older programs have written: each schema's rows become today's, as its migration would have made them.
import { expect, test } from 'vitest';
import { SCHEMA_NUMBER } from '../../src/objects/catalogue/schema.ts';
import { exportAll, restore } from '../support/worker/backup.ts';
import { select } from '../support/worker/catalogue.ts';
import { callDesk, publish, replace, setUpPublisher } from '../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../support/worker/isolation.ts';
import { titlesOf } from '../support/worker/reader.ts';
import { PUBLISHER } from '../support/worker/sample.ts';

isolateTests();

const AT = '2040-02-01T08:00:00.000Z';
const AT_MS = Date.parse(AT);

const VERSION = {
  key: 'old',
  uri: 'tag:quay-courier.example,2031:article/old',
  version: 1,
  url: 'https://www.quay-courier.example/harbour/old',
  headline: 'Written by an old program',
  excerpt: 'Old words.',
  by: { names: [{ code: 'ada-brink', name: 'Ada Brink' }], desks: [] },
  sections: [{ code: 'harbour', name: 'Harbour' }],
  subjects: [],
  language: 'en-GB',
  source: 'The Quay Courier',
  images: [],
  firstCreated: AT,
  firstPublished: AT,
  versionCreated: AT,
  significantChange: AT,
  pubStatus: 'usable',
  copyrightHolder: 'The Quay Courier',
  copyrightYear: 2040,
  corrections: [],
};

/** An export of schema 1, kept by hand: it is never changed along with the tables. */
const FIRST: readonly [string, unknown[]][] = [
  ['setting', ['epoch', 'aaaabbbbcccc']],
  ['setting', ['head', '2']],
  [
    'setting',
    [
      'publisher',
      JSON.stringify({
        publisher: { ...PUBLISHER, articleUrl: 'https://www.quay-courier.example/{section}/{key}', publicContent: 'summary' },
        sequence: 1,
        changedMs: AT_MS,
      }),
    ],
  ],
  ['term', ['authors', 'ada-brink', 'Ada Brink']],
  ['article', [1, 'old', 1, 'usable', 'The Quay Courier', 'Written by an old program', AT_MS, null, null, null, 2]],
  ['version', [1, 1, JSON.stringify(VERSION)]],
  ['body', [1, 1, '<p>Old words.</p>']],
  ['change', [2, AT_MS, 'publish', 1, 1, 1, null, 'bootstrap']],
  ['feed', [1, 'all', 1, 1, 2, AT_MS, AT_MS]],
  ['feed', [2, 'sections/harbour', 1, 1, 2, AT_MS, AT_MS]],
  ['feed', [3, 'authors/ada-brink', 1, 1, 2, AT_MS, AT_MS]],
  ['member', [1, 1, 1, AT_MS, 1, 0]],
  ['member', [2, 1, 1, AT_MS, 1, 0]],
  ['member', [3, 1, 1, AT_MS, 1, 0]],
];

function fileOf(schema: number, rows: readonly (readonly [string, unknown[]])[]): string {
  const head = { tearsheet: 'export', schema, at: AT };
  const records = rows.map(([table, row]) => ({ table, row }));
  return [head, ...records, { tearsheet: 'end', records: rows.length }].map((line) => JSON.stringify(line)).join('\n');
}

test('an export of the first schema is restored, and the desk can work with it', async () => {
  expect(await restore(fileOf(1, FIRST), '')).toMatchObject({ status: 200, records: FIRST.length });
  newIsolate();
  expect(await titlesOf()).toEqual(['Written by an old program']);
  await replace('old', { headline: 'Old no more' });
  await publish('new', { headline: 'New' });
  newIsolate();
  expect(await titlesOf()).toEqual(['New', 'Old no more']);
});

test('new columns are filled: IRIs as the old program had made them, names of feeds from the terms; feeds of sections without articles are added', async () => {
  await restore(fileOf(1, FIRST), '');
  expect(await select('SELECT uri FROM article')).toEqual([{ uri: 'tag:quay-courier.example,2031:article/old' }]);
  expect(await select('SELECT name, kind, label, iri FROM feed ORDER BY id')).toEqual([
    { name: 'all', kind: 'all', label: null, iri: 'tag:quay-courier.example,2031:feed/all' },
    { name: 'sections/harbour', kind: 'sections', label: null, iri: 'tag:quay-courier.example,2031:feed/sections/harbour' },
    { name: 'authors/ada-brink', kind: 'authors', label: 'Ada Brink', iri: 'tag:quay-courier.example,2031:feed/authors/ada-brink' },
    ...['weather', 'code'].map((code) => ({
      name: `sections/${code}`,
      kind: 'sections',
      label: code === 'code' ? 'Code' : 'Weather',
      iri: `tag:quay-courier.example,2031:feed/sections/${code}`,
    })),
  ]);
});

test('the export after that has today’s schema and can be restored again', async () => {
  await restore(fileOf(1, FIRST), '');
  const file = await exportAll();
  expect(JSON.parse(file.split('\n')[0] ?? '')).toMatchObject({ schema: SCHEMA_NUMBER });
  expect(await restore(file)).toMatchObject({ status: 200 });
});

test('an article that an older program published again after a withdrawal counts as reinstated', async () => {
  const withdrawn = { ...VERSION, version: 2, pubStatus: 'canceled', withdrawal: { reason: 'In doubt.', note: 'Withdrawn.', at: AT } };
  const rows = FIRST.flatMap(([table, row]): [string, unknown[]][] => {
    if (table === 'setting' && row[0] === 'head') return [[table, ['head', '4']]];
    if (table === 'article') return [[table, row.with(2, 3).with(-1, 4)]];
    if (table === 'version')
      return [
        [table, row],
        [table, [1, 2, JSON.stringify(withdrawn)]],
        [table, [1, 3, JSON.stringify({ ...VERSION, version: 3 })]],
      ];
    if (table === 'body')
      return [
        [table, row],
        [table, row.with(1, 2)],
        [table, row.with(1, 3)],
      ];
    if (table === 'change')
      return [
        [table, row],
        [table, [3, AT_MS, 'withdraw', 1, 2, 1, null, 'bootstrap']],
        [table, [4, AT_MS, 'restore', 1, 3, 1, null, 'bootstrap']],
      ];
    return [[table, row]];
  });
  expect(await restore(fileOf(1, rows), '')).toMatchObject({ status: 200 });
  const { body } = await callDesk<{ versions: { action: string }[] }>('GET', '/desk/articles/old/versions');
  expect(body.versions.map(({ action }) => action)).toEqual(['publish', 'withdraw', 'reinstate']);
  expect(await select('SELECT version, lifted_ms FROM withdrawal')).toEqual([{ version: 2, lifted_ms: AT_MS }]);
});

test('a feed keeps its id through a restore, even if the publisher’s tag authority has changed', async () => {
  await setUpPublisher();
  await publish('first');
  await setUpPublisher({ tagAuthority: 'moved.example,2040' });
  await restore(await exportAll());
  expect(await select("SELECT iri FROM feed WHERE name = 'all'")).toEqual([{ iri: 'tag:quay-courier.example,2031:feed/all' }]);
});

test('rows of another schema than the header’s are refused, and so is an unknown schema', async () => {
  const publisher = 3;
  expect(await restore(fileOf(SCHEMA_NUMBER, FIRST), '')).toMatchObject({ status: 400, line: publisher + 1 });
  const article = 5;
  expect(await restore(fileOf(SCHEMA_NUMBER, FIRST.toSpliced(publisher - 1, 1)), '')).toMatchObject({ status: 400, line: article });
  expect(await restore(fileOf(0, FIRST), '')).toMatchObject({ status: 400, line: 1 });
});
