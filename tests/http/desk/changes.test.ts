// Edits as readers see them: what moves, and what must not.
import { beforeEach, describe, expect, test } from 'vitest';
import { runAlarm } from '../../support/worker/catalogue.ts';
import { advanceClock, HOUR_MS, NOON } from '../../support/worker/clock.ts';
import { changeState, correct, publish, publishMany, replace, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { entriesOf, type FeedItem, get, getAllFormats, getFeed, getText } from '../../support/worker/reader.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const LATER = '2040-03-01T13:00:00.000Z';

async function itemOf(key: string): Promise<FeedItem> {
  const item = (await getFeed()).items.find(({ id }) => id === `tag:quay-courier.example,2031:article/${key}`);
  if (item === undefined) throw new Error(`${key} is not in the feed`);
  return item;
}

/** What readers sort and warn by: when it came out, when to look again, when it last changed at all. */
async function instantsOf(key: string) {
  const entry = entriesOf('atom', await getText('/feeds/all.atom')).get(`tag:quay-courier.example,2031:article/${key}`) ?? '';
  const read = (name: string) => new RegExp(`<${name}>([^<]*)<`).exec(entry)?.[1];
  return { published: read('published'), updated: read('updated'), modified: read('dcterms:modified') };
}

test('a silent update changes the words and no date that makes readers show it as new', async () => {
  await publish('eastern-lock');
  advanceClock(HOUR_MS);
  await replace('eastern-lock', { headline: 'Pilots back at the eastern lock' });
  expect((await itemOf('eastern-lock')).title).toBe('Pilots back at the eastern lock');
  expect(await instantsOf('eastern-lock')).toEqual({ published: NOON, updated: NOON, modified: LATER });
  expect(await getText('/feeds/all.rss')).toContain(`<dcterms:modified>${LATER}</dcterms:modified>`);
});

test('a significant update moves "updated" in every format and never the date of publication', async () => {
  await publish('eastern-lock');
  advanceClock(HOUR_MS);
  await replace('eastern-lock', { headline: 'Pilots strike again' }, '?significant=true');
  expect(await instantsOf('eastern-lock')).toEqual({ published: NOON, updated: LATER, modified: LATER });
  const { rss, atom } = await getAllFormats();
  expect(rss).toContain('<pubDate>Thu, 01 Mar 2040 12:00:00 GMT</pubDate>');
  expect(rss).toContain(`<atom:updated>${LATER}</atom:updated>`);
  expect(entriesOf('atom', atom).get('tag:quay-courier.example,2031:article/eastern-lock')).toContain(`<updated>${LATER}</updated>`);
});

describe('a correction', () => {
  test('says what was wrong, where readers see it, and moves "updated"', async () => {
    await publish('eastern-lock');
    advanceClock(HOUR_MS);
    await correct('eastern-lock', 'The tug was the Brisk, not the Bold.', { bodyHtml: '<p>The Brisk left at dawn.</p>' });
    const item = await itemOf('eastern-lock');
    expect(item.content_html).toContain('The tug was the Brisk, not the Bold.');
    expect(item._tearsheet.corrections).toEqual([{ note: 'The tug was the Brisk, not the Bold.', at: LATER }]);
    expect(await instantsOf('eastern-lock')).toEqual({ published: NOON, updated: LATER, modified: LATER });
    for (const text of Object.values(await getAllFormats())) expect(text).toContain('The tug was the Brisk, not the Bold.');
  });

  test('without changes adds the note and leaves the words', async () => {
    const before = await publish('eastern-lock');
    const after = await correct('eastern-lock', 'An earlier version named the wrong day.');
    expect(after.body.article).toMatchObject({
      headline: before.body.article.headline,
      bodyHtml: before.body.article.bodyHtml,
      version: 2,
    });
  });

  test('replaces only the fields it names', async () => {
    await publish('eastern-lock', { located: 'EASTERN LOCK', urgency: 3, subjects: ['Pilots', 'Tugs'] });
    const { body } = await correct('eastern-lock', 'The byline was wrong.', { by: { names: ['Jon Falk'] } });
    expect(body.article).toMatchObject({ located: 'EASTERN LOCK', urgency: 3, headline: 'Pilots return to the eastern lock' });
    expect(body.article.subjects.map(({ name }) => name)).toEqual(['Pilots', 'Tugs']);
    expect((await itemOf('eastern-lock')).authors?.map(({ name }) => name)).toEqual(['Jon Falk']);
  });

  test('of an old article brings it back into the feed for fourteen days', async () => {
    await publish('old', { headline: 'Old', firstPublished: '2039-01-01T00:00:00Z' });
    await publishMany(120);
    expect((await getFeed()).items.some(({ title }) => title === 'Old')).toBe(false);
    await correct('old', 'The year was wrong.');
    expect((await getFeed()).items.at(-1)?.title).toBe('Old');
  });
});

test('an edit leaves the ids, the dates and every byte of all other entries as they were', async () => {
  await publishMany(20, 'story-', (number) => ({ subjects: [`Subject ${number % 3}`], by: { names: [`Writer ${number % 4}`] } }));
  await withdraw('story-4');
  const before = await getAllFormats();
  advanceClock(HOUR_MS);
  await replace('story-7', { headline: 'Edited', subjects: ['Subject 9'] }, '?significant=true');
  const after = await getAllFormats();
  for (const format of ['rss', 'atom', 'json'] as const) {
    const [old, now] = [entriesOf(format, before[format]), entriesOf(format, after[format])];
    expect([format, old.size]).toEqual([format, 20]);
    expect([...now.keys()]).toEqual([...old.keys()]);
    const changed = [...now].filter(([id, entry]) => old.get(id) !== entry).map(([id]) => id);
    expect([format, changed]).toEqual([format, ['tag:quay-courier.example,2031:article/story-7']]);
  }
  const dates = (feed: string) => (JSON.parse(feed) as { items: FeedItem[] }).items.map(({ date_published }) => date_published);
  expect(dates(after.json)).toEqual(dates(before.json));
});

test('an article moved to another section leaves its old section, and keeps its id', async () => {
  await publish('eastern-lock');
  await publish('stay', { headline: 'Stay' });
  const { id } = await itemOf('eastern-lock');
  await replace('eastern-lock', { sections: ['weather'] });
  const titles = async (section: string) => (await getFeed(`/feeds/sections/${section}.json`)).items.map(({ title }) => title);
  expect([await titles('harbour'), await titles('weather')]).toEqual([['Stay'], ['Pilots return to the eastern lock']]);
  expect((await itemOf('eastern-lock')).id).toBe(id);
});

describe('a hold', () => {
  test('takes the article out of everything public, without a word, and a release puts it back where it was', async () => {
    await publish('first', { headline: 'First' });
    advanceClock(HOUR_MS);
    await publish('second', { headline: 'Second' });
    const before = await getAllFormats();
    await changeState('first', 'hold');
    const held = await getAllFormats();
    for (const text of Object.values(held)) expect(text).not.toMatch(/article\/first/);
    expect((await get('/articles/first')).status).toBe(404);
    expect(await getText('/sitemap-news.xml')).not.toContain('First');
    expect(await getText('/')).not.toContain('First');
    await changeState('first', 'release');
    const released = await getAllFormats();
    const order = (feed: string) => [...entriesOf('json', feed).keys()];
    expect(order(released.json)).toEqual(order(before.json));
    expect((await get('/articles/first')).status).toBe(303);
  });
});

describe('an expiry', () => {
  test('counts from its very millisecond: the page is 410 and the feeds drop it with the alarm', async () => {
    await publish('short', { headline: 'Short', expires: LATER });
    await publish('long', { headline: 'Long' });
    advanceClock(HOUR_MS - 1);
    await runAlarm();
    expect((await get('/articles/short')).status).toBe(303);
    expect((await itemOf('short')).title).toBe('Short');
    advanceClock(1);
    await runAlarm();
    newIsolate();
    expect((await get('/articles/short')).status).toBe(410);
    const { rss, atom, json } = await getAllFormats();
    for (const text of [rss, json]) expect(text).not.toContain('article/short');
    expect(entriesOf('atom', atom).size).toBe(1);
    expect(atom).toContain(`<at:deleted-entry ref="tag:quay-courier.example,2031:article/short" when="${LATER}"`);
  });

  test('a later expiry keeps the article up, and taking the expiry away keeps it for good', async () => {
    await publish('short', { expires: LATER });
    await replace('short', {});
    advanceClock(2 * HOUR_MS);
    await runAlarm();
    expect((await get('/articles/short')).status).toBe(303);
    expect((await getFeed()).items).toHaveLength(1);
  });
});
