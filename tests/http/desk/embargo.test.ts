// Before its hour an article is on no surface at all, and nothing tells that there is one (invariant 6).
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { alarmMs, catalogue, flush, runAlarm, select } from '../../support/worker/catalogue.ts';
import { advanceClock, fromNow, HOUR_MS, setClock } from '../../support/worker/clock.ts';
import { callDesk, changeState, publish, publishMany, replace, sendBulk, setUpPublisher, type Written } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { get, getFeed, getText, titlesOf } from '../../support/worker/reader.ts';
import { article } from '../../support/worker/sample.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('out', { headline: 'Out already' });
});

const HOUR = '2040-03-01T18:00:00.000Z';
const SECRET = {
  headline: 'Merger sealed',
  subjects: ['Merger'],
  by: { names: ['Mole'] },
  sections: ['weather', 'harbour'],
  embargoedUntil: HOUR,
};

/** Where anything could be told of it. */
const SURFACES = [
  '/',
  '/feeds',
  '/feeds.opml',
  '/feeds/all',
  '/feeds/all.rss',
  '/feeds/all.atom',
  '/feeds/all.json',
  '/feeds/sections/harbour.atom',
  '/sitemap-news.xml',
  '/terms',
];
const NOT_YET = [
  '/feeds/subjects/merger.atom',
  '/feeds/authors/mole.json',
  '/feeds/subjects/merger',
  '/articles/secret',
  '/feeds/all/archive/1.rss',
];

async function everythingPublic() {
  newIsolate();
  const answers = [];
  for (const path of [...SURFACES, ...NOT_YET]) {
    const answer = await get(path);
    answers.push({ path, status: answer.status, headers: [...answer.headers], text: await answer.text() });
  }
  return answers;
}

async function keysInKv(): Promise<string[]> {
  return (await env.REPLICA.list()).keys.map(({ name }) => name);
}

test('no public answer changes by a byte, count, tag or date when an embargoed article is created, changed and held', async () => {
  const before = await everythingPublic();
  await publish('secret', SECRET);
  expect(await everythingPublic()).toEqual(before);
  await replace('secret', { ...SECRET, headline: 'Merger sealed tonight' }, '?significant=true');
  await changeState('secret', 'hold');
  await changeState('secret', 'release');
  expect(await everythingPublic()).toEqual(before);
  expect(before.filter(({ path }) => NOT_YET.includes(path)).map(({ status }) => status)).toEqual(NOT_YET.map(() => 404));
});

test('it is nowhere in KV, neither in a key nor in a value', async () => {
  await publish('secret', SECRET);
  await flush();
  const keys = await keysInKv();
  expect(keys.length).toBeGreaterThan(0);
  for (const key of keys) expect([key, (await env.REPLICA.get(key)) ?? '']).toEqual([key, expect.not.stringMatching(/secret|merger/i)]);
  expect(keys.join()).not.toMatch(/secret|merger/);
});

test('the freshness record, which every isolate has, shows only that something happened', async () => {
  const before = await catalogue().freshness({ wanted: ['all'] });
  await publish('secret', SECRET);
  const record = await catalogue().freshness({ known: { epoch: before.epoch, head: before.head }, wanted: ['all', 'subjects/merger'] });
  expect(record.feeds).toEqual(before.feeds);
  expect(record.withdrawals).toEqual([]);
});

test('no cache purge names it', async () => {
  await flush();
  advanceClock(HOUR_MS);
  await runAlarm();
  await publish('secret', SECRET);
  expect(await select('SELECT tag FROM purge')).toEqual([]);
});

describe('at its hour', () => {
  test('it is published at the very millisecond, and not one before', async () => {
    await publish('secret', SECRET);
    await flush();
    expect(await alarmMs()).toBe(Date.parse(HOUR));
    setClock('2040-03-01T17:59:59.999Z');
    await runAlarm();
    newIsolate();
    expect(await titlesOf()).toEqual(['Out already']);
    expect((await get('/articles/secret')).status).toBe(404);
    setClock(HOUR);
    await runAlarm();
    newIsolate();
    expect(await titlesOf()).toEqual(['Merger sealed', 'Out already']);
    expect((await getFeed()).items[0]?.date_published).toBe(HOUR);
    expect((await get('/articles/secret')).status).toBe(303);
    for (const path of NOT_YET.slice(0, 3)) expect([path, (await get(path)).status]).toEqual([path, 200]);
    expect(await getText('/sitemap-news.xml')).toContain('Merger sealed');
  });

  test('an alarm that comes late dates it to its hour, not to its own', async () => {
    await publish('secret', SECRET);
    setClock('2040-03-01T18:07:31.000Z');
    await runAlarm();
    expect((await getFeed()).items[0]?.date_published).toBe(HOUR);
  });

  test('its feeds are purged, so that the empty feed of its section goes', async () => {
    await publish('secret', { ...SECRET, sections: ['weather'] });
    const empty = await get('/feeds/sections/weather.rss');
    expect(empty.headers.get('cache-tag')).toBe('site,feed:sections/weather');
    setClock(HOUR);
    const sent: unknown[] = [];
    vi.spyOn(env.PURGES, 'send').mockImplementation(async (message) => {
      sent.push(message);
      return { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } };
    });
    await runAlarm();
    expect(JSON.stringify(sent)).toContain('feed:sections/weather');
  });

  test('a hundred and fifty embargoes of one time are all lifted, though one alarm lifts a hundred', async () => {
    await publishMany(150, 'secret-', () => ({ embargoedUntil: HOUR }));
    setClock(HOUR);
    await runAlarm();
    expect(await alarmMs()).toBe(Date.parse(HOUR));
    await runAlarm();
    expect(await select("SELECT live FROM feed WHERE name = 'all'")).toEqual([{ live: 151 }]);
  });

  test('a held article stays unpublished until its release', async () => {
    await publish('secret', SECRET);
    await changeState('secret', 'hold');
    setClock(HOUR);
    await runAlarm();
    newIsolate();
    expect(await titlesOf()).toEqual(['Out already']);
    advanceClock(HOUR_MS);
    await changeState('secret', 'release');
    expect((await getFeed()).items[0]).toMatchObject({ title: 'Merger sealed', date_published: fromNow(0) });
  });
});

test('a moved embargo is lifted at the new time, and the old alarm does nothing', async () => {
  await publish('secret', SECRET);
  await replace('secret', { ...SECRET, embargoedUntil: '2040-03-01T20:00:00Z' });
  setClock(HOUR);
  await runAlarm();
  newIsolate();
  expect(await titlesOf()).toEqual(['Out already']);
  setClock('2040-03-01T20:00:00.000Z');
  await runAlarm();
  newIsolate();
  expect((await getFeed()).items[0]?.date_published).toBe('2040-03-01T20:00:00.000Z');
});

test('an update that says nothing of the embargo keeps it, and null lifts it at once', async () => {
  await publish('secret', SECRET);
  const { embargoedUntil: _kept, ...rest } = SECRET;
  await replace('secret', { ...rest, headline: 'Merger off' });
  expect(await titlesOf()).toEqual(['Out already']);
  await replace('secret', { ...rest, headline: 'Merger off', embargoedUntil: null });
  expect(await titlesOf()).toEqual(['Merger off', 'Out already']);
});

test('an embargo cannot be set on a published article', async () => {
  const put = await callDesk('PUT', '/desk/articles/out', {
    body: article({ headline: 'Out already', embargoedUntil: HOUR }),
    headers: { 'if-match': '*' },
  });
  expect([put.status, put.body.type]).toEqual([409, '/problems/embargo-fixed']);
  const body = { note: 'x', changes: { embargoedUntil: HOUR } };
  const correction = await callDesk('POST', '/desk/articles/out/correction', { body, headers: { 'if-match': '*' } });
  expect([correction.status, correction.body.type]).toEqual([409, '/problems/embargo-fixed']);
  expect(await titlesOf()).toEqual(['Out already']);
});

test('an import and a bulk line under embargo stay in as well', async () => {
  const lines = await sendBulk([
    { op: 'put', slug: 'secret', article: article(SECRET) },
    {
      op: 'import',
      slug: 'wire',
      sourceId: 'wire.txt',
      sourceHash: 'a'.repeat(64),
      article: article(SECRET),
      corrections: ['An earlier file was wrong.'],
    },
  ]);
  expect(lines).toMatchObject([
    { status: 201, pubStatus: 'usable', embargoedUntil: HOUR },
    { status: 201, pubStatus: 'usable', embargoedUntil: HOUR },
  ]);
  newIsolate();
  expect(await titlesOf()).toEqual(['Out already']);
  await flush();
  expect((await keysInKv()).join()).not.toMatch(/secret|wire/);
});

test('only the desk sees it, with its hour', async () => {
  await publish('secret', SECRET);
  const { body } = await callDesk<{ articles: Written['article'][] }>('GET', '/desk/articles?status=embargoed');
  expect(body.articles.map(({ slug, embargoedUntil }) => [slug, embargoedUntil])).toEqual([['secret', HOUR]]);
});
