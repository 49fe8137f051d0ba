// People who sign in through Cloudflare Access. Access puts a JWT into every request (Cf-Access-Jwt-Assertion), which is verified each time; there is
// no session of ours. Without ACCESS_TEAM_DOMAIN and ACCESS_AUDIENCE the header means nothing.

import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import { accessScopesOf, readAccessScopes } from '../../domain/publisher/access-scopes.ts';
import { latePattern } from '../../domain/values/late-pattern.ts';
import { isLoopback } from '../../domain/values/loopback.ts';
import type { Caller } from '../bindings.ts';
import type { Host } from '../isolate/isolate.ts';
import { ProblemError } from '../responses/problem.ts';

export const ASSERTION_HEADER = 'cf-access-jwt-assertion';

/** Access changes its keys every six weeks and announces the next ones long before. */
const KEYS_MS = 3_600_000;
/** An assertion of an unknown key has the keys fetched again, at most once in this time. */
const REFETCH_MS = 60_000;
const FETCH_MS = 5_000;
const EMAIL_CHARS = 200;
const EMAIL = latePattern(String.raw`^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$`, 'u');

/** Whether the deployment uses Access. */
export function usesAccess({ ACCESS_TEAM_DOMAIN, ACCESS_AUDIENCE }: Pick<Host, 'ACCESS_TEAM_DOMAIN' | 'ACCESS_AUDIENCE'>): boolean {
  return ACCESS_TEAM_DOMAIN !== '' && ACCESS_AUDIENCE !== '';
}

/** Whoever the assertion names. Throws 403 for one that is not valid here: of another audience, another key, expired, of a person without scopes. */
export async function callerOfAssertion(env: Host, assertion: string): Promise<Caller> {
  const granted = readAccessScopes(env.ACCESS_SCOPES);
  const team = teamOrigin(env);
  if (granted === undefined || team === undefined) throw misconfigured();
  const email = await verifiedEmail(env, team, assertion);
  const scopes = accessScopesOf(granted, email);
  if (scopes.length === 0) throw new ProblemError('forbidden', { detail: `ACCESS_SCOPES of this service gives ${email} nothing.` });
  return { actor: { name: email }, scopes };
}

/** Plain http only on this machine, and only while no origin is configured. */
function teamOrigin({ ACCESS_TEAM_DOMAIN: domain, PUBLIC_ORIGIN }: Host): string | undefined {
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(domain)) return `https://${domain}`;
  const url = URL.parse(domain);
  return url !== null && url.protocol === 'http:' && isLoopback(url.hostname) && PUBLIC_ORIGIN === '' ? url.origin : undefined;
}

async function verifiedEmail(env: Host, team: string, assertion: string): Promise<string> {
  try {
    const { payload } = await verified(env, team, assertion);
    const { email } = payload;
    // A service token has no e-mail address, and nobody to name in the audit trail.
    if (typeof email === 'string' && email.length <= EMAIL_CHARS && EMAIL().test(email)) return email.toLowerCase();
  } catch (fault) {
    if (!(fault instanceof errors.JOSEError)) throw unreachable(fault);
  }
  throw new ProblemError('forbidden', { detail: 'The assertion of Cloudflare Access is not valid for this service.' });
}

async function verified(env: Host, team: string, assertion: string) {
  const options = { issuer: team, audience: env.ACCESS_AUDIENCE, algorithms: ['RS256', 'ES256'], requiredClaims: ['exp', 'email'] };
  try {
    return await jwtVerify(assertion, createLocalJWKSet(await keysOf(env, team, KEYS_MS)), options);
  } catch (fault) {
    if (!(fault instanceof errors.JWKSNoMatchingKey)) throw fault;
    return jwtVerify(assertion, createLocalJWKSet(await keysOf(env, team, REFETCH_MS)), options);
  }
}

/** The team's keys, no older than `maxAgeMs`. Requests do not share the fetch: on Workers a request may not await a promise of another. */
async function keysOf({ isolate }: Host, team: string, maxAgeMs: number): Promise<JSONWebKeySet> {
  const kept = isolate.accessKeys.find(team)?.value;
  if (kept !== undefined && Math.abs(Date.now() - kept.fetchedMs) < maxAgeMs) return kept.keys;
  const answer = await fetch(`${team}/cdn-cgi/access/certs`, { signal: AbortSignal.timeout(FETCH_MS) });
  if (!answer.ok) throw new Error(`the team's keys: ${answer.status}`);
  const keys = await answer.json<JSONWebKeySet>();
  isolate.accessKeys.keep(team, { keys, fetchedMs: Date.now() });
  return keys;
}

function unreachable(fault: unknown): ProblemError {
  console.error(JSON.stringify({ event: 'access-unreachable', fault: String(fault) }));
  return new ProblemError('unavailable', {
    detail: 'The keys of Cloudflare Access cannot be read at the moment.',
    headers: { 'retry-after': '30' },
  });
}

function misconfigured(): ProblemError {
  console.error(JSON.stringify({ event: 'access-misconfigured' }));
  return new ProblemError('unavailable', { detail: 'ACCESS_TEAM_DOMAIN or ACCESS_SCOPES of this service cannot be read.' });
}
