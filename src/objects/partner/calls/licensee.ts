// The calls of a partner's keys about the licence: account, usage, agreements and withdrawals.

import type { Acceptance } from '../../../domain/agreements/acceptance.ts';
import type { AgreementVersion } from '../../../domain/agreements/agreement.ts';
import type { Account } from '../../../domain/partners/account.ts';
import type { AgreementPage } from '../../../domain/partners/agreement-write.ts';
import type { Credential, NewKey } from '../../../domain/partners/key.ts';
import type { PublisherSettings, Refused } from '../../../domain/partners/licence.ts';
import type { RateState } from '../../../domain/partners/quota.ts';
import type { UsageQuery, UsageRow } from '../../../domain/partners/usage.ts';
import type { TestRoute } from '../../../domain/pulls/test-use.ts';
import { present } from '../../../domain/values/present.ts';
import type { Acknowledgement, PartnerWithdrawal } from '../../../domain/withdrawals/withdrawal.ts';
import * as audit from '../../sqlite/audit.ts';
import type { AuthenticatedKey } from '../admission/authenticate.ts';
import { scheduledNotice } from '../admission/licence.ts';
import * as agreements from '../records/agreements.ts';
import * as keys from '../records/keys.ts';
import { modeOf } from '../records/ledger.ts';
import * as templates from '../records/notice-templates.ts';
import * as quota from '../records/quota.ts';
import * as usage from '../records/usage.ts';
import * as withdrawals from '../records/withdrawals.ts';
import type { PartnerState } from '../state.ts';
import type { Unknown } from './licensed-copy.ts';

export class Licensee {
  private readonly state: PartnerState;

  constructor(state: PartnerState) {
    this.state = state;
  }

  async account(credential: Credential, publisher: PublisherSettings): Promise<Refused | { kind: 'account'; account: Account }> {
    const nowMs = Date.now();
    const caller = this.state.authenticate(credential, 'account', nowMs);
    if (caller.kind === 'refused') return caller;
    this.state.flush();
    const { partner, key, agreement, rate } = caller;
    const state = quota.stateOf(this.state.sql, agreement, modeOf(key), nowMs);
    const versions = agreements.at(this.state.sql, agreement.id, nowMs) ?? { current: agreement };
    const summary = await this.state.licences.summary(partner, versions, publisher, nowMs);
    const account: Account = present({
      partner,
      key: keys.get(this.state.sql, key.id) ?? key,
      agreement: summary,
      formerNotice: summary.acceptance.state === 'accepted' ? undefined : templates.lastAccepted(this.state.sql, agreement.id),
      rate,
      quota: state,
      withdrawals: withdrawals.counts(this.state.sql, modeOf(key), nowMs),
    });
    return { kind: 'account', account };
  }

  async usage(credential: Credential, query: UsageQuery): Promise<Refused | { kind: 'usage'; rows: UsageRow[]; rate: RateState }> {
    const nowMs = Date.now();
    const caller = this.state.authenticate(credential, 'usage', nowMs);
    if (caller.kind === 'refused') return caller;
    this.state.flush();
    const { rows, holders } = usage.sumUpNamed(this.state.sql, modeOf(caller.key), query, nowMs);
    // The names of people are for the desk and for the portal.
    const named = rows.map(({ name, ...row }) => present({ ...row, name: holders[row.group]?.isKey === true ? name : undefined }));
    return { kind: 'usage', rows: named, rate: caller.rate };
  }

  /** Lists the partner's agreements, the one of the key first. */
  async agreements(
    credential: Credential,
    publisher: PublisherSettings,
    after?: string,
  ): Promise<Refused | (AgreementPage & { kind: 'agreements'; rate: RateState })> {
    const caller = this.state.authenticate(credential, 'account', Date.now());
    if (caller.kind === 'refused') return caller;
    const page = await this.state.licences.summaries(publisher, { first: caller.key.agreement, after });
    return { kind: 'agreements', ...page, rate: caller.rate };
  }

  async agreementVersion(
    credential: Credential,
    id: string,
    version: number,
  ): Promise<Refused | Unknown | { kind: 'agreement'; agreement: AgreementVersion; rate: RateState }> {
    const caller = this.state.authenticate(credential, 'account', Date.now());
    if (caller.kind === 'refused') return caller;
    const agreement = agreements.get(this.state.sql, id, version);
    return agreement === undefined ? { kind: 'unknown', rate: caller.rate } : { kind: 'agreement', agreement, rate: caller.rate };
  }

  /** Accepts the notice with this hash. `mismatch`: it is neither the notice in force nor the scheduled one. Accepting twice changes nothing. */
  async accept(
    credential: Credential,
    id: string,
    sha256: string,
    publisher: PublisherSettings,
  ): Promise<Refused | { kind: 'unknown' | 'mismatch' | 'accepted' | 'unchanged'; acceptance?: Acceptance; rate: RateState }> {
    const nowMs = Date.now();
    const caller = this.state.authenticate(credential, 'account', nowMs);
    if (caller.kind === 'refused') return caller;
    const { rate, key, partner, addressPrefix } = caller;
    const versions = agreements.at(this.state.sql, id, nowMs);
    // A test key cannot accept a notice.
    if (versions === undefined || key.mode === 'test') return { kind: 'unknown', rate };
    const { current: agreement } = versions;
    const drafted = await this.state.licences.draft({ agreement, partner }, publisher);
    const scheduled = await this.state.licences.draftScheduled(partner, versions.scheduled, publisher);
    const result = this.state.storage.transactionSync(() => {
      const template = templates.storeCurrent(this.state.sql, id, drafted, nowMs);
      const isScheduled = template.sha256 !== sha256 && scheduled?.drafted.sha256 === sha256;
      const acceptance = () =>
        scheduled !== undefined && isScheduled
          ? scheduledNotice(this.state.sql, scheduled, nowMs).acceptance
          : templates.acceptanceOf(this.state.sql, agreement, template, nowMs);
      if (template.sha256 !== sha256 && !isScheduled) return { kind: 'mismatch' as const, acceptance: acceptance(), rate };
      const isNew = templates.accept(this.state.sql, id, sha256, { keyId: key.id, addressPrefix, nowMs });
      const after = JSON.stringify({ agreement: id, sha256 });
      if (isNew) audit.add(this.state.sql, nowMs, { actor: caller.actor, action: 'notice.accept', subject: id, after });
      return { kind: isNew ? ('accepted' as const) : ('unchanged' as const), acceptance: acceptance(), rate };
    });
    if (result.kind === 'accepted') await this.state.reportChange();
    return result;
  }

  /** Replaces the key of the call by one that differs only in its id and hash. The old key stays valid for `overlapMs`. */
  async rotateItself(credential: Credential, next: NewKey, overlapMs: number): Promise<Refused | (keys.Rotation & { rate: RateState })> {
    const nowMs = Date.now();
    const caller = this.state.authenticate(credential, 'account', nowMs);
    if (caller.kind === 'refused') return caller;
    const { sql, storage } = this.state;
    const { key, actor, rate } = caller;
    const result = storage.transactionSync(() => keys.rotate(sql, key.id, next, { overlapMs, actor, nowMs }));
    if (result.kind === 'added') await this.state.reportChange();
    return { ...result, rate };
  }

  /** Lists withdrawals, after requesting those that the Catalogue has not sent yet. */
  async withdrawals(
    credential: Credential,
    limit: number,
    after?: string,
  ): Promise<Refused | { kind: 'withdrawals'; withdrawals: PartnerWithdrawal[]; next?: string; rate: RateState }> {
    const nowMs = Date.now();
    const caller = this.state.authenticate(credential, 'withdrawals', nowMs);
    if (caller.kind === 'refused') return caller;
    const mode = modeOf(caller.key);
    if (mode === 'live') await this.state.syncWithdrawals(nowMs);
    const listed = withdrawals.list(this.state.sql, { mode, limit, after });
    const open = listed.withdrawals.filter(({ lifted }) => lifted === undefined);
    if (mode === 'test') this.noteTest(credential, caller, '/v1/withdrawals', open);
    return { kind: 'withdrawals', ...listed, rate: caller.rate };
  }

  async acknowledge(
    credential: Credential,
    id: string,
    acknowledgement: Acknowledgement,
  ): Promise<Refused | Unknown | { kind: 'acknowledged' | 'unchanged'; withdrawal: PartnerWithdrawal; rate: RateState }> {
    const nowMs = Date.now();
    const caller = this.state.authenticate(credential, 'withdrawals', nowMs);
    if (caller.kind === 'refused') return caller;
    const { rate } = caller;
    const mode = modeOf(caller.key);
    if (mode === 'live' && !withdrawals.knows(this.state.sql, { mode, id })) await this.state.syncWithdrawals(nowMs);
    const result = this.state.storage.transactionSync(() => {
      const outcome = withdrawals.acknowledge(this.state.sql, { mode, id }, acknowledgement, nowMs);
      if (outcome?.kind !== 'acknowledged') return outcome;
      const before = outcome.before === undefined ? undefined : JSON.stringify(outcome.before);
      const entry = {
        actor: caller.actor,
        action: 'withdrawal.acknowledge',
        subject: id,
        before,
        after: JSON.stringify(acknowledgement),
      };
      audit.add(this.state.sql, nowMs, entry);
      return outcome;
    });
    if (result === undefined) return { kind: 'unknown', rate };
    if (mode === 'test') this.noteTest(credential, caller, '/v1/withdrawals/…/acknowledgement', [result.withdrawal]);
    // The alarm is set first, so that it repeats the reports if this object is evicted during them.
    await this.state.arm();
    await Promise.all([this.state.reportAcknowledgements(), this.state.reportChange()]);
    return { kind: result.kind, withdrawal: result.withdrawal, rate };
  }

  /** A person who signed in with the test key is no program. */
  private noteTest({ session }: Credential, { key }: AuthenticatedKey, called: TestRoute, about: readonly PartnerWithdrawal[]): void {
    const outcome = called === '/v1/withdrawals' ? 'withdrawn' : 'acknowledged';
    const seen = about.map(({ slug, version }) => ({ slug, version, outcome }) as const);
    this.state.testUses.note({ keyId: key.id, route: session === undefined ? called : 'the portal' }, seen, Date.now());
  }
}
