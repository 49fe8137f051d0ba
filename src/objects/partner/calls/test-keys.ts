// The calls about test keys: of a program with a live key, and of a person at the portal. Each checks the key or the right in the call that answers.
import type { Credential, TestKeyResult, TestKeyWrite } from '../../../domain/partners/key.ts';
import type { Refused } from '../../../domain/partners/licence.ts';
import type { RateState } from '../../../domain/partners/quota.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { addTestKey, revokeTestKey } from '../records/test-keys.ts';
import type { PartnerState } from '../state.ts';
import { permitted } from './permitted.ts';

type Answer<T> = Refused | (T & { rate: RateState });
type Revoked = { kind: 'revoked' | 'unknown' };

/** Who asks, and for which agreements. */
interface Asker {
  kind: 'asker';
  actor: Actor;
  agreements: readonly string[];
  /** Ranges of the key that asks: a test key is no way around them. */
  cidrs: string[];
  rate: RateState;
}

export class TestKeys {
  private readonly state: PartnerState;

  constructor(state: PartnerState) {
    this.state = state;
  }

  /** Makes a test key. Without an agreement it is that of the key that asks. `no-agreement`: the person does not have it. `test-key`: a test key asks. */
  async make(
    credential: Credential,
    wanted: Omit<TestKeyWrite, 'cidrs' | 'agreement'> & { agreement?: string | undefined },
  ): Promise<Answer<TestKeyResult | { kind: 'no-agreement' | 'test-key' }>> {
    const nowMs = Date.now();
    const asker = this.askerOf(credential, nowMs);
    if (asker.kind === 'refused') return asker;
    const { actor, agreements, cidrs, rate } = asker;
    if (credential.mode === 'test') return { kind: 'test-key', rate };
    const agreement = wanted.agreement ?? agreements[0];
    if (agreement === undefined || !agreements.includes(agreement)) return { kind: 'no-agreement', rate };
    const { sql, storage } = this.state;
    const result = storage.transactionSync(() => addTestKey(sql, { ...wanted, agreement, cidrs }, actor, nowMs));
    if (result.kind === 'added') await this.state.reportChange();
    return { ...result, rate };
  }

  /** Revokes a test key at once. `unknown`: there is none of this id, under these agreements, that can be used. */
  async revoke(credential: Credential, id: string): Promise<Answer<Revoked>> {
    const nowMs = Date.now();
    const asker = this.askerOf(credential, nowMs);
    if (asker.kind === 'refused') return asker;
    const { sql, storage } = this.state;
    const isRevoked = storage.transactionSync(() => revokeTestKey(sql, id, asker.agreements, asker.actor, nowMs));
    if (isRevoked) await this.state.reportChange();
    return { kind: isRevoked ? 'revoked' : 'unknown', rate: asker.rate };
  }

  private askerOf(credential: Credential, nowMs: number): Refused | Asker {
    if (credential.session === undefined) {
      const caller = this.state.authenticate(credential, 'account', nowMs);
      if (caller.kind === 'refused') return caller;
      const { actor, key, rate } = caller;
      return { kind: 'asker', actor, agreements: [key.agreement], cidrs: key.cidrs, rate };
    }
    const asked = permitted(this.state, credential, 'keys', nowMs);
    if (asked.kind === 'refused') return asked;
    const { caller, person } = asked;
    return { kind: 'asker', actor: caller.actor, agreements: person.agreements, cidrs: [], rate: caller.rate };
  }
}
