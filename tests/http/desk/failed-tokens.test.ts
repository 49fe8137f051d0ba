// Ten wrong tokens from one network within a minute, and for a minute nothing from there is let in: a guesser must not see which guess was
// right. Only where the client's address can be trusted.
import { env, exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { muteLog } from '../../support/worker/catalogue.ts';
import { advanceClock, MINUTE_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { BOOTSTRAP_TOKEN, callDesk, ORIGIN } from '../../support/worker/desk.ts';
import { newIsolate } from '../../support/worker/isolation.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { pull } from '../../support/worker/partner.ts';
import { get } from '../../support/worker/reader.ts';

const gazette = licenseeForEachTest();
const HOME = '192.0.2.1';
let named: string;

beforeEach(async () => {
  const { body } = await callDesk<{ token: string }>('POST', '/desk/tokens', { body: { name: 'Night desk', scopes: ['read'] } });
  named = body.token;
  Object.assign(env, { CLIENT_ADDRESS: 'cloudflare' });
});

/** A call with a token, `undefined` for none, from an address, `null` for none. */
function call(token: string | undefined, address: string | null = HOME, method = 'GET'): Promise<Response> {
  return exports.default.fetch(`${ORIGIN}/desk/articles`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(address === null ? {} : { 'cf-connecting-ip': address }),
    },
  });
}

const statusOf = async (...args: Parameters<typeof call>) => (await call(...args)).status;

/** Statuses of so many wrong guesses, one after the other. */
async function guess(times: number, address?: string): Promise<number[]> {
  const statuses = [];
  for (let attempt = 0; attempt < times; attempt++) statuses.push(await statusOf(`wrong-${attempt}`, address));
  return statuses;
}

/** The binding on this machine counts anew with every minute of the machine's own clock: a test that needs its count must not meet that. */
async function startWithinMinute(): Promise<void> {
  const leftMs = MINUTE_MS - (vi.getRealSystemTime() % MINUTE_MS);
  if (leftMs < 5 * SECOND_MS) await scheduler.wait(leftMs);
}

const TEN_FAILURES = Array(10).fill(401);

describe('after ten wrong tokens', () => {
  test('the next call is refused, whatever it brings, and says when to come back', async () => {
    expect(await guess(10)).toEqual(TEN_FAILURES);
    const calls = [call(named), call(BOOTSTRAP_TOKEN), call('wrong'), call(undefined), call(BOOTSTRAP_TOKEN, HOME, 'OPTIONS')];
    const answers = await Promise.all(calls);
    for (const answer of answers) {
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60']);
      expect(answer.headers.has('www-authenticate')).toBe(false);
    }
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  });

  test('nothing is let in until a minute later, to the millisecond, and failures count from the beginning then', async () => {
    // Which counts by a clock of its own.
    vi.spyOn(env.FAILED_TOKENS, 'limit').mockImplementation(async () => ({ success: true }));
    await guess(10);
    advanceClock(30 * SECOND_MS + 1);
    expect((await call(named)).headers.get('retry-after')).toBe('30');
    advanceClock(30 * SECOND_MS - 2);
    expect([await statusOf(named), await statusOf(BOOTSTRAP_TOKEN)]).toEqual([429, 429]);
    advanceClock(1);
    expect([await statusOf(named), await statusOf(BOOTSTRAP_TOKEN)]).toEqual([200, 200]);
    expect(await guess(11)).toEqual([...TEN_FAILURES, 429]);
  });

  test('nobody else is refused: no other address, no reader and no partner of this one', async () => {
    await guess(11);
    expect(await statusOf(named, '192.0.2.2')).toBe(200);
    expect((await get('/feeds/all.rss', { 'cf-connecting-ip': HOME })).status).toBe(200);
    expect((await pull(gazette.key, '/v1/feed.rss', { headers: { 'cf-connecting-ip': HOME } })).status).toBe(200);
  });

  test('of every kind: none at all, malformed, forged, revoked and of another pepper', async () => {
    const { body } = await callDesk<{ id: string; token: string }>('POST', '/desk/tokens', { body: { name: 'Gone', scopes: ['read'] } });
    await callDesk('DELETE', `/desk/tokens/${body.id}`);
    const last = named.endsWith('0') ? '1' : '0';
    const wrong = [undefined, '', 'a b', `${named.slice(0, -1)}${last}`, body.token, named.replace('tsd_t1_', 'tsd_t9_'), gazette.key];
    const statuses = [];
    for (const token of [...wrong, ...wrong].slice(0, 10)) statuses.push(await statusOf(token));
    expect(statuses).toEqual(TEN_FAILURES);
    expect(await statusOf(named)).toBe(429);
  });
});

describe('what is no failure', () => {
  test('is a right token, also where it may not do what it asks: it neither counts nor makes up for one', async () => {
    await guess(5);
    for (let times = 0; times < 5; times++) {
      expect(await statusOf(named)).toBe(200);
      expect(await statusOf(named, HOME, 'POST')).toBe(403);
    }
    expect(await guess(5)).toEqual(Array(5).fill(401));
    expect(await statusOf(named)).toBe(429);
  });

  test('is one that is a minute old', async () => {
    vi.spyOn(env.FAILED_TOKENS, 'limit').mockImplementation(async () => ({ success: true }));
    for (let minute = 0; minute < 3; minute++) {
      expect(await guess(9)).toEqual(Array(9).fill(401));
      expect(await statusOf(named)).toBe(200);
      advanceClock(MINUTE_MS);
    }
    // And not one that is younger, in whatever minute of the clock.
    await guess(5);
    advanceClock(MINUTE_MS - 1);
    await guess(5);
    expect(await statusOf(named)).toBe(429);
  });
});

test('of very many guesses that are sent at once no more than ten are looked at, and a right one among them is not let in', async () => {
  const burst = Array.from({ length: 60 }, (_, index) => call(index === 45 ? named : index === 55 ? BOOTSTRAP_TOKEN : `wrong-${index}`));
  const statuses = (await Promise.all(burst)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(50);
});

test('a right guess that is still being looked up when the tenth has failed is not let in', async () => {
  const find = Catalogue.prototype.findToken;
  const failed = Promise.withResolvers<void>();
  vi.spyOn(Catalogue.prototype, 'findToken').mockImplementation(async function late(this: Catalogue, ...asked: Parameters<typeof find>) {
    const answer = find.apply(this, asked);
    await failed.promise;
    return answer;
  } as never);
  const right = call(named);
  await guess(10);
  failed.resolve();
  expect((await right).status).toBe(429);
});

describe('another isolate', () => {
  test('at another place, where nobody failed yet, hears from the Catalogue that the network is blocked, and for how long still', async () => {
    await guess(10);
    vi.spyOn(env.FAILED_TOKENS, 'limit').mockImplementation(async () => ({ success: true }));
    for (const token of [named, BOOTSTRAP_TOKEN]) {
      newIsolate();
      expect([token, await statusOf(token)]).toEqual([token, 429]);
    }
    advanceClock(30 * SECOND_MS);
    vi.spyOn(env.FAILED_TOKENS, 'limit').mockImplementation(async () => ({ success: false }));
    for (const token of ['wrong', named]) {
      newIsolate();
      expect([token, (await call(token)).headers.get('retry-after')]).toEqual([token, '30']);
    }
  });

  test('asks the Catalogue about a right token, and answers a wrong one in the same way', async () => {
    await startWithinMinute();
    await guess(10);
    for (const token of [named, BOOTSTRAP_TOKEN, 'wrong']) {
      newIsolate();
      const answer = await call(token);
      expect([token, answer.status, answer.headers.get('retry-after')]).toEqual([token, 429, '60']);
      // It has heard of it now.
      const asked = vi.spyOn(Catalogue.prototype, 'findToken');
      expect([await statusOf(named), asked.mock.calls.length]).toEqual([429, 0]);
      vi.restoreAllMocks();
    }
  });

  test('adds its failures to those of the others', async () => {
    await startWithinMinute();
    expect(await guess(6)).toEqual(Array(6).fill(401));
    newIsolate();
    expect(await guess(4)).toEqual(Array(4).fill(401));
    newIsolate();
    expect([await statusOf(named), await statusOf('wrong')]).toEqual([429, 429]);
  });

  test('tells the Catalogue once, however often the network is refused', async () => {
    const told = vi.spyOn(Catalogue.prototype, 'block');
    await guess(30);
    expect(told).toHaveBeenCalledTimes(1);
  });

  test('is not needed: while the Catalogue does not answer a wrong token is wrong, and the eleventh is refused', async () => {
    muteLog();
    vi.spyOn(Catalogue.prototype, 'block').mockImplementation(() => {
      throw new Error('the Catalogue does not answer');
    });
    expect(await guess(11)).toEqual([...TEN_FAILURES, 429]);
  });
});

describe('addresses of one client', () => {
  test('of one /64 are one, however they are written, and of another they are another', async () => {
    for (let number = 0; number < 10; number++) expect(await statusOf('wrong', `2001:db8:1:2:${number}::${number}`)).toBe(401);
    expect(await statusOf(named, '2001:0DB8:0001:0002:ffff:ffff:ffff:ffff')).toBe(429);
    expect(await statusOf(named, '2001:db8:1:3::1')).toBe(200);
  });

  test('of IPv4 are each their own, also where they are written as IPv6', async () => {
    await guess(5, '192.0.2.7');
    await guess(5, '::ffff:192.0.2.7');
    expect([await statusOf(named, '192.0.2.7'), await statusOf(named, '192.0.2.8')]).toEqual([429, 200]);
  });

  test('that are none, or several, are one together', async () => {
    const odd = [
      'nobody',
      '192.0.2.1, 192.0.2.2',
      '192.0.2.300',
      'x'.repeat(5_000),
      '2001:db8::/64',
      'fe80::1%eth0',
      '1, 2',
      ',',
      '-',
      '0',
    ];
    for (const address of odd) expect([address, await statusOf('wrong', address)]).toEqual([address, 401]);
    expect(await statusOf(named, 'one more')).toBe(429);
    expect(await statusOf(named)).toBe(200);
  });
});

describe('without an address that can be trusted', () => {
  test.each([
    ['no proxy is trusted', '', HOME],
    ['another one is', 'nginx', HOME],
    ['the proxy names none', 'cloudflare', null],
  ])('as where %s, nobody is shut out, and nothing is counted', async (_why, CLIENT_ADDRESS, address) => {
    Object.assign(env, { CLIENT_ADDRESS });
    const counted = [
      vi.spyOn(env.FAILED_TOKENS, 'limit'),
      ...(['block', 'blockEnd'] as const).map((method) => vi.spyOn(Catalogue.prototype, method)),
    ];
    const statuses = [];
    for (let attempt = 0; attempt < 30; attempt++) statuses.push(await statusOf('wrong', address));
    expect(new Set(statuses)).toEqual(new Set([401]));
    expect([await statusOf(named, address), await statusOf(BOOTSTRAP_TOKEN, address)]).toEqual([200, 200]);
    expect(counted.map((spy) => spy.mock.calls.length)).toEqual([0, 0, 0]);
  });
});
