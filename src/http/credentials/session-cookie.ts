// The cookie of a session at the console: a random id with a MAC. Its hash is looked up in the Catalogue on every request.
import type { Context } from 'hono';
import { SESSION_PREFIX } from '../../domain/values/credential-prefixes.ts';
import type { AppEnv } from '../bindings.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { dropCookie, keepCookie, readCookie, type SessionCookie } from './cookie.ts';
import { type IdentifiedSecret, mintSecret, readSecret } from './identified-secret.ts';

const COOKIE: SessionCookie = { name: '__Host-tearsheet', loopbackName: 'tearsheet-console', path: '/console' };

/** The genuine cookie of the request; `undefined` if it has none. Whether its session is ongoing is not known yet. */
export async function readSessionCookie(context: Context<AppEnv>): Promise<IdentifiedSecret | undefined> {
  const cookie = readCookie(context, COOKIE);
  return cookie === undefined ? undefined : readSecret(SESSION_PREFIX, cookie, context.env);
}

/** Makes the secret of a new session. `keep` puts it into the answer. */
export async function mintSession(context: Context<AppEnv>): Promise<IdentifiedSecret & { keep: () => void }> {
  const { secret, ...stored } = await mintSecret(SESSION_PREFIX, peppersOf(context.env));
  return { ...stored, keep: () => keepCookie(context, COOKIE, secret) };
}

export function dropSessionCookie(context: Context<AppEnv>): void {
  dropCookie(context, COOKIE);
}
