// The desk's calls about a partner.

import type { AgreementVersion } from '../../../domain/agreements/agreement.ts';
import type {
  AgreementPage,
  AgreementRecord,
  AgreementResult,
  AgreementWrite,
  ForeseenAcceptance,
} from '../../../domain/partners/agreement-write.ts';
import type { KeyPage, KeyResult, KeyWrite, NewKey, PartnerKey } from '../../../domain/partners/key.ts';
import type { LedgerPage, LedgerQuery } from '../../../domain/partners/ledger.ts';
import type { PublisherSettings } from '../../../domain/partners/licence.ts';
import type { Partner } from '../../../domain/partners/partner.ts';
import type { PartnerUsage, UsageQuery } from '../../../domain/partners/usage.ts';
import type { MergeReview } from '../../../domain/publisher/term-merge.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { type Instant, storedInstant, toInstant } from '../../../domain/values/instant.ts';
import type { PartnerWithdrawal } from '../../../domain/withdrawals/withdrawal.ts';
import * as audit from '../../sqlite/audit.ts';
import { transact } from '../../sqlite/dry-run.ts';
import * as agreements from '../records/agreements.ts';
import * as keys from '../records/keys.ts';
import { list as listLedger } from '../records/ledger-list.ts';
import * as profile from '../records/profile.ts';
import * as quota from '../records/quota.ts';
import type { StoredStanding } from '../records/settings.ts';
import * as usage from '../records/usage.ts';
import * as withdrawals from '../records/withdrawals.ts';
import type { PartnerState } from '../state.ts';
import * as writes from './agreement-writes.ts';
import { type Preview, type PreviewRequest, preview } from './preview.ts';

/** The history of an agreement has no more versions. Each is at its address. */
const LISTED_VERSIONS = 100;

export class Desk {
  private readonly state: PartnerState;

  constructor(state: PartnerState) {
    this.state = state;
  }

  setUp(
    id: string,
    wanted: { name: string; contact?: string | undefined },
    writer: profile.Writer,
    dryRun: boolean,
  ): Promise<profile.ProfileResult> {
    return this.reporting(
      dryRun,
      transact(
        this.state.storage,
        () => profile.setUp(this.state.sql, id, wanted, writer, Date.now()),
        () => !dryRun,
      ),
    );
  }

  /** Returns the partner; `undefined` before it is set up. */
  profile(): Partner | undefined {
    return profile.get(this.state.sql);
  }

  setStanding(after: StoredStanding, writer: profile.Writer, dryRun: boolean): Promise<profile.StandingResult> {
    return this.reporting(
      dryRun,
      transact(
        this.state.storage,
        () => profile.setStanding(this.state.sql, after, writer, Date.now()),
        () => !dryRun,
      ),
    );
  }

  async putAgreement(write: AgreementWrite): Promise<AgreementResult> {
    const hashed = await writes.hashed(this.state.sql, write);
    return this.reporting(
      write.dryRun,
      transact(
        this.state.storage,
        () => writes.putAgreement(this.state.sql, write, hashed, Date.now()),
        () => !write.dryRun,
      ),
    );
  }

  /** Ends an agreement by a version whose term ends at `at`, or earlier if the term would have ended before. The version is made from the one in
   *  force at that time, and no scheduled version remains. */
  async endAgreement(
    id: string,
    at: Instant,
    actor: Actor,
    publisher: PublisherSettings,
    dryRun: boolean,
  ): Promise<AgreementResult | { kind: 'unknown' | 'not-started' }> {
    const versions = agreements.at(this.state.sql, id, Date.now());
    if (versions === undefined) return { kind: 'unknown' };
    const { current, scheduled } = versions;
    const { terms } = scheduled !== undefined && scheduled.terms.validFrom < at ? scheduled : current;
    if (at <= terms.validFrom) return { kind: 'not-started' };
    const write = { id, terms: agreements.ended(terms, at), madeFrom: (scheduled ?? current).version, actor, publisher, dryRun };
    const result = await this.putAgreement(write);
    return result.kind === 'stale' ? this.endAgreement(id, at, actor, publisher, dryRun) : result;
  }

  agreementSummaries(publisher: PublisherSettings, after?: string): Promise<AgreementPage> {
    return this.state.licences.summaries(publisher, { after });
  }

  /** Returns an agreement with its newest versions; `undefined` if it does not exist. */
  async agreementRecord(id: string, publisher: PublisherSettings): Promise<AgreementRecord | undefined> {
    const nowMs = Date.now();
    const partner = profile.get(this.state.sql);
    const versions = agreements.at(this.state.sql, id, nowMs);
    if (partner === undefined || versions === undefined) return undefined;
    const summary = await this.state.licences.summary(partner, versions, publisher, nowMs);
    const { name, standing } = partner;
    return { partner: { id: partner.id, name, standing }, summary, versions: agreements.history(this.state.sql, id, LISTED_VERSIONS) };
  }

  agreementIds(): string[] {
    return agreements.ids(this.state.sql);
  }

  /** Lists the agreements that a merge of subjects would divide. */
  dividedAgreements(review: MergeReview) {
    return writes.dividedAgreements(this.state.sql, review, Date.now());
  }

  /** Lists the acceptances of all notices, as if the publisher had these settings and the partner this name. Writes nothing. */
  acceptances(publisher: PublisherSettings, name?: string): Promise<ForeseenAcceptance[]> {
    return writes.acceptances(this.state.sql, publisher, name, Date.now());
  }

  /** Returns a version of an agreement. Without `version` it is the newest one, which may be scheduled. */
  agreement(id: string, version?: number): AgreementVersion | undefined {
    return agreements.get(this.state.sql, id, version);
  }

  addKey(write: KeyWrite): Promise<KeyResult> {
    return this.reporting(
      false,
      this.state.storage.transactionSync(() => writes.addKey(this.state.sql, write, Date.now())),
    );
  }

  keys(after?: string): KeyPage {
    this.state.flush();
    return keys.list(this.state.sql, after);
  }

  key(id: string): PartnerKey | undefined {
    this.state.flush();
    return keys.get(this.state.sql, id);
  }

  /** Replaces a key by one that differs only in its id and hash. The old key stays valid for `overlapMs`, or until its expiry if that is sooner. */
  rotateKey(id: string, next: NewKey, overlapMs: number, actor: Actor): Promise<keys.Rotation> {
    const rotation = { overlapMs, actor, nowMs: Date.now() };
    return this.reporting(
      false,
      this.state.storage.transactionSync(() => keys.rotate(this.state.sql, id, next, rotation)),
    );
  }

  /** Revokes a key immediately. False: there is no live key of this id. */
  revokeKey(id: string, actor: Actor): Promise<boolean> {
    return this.reporting(
      false,
      this.state.storage.transactionSync(() => keys.revoke(this.state.sql, id, actor, Date.now())),
    );
  }

  /** Reports the partner to the Directory, which has just added it. */
  report(): Promise<void> {
    return this.state.reportChange();
  }

  /** Returns the result of a write, after it was reported to the Directory unless it was a dry run. */
  private async reporting<T>(dryRun: boolean, result: T): Promise<T> {
    if (!dryRun) await this.state.reportChange();
    return result;
  }

  /** Decides about articles as for a pull, in their order. Writes nothing. */
  preview(request: PreviewRequest): Promise<Preview | undefined> {
    return preview(this.state.sql, request, Date.now());
  }

  ledger(query: LedgerQuery): LedgerPage {
    this.state.flush();
    return listLedger(this.state.sql, query);
  }

  /** In a report by key, with the keys and people that the rows are of. */
  usageOf(query: UsageQuery): PartnerUsage {
    this.state.flush();
    const nowMs = Date.now();
    const quotas = agreements.allAt(this.state.sql, nowMs).flatMap(({ current: agreement }) => {
      const state = quota.stateOf(this.state.sql, agreement, 'live', nowMs);
      return state === undefined ? [] : [{ agreement: agreement.id, reference: agreement.terms.reference, quota: state }];
    });
    return { ...usage.sumUpNamed(this.state.sql, 'live', query, nowMs), quotas };
  }

  /** Until when the partner would have to take an article down if it were withdrawn now. `undefined`: it never received the article. */
  deadlineIfWithdrawn(slug: string): Instant | undefined {
    this.state.flush();
    const deadlineMs = withdrawals.deadlineOf(this.state.sql, { slug, at: toInstant(Date.now()) }, 'live');
    return storedInstant(deadlineMs ?? null);
  }

  /** Lists withdrawals of articles that the partner received, open ones first. It lists only those of which this object was notified. */
  withdrawalsOf(limit: number, after?: string): { withdrawals: PartnerWithdrawal[]; next?: string } {
    return withdrawals.list(this.state.sql, { mode: 'live', limit, after });
  }

  /** `kind`: the first part of the names of the actions that are listed, such as `key`. Absent: all are. */
  audit(limit: number, before?: number, kind?: string): { entries: audit.AuditEntry[]; next?: number } {
    if (kind === undefined) return audit.list(this.state.sql, limit, before);
    const { sql } = this.state;
    return audit.listMatching(sql, { action: `${kind}.`, floor: 0, before: before ?? Number.MAX_SAFE_INTEGER, limit });
  }
}
