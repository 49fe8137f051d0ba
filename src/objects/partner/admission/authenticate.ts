// Authenticates a call: the key must be a live one of this partner, within its rate, and have the scope of the call. A person at the portal has a session
// in place of the key, and passes the same checks. Every call of either begins here.

import type { Credential, KeyScope, PartnerKey } from '../../../domain/partners/key.ts';
import type { CallRefusal, Refused } from '../../../domain/partners/licence.ts';
import type { Partner } from '../../../domain/partners/partner.ts';
import { signedInTag } from '../../../domain/partners/portal-session.ts';
import type { RateState } from '../../../domain/partners/quota.ts';
import { SEEN_INTERVAL_MS, SESSION_MAX_MS } from '../../../domain/publisher/console-session.ts';
import { msOf } from '../../../domain/values/instant.ts';
import { prefixOf } from '../../../domain/values/ip-address.ts';
import * as agreements from '../records/agreements.ts';
import * as keys from '../records/keys.ts';
import * as sessions from '../records/portal-sessions.ts';
import * as profile from '../records/profile.ts';
import type { AdmissionCache, CachedKey } from './admission-cache.ts';
import type { RateCounter } from './rate-counter.ts';

export interface AuthenticatedKey extends CachedKey {
  kind: 'authenticated';
  /** The hash of the credential. */
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
  return mayBeUsed(sql, cache, { ...known, credential }, nowMs) ? known : undefined;
}

interface Holding extends Pick<CachedKey, 'key' | 'partner'> {
  credential: Credential;
}

function mayBeUsed(sql: SqlStorage, cache: AdmissionCache, { key, partner, credential }: Holding, nowMs: number): boolean {
  if (!keys.mayBeUsed(key, credential, nowMs)) return false;
  const { session } = credential;
  if (session === undefined) return true;
  // The Worker has asked who is signed in, so this call does not use the session again.
  if (session.signedIn === undefined) return sessions.find(sql, session.hash, nowMs) !== undefined;
  return isOngoing(sql, cache, { partner, hash: session.hash, signedIn: session.signedIn }, nowMs);
}

/** The Worker has not asked who is signed in, so this is the call in which the session is used, and whoever the Worker remembers must be the same still in
 *  everything. Until the use is stored again, a minute later, the row changes only with an entry in the audit trail, which clears the cache. The
 *  number of a contract that changes on its own day is shown up to a minute late. */
function isOngoing(
  sql: SqlStorage,
  { sessions: cached }: AdmissionCache,
  { partner, hash, signedIn }: { partner: Partner; hash: string; signedIn: string },
  nowMs: number,
): boolean {
  const known = cached.get(hash);
  if (known !== undefined && known.signedIn === signedIn && nowMs < known.untilMs) return true;
  const found = sessions.visit(sql, hash, nowMs);
  if (found === undefined || signedInTag({ ...found, partner }) !== signedIn) return false;
  const { lastSeen, created } = found.session;
  cached.set(hash, { signedIn, untilMs: Math.min(msOf(lastSeen) + SEEN_INTERVAL_MS, msOf(created) + SESSION_MAX_MS) });
  return true;
}

function readKey(sql: SqlStorage, rates: RateCounter, credential: Credential, nowMs: number): CachedKey | undefined {
  const partner = profile.get(sql);
  const found = holderOf(sql, credential, nowMs);
  const key = found?.key;
  const window = key === undefined ? undefined : keys.lastWindow(sql, key.id);
  if (key !== undefined && window !== undefined) rates.resume(key.id, window);
  const versions = key === undefined ? undefined : agreements.at(sql, key.agreement, nowMs);
  if (partner === undefined || found === undefined || versions === undefined) return undefined;
  const { current, scheduled } = versions;
  const untilMs = scheduled === undefined ? Number.POSITIVE_INFINITY : msOf(scheduled.terms.validFrom);
  return { partner, ...found, agreement: current, untilMs };
}

type Found = Pick<CachedKey, 'key' | 'actor'>;

function holderOf(sql: SqlStorage, credential: Credential, nowMs: number): Found | undefined {
  return credential.session === undefined ? ownKey(sql, credential) : keyOfSession(sql, credential, nowMs);
}

/** Returns the key of a credential that may be used now. Neither the rate nor a scope is checked. */
export function acceptedKey(sql: SqlStorage, cache: AdmissionCache, credential: Credential, nowMs: number): PartnerKey | undefined {
  cache.refresh(sql);
  const partner = profile.get(sql);
  const key = holderOf(sql, credential, nowMs)?.key;
  return partner !== undefined && key !== undefined && mayBeUsed(sql, cache, { key, partner, credential }, nowMs) ? key : undefined;
}

function ownKey(sql: SqlStorage, { hash }: Credential): Found | undefined {
  const key = keys.find(sql, hash);
  return key === undefined ? undefined : { key, actor: sessions.actorOf({ kind: 'key', id: key.id }) };
}

/** Returns the key that was pasted, or a key's record for the user. `undefined`: the person does not have the agreement or may not use the sandbox. */
function keyOfSession(sql: SqlStorage, { session, mode }: Credential, nowMs: number): Found | undefined {
  const found = session === undefined ? undefined : sessions.find(sql, session.hash, nowMs);
  if (session === undefined || found === undefined || !found.person.agreements.includes(session.agreement)) return undefined;
  const { person } = found;
  const actor = sessions.actorOf(person);
  if (person.kind === 'key') {
    const key = keys.get(sql, person.id);
    return key === undefined ? undefined : { key, actor };
  }
  if (mode === 'feed' || (mode === 'test' && !person.rights.includes('sandbox'))) return undefined;
  const { id, name } = person;
  // In the sandbox there is no copy but synthetic articles.
  const scopes: KeyScope[] = mode === 'test' ? [...new Set<KeyScope>([...person.scopes, 'articles'])] : person.scopes;
  return { key: { id, mode, name, agreement: session.agreement, scopes, cidrs: [], created: found.session.created }, actor };
}

export function refused(refusal: CallRefusal, rate: RateState): Refused {
  return { kind: 'refused', refusal, rate };
}
