// The cookie of a session at a partner's portal: it names the partner, whose object looks its hash up on every request.
import type { Context } from 'hono';
import { PORTAL_SESSION_PREFIX } from '../../domain/values/credential-prefixes.ts';
import type { AppEnv } from '../bindings.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { dropCookie, keepCookie, readCookie, type SessionCookie } from './cookie.ts';
import { newSecretId } from './identified-secret.ts';
import { mintPartnerSecret, type PartnerSecret, readPartnerSecret } from './partner-secret.ts';

const COOKIE: SessionCookie = { name: '__Host-tearsheet-portal', loopbackName: 'tearsheet-portal', path: '/portal' };

/** The text of the cookie, which may be anything. */
export function portalCookie(context: Context<AppEnv>): string | undefined {
  return readCookie(context, COOKIE);
}

/** What a genuine cookie says of itself; `undefined` for any other text. Whether its session is ongoing is not known yet. */
export function readPortalCookie(cookie: string, { env }: Context<AppEnv>): Promise<PartnerSecret | undefined> {
  return readPartnerSecret(PORTAL_SESSION_PREFIX, cookie, env);
}

/** Makes the secret of a new session at the portal of a partner. `keep` puts it into the answer. */
export async function mintPortalSession(
  context: Context<AppEnv>,
  partner: string,
): Promise<{ id: string; hash: string; keep: () => void }> {
  const { secret, hash } = await mintPartnerSecret(PORTAL_SESSION_PREFIX, peppersOf(context.env), partner);
  return { id: newSecretId(), hash, keep: () => keepCookie(context, COOKIE, secret) };
}

export function dropPortalCookie(context: Context<AppEnv>): void {
  dropCookie(context, COOKIE);
}
