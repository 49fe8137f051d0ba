// The desk's gate: who is calling, and whether the token's scopes cover the call. All failures look alike.
import type { MiddlewareHandler } from 'hono';
import { DESK_SCOPES, type DeskScope } from '../../domain/publisher/desk-scope.ts';
import type { AppEnv, Caller } from '../bindings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { bearerOf, networkOf } from '../requests/authorization.ts';
import { ProblemError } from '../responses/problem.ts';
import { readToken } from './desk-token.ts';
import { recordFailure, refuseBlocked, refuseBlockedUntil } from './failed-tokens.ts';
import { requireSecrets } from './secrets.ts';
import { isSecretEqual, parsePeppers } from './signed-token.ts';

/** How the bootstrap token is called in the audit trail. */
/** The same for every failure. */
const NO_TOKEN =
  'No desk token came with the request, or it is unknown, expired, revoked or not valid here. For safety the answer does not say which.';

export const BOOTSTRAP = 'bootstrap';
const NEEDED = ['DESK_TOKEN', 'KEY_PEPPERS'] as const;

export function requireToken(): MiddlewareHandler<AppEnv> {
  return async function requireDeskToken(context, next) {
    const { env } = context;
    await requireSecrets(env, NEEDED);
    // Without an address that can be trusted nobody is blocked: one stranger could shut out everybody.
    const network = networkOf(context);
    if (network !== undefined) refuseBlocked(network, Date.now());
    const token = bearerOf(context.req.header('authorization'));
    const caller = token === undefined ? undefined : await callerOf(env, token, network);
    if (network !== undefined) refuseBlocked(network, Date.now());
    if (caller === undefined) {
      if (network !== undefined) await recordFailure(env, network, Date.now());
      throw new ProblemError('unauthorised', { detail: NO_TOKEN, headers: { 'www-authenticate': 'Bearer realm="tearsheet-desk"' } });
    }
    context.set('caller', caller);
    return next();
  };
}

export function requireScope(scope: DeskScope): MiddlewareHandler<AppEnv> {
  return async function requireDeskScope(context, next) {
    if (context.get('caller').scopes.includes(scope)) return next();
    throw new ProblemError('forbidden', { detail: `The token's scopes do not cover this call: it needs "${scope}".` });
  };
}

/** `undefined` for a token that opens nothing. Throws where the Catalogue knows the network to be blocked. */
async function callerOf(env: Env, token: string, network: string | undefined): Promise<Caller | undefined> {
  if (env.DESK_TOKEN !== '' && (await isSecretEqual(token, env.DESK_TOKEN))) {
    if (network !== undefined) refuseBlockedUntil(await catalogueOf(env).blockEnd(network), network, Date.now());
    return { actor: { name: BOOTSTRAP }, scopes: DESK_SCOPES };
  }
  const genuine = await readToken(token, parsePeppers(env.KEY_PEPPERS));
  if (genuine === undefined) return undefined;
  const { found, blockEnd } = await catalogueOf(env).findToken(genuine.id, genuine.hash, network);
  if (network !== undefined) refuseBlockedUntil(blockEnd, network, Date.now());
  return found === undefined ? undefined : { actor: { name: found.name, tokenId: found.id }, scopes: found.scopes };
}
