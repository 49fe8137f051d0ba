// The calls of the portal about what a partner has: its keys, its users and its usage. Each checks the person's session and right in the call that answers.

import type { Credential, KeyScope, NewKey, PartnerKey } from '../../../domain/partners/key.ts';
import type { Refused } from '../../../domain/partners/licence.ts';
import type { PortalPerson } from '../../../domain/partners/portal-session.ts';
import type { PortalUser, UserRight } from '../../../domain/partners/portal-user.ts';
import type { RateState } from '../../../domain/partners/quota.ts';
import type { PortalUsage, UsageQuery } from '../../../domain/partners/usage.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import * as agreements from '../records/agreements.ts';
import * as keys from '../records/keys.ts';
import { type LedgerMode, modeOf } from '../records/ledger.ts';
import { newestOfEach } from '../records/ledger-list.ts';
import * as sessions from '../records/portal-sessions.ts';
import * as quota from '../records/quota.ts';
import { holderNames } from '../records/receivers.ts';
import * as usage from '../records/usage.ts';
import * as users from '../records/users.ts';
import type { PartnerState } from '../state.ts';

/** Most receipts that are listed with an article. */
const RECEIPTS = 3;

interface Permitted {
  kind: 'permitted';
  mode: LedgerMode;
  person: PortalPerson;
  actor: Actor;
  rate: RateState;
}

/** The scope of a key that a call with the right needs. Every user has the one for withdrawals. */
const SCOPES = { keys: 'withdrawals', account: 'usage' } as const satisfies Partial<Record<UserRight, KeyScope>>;

/** `embargoed`: the key opens copy under embargo, and the person may not receive it. */
type PortalRotation = keys.Rotation | { kind: 'embargoed' };

export class PortalAccount {
  private readonly state: PartnerState;

  constructor(state: PartnerState) {
    this.state = state;
  }

  /** Lists the keys under the person's agreements, those that can be used first, then the newest; with `id` that key alone. */
  keys(credential: Credential, id?: string): Refused | { kind: 'keys'; keys: PartnerKey[]; isCut: boolean; rate: RateState } {
    const nowMs = Date.now();
    const permitted = this.permitted(credential, 'keys', nowMs);
    if (permitted.kind === 'refused') return permitted;
    this.state.flush();
    if (id !== undefined) {
      const key = this.keyUnder(permitted, id);
      return { kind: 'keys', keys: key === undefined ? [] : [key], isCut: false, rate: permitted.rate };
    }
    return { kind: 'keys', ...keys.listUnder(this.state.sql, permitted.person.agreements, nowMs), rate: permitted.rate };
  }

  /** Replaces a key as the desk does. */
  async rotate(
    credential: Credential,
    id: string,
    next: NewKey,
    overlapMs: number,
  ): Promise<Refused | (PortalRotation & { rate: RateState })> {
    const nowMs = Date.now();
    const permitted = this.permitted(credential, 'keys', nowMs);
    if (permitted.kind === 'refused') return permitted;
    const { actor, person, rate } = permitted;
    const key = this.keyUnder(permitted, id);
    if (key === undefined) return { kind: 'unknown', rate };
    if (!mayHave(person, key)) return { kind: 'embargoed', rate };
    const { sql, storage } = this.state;
    const result = storage.transactionSync(() => keys.rotate(sql, id, next, { overlapMs, actor, nowMs }));
    if (result.kind === 'added') await this.state.reportChange();
    return { ...result, rate };
  }

  /** Lists the users who may sign in, by name. */
  users(credential: Credential): Refused | { kind: 'users'; users: PortalUser[]; rate: RateState } {
    const nowMs = Date.now();
    const permitted = this.permitted(credential, 'keys', nowMs);
    if (permitted.kind === 'refused') return permitted;
    const listed = users.list(this.state.sql, nowMs).filter(({ revoked }) => revoked === undefined);
    return { kind: 'users', users: listed, rate: permitted.rate };
  }

  /** Sums up the usage of the whole partner, as it does for a key, with the quotas and the newest deliveries under the person's agreements. */
  usage(credential: Credential, query: UsageQuery): Refused | (PortalUsage & { kind: 'usage'; rate: RateState }) {
    const nowMs = Date.now();
    const permitted = this.permitted(credential, 'account', nowMs);
    if (permitted.kind === 'refused') return permitted;
    this.state.flush();
    const { sql } = this.state;
    const { mode, person, rate } = permitted;
    const rows = usage.sumUp(sql, mode, query, nowMs);
    const groups = rows.map(({ group }) => group);
    return {
      kind: 'usage',
      rows,
      names: query.by === 'key' ? holderNames(sql, groups) : {},
      deliveries: query.by === 'article' ? newestOfEach(sql, { mode, slugs: groups, agreements: person.agreements, most: RECEIPTS }) : [],
      quotas: quotasUnder(sql, person.agreements, mode, nowMs),
      rate,
    };
  }

  private keyUnder({ person }: Permitted, id: string): PartnerKey | undefined {
    const key = keys.get(this.state.sql, id);
    return key !== undefined && person.agreements.includes(key.agreement) ? key : undefined;
  }

  /** A right that was taken away meanwhile is refused as an ended session is. */
  private permitted(credential: Credential, right: keyof typeof SCOPES, nowMs: number): Permitted | Refused {
    const caller = this.state.authenticate(credential, SCOPES[right], nowMs);
    if (caller.kind === 'refused') return caller;
    const { session } = credential;
    const person = session === undefined ? undefined : sessions.find(this.state.sql, session.hash, nowMs)?.person;
    if (person?.rights.includes(right) !== true) return { kind: 'refused', refusal: { reason: 'key' } };
    return { kind: 'permitted', mode: modeOf(caller.key), person, actor: caller.actor, rate: caller.rate };
  }
}

/** Whoever rotates a key is shown the new one, so it must not open copy that the person may not receive before its release. */
function mayHave({ rights }: PortalPerson, { scopes }: PartnerKey): boolean {
  return !scopes.includes('embargoed') || rights.includes('embargoed');
}

function quotasUnder(sql: SqlStorage, ids: readonly string[], mode: LedgerMode, nowMs: number): PortalUsage['quotas'] {
  return agreements.allAt(sql, nowMs).flatMap(({ current: agreement }) => {
    const state = ids.includes(agreement.id) ? quota.stateOf(sql, agreement, mode, nowMs) : undefined;
    return state === undefined ? [] : [{ agreement: agreement.id, quota: state }];
  });
}
