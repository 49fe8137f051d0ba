// Copy of a source that the settings unlist: no public document has it.
import { reset } from 'cloudflare:test';
import { beforeEach, describe, expect, test } from 'vitest';
import { comparable, exportAll, restore } from '../../support/worker/backup.ts';
import { runAlarm, select } from '../../support/worker/catalogue.ts';
import { advanceClock, fromNow, HOUR_MS } from '../../support/worker/clock.ts';
import { callDesk, changeState, correct, publish, publishMany, replace, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { get, getAllFormats, getFeed, getText, titlesOf } from '../../support/worker/reader.ts';
import { finish, merge, rename } from '../../support/worker/terms.ts';
import { BODY, FEEDS, publicTexts, show, showing, WIRE } from '../../support/worker/third-party-copy.ts';

isolateTests();
beforeEach(() => setUpPublisher({ publicContent: 'full' }));

async function restoreAnew(file: string): Promise<void> {
  await reset();
  newIsolate();
  expect(await restore(file, '')).toMatchObject({ status: 200, outcome: 'restored' });
  newIsolate();
}

/** An export that had read the places of articles in feeds before the settings changed, and the other rows after it; the new places too, or not. */
function withPlacesOf(before: string, after: string, hasNewPlaces: boolean): string {
  const isPlace = (line: string) => line.includes('"table":"member"');
  const [head = '', ...lines] = after.trimEnd().split('\n').slice(0, -1);
  const rows = [...before.split('\n').filter(isPlace), ...lines.filter((line) => hasNewPlaces || !isPlace(line))];
  return [head, ...rows, JSON.stringify({ tearsheet: 'end', records: rows.length })].join('\n');
}

describe('copy of an unlisted source', () => {
  const NAMES = ['Wire headline', 'wire', 'Buoys', 'buoys', 'mo-reed', 'Mo Reed', 'Tidewater'];

  test('is in no public document, and neither are its subject and its author', async () => {
    await show('none');
    await publish('own', { headline: 'Own' });
    await publish('wire', WIRE);
    await correct('wire', 'The buoy was green.');
    for (const name of NAMES) expect([name, await showing(name)]).toEqual([name, []]);
    expect((await get('/articles/wire')).status).toBe(404);
    for (const feed of FEEDS.slice(2)) expect([feed, (await get(`/feeds/${feed}.json`)).status]).toEqual([feed, 404]);
  });

  test('leaves the feeds that are served without a tombstone, and returns to its place', async () => {
    await publishMany(49);
    await publish('wire', WIRE);
    await publishMany(3, 'later-');
    const before = await publicTexts();
    await show('none');
    expect(await showing('Wire headline')).toEqual([]);
    for (const text of Object.values(await getAllFormats())) expect(text).not.toMatch(/deleted-entry|withdrawn"|article\/wire/);
    expect((await get('/articles/wire')).status).toBe(404);
    expect(await getText('/feeds')).not.toContain('Buoys');
    await show('summary');
    const after = await publicTexts();
    const entries = (texts: Map<string, string>) => JSON.parse(texts.get('/feeds/all/archive/1.json')?.replace(/^200 +/, '') ?? '').items;
    expect(entries(after)).toEqual(entries(before));
    expect((await getFeed()).items.map(({ id }) => id)).toContain('tag:quay-courier.example,2031:article/wire');
  });

  test('that was never public joins as if it were published now: in the feed of sixty newer articles, and on no complete page', async () => {
    await show('none');
    await publish('wire', { ...WIRE, firstPublished: '2030-01-01T00:00:00Z' });
    await publishMany(60);
    newIsolate();
    const page = (await getFeed('/feeds/all/archive/1.json')).items;
    expect(page).toHaveLength(50);
    await show('summary');
    newIsolate();
    expect((await getFeed('/feeds/all/archive/1.json')).items).toEqual(page);
    expect((await titlesOf()).at(-1)).toBe('Wire headline');
    expect(await titlesOf('/feeds/subjects/buoys.json')).toEqual(['Wire headline']);
    expect(await getText('/feeds')).toContain('Buoys');
    await publishMany(1, 'last-');
    expect(await select('SELECT count(*) AS wrong FROM member m JOIN feed f ON f.id = m.feed WHERE m.ordinal > f.last_ordinal')).toEqual([
      { wrong: 0 },
    ]);
  });

  test('has no place on the pages of the archive, and no count', async () => {
    await show('none');
    await publishMany(40, 'wire-', () => WIRE);
    await publishMany(49);
    newIsolate();
    expect((await get('/feeds/all/archive/1.json')).status).toBe(404);
    expect(await select("SELECT live FROM feed WHERE name IN ('all', 'sections/weather') ORDER BY name")).toEqual([
      { live: 49 },
      { live: 0 },
    ]);
    await publishMany(1, 'fiftieth-');
    newIsolate();
    expect((await getFeed('/feeds/all/archive/1.json')).items).toHaveLength(50);
  });

  test('is taken out by a change of its source, and brought in by one', async () => {
    await show('summary', { 'Tidewater Wire': 'none' });
    await publish('wire', { ...WIRE, source: 'Gull Agency' });
    newIsolate();
    expect(await titlesOf()).toEqual(['Wire headline']);
    await replace('wire', WIRE);
    expect(await showing('Wire headline')).toEqual([]);
    await replace('wire', { ...WIRE, source: 'Gull Agency' });
    newIsolate();
    expect(await titlesOf()).toEqual(['Wire headline']);
  });

  test('is not brought in by an end of an embargo, a release, a reinstatement or a correction', async () => {
    await show('none');
    await publish('wire', { ...WIRE, embargoedUntil: fromNow(HOUR_MS) });
    advanceClock(2 * HOUR_MS);
    await runAlarm();
    expect(await select("SELECT 1 AS published FROM article WHERE slug = 'wire' AND published_ms IS NOT NULL")).toHaveLength(1);
    await publish('held', WIRE);
    await changeState('held', 'hold');
    await changeState('held', 'release');
    await withdraw('held');
    await changeState('held', 'reinstatement');
    await correct('held', 'The buoy was green.');
    for (const words of ['Wire headline', 'article/held', 'article/wire']) expect([words, await showing(words)]).toEqual([words, []]);
  });

  test('says a withdrawal to readers who may have it, and to nobody else', async () => {
    await publish('seen', { ...WIRE, headline: 'Seen' });
    await show('none');
    await publish('unseen', { ...WIRE, headline: 'Unseen' });
    await withdraw('seen', 'It was wrong.');
    await withdraw('unseen', 'It was wrong too.');
    newIsolate();
    expect((await getFeed()).items.map(({ id, _tearsheet: { withdrawn } }) => [id.split('/')[1], withdrawn?.note])).toEqual([
      ['seen', 'It was wrong.'],
    ]);
    expect([(await get('/articles/seen')).status, (await get('/articles/unseen')).status]).toEqual([410, 404]);
    expect(await showing(BODY)).toEqual([]);
    await show('summary');
    await callDesk('PUT', '/desk/articles/unseen/withdrawal', {
      body: { reason: 'Wrong.', note: 'Another note.' },
      headers: { 'if-match': '*' },
    });
    expect(await showing('Another note.')).toEqual([]);
  });

  test('is not revealed by a merge of its subject, and is found under the new one if it is shown', async () => {
    await show('none');
    await publish('wire', WIRE);
    await publish('own', { headline: 'Own', subjects: ['Floats'] });
    expect((await merge('buoys', 'floats')).status).toBeLessThan(300);
    await finish();
    expect((await get('/feeds/subjects/buoys.json')).status).toBe(404);
    expect(await titlesOf('/feeds/subjects/floats.json')).toEqual(['Own']);
    expect(await select("SELECT last_ordinal FROM feed WHERE name = 'subjects/floats'")).toEqual([{ last_ordinal: 1 }]);
    await show('summary');
    newIsolate();
    expect((await titlesOf('/feeds/subjects/floats.json')).sort()).toEqual(['Own', 'Wire headline']);
  });

  test('is not revealed by another code of its subject', async () => {
    await show('none');
    await publish('wire', WIRE);
    expect((await rename('buoys', { code: 'marks', name: 'Marks' })).status).toBeLessThan(300);
    await finish();
    for (const code of ['buoys', 'marks']) expect([code, (await get(`/feeds/subjects/${code}.rss`)).status]).toEqual([code, 404]);
    await show('summary');
    newIsolate();
    expect(await getFeed('/feeds/subjects/marks.json')).toMatchObject({
      title: 'The Quay Courier: Marks',
      items: [{ title: 'Wire headline' }],
    });
  });

  test('stays out after a restore, and comes in by the settings', async () => {
    await publish('wire', WIRE);
    await show('none');
    await publish('unseen', { ...WIRE, headline: 'Unseen' });
    const file = await exportAll();
    await restoreAnew(file);
    expect(comparable(await exportAll())).toEqual(comparable(file));
    expect([await showing('Wire headline'), await showing('Unseen')]).toEqual([[], []]);
    await show('summary');
    newIsolate();
    expect((await titlesOf()).sort()).toEqual(['Unseen', 'Wire headline']);
  });

  test.each([true, false])('is shown by a restored service as the settings say, whenever they changed (new places: %s)', async (hasNew) => {
    await show('none');
    await publish('wire', WIRE);
    const before = await exportAll();
    await show('summary');
    const after = await exportAll();
    await restoreAnew(withPlacesOf(before, after, hasNew));
    expect(await titlesOf('/feeds/subjects/buoys.json')).toEqual(['Wire headline']);
    await show('none');
    await restoreAnew(withPlacesOf(after, await exportAll(), hasNew));
    expect(await showing('Wire headline')).toEqual([]);
    expect(await select("SELECT live FROM feed WHERE name = 'all'")).toEqual([{ live: 0 }]);
  });

  test('that expires meanwhile leaves no tombstone, and is not brought in', async () => {
    await publish('seen', { ...WIRE, expires: fromNow(HOUR_MS) });
    await show('none');
    await publish('unseen', { ...WIRE, expires: fromNow(HOUR_MS) });
    advanceClock(2 * HOUR_MS);
    expect(await showing('article/unseen')).toEqual([]);
    await show('summary');
    expect(await showing('article/unseen')).toEqual([]);
    newIsolate();
    expect(await getFeed()).toMatchObject({ items: [] });
    expect(await getText('/feeds/all.rss')).not.toContain('Wire headline');
  });
});
