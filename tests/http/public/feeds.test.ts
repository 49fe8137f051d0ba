// Which feeds there are, what stands in them and in what order, and what never does.
import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { flush } from '../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, fromNow, HOUR_MS } from '../../support/worker/clock.ts';
import { callDesk, changeState, publish, publishMany, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { entriesOf, get, getAllFormats, getFeed, getText, titlesOf } from '../../support/worker/reader.ts';
import { publicAddresses } from '../../support/worker/routes.ts';
import { article } from '../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

test('an article stands in the feed of everything, of its sections, its subjects, its authors and its desk', async () => {
  await publish('eastern-lock', {
    sections: ['harbour', 'weather'],
    subjects: ['Pilots', 'Tugs'],
    by: { names: ['Ada Brink'], desks: ['Night Desk'] },
  });
  await publish('other', { headline: 'Other', sections: ['code'], subjects: [], by: {} });
  for (const feed of [
    'sections/harbour',
    'sections/weather',
    'subjects/pilots',
    'subjects/tugs',
    'authors/ada-brink',
    'authors/night-desk',
  ]) {
    expect([feed, await titlesOf(`/feeds/${feed}.json`)]).toEqual([feed, ['Pilots return to the eastern lock']]);
    expect([feed, (await get(`/feeds/${feed}`)).status]).toEqual([feed, 200]);
  }
  expect(await titlesOf()).toEqual(['Other', 'Pilots return to the eastern lock']);
});

test('a feed that nobody defined is 404, in every format and as a page', async () => {
  await publish('eastern-lock');
  for (const feed of ['sections/sport', 'subjects/none', 'authors/nobody', 'tags/pilots']) {
    for (const ending of ['.rss', '.atom', '.json', ''])
      expect([feed, ending, (await get(`/feeds/${feed}${ending}`)).status]).toEqual([feed, ending, 404]);
  }
});

test('before a publisher is set up there is nothing to read, and the front page says what to do', async () => {
  await reset();
  newIsolate();
  expect((await get('/')).status).toBe(200);
  for (const path of ['/feeds/all.rss', '/feeds.opml', '/sitemap-news.xml', '/terms'])
    expect([path, (await get(path)).status]).toEqual([path, 404]);
});

test('entries are ordered by first publication, of equals the later one first, and an edit changes no place', async () => {
  await publish('b', { headline: 'B', firstPublished: '2040-02-01T00:00:00Z' });
  await publish('a', { headline: 'A', firstPublished: '2040-01-01T00:00:00Z' });
  await publish('c', { headline: 'C', firstPublished: '2040-02-01T00:00:00Z' });
  expect(await titlesOf()).toEqual(['C', 'B', 'A']);
  for (const [format, document] of Object.entries(await getAllFormats())) {
    const keys = [...entriesOf(format as 'rss', document).keys()].map((id) => id.split('/').at(-1));
    expect([format, keys]).toEqual([format, ['c', 'b', 'a']]);
  }
});

describe('the OPML', () => {
  test('lists every feed there is, and no other', async () => {
    await publish('eastern-lock', { subjects: ['C++', 'Pilots & Tugs'] });
    const opml = await getText('/feeds.opml?include=subjects,authors');
    const addresses = [...opml.matchAll(/xmlUrl="([^"]*)"/g)].map(([, url]) => url?.replace('http://localhost/feeds/', ''));
    expect(addresses.sort()).toEqual(
      [
        'all.rss',
        'authors/ada-brink.rss',
        'sections/harbour.rss',
        'sections/weather.rss',
        'sections/code.rss',
        'subjects/c-2ead05.rss',
        'subjects/pilots-tugs.rss',
      ].sort(),
    );
    expect(opml).toContain('Pilots &amp; Tugs');
    for (const address of addresses) expect([address, (await get(`/feeds/${address}`)).status]).toEqual([address, 200]);
  });
});

describe('the news sitemap', () => {
  test('names what came out in the last forty-eight hours, and drops it to the millisecond', async () => {
    await publish('eastern-lock', { headline: 'Pilots & tugs' });
    advanceClock(2 * DAY_MS - 1);
    newIsolate();
    const sitemap = await getText('/sitemap-news.xml');
    expect(sitemap).toContain('<loc>https://www.quay-courier.example/harbour/eastern-lock</loc>');
    expect(sitemap).toContain('Pilots &amp; tugs');
    advanceClock(1);
    expect(await getText('/sitemap-news.xml')).not.toContain('eastern-lock');
  });

  test('names nothing held, withdrawn or expired', async () => {
    for (const key of ['held', 'gone', 'stays']) await publish(key, { headline: key });
    await changeState('held', 'hold');
    await withdraw('gone');
    const sitemap = await getText('/sitemap-news.xml');
    expect([...sitemap.matchAll(/<loc>[^<]*\/([^/<]*)<\/loc>/g)].map(([, key]) => key)).toEqual(['stays']);
  });
});

test('robots may fetch feeds, and not the desk', async () => {
  const robots = await getText('/robots.txt');
  expect(robots).toMatch(/^Allow: \/$/m);
  expect(robots).toMatch(/^Disallow: \/desk\/$/m);
  expect(robots).not.toMatch(/Disallow: \/feeds/);
});

test('copy taken from another’s feed names that feed in Atom (RFC 4287 §4.2.11), and in RSS where it is', async () => {
  const sourceFeed = { id: 'tag:tideline.example,2030:feed & more', title: 'Tideline & co', url: 'https://tideline.example/feed?a=1&b=2' };
  const spaced = await callDesk('PUT', '/desk/articles/agency', { body: article({ source: 'Tideline Agency', sourceFeed }) });
  expect([spaced.status, JSON.stringify(spaced.body)]).toEqual([422, expect.stringContaining('/sourceFeed/id')]);
  await publish('agency', { source: 'Tideline Agency', sourceFeed: { ...sourceFeed, id: 'tag:tideline.example,2030:feed&more' } });
  const { rss, atom } = await getAllFormats();
  const { firstPublished } = (await callDesk<{ firstPublished: string }>('GET', '/desk/articles/agency')).body;
  expect(atom).toContain('<source>\n<id>tag:tideline.example,2030:feed&amp;more</id>\n<title type="text">Tideline &amp; co</title>');
  expect(atom).toContain(
    `<updated>${firstPublished}</updated>\n<link rel="self" href="https://tideline.example/feed?a=1&amp;b=2"/>\n</source>`,
  );
  expect(rss).toContain('<source url="https://tideline.example/feed?a=1&amp;b=2">Tideline Agency</source>');
  const own = await callDesk('PUT', '/desk/articles/own', { body: article({ sourceFeed: { id: 'tag:a,2030:b', title: 'Ours' } }) });
  expect([own.status, JSON.stringify(own.body)]).toEqual([422, expect.stringContaining('"/sourceFeed"')]);
});

test('copy of others carries its holder’s notice and licence, in every format, and never the house’s', async () => {
  await publish('agency', {
    source: 'Tideline Agency',
    copyrightNotice: '© Tideline. No reuse.',
    licence: { url: 'https://tideline.example/licence' },
  });
  for (const [format, document] of Object.entries(await getAllFormats())) {
    const [entry = ''] = entriesOf(format as 'rss', document).values();
    expect([format, entry.includes('© Tideline. No reuse.'), entry.includes('https://tideline.example/licence')]).toEqual([
      format,
      true,
      true,
    ]);
    expect([format, entry.includes('The Quay Courier. All rights reserved.')]).toEqual([format, false]);
  }
});

test('the desk’s own notes are on no public surface and not in KV', async () => {
  await publishMany(50, 'story-', () => ({ edNote: 'PRIVATE: call the harbour master first' }));
  await publish('eastern-lock', { edNote: 'PRIVATE: unpaid' });
  await publish('gone', { edNote: 'PRIVATE: sued', expires: fromNow(HOUR_MS) });
  await withdraw('gone');
  await flush();
  newIsolate();
  for (const path of [...publicAddresses(), '/articles/gone'])
    expect([path, await (await get(path)).text()]).toEqual([path, expect.not.stringMatching(/PRIVATE|took it back/)]);
  for (const { name } of (await env.REPLICA.list()).keys) {
    expect([name, await env.REPLICA.get(name)]).toEqual([name, expect.not.stringMatching(/PRIVATE|took it back/)]);
  }
});

test('a feed names its own address, without the query of the request', async () => {
  await publish('eastern-lock');
  expect((await getFeed('/feeds/sections/harbour.json')).feed_url).toBe('http://localhost/feeds/sections/harbour.json');
  expect(await getText('/feeds/all.rss?utm_source=x')).toContain('<atom:link rel="self" href="http://localhost/feeds/all.rss"');
});

test('after the clock is set back the freshness record is read again', async () => {
  await publish('eastern-lock');
  await getText('/feeds/all.rss');
  const asked = vi.spyOn(Catalogue.prototype, 'freshness');
  advanceClock(-HOUR_MS);
  await getText('/feeds/all.rss');
  await getText('/feeds/all.rss');
  expect(asked).toHaveBeenCalledTimes(1);
});
