// Checks keys on licensed routes: only those with a genuine MAC pass. No I/O; the partner's object decides what a key may do. All failures of
// authentication look alike.
import type { Context, MiddlewareHandler, Next } from 'hono';
import type { Credential } from '../../domain/partners/key.ts';
import { PROBLEM_TYPES } from '../../domain/problems/problem.ts';
import type { KeyMode } from '../../domain/values/credential-prefixes.ts';
import type { AppEnv } from '../bindings.ts';
import { bearerOf, clientAddress, passwordOf } from '../requests/authorization.ts';
import { CACHE_POLICIES, setPolicy } from '../responses/cache-policy.ts';
import { NOSNIFF } from '../responses/nosniff.ts';
import { PROBLEM_TYPE, ProblemError, problem, problemText } from '../responses/problem.ts';
import { rateFields } from '../responses/rate-limit-fields.ts';
import { containsKey } from '../responses/redact.ts';
import { readKey } from './partner-key.ts';
import { requireSecrets } from './secrets.ts';

/** The same for every failure. */
const NO_KEY =
  'No key came as "Authorization: Bearer KEY" or as the token of a feed, or it is unknown, expired, revoked or not valid here. For security, the answer does not say which.';
export const BEARER = 'Bearer realm="tearsheet"';
/** RFC 7617 §2.1. */
export const BEARER_OR_BASIC = `${BEARER}, Basic realm="tearsheet", charset="UTF-8"`;

const NEEDED = ['KEY_PEPPERS'] as const;

interface Accepted {
  /** The value of WWW-Authenticate when the key is refused. */
  challenge: string;
  modes: readonly KeyMode[];
}

/** `basic`: accepts a key as the password of Basic too, for readers that can send a password and no header of their own. */
export function requireKey({ basic }: { basic: boolean }): MiddlewareHandler<AppEnv> {
  const accepted: Accepted = { challenge: basic ? BEARER_OR_BASIC : BEARER, modes: ['live', 'test'] };
  return function requirePartnerKey(context, next) {
    const field = context.req.header('authorization');
    return checkKey(context, next, accepted, bearerOf(field) ?? (basic ? passwordOf(field) : undefined));
  };
}

/** For readers that can send neither: a token in the path, which opens one feed. A key is not accepted here, nor a token elsewhere. */
export function requireFeedToken(): MiddlewareHandler<AppEnv> {
  const accepted: Accepted = { challenge: BEARER, modes: ['feed'] };
  return function requireTokenInPath(context, next) {
    return checkKey(context, next, accepted, context.req.param('token'));
  };
}

async function checkKey(context: Context<AppEnv>, next: Next, { challenge, modes }: Accepted, key: string | undefined) {
  await requireSecrets(context.env, NEEDED);
  refuseKeyInQuery(context);
  context.set('challenge', challenge);
  const credential = await credentialOf(context, key, modes);
  if (credential === undefined) return refuseKey(context);
  context.set('credential', credential);
  return next();
}

const PRIVATE = { 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' } as const;

/** Licensed answers are not stored without revalidation, not indexed, and send no referrer. Outermost, so that refusals have
 *  these fields too. */
export function guardLicensed(): MiddlewareHandler<AppEnv> {
  return async function guardLicensedAnswer(context, next) {
    await next();
    const { headers } = context.res;
    // The answer with a new key is not to be stored at all.
    const mayBeStored = context.res.status < 400 && headers.get('cache-control') !== CACHE_POLICIES.none['cache-control'];
    setPolicy(headers, mayBeStored ? 'licensed' : 'none');
    headers.set('vary', ['Authorization', headers.get('vary')].filter((field) => field !== null).join(', '));
    for (const [field, value] of Object.entries(PRIVATE)) headers.set(field, value);
    const allowance = context.get('allowance');
    if (allowance === undefined) return;
    for (const [field, value] of Object.entries(rateFields(allowance, Date.now()))) headers.set(field, value);
  };
}

/** RFC 9110 §11.6.1. The same refusal for every fault of a key. */
export function unauthorised(context: Context<AppEnv>): ProblemError {
  return new ProblemError('unauthorised', { detail: NO_KEY, headers: { 'www-authenticate': context.get('challenge') } });
}

/** Returned and not thrown: making an Error would take longer than all the rest of refusing a forged key. */
function refuseKey(context: Context<AppEnv>): Response {
  const answer = problem('unauthorised', { detail: NO_KEY, headers: { 'www-authenticate': context.get('challenge') } });
  return context.req.method === 'HEAD' ? new Response(null, answer) : answer;
}

// The same refusal with the fields that the middleware would add, for the fast path. It is the same for every key, so it is made once.
const REFUSAL_TEXT = problemText('unauthorised', { detail: NO_KEY });
const REFUSAL_FIELDS = { ...PROBLEM_TYPE, ...CACHE_POLICIES.none, vary: 'Authorization', ...PRIVATE, ...NOSNIFF } as const;

export function finishedRefusal(challenge: string): Response {
  return new Response(REFUSAL_TEXT, {
    status: PROBLEM_TYPES.unauthorised.status,
    headers: { 'www-authenticate': challenge, ...REFUSAL_FIELDS },
  });
}

/** `undefined` for a key that is not genuine, or not of a kind that opens this. */
async function credentialOf(context: Context<AppEnv>, key: string | undefined, modes: readonly KeyMode[]): Promise<Credential | undefined> {
  const genuine = key === undefined ? undefined : await readKey(key, context.env);
  if (genuine === undefined || !modes.includes(genuine.mode)) return undefined;
  const address = clientAddress(context);
  return address === undefined ? genuine : { ...genuine, address };
}

function refuseKeyInQuery(context: Context<AppEnv>): void {
  const { url } = context.req;
  const query = url.indexOf('?');
  if (query === -1 || !containsKey(url.slice(query))) return;
  throw new ProblemError('key-in-address', {
    detail: 'Send the key as "Authorization: Bearer KEY", never in the address. This one may have been logged on its way: rotate it.',
  });
}
