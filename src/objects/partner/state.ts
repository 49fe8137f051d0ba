// What every call on a partner's object shares: the door, the licence behind it, and what is counted in memory until the alarm writes it.
import { DurableObject } from 'cloudflare:workers';
import type { AgreementVersion } from '../../domain/agreements/agreement.ts';
import type { VersionsNow } from '../../domain/agreements/agreement-versions.ts';
import type { AgreementSummary } from '../../domain/partners/agreement-write.ts';
import type { Credential, KeyScope } from '../../domain/partners/key.ts';
import type { LicenceSnapshot, PublisherSettings, Refused } from '../../domain/partners/licence.ts';
import type { Partner } from '../../domain/partners/partner.ts';
import { CATALOGUE_NAME } from '../catalogue.ts';
import { migrate } from '../sqlite/migrate.ts';
import { AdmissionCache } from './admission/admission-cache.ts';
import { type AuthenticatedKey, authenticate } from './admission/authenticate.ts';
import { type DraftedVersion, endOf, snapshotOf, summaryOf } from './admission/licence.ts';
import { RateCounter } from './admission/rate-counter.ts';
import { RecentWithdrawals } from './admission/recent-withdrawals.ts';
import * as agreements from './records/agreements.ts';
import * as keys from './records/keys.ts';
import { Ledger } from './records/ledger.ts';
import * as templates from './records/notice-templates.ts';
import * as profile from './records/profile.ts';
import * as quota from './records/quota.ts';
import * as withdrawals from './records/withdrawals.ts';
import { MIGRATIONS } from './schema.ts';

/** Counts kept in memory are written this soon: the platform evicts an object that is idle for ten seconds, so a partner that polls every
 *  few minutes meets a new one each time. */
const FLUSH_MS = 5_000;
/** After an acknowledgement could not be reported to the Catalogue. */
const REPORT_RETRY_MS = 10_000;
/** Acknowledgements told to the Catalogue at a time. */
const REPORTS = 50;
/** Templates drafted, kept in memory: a few to a partner. */
const DRAFTS = 100;

export class PartnerCore extends DurableObject<Env> {
  protected readonly sql: SqlStorage;
  protected readonly deliveries = new Ledger();
  protected readonly withdrawn = new RecentWithdrawals();
  protected readonly cache = new AdmissionCache();
  protected readonly counter = new RateCounter();
  private readonly used = new Map<string, keys.Use>();
  private readonly drafts = new Map<string, templates.Drafted>();
  private armed = false;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    ctx.blockConcurrencyWhile(async () => migrate(ctx.storage, MIGRATIONS, 'Partner'));
  }

  /** `requests`: 0 for a further call on behalf of a request that was counted already. */
  protected authenticateCall(credential: Credential, scope: KeyScope, nowMs: number, requests: 0 | 1 = 1): AuthenticatedKey | Refused {
    const entered = authenticate(this.sql, { memory: this.cache, counter: this.counter }, { credential, scope, requests }, nowMs);
    if (entered.kind !== 'entered') return entered;
    this.used.set(entered.key.id, { atMs: nowMs, from: entered.addressPrefix });
    // Whatever the call goes on to do: a partner that asks for nothing but its changes has used its key too.
    this.ctx.waitUntil(this.arm());
    return entered;
  }

  protected async snapshotFor(entered: AuthenticatedKey, publisher: PublisherSettings, nowMs: number): Promise<LicenceSnapshot> {
    return this.cachedSnapshot(entered, publisher.settings, nowMs) ?? this.makeSnapshot(entered, publisher, nowMs);
  }

  protected cachedSnapshot({ key }: AuthenticatedKey, settings: number, nowMs: number): LicenceSnapshot | undefined {
    const known = this.cache.snapshots.get(key.id);
    return known !== undefined && known.settings === settings && nowMs < known.untilMs ? known.snapshot : undefined;
  }

  private async makeSnapshot(entered: AuthenticatedKey, publisher: PublisherSettings, nowMs: number): Promise<LicenceSnapshot> {
    const snapshot = snapshotOf(this.sql, entered, { drafted: await this.draftOf(entered, publisher), publisher }, nowMs);
    // During the await for the digest the desk may have changed something, and another call may have read it again: then this snapshot serves its
    // own call only.
    if (this.cache.keys.get(entered.hash)?.key === entered.key)
      this.cache.snapshots.set(entered.key.id, {
        snapshot,
        settings: publisher.settings,
        untilMs: Math.min(entered.untilMs, endOf(snapshot, nowMs)),
      });
    return snapshot;
  }

  /** Hashing the same template on every call would cost more than everything else in it. */
  protected async draftOf(
    { agreement, partner }: { agreement: AgreementVersion; partner: Pick<Partner, 'name'> },
    publisher: PublisherSettings,
  ): Promise<templates.Drafted> {
    const name = JSON.stringify([agreement.sha256, partner.name, publisher.houseLine, publisher.settings]);
    const known = this.drafts.get(name);
    if (known !== undefined) return known;
    const drafted = await templates.draft(agreement, partner.name, publisher);
    if (this.drafts.size >= DRAFTS) this.drafts.clear();
    this.drafts.set(name, drafted);
    return drafted;
  }

  protected async summaries(publisher: PublisherSettings): Promise<AgreementSummary[]> {
    const partner = profile.get(this.sql);
    if (partner === undefined) return [];
    const nowMs = Date.now();
    const all: AgreementSummary[] = [];
    for (const versions of agreements.allAt(this.sql, nowMs)) all.push(await this.summary(partner, versions, publisher, nowMs));
    return all;
  }

  protected async summary(
    partner: Partner,
    { current, scheduled }: VersionsNow,
    publisher: PublisherSettings,
    nowMs: number,
  ): Promise<AgreementSummary> {
    const drafted = await this.draftOf({ agreement: current, partner }, publisher);
    return summaryOf(this.sql, { agreement: current, drafted }, await this.drafted(partner, scheduled, publisher), nowMs);
  }

  protected async drafted(
    partner: Pick<Partner, 'name'>,
    agreement: AgreementVersion | undefined,
    publisher: PublisherSettings,
  ): Promise<DraftedVersion | undefined> {
    return agreement === undefined ? undefined : { agreement, drafted: await this.draftOf({ agreement, partner }, publisher) };
  }

  /** Sets the alarm where something waits for it. */
  protected async arm(): Promise<void> {
    if (this.armed) return;
    const reports = withdrawals.pendingReports(this.sql, 1).length > 0;
    if (!reports && !this.deliveries.isDirty && this.used.size === 0) return;
    this.armed = true;
    await this.ctx.storage.setAlarm(Date.now() + (reports ? REPORT_RETRY_MS : FLUSH_MS));
  }

  /** Writes what was counted in memory. */
  protected flush(): void {
    if (!this.deliveries.isDirty && this.used.size === 0) return;
    this.ctx.storage.transactionSync(() => {
      this.deliveries.flush(this.sql);
      for (const [id, use] of this.used) keys.used(this.sql, id, use, this.counter.windowOf(id));
    });
    this.used.clear();
  }

  /** To be called where the tables were changed underneath what is remembered of them: after a restore, after clearing the sandbox. */
  protected forget(): void {
    this.deliveries.forget();
    this.cache.clear();
    quota.forgetCounts(this.sql);
    this.drafts.clear();
    this.used.clear();
  }

  override async alarm(): Promise<void> {
    this.armed = false;
    this.flush();
    await this.report();
    await this.arm();
  }

  /** Withdrawals that the Catalogue's own round has not told of yet. */
  protected async syncWithdrawals(nowMs: number): Promise<void> {
    const catalogue = this.env.CATALOGUE.getByName(CATALOGUE_NAME);
    await withdrawals.syncWithdrawals(this.sql, async (heard) => catalogue.withdrawalsAfter(heard), nowMs);
  }

  /** Reports acknowledgements to the board. They are safe here: where the Catalogue does not answer, the alarm reports them later. */
  protected async report(): Promise<void> {
    const told = withdrawals.pendingReports(this.sql, REPORTS);
    const partner = profile.get(this.sql);
    if (told.length === 0 || partner === undefined) return;
    try {
      await this.env.CATALOGUE.getByName(CATALOGUE_NAME).reportWithdrawals(partner.id, told);
      withdrawals.markReported(this.sql, told);
    } catch (fault) {
      console.warn(JSON.stringify({ event: 'acknowledgement-unreported', partner: partner.id, fault: String(fault) }));
    }
  }
}
