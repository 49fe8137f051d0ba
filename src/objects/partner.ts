// A partner: its agreements, keys, standing, quota and ledger. One object each, serial; nothing is shared between partners.

import type { AgreementVersion } from '../domain/agreements/agreement.ts';
import type { AgreementResult, AgreementSummary, AgreementWrite, ForeseenAcceptance } from '../domain/partners/agreement-write.ts';
import type { Credential, KeyResult, KeyScope, KeyWrite, PartnerKey } from '../domain/partners/key.ts';
import type { LedgerQuery, LedgerRow } from '../domain/partners/ledger.ts';
import type { PublisherSettings, Refused } from '../domain/partners/licence.ts';
import type { Partner as PartnerProfile } from '../domain/partners/partner.ts';
import type { QuotaState, RateState } from '../domain/partners/quota.ts';
import type { UsageQuery, UsageRow } from '../domain/partners/usage.ts';
import type { Actor } from '../domain/values/actor.ts';
import type { Instant } from '../domain/values/instant.ts';
import type { Acknowledgement, PartnerWithdrawal, ReceivedWithdrawal, WithdrawalNews } from '../domain/withdrawals/withdrawal.ts';
import * as desk from './partner/calls/desk.ts';
import type { Unknown } from './partner/calls/licensee.ts';
import { PartnerForSandbox } from './partner/calls/sandbox.ts';
import * as agreements from './partner/records/agreements.ts';
import * as keys from './partner/records/keys.ts';
import { list as listLedger, modeOf, receivedOf } from './partner/records/ledger.ts';
import * as profile from './partner/records/profile.ts';
import * as quota from './partner/records/quota.ts';
import * as usage from './partner/records/usage.ts';
import * as withdrawals from './partner/records/withdrawals.ts';
import * as audit from './sqlite/audit.ts';
import { transact } from './sqlite/dry-run.ts';

export class Partner extends PartnerForSandbox {
  /** Asks the Catalogue first for what it has not heard yet. */
  async withdrawals(
    credential: Credential,
    limit: number,
    after?: string,
  ): Promise<Refused | { kind: 'withdrawals'; withdrawals: PartnerWithdrawal[]; next?: string; rate: RateState }> {
    const nowMs = Date.now();
    const entered = this.authenticateCall(credential, 'withdrawals', nowMs);
    if (entered.kind === 'refused') return entered;
    const mode = modeOf(entered.key);
    if (mode === 'live') await this.syncWithdrawals(nowMs);
    return { kind: 'withdrawals', ...withdrawals.list(this.sql, { mode, limit, after }), rate: entered.rate };
  }

  async acknowledge(
    credential: Credential,
    id: string,
    acknowledgement: Acknowledgement,
  ): Promise<Refused | Unknown | { kind: 'acknowledged' | 'unchanged'; withdrawal: PartnerWithdrawal; rate: RateState }> {
    const nowMs = Date.now();
    const entered = this.authenticateCall(credential, 'withdrawals', nowMs);
    if (entered.kind === 'refused') return entered;
    const { rate, key } = entered;
    const mode = modeOf(key);
    if (mode === 'live' && !withdrawals.knows(this.sql, { mode, id })) await this.syncWithdrawals(nowMs);
    const said = this.ctx.storage.transactionSync(() => {
      const result = withdrawals.acknowledge(this.sql, { mode, id }, acknowledgement, nowMs);
      if (result?.kind !== 'acknowledged') return result;
      const before = result.before === undefined ? {} : { before: JSON.stringify(result.before) };
      const entry = {
        actor: { name: `key ${key.id}` },
        action: 'withdrawal.acknowledge',
        subject: id,
        ...before,
        after: JSON.stringify(acknowledgement),
      };
      audit.add(this.sql, nowMs, entry);
      return result;
    });
    if (said === undefined) return { kind: 'unknown', rate };
    // The alarm first: should this object be evicted during the report, the alarm reports again.
    await this.arm();
    await this.report();
    return { kind: said.kind, withdrawal: said.withdrawal, rate };
  }

  /** Of these articles, those that the partner received: asked where the list of withdrawals is too long for the call that admits copy, which
   *  counts the request. */
  receivedAmong(
    credential: Credential,
    scope: KeyScope,
    slugs: string[],
  ): Refused | { kind: 'received'; received: string[]; rate: RateState } {
    const entered = this.authenticateCall(credential, scope, Date.now(), 0);
    if (entered.kind === 'refused') return entered;
    return { kind: 'received', received: [...receivedOf(this.sql, modeOf(entered.key), slugs)], rate: entered.rate };
  }

  // For the desk.

  setUp(
    id: string,
    wanted: { name: string; contact?: string | undefined },
    writer: profile.Writer,
    dryRun: boolean,
  ): profile.ProfileResult {
    return transact(
      this.ctx.storage,
      () => profile.setUp(this.sql, id, wanted, writer, Date.now()),
      () => !dryRun,
    );
  }

  /** `undefined` before it is set up. */
  profile(): PartnerProfile | undefined {
    return profile.get(this.sql);
  }

  setStanding(after: profile.StoredStanding, writer: profile.Writer, dryRun: boolean): profile.StandingResult {
    return transact(
      this.ctx.storage,
      () => profile.setStanding(this.sql, after, writer, Date.now()),
      () => !dryRun,
    );
  }

  async putAgreement(write: AgreementWrite): Promise<AgreementResult> {
    const hashed = await desk.hashed(this.sql, write);
    return transact(
      this.ctx.storage,
      () => desk.putAgreement(this.sql, write, hashed, Date.now()),
      () => !write.dryRun,
    );
  }

  /** A new version whose term ends at `at`, or when it would have ended anyway: of what will hold by then, and nothing waits behind it. */
  async endAgreement(
    id: string,
    at: Instant,
    actor: Actor,
    publisher: PublisherSettings,
    dryRun: boolean,
  ): Promise<AgreementResult | { kind: 'unknown' | 'not-started' }> {
    const versions = agreements.at(this.sql, id, Date.now());
    if (versions === undefined) return { kind: 'unknown' };
    const { current, scheduled } = versions;
    const { terms } = scheduled !== undefined && scheduled.terms.validFrom < at ? scheduled : current;
    if (at <= terms.validFrom) return { kind: 'not-started' };
    const write = { id, terms: agreements.ended(terms, at), madeFrom: (scheduled ?? current).version, actor, publisher, dryRun };
    const result = await this.putAgreement(write);
    return result.kind === 'stale' ? this.endAgreement(id, at, actor, publisher, dryRun) : result;
  }

  agreementSummaries(publisher: PublisherSettings): Promise<AgreementSummary[]> {
    return this.summaries(publisher);
  }

  /** Where the acceptances of the notices would stand under this house, and with the partner called so. Writes nothing. */
  acceptances(publisher: PublisherSettings, name?: string): Promise<ForeseenAcceptance[]> {
    return desk.acceptances(this.sql, publisher, name, Date.now());
  }

  /** `version` absent: the newest one, which may wait for its term. */
  agreement(id: string, version?: number): AgreementVersion | undefined {
    return agreements.get(this.sql, id, version);
  }

  addKey(write: KeyWrite): KeyResult {
    return this.ctx.storage.transactionSync(() => desk.addKey(this.sql, write, Date.now()));
  }

  keys(): PartnerKey[] {
    this.flush();
    return keys.list(this.sql);
  }

  /** The old key stays valid for `overlapMs`, or until its own end where that is sooner. The new one differs in its id and hash only. */
  rotateKey(id: string, next: { id: string; hash: string }, overlapMs: number, actor: Actor): keys.Rotation {
    const rotation = { overlapMs, actor, nowMs: Date.now() };
    return this.ctx.storage.transactionSync(() => keys.rotate(this.sql, id, next, rotation));
  }

  /** At once. False: there is no live key of this id. */
  revokeKey(id: string, actor: Actor): boolean {
    return this.ctx.storage.transactionSync(() => keys.revoke(this.sql, id, actor, Date.now()));
  }

  /** What a key would get of these, in their order. Writes nothing. */
  preview(request: desk.PreviewRequest): Promise<desk.Preview | undefined> {
    return desk.preview(this.sql, request, Date.now());
  }

  ledger(query: LedgerQuery): { rows: LedgerRow[]; next?: number } {
    this.flush();
    return listLedger(this.sql, query);
  }

  usageOf(query: UsageQuery): { rows: UsageRow[]; quotas: { agreement: string; quota: QuotaState }[] } {
    this.flush();
    const nowMs = Date.now();
    const quotas = agreements.allAt(this.sql, nowMs).flatMap(({ current: agreement }) => {
      const state = quota.stateOf(this.sql, agreement, 'live', nowMs);
      return state === undefined ? [] : [{ agreement: agreement.id, quota: state }];
    });
    return { rows: usage.add(this.sql, 'live', query, nowMs), quotas };
  }

  /** Of what it received: those that wait for an acknowledgement first. As far as this object has heard. */
  withdrawalsOf(limit: number, after?: string): { withdrawals: PartnerWithdrawal[]; next?: string } {
    return withdrawals.list(this.sql, { mode: 'live', limit, after });
  }

  audit(limit: number, before?: number): { entries: audit.AuditEntry[]; next?: number } {
    return audit.list(this.sql, limit, before);
  }

  // For the Catalogue.

  /** Hearing the same news twice changes nothing. */
  hear(news: WithdrawalNews[]): ReceivedWithdrawal[] {
    const nowMs = Date.now();
    this.withdrawn.add(news, nowMs);
    this.cache.forgetPlans();
    return this.ctx.storage.transactionSync(() => withdrawals.receiveWithdrawals(this.sql, news, { nowMs, mode: 'live' }));
  }
}
