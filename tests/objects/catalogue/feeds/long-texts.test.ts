// Feeds of whole texts: a document has every entry, and the texts that it has room for. A long document crosses every limit of the platform.
import { exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Catalogue } from '../../../../src/objects/catalogue.ts';
import { breakCatalogue, flush } from '../../../support/worker/catalogue.ts';
import { advanceClock, HOUR_MS, MINUTE_MS } from '../../../support/worker/clock.ts';
import { correct, publish, publishMany, setUpPublisher } from '../../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';
import { entriesOf, get, getAllFormats, getFeed, getText, type JsonFeed, walkArchive } from '../../../support/worker/reader.ts';

isolateTests();
beforeEach(() => setUpPublisher({ publicContent: 'full' }));

const FORMATS = ['rss', 'atom', 'json'] as const;
const SHORTENED = 'This feed has no room for the whole text.';

/** A text of about that many kilobytes. */
function textOf(kilobytes: number, words = 'Ten words of a long text that has no end.'): string {
  return `<p>${`${words} `.repeat(Math.ceil((kilobytes * 1_000) / new TextEncoder().encode(`${words} `).length))}</p>`;
}

/** For each entry of a document, the newest first: whether it says that it was shortened. */
function shortened(format: (typeof FORMATS)[number], document: string): boolean[] {
  return [...entriesOf(format, document).values()].map((entry) => entry.includes(SHORTENED));
}

test('a feed of long articles has each, the first ones whole; an entry without room says so in every format, and has its summary, its notice and the link', async () => {
  await publishMany(8, 'long-', () => ({ bodyHtml: textOf(230), standfirst: 'What it is about.' }));
  newIsolate();
  const documents = await getAllFormats();
  for (const format of FORMATS) {
    expect([format, shortened(format, documents[format])]).toEqual([format, [...Array(7).fill(false), true]]);
    const last = [...entriesOf(format, documents[format]).values()].at(-1) ?? '';
    expect(last).toContain('What it is about.');
    expect(last).toContain('© 2040 The Quay Courier. All rights reserved.');
    expect(last.replaceAll('\\"', '"').replaceAll('&quot;', '"')).toContain('href="https://www.quay-courier.example/harbour/long-1"');
    expect(last).not.toContain('Ten words of a long text that has no end. Ten words of a long text that has no end. Ten words of a long');
  }
  // It is longer than a message.
  await publish('long-9', { bodyHtml: textOf(230) });
  newIsolate();
  const { items } = await getFeed();
  expect(items.map(({ content_html: html }) => html.length > 200_000)).toEqual([...Array(7).fill(true), false, false]);
});

test('an archive page of long articles has all fifty, and the same of them are whole in every format', async () => {
  await publishMany(50, 'long-', () => ({ bodyHtml: textOf(40) }));
  newIsolate();
  for (const format of FORMATS) {
    const found = shortened(format, await getText(`/feeds/all/archive/1.${format}`));
    // 38 texts of 40 kB are the first that come to 1.5 MB.
    expect([format, found]).toEqual([format, [...Array(38).fill(false), ...Array(12).fill(true)]]);
  }
  expect(new Set((await walkArchive('atom')).flat()).size).toBe(50);
});

test('a document of more than 900 kB comes from the Catalogue as a stream, and whole, also in letters that take two bytes', async () => {
  await publishMany(4, 'long-', () => ({ bodyHtml: textOf(250, 'Первый буксир вышел на рассвете.') }));
  const answers = vi.spyOn(Catalogue.prototype, 'feed');
  newIsolate();
  const fromCatalogue = await getText('/feeds/all.json');
  expect(await answers.mock.results[0]?.value).toHaveProperty('stream');
  expect((JSON.parse(fromCatalogue) as JsonFeed).items.map(({ content_html: html }) => html.length > 130_000)).toEqual(Array(4).fill(true));
  await flush();
  answers.mockClear();
  newIsolate();
  expect(await getText('/feeds/all.json')).toBe(fromCatalogue);
  expect(answers).not.toHaveBeenCalled();
});

test('an archive page of more than 900 kB comes from the Catalogue as a stream, and a shorter one does not', async () => {
  await publishMany(50, 'long-', () => ({ bodyHtml: textOf(30) }));
  await publishMany(50, 'short-');
  const answers = vi.spyOn(Catalogue.prototype, 'archivePage');
  newIsolate();
  await getText('/feeds/all/archive/1.json');
  await getText('/feeds/all/archive/2.json');
  expect(await answers.mock.results[0]?.value).toHaveProperty('stream');
  expect(await answers.mock.results[1]?.value).toHaveProperty('json');
});

test('a correction of the longest allowed text changes its own entry alone', async () => {
  await publishMany(45, 'long-', () => ({ bodyHtml: textOf(30) }));
  newIsolate();
  const before = entriesOf('json', await getText('/feeds/all.json'));
  advanceClock(HOUR_MS);
  await correct('long-7', 'A number was wrong.');
  newIsolate();
  const after = entriesOf('json', await getText('/feeds/all.json'));
  expect([...after].filter(([id, entry]) => before.get(id) !== entry).map(([id]) => id)).toEqual([
    'tag:quay-courier.example,2031:article/long-7',
  ]);
});

describe('while the Catalogue is down', () => {
  test('an isolate that has just started serves the long feed from KV, for an hour after the last heartbeat', async () => {
    await publishMany(8, 'long-', () => ({ bodyHtml: textOf(230) }));
    await flush();
    newIsolate();
    const before = await getAllFormats();
    await exports.default.scheduled();
    newIsolate();
    breakCatalogue();
    expect(await getAllFormats()).toEqual(before);
    expect((await get('/feeds/all.json')).headers.get('cloudflare-cdn-cache-control')).toMatch(/^public, max-age=15\b/);
  });

  test('an isolate that knows the feed serves it for an hour, and not longer', async () => {
    await publishMany(8, 'long-', () => ({ bodyHtml: textOf(230) }));
    await flush();
    newIsolate();
    expect((await get('/feeds/all.rss')).status).toBe(200);
    breakCatalogue();
    advanceClock(HOUR_MS - MINUTE_MS);
    // Another format, which this isolate has not rendered, comes from KV.
    expect((await get('/feeds/all.atom')).status).toBe(200);
    advanceClock(MINUTE_MS + 1);
    expect((await get('/feeds/all.atom')).status).toBe(503);
  });
});
