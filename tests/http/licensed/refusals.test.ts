// Every licensed route meets every refusal, and each has its one answer. Routes come from the app: one without a call here is found out.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { app } from '../../../src/http/app.ts';
import { mintKey } from '../../../src/http/credentials/partner-key.ts';
import { parsePeppers } from '../../../src/http/isolate/peppers.ts';
import { Partner } from '../../../src/objects/partner.ts';
import { callsOf } from '../../support/worker/calls.ts';
import { muteLog } from '../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, fromNow, HOUR_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { callDesk } from '../../support/worker/desk.ts';
import { agreement } from '../../support/worker/desk-partners.ts';
import { callRoute, LICENSED_ROUTES, type LicensedRoute } from '../../support/worker/licensed-routes.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { amend, issue, licensee, outcomeOf, problemOf, pull, revoke, setStanding, textOf } from '../../support/worker/partner.ts';
import { get } from '../../support/worker/reader.ts';

const gazette = licenseeForEachTest();

beforeEach(() => {
  advanceClock(3 * SECOND_MS);
});

const EACH = Object.entries(LICENSED_ROUTES);
const call = (route: LicensedRoute, key = gazette.key) => callRoute(key, route);

test('every licensed route is in the table', () => {
  const served = app.routes.map(({ path }) => path).filter((path) => path.startsWith('/v1/'));
  expect([...new Set(served)].sort()).toEqual(Object.keys(LICENSED_ROUTES).sort());
});

test.each(EACH)('%s answers a partner in good standing, privately', async (_pattern, route) => {
  const answer = await call(route);
  const fields = ['vary', 'x-robots-tag', 'referrer-policy'].map((name) => answer.headers.get(name));
  expect([answer.headers.get('cache-control'), ...fields, answer.headers.has('ratelimit'), answer.headers.has('ratelimit-policy')]).toEqual(
    [
      route.good === '200' ? 'private, no-cache' : 'no-store',
      expect.stringMatching(/^Authorization\b/),
      'noindex',
      'no-referrer',
      true,
      true,
    ],
  );
  expect(answer.headers.has('access-control-allow-origin')).toBe(false);
  expect(await outcomeOf(answer)).toBe(route.good);
});

const REFUSED_KEYS: [string, () => Promise<string>][] = [
  ['no key', async () => ''],
  ['a forged key', async () => `${gazette.key.slice(0, -1)}${gazette.key.endsWith('0') ? '1' : '0'}`],
  ['a key nobody issued', async () => (await mintKey(parsePeppers(env.KEY_PEPPERS), 'live', gazette.id)).key],
  ['a key of a partner there is not', async () => (await mintKey(parsePeppers(env.KEY_PEPPERS), 'live', 'nobody')).key],
  ['a feed token', async () => (await issue(gazette.id, { mode: 'feed' })).key],
  ['a key bound to addresses', async () => (await issue(gazette.id, { cidrs: ['192.0.2.0/24'] })).key],
  [
    'an expired key',
    async () => {
      const { key } = await issue(gazette.id, { expires: fromNow(HOUR_MS) });
      expect(await outcomeOf(await pull(key, '/v1/account'))).toBe('200');
      advanceClock(HOUR_MS);
      return key;
    },
  ],
  [
    'a revoked key',
    async () => {
      await revoke(gazette);
      return gazette.key;
    },
  ],
];

test.each(REFUSED_KEYS)('with %s every route is 401, and all of them say the same', async (_what, keyOf) => {
  const key = await keyOf();
  const bodies = new Set<string>();
  for (const [pattern, route] of EACH) {
    const answer = await call(route, key);
    expect([pattern, answer.status, answer.headers.get('www-authenticate')?.startsWith('Bearer realm="tearsheet"')]).toEqual([
      pattern,
      401,
      true,
    ]);
    expect([pattern, answer.headers.has('ratelimit'), answer.headers.get('cache-control')]).toEqual([pattern, false, 'no-store']);
    bodies.add(await textOf(answer));
  }
  expect(bodies.size).toBe(1);
});

test('with a key of other scopes every route is 403 and names the scope it needs', async () => {
  for (const [pattern, route] of EACH) {
    const { key } = await issue(gazette.id, { scopes: [route.scope === 'usage' ? 'feed' : 'usage'] });
    const answer = await call(route, key);
    expect([pattern, answer.headers.has('ratelimit'), answer.status]).toEqual([pattern, true, 403]);
    expect([pattern, await textOf(answer)]).toEqual([pattern, expect.stringContaining(`it needs \\"${route.scope}\\"`)]);
  }
});

/** By a key of its own: where something holds already, terms that lie ahead wait. */
async function openLaterTerm(): Promise<void> {
  const body = agreement({ validFrom: fromNow(DAY_MS) });
  await callDesk('PUT', `/desk/partners/${gazette.id}/agreements/later`, { body });
  Object.assign(gazette, await issue(gazette.id, { agreement: 'later' }));
}

const BARS: [string, () => Promise<unknown>, string, string][] = [
  ['suspended', () => setStanding(gazette.id, 'suspended'), '403 suspended', 'The partner is suspended.'],
  [
    'after its term',
    () => amend(gazette.id, { validUntil: fromNow(SECOND_MS) }),
    '403 agreement-not-in-force',
    'The term of the agreement is over.',
  ],
  ['before its term', openLaterTerm, '403 agreement-not-in-force', 'The term of the agreement has not begun.'],
];

test.each(BARS)('%s a partner gets no copy, but everything else', async (_how, bar, closed, words) => {
  await bar();
  advanceClock(3 * SECOND_MS);
  for (const [pattern, route] of EACH) {
    const answer = await call(route);
    if (route.barred === 'answers') {
      expect(await answer.json()).toEqual({ decision: 'refuse', reasons: [words] });
      continue;
    }
    expect([pattern, answer.headers.has('ratelimit'), await outcomeOf(answer)]).toEqual([
      pattern,
      true,
      route.barred === 'closed' ? closed : route.good,
    ]);
  }
});

test('a partner gets copy from the first instant of its term to the last, and neither before nor after', async () => {
  const { key } = await licensee({ id: 'tide-table', terms: { validFrom: fromNow(HOUR_MS), validUntil: fromNow(2 * HOUR_MS) } });
  const seen = async () => outcomeOf(await pull(key, '/v1/feed.rss'));
  advanceClock(HOUR_MS - 1);
  expect(await seen()).toBe('403 agreement-not-in-force');
  advanceClock(1);
  expect(await seen()).toBe('200');
  advanceClock(HOUR_MS - 1);
  expect(await seen()).toBe('200');
  advanceClock(1);
  expect(await seen()).toBe('403 agreement-not-in-force');
});

test('beyond its rate every route is 429 with the seconds to wait', async () => {
  await amend(gazette.id, { rate: { requests: 1, perSeconds: 60 } });
  await pull(gazette.key, '/v1/usage');
  for (const [pattern, route] of EACH) {
    const answer = await call(route);
    expect([pattern, answer.headers.get('retry-after'), answer.headers.get('ratelimit')]).toEqual([pattern, '60', '"requests";r=0;t=60']);
    expect([pattern, await outcomeOf(answer)]).toEqual([pattern, '429 rate-exceeded']);
  }
  const { detail } = await problemOf(await pull(gazette.key, '/v1/usage'));
  expect(detail).toMatch(/ 1 requests in 60 seconds, .* again in 60 seconds\.$/);
});

test('without the partner’s object every route is 503, and none has copy', async () => {
  muteLog();
  for (const method of callsOf(Partner.prototype)) {
    vi.spyOn(Partner.prototype, method as 'admit').mockImplementation(() => {
      throw new Error('the partner does not answer');
    });
  }
  for (const [pattern, route] of EACH) {
    const answer = await call(route);
    expect([pattern, answer.headers.has('retry-after'), await outcomeOf(answer)]).toEqual([pattern, true, '503 unavailable']);
  }
});

describe('methods', () => {
  test('that a route does not have are 405 with a key, and 401 without', async () => {
    for (const [pattern, { method, path }] of EACH) {
      for (const other of ['PUT', 'DELETE', 'PATCH', method === 'GET' ? 'POST' : 'GET']) {
        const answer = await pull(gazette.key, path, { method: other });
        const allow = method === 'GET' ? 'GET, HEAD, OPTIONS' : 'POST, OPTIONS';
        expect([pattern, other, answer.status, answer.headers.get('allow')]).toEqual([pattern, other, 405, allow]);
        expect([pattern, (await pull('', path, { method: other })).status]).toEqual([pattern, 401]);
      }
    }
  });

  test('OPTIONS lists them and grants no other origin anything', async () => {
    for (const [pattern, { path }] of EACH) {
      const answer = await get(path, { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' }, 'OPTIONS');
      expect([pattern, answer.status, answer.headers.has('allow')]).toEqual([pattern, 204, true]);
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});
