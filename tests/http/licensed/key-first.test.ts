// The Catalogue works for a key only after the partner's own object admitted it: whoever holds a key that is refused can cost nobody else
// anything.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { Partner } from '../../../src/objects/partner.ts';
import { callsOf } from '../../support/worker/calls.ts';
import { advanceClock, MINUTE_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { newIsolate } from '../../support/worker/isolation.ts';
import { callRoute, LICENSED_ROUTES } from '../../support/worker/licensed-routes.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { amend, issue, outcomeOf, pull, revoke, textOf } from '../../support/worker/partner.ts';
import { get } from '../../support/worker/reader.ts';

const gazette = licenseeForEachTest();

beforeEach(() => {
  advanceClock(3 * SECOND_MS);
});

/** Names of the calls that the objects of a class get from now on. */
function callsOn({ prototype }: { prototype: object }): string[] {
  const calls: string[] = [];
  for (const method of callsOf(prototype)) {
    const answer = Reflect.get(prototype, method);
    if (typeof answer !== 'function') continue;
    vi.spyOn(prototype as Record<string, () => unknown>, method).mockImplementation(function called(this: unknown, ...given: unknown[]) {
      calls.push(method);
      return Reflect.apply(answer, this, given);
    });
  }
  return calls;
}

const EACH = Object.entries(LICENSED_ROUTES);

/** As the first request of an isolate, and of one whose freshness record has just become too old. */
const ISOLATES: [string, () => void][] = [
  ['a new isolate', newIsolate],
  ['an isolate that knew the key', () => advanceClock(3 * SECOND_MS)],
];

describe.each(ISOLATES)('for %s', (_isolate, prepare) => {
  test('a revoked key costs the Catalogue nothing, on any route', async () => {
    for (const [, route] of EACH) await textOf(await callRoute(gazette.key, route));
    await revoke(gazette);
    const calls = callsOn(Catalogue);
    for (const [pattern, route] of EACH) {
      prepare();
      expect([pattern, await outcomeOf(await callRoute(gazette.key, route)), ...calls]).toEqual([pattern, '401 unauthorised']);
    }
  });

  test('a key past its rate costs the Catalogue nothing, on any route', async () => {
    await amend(gazette.id, { rate: { requests: 1, perSeconds: 3_600 } });
    await textOf(await pull(gazette.key, '/v1/usage'));
    const calls = callsOn(Catalogue);
    for (const [pattern, route] of EACH) {
      prepare();
      expect([pattern, await outcomeOf(await callRoute(gazette.key, route)), ...calls]).toEqual([pattern, '429 rate-exceeded']);
    }
  });

  test('a key without the scope of a route costs the Catalogue nothing', async () => {
    const keys = { usage: await issue(gazette.id, { scopes: ['usage'] }), feed: await issue(gazette.id, { scopes: ['feed'] }) };
    const calls = callsOn(Catalogue);
    for (const [pattern, route] of EACH) {
      prepare();
      const { key } = route.scope === 'usage' ? keys.feed : keys.usage;
      expect([pattern, await outcomeOf(await callRoute(key, route)), ...calls]).toEqual([pattern, '403 forbidden']);
    }
  });
});

test('a key past its rate costs the Catalogue nothing by asking for what the isolate has not seen yet, while its record is current', async () => {
  await amend(gazette.id, { rate: { requests: 1, perSeconds: 3_600 } });
  expect(await outcomeOf(await pull(gazette.key, '/v1/feed.rss'))).toBe('200');
  const calls = callsOn(Catalogue);
  for (const path of ['/v1/feed.rss?limit=7', '/v1/articles/western-lock', '/v1/changes'])
    expect([path, await outcomeOf(await pull(gazette.key, path)), ...calls]).toEqual([path, '429 rate-exceeded']);
});

describe('calls of the partner’s object for one request', () => {
  test('are three at the most where nobody knows anything, and the key comes first', async () => {
    newIsolate();
    const calls = callsOn(Partner);
    await textOf(await pull(gazette.key, '/v1/feed.rss'));
    expect(calls).toEqual(['checkKey', 'admit', 'admit']);
  });

  test('are one while everything is known, for a feed and for an article', async () => {
    for (const path of ['/v1/feed.rss', '/v1/articles/eastern-lock']) {
      await textOf(await pull(gazette.key, path));
      await textOf(await pull(gazette.key, path));
      const calls = callsOn(Partner);
      await textOf(await pull(gazette.key, path));
      expect([path, ...calls]).toEqual([path, 'admit']);
      vi.restoreAllMocks();
    }
  });

  test('are one for a key that is refused, whatever the reason, on any route', async () => {
    const [feedKey, usageKey, revoked] = [
      await issue(gazette.id, { scopes: ['feed'] }),
      await issue(gazette.id, { scopes: ['usage'] }),
      await issue(gazette.id),
    ];
    await revoke({ ...gazette, ...revoked });
    await amend(gazette.id, { rate: { requests: 1, perSeconds: 3_600 } });
    await textOf(await pull(gazette.key, '/v1/usage'));
    const calls = callsOn(Partner);
    for (const [key, outcome] of [
      [revoked.key, '401 unauthorised'],
      [gazette.key, '429 rate-exceeded'],
    ] as const) {
      for (const [pattern, route] of EACH) {
        calls.length = 0;
        expect([pattern, await outcomeOf(await callRoute(key, route)), calls.length]).toEqual([pattern, outcome, 1]);
      }
    }
    await amend(gazette.id, { rate: { requests: 1_000, perSeconds: 1 } });
    for (const [pattern, route] of EACH) {
      calls.length = 0;
      const { key } = route.scope === 'usage' ? feedKey : usageKey;
      expect([pattern, await outcomeOf(await callRoute(key, route)), calls.length]).toEqual([pattern, '403 forbidden', 1]);
    }
  });

  test('count once against the rate, however many they are', async () => {
    newIsolate();
    const remaining = async (path: string) => /r=(\d+)/.exec((await pull(gazette.key, path)).headers.get('ratelimit') ?? '')?.[1];
    const first = Number(await remaining('/v1/usage'));
    for (const path of ['/v1/feed.rss', '/v1/changes', '/v1/account', '/v1/articles/eastern-lock']) {
      newIsolate();
      await remaining(path);
    }
    expect(Number(await remaining('/v1/usage'))).toBe(first - 5);
  });

  test('the list of candidates is not sent with the first of them', async () => {
    await textOf(await pull(gazette.key, '/v1/feed.rss'));
    // Too long ago for the object to be awake still. A reader of a public feed renews the isolate's freshness record.
    advanceClock(MINUTE_MS);
    await textOf(await get('/feeds/all.rss'));
    const admit = vi.spyOn(Partner.prototype, 'admit');
    const check = vi.spyOn(Partner.prototype, 'checkKey');
    await textOf(await pull(gazette.key, '/v1/feed.rss'));
    expect(check).not.toHaveBeenCalled();
    expect(admit.mock.calls[0]?.[0]).toMatchObject({ candidateListId: expect.stringMatching(/./) });
    expect(admit.mock.calls[0]?.[0].candidates).toBeUndefined();
  });
});
