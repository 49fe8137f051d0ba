// When a part of the service does not answer: 503 with the time to come back, and never copy that nobody vouches for.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { Partner } from '../../../src/objects/partner.ts';
import { breakCatalogue, flush, muteLog } from '../../support/worker/catalogue.ts';
import { advanceClock, SECOND_MS } from '../../support/worker/clock.ts';
import { BOOTSTRAP_TOKEN, publish, replace, withdraw } from '../../support/worker/desk.ts';
import { newIsolate } from '../../support/worker/isolation.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { issue, keysIn, outcomeOf, pull, pullJson, pullText, textOf } from '../../support/worker/partner.ts';

const gazette = licenseeForEachTest();

const COPY = [
  '/v1/feed.rss',
  '/v1/feed.atom',
  '/v1/feed.json',
  '/v1/feed.ninjs',
  '/v1/articles/eastern-lock',
  '/v1/articles/eastern-lock/html',
];
const ALL = [...COPY, '/v1/changes', '/v1/account', '/v1/agreements'];
const LICENSED_CALLS = ['candidates', 'facts', 'bodies', 'changesWindow'] as const;

async function expectUnavailable(paths: readonly string[], key = gazette.key): Promise<void> {
  for (const path of paths) {
    const answer = await pull(key, path);
    const fields = [answer.headers.has('retry-after'), answer.headers.get('cache-control')];
    const text = await textOf(answer);
    expect([path, answer.status, ...fields, text.includes('The first tug')]).toEqual([path, 503, true, 'no-store', false]);
  }
}

describe('the partner’s object', () => {
  function breakPartner(fault: Error): void {
    muteLog();
    for (const method of ['admit', 'snapshot', 'admitChanges', 'account', 'agreements', 'usage'] as const) {
      vi.spyOn(Partner.prototype, method).mockImplementation(() => {
        throw fault;
      });
    }
  }

  test('that throws is answered 503, even if this isolate has all the copy in memory', async () => {
    for (const path of COPY) await pullText(gazette.key, path);
    breakPartner(new Error('the partner does not answer'));
    await expectUnavailable([...ALL, '/v1/usage']);
  });

  test('that cannot be reached is answered 503', async () => {
    muteLog();
    vi.spyOn(env.PARTNER, 'getByName').mockImplementation(() => {
      throw new Error('Network connection lost.');
    });
    await expectUnavailable(ALL);
  });

  test('that was moved during a call is called once more', async () => {
    await pullText(gazette.key, '/v1/feed.rss');
    const real = env.PARTNER.getByName.bind(env.PARTNER);
    const moved = Object.assign(new Error('The object was moved.'), { retryable: true });
    const stubs = vi.spyOn(env.PARTNER, 'getByName').mockImplementationOnce((name) => {
      const stub = real(name);
      return new Proxy(stub, { get: (target, method) => (method === 'admit' ? () => Promise.reject(moved) : Reflect.get(target, method)) });
    });
    expect(await pullText(gazette.key, '/v1/feed.rss')).toContain('The first tug');
    expect(stubs).toHaveBeenCalledTimes(2);
  });

  test('that is evicted after it admitted a pull is not needed any more: the copy is in its ledger and is delivered', async () => {
    const { bodies } = Catalogue.prototype;
    vi.spyOn(Catalogue.prototype, 'bodies').mockImplementation(async function (
      this: Catalogue,
      wanted: { slug: string; version: number }[],
    ) {
      await evictPartner();
      return bodies.call(this, wanted);
    } as never);
    newIsolate();
    expect(await pullText(gazette.key, '/v1/feed.rss')).toContain('The first tug');
    vi.restoreAllMocks();
    const { rows } = await callLedger();
    expect(rows.map(({ slug }) => slug)).toEqual(['eastern-lock']);
  });

  async function evictPartner(): Promise<void> {
    const stub = env.PARTNER.getByName(gazette.id);
    await runInDurableObject(stub, (_instance, state) => state.abort('evicted')).catch(() => undefined);
  }

  function callLedger(): Promise<{ rows: { slug: string }[] }> {
    return pullJson(BOOTSTRAP_TOKEN, `/desk/partners/${gazette.id}/ledger`);
  }
});

describe('the freshness record', () => {
  test('is good for eight seconds in an outage, to the millisecond, and then nothing licensed is served', async () => {
    for (const path of ALL) expect([path, (await pull(gazette.key, path)).status]).toEqual([path, 200]);
    breakCatalogue();
    for (const method of LICENSED_CALLS) {
      vi.spyOn(Catalogue.prototype, method).mockImplementation(() => {
        throw new Error('the Catalogue does not answer');
      });
    }
    advanceClock(8 * SECOND_MS);
    for (const path of COPY) expect([path, (await pull(gazette.key, path)).status]).toEqual([path, 200]);
    advanceClock(1);
    await expectUnavailable(ALL);
  });

  test('is missing in an isolate that starts in the outage: nothing licensed is served, even if KV has all the copy', async () => {
    await flush();
    newIsolate();
    breakCatalogue();
    await expectUnavailable(ALL);
    const testKey = (await issue(gazette.id, { mode: 'test' }).catch(() => gazette)).key;
    await expectUnavailable(COPY, testKey);
  });

  test('is asked for again with the first answer of the Catalogue', async () => {
    newIsolate();
    breakCatalogue();
    await expectUnavailable(['/v1/feed.rss']);
    vi.restoreAllMocks();
    expect(await outcomeOf(await pull(gazette.key, '/v1/feed.rss'))).toBe('200');
  });
});

describe('KV', () => {
  afterEach(() => vi.restoreAllMocks());

  test('that is down changes no partner’s answer', async () => {
    vi.spyOn(env.REPLICA, 'get').mockRejectedValue(new Error('KV GET failed: 500'));
    expect(await pullText(gazette.key, '/v1/feed.rss')).toContain('The first tug');
  });

  test('that still has a withdrawn article, or an older version, serves neither', async () => {
    await publish('gale', { headline: 'Gale', bodyHtml: '<p>A gale blew.</p>' });
    await flush();
    await withdraw('gale');
    await replace('eastern-lock', { bodyHtml: '<p>The second tug left.</p>' });
    advanceClock(2 * SECOND_MS);
    const text = await pullText(gazette.key, '/v1/feed.json');
    expect([text.includes('A gale blew'), text.includes('The first tug'), text.includes('The second tug')]).toEqual([false, false, true]);
    expect(await keysIn(gazette.key)).toEqual(['eastern-lock']);
  });
});

test('an internal error reveals no detail, and delivers nothing', async () => {
  muteLog();
  vi.spyOn(Catalogue.prototype, 'bodies').mockResolvedValue([]);
  newIsolate();
  const answer = await pull(gazette.key, '/v1/feed.rss');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await outcomeOf(answer)).toBe('500 internal');
});
