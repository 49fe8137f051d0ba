// Ten wrong tokens from one network within a minute, and for a minute nothing from there is let in: a guesser must not see which guess was
// right. Only where the client's address can be trusted.
import { env, exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { advanceClock, MINUTE_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { BOOTSTRAP_TOKEN, callDesk, ORIGIN } from '../../support/worker/desk.ts';
import { newIsolate } from '../../support/worker/isolation.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { pull } from '../../support/worker/partner.ts';
import { get } from '../../support/worker/reader.ts';
import { call, guess, HOME, mintAndTrust, startWithinMinute, statusOf, TEN_FAILURES } from '../../support/worker/wrong-tokens.ts';

const gazette = licenseeForEachTest();
let named: string;

beforeEach(async () => {
  named = await mintAndTrust();
});

describe('after ten wrong tokens', () => {
  test('the next call is refused, even with the right token, and says when to try again', async () => {
    expect(await guess(10)).toEqual(TEN_FAILURES);
    const calls = [call(named), call(BOOTSTRAP_TOKEN), call('wrong'), call(undefined), call(BOOTSTRAP_TOKEN, HOME, 'OPTIONS')];
    const answers = await Promise.all(calls);
    for (const answer of answers) {
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60']);
      expect(answer.headers.has('www-authenticate')).toBe(false);
    }
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  });

  test('nothing is accepted until a minute later, to the millisecond, and then failures are counted from zero', async () => {
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

  test('of every kind: forged, revoked and of another pepper', async () => {
    const { body } = await callDesk<{ id: string; token: string }>('POST', '/desk/tokens', { body: { name: 'Gone', scopes: ['read'] } });
    await callDesk('DELETE', `/desk/tokens/${body.id}`);
    const last = named.endsWith('0') ? '1' : '0';
    const wrong = ['x', `${named.slice(0, -1)}${last}`, body.token, named.replace('tsd_t1_', 'tsd_t9_'), gazette.key];
    const statuses = [];
    for (const token of [...wrong, ...wrong].slice(0, 10)) statuses.push(await statusOf(token));
    expect(statuses).toEqual(TEN_FAILURES);
    expect(await statusOf(named)).toBe(429);
  });
});

describe('what is no failure', () => {
  test('is a request without a token, as a page of strangers can make a browser send', async () => {
    for (const token of [...Array(30).fill(undefined), '', 'a b']) expect([token, await statusOf(token)]).toEqual([token, 401]);
    for (const authorization of ['Basic YTpi', 'Digest x', 'Bearer']) {
      const answer = await exports.default.fetch(`${ORIGIN}/desk/x.png`, { headers: { authorization, 'cf-connecting-ip': HOME } });
      expect([authorization, answer.status]).toEqual([authorization, 401]);
    }
    expect(await guess(9)).toEqual(Array(9).fill(401));
    expect(await statusOf(named)).toBe(200);
  });

  test('is a right token, even without the scope: it neither counts nor resets the count', async () => {
    await guess(5);
    for (let times = 0; times < 5; times++) {
      expect(await statusOf(named)).toBe(200);
      expect(await statusOf(named, HOME, 'POST')).toBe(403);
    }
    expect(await guess(5)).toEqual(Array(5).fill(401));
    expect(await statusOf(named)).toBe(429);
  });

  test('is a failure more than a minute ago', async () => {
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

test('of many guesses sent at once at most ten are checked, and a right one among them is refused', async () => {
  const burst = Array.from({ length: 60 }, (_, index) => call(index === 45 ? named : index === 55 ? BOOTSTRAP_TOKEN : `wrong-${index}`));
  const statuses = (await Promise.all(burst)).map(({ status }) => status);
  // Those that fail before the tenth may hear of the block that it makes.
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
});

test('a right guess that is still being checked when the tenth has failed is refused', async () => {
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

describe('addresses of one client', () => {
  test('of one /64 count as one, however they are written, and another /64 counts apart', async () => {
    for (let number = 0; number < 10; number++) expect(await statusOf('wrong', `2001:db8:1:2:${number}::${number}`)).toBe(401);
    expect(await statusOf(named, '2001:0DB8:0001:0002:ffff:ffff:ffff:ffff')).toBe(429);
    expect(await statusOf(named, '2001:db8:1:3::1')).toBe(200);
  });

  test('of IPv4 count each by itself, even when written as IPv6', async () => {
    await guess(5, '192.0.2.7');
    await guess(5, '::ffff:192.0.2.7');
    expect([await statusOf(named, '192.0.2.7'), await statusOf(named, '192.0.2.8')]).toEqual([429, 200]);
  });

  test('that cannot be read, or are several, count together as one', async () => {
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

describe('a clock that is set back by an hour', () => {
  test('makes no block longer than a minute from then', async () => {
    await startWithinMinute();
    await guess(10);
    advanceClock(-60 * MINUTE_MS);
    expect((await call(named)).headers.get('retry-after')).toBe('60');
    newIsolate();
    expect((await call(named)).headers.get('retry-after')).toBe('60');
    advanceClock(MINUTE_MS);
    expect(await statusOf(named)).toBe(200);
  });

  test('keeps no failure for longer than a minute', async () => {
    vi.spyOn(env.FAILED_TOKENS, 'limit').mockImplementation(async () => ({ success: true }));
    await guess(9);
    advanceClock(-60 * MINUTE_MS);
    expect(await guess(9)).toEqual(Array(9).fill(401));
    expect(await statusOf(named)).toBe(200);
  });
});

describe('without an address that can be trusted', () => {
  test.each([
    ['no proxy is trusted', '', HOME],
    ['another one is', 'nginx', HOME],
    ['the proxy names none', 'cloudflare', null],
  ])('as where %s, nobody is blocked, and nothing is counted', async (_why, CLIENT_ADDRESS, address) => {
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
