// What an isolate remembers fits into 64 MB of the 128 that Cloudflare gives it, whatever strangers and partners ask for.

import { env } from 'cloudflare:workers';
import type { Context } from 'hono';
import { describe, expect, test, vi } from 'vitest';
import { agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import type { LicenceSnapshot } from '../../../src/domain/partners/licence.ts';
import { publisherSchema } from '../../../src/domain/publisher/publisher.ts';
import type { AppEnv } from '../../../src/http/bindings.ts';
import { entityTag } from '../../../src/http/isolate/entity-tag.ts';
import { hostOf, Isolate } from '../../../src/http/isolate/isolate.ts';
import { LruCache, textBytes } from '../../../src/http/isolate/lru-cache.ts';
import { MEMORY_BYTES, MemoryBudget } from '../../../src/http/isolate/memory-budget.ts';
import { catalogueSource } from '../../../src/http/licensed/sources/catalogue-source.ts';
import Worker from '../../../src/worker.ts';
import { publish, setUpPublisher } from '../../support/worker/desk.ts';
import { host, isolateTests } from '../../support/worker/isolation.ts';
import { TERMS } from '../../support/worker/partner-object.ts';
import { get } from '../../support/worker/reader.ts';
import { PUBLISHER } from '../../support/worker/sample.ts';

isolateTests();

describe('a cache', () => {
  test('counts the names too: of ten thousand long ones with nothing to them no more are kept than fit', () => {
    const cache = new LruCache<string>(() => 0, 100_000);
    for (let number = 0; number < 10_000; number++) cache.set(String(number).padStart(100, '0'), '');
    expect(cache.bytes).toBeLessThanOrEqual(100_000);
    expect(cache.bytes).toBeGreaterThan(99_000);
  });

  test('takes no more room when what is there is set again', () => {
    const cache = new LruCache<string>(textBytes, 10_000);
    cache.set('a', 'x'.repeat(40));
    const before = cache.bytes;
    for (let time = 0; time < 10; time++) cache.set('a', 'y'.repeat(40));
    expect([cache.bytes, cache.get('a')]).toEqual([before, 'y'.repeat(40)]);
  });

  test('lets the entry go first that was used longest ago', () => {
    const cache = new LruCache<string>(() => 1_000, 3_500);
    for (const name of ['a', 'b', 'c']) cache.set(name, name);
    cache.get('a');
    cache.set('d', 'd');
    expect(['a', 'b', 'c', 'd'].filter((name) => cache.get(name) !== undefined)).toEqual(['a', 'c', 'd']);
  });

  test('gets a share of the budget, which cannot be given away twice', () => {
    const budget = new MemoryBudget(1_000);
    budget.cache<string>(600, textBytes);
    expect(() => budget.cache<string>(500, textBytes)).toThrow('more than 1000');
  });
});

test('strangers who open addresses that are not there, pages with queries and spellings of feeds leave an isolate within its budget', async () => {
  await setUpPublisher();
  await publish('eastern-lock');
  const browser = { 'sec-fetch-dest': 'document', accept: 'text/html' };
  const ask = async (path: string, headers: Record<string, string>) => (await get(path, headers)).arrayBuffer();
  const round = async (from: number) => {
    for (let number = from; number < from + 150; number++) {
      await ask(`/n${number}`, browser);
      await ask(`/feeds?subjects=${number + 1}`, browser);
      await ask(`/feeds/subjects/s${number}.rss`, {});
      await ask(`/feeds/all.${['rss', 'atom', 'json'][number % 3]}?v=${number}`, {});
      await ask(`/sitemap-news.xml?${number}`, {});
    }
    return Worker.isolate.memory.bytes;
  };
  const first = await round(0);
  const second = await round(1_000);
  expect(second).toBeLessThan(MEMORY_BYTES);
  // Pages of errors are not remembered, and neither are whole documents by their text.
  expect(second - first).toBeLessThan(1024 * 1024);
});

test('the tag of a short text is remembered, and that of a whole page is not: it would take the room of the page', async () => {
  const digest = vi.spyOn(crypto.subtle, 'digest');
  const countOf = async (text: string) => {
    const before = digest.mock.calls.length;
    expect(await entityTag(host(), [text])).toBe(await entityTag(host(), [text]));
    return digest.mock.calls.length - before;
  };
  expect([await countOf('memory-test'), await countOf('x'.repeat(2_000))]).toEqual([1, 2]);
});

test('an isolate that meets a thousand partners with agreements of a quarter of a megabyte remembers some of them', () => {
  const { snapshots } = new Isolate();
  const terms = { note: 'x'.repeat(256 * 1024) };
  for (let number = 0; number < 1_000; number++) snapshots.set(String(number), { agreement: { terms } } as unknown as LicenceSnapshot);
  const kept = Array.from({ length: 1_000 }, (_, number) => snapshots.get(String(number))).filter((snapshot) => snapshot !== undefined);
  expect(kept.length).toBeGreaterThan(5);
  expect(kept.length).toBeLessThan(50);
});

const FRESH = { epoch: 'e', head: 1, settings: 1, askedMs: 0, withdrawn: new Map<string, number>(), outage: false };

/** Licensed to everything but two hundred subjects with long names: some thirteen kilobytes of scope. */
function snapshotOfWideScope(): LicenceSnapshot {
  const subjects = { exclude: Array.from({ length: 200 }, (_, n) => `${'subject-'.repeat(7)}${n}`) };
  const terms = agreementSchema.parse({ ...TERMS, scope: { subjects } });
  return { agreement: { id: 'main', version: 1, made: '', sha256: '', terms }, scopes: [] } as unknown as LicenceSnapshot;
}

test('a page of a wide scope takes no more room than one of a narrow one, however many are asked for', async () => {
  const candidates = vi.fn(() => Promise.resolve({ epoch: 'e', head: 1, candidates: [], withdrawn: [] }));
  const bindings = hostOf({ ...env, CATALOGUE: { getByName: () => ({ candidates }) } } as unknown as Env, new Isolate());
  const context = { env: bindings, get: () => ({ isCounted: true }) } as unknown as Context<AppEnv>;
  const snapshot = snapshotOfWideScope();
  const pageSince = (minute: number) => {
    const filters = { since: new Date(minute * 60_000).toISOString() };
    return catalogueSource(context, FRESH, publisherSchema.parse(PUBLISHER)).candidates(snapshot, { filters, limit: 50 });
  };
  for (let minute = 0; minute < 1_000; minute++) await pageSince(minute);
  await pageSince(0);
  expect(candidates).toHaveBeenCalledTimes(1_000);
});
