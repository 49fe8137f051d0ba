// The state that all calls of a partner's object share: its tables, its caches, and the counts in memory that the alarm writes.
import type { Credential, KeyScope } from '../../domain/partners/key.ts';
import type { Refused } from '../../domain/partners/licence.ts';
import type { WithdrawalNews } from '../../domain/withdrawals/withdrawal.ts';
import { CATALOGUE_NAME } from '../catalogue.ts';
import { migrate } from '../sqlite/migrate.ts';
import { AdmissionCache } from './admission/admission-cache.ts';
import { type AuthenticatedKey, authenticate } from './admission/authenticate.ts';
import { LicenceCache } from './admission/licence-cache.ts';
import { RateCounter } from './admission/rate-counter.ts';
import { RecentWithdrawals } from './admission/recent-withdrawals.ts';
import * as keys from './records/keys.ts';
import { Ledger } from './records/ledger.ts';
import * as profile from './records/profile.ts';
import * as quota from './records/quota.ts';
import { KnownReceivers } from './records/receivers.ts';
import * as settings from './records/settings.ts';
import { SummaryReport } from './records/summary-report.ts';
import { TestUses } from './records/test-uses.ts';
import * as withdrawals from './records/withdrawals.ts';
import { MIGRATIONS } from './schema.ts';
import { TABLES } from './tables.ts';

/** Delay after which counts in memory are written. The platform evicts an object after ten idle seconds, so they would be lost between the polls of a
 *  partner that polls every few minutes. */
const FLUSH_MS = 5_000;
/** Delay of the next report after one has failed. */
const REPORT_RETRY_MS = 10_000;
/** Most acknowledgements in one report to the Catalogue. */
const REPORTS = 50;

export class PartnerState {
  readonly sql: SqlStorage;
  readonly storage: DurableObjectStorage;
  readonly ledger = new Ledger();
  readonly testUses = new TestUses();
  readonly recentWithdrawals = new RecentWithdrawals();
  readonly cache = new AdmissionCache();
  readonly receivers = new KnownReceivers();
  readonly rates = new RateCounter();
  readonly licences: LicenceCache;
  private readonly summary: SummaryReport;
  private readonly ctx: DurableObjectState;
  private readonly env: Pick<Env, 'CATALOGUE'>;
  private readonly used = new Map<string, keys.Use>();
  /** When the alarm will run, in Unix ms. `undefined`: this object has not set it since it was loaded. */
  private alarmMs: number | undefined;

  constructor(ctx: DurableObjectState, env: Pick<Env, 'CATALOGUE' | 'DIRECTORY'>) {
    this.ctx = ctx;
    this.env = env;
    this.storage = ctx.storage;
    this.sql = ctx.storage.sql;
    this.licences = new LicenceCache(this.sql, this.cache);
    this.summary = new SummaryReport(this.sql, env);
    ctx.blockConcurrencyWhile(async () => migrate(ctx.storage, MIGRATIONS, 'Partner', TABLES));
  }

  authenticate(credential: Credential, scope: KeyScope, nowMs: number): AuthenticatedKey | Refused {
    const caller = authenticate(this.sql, { cache: this.cache, rates: this.rates }, { credential, scope }, nowMs);
    if (caller.kind === 'refused') return caller;
    this.used.set(caller.key.id, { atMs: nowMs, from: caller.addressPrefix, pepper: credential.pepper });
    // Every call counts as a use of the key, also one that delivers nothing.
    if (!this.runsWithin(FLUSH_MS, nowMs)) this.ctx.waitUntil(this.arm());
    return caller;
  }

  /** Sets the alarm if there are counts to write, or acknowledgements or a summary to report. Counts are written sooner, even while a report is
   *  pending. */
  async arm(): Promise<void> {
    const nowMs = Date.now();
    const delayMs = this.hasCounts() ? FLUSH_MS : this.hasReports() ? REPORT_RETRY_MS : Number.POSITIVE_INFINITY;
    const dueMs = Math.min(nowMs + delayMs, Math.max(nowMs, this.summary.dueMs));
    if (dueMs === Number.POSITIVE_INFINITY || this.runsWithin(dueMs - nowMs, nowMs)) return;
    this.alarmMs = dueMs;
    await this.storage.setAlarm(dueMs);
  }

  /** Reports what has changed, so that the next list of partners shows it. The alarm is set first: it reports what could not be reported at once. */
  async reportChange(): Promise<void> {
    this.summary.changed(Date.now());
    await this.arm();
    await this.summary.sendNow();
  }

  /** Reports what has changed. Nothing waits for the report. */
  changed(): void {
    this.ctx.waitUntil(this.reportChange());
  }

  private runsWithin(delayMs: number, nowMs: number): boolean {
    return this.alarmMs !== undefined && this.alarmMs <= nowMs + delayMs;
  }

  private hasCounts(): boolean {
    return this.ledger.isDirty || this.testUses.isDirty || this.used.size > 0;
  }

  private hasReports(): boolean {
    return withdrawals.pendingReports(this.sql, 1).length > 0;
  }

  async alarm(): Promise<void> {
    this.alarmMs = undefined;
    this.flush();
    await this.reportAcknowledgements();
    await this.summary.sendDue(Date.now());
    await this.arm();
  }

  /** Writes the counts in memory. */
  flush(): void {
    if (!this.hasCounts()) return;
    this.storage.transactionSync(() => {
      this.ledger.flush(this.sql);
      this.testUses.flush(this.sql);
      for (const [id, use] of this.used) keys.used(this.sql, id, use, this.rates.windowOf(id));
    });
    this.used.clear();
  }

  /** Drops every in-memory cache. Call after the tables were replaced: a restore, or clearing the sandbox. */
  forget(): void {
    this.ledger.forget();
    this.testUses.forget();
    this.cache.clear();
    this.receivers.forget();
    quota.forgetCounts(this.sql);
    this.licences.forget();
    this.used.clear();
  }

  /** Makes the next report count all days again. Call it after a restore. */
  async forgetReport(): Promise<void> {
    settings.forget(this.sql, 'report');
    await this.reportChange();
  }

  /** Receives withdrawals from the Catalogue. Receiving one twice changes nothing. */
  receiveWithdrawals(news: WithdrawalNews[]) {
    const nowMs = Date.now();
    this.recentWithdrawals.add(news, nowMs);
    this.cache.forgetPlans();
    const received = this.storage.transactionSync(() => withdrawals.receiveWithdrawals(this.sql, news, { nowMs, mode: 'live' }));
    if (received.some((one) => one.received)) this.changed();
    return received;
  }

  /** Requests withdrawals that the Catalogue has not sent to this object yet. */
  async syncWithdrawals(nowMs: number): Promise<void> {
    const catalogue = this.env.CATALOGUE.getByName(CATALOGUE_NAME);
    await withdrawals.syncWithdrawals(this.sql, async (receivedUpTo) => catalogue.withdrawalsAfter(receivedUpTo), nowMs);
  }

  /** Reports acknowledgements to the Catalogue. They are stored here, so the alarm reports them later if the Catalogue does not answer. */
  async reportAcknowledgements(): Promise<void> {
    const pending = withdrawals.pendingReports(this.sql, REPORTS);
    const partner = profile.get(this.sql);
    if (pending.length === 0 || partner === undefined) return;
    try {
      await this.env.CATALOGUE.getByName(CATALOGUE_NAME).reportWithdrawals(partner.id, pending);
      withdrawals.markReported(this.sql, pending);
    } catch (fault) {
      console.warn(JSON.stringify({ event: 'acknowledgement-unreported', partner: partner.id, fault: String(fault) }));
    }
  }
}
