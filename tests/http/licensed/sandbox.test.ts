// The sandbox: a test key makes synthetic articles, and meets everything that a real one would bring, through the same addresses.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { advanceClock, HOUR_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import {
  changesIn,
  changesSince,
  issue,
  keysIn,
  outcomeOf,
  problemOf,
  pull,
  pullJson,
  pullText,
  textOf,
} from '../../support/worker/partner.ts';

const gazette = licenseeForEachTest({ terms: { embargoed: true, quota: { articles: 5, per: 'day' } } });
let testKey: string;

beforeEach(async () => {
  testKey = (
    await issue(gazette.id, { mode: 'test', scopes: ['feed', 'articles', 'changes', 'embargoed', 'withdrawals', 'usage', 'account'] })
  ).key;
});

const change = (action: string, slug = 'sandbox-1', as = testKey) => pull(as, '/v1/sandbox', { method: 'POST', body: { action, slug } });
const step = async (action: string, slug?: string) => {
  advanceClock(SECOND_MS);
  expect([action, await outcomeOf(await change(action, slug))]).toEqual([action, '200']);
};

test.each(['rss', 'atom', 'json', 'ninjs'])(
  'a synthetic article comes as %s with the partner’s own notice, and only to the test key',
  async (format) => {
    await step('publish');
    const text = await pullText(testKey, `/v1/feed.${format}`);
    expect(text).toContain('This is version 1 of a synthetic article.');
    expect(text).toContain('© 2040 The Quay Courier. All rights reserved.');
    expect(text).not.toContain('The first tug');
    expect(await pullText(gazette.key, `/v1/feed.${format}`)).not.toContain('synthetic');
    expect(await outcomeOf(await pull(gazette.key, '/v1/articles/sandbox-1'))).toBe('404 not-found');
  },
);

test('its correction, its withdrawal and its reinstatement are reported in order', async () => {
  let { cursor } = await changesSince(testKey);
  const next = async () => {
    const page = await changesSince(testKey, cursor);
    cursor = page.cursor;
    return changesIn(page);
  };
  await step('publish');
  expect(await next()).toEqual(['publish sandbox-1']);
  await pullText(testKey, '/v1/articles/sandbox-1');
  await step('correct');
  expect(await next()).toEqual(['correct sandbox-1']);
  expect(await pullText(testKey, '/v1/articles/sandbox-1/text')).toContain('named the wrong harbour');
  await step('withdraw');
  expect(await next()).toEqual(['withdraw sandbox-1']);
  const gone = await problemOf(await pull(testKey, '/v1/articles/sandbox-1'));
  expect(gone).toMatchObject({ status: 410, withdrawal: { id: 'sandbox-1.3' } });
  const said = { outcome: 'removed', by: 'Night desk', at: new Date(Date.now()).toISOString() };
  const acknowledged = await pull(testKey, gone.acknowledge ?? '', { method: 'POST', body: said });
  expect(acknowledged.status).toBe(200);
  await step('reinstate');
  expect(await next()).toEqual(['reinstate sandbox-1']);
  expect(await keysIn(testKey)).toEqual(['sandbox-1']);
});

test('its embargo is stamped, and lifted on request', async () => {
  await step('embargo');
  expect(await pullText(testKey, '/v1/articles/sandbox-1/html')).toContain('NOT FOR PUBLICATION UNTIL');
  await step('embargo-lift');
  expect(await pullText(testKey, '/v1/articles/sandbox-1/html')).not.toContain('NOT FOR PUBLICATION');
});

test('filters and pages work as in the real feed', async () => {
  for (const number of [1, 2, 3]) await step('publish', `sandbox-${number}`);
  const { items, next = '' } = await pullJson<{ items: unknown[]; next?: string }>(testKey, '/v1/feed.ninjs?limit=2');
  expect(items).toHaveLength(2);
  expect((await pullJson<{ items: unknown[]; next?: string }>(testKey, next)).items).toHaveLength(1);
  expect(await keysIn(testKey, '?section=nowhere')).toEqual([]);
  expect(await keysIn(testKey, `?since=${encodeURIComponent(new Date(Date.now() + HOUR_MS).toISOString())}`)).toEqual([]);
});

test('waits like the real one', async () => {
  const { cursor } = await changesSince(testKey);
  const waiting = changesSince(testKey, cursor, '&wait=5');
  await step('publish');
  expect(changesIn(await waiting)).toEqual(['publish sandbox-1']);
});

test('counts apart: nothing of it is in the live quota or the live usage', async () => {
  await step('publish');
  await pullText(testKey, '/v1/feed.rss');
  const { quota } = await pullJson<{ quota: { used: number } }>(gazette.key, '/v1/account');
  expect(quota.used).toBe(0);
  expect((await pullJson<{ rows: unknown[] }>(gazette.key, '/v1/usage')).rows).toEqual([]);
});

test('can be cleared, and is empty then: no article, no usage, no withdrawal, and cursors are void', async () => {
  await step('publish');
  const { cursor } = await changesSince(testKey);
  await pullText(testKey, '/v1/articles/sandbox-1');
  await step('withdraw');
  await changesSince(testKey);
  const cleared = await pull(testKey, '/v1/sandbox', { method: 'POST', body: { action: 'clear' } });
  expect([cleared.status, await cleared.json()]).toEqual([200, { outcome: 'cleared' }]);
  expect(await keysIn(testKey)).toEqual([]);
  expect((await pullJson<{ rows: unknown[] }>(testKey, '/v1/usage')).rows).toEqual([]);
  expect((await pullJson<{ withdrawals: unknown[] }>(testKey, '/v1/withdrawals')).withdrawals).toEqual([]);
  expect(await problemOf(await pull(testKey, `/v1/changes?cursor=${cursor}`))).toMatchObject({
    status: 410,
    type: '/problems/resync-required',
  });
  await step('publish');
  expect(await pullText(testKey, '/v1/articles/sandbox-1/text')).toContain('version 1 of a synthetic article');
});

test.each(['/v1/feed.json', '/v1/articles/sandbox-1'])(
  '%s: a new article with the slug and version of a cleared one is not confused with it',
  async (path) => {
    await step('publish');
    const before = await pull(testKey, path);
    const old = await textOf(before);
    await pull(testKey, '/v1/sandbox', { method: 'POST', body: { action: 'clear' } });
    advanceClock(HOUR_MS);
    await step('publish');
    const after = await pull(testKey, path, { headers: { 'if-none-match': before.headers.get('etag') ?? '' } });
    expect(after.status).toBe(200);
    expect(await textOf(after)).not.toBe(old);
  },
);

test('that is full says so, and how to go on', async () => {
  await step('publish');
  await runInDurableObject(env.PARTNER.getByName(gazette.id), (_partner, { storage: { sql } }) => {
    const copy =
      'INSERT INTO sandbox (at_ms, slug, version, action, significant, json) SELECT at_ms, ?, 1, action, 0, json FROM sandbox LIMIT 1';
    for (let at = 2; at <= 100; at++) sql.exec(copy, `sandbox-${at}`);
  });
  const refused = await problemOf(await change('publish', 'sandbox-101'));
  expect(refused).toMatchObject({
    status: 409,
    type: '/problems/sandbox-full',
    detail: expect.stringContaining('100 synthetic articles'),
  });
  await step('update');
});

test('can be cleared only with a test key, and keeps the deliveries of live keys', async () => {
  await pullText(gazette.key, '/v1/articles/eastern-lock');
  await step('publish');
  expect((await pull(gazette.key, '/v1/sandbox', { method: 'POST', body: { action: 'clear' } })).status).toBe(403);
  expect(await keysIn(testKey)).toEqual(['sandbox-1']);
  await pull(testKey, '/v1/sandbox', { method: 'POST', body: { action: 'clear' } });
  expect((await pullJson<{ rows: unknown[] }>(gazette.key, '/v1/usage')).rows).toHaveLength(1);
});

describe('is refused', () => {
  test('to a live key', async () => {
    const answer = await change('publish', 'sandbox-1', gazette.key);
    expect([answer.status, (await problemOf(answer)).detail]).toEqual([403, 'Only a test key (ts_test_…) can use the sandbox.']);
  });

  test('where the state of the article does not allow it, or it is not in the sandbox', async () => {
    const objections = async (action: string) => (await problemOf(await change(action))).objections;
    const never = 'cannot be done with sandbox-1, which was never published. Begin with publish or embargo';
    expect(await objections('withdraw')).toEqual([{ pointer: '/action', detail: never }]);
    await step('publish');
    const now = 'cannot be done with sandbox-1 as it is. Possible are update, correct, withdraw, hold';
    expect(await objections('reinstate')).toEqual([{ pointer: '/action', detail: now }]);
    expect(await outcomeOf(await change('publish', 'eastern-lock'))).toBe('422 invalid-content');
    expect(await outcomeOf(await change('destroy'))).toBe('422 invalid-content');
    const withoutKey = await problemOf(await pull(testKey, '/v1/sandbox', { method: 'POST', body: { action: 'publish' } }));
    expect(withoutKey.objections).toEqual([{ pointer: '/slug', detail: expect.stringContaining('is required') }]);
    expect(await outcomeOf(await change('clear'))).toBe('422 invalid-content');
  });
});
