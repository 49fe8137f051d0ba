// The caches of an isolate, each bounded in bytes: all of them have to fit into 128 MB.

import { env } from 'cloudflare:workers';
import type { Context } from 'hono';
import { afterEach, expect, test, vi } from 'vitest';
import { agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import type { LicenceSnapshot } from '../../../src/domain/partners/licence.ts';
import type { AppEnv } from '../../../src/http/bindings.ts';
import { cachedSnapshot, forgetSnapshots, rememberSnapshot } from '../../../src/http/isolate/licence-cache.ts';
import { LruCache } from '../../../src/http/isolate/lru-cache.ts';
import { catalogueSource, forgetCatalogue } from '../../../src/http/licensed/sources/catalogue-source.ts';
import { entityTag } from '../../../src/http/responses/entity-tag.ts';
import { TERMS } from '../../support/worker/partner-object.ts';

afterEach(() => {
  forgetSnapshots();
  forgetCatalogue();
});

const FRESH = { epoch: 'e', head: 1, settings: 1, askedMs: 0, withdrawn: new Map<string, number>(), outage: false };

/** Licensed to everything but two hundred subjects with long names: some thirteen kilobytes of scope. */
function viewOfWideScope(): LicenceSnapshot {
  const subjects = { exclude: Array.from({ length: 200 }, (_, n) => `${'subject-'.repeat(7)}${n}`) };
  const terms = agreementSchema.parse({ ...TERMS, scope: { subjects } });
  return { agreement: { id: 'main', version: 1, made: '', sha256: '', terms }, scopes: [] } as unknown as LicenceSnapshot;
}

/** Answers that there is nothing, and counts how often it is asked. */
function emptyCatalogue() {
  const asked = { times: 0 };
  const candidates = () => {
    asked.times += 1;
    return Promise.resolve({ epoch: 'e', head: 1, candidates: [], withdrawn: [] });
  };
  return { asked, env: { CATALOGUE: { getByName: () => ({ candidates }) } } as unknown as Env };
}

test('names take room too: a thousand of a hundred letters with nothing to them are no more than fit', () => {
  const memo = new LruCache<string>(() => 0, 10_000);
  for (let number = 0; number < 1_000; number++) memo.set(String(number).padStart(100, '0'), '');
  const kept = Array.from({ length: 1_000 }, (_, number) => memo.get(String(number).padStart(100, '0'))).filter((value) => value === '');
  expect(kept).toHaveLength(100);
});

test('a short text’s tag is remembered, and a whole page’s is not: it would take the room of the page', async () => {
  const digest = vi.spyOn(crypto.subtle, 'digest');
  const countOf = async (text: string) => {
    const before = digest.mock.calls.length;
    expect(await entityTag(env, [text])).toBe(await entityTag(env, [text]));
    return digest.mock.calls.length - before;
  };
  expect([await countOf('memory-test'), await countOf('x'.repeat(2_000))]).toEqual([1, 2]);
  digest.mockRestore();
});

test('setting what is there again takes no more room', () => {
  const memo = new LruCache<string>((text) => text.length, 100);
  memo.set('a', 'x'.repeat(40));
  for (let time = 0; time < 10; time++) memo.set('b', 'y'.repeat(40));
  expect(memo.get('a')).toBe('x'.repeat(40));
});

test('an isolate that meets a thousand partners with agreements of a quarter of a megabyte remembers some of them', () => {
  const terms = { note: 'x'.repeat(256 * 1024) };
  for (let number = 0; number < 1_000; number++)
    rememberSnapshot({ hash: String(number) }, { agreement: { terms } } as unknown as LicenceSnapshot);
  const kept = Array.from({ length: 1_000 }, (_, number) => cachedSnapshot({ hash: String(number) })).filter((view) => view !== undefined);
  expect(kept.length).toBeGreaterThan(5);
  expect(kept.length).toBeLessThan(50);
});

/** Of a request whose key was admitted. */
function admittedIn(env: Env): Context<AppEnv> {
  return { env, get: () => ({ isCounted: true }) } as unknown as Context<AppEnv>;
}

test('a page of a wide scope takes no more room than one of a narrow one, however many are asked for', async () => {
  const { asked, env } = emptyCatalogue();
  const view = viewOfWideScope();
  const pageSince = (minute: number) => {
    const filters = { since: new Date(minute * 60_000).toISOString() };
    return catalogueSource(admittedIn(env), FRESH).candidates(view, { filters, limit: 50 });
  };
  for (let minute = 0; minute < 1_000; minute++) await pageSince(minute);
  await pageSince(0);
  expect(asked.times).toBe(1_000);
});
