// A section that is joined to another: its articles, its feed, the settings, agreements, and copy that still names it.
import { beforeEach, describe, expect, test } from 'vitest';
import { comparable, exportAll, restore } from '../../support/worker/backup.ts';
import { callDesk, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { amend, type Changes, licensee, problemOf, pull, pullJson } from '../../support/worker/partner.ts';
import { get, titlesOf } from '../../support/worker/reader.ts';
import { finish, listed, merge, pullSlugs } from '../../support/worker/terms.ts';

isolateTests();

const SECTIONS = [
  { code: 'town', name: 'Town' },
  { code: 'sport', name: 'Sport' },
  { code: 'athletics', name: 'Athletics' },
];
const SETTINGS = {
  sections: SECTIONS,
  desks: [{ code: 'track', name: 'Track desk', section: 'athletics' }],
  sectionMaps: { 'wire.example': { Running: 'athletics', '*': 'town' } },
  redirects: { '/athletics/feed': 'sections/athletics' },
};
const join = (query = '') => merge('athletics', 'sport', { kind: 'sections', query });
const settingsNow = async () => (await callDesk<typeof SETTINGS>('GET', '/desk/publisher')).body;
const including = (include: string[]) => ({ scope: { sections: { include } } });

beforeEach(async () => {
  await setUpPublisher(SETTINGS);
  await publish('council', { headline: 'Council', sections: ['town'] });
  await publish('match', { headline: 'Match', sections: ['sport'] });
  await publish('sprint', { headline: 'Sprint', sections: ['athletics'] });
});

describe('a section that is joined to another', () => {
  test('gives it its articles and its readers, and what the settings name of it', async () => {
    const { body } = await join('?dryRun=true');
    expect(body).toMatchObject({
      outcome: 'merged',
      affected: {
        articles: 1,
        feed: 'sections/athletics',
        desks: ['Track desk'],
        collections: ['wire.example'],
        redirects: ['/athletics/feed'],
      },
    });
    expect((await settingsNow()).sections).toHaveLength(3);
    expect((await join()).body).toEqual({ outcome: 'merged', term: { code: 'sport', name: 'Sport' }, alias: 'athletics' });
    await finish();
    const { sections, desks, sectionMaps, redirects } = await settingsNow();
    expect([sections.map(({ code }) => code), desks[0]?.section, sectionMaps['wire.example'], redirects]).toEqual([
      ['town', 'sport'],
      'sport',
      { Running: 'sport', '*': 'town' },
      { '/athletics/feed': 'sections/sport' },
    ]);
    expect((await titlesOf('/feeds/sections/sport.json')).sort()).toEqual(['Match', 'Sprint']);
    for (const [path, target] of [
      ['/feeds/sections/athletics.rss', '/feeds/sections/sport.rss'],
      ['/feeds/sections/athletics', '/feeds/sections/sport'],
      ['/athletics/feed', '/feeds/sections/sport.rss'],
    ] as const) {
      const answer = await get(path);
      expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 308, `http://localhost${target}`]);
    }
    expect((await listed('sections')).map(({ code, articles, aliases }) => [code, articles, aliases.map((one) => one.code)])).toEqual([
      ['sport', 2, ['athletics']],
      ['town', 1, []],
    ]);
  });

  test('is what its code means from then on: copy is filed under the other, and no new section gets the code', async () => {
    await join();
    await finish();
    await publish('relay', { headline: 'Relay', sections: ['athletics'] });
    expect((await callDesk<{ sections: { code: string }[] }>('GET', '/desk/articles/relay')).body.sections.map(({ code }) => code)).toEqual(
      ['sport'],
    );
    await finish();
    expect(await titlesOf('/feeds/sections/sport.json')).toContain('Relay');
    const again = await callDesk('PUT', '/desk/publisher', {
      body: { ...(await settingsNow()), sections: SECTIONS },
      headers: { 'if-match': '*' },
    });
    expect([again.status, JSON.stringify(again.body)]).toEqual([422, expect.stringContaining('athletics was joined to sport')]);
    expect((await join()).status).toBe(422);
    expect((await merge('town', 'athletics', { kind: 'sections' })).body.term).toEqual({ code: 'sport', name: 'Sport' });
    expect((await merge('none', 'sport', { kind: 'sections' })).status).toBe(404);
  });

  test('is the same after an export was restored', async () => {
    await join();
    await finish();
    const file = await exportAll();
    expect(await restore(file)).toMatchObject({ status: 200 });
    expect(comparable(await exportAll())).toEqual(comparable(file));
    newIsolate();
    expect((await get('/feeds/sections/athletics.rss')).status).toBe(308);
  });
});

describe('agreements and joined sections', () => {
  test.each([['athletics'], ['sport']])('one that includes only %s is in the way, and nothing is changed', async (code) => {
    const partner = await licensee({ terms: including([code]) });
    const before = await pullSlugs(partner);
    for (const query of ['?dryRun=true', ''])
      expect(await join(query)).toMatchObject({
        status: 409,
        body: { dividedAgreements: [{ partner: 'harbour-gazette', agreement: 'main' }] },
      });
    expect([(await settingsNow()).sections.length, await pullSlugs(partner)]).toEqual([3, before]);
  });

  test('one that includes both goes on, and one that is made later means all of it', async () => {
    const partner = await licensee({ terms: including(['athletics', 'sport']) });
    const { cursor } = await pullJson<Changes>(partner.key, '/v1/changes');
    await join();
    newIsolate();
    expect(await problemOf(await pull(partner.key, `/v1/changes?cursor=${cursor}`))).toMatchObject({ reason: 'terms-changed' });
    expect(await pullSlugs(partner)).toEqual(['match', 'sprint']);
    await finish();
    expect(await pullSlugs(partner)).toEqual(['match', 'sprint']);
    expect(await pullSlugs(partner, '?section=sport')).toEqual(['match', 'sprint']);
    await amend('harbour-gazette', including(['sport']));
    newIsolate();
    expect(await pullSlugs(partner)).toEqual(['match', 'sprint']);
  });

  test('one that excludes a part excludes the whole', async () => {
    const partner = await licensee({ terms: { scope: { sections: { exclude: ['athletics'] } } } });
    expect(await pullSlugs(partner)).toEqual(['council', 'match']);
    await join();
    newIsolate();
    expect(await pullSlugs(partner)).toEqual(['council']);
    await finish();
    expect(await pullSlugs(partner)).toEqual(['council']);
  });
});
