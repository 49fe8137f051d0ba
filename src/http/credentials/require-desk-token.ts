// Checks who calls the desk, and whether the token's scopes cover the call. All failures look alike.
import type { Context, MiddlewareHandler } from 'hono';
import { DESK_SCOPES, type DeskScope } from '../../domain/publisher/desk-scope.ts';
import { DESK_TOKEN_PREFIX } from '../../domain/values/credential-prefixes.ts';
import type { AppEnv, Caller } from '../bindings.ts';
import type { Host } from '../isolate/isolate.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { bearerOf, networkOf } from '../requests/authorization.ts';
import { ProblemError } from '../responses/problem.ts';
import { recordFailure, refuseBlocked, refuseBlockedUntil } from './failed-tokens.ts';
import { readSecret } from './identified-secret.ts';
import { requireSecrets } from './secrets.ts';
import { isSecretEqual } from './signed-token.ts';

/** The same for every failure. */
const NO_TOKEN =
  'No desk token came as "Authorization: Bearer TOKEN", or it is unknown, expired, revoked or not valid here. For security, the answer does not say which.';

/** The bootstrap token's name in the audit trail. */
export const BOOTSTRAP = 'bootstrap';
const NEEDED = ['DESK_TOKEN', 'KEY_PEPPERS'] as const;

export function requireToken(): MiddlewareHandler<AppEnv> {
  return async function requireDeskToken(context, next) {
    const caller = await callerWith(context, bearerOf(context.req.header('authorization')));
    if (caller === undefined)
      throw new ProblemError('unauthorised', { detail: NO_TOKEN, headers: { 'www-authenticate': 'Bearer realm="tearsheet-desk"' } });
    context.set('caller', caller);
    return next();
  };
}

/** Whose token it is; `undefined` for one that is not valid. Throws the refusal if the client's network is blocked. */
export async function callerWith(context: Context<AppEnv>, token: string | undefined): Promise<Caller | undefined> {
  const { env } = context;
  await requireSecrets(env, NEEDED);
  const network = networkOf(context);
  // Without a trusted address nobody is blocked, because one stranger could shut out everybody.
  return network === undefined ? (await lookUp(env, token))?.caller : callerFrom(network, env, token);
}

/** Throws the refusal if the network is blocked. A request without a token is no guess and is not counted: pages of others can make
 *  browsers send such requests. */
async function callerFrom(network: string, env: Host, token: string | undefined): Promise<Caller | undefined> {
  refuseBlocked(env, network, Date.now());
  if (token === undefined) return undefined;
  const found = await lookUp(env, token, network);
  refuseBlockedUntil(env, found?.blockEnd, network, Date.now());
  refuseBlocked(env, network, Date.now());
  if (found?.caller === undefined) await recordFailure(env, network, Date.now());
  return found?.caller;
}

export function requireScope(scope: DeskScope): MiddlewareHandler<AppEnv> {
  return async function requireDeskScope(context, next) {
    if (context.get('caller').scopes.includes(scope)) return next();
    throw new ProblemError('forbidden', { detail: `The token's scopes do not cover this call: it needs "${scope}".` });
  };
}

interface Found {
  caller?: Caller;
  /** Unix ms until which the Catalogue blocks the network. */
  blockEnd?: number | undefined;
}

/** `undefined` for a token that is not valid. */
async function lookUp(env: Host, token: string | undefined, network?: string): Promise<Found | undefined> {
  if (token === undefined) return undefined;
  if (env.DESK_TOKEN !== '' && (await isSecretEqual(token, env.DESK_TOKEN))) {
    const blockEnd = network === undefined ? undefined : await catalogueOf(env).blockEnd(network);
    return { caller: { actor: { name: BOOTSTRAP }, scopes: DESK_SCOPES }, blockEnd };
  }
  const genuine = await readSecret(DESK_TOKEN_PREFIX, token, env);
  if (genuine === undefined) return undefined;
  const { found, blockEnd } = await catalogueOf(env).findToken(genuine, network);
  return found === undefined ? { blockEnd } : { caller: { actor: { name: found.name, tokenId: found.id }, scopes: found.scopes } };
}
