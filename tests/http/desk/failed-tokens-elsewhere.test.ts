// Failed tokens of one network that come in at several isolates, and what the Catalogue has to do with it.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { WRONG_TOKEN_CALLS_PER_SECOND } from '../../../src/http/credentials/failed-tokens.ts';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { muteLog } from '../../support/worker/catalogue.ts';
import { advanceClock, SECOND_MS } from '../../support/worker/clock.ts';
import { BOOTSTRAP_TOKEN } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { call, guess, mintAndTrust, startWithinMinute, statusOf, TEN_FAILURES } from '../../support/worker/wrong-tokens.ts';

let named: string;

isolateTests();
beforeEach(async () => {
  named = await mintAndTrust();
});

describe('another isolate', () => {
  test('in another location learns from the Catalogue that the network is blocked, and for how long', async () => {
    await guess(10);
    vi.spyOn(env.FAILED_TOKENS, 'limit').mockImplementation(async () => ({ success: true }));
    for (const token of [named, BOOTSTRAP_TOKEN, 'wrong', `${named.slice(0, -1)}x`]) {
      newIsolate();
      const answer = await call(token);
      expect([token, answer.status, answer.headers.get('retry-after')]).toEqual([token, 429, '60']);
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

  test('reports a block to the Catalogue once, however often the network is refused', async () => {
    const told = vi.spyOn(Catalogue.prototype, 'block');
    await guess(30);
    expect(told).toHaveBeenCalledTimes(1);
  });

  test('is answered alike for a wrong and a right token while the Catalogue does not answer', async () => {
    muteLog();
    for (const method of ['findToken', 'blockEnd'] as const)
      vi.spyOn(Catalogue.prototype, method).mockImplementation(() => {
        throw new Error('the Catalogue does not answer');
      });
    expect([await statusOf(named), await statusOf(BOOTSTRAP_TOKEN), await statusOf('wrong')]).toEqual([503, 503, 503]);
  });

  test('asks about wrong tokens a bounded number of times a second, from however many networks they come', async () => {
    const asked = vi.spyOn(Catalogue.prototype, 'blockEnd');
    for (let number = 0; number < 50; number++) expect(await statusOf('wrong', `192.0.2.${number}`)).toBe(401);
    expect(asked).toHaveBeenCalledTimes(WRONG_TOKEN_CALLS_PER_SECOND);
    advanceClock(SECOND_MS);
    await statusOf('wrong', '192.0.2.99');
    expect(asked).toHaveBeenCalledTimes(WRONG_TOKEN_CALLS_PER_SECOND + 1);
  });

  test('is not needed to refuse wrong tokens and the eleventh call while the Catalogue does not hear of the block', async () => {
    muteLog();
    vi.spyOn(Catalogue.prototype, 'block').mockImplementation(() => {
      throw new Error('the Catalogue does not answer');
    });
    expect(await guess(11)).toEqual([...TEN_FAILURES, 429]);
  });
});
