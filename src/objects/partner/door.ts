// Who comes in: a live key of this partner, within its rate, with the scope that the call needs. Every call passes here first.
import type { AgreementVersion } from '../../domain/agreement.ts';
import type { CallRefusal, Credential, KeyScope, Partner, PartnerKey, RateState, Refused } from '../../domain/partner.ts';
import { prefixOf } from './addresses.ts';
import * as agreements from './agreements.ts';
import * as keys from './keys.ts';
import * as profile from './profile.ts';
import type { RateCounter } from './rate.ts';

export interface Entered {
  kind: 'entered';
  partner: Partner;
  key: PartnerKey;
  agreement: AgreementVersion;
  rate: RateState;
  /** Network the request came from, where that can be trusted. */
  addressPrefix: string | undefined;
}

/** A failure of authentication says nothing of itself, and costs the partner nothing of its rate. */
export function enter(sql: SqlStorage, counter: RateCounter, credential: Credential, scope: KeyScope, nowMs: number): Entered | Refused {
  const partner = profile.get(sql);
  const key = keys.authenticate(sql, credential, nowMs);
  const agreement = key === undefined ? undefined : agreements.get(sql, key.agreement);
  if (partner === undefined || key === undefined || agreement === undefined) return { kind: 'refused', refusal: { reason: 'key' } };
  const { ok, rate } = counter.take(key.id, agreement.terms, nowMs);
  if (!ok) return refused({ reason: 'rate', rate }, rate);
  if (!key.scopes.includes(scope)) return refused({ reason: 'scope', scope }, rate);
  return { kind: 'entered', partner, key, agreement, rate, addressPrefix: prefixOf(credential.address) };
}

export function refused(refusal: CallRefusal, rate: RateState): Refused {
  return { kind: 'refused', refusal, rate };
}
