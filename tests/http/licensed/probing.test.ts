// What a key can be made to tell of itself by requests that are wrong in other ways.
import { exports } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { ORIGIN } from '../../support/worker/desk.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { issue, type PullOptions, pull, revoke, textOf } from '../../support/worker/partner.ts';

const gazette = licenseeForEachTest();

const FEED = '/v1/feed.rss';

test('a bad request does not reveal whether a key was ever genuine', async () => {
  const revoked = await issue(gazette.id);
  await revoke({ id: gazette.id, ...revoked });
  const forged = `${revoked.key.slice(0, -1)}${revoked.key.endsWith('0') ? '1' : '0'}`;
  const token = await issue(gazette.id, { mode: 'feed' });
  await revoke({ id: gazette.id, ...token });
  const faulty: [string, PullOptions][] = [
    [`${FEED}?bogus=1`, {}],
    ['/v1/feed.json?page=p1.AAAA', {}],
    ['/v1/changes?cursor=p1.AAAA', {}],
    ['/v1/withdrawals?limit=0', {}],
    [FEED, { method: 'PUT' }],
    ['/v1/decide', { method: 'POST', body: 7 }],
    ['/v1/agreements/main/acceptance', { method: 'POST', body: {} }],
    ['/v1/sandbox', { method: 'POST', body: {} }],
    ['/v1/withdrawals/a.1/acknowledgement', { method: 'POST', body: {} }],
  ];
  for (const [path, init] of faulty) {
    const [never, once] = [await pull(forged, path, init), await pull(revoked.key, path, init)];
    expect([path, once.status, Object.fromEntries(once.headers)]).toEqual([path, 401, Object.fromEntries(never.headers)]);
    expect(await textOf(once)).toBe(await textOf(never));
    const told = await pull(gazette.key, path, init);
    expect([path, told.status]).not.toEqual([path, 401]);
    expect([path, told.headers.get('ratelimit')]).toEqual([path, expect.stringMatching(/^"requests";r=\d+;t=\d+/)]);
  }
  for (const init of [{}, { method: 'PUT' }])
    expect((await exports.default.fetch(`${ORIGIN}/f/${token.key}/feed.rss?bogus=1`, init)).status).toBe(401);
});

test('requests that cannot be read count against the rate like all others', async () => {
  const leftOf = async (path: string) => Number(/r=(\d+)/.exec((await pull(gazette.key, path)).headers.get('ratelimit') ?? '')?.[1]);
  const left = await leftOf(FEED);
  expect(await leftOf(`${FEED}?bogus=1`)).toBe(left - 1);
  expect(await leftOf(FEED)).toBe(left - 2);
});
