// A change of the publisher's settings reaches everybody who has a copy: by the entity tag, and by the date alone.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { publisherSchema } from '../../../src/domain/publisher/publisher.ts';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { catalogue } from '../../support/worker/catalogue.ts';
import { advanceClock, fromNow, MINUTE_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { get } from '../../support/worker/reader.ts';
import { PUBLISHER } from '../../support/worker/sample.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher({ sections: SECTIONS });
  await publish('eastern-lock', { by: { desks: ['night-desk'] } });
  await publish('wire', { by: { desks: ['night-desk'] }, source: 'Tidewater Wire', firstPublished: fromNow(-MINUTE_MS) });
  advanceClock(MINUTE_MS);
});

const { sections: SECTIONS } = PUBLISHER;
const [HARBOUR, WEATHER, CODE] = SECTIONS;

const CHANGES: Readonly<Record<string, Record<string, unknown>>> = {
  'a section is added': { sections: [...SECTIONS, { code: 'arts', name: 'Arts' }] },
  'a section is renamed': { sections: [{ ...HARBOUR, name: 'Port' }, WEATHER, CODE] },
  'a section is described': { sections: [{ ...HARBOUR, description: 'All that floats.' }, WEATHER, CODE] },
  'the sections have another order': { sections: [CODE, WEATHER, HARBOUR] },
  'a section without articles is removed': { sections: [HARBOUR, WEATHER] },
  'a desk is renamed': { desks: [{ code: 'night-desk', name: 'The Night Desk', section: 'harbour' }] },
  'the publisher is renamed': { name: 'The Quay Post' },
  'the description changes': { description: 'Ports.' },
  'the language changes': { language: 'en-US' },
  'the time zone changes': { timeZone: 'Asia/Tokyo' },
  'the notice changes': { houseLine: '© {year} The Quay Courier. Some rights reserved.' },
  'the contact changes': { licensingContact: 'rights@quay-courier.example' },
  'the site moves': { siteUrl: 'https://quay-courier.example/' },
  'public feeds get whole texts': { publicContent: 'full' },
  'third-party copy is public in full': { publicContent: 'full', thirdPartyContent: { default: 'full' } },
  'third-party copy is unlisted': { thirdPartyContent: { default: 'none' } },
  'an icon is added': { iconUrl: 'https://www.quay-courier.example/icon.png', faviconUrl: 'https://www.quay-courier.example/favicon.png' },
};

const PATHS = [
  '/',
  '/feeds',
  '/terms',
  '/problems',
  '/feeds.opml',
  '/feeds.opml?include=subjects,authors',
  '/sitemap-news.xml',
  '/manifest.webmanifest',
  '/feeds/all',
  '/feeds/sections/harbour',
  '/feeds/sections/weather',
  '/feeds/authors/night-desk',
  ...['all', 'sections/harbour', 'sections/weather', 'authors/night-desk'].flatMap((feed) =>
    ['rss', 'atom', 'json'].map((format) => `/feeds/${feed}.${format}`),
  ),
];

interface Copy {
  body: string;
  etag: string;
  date: string;
}

async function copyOf(path: string): Promise<Copy> {
  const answer = await get(path);
  return {
    body: await answer.text(),
    etag: answer.headers.get('etag') ?? 'none',
    date: answer.headers.get('last-modified') ?? 'none',
  };
}

async function copies(): Promise<Map<string, Copy>> {
  const found = new Map<string, Copy>();
  for (const path of PATHS) found.set(path, await copyOf(path));
  return found;
}

/** The paths whose bytes have changed, and those of them where a client with the old copy is told that it is current. */
async function stale(before: ReadonlyMap<string, Copy>): Promise<{ changed: string[]; stale: string[] }> {
  const changed: string[] = [];
  const wrong: string[] = [];
  for (const [path, { body, etag, date }] of before) {
    if ((await copyOf(path)).body === body) continue;
    changed.push(path);
    if ((await get(path, { 'if-none-match': etag })).status !== 200) wrong.push(`${path} by its tag`);
    if ((await get(path, { 'if-modified-since': date })).status !== 200) wrong.push(`${path} by its date`);
  }
  return { changed, stale: wrong };
}

describe.each(Object.entries(CHANGES))('when %s', (_what, change) => {
  test.each([
    ['in the isolate that changed it', () => setUpPublisher(change)],
    [
      'in another isolate, two seconds later',
      async () => {
        await catalogue().setPublisher(publisherSchema.parse({ ...PUBLISHER, ...change }), ['*'], { name: 'another isolate' });
        advanceClock(2 * SECOND_MS);
      },
    ],
    ['in an isolate that has just started', () => setUpPublisher(change).then(newIsolate)],
  ])('nobody is told that an old copy is current: %s', async (_where, make) => {
    const before = await copies();
    await make();
    const { changed, stale: wrong } = await stale(before);
    expect(wrong).toEqual([]);
    expect(changed).not.toEqual([]);
  });
});

test.each(PATHS)('a copy that was made while the settings changed is not dated by the change: %s', async (path) => {
  newIsolate();
  const { publisher } = Catalogue.prototype;
  const changed = publisherSchema.parse({ ...PUBLISHER, name: 'The Quay Post', houseLine: '© {year} The Quay Post.' });
  vi.spyOn(Catalogue.prototype, 'publisher').mockImplementationOnce(function (this: Catalogue) {
    const before = publisher.call(this);
    // The settings are stored before the call returns.
    void this.setPublisher(changed, ['*'], { name: 'another isolate' });
    advanceClock(3 * SECOND_MS);
    return before as never;
  });
  const mixed = await copyOf(path);
  advanceClock(3 * SECOND_MS);
  if ((await copyOf(path)).body === mixed.body) return;
  expect((await get(path, { 'if-modified-since': mixed.date })).status).toBe(200);
  expect((await get(path, { 'if-none-match': mixed.etag })).status).toBe(200);
});

test('a page shows the date of the newest article, so it changes with an article that is in no feed of its own', async () => {
  const before = await copies();
  advanceClock(24 * 60 * MINUTE_MS);
  await publish('gale', { sections: ['weather'], subjects: ['Storms'], by: { names: ['Jon Falk'] } });
  const { changed, stale: wrong } = await stale(before);
  expect(wrong).toEqual([]);
  expect(changed).toContain('/feeds/sections/harbour');
});

test('the preview of a feed has the date of what it shows', async () => {
  const headers = { 'sec-fetch-dest': 'document', accept: 'text/html' };
  const first = await get('/feeds/all.rss', headers);
  expect(first.headers.get('content-type')).toContain('text/html');
  const date = first.headers.get('last-modified') ?? '';
  await publish('gale', { headline: 'Gale' });
  const answer = await get('/feeds/all.rss', { ...headers, 'if-modified-since': date });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('Gale');
});
