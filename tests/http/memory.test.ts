// An isolate has room for little, and anybody can ask it for anything: nobody who was answered before is answered otherwise after a flood.
import { beforeEach, describe, expect, test } from 'vitest';
import { publish, publishMany, setUpPublisher } from '../support/worker/desk.ts';
import { isolateTests } from '../support/worker/isolation.ts';
import { type Licensee, licensee, pull, textOf } from '../support/worker/partner.ts';
import { get } from '../support/worker/reader.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publishMany(60);
});

const BROWSER = { 'sec-fetch-dest': 'document', accept: 'text/html' };

interface Copy {
  status: number;
  etag: string;
  text: string;
}

async function copyIn(answer: Response): Promise<Copy> {
  return { status: answer.status, etag: answer.headers.get('etag') ?? '', text: await textOf(answer) };
}

/** Addresses that strangers make up, each asked for once. */
async function strangers(count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    for (const [path, headers] of [
      [`/n${number}`, BROWSER],
      [`/feeds?subjects=${number}`, BROWSER],
      [`/feeds/subjects/n${number}.rss`, {}],
      [`/feeds/all.json?utm_source=${number}`, {}],
    ] as const)
      await (await get(path, headers)).arrayBuffer();
  }
}

describe('after a flood of addresses that strangers made up', () => {
  const FEEDS = ['/feeds/all.rss', '/feeds/all.atom', '/feeds/sections/harbour.json', '/feeds/all/archive/1.rss'];
  const readAll = () => Promise.all(FEEDS.map(async (path) => await copyIn(await get(path))));

  test('a reader gets the same bytes under the same ETag, and a 304 for it', async () => {
    const before = await readAll();
    expect(before.map(({ status }) => status)).toEqual(FEEDS.map(() => 200));
    await strangers(100);
    expect(await readAll()).toEqual(before);
    for (const [index, { etag }] of before.entries())
      expect([FEEDS[index], (await get(FEEDS[index] ?? '', { 'if-none-match': etag })).status]).toEqual([FEEDS[index], 304]);
  });

  test('an article that is published then is in the next feed', async () => {
    await readAll();
    await strangers(50);
    await publish('afterwards', { headline: 'After the flood' });
    for (const { text } of (await readAll()).slice(0, 3)) expect(text).toContain('After the flood');
  });
});

describe('beside partners with very long agreements', () => {
  const OTHERS = 12;
  /** Much text, and nothing that it takes away. */
  const LONG = {
    sources: { include: ['own', ...names(199, 'Agency')], exclude: names(200, 'Rival') },
    subjects: { exclude: Array.from({ length: 200 }, (_, index) => `${'subject-'.repeat(7)}${index}`) },
  };

  function names(count: number, word: string): string[] {
    return Array.from({ length: count }, (_, index) => `${word} ${index} ${'of the harbour '.repeat(12)}`.trim());
  }

  const referenceOf = (index: number) => `QC-2040-${100 + index}`;
  const feedOf = async (key: string, headers: Record<string, string> = {}) => copyIn(await pull(key, '/v1/feed.rss?limit=5', { headers }));

  async function others(): Promise<Licensee[]> {
    const found: Licensee[] = [];
    for (let index = 0; index < OTHERS; index++) {
      const terms = { reference: referenceOf(index), scope: LONG, notice: { licenceLine: 'By {reference}.' } };
      found.push(await licensee({ id: `partner-${index}`, name: `Partner ${index}`, terms }));
    }
    return found;
  }

  test('each partner gets copy with its own notice, and a 304 when it comes again', async () => {
    const gazette = await licensee({ terms: { notice: { licenceLine: 'For the Gazette alone.' } } });
    const before = await feedOf(gazette.key);
    expect(before.text).toContain('For the Gazette alone.');
    const first = await Promise.all((await others()).map(async ({ key }) => ({ key, ...(await feedOf(key)) })));
    for (const [index, { text }] of first.entries()) {
      const named = new Set([...text.matchAll(/By (QC-2040-\d+)\./g)].map(([, reference]) => reference));
      expect([index, [...named]]).toEqual([index, [referenceOf(index)]]);
    }
    for (const { key, etag } of first) expect((await feedOf(key, { 'if-none-match': etag })).status).toBe(304);
    expect(await feedOf(gazette.key)).toEqual(before);
    expect((await feedOf(gazette.key, { 'if-none-match': before.etag })).status).toBe(304);
  });
});
