// A deployment with a secret that could be guessed, or that cannot be read: what needs the secret is closed, and everything else goes on.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { parseReceiptKeys } from '../../src/rights/receipts/keys.ts';
import { ALL_ROUTES } from '../support/worker/all-routes.ts';
import { breakCatalogue, muteLog } from '../support/worker/catalogue.ts';
import { BOOTSTRAP_TOKEN, callDesk, publish } from '../support/worker/desk.ts';
import { newIsolate } from '../support/worker/isolation.ts';
import { licenseeForEachTest } from '../support/worker/licensed-stage.ts';
import { issue, outcomeOf, pull, revoke, textOf } from '../support/worker/partner.ts';
import { get } from '../support/worker/reader.ts';
import { publicAddresses, statusOf } from '../support/worker/routes.ts';

const gazette = licenseeForEachTest();
let feedToken: string;

beforeEach(async () => {
  ({ key: feedToken } = await issue(gazette.id, { mode: 'feed' }));
  await publish('another');
});

const GOOD = env.KEY_PEPPERS;
const SHORT = 'hunter2-of-31-characters-exactly'.slice(0, -1);

const BAD_PEPPERS: [string, string][] = [
  ['empty', ''],
  ['short', `t1:${SHORT}`],
  ['cut by a second colon', `${GOOD}:rest`],
  ['half good', `${GOOD},t2:${SHORT}`],
  ['twice of one id', `${GOOD},${GOOD}`],
];

function set(secrets: Partial<Pick<Env, 'DESK_TOKEN' | 'KEY_PEPPERS' | 'RECEIPT_KEYS'>>): void {
  muteLog();
  Object.assign(env, secrets);
}

/** Every address of these routes with each of its methods, called with what would open it. */
function calls(root: '/desk/' | '/v1/' | '/f/'): [string, string][] {
  return ALL_ROUTES.filter(({ method, path }) => path.startsWith(root) && path !== '/desk/*' && !['ALL', 'OPTIONS'].includes(method)).map(
    ({ method, path }) => [method, path.replace(':token', feedToken).replace(':partner', gazette.id).replace(/:\w+/g, 'eastern-lock')],
  );
}

/** What each call came to, once each. */
async function outcomes(key: string, asked: [string, string][]): Promise<string[]> {
  const found = new Set<string>();
  for (const [method, path] of asked) found.add(await outcomeOf(await pull(key, path, { method })));
  return [...found];
}

test.each(BAD_PEPPERS)('peppers that are %s close the desk and the partners, and nothing else', async (_how, KEY_PEPPERS) => {
  set({ KEY_PEPPERS });
  const closed = ['503 secret-unusable'];
  expect(await outcomes(BOOTSTRAP_TOKEN, calls('/desk/'))).toEqual(closed);
  expect(await outcomes(gazette.key, calls('/v1/'))).toEqual(closed);
  expect(await outcomes('', calls('/f/'))).toEqual(closed);
  expect(await outcomes('nobody', [...calls('/desk/'), ...calls('/v1/')])).toEqual(closed);
  newIsolate();
  for (const path of publicAddresses().filter((address) => !address.includes('/archive/'))) {
    expect([path, (await get(path)).status]).toEqual([path, statusOf(path)]);
  }
});

test.each([
  ['short', SHORT],
  ['of a kind that cannot be sent', `${BOOTSTRAP_TOKEN} ${BOOTSTRAP_TOKEN}`],
])('a bootstrap token that is %s closes the desk, minted tokens too, and no partner', async (_how, DESK_TOKEN) => {
  const { body } = await callDesk<{ token: string }>('POST', '/desk/tokens', { body: { name: 'Night desk', scopes: ['read'] } });
  set({ DESK_TOKEN });
  expect(await outcomes(body.token, calls('/desk/'))).toEqual(['503 secret-unusable']);
  expect(await outcomes(DESK_TOKEN, calls('/desk/'))).toEqual(['503 secret-unusable']);
  expect((await pull(gazette.key, '/v1/feed.rss')).status).toBe(200);
});

test('no bootstrap token at all is allowed: minted ones go on, and nothing opens as the bootstrap token', async () => {
  const { body } = await callDesk<{ token: string }>('POST', '/desk/tokens', { body: { name: 'Night desk', scopes: ['read'] } });
  set({ DESK_TOKEN: '' });
  expect((await callDesk('GET', '/desk/articles', { token: body.token })).status).toBe(200);
  expect((await callDesk('GET', '/desk/articles')).status).toBe(401);
  expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
});

/** The key that signs, with a private part that is not its own. */
const UNLIKE = JSON.stringify((parseReceiptKeys(env.RECEIPT_KEYS) ?? []).map((key) => ({ ...key, d: 'A'.repeat(43) })));

test.each([
  ['cannot be read', '[{"kty":"OKP","kid":"hunter2"}]'],
  ['do not belong together', UNLIKE],
])('receipt keys that %s disable receipts, their verification and the key set, and nothing else', async (_how, RECEIPT_KEYS) => {
  await pull(gazette.key, '/v1/articles/eastern-lock');
  set({ RECEIPT_KEYS });
  expect(await (await get('/healthz')).json()).toEqual({ status: 'degraded', unusableSecrets: ['RECEIPT_KEYS'] });
  const receipt = '/v1/receipts/main.1.eastern-lock.1.full';
  expect(await outcomeOf(await pull(gazette.key, receipt))).toBe('503 secret-unusable');
  expect(await outcomeOf(await pull('', '/verify', { method: 'POST', body: { receipt: 'a.b.c' } }))).toBe('503 secret-unusable');
  expect(await outcomeOf(await get('/.well-known/jwks.json'))).toBe('503 secret-unusable');
  expect((await pull(gazette.key, '/v1/feed.rss')).status).toBe(200);
});

test('a key that is refused is refused alike whether or not receipts can be signed', async () => {
  const { key } = await issue(gazette.id, { scopes: ['feed'] });
  const outcomesNow = async () => {
    const asked = [gazette.key, key, gazette.key.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))];
    return Promise.all(asked.map(async (each) => outcomeOf(await pull(each, '/v1/receipts/main.1.eastern-lock.1.full'))));
  };
  set({ RECEIPT_KEYS: '[]' });
  expect(await outcomesNow()).toEqual(['503 secret-unusable', '403 forbidden', '401 unauthorised']);
  const limited = await pull(gazette.key, '/v1/receipts/main.1.eastern-lock.1.full');
  expect([limited.status, limited.headers.has('ratelimit')]).toEqual([503, true]);
  await revoke(gazette);
  expect(await outcomesNow()).toEqual(['401 unauthorised', '403 forbidden', '401 unauthorised']);
});

describe('whoever looks after the service', () => {
  test('sees in /healthz which secrets are invalid and in the log why, and nowhere what they contain', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    Object.assign(env, { DESK_TOKEN: SHORT, KEY_PEPPERS: `t1:${SHORT}`, RECEIPT_KEYS: `[{"kid":"${SHORT}"}]` });
    const health = await get('/healthz');
    expect(health.status).toBe(200);
    const names = ['DESK_TOKEN', 'KEY_PEPPERS', 'RECEIPT_KEYS'];
    expect(await health.json()).toEqual({ status: 'degraded', unusableSecrets: names });
    const answers = await Promise.all([pull(SHORT, '/desk/articles'), pull(gazette.key, '/v1/feed.rss'), get('/.well-known/jwks.json')]);
    const texts = await Promise.all(answers.map(textOf));
    for (const [index, name] of names.entries()) {
      expect(texts[index]).toContain(`npx wrangler secret put ${name}`);
      expect(answers[index]?.headers.get('retry-after')).toBe('300');
    }
    const logged = log.mock.calls.map(([line]) => JSON.parse(String(line)) as { event: string; secret: string; objection: string });
    expect(logged.map(({ event, secret }) => [event, secret])).toEqual(names.map((name) => ['secret-unusable', name]));
    expect(logged[0]?.objection).toContain('shorter than 32 characters');
    expect(JSON.stringify([texts, logged])).not.toContain('hunter2');
  });

  test('sees so even while the Catalogue is down', async () => {
    set({ KEY_PEPPERS: 't1:short' });
    breakCatalogue();
    const health = await get('/healthz');
    expect([health.status, await health.json()]).toEqual([503, expect.objectContaining({ unusableSecrets: ['KEY_PEPPERS'] })]);
  });
});

test('without peppers the ETags of public feeds are made with a random secret', async () => {
  const tagOf = async () => (await get('/feeds/all.rss')).headers.get('etag');
  const good = await tagOf();
  set({ KEY_PEPPERS: 't1:short' });
  const tag = await tagOf();
  expect(tag).not.toBe(good);
  expect((await get('/feeds/all.rss', { 'if-none-match': tag ?? '' })).status).toBe(304);
  // It depends on nothing that stands in the secret.
  Object.assign(env, { KEY_PEPPERS: '' });
  expect(await tagOf()).toBe(tag);
  Object.assign(env, { KEY_PEPPERS: GOOD });
  expect(await tagOf()).toBe(good);
});
