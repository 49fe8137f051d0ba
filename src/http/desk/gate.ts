// The desk's gate: who is calling, and whether the token's scopes cover the call. All failures look alike.
import type { Context, MiddlewareHandler } from 'hono';
import { DESK_SCOPES, type DeskScope } from '../../domain/scope.ts';
import { bearerOf, clientAddress } from '../authorization.ts';
import type { AppEnv, Caller } from '../bindings.ts';
import { catalogueOf } from '../freshness.ts';
import { ProblemError } from '../problem.ts';
import { requireSecrets } from '../secrets.ts';
import { isSecretEqual, parsePeppers } from '../signed-token.ts';
import { readToken } from './token.ts';

/** How the bootstrap token is called in the audit trail. */
export const BOOTSTRAP = 'bootstrap';
/** Of the FAILED_TOKENS binding in wrangler.toml. */
const BRAKE_SECONDS = 60;

const NEEDED = ['DESK_TOKEN', 'KEY_PEPPERS'] as const;

export function requireToken(): MiddlewareHandler<AppEnv> {
  return async function requireDeskToken(context, next) {
    requireSecrets(context.env, NEEDED);
    const token = bearerOf(context.req.header('authorization'));
    const caller = token === undefined ? undefined : await callerOf(context.env, token);
    if (caller === undefined) throw await refusal(context);
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

async function callerOf(env: Env, token: string): Promise<Caller | undefined> {
  if (env.DESK_TOKEN !== '' && (await isSecretEqual(token, env.DESK_TOKEN))) return { who: { name: BOOTSTRAP }, scopes: DESK_SCOPES };
  const genuine = await readToken(token, parsePeppers(env.KEY_PEPPERS));
  if (genuine === undefined) return undefined;
  const found = await catalogueOf(env).findToken(genuine.id, genuine.hash);
  return found === undefined ? undefined : { who: { name: found.name, tokenId: found.id }, scopes: found.scopes };
}

/** Only failures are counted, so that a valid token is not slowed by a stranger behind the same address. */
async function refusal(context: Context<AppEnv>): Promise<ProblemError> {
  // Where no client address can be trusted, all failures share one limit.
  const { success } = await context.env.FAILED_TOKENS.limit({ key: clientAddress(context) ?? 'unknown' });
  if (success) return new ProblemError('unauthorised', { headers: { 'www-authenticate': 'Bearer realm="tearsheet-desk"' } });
  return new ProblemError('too-many-attempts', { headers: { 'retry-after': String(BRAKE_SECONDS) } });
}
