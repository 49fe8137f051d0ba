// Calls of the desk from a trusted address, with right and wrong tokens.
import { env, exports } from 'cloudflare:workers';
import { vi } from 'vitest';
import { MINUTE_MS, SECOND_MS } from './clock.ts';
import { callDesk, ORIGIN } from './desk.ts';

export const HOME = '192.0.2.1';

/** Mints a token that may read, and trusts client addresses from now on. */
export async function mintAndTrust(): Promise<string> {
  const { body } = await callDesk<{ token: string }>('POST', '/desk/tokens', { body: { name: 'Night desk', scopes: ['read'] } });
  Object.assign(env, { CLIENT_ADDRESS: 'cloudflare' });
  return body.token;
}

/** A call with a token, `undefined` for none, from an address, `null` for none. */
export function call(token: string | undefined, address: string | null = HOME, method = 'GET'): Promise<Response> {
  return exports.default.fetch(`${ORIGIN}/desk/articles`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(address === null ? {} : { 'cf-connecting-ip': address }),
    },
  });
}

export const statusOf = async (...args: Parameters<typeof call>) => (await call(...args)).status;

/** Statuses of that many wrong guesses, one after the other. */
export async function guess(times: number, address?: string): Promise<number[]> {
  const statuses = [];
  for (let attempt = 0; attempt < times; attempt++) statuses.push(await statusOf(`wrong-${attempt}`, address));
  return statuses;
}

/** This binding starts to count again with every minute of the machine's own clock: a test that needs its count must not run across one. */
export async function startWithinMinute(): Promise<void> {
  const leftMs = MINUTE_MS - (vi.getRealSystemTime() % MINUTE_MS);
  if (leftMs < 5 * SECOND_MS) await scheduler.wait(leftMs);
}

export const TEN_FAILURES = Array(10).fill(401);
