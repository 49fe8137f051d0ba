// The cookie of a session at the console: a random id with a MAC. Its hash is looked up in the Catalogue on every request.
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { SESSION_MAX_MS } from '../../domain/publisher/console-session.ts';
import { SESSION_PREFIX } from '../../domain/values/credential-prefixes.ts';
import { isLoopback } from '../../domain/values/loopback.ts';
import type { AppEnv } from '../bindings.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { type IdentifiedSecret, mintSecret, readSecret } from './identified-secret.ts';

const NAME = '__Host-tearsheet';
/** Some browsers keep no Secure cookie of http://localhost, and a cookie with the prefix must be one (RFC 6265bis §4.1.3.2). */
const LOOPBACK_NAME = 'tearsheet-console';

function isPlainLoopback({ req }: Pick<Context, 'req'>): boolean {
  const { protocol, hostname } = new URL(req.url);
  return protocol === 'http:' && isLoopback(hostname);
}

/** The genuine cookie of the request; `undefined` if it has none. Whether its session is ongoing is not known yet. */
export async function readSessionCookie(context: Context<AppEnv>): Promise<IdentifiedSecret | undefined> {
  const cookie = getCookie(context, isPlainLoopback(context) ? LOOPBACK_NAME : NAME);
  return cookie === undefined ? undefined : readSecret(SESSION_PREFIX, cookie, context.env);
}

/** Makes the secret of a new session. `keep` puts it into the answer. */
export async function mintSession(context: Context<AppEnv>): Promise<IdentifiedSecret & { keep: () => void }> {
  const { secret, ...stored } = await mintSecret(SESSION_PREFIX, peppersOf(context.env));
  return { ...stored, keep: () => setSessionCookie(context, secret, SESSION_MAX_MS / 1_000) };
}

export function dropSessionCookie(context: Context<AppEnv>): void {
  setSessionCookie(context, '', 0);
}

/** The prefix `__Host-` needs the path `/`. Only answers below /console set the cookie, and other routes do not read it. */
function setSessionCookie(context: Context<AppEnv>, value: string, maxAge: number): void {
  const common = { httpOnly: true, sameSite: 'Strict', maxAge } as const;
  if (isPlainLoopback(context)) setCookie(context, LOOPBACK_NAME, value, { ...common, path: '/console' });
  else setCookie(context, NAME, value, { ...common, path: '/', secure: true });
}
