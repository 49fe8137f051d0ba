// The archive behind a feed (RFC 5005 §4): a chain that reaches every article, of pages that stay where they are.
import { beforeEach, describe, expect, test } from 'vitest';
import { advanceClock, HOUR_MS } from '../../../support/worker/clock.ts';
import { changeState, correct, publish, publishMany, replace, setUpPublisher } from '../../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';
import { entriesOf, get, getFeed, getText, previousOf, walkArchive } from '../../../support/worker/reader.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const FORMATS = ['rss', 'atom', 'json'] as const;

async function pageBytes(page: number): Promise<string[]> {
  newIsolate();
  return Promise.all(FORMATS.map((format) => getText(`/feeds/all/archive/${page}.${format}`)));
}

async function pageTags(page: number): Promise<(string | null)[]> {
  newIsolate();
  return Promise.all(FORMATS.map(async (format) => (await get(`/feeds/all/archive/${page}.${format}`)).headers.get('etag')));
}

describe.each(FORMATS)('in %s', (format) => {
  test('every article can be reached from the feed, whatever its date, and each archive page holds fifty', async () => {
    await publishMany(130);
    await publishMany(20, 'dated-', (number) => ({ firstPublished: `2030-01-${String(number).padStart(2, '0')}T00:00:00Z` }));
    const pages = await walkArchive(format);
    expect(new Set(pages.flat()).size).toBe(150);
    expect(pages.slice(1).map((page) => page.length)).toEqual([50, 50, 50]);
  });

  test('a page says that it is an archive, where it is and where the newest is', async () => {
    await publishMany(101);
    const page = await getText(`/feeds/all/archive/2.${format}`);
    if (format === 'json') expect(JSON.parse(page)).toMatchObject({ feed_url: 'http://localhost/feeds/all/archive/2.json' });
    else {
      expect(page).toContain('<fh:archive/>');
      expect(page).toMatch(
        /rel="current" href="http:\/\/localhost\/feeds\/all\.|href="http:\/\/localhost\/feeds\/all\.\w+"[^>]* rel="current"/,
      );
    }
    expect(previousOf(format, page)).toBe(`http://localhost/feeds/all/archive/1.${format}`);
    expect(previousOf(format, await getText(`/feeds/all/archive/1.${format}`))).toBeUndefined();
  });
});

test('a back-dated import is seen by subscribers though fifty newer articles are out', async () => {
  await publishMany(60);
  await publish('old', { headline: 'From the drawer', firstPublished: '2030-01-01T00:00:00Z' });
  expect((await getFeed()).items.at(-1)?.title).toBe('From the drawer');
});

describe('a page', () => {
  test('keeps its bytes and its tag whatever is published, imported, edited or withdrawn elsewhere', async () => {
    await publishMany(100);
    const [bytes, tags] = [await pageBytes(1), await pageTags(1)];
    advanceClock(HOUR_MS);
    await publishMany(60, 'later-');
    await publish('dated', { firstPublished: '2020-01-01T00:00:00Z' });
    await replace('story-70', { headline: 'Edited on page two' }, '?significant=true');
    expect([await pageBytes(1), await pageTags(1)]).toEqual([bytes, tags]);
    expect((await getText('/feeds/all/archive/2.rss')).includes('Edited on page two')).toBe(true);
  });

  test('changes with an article of its own, in that entry alone', async () => {
    await publishMany(60);
    const [bytes, tags] = [await pageBytes(1), await pageTags(1)];
    advanceClock(HOUR_MS);
    await correct('story-7', 'The seventh was the eighth.');
    const [after, tagsAfter] = [await pageBytes(1), await pageTags(1)];
    for (const [index, format] of FORMATS.entries()) {
      expect(tagsAfter[index]).not.toBe(tags[index]);
      const [old, now] = [entriesOf(format, bytes[index] ?? ''), entriesOf(format, after[index] ?? '')];
      const changed = [...now].filter(([id, entry]) => old.get(id) !== entry).map(([id]) => id);
      expect([format, changed]).toEqual([format, ['tag:quay-courier.example,2031:article/story-7']]);
    }
  });

  test('leaves out a held article and keeps its place: no other article moves up', async () => {
    await publishMany(60);
    const before = entriesOf('json', (await pageBytes(1))[2] ?? '');
    await changeState('story-7', 'hold');
    const held = entriesOf('json', (await pageBytes(1))[2] ?? '');
    before.delete('tag:quay-courier.example,2031:article/story-7');
    expect(held).toEqual(before);
    await changeState('story-7', 'release');
    expect(entriesOf('json', (await pageBytes(1))[2] ?? '').size).toBe(50);
  });

  test('exists when it is full, and not before', async () => {
    await publishMany(49);
    expect((await get('/feeds/all/archive/1.rss')).status).toBe(404);
    await publish('fiftieth');
    expect((await get('/feeds/all/archive/1.rss')).status).toBe(200);
    expect((await get('/feeds/all/archive/2.rss')).status).toBe(404);
  });
});

test('an article that leaves a section and comes back has its old place in that section’s archive', async () => {
  await publishMany(60);
  const before = await walkArchive('json', 'sections/harbour');
  await replace('story-10', { sections: ['weather'] });
  expect((await walkArchive('json', 'sections/harbour')).at(-1)).toHaveLength(49);
  await replace('story-10', { sections: ['harbour'] });
  expect(await walkArchive('json', 'sections/harbour')).toEqual(before);
});
