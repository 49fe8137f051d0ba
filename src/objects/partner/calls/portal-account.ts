// The calls of the portal about what a partner has: its keys, its users and its usage. Each checks the person's session and right in the call that answers.

import type { References } from '../../../domain/partners/holders.ts';
import type { Credential, NewKey, PartnerKey } from '../../../domain/partners/key.ts';
import type { Refused } from '../../../domain/partners/licence.ts';
import type { PortalPerson, Receivers } from '../../../domain/partners/portal-session.ts';
import type { PortalUser } from '../../../domain/partners/portal-user.ts';
import type { RateState } from '../../../domain/partners/quota.ts';
import type { PortalUsage, UsageQuery } from '../../../domain/partners/usage.ts';
import * as agreements from '../records/agreements.ts';
import * as keys from '../records/keys.ts';
import { type LedgerMode, modeOf } from '../records/ledger.ts';
import { newestOfEach } from '../records/ledger-list.ts';
import * as quota from '../records/quota.ts';
import { receiversOf } from '../records/receivers.ts';
import * as usage from '../records/usage.ts';
import * as users from '../records/users.ts';
import type { PartnerState } from '../state.ts';
import { type Permitted, permitted } from './permitted.ts';

/** Users on a page. */
const PEOPLE = 50;
/** Most receipts that are listed with an article. */
const RECEIPTS = 3;

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
    const asked = permitted(this.state, credential, 'keys', nowMs);
    if (asked.kind === 'refused') return asked;
    const { rate } = asked.caller;
    this.state.flush();
    if (id !== undefined) {
      const key = this.keyUnder(asked, id);
      return { kind: 'keys', keys: key === undefined ? [] : [key], isCut: false, rate };
    }
    return { kind: 'keys', ...keys.listUnder(this.state.sql, asked.person.agreements, nowMs), rate };
  }

  /** Replaces a key as the desk does. */
  async rotate(
    credential: Credential,
    id: string,
    next: NewKey,
    overlapMs: number,
  ): Promise<Refused | (PortalRotation & { rate: RateState })> {
    const nowMs = Date.now();
    const asked = permitted(this.state, credential, 'keys', nowMs);
    if (asked.kind === 'refused') return asked;
    const { person, caller } = asked;
    const { actor, rate } = caller;
    const key = this.keyUnder(asked, id);
    if (key === undefined) return { kind: 'unknown', rate };
    if (!mayHave(person, key)) return { kind: 'embargoed', rate };
    const { sql, storage } = this.state;
    const result = storage.transactionSync(() => keys.rotate(sql, id, next, { overlapMs, actor, nowMs }));
    if (result.kind === 'added') await this.state.reportChange();
    return { ...result, rate };
  }

  /** Lists a page of the users who may sign in, by name. `after` is the id of the last user on the page before. */
  users(
    credential: Credential,
    after?: string,
  ): Refused | { kind: 'users'; users: PortalUser[]; next?: string; references: References; rate: RateState } {
    const nowMs = Date.now();
    const asked = permitted(this.state, credential, 'keys', nowMs);
    if (asked.kind === 'refused') return asked;
    const references = agreements.referencesAt(this.state.sql, nowMs);
    return { kind: 'users', ...users.page(this.state.sql, { limit: PEOPLE, after }, nowMs), references, rate: asked.caller.rate };
  }

  /** Lists a page of those who received an article, if it was delivered under one of the person's agreements. */
  receivers(
    credential: Credential,
    slug: string,
    after?: string,
  ): Refused | { kind: 'unknown' | 'receivers'; receivers: Receivers; rate: RateState } {
    const asked = permitted(this.state, credential, 'copy', Date.now());
    if (asked.kind === 'refused') return asked;
    this.state.flush();
    const { sql } = this.state;
    const { person, caller } = asked;
    const { rate } = caller;
    const deliveries = newestOfEach(sql, { mode: modeOf(caller.key), slugs: [slug], agreements: person.agreements, most: 1 });
    if (deliveries.length === 0) return { kind: 'unknown', receivers: { listed: [], more: 0 }, rate };
    return { kind: 'receivers', receivers: receiversOf(sql, slug, after), rate };
  }

  /** Sums up the usage of the whole partner, as it does for a key, with the quotas and the newest deliveries under the person's agreements. */
  usage(credential: Credential, query: UsageQuery): Refused | (PortalUsage & { kind: 'usage'; rate: RateState }) {
    const nowMs = Date.now();
    const asked = permitted(this.state, credential, 'account', nowMs);
    if (asked.kind === 'refused') return asked;
    this.state.flush();
    const { sql } = this.state;
    const { person, caller } = asked;
    const { rate } = caller;
    const mode = modeOf(caller.key);
    const { rows } = usage.sumUpNamed(sql, mode, query, nowMs);
    const groups = rows.map(({ group }) => group);
    return {
      kind: 'usage',
      rows,
      deliveries: query.by === 'article' ? newestOfEach(sql, { mode, slugs: groups, agreements: person.agreements, most: RECEIPTS }) : [],
      quotas: quotasUnder(sql, person.agreements, mode, nowMs),
      rate,
    };
  }

  private keyUnder({ person }: Permitted, id: string): PartnerKey | undefined {
    const key = keys.get(this.state.sql, id);
    return key !== undefined && person.agreements.includes(key.agreement) ? key : undefined;
  }
}

/** Whoever rotates a key is shown the new one, so it must not open copy that the person may not receive before its release. */
function mayHave({ rights }: PortalPerson, { scopes }: PartnerKey): boolean {
  return !scopes.includes('embargoed') || rights.includes('embargoed');
}

function quotasUnder(sql: SqlStorage, ids: readonly string[], mode: LedgerMode, nowMs: number): PortalUsage['quotas'] {
  return agreements.allAt(sql, nowMs).flatMap(({ current: agreement }) => {
    const state = ids.includes(agreement.id) ? quota.stateOf(sql, agreement, mode, nowMs) : undefined;
    return state === undefined ? [] : [{ agreement: agreement.id, reference: agreement.terms.reference, quota: state }];
  });
}
