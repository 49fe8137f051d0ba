// The date of what is served (RFC 9110 §8.8.2). A reader that sends only If-Modified-Since must hear of every change, and of no other.
import { runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, test } from 'vitest';
import { publisherSchema } from '../../../src/domain/publisher/publisher.ts';
import { exportAll, restore } from '../../support/worker/backup.ts';
import { catalogue } from '../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { changeState, correct, publish, publishMany, replace, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { get, getText } from '../../support/worker/reader.ts';
import { PUBLISHER } from '../../support/worker/sample.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  advanceClock(MINUTE_MS);
});

const ALL = '/feeds/all.rss';

async function dateOf(path: string): Promise<string> {
  return (await get(path)).headers.get('last-modified') ?? '';
}

/** What a reader is answered that has the copy of that date and sends no tag. */
async function statusSince(path: string, date: string): Promise<number> {
  return (await get(path, { 'if-modified-since': date })).status;
}

/** As after an upgrade: the program has started anew, and remembers nothing. */
async function startAgain(): Promise<void> {
  await runInDurableObject(catalogue(), (_instance, state) => state.abort('upgrade')).catch(() => undefined);
  newIsolate();
}

async function atomUpdated(feed = 'all'): Promise<string | undefined> {
  newIsolate();
  return /<updated>([^<]*)<\/updated>/.exec(await getText(`/feeds/${feed}.atom`))?.[1];
}

describe('a reader that sends only a date', () => {
  test('gets the second of two articles published in one second', async () => {
    await publish('first');
    const date = await dateOf(ALL);
    await publish('second', { headline: 'The second' });
    // Dated by the next second, and not before that begins (RFC 9110 §8.8.2.1).
    expect(await dateOf(ALL)).toBe('');
    expect(await statusSince(ALL, date)).toBe(200);
    advanceClock(SECOND_MS);
    expect(Date.parse(await dateOf(ALL))).toBe(Date.parse(date) + SECOND_MS);
    expect(await statusSince(ALL, date)).toBe(200);
    expect(await statusSince(ALL, await dateOf(ALL))).toBe(304);
  });

  test('gets each of five changes made in one second', async () => {
    await publish('first');
    const date = await dateOf(ALL);
    for (let number = 1; number <= 4; number++) {
      await correct('first', `Correction ${number}.`);
      expect(await statusSince(ALL, date)).toBe(200);
      expect(await dateOf(ALL)).toBe('');
    }
    advanceClock(4 * SECOND_MS);
    expect(Date.parse(await dateOf(ALL))).toBe(Date.parse(date) + 4 * SECOND_MS);
  });

  test('is given no date in the future, and a date again after a minute, however many changes one second has', async () => {
    await publishMany(80);
    expect(await dateOf(ALL)).toBe('');
    advanceClock(MINUTE_MS - SECOND_MS);
    expect(await dateOf(ALL)).toBe('');
    advanceClock(SECOND_MS);
    expect(Date.parse(await dateOf(ALL))).toBe(Date.now());
  });

  test('gets new settings that were sent to another isolate', async () => {
    await publish('first');
    advanceClock(MINUTE_MS);
    const date = await dateOf(ALL);
    const changed = publisherSchema.parse({ ...PUBLISHER, description: 'Ports and tides.' });
    await catalogue().setPublisher(changed, ['*'], { name: 'another isolate' });
    advanceClock(2 * SECOND_MS);
    for (const path of [ALL, '/feeds', '/', '/terms']) expect([path, await statusSince(path, date)]).toEqual([path, 200]);
    expect(Date.parse(await dateOf(ALL))).toBeGreaterThan(Date.parse(date));
  });

  test('gets new settings and an article of the same second, in either order', async () => {
    await publish('first');
    const dates = [await dateOf(ALL)];
    const changes = [
      () => setUpPublisher({ description: 'Ports and tides.' }),
      () => setUpPublisher({ description: 'Tides and ports.' }),
      () => publish('second'),
    ];
    for (const change of changes) {
      await change();
      expect(await statusSince(ALL, dates.at(-1) ?? '')).toBe(200);
      advanceClock(SECOND_MS);
      dates.push(await dateOf(ALL));
    }
    expect([...dates].sort((a, b) => Date.parse(a) - Date.parse(b))).toEqual(dates);
  });

  test('gets the feed again after a restore of an older state', async () => {
    await publish('first');
    const backup = await exportAll();
    advanceClock(HOUR_MS);
    await publish('second', { headline: 'After the backup' });
    const date = await dateOf(ALL);
    advanceClock(MINUTE_MS);
    expect((await restore(backup)).status).toBe(200);
    newIsolate();
    expect(await statusSince(ALL, date)).toBe(200);
    expect(await getText(ALL)).not.toContain('After the backup');
  });

  test.each([ALL, '/feeds/all.atom', '/feeds/all.json', '/feeds/all', '/feeds', '/', '/terms', '/feeds.opml', '/sitemap-news.xml'])(
    'gets the feed again from a program that writes other bytes for the same articles: %s',
    async (path) => {
      await publish('first');
      const date = await dateOf(path);
      await runInDurableObject(catalogue(), (_instance, state) =>
        state.storage.sql.exec(`UPDATE setting SET value = '1' WHERE name = 'composition'`),
      );
      await startAgain();
      expect(await statusSince(path, date)).toBe(200);
      advanceClock(SECOND_MS);
      const later = await dateOf(path);
      expect(Date.parse(later)).toBeGreaterThan(Date.parse(date));
      advanceClock(HOUR_MS);
      await startAgain();
      expect(await statusSince(path, later)).toBe(304);
    },
  );

  test('gets the news sitemap again when an article has become too old for it', async () => {
    const sitemap = '/sitemap-news.xml';
    await publish('old', { headline: 'Two days old' });
    advanceClock(HOUR_MS);
    await publish('new', { headline: 'Fresh' });
    const date = await dateOf(sitemap);
    advanceClock(2 * DAY_MS - HOUR_MS - SECOND_MS);
    expect(await statusSince(sitemap, date)).toBe(304);
    advanceClock(SECOND_MS);
    expect(await statusSince(sitemap, date)).toBe(200);
    expect(await dateOf(sitemap)).toBe('Sat, 03 Mar 2040 12:01:00 GMT');
    expect(await getText(sitemap)).not.toContain('Two days old');
  });
});

describe('the date that an Atom feed itself tells', () => {
  test('never runs backwards, though the newest article is held', async () => {
    await publish('old');
    advanceClock(HOUR_MS);
    await publish('new');
    const before = await atomUpdated();
    expect(before).toBe('2040-03-01T13:01:00.000Z');
    advanceClock(HOUR_MS);
    await changeState('new', 'hold');
    for (const feed of ['all', 'sections/harbour', 'subjects/pilots']) expect([feed, await atomUpdated(feed)]).toEqual([feed, before]);
    await correct('old', 'It was the western lock.');
    expect(await atomUpdated()).toBe('2040-03-01T14:01:00.000Z');
  });
});

test('nobody outside hears that a held article is edited, in no feed’s tag or date', async () => {
  await publish('held', { headline: 'To be held' });
  await publish('other');
  await changeState('held', 'hold');
  advanceClock(MINUTE_MS);
  const before = await standings();
  advanceClock(MINUTE_MS);
  await replace('held', { headline: 'Edited while held', sections: ['weather', 'harbour'] }, '?significant=true');
  await correct('held', 'Corrected while held.');
  expect(await standings()).toEqual(before);
});

async function standings() {
  newIsolate();
  const feeds = ['all', 'sections/harbour', 'subjects/pilots', 'authors/ada-brink'];
  const paths = feeds.flatMap((feed) => ['.rss', '.atom', '.json', ''].map((ending) => `/feeds/${feed}${ending}`));
  const answers = [];
  for (const path of [...paths, '/', '/feeds', '/feeds.opml', '/sitemap-news.xml']) {
    const { status, headers } = await get(path);
    answers.push([path, status, headers.get('etag'), headers.get('last-modified')]);
  }
  return answers;
}
