// Authenticates a call: the key must be a live one of this partner, within its rate, and have the scope of the call. Every call of a key begins here.

import type { Credential, KeyScope } from '../../../domain/partners/key.ts';
import type { CallRefusal, Refused } from '../../../domain/partners/licence.ts';
import type { RateState } from '../../../domain/partners/quota.ts';
import { msOf } from '../../../domain/values/instant.ts';
import { prefixOf } from '../../../domain/values/ip-address.ts';
import * as agreements from '../records/agreements.ts';
import * as keys from '../records/keys.ts';
import * as profile from '../records/profile.ts';
import type { AdmissionCache, CachedKey } from './admission-cache.ts';
import type { RateCounter } from './rate-counter.ts';

export interface AuthenticatedKey extends CachedKey {
  kind: 'authenticated';
  /** SHA-256 of the key. */
  hash: string;
  rate: RateState;
  /** Network of the client. `undefined`: the address cannot be trusted. */
  addressPrefix: string | undefined;
}

interface Memory {
  cache: AdmissionCache;
  rates: RateCounter;
}

interface Call {
  credential: Credential;
  /** The scope that the call needs. */
  scope: KeyScope;
}

/** Authenticates a call. A key that is not accepted gets no reason and is not counted. A call without its scope is counted against the rate, and one
 *  beyond the rate is not; both refusals say why. */
export function authenticate(
  sql: SqlStorage,
  { cache, rates }: Memory,
  { credential, scope }: Call,
  nowMs: number,
): AuthenticatedKey | Refused {
  const known = cachedKey(sql, { cache, rates }, credential, nowMs);
  if (known === undefined) return { kind: 'refused', refusal: { reason: 'key' } };
  const { key, agreement } = known;
  const { ok, rate } = rates.take(key.id, agreement.terms, nowMs, credential.isCounted ? 0 : 1);
  if (!ok) return refused({ reason: 'rate', rate }, rate);
  if (!key.scopes.includes(scope)) return refused({ reason: 'scope', scope }, rate);
  return { kind: 'authenticated', ...known, hash: credential.hash, rate, addressPrefix: prefixOf(credential.address) };
}

/** Returns the key's record, which is cached. Whether the key may be used now and from this network is checked each time. */
function cachedKey(sql: SqlStorage, { cache, rates }: Memory, credential: Credential, nowMs: number): CachedKey | undefined {
  cache.refresh(sql);
  const remembered = cache.keys.get(credential.hash);
  const known = remembered !== undefined && nowMs < remembered.untilMs ? remembered : readKey(sql, rates, credential, nowMs);
  if (known === undefined) return undefined;
  // Revoked keys are cached too, so that repeated calls with one do not read its record each time.
  cache.keys.set(credential.hash, known);
  return keys.mayBeUsed(known.key, credential, nowMs) ? known : undefined;
}

function readKey(sql: SqlStorage, rates: RateCounter, { hash }: Credential, nowMs: number): CachedKey | undefined {
  const partner = profile.get(sql);
  const key = keys.find(sql, hash);
  const window = key === undefined ? undefined : keys.lastWindow(sql, key.id);
  if (key !== undefined && window !== undefined) rates.resume(key.id, window);
  const versions = key === undefined ? undefined : agreements.at(sql, key.agreement, nowMs);
  if (partner === undefined || key === undefined || versions === undefined) return undefined;
  const { current, scheduled } = versions;
  const untilMs = scheduled === undefined ? Number.POSITIVE_INFINITY : msOf(scheduled.terms.validFrom);
  return { partner, key, agreement: current, untilMs };
}

export function refused(refusal: CallRefusal, rate: RateState): Refused {
  return { kind: 'refused', refusal, rate };
}
