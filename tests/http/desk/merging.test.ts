// Subjects and authors that the desk merges or renames: their feeds and their lists.
import { evictDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Partner } from '../../../src/objects/partner.ts';
import { exportAll, restore } from '../../support/worker/backup.ts';
import { catalogue, flush, runAlarm, select } from '../../support/worker/catalogue.ts';
import { advanceClock, SECOND_MS } from '../../support/worker/clock.ts';
import { callDesk, changeState, correct, publish, publishMany, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { licensee } from '../../support/worker/partner.ts';
import { get, getFeed, getText } from '../../support/worker/reader.ts';
import { fileTwo, finish, listed, merge, pullSlugs, rename, slugsIn } from '../../support/worker/terms.ts';

isolateTests();
beforeEach(() => setUpPublisher());

describe('a merge of two subjects', () => {
  beforeEach(fileTwo);

  test('sends readers of the old feed to the other, which gets its articles', async () => {
    await flush();
    await slugsIn('subjects/climate-change');
    expect(await merge('climate-change', 'climate')).toMatchObject({
      status: 200,
      body: { outcome: 'merged', term: { code: 'climate', name: 'Climate' } },
    });
    // An isolate that knows the old feed, and one that does not.
    for (const isOld of [true, false]) {
      if (!isOld) newIsolate();
      for (const end of ['.rss', '.atom', '.json', '']) {
        const answer = await get(`/feeds/subjects/climate-change${end}`);
        expect([answer.status, new URL(answer.headers.get('location') ?? '').pathname]).toEqual([308, `/feeds/subjects/climate${end}`]);
      }
    }
    await finish();
    expect(await slugsIn('subjects/climate')).toEqual(['Drought', 'Warming']);
    const opml = await getText('/feeds.opml?include=subjects');
    expect(opml).toContain('/feeds/subjects/climate.rss');
    expect(opml).not.toContain('climate-change');
    expect(await listed()).toMatchObject([{ code: 'climate', articles: 2, aliases: [{ code: 'climate-change' }] }]);
  });

  test('holds for articles that come or change later, under either name or code', async () => {
    await merge('climate-change', 'climate');
    await finish();
    const { body } = await publish('by-name', { headline: 'By name', subjects: ['CLIMATE CHANGE'] });
    expect(body.article.subjects).toEqual([{ code: 'climate', name: 'CLIMATE CHANGE' }]);
    await publish('by-code', { headline: 'By code', subjects: [{ code: 'climate-change', name: 'Warming world' }] });
    await correct('warming', 'The year was wrong.');
    await changeState('drought', 'hold');
    await changeState('drought', 'release');
    await flush();
    newIsolate();
    expect(await slugsIn('subjects/climate')).toEqual(['By code', 'By name', 'Drought', 'Warming']);
    expect((await get('/feeds/subjects/climate-change.rss')).status).toBe(308);
  });

  test('of a draft under embargo shows in the other feed only', async () => {
    await publish('later', {
      headline: 'Later',
      subjects: ['Climate change'],
      embargoedUntil: new Date(Date.now() + 60_000).toISOString(),
    });
    await merge('climate-change', 'climate');
    await finish();
    advanceClock(61_000);
    await runAlarm();
    await finish();
    expect(await slugsIn('subjects/climate')).toEqual(['Drought', 'Later', 'Warming']);
  });

  test('can be merged again, and its readers follow', async () => {
    await publish('flood', { headline: 'Flood', subjects: ['Environment'] });
    await merge('climate-change', 'climate');
    expect((await merge('climate', 'environment')).status).toBe(200);
    await finish();
    expect((await get('/feeds/subjects/climate-change.rss')).headers.get('location')).toMatch(/\/feeds\/subjects\/environment\.rss$/);
    expect(await slugsIn('subjects/environment')).toEqual(['Drought', 'Flood', 'Warming']);
  });

  test('is refused for codes that are no terms, or one already', async () => {
    expect(await merge('nothing', 'climate')).toMatchObject({ status: 404 });
    expect(await merge('climate', 'nothing')).toMatchObject({ status: 422, body: { objections: [{ pointer: '/into' }] } });
    expect(await merge('climate', 'climate')).toMatchObject({ status: 422, body: { objections: [{ pointer: '/into' }] } });
    await merge('climate-change', 'climate');
    expect(await merge('climate-change', 'climate')).toMatchObject({
      status: 422,
      body: { objections: [{ detail: expect.stringContaining('alias') }] },
    });
    expect(await merge('climate', 'climate-change')).toMatchObject({ status: 422 });
  });

  test('can be tried first', async () => {
    expect(await merge('climate-change', 'climate', { query: '?dryRun=true' })).toMatchObject({ status: 200, body: { outcome: 'merged' } });
    expect((await listed()).map(({ code }) => code)).toEqual(['climate', 'climate-change']);
    expect((await get('/feeds/subjects/climate-change.rss')).status).toBe(200);
  });

  test('stands in the audit trail', async () => {
    await merge('climate-change', 'climate');
    const { body } = await callDesk<{ entries: { action: string; subject: string }[] }>('GET', '/desk/audit');
    expect(body.entries[0]).toMatchObject({ action: 'term.merge', subject: 'subjects/climate-change' });
  });
});

describe('another code', () => {
  beforeEach(fileTwo);

  test('keeps the feed with its id and articles, and leads readers on', async () => {
    const ids = (await getFeed('/feeds/subjects/climate.json')).items.map(({ id }) => id);
    expect(await rename('climate', { code: 'environment', name: 'Environment' })).toMatchObject({
      status: 200,
      body: { outcome: 'renamed', term: { code: 'environment', name: 'Environment' } },
    });
    await finish();
    const atom = await getText('/feeds/subjects/environment.atom');
    expect(atom).toContain(':feed/subjects/climate</id>');
    expect((await getFeed('/feeds/subjects/environment.json')).items.map(({ id }) => id)).toEqual(ids);
    expect((await get('/feeds/subjects/climate.rss')).headers.get('location')).toMatch(/\/feeds\/subjects\/environment\.rss$/);
    await publish('new', { headline: 'New', subjects: ['Environment'] });
    await publish('old-name', { headline: 'Old name', subjects: ['Climate'] });
    await flush();
    newIsolate();
    expect(await slugsIn('subjects/environment')).toEqual(['Drought', 'New', 'Old name']);
  });

  test('is covered by an agreement that includes the old one', async () => {
    const partner = await licensee({ terms: { scope: { subjects: { include: ['climate'] } } } });
    expect((await rename('climate', { code: 'environment' })).status).toBe(200);
    await publish('new', { subjects: [{ code: 'environment', name: 'Climate' }] });
    newIsolate();
    expect(await pullSlugs(partner)).toEqual(['drought', 'new']);
  });

  test('must be unused, also by a draft and by an agreement', async () => {
    expect(await rename('climate', { code: 'climate-change' })).toMatchObject({
      status: 422,
      body: { objections: [{ pointer: '/code' }] },
    });
    await publish('later', { subjects: [{ code: 'green', name: 'Green' }], embargoedUntil: new Date(Date.now() + 60_000).toISOString() });
    expect((await rename('climate', { code: 'green' })).status).toBe(422);
    await licensee({ terms: { scope: { subjects: { include: ['planet'] } } } });
    expect((await rename('climate', { code: 'planet' })).status).toBe(409);
  });

  test('is not needed for another name', async () => {
    expect(await rename('climate', { name: 'Klima' })).toMatchObject({ status: 200, body: { term: { code: 'climate', name: 'Klima' } } });
    await flush();
    newIsolate();
    expect((await getFeed('/feeds/subjects/climate.json')).title).toContain('Klima');
    expect(await rename('climate', {})).toMatchObject({ status: 422 });
    // Copy with the old name, and with the new one, is still filed under it.
    for (const [slug, name] of [
      ['old-name', 'CLIMATE'],
      ['new-name', 'klima'],
    ] as const) {
      expect((await publish(slug, { subjects: [name] })).body.article.subjects[0]?.code).toBe('climate');
    }
  });

  test('must not be a name that another has, nor be given to an alias', async () => {
    expect(await rename('climate', { name: 'CLIMATE CHANGE' })).toMatchObject({
      status: 422,
      body: { objections: [{ pointer: '/name' }] },
    });
    expect(await rename('climate', { code: 'green', name: 'Climate change' })).toMatchObject({ status: 422 });
    expect(await rename('climate', { name: 'CLIMATE' })).toMatchObject({ status: 200 });
    await merge('climate-change', 'climate');
    expect(await rename('climate-change', { name: 'Weather' })).toMatchObject({ status: 422 });
    const found = await callDesk<{ terms: { code: string }[] }>('GET', '/desk/subjects?q=change');
    expect(found.body.terms.map(({ code }) => code)).toEqual(['climate']);
  });
});

test('authors are merged, and no partner is asked', async () => {
  await publish('one', { headline: 'One', by: { names: ['A. Quill'] } });
  await publish('two', { headline: 'Two', by: { names: ['Ada Quill'] } });
  const review = vi.spyOn(Partner.prototype, 'dividedAgreements');
  expect((await merge('a-quill', 'ada-quill', { kind: 'authors' })).status).toBe(200);
  await finish();
  expect(await slugsIn('authors/ada-quill')).toEqual(['One', 'Two']);
  expect(review).not.toHaveBeenCalled();
});

describe('a large feed', () => {
  test('moves in steps, also after an interruption and a restore between them', async () => {
    await publishMany(1_100, 'old-', () => ({ subjects: ['Climate change'] }));
    await publish('drought', { headline: 'Drought', subjects: ['Climate'] });
    await merge('climate-change', 'climate');
    const left = async () =>
      (
        await select<{ n: number }>(
          "SELECT count(*) AS n FROM member m JOIN feed f ON f.id = m.feed WHERE f.name = 'subjects/climate-change'",
        )
      )[0]?.n ?? -1;
    advanceClock(SECOND_MS);
    await runAlarm();
    const between = await left();
    expect(between).toBeGreaterThan(0);
    expect(between).toBeLessThan(1_100);
    const partner = await licensee({ terms: { scope: { subjects: { include: ['climate'] } } } });
    expect(await pullSlugs(partner, '?limit=100')).toHaveLength(100);
    await evictDurableObject(catalogue());
    const file = await exportAll();
    expect((await restore(file)).status).toBe(200);
    await finish();
    expect(await left()).toBe(0);
    expect((await listed())[0]).toMatchObject({ code: 'climate', articles: 1_101 });
    expect((await get('/feeds/subjects/climate-change.rss')).status).toBe(308);
    const { items, next_url } = (await getFeed('/feeds/subjects/climate.json')) as { items: unknown[]; next_url?: string };
    expect(items.length).toBeGreaterThanOrEqual(50);
    expect(next_url).toContain('/feeds/subjects/climate/archive/22.json');
  });
});
