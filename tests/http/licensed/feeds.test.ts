// A partner's feed: what its agreement grants, in four formats, narrowed by filters and never widened.
import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, test, vi } from 'vitest';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { Partner } from '../../../src/objects/partner.ts';
import { flush } from '../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, fromNow, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { publish, publishMany, replace, setUpPublisher } from '../../support/worker/desk.ts';
import { newIsolate } from '../../support/worker/isolation.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { amend, keysIn, licensee, type NinjsFeed, pull, pullJson, pullText, setStanding } from '../../support/worker/partner.ts';

const gazette = licenseeForEachTest();

const TYPES = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
  ninjs: 'application/json; charset=utf-8',
};
const FORMATS = ['rss', 'atom', 'json', 'ninjs'] as const;

describe.each(FORMATS)('as %s', (format) => {
  const path = `/v1/feed.${format}`;

  test('a partner gets the full text with its notice, in an answer that is its own', async () => {
    const answer = await pull(gazette.key, path);
    const text = new TextDecoder().decode(await answer.arrayBuffer());
    expect(text).toContain('The first tug left the eastern lock at dawn.');
    expect(text).toContain('© 2040 The Quay Courier. All rights reserved.');
    const fields = Object.fromEntries(answer.headers);
    expect(fields).toMatchObject({
      'content-type': TYPES[format],
      'cache-control': 'private, no-cache',
      'cloudflare-cdn-cache-control': 'no-store',
      vary: 'Authorization',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      link: '<http://localhost/v1/agreements/main/versions/1>; rel="license"',
    });
    const foreign = ['last-modified', 'access-control-allow-origin', 'cache-tag'];
    expect(foreign.filter((name) => name in fields)).toEqual([]);
  });

  test('a poll that finds nothing new is a 304 that reads no copy and is counted as no delivery', async () => {
    const tag = (await pull(gazette.key, path)).headers.get('etag') ?? '';
    const read = [vi.spyOn(Catalogue.prototype, 'candidates'), vi.spyOn(Catalogue.prototype, 'bodies'), vi.spyOn(env.REPLICA, 'get')];
    const answer = await pull(gazette.key, path, { headers: { 'if-none-match': tag } });
    expect([answer.status, answer.headers.get('etag'), answer.headers.has('ratelimit')]).toEqual([304, tag, true]);
    expect(read.map((spy) => spy.mock.calls.length)).toEqual([0, 0, 0]);
    const { rows } = await pullJson<{ rows: { deliveries: number }[] }>(gazette.key, '/v1/usage');
    expect(rows.map(({ deliveries }) => deliveries)).toEqual([1]);
  });

  test('equal requests get equal bytes, from this isolate and from another', async () => {
    await publishMany(3);
    const first = await pullText(gazette.key, `${path}?limit=2`);
    expect(await pullText(gazette.key, `${path}?limit=2`)).toBe(first);
    newIsolate();
    expect(await pullText(gazette.key, `${path}?limit=2`)).toBe(first);
  });

  test('HEAD has the headers of GET, and delivers nothing', async () => {
    const head = await pull(gazette.key, path, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await pullJson<{ rows: unknown[] }>(gazette.key, '/v1/usage')).rows).toEqual([]);
    const get = await pull(gazette.key, path);
    expect([head.headers.get('etag'), head.headers.get('content-type')]).toEqual([get.headers.get('etag'), TYPES[format]]);
  });
});

test('If-Modified-Since is no condition: a changed notice must reach everyone', async () => {
  const answer = await pull(gazette.key, '/v1/feed.rss', { headers: { 'if-modified-since': new Date(Date.now() + DAY_MS).toUTCString() } });
  expect(answer.status).toBe(200);
});

test('a new version, a changed agreement, another standing and new settings of the publisher each change the ETag', async () => {
  const tags = new Set<string | null>();
  const tag = async () => {
    advanceClock(3 * SECOND_MS);
    const answer = await pull(gazette.key, '/v1/feed.json');
    expect(answer.status).toBe(200);
    tags.add(answer.headers.get('etag'));
  };
  await tag();
  await replace('eastern-lock', { headline: 'Pilots are back' });
  await tag();
  await amend(gazette.id, { reference: 'QC-2040-8' });
  await tag();
  await setStanding(gazette.id, 'warned');
  await tag();
  await setUpPublisher({ name: 'The Quay Courier', description: 'Tides.' });
  await tag();
  expect(tags.size).toBe(5);
});

test('delayed copy comes when its delay is over, even if nothing else happened', async () => {
  const late = await licensee({ id: 'late', terms: { scope: { delayMinutes: 30 } } });
  expect(await keysIn(late.key)).toEqual([]);
  advanceClock(30 * MINUTE_MS - 1);
  expect(await keysIn(late.key)).toEqual([]);
  advanceClock(1);
  expect(await keysIn(late.key)).toEqual(['eastern-lock']);
});

test('embargoed copy comes stamped, from the Catalogue and never from KV, and only to partners with embargo rights', async () => {
  const early = await licensee({ id: 'early', terms: { embargoed: true }, key: { scopes: ['feed', 'embargoed'] } });
  const blind = await licensee({ id: 'blind', terms: { embargoed: true } });
  await publish('launch', { headline: 'Launch', embargoedUntil: fromNow(HOUR_MS) });
  await flush();
  newIsolate();
  const read = vi.spyOn(env.REPLICA, 'get');
  const text = await pullText(early.key, '/v1/feed.json');
  expect(text).toContain('NOT FOR PUBLICATION UNTIL 2040-03-01 13:00 UTC');
  expect(JSON.stringify(read.mock.calls)).not.toContain('launch');
  expect([await keysIn(early.key), await keysIn(blind.key), await keysIn(gazette.key)]).toEqual([
    ['launch', 'eastern-lock'],
    ['eastern-lock'],
    ['eastern-lock'],
  ]);
});

test('past the quota new articles come as headlines, and the fields say where the partner stands', async () => {
  const small = await licensee({ id: 'small', terms: { quota: { articles: 1, per: 'day' } } });
  await publish('gale', { headline: 'Gale' });
  advanceClock(3 * SECOND_MS);
  const answer = await pull(small.key, '/v1/feed.ninjs');
  const { items } = (await answer.json()) as NinjsFeed;
  expect(items.map(({ profile }) => profile).sort()).toEqual(['full', 'headline']);
  expect(answer.headers.get('ratelimit-policy')).toBe('"requests";q=300;w=60, "articles";q=1;qu="articles"');
  expect(answer.headers.get('ratelimit')).toMatch(/^"requests";r=\d+;t=60, "articles";r=0;t=43197$/);
});

test('a poll is one call of the partner’s object, of one that was just asked and of one that has forgotten everything', async () => {
  const etag = (await pull(gazette.key, '/v1/feed.rss')).headers.get('etag') ?? '';
  const called = vi.spyOn(Partner.prototype, 'admit');
  const poll = async () => (await pull(gazette.key, '/v1/feed.rss', { headers: { 'if-none-match': etag } })).status;
  expect([await poll(), called.mock.calls.length]).toEqual([304, 1]);
  expect(called.mock.calls[0]?.[0].candidates).toBeUndefined();
  await evictDurableObject(env.PARTNER.getByName(gazette.id));
  advanceClock(5 * MINUTE_MS);
  expect([await poll(), called.mock.calls.length]).toEqual([304, 2]);
});

test('bodies come from KV in one read once they are there, and then from the isolate’s memory', async () => {
  await publishMany(5);
  await flush();
  newIsolate();
  const [inKv, inCatalogue] = [vi.spyOn(env.REPLICA, 'get'), vi.spyOn(Catalogue.prototype, 'bodies')];
  await pullText(gazette.key, '/v1/feed.rss');
  expect([inKv.mock.calls.length, inCatalogue.mock.calls.length]).toEqual([1, 0]);
  await pullText(gazette.key, '/v1/feed.json');
  expect(inKv).toHaveBeenCalledTimes(1);
});
