// Who may pull: keys that are forged, cut, expired, revoked or of another mode, and what each of them costs.
import { env, exports } from 'cloudflare:workers';
import { describe, expect, test, vi } from 'vitest';
import type { PartnerKey } from '../../../src/domain/partners/key.ts';
import { mintKey, readKey } from '../../../src/http/credentials/partner-key.ts';
import { parsePeppers } from '../../../src/http/isolate/peppers.ts';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { Partner } from '../../../src/objects/partner.ts';
import { advanceClock, DAY_MS, fromNow, HOUR_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { BOOTSTRAP_TOKEN, callDesk, ORIGIN } from '../../support/worker/desk.ts';
import { host, newIsolate } from '../../support/worker/isolation.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { issue, licensee, outcomeOf, problemOf, pull, revoke, textOf } from '../../support/worker/partner.ts';

const gazette = licenseeForEachTest();

const FEED = '/v1/feed.rss';
const BEARER = 'Bearer realm="tearsheet"';
const BASIC = 'Basic realm="tearsheet", charset="UTF-8"';
const statusOf = async (key: string, path = FEED) => (await pull(key, path)).status;

function altered(key: string, at: number): string {
  const part = key[at] === 'a' ? 'b' : 'a';
  return key.slice(0, at) + part + key.slice(at + 1);
}

describe('a forged key', () => {
  const secretAt = () => gazette.key.indexOf('harbour-gazette_') + 'harbour-gazette_'.length;

  test.each<[string, () => string]>([
    ['with another secret', () => altered(gazette.key, secretAt())],
    ['with another end', () => altered(gazette.key, gazette.key.length - 1)],
    ['of another partner', () => gazette.key.replace('harbour-gazette', 'tide-table')],
    ['of a test, turned live', () => gazette.key.replace('ts_live_', 'ts_test_')],
    ['of a pepper that is gone', () => gazette.key.replace('_t1_', '_t0_')],
    ['cut short', () => gazette.key.slice(0, -1)],
    ['without its seal', () => gazette.key.slice(0, gazette.key.lastIndexOf('_'))],
    ['with something behind it', () => `${gazette.key}0`],
    ['that is a desk token', () => BOOTSTRAP_TOKEN],
    ['that is empty', () => ''],
  ])('%s is refused without asking anybody', async (_how, forge) => {
    newIsolate();
    const asked = [
      vi.spyOn(env.PARTNER, 'getByName'),
      vi.spyOn(env.CATALOGUE, 'getByName'),
      vi.spyOn(env.FAILED_TOKENS, 'limit'),
      ...(['get', 'getWithMetadata', 'put'] as const).map((method) => vi.spyOn(env.REPLICA, method)),
    ];
    expect(await statusOf(forge())).toBe(401);
    expect(asked.map((spy) => spy.mock.calls.length)).toEqual(asked.map(() => 0));
    expect(await statusOf(gazette.key)).toBe(200);
  });
});

test('all failures of authentication get the same answer', async () => {
  const revoked = await issue(gazette.id);
  await revoke({ id: gazette.id, ...revoked });
  const expired = await issue(gazette.id, { expires: fromNow(HOUR_MS) });
  const bound = await issue(gazette.id, { cidrs: ['192.0.2.0/24'] });
  const feed = await issue(gazette.id, { mode: 'feed' });
  const { key: unknown } = await mintKey(parsePeppers(env.KEY_PEPPERS), 'live', gazette.id);
  const { key: stranger } = await mintKey(parsePeppers(env.KEY_PEPPERS), 'live', 'nobody');
  advanceClock(HOUR_MS);
  const keys = ['wrong', altered(gazette.key, 30), revoked.key, expired.key, bound.key, feed.key, unknown, stranger];
  const answers = await Promise.all(keys.map((key) => pull(key, FEED)));
  const seen = await Promise.all(answers.map(async (answer) => [answer.status, await textOf(answer), Object.fromEntries(answer.headers)]));
  expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(answers[0]?.headers.get('www-authenticate')).toBe(`${BEARER}, ${BASIC}`);
  expect(answers[0]?.headers.has('ratelimit')).toBe(false);
  expect(await statusOf(gazette.key)).toBe(200);
});

test('a key is revoked at once, while the isolate still remembers what it opened', async () => {
  expect(await statusOf(gazette.key)).toBe(200);
  await revoke(gazette);
  for (const path of [FEED, '/v1/articles/eastern-lock', '/v1/changes', '/v1/account']) {
    expect([path, await statusOf(gazette.key, path)]).toEqual([path, 401]);
  }
});

test('a rotated key goes on for its overlap and not a moment longer, beside the new one', async () => {
  const rotated = await callDesk<{ key: string }>('POST', `/desk/partners/${gazette.id}/keys/${gazette.keyId}/rotation`, { body: {} });
  advanceClock(7 * DAY_MS - 1);
  expect([await statusOf(gazette.key), await statusOf(rotated.body.key)]).toEqual([200, 200]);
  advanceClock(1);
  expect([await statusOf(gazette.key), await statusOf(rotated.body.key)]).toEqual([401, 200]);
});

describe('a key that rotates itself', () => {
  const ROTATION = '/v1/keys/rotation';
  const rotate = (key: string, body?: object, query = '') => pull(key, `${ROTATION}${query}`, { method: 'POST', body });

  test('gets one like it, once, in an answer that nothing stores, and goes on for a week', async () => {
    const answer = await rotate(gazette.key);
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.has('ratelimit')]).toEqual([201, 'no-store', true]);
    const next = await answer.json<PartnerKey & { key: string }>();
    const { keys } = (await callDesk<{ keys: PartnerKey[] }>('GET', `/desk/partners/${gazette.id}/keys`)).body;
    const old = keys.find(({ id }) => id === gazette.keyId);
    expect(old).toMatchObject({ replacedBy: next.id, expires: fromNow(7 * DAY_MS) });
    expect([next.agreement, next.mode, next.scopes]).toEqual([old?.agreement, old?.mode, old?.scopes]);
    expect([await statusOf(gazette.key), await statusOf(next.key)]).toEqual([200, 200]);
    const again = await rotate(gazette.key);
    expect(await textOf(again)).toContain(`Its successor is ${next.id}`);
    expect(again.status).toBe(404);
    expect((await callDesk<{ keys: PartnerKey[] }>('GET', `/desk/partners/${gazette.id}/keys`)).body.keys).toHaveLength(2);
    advanceClock(7 * DAY_MS);
    expect([await statusOf(gazette.key), await statusOf(next.key)]).toEqual([401, 200]);
  });

  test('ends at once if no overlap is wanted; what cannot be carried out changes nothing', async () => {
    for (const [body, query, status] of [
      [{ overlapHours: 721 }, '', 422],
      [{ overlapHours: 0, agreement: 'other' }, '', 422],
      [{}, '?dryRun=true', 400],
    ] as const)
      expect([body, (await rotate(gazette.key, body, query)).status]).toEqual([body, status]);
    const { key } = await (await rotate(gazette.key, { overlapHours: 0 })).json<{ key: string }>();
    expect([await statusOf(gazette.key), await statusOf(key)]).toEqual([401, 200]);
  });

  test('is named in the audit trail as the one who did it, without the new key', async () => {
    const { id, key } = await (await rotate(gazette.key)).json<{ id: string; key: string }>();
    const { body } = await callDesk<{ entries: { who: string; action: string; subject: string }[] }>(
      'GET',
      `/desk/partners/${gazette.id}/audit`,
    );
    const who = `key ${gazette.keyId}`;
    expect(body.entries.slice(0, 2)).toMatchObject([
      { who, action: 'key.rotate', subject: gazette.keyId },
      { who, action: 'key.issue', subject: id },
    ]);
    expect(JSON.stringify(body)).not.toContain(key.slice(-32));
  });

  test('is made once if the answer of its object was lost and the call is made again', async () => {
    const object = env.PARTNER.getByName(gazette.id);
    const credential = await readKey(gazette.key, host());
    if (credential === undefined) throw new Error('not a genuine key');
    const { key: _key, ...next } = await mintKey(parsePeppers(env.KEY_PEPPERS), 'live', gazette.id);
    for (let time = 0; time < 2; time += 1)
      expect(await object.rotateItself(credential, next, DAY_MS)).toMatchObject({ kind: 'added', key: { id: next.id } });
    expect((await object.keys()).keys).toHaveLength(2);
  });
});

test('a pepper is rotated by its id: old keys work until it is retired, and then are refused without I/O', async () => {
  const old = env.KEY_PEPPERS;
  Object.assign(env, { KEY_PEPPERS: `t2:YW5vdGhlciBwZXBwZXIgZm9yIHRlc3Rz,${old}` });
  const fresh = await issue(gazette.id);
  expect(fresh.key).toContain('ts_live_t2_');
  expect([await statusOf(gazette.key), await statusOf(fresh.key)]).toEqual([200, 200]);
  Object.assign(env, { KEY_PEPPERS: 't2:YW5vdGhlciBwZXBwZXIgZm9yIHRlc3Rz' });
  const asked = vi.spyOn(Partner.prototype, 'admit');
  expect(await statusOf(gazette.key)).toBe(401);
  expect(asked).not.toHaveBeenCalled();
  expect(await statusOf(fresh.key)).toBe(200);
});

describe('a test key', () => {
  test('sees nothing of the Catalogue: no article, no candidate, no change', async () => {
    const { key } = await issue(gazette.id, { mode: 'test' });
    const asked = (['candidates', 'facts', 'bodies', 'changesWindow', 'article'] as const).map((method) =>
      vi.spyOn(Catalogue.prototype, method),
    );
    expect(await outcomeOf(await pull(key, '/v1/articles/eastern-lock'))).toBe('404 not-found');
    expect(await (await pull(key, '/v1/feed.ninjs')).json()).toEqual({ items: [] });
    expect(await textOf(await pull(key, '/v1/changes'))).not.toContain('eastern-lock');
    expect(asked.map((spy) => spy.mock.calls.length)).toEqual(asked.map(() => 0));
  });
});

describe('an address range', () => {
  test('refuses where no address can be trusted, whatever the client claims', async () => {
    const { key } = await issue(gazette.id, { cidrs: ['192.0.2.0/24', '2001:db8::/32'] });
    const from = async (address: string) => (await pull(key, FEED, { headers: { 'cf-connecting-ip': address } })).status;
    expect(await from('192.0.2.7')).toBe(401);
    Object.assign(env, { CLIENT_ADDRESS: 'cloudflare' });
    expect([await from('192.0.2.7'), await from('2001:db8::7'), await from('198.51.100.7')]).toEqual([200, 200, 401]);
    expect(await statusOf(key)).toBe(401);
  });
});

describe('the scopes of a key', () => {
  const CALLS: [string, string, string, unknown?][] = [
    ['feed', 'GET', FEED],
    ['articles', 'GET', '/v1/articles/eastern-lock'],
    ['articles', 'POST', '/v1/decide', { article: 'eastern-lock' }],
    ['articles', 'POST', '/v1/sandbox', { action: 'publish', slug: 'sandbox-1' }],
    ['articles', 'GET', '/v1/receipts/main.1.eastern-lock.1.full'],
    ['changes', 'GET', '/v1/changes'],
    ['withdrawals', 'GET', '/v1/withdrawals'],
    ['usage', 'GET', '/v1/usage'],
    ['account', 'GET', '/v1/account'],
    ['account', 'GET', '/v1/agreements'],
    ['account', 'GET', '/v1/agreements/main/versions/1'],
    ['account', 'POST', '/v1/agreements/main/acceptance', { sha256: '0'.repeat(64) }],
    ['account', 'POST', '/v1/keys/rotation', {}],
  ];

  test.each(['feed', 'articles', 'changes', 'withdrawals', 'usage', 'account'])(
    'a key for %s opens that and nothing else',
    async (scope) => {
      const { key } = await issue(gazette.id, { scopes: [scope] });
      for (const [needed, method, path, body] of CALLS) {
        const answer = await pull(key, path, { method, body });
        const problem = answer.status === 403 ? await problemOf(answer) : undefined;
        const isRefused = problem?.detail.includes(`it needs "${needed}"`) === true;
        expect([scope, path, isRefused]).toEqual([scope, path, needed !== scope]);
      }
    },
  );
});

test('the rate is counted by key: a request too many is 429 with the seconds to wait, and the next window starts at zero', async () => {
  const quick = await licensee({ id: 'quick', terms: { rate: { requests: 3, perSeconds: 10 } } });
  const statuses = [];
  for (let request = 0; request < 5; request++) statuses.push(await statusOf(quick.key, '/v1/usage'));
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  advanceClock(4 * SECOND_MS);
  const refused = await pull(quick.key, '/v1/usage');
  expect(Object.fromEntries(refused.headers)).toMatchObject({
    'retry-after': '6',
    ratelimit: '"requests";r=0;t=6',
    'ratelimit-policy': '"requests";q=3;w=10',
  });
  expect(await outcomeOf(refused)).toBe('429 rate-exceeded');
  advanceClock(6 * SECOND_MS);
  expect(await statusOf(quick.key, '/v1/usage')).toBe(200);
  expect(await statusOf(gazette.key, '/v1/usage')).toBe(200);
});

test('a call without a key is told to send a key, and a call without a desk token to send a token', async () => {
  const detailOf = async (path: string) => {
    const answer = await exports.default.fetch(`${ORIGIN}${path}`);
    return ((await answer.json()) as { title: string; detail: string }).detail;
  };
  expect(await detailOf(FEED)).toMatch(/^No key came as "Authorization: Bearer KEY"/);
  expect(await detailOf('/desk/articles')).toMatch(/^No desk token came as "Authorization: Bearer TOKEN"/);
});
