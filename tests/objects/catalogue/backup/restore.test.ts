// Everything out, and everything back: numbers, versions and places as they were, under a new epoch.

import { reset } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { changesAudited, comparable, exportAll, restore } from '../../../support/worker/backup.ts';
import { catalogue, flush, runAlarm, select } from '../../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, fromNow, HOUR_MS, SECOND_MS } from '../../../support/worker/clock.ts';
import {
  BOOTSTRAP_TOKEN,
  callDesk,
  changeState,
  correct,
  ORIGIN,
  publish,
  publishMany,
  replace,
  sendBulk,
  setUpPublisher,
  withdraw,
} from '../../../support/worker/desk.ts';
import { edgeKv } from '../../../support/worker/edge-kv.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';
import { get, getAllFormats, getText, titlesOf } from '../../../support/worker/reader.ts';
import { article } from '../../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher({ publicContent: 'full' }));

async function eventfulWeek(): Promise<void> {
  await publishMany(55, 'story-', (number) => ({ subjects: [`Subject ${number % 3}`] }));
  await replace('story-1', { headline: 'Replaced' }, '?significant=true');
  await correct('story-2', 'The second was the third.');
  await withdraw('story-3', 'Never happened.');
  await changeState('story-4', 'hold');
  await publish('later', { headline: 'Later', embargoedUntil: fromNow(HOUR_MS) });
  await publish('short', { headline: 'Short', expires: fromNow(2 * HOUR_MS) });
  await sendBulk([{ op: 'import', slug: 'wire', sourceId: 'w.txt', sourceHash: 'a'.repeat(64), article: article({ headline: 'Wire' }) }]);
  await callDesk('POST', '/desk/tokens', { body: { name: 'Night desk', scopes: ['read'] } });
}

describe('an export put back', () => {
  test('into an empty Catalogue: sequence, ordinals, versions, tokens and trail are what they were', async () => {
    await eventfulWeek();
    const [file, feeds] = [await exportAll(), await getAllFormats()];
    const archive = await getText('/feeds/all/archive/1.atom');
    await reset();
    newIsolate();
    expect(await restore(file, '')).toMatchObject({ status: 200, outcome: 'restored' });
    expect(comparable(await exportAll())).toEqual(comparable(file));
    newIsolate();
    expect(await getAllFormats()).toEqual(feeds);
    expect(await getText('/feeds/all/archive/1.atom')).toBe(archive);
  });

  test('keeps its schedule: embargoes are lifted, articles expire, stubs end', async () => {
    await eventfulWeek();
    const file = await exportAll();
    await reset();
    newIsolate();
    await restore(file, '');
    advanceClock(HOUR_MS);
    await runAlarm();
    newIsolate();
    expect((await titlesOf())[0]).toBe('Later');
    advanceClock(HOUR_MS);
    await runAlarm();
    newIsolate();
    expect(await titlesOf()).not.toContain('Short');
    expect(await titlesOf()).toContain('Never happened.');
    advanceClock(14 * DAY_MS);
    await runAlarm();
    newIsolate();
    expect(await titlesOf()).not.toContain('Never happened.');
  });

  test('goes on where it stopped: the next change has the next number and the next ordinal', async () => {
    await publishMany(3);
    const head = async () => Number((await select<{ value: string }>("SELECT value FROM setting WHERE name = 'head'"))[0]?.value);
    const before = await head();
    await restore(await exportAll());
    await publish('fourth', { headline: 'Fourth' });
    expect(await head()).toBe(before + 1);
    expect(await select("SELECT last_ordinal FROM feed WHERE name = 'all'")).toEqual([{ last_ordinal: 4 }]);
  });
});

describe('a backup of an older state', () => {
  test('rolls back: what came later is gone, every tag is another, and no copy of before is served from anywhere', async () => {
    await publish('first', { headline: 'First' });
    await flush();
    const backup = await exportAll();
    const { epoch } = await catalogue().freshness({ wanted: [] });
    advanceClock(HOUR_MS);
    await publish('second', { headline: 'Second' });
    await flush();
    const tag = (await get('/feeds/all.json')).headers.get('etag') ?? '';
    expect(await restore(backup)).toMatchObject({ status: 200, outcome: 'restored' });
    expect((await catalogue().freshness({ wanted: [] })).epoch).not.toBe(epoch);
    for (const meet of [() => undefined, newIsolate]) {
      meet();
      expect(await titlesOf()).toEqual(['First']);
      const answer = await get('/feeds/all.json', { 'if-none-match': tag });
      expect([answer.status, answer.headers.get('etag') === tag]).toEqual([200, false]);
    }
    expect((await get('/articles/second')).status).toBe(404);
  });

  test('is not served from KV’s newer snapshot, even when the same number comes round again', async () => {
    edgeKv(env.REPLICA, { lagMs: 60 * SECOND_MS });
    await publish('first', { headline: 'First' });
    const backup = await exportAll();
    await publish('second', { headline: 'Second' });
    await flush();
    advanceClock(120 * SECOND_MS);
    const {
      feeds: [before],
    } = await catalogue().freshness({ wanted: ['all'] });
    await restore(backup);
    await publish('third', { headline: 'Third' });
    const {
      feeds: [after],
    } = await catalogue().freshness({ wanted: ['all'] });
    expect(after?.generation).toBe(before?.generation);
    newIsolate();
    expect(await titlesOf()).toEqual(['Third', 'First']);
  });

  test('refuses an ETag from before the restore', async () => {
    const made = await publish('first');
    await restore(await exportAll());
    const put = await callDesk('PUT', '/desk/articles/first', { body: article(), headers: { 'if-match': made.headers.get('etag') ?? '' } });
    expect(put.status).toBe(412);
  });

  test('writes KV anew and purges everything first', async () => {
    await publish('first', { headline: 'First' });
    const backup = await exportAll();
    await flush();
    await restore(backup);
    expect(await select('SELECT tag, urgent FROM purge')).toEqual([{ tag: 'site', urgent: 1 }]);
    await flush();
    const { epoch } = await catalogue().freshness({ wanted: [] });
    expect((await env.REPLICA.getWithMetadata('feed/all')).metadata).toMatchObject({ epoch });
  });

  test('has the date of the restore, for readers that send only If-Modified-Since', async () => {
    await publish('first', { headline: 'First' });
    const backup = await exportAll();
    advanceClock(HOUR_MS);
    await restore(backup);
    const { headers } = await get('/feeds/all.rss');
    expect(Date.parse(headers.get('last-modified') ?? '')).toBe(Date.now());
  });

  test('is in the trail, with who did it and with the number of records that the answer has, those of partners included', async () => {
    await publish('first');
    await callDesk('PUT', '/desk/partners/harbour-gazette', { body: { name: 'Harbour Gazette' } });
    const answer = await restore(await exportAll());
    const { body } = await callDesk<{ entries: { action: string; who: string }[] }>('GET', '/desk/audit?limit=1');
    expect(body.entries).toMatchObject([{ action: 'catalogue.restore', who: 'bootstrap', after: String(answer.records) }]);
  });
});

test('a token revoked since the backup stays revoked', async () => {
  const { body } = await callDesk<{ id: string; token: string }>('POST', '/desk/tokens', {
    body: { name: 'Night desk', scopes: ['read'] },
  });
  const backup = await exportAll();
  await callDesk('DELETE', `/desk/tokens/${body.id}`);
  await restore(backup);
  expect((await callDesk('GET', '/desk/articles', { token: body.token })).status).toBe(401);
});

describe('a file that is not whole or not ours changes nothing', () => {
  const drop = (from: number, count: number) => (lines: string[]) => lines.toSpliced(from, count);
  const damage: [string, (lines: string[]) => string[]][] = [
    ['cut off before its end', (lines) => lines.slice(0, -1)],
    ['cut off in the middle of a line', (lines) => [...lines.slice(0, -3), lines.at(-3)?.slice(0, -5) ?? '']],
    ['with a line missing', drop(4, 1)],
    ['with a line twice', (lines) => lines.toSpliced(4, 0, lines[4] ?? '')],
    ['with lines behind its end', (lines) => [...lines, lines[2] ?? '']],
    ['with a table we do not have', (lines) => lines.toSpliced(4, 1, '{"table":"sqlite_master","row":["x"]}')],
    ['with a column too many', (lines) => lines.toSpliced(4, 1, '{"table":"term","row":["subjects","x","X","Y"]}')],
    ['with something that is not JSON', (lines) => lines.toSpliced(4, 1, 'DROP TABLE article')],
    ['of a newer program', (lines) => lines.with(0, '{"tearsheet":"export","schema":9999,"at":"2040-01-01T00:00:00.000Z"}')],
    ['without its head', drop(0, 1)],
    ['that is empty', () => ['']],
    ['that is something else', () => ['<html></html>']],
    [
      'with a version that no lifecycle makes',
      (lines) => lines.map((line) => (line.startsWith('{"table":"version"') ? line.replaceAll('usable', 'free') : line)),
    ],
    [
      'with two articles of one slug',
      (lines) => lines.map((line) => (line.startsWith('{"table":"article"') ? line.replace('"second"', '"first"') : line)),
    ],
  ];

  test.each(damage)('%s', async (_how, spoil) => {
    await publish('first', { headline: 'First' });
    await publish('second', { headline: 'Second' });
    const file = await exportAll();
    await publish('third', { headline: 'Third' });
    const before = [await exportAll(), await changesAudited(), await getText('/feeds/all.rss')] as const;
    const spoilt = spoil(file.trimEnd().split('\n')).join('\n');
    const answer = await restore(spoilt);
    expect([answer.status, answer.detail]).toEqual([400, expect.stringContaining('Nothing was changed')]);
    newIsolate();
    expect([comparable(await exportAll()), await changesAudited(), await getText('/feeds/all.rss')]).toEqual([
      comparable(before[0]),
      before[1],
      before[2],
    ]);
  });

  test('a Catalogue with content is only replaced with replace=true', async () => {
    await publish('first', { headline: 'First' });
    const file = await exportAll();
    expect(await restore(file, '')).toMatchObject({ status: 409, type: '/problems/not-empty' });
    expect(await restore(file, '?replace=yes')).toMatchObject({ status: 422 });
  });
});

test('a body in a file is a stranger’s: scripts in it are gone when it is back', async () => {
  await publish('first', { bodyHtml: '<p>Harmless</p>' });
  const file = (await exportAll()).replace('<p>Harmless</p>', '<p onclick=\\"x()\\">Harmless</p><script>x()</script>');
  expect(file).toContain('<script>');
  expect(await restore(file)).toMatchObject({ status: 200 });
  newIsolate();
  expect(await getText('/feeds/all.rss')).toContain('Harmless');
  expect(await getText('/feeds/all.rss')).not.toMatch(/script&gt;|onclick|<script/);
});

test('an export streams page by page, and says how many records there were', async () => {
  await publishMany(20, 'long-', () => ({ bodyHtml: `<p>${'word '.repeat(12_000)}</p>` }));
  const answer = await exports.default.fetch(`${ORIGIN}/desk/export`, { headers: { authorization: `Bearer ${BOOTSTRAP_TOKEN}` } });
  const reader = answer.body?.getReader();
  const first = new TextDecoder().decode((await reader?.read())?.value);
  expect(JSON.parse(first.split('\n')[0] ?? '')).toMatchObject({ tearsheet: 'export' });
  let rest = first;
  let chunks = 1;
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    rest += new TextDecoder().decode(part.value);
    chunks += 1;
  }
  const lines = rest.trimEnd().split('\n');
  expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ tearsheet: 'end', records: lines.length - 2, partners: 0 });
  expect(chunks).toBeGreaterThan(3);
});
