// What a file says, row by row and rows against each other: it makes a whole Catalogue, or it changes nothing.
import { beforeEach, describe, expect, test } from 'vitest';
import { changesAudited, comparable, edited, exportAll, type Row, restore, withoutLines } from '../support/worker/backup.ts';
import { select } from '../support/worker/catalogue.ts';
import { callDesk, changeState, publish, sendBulk, setUpPublisher } from '../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../support/worker/isolation.ts';
import { get } from '../support/worker/reader.ts';
import { article } from '../support/worker/sample.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('first', { headline: 'First' });
  await publish('second', { headline: 'Second' });
  await publish('held', { headline: 'Held' });
  await changeState('held', 'hold');
  await sendBulk([
    { op: 'import', slug: 'wire', sourceId: 'wire.txt', sourceHash: 'a'.repeat(64), article: article({ headline: 'Wire' }) },
  ]);
  await callDesk('POST', '/desk/tokens', { body: { name: 'Night desk', scopes: ['read'] } });
});

type Edit = (row: Row) => Row | undefined;

const without = (file: string, table: string, fits: (row: Row) => boolean) =>
  withoutLines(file, (line) => line.table === table && fits(line.row));

const put = (index: number, cell: Row[number]) => (row: Row) => row.with(index, cell);
const where = (index: number, cell: Row[number], edit: Edit) => (row: Row) => (row[index] === cell ? edit(row) : undefined);
const inJson = (index: number, changes: object) => (row: Row) =>
  row.with(index, JSON.stringify({ ...(JSON.parse(String(row[index])) as object), ...changes }));

async function expectNothingChanged(spoilt: string): Promise<{ detail: string; line?: number }> {
  const before = [comparable(await exportAll()), await changesAudited()];
  const answer = (await restore(spoilt)) as { status: number; type?: string; detail?: string; line?: number };
  expect([answer.status, answer.type]).toEqual([400, '/problems/bad-request']);
  expect(answer.detail).toContain('Nothing was changed');
  newIsolate();
  expect([comparable(await exportAll()), await changesAudited()]).toEqual(before);
  return { detail: answer.detail ?? '', ...(answer.line === undefined ? {} : { line: answer.line }) };
}

describe('a cell that no Catalogue has written is refused by the number of its line', () => {
  const cells: [string, string, Edit][] = [
    ['a head that is no number', 'setting', where(0, 'head', put(1, 'many'))],
    ['an epoch of another form', 'setting', where(0, 'epoch', put(1, '../x'))],
    ['settings without a notice', 'setting', where(0, 'publisher', inJson(1, { publisher: {} }))],
    ['a setting that is book-keeping', 'setting', where(0, 'epoch', put(0, 'flushed-ms'))],
    ['a term of a kind that is none', 'term', put(0, 'moods')],
    ['a term’s code with a slash', 'term', put(1, 'a/b')],
    ['a term without a name', 'term', put(2, ' \u0000 ')],
    ['a slug that is a path', 'article', put(1, '../first')],
    ['an id that is text', 'article', put(0, '1')],
    ['half an id', 'article', put(0, 1.5)],
    ['an id that leaves no room for the next', 'article', put(0, Number.MAX_SAFE_INTEGER)],
    ['a status that is none', 'article', put(3, 'free')],
    ['an article without a source', 'article', put(4, null)],
    ['a date before there were newspapers', 'article', put(6, -2e13)],
    ['a version that is no version', 'version', put(2, '{}')],
    ['a body without text', 'body', put(2, '<script>x()</script>')],
    ['a change that is none', 'change', put(2, 'erase')],
    ['a change that is half significant', 'change', put(5, 2)],
    ['a feed that is a path', 'feed', put(1, 'sections/../all')],
    ['a feed of less than nothing', 'feed', put(2, -1)],
    ['a place of a sixth state', 'member', put(4, 5)],
    ['a place before the first', 'member', put(1, 0)],
    ['a hash that is none', 'import', put(3, 'A'.repeat(64))],
    ['a scope that is none', 'token', put(3, '["root"]')],
    ['a token’s hash that is none', 'token', put(2, 'secret')],
    ['a token’s id that is none', 'token', put(0, "' OR 1")],
    ['a trail of nobody', 'audit', put(2, '')],
  ];

  test.each(cells)('%s', async (_what, table, edit) => {
    const { file, line } = edited(await exportAll(), table, edit);
    const answer = await expectNothingChanged(file);
    expect([answer.line, answer.detail.startsWith(`Line ${line} `)]).toEqual([line, true]);
  });

  test('a row that contradicts another row', async () => {
    const { file, line } = edited(await exportAll(), 'article', where(1, 'first', put(1, 'second')));
    expect(await expectNothingChanged(file)).toMatchObject({ line, detail: expect.stringContaining('contradicts another') });
  });
});

describe('inconsistent rows are refused with a sentence that says what is inconsistent', () => {
  const wholes: [string, string, (file: string) => string][] = [
    ['a head behind the last change', 'the head is 1', (file) => edited(file, 'setting', where(0, 'head', put(1, '1'))).file],
    ['no head at all', 'the head is 0', (file) => without(file, 'setting', ([name]) => name === 'head')],
    ['a feed of a later generation', 'the last change has the number 99', (file) => edited(file, 'feed', put(4, 99)).file],
    ['articles of nobody', 'no publisher', (file) => without(file, 'setting', ([name]) => name === 'publisher')],
    ['an article without its version', 'first has no version 1', (file) => without(file, 'version', ([id]) => id === 1)],
    ['an article whose version is to come', 'first has no version 2', (file) => edited(file, 'article', where(1, 'first', put(2, 2))).file],
    ['a version without its body', 'has no body', (file) => without(file, 'body', ([id]) => id === 1)],
    ['a body without its version', 'a body of a version', withBodyTwice],
    ['a version of another slug', 'says that it is another', (file) => edited(file, 'version', inJson(2, { slug: 'third' })).file],
    ['a version of another number', 'says that it is another', (file) => edited(file, 'version', inJson(2, { version: 4 })).file],
    ['an article that is out before its version is', 'differs from', (file) => edited(file, 'article', put(6, 1)).file],
    [
      'an article that is free where its version is held',
      'differs from',
      (file) => edited(file, 'article', where(1, 'held', put(3, 'usable'))).file,
    ],
    ['an article with another’s IRI', 'differs from', (file) => edited(file, 'article', put(11, 'tag:other,2031:x')).file],
    ['a change of no version', 'is of a version that is not there', (file) => edited(file, 'change', put(4, 9)).file],
    ['an import of no article', 'an import is of a version', (file) => edited(file, 'import', put(2, 99)).file],
    ['a feed of another kind than its name', 'another kind', (file) => edited(file, 'feed', put(7, 'authors')).file],
    ['a place of no article', 'not there', (file) => edited(file, 'member', put(2, 99)).file],
    ['a place in no feed', 'not there', (file) => edited(file, 'member', put(0, 99)).file],
    ['a place behind the last', 'behind its last', (file) => edited(file, 'feed', put(2, 1)).file],
    ['a place by another date', 'another date', (file) => edited(file, 'member', put(3, 1)).file],
    ['an article that is shown without an ordinal', 'never shown', (file) => edited(file, 'member', where(4, 1, put(1, -1))).file],
    [
      'an ordinal of another article',
      'never shown',
      (file) =>
        edited(
          file,
          'member',
          where(4, 1, (row) => put(4, 4)(put(1, -77)(row))),
        ).file,
    ],
    ['a held article for partners', 'which is withheld', (file) => edited(file, 'member', where(4, 0, put(4, 4))).file],
    ['a held article that is shown', 'which is withheld', (file) => edited(file, 'member', where(4, 0, put(4, 1))).file],
    ['a stub of an article that stands', 'which is usable', (file) => edited(file, 'member', where(4, 1, put(4, 2))).file],
  ];

  test.each(wholes)('%s', async (_what, sentence, spoil) => {
    const { detail, line } = await expectNothingChanged(spoil(await exportAll()));
    expect(detail).toContain(sentence);
    expect(line).toBeUndefined();
  });
});

/** The first body once more, for a version that there is not. */
function withBodyTwice(file: string): string {
  const lines = file.trimEnd().split('\n');
  const body = lines.find((line) => line.startsWith('{"table":"body","row":[1,1,')) ?? '';
  const more = [...lines.slice(0, -1), body.replace('[1,1,', '[1,7,')];
  return [...more, JSON.stringify({ tearsheet: 'end', records: more.length - 1 })].join('\n');
}

describe('values that a restore corrects', () => {
  test('the number of articles in a feed is counted again', async () => {
    const { file } = edited(await exportAll(), 'feed', where(1, 'all', put(3, 77)));
    expect(await restore(file)).toMatchObject({ status: 200 });
    expect(await select("SELECT live FROM feed WHERE name = 'all'")).toEqual([{ live: 3 }]);
  });

  test('a name is cleaned like one that a desk sends', async () => {
    const { file } = edited(await exportAll(), 'term', where(2, 'Pilots', put(2, '\u0007 Pilots\n')));
    expect(await restore(file)).toMatchObject({ status: 200 });
    expect(await select("SELECT name FROM term WHERE code = 'pilots'")).toEqual([{ name: 'Pilots' }]);
  });

  test('of two rows with one key the last is used, even if the first would contradict others', async () => {
    const lines = (await exportAll()).trimEnd().split('\n');
    const second = lines.findIndex((line) => line.startsWith('{"table":"article","row":[2,'));
    const stale = (lines[second] ?? '').replace('"second"', '"first"');
    const told = lines.toSpliced(second, 0, stale).with(-1, JSON.stringify({ tearsheet: 'end', records: lines.length - 1 }));
    expect(await restore(told.join('\n'))).toMatchObject({ status: 200, records: lines.length - 1 });
    expect(await select('SELECT slug FROM article WHERE id < 3 ORDER BY id')).toEqual([{ slug: 'first' }, { slug: 'second' }]);
  });
});

describe('what earlier programs accepted is restored as it was stored', () => {
  const body = (html: string) => where(0, 1, where(1, 1, put(2, html)));
  const bodies = ['<p>\uFFFC</p>', '<p>\u200b</p>', '<p>\u2800</p>', '<p>\u00ad\u{1d159}</p><p>\u3164</p>', '<p>Text</p><p>\u2060</p>'];

  test('bodies of invisible characters, which are served', async () => {
    for (const html of bodies) {
      const { file } = edited(await exportAll(), 'body', body(html));
      expect(await restore(file)).toMatchObject({ status: 200 });
      expect(await select('SELECT html FROM body WHERE article = 1 AND version = 1')).toEqual([{ html }]);
      newIsolate();
      expect(comparable(await exportAll())).toEqual(comparable(file));
      for (const path of ['/feeds/all.atom', '/feeds/all', '/articles/first']) expect((await get(path)).status).toBeLessThan(400);
    }
  });

  test('but a new article of invisible characters is refused', async () => {
    for (const html of bodies.slice(0, -1)) expect((await sendArticle({ bodyHtml: html })).status).toBe(422);
  });

  test('addresses that are too long in their stored spelling, and addresses with host names that are too long', async () => {
    const urls = [`https://www.example/${'a'.repeat(2_040)}`, `https://${'a.'.repeat(200)}example/`];
    expect(await Promise.all(urls.map(async (url) => (await sendArticle({ url })).status))).toEqual([422, 422]);
    for (const url of urls) {
      const edits = {
        url,
        images: [{ url }],
        licence: { url },
        sourceFeed: { id: 'tag:other.example,2031:feed', title: 'Other', url },
      };
      const version = edited(await exportAll(), 'version', where(0, 1, inJson(2, edits)));
      const house = (row: Row) => {
        const { publisher, ...rest } = JSON.parse(String(row[1])) as { publisher: object };
        const redirects = { '/console/feed': 'all' };
        const addresses = { siteUrl: url, iconUrl: url, faviconUrl: url, logo: { url, width: 100, height: 100 }, redirects };
        return row.with(1, JSON.stringify({ publisher: { ...publisher, ...addresses }, ...rest }));
      };
      const { file } = edited(version.file, 'setting', where(0, 'publisher', house));
      expect(await restore(file)).toMatchObject({ status: 200 });
      expect(comparable(await exportAll())).toEqual(comparable(file));
    }
  });

  test('the name of a source with halves of surrogate pairs', async () => {
    const { file } = edited(await exportAll(), 'import', put(1, '\ufffd'.repeat(3 * 2_048)));
    expect(await restore(file)).toMatchObject({ status: 200 });
  });
});

function sendArticle(fields: Parameters<typeof article>[0]) {
  return callDesk('PUT', '/desk/articles/new', { body: article(fields) });
}
