// The desk's gate: who is calling, and whether the token's scopes cover the call. Every failure looks like every other.
import type { Context, MiddlewareHandler } from 'hono';
import { DESK_SCOPES, type DeskScope } from '../domain/scope.ts';
import type { AppEnv, Caller } from './bindings.ts';
import { isSecretEqual, parsePeppers, readToken } from './desk-token.ts';
import { catalogueOf } from './freshness.ts';
import { ProblemError } from './problem.ts';

/** How the bootstrap token is called in the audit trail. */
const BOOTSTRAP = 'bootstrap';
/** Of the FAILED_TOKENS binding in wrangler.toml. */
const BRAKE_SECONDS = 60;

export function requireToken(): MiddlewareHandler<AppEnv> {
  return async function requireDeskToken(context, next) {
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

/** RFC 6750 §2.1; a header that came twice is joined by a comma and is no token. */
function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(authorization ?? '')?.[1];
}

async function callerOf(env: Env, token: string): Promise<Caller | undefined> {
  if (env.DESK_TOKEN !== '' && (await isSecretEqual(token, env.DESK_TOKEN))) return { who: BOOTSTRAP, scopes: DESK_SCOPES };
  const genuine = await readToken(token, parsePeppers(env.KEY_PEPPERS));
  if (genuine === undefined) return undefined;
  const found = await catalogueOf(env).findToken(genuine.id, genuine.hash);
  return found === undefined ? undefined : { who: found.name, scopes: found.scopes };
}

/** Only failures are counted, so that nobody is slowed by a stranger behind the same address. */
async function refusal(context: Context<AppEnv>): Promise<ProblemError> {
  const { success } = await context.env.FAILED_TOKENS.limit({ key: clientOf(context) });
  if (success) return new ProblemError('unauthorised', { headers: { 'www-authenticate': 'Bearer realm="tearsheet-desk"' } });
  return new ProblemError('too-many-attempts', { headers: { 'retry-after': String(BRAKE_SECONDS) } });
}

/** CF-Connecting-IP is anybody's to write unless Cloudflare wrote it; without it all failures share one brake. */
function clientOf(context: Context<AppEnv>): string {
  return context.env.CLIENT_ADDRESS === 'cloudflare' ? (context.req.header('cf-connecting-ip') ?? 'unknown') : 'unknown';
}
