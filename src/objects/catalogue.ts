// The Catalogue: the only writer of a publisher's articles, one per deployment. Other calls may run during each `await` of a method, so a command is a
// transaction without one: it reads SQL rows, lets pure functions of src/domain decide, and stores the result.

import type { Article } from '../domain/articles/article.ts';
import { type BulkCommandResult, type Caller, type Command, type CommandResult, inBrief, isDryRun } from '../domain/articles/command.ts';
import type { KillAnswer, SourceKill } from '../domain/articles/source-kill.ts';
import type { FeedName } from '../domain/feeds/feed-name.ts';
import type { Publisher } from '../domain/publisher/publisher.ts';
import type { MergeOutcome, TermMerge } from '../domain/publisher/term-merge.ts';
import type { CandidatePage, CandidateQuery, WantedBody } from '../domain/pulls/candidates.ts';
import type { Actor } from '../domain/values/actor.ts';
import type { ReceivedWithdrawal } from '../domain/withdrawals/withdrawal.ts';
import * as alarm from './catalogue/alarm/alarm.ts';
import { Indexer } from './catalogue/alarm/indexer.ts';
import { TermMerger } from './catalogue/alarm/term-merger.ts';
import { measureSome } from './catalogue/articles/sizes.ts';
import { commit, type RestoreResult } from './catalogue/backup/restore.ts';
import { applyOnce } from './catalogue/commands/apply-command.ts';
import * as answered from './catalogue/commands/idempotency.ts';
import { killSource } from './catalogue/commands/kill-source.ts';
import type { Retitling } from './catalogue/commands/merge-terms.ts';
import { changePublisher, type PublisherResult } from './catalogue/commands/publisher-change.ts';
import { recordComposition } from './catalogue/feeds/composition-date.ts';
import { messageOf, type SnapshotMessage } from './catalogue/feeds/snapshot-message.ts';
import * as snapshots from './catalogue/feeds/snapshots.ts';
import { bodies, candidates } from './catalogue/licensing/candidates.ts';
import * as failedPurges from './catalogue/outbox/failed-purges.ts';
import { rewriteLost } from './catalogue/outbox/lost-versions.ts';
import * as outbox from './catalogue/outbox/outbox.ts';
import { MIGRATIONS } from './catalogue/schema.ts';
import * as settings from './catalogue/settings/settings.ts';
import { SigningCatalogue } from './catalogue/signing-in.ts';
import { TABLES } from './catalogue/tables.ts';
import * as compliance from './catalogue/withdrawals/compliance.ts';
import { Notifier } from './catalogue/withdrawals/notifier.ts';
import * as withdrawals from './catalogue/withdrawals/withdrawals.ts';
import * as audit from './sqlite/audit.ts';
import { transact } from './sqlite/dry-run.ts';
import { migrate } from './sqlite/migrate.ts';
import * as restoring from './sqlite/staged-restore.ts';

/** Name of the only Catalogue of a deployment. */
export const CATALOGUE_NAME = 'catalogue';
/** Delay of the alarm after a failed one: the platform would give up after six. */
const RETRY_MS = 5_000;

export class Catalogue extends SigningCatalogue {
  private readonly workers: { notifier: Notifier; merger: TermMerger; indexer: Indexer };

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const { storage } = ctx;
    this.workers = { notifier: new Notifier(storage, env), merger: new TermMerger(storage, env), indexer: new Indexer(storage) };
    ctx.blockConcurrencyWhile(async () => {
      migrate(storage, MIGRATIONS, 'Catalogue', TABLES);
      recordComposition(storage.sql, Date.now());
      const { merger, indexer } = this.workers;
      await this.armFor([merger, indexer].some((worker) => worker.nextMs(Date.now()) !== undefined));
    });
  }

  /** Applies a command in one transaction. The platform's output gate delays the answer until the transaction is on disk. */
  async apply(command: Command, caller: Caller): Promise<CommandResult> {
    const result = this.applyNow(command, caller);
    await this.armFor(result.kind === 'done' && result.outcome !== 'unchanged');
    return result;
  }

  /** Applies each command in its own transaction, in their order. A refused command does not affect the others. */
  async applyAll(commands: Command[], caller: Caller): Promise<BulkCommandResult[]> {
    const results = commands.map((command) => this.applySafely(command, caller));
    await this.armFor(results.some((result) => result.kind === 'done' && result.outcome !== 'unchanged'));
    return results.map(inBrief);
  }

  /** An internal error in one command is logged and does not affect the other commands. */
  private applySafely(command: Command, caller: Caller): CommandResult {
    try {
      return this.applyNow(command, caller);
    } catch (fault) {
      console.error(JSON.stringify({ event: 'command-failed', op: command.op, article: command.slug, fault: String(fault) }));
      return { kind: 'refused', refusal: { reason: 'fault' } };
    }
  }

  private applyNow(command: Command, caller: Caller): CommandResult {
    const nowMs = Date.now();
    // A refused command and a dry run are rolled back.
    const isKept = ({ kind }: CommandResult) => kind === 'done' && !isDryRun(command);
    return transact(this.ctx.storage, () => applyOnce(this.sql, command, caller, nowMs), isKept);
  }

  /** Applies a kill of imported copy. `undefined`: no publisher is set up. With `dryRun` nothing is stored. */
  async kill(kill: SourceKill, actor: Actor, dryRun: boolean): Promise<KillAnswer | undefined> {
    const work = () => killSource(this.sql, kill, actor, Date.now());
    const answer = transact(this.ctx.storage, work, () => !dryRun);
    await this.armFor(answer?.outcome === 'withdrawn' && !dryRun);
    return answer;
  }

  /** `etags` are those of If-Match. Without If-Match only the first settings are accepted. */
  async setPublisher(publisher: Publisher, etags: string[] | undefined, actor: Actor, dryRun = false): Promise<PublisherResult> {
    const change = { publisher, etags, actor, nowMs: Date.now(), dryRun };
    const result = this.ctx.storage.transactionSync(() => changePublisher(this.sql, change));
    await this.armFor(result.kind === 'done' && !dryRun);
    return result;
  }

  /** Composes the current feed for an isolate whose read of KV was outdated or empty. If KV was not given this state yet, it is written again;
   *  otherwise the state has only not reached the isolate's location. */
  async feed(name: FeedName): Promise<SnapshotMessage | undefined> {
    const stored = settings.publisher(this.sql);
    const snapshot = stored === undefined ? undefined : snapshots.compose(this.sql, name, stored);
    if (snapshot === undefined) return undefined;
    if (!snapshots.isWritten(this.sql, name, snapshot.stamp)) {
      outbox.markFeed(this.sql, name, snapshot.stamp.generation);
      await this.arm();
    }
    return messageOf(snapshot);
  }

  /** Lists the articles within a partner's scope, newest first. The partner's object decides about them. Sizes that were missing are stored. */
  candidates(query: CandidateQuery): CandidatePage {
    return candidates(this.sql, query, this.nowMs());
  }

  /** Returns versions that KV did not have. Those that it should have are written again. */
  async bodies(wanted: WantedBody[]): Promise<Article[]> {
    const found = bodies(this.sql, wanted);
    if (rewriteLost(this.sql, found, Date.now())) await this.arm();
    return found;
  }

  /** Stores the acknowledgements that a partner's object reports. A repeated report changes nothing. */
  reportWithdrawals(partner: string, received: ReceivedWithdrawal[]): void {
    this.ctx.storage.transactionSync(() => compliance.write(this.sql, partner, received, Date.now()));
  }

  /** Receives the tags of purges that the queue gave up. A message that is delivered again is counted again. */
  async failedPurges(messages: string[][]): Promise<void> {
    this.ctx.storage.transactionSync(() => failedPurges.record(this.sql, messages, Date.now()));
    await this.armFor(true);
  }

  /** Merges two terms, or gives one another code. With `dryRun` nothing is stored. */
  async mergeTerms(merge: TermMerge, actor: Actor, dryRun: boolean): Promise<MergeOutcome> {
    const outcome = await (dryRun ? this.workers.merger.foresee(merge) : this.workers.merger.merge(merge, actor));
    await this.armFor(!dryRun);
    return outcome;
  }

  /** Gives a term another name. With `dryRun` nothing is stored. */
  async retitleTerm(term: Retitling, actor: Actor, dryRun: boolean): Promise<MergeOutcome> {
    const outcome = this.workers.merger.retitle(term, actor, dryRun);
    await this.armFor(!dryRun);
    return outcome;
  }

  /** Stores who exports everything, before the first page is read. */
  recordExport(actor: Actor): void {
    audit.add(this.sql, Date.now(), { actor, action: 'catalogue.export', subject: settings.epoch(this.sql) });
  }

  /** Begins a restore and returns its name. A later restore replaces it. */
  beginRestore(): string {
    const restore = crypto.randomUUID();
    restoring.begin(this.sql, restore);
    return restore;
  }

  /** Stages records of a restore. False: another restore has begun since. */
  gatherRestore(restore: string, records: string[]): boolean {
    return restoring.gather(this.sql, restore, records);
  }

  /** Applies all staged records or none. `records` is the number of records in the whole file, partners' records included, for the audit trail. */
  async commitRestore(restore: string, replace: boolean, actor: Actor, records: number): Promise<RestoreResult> {
    const result = commit(this.ctx.storage, { restore, replace, actor, records, nowMs: Date.now() });
    await this.armFor(result.kind === 'restored');
    return result;
  }

  /** Notifies all partners of all withdrawals again. Needed after a restore of partners, because their ledgers have changed. */
  async notifyPartnersAgain(): Promise<void> {
    this.ctx.storage.transactionSync(() => withdrawals.notifyAll(this.sql, Date.now()));
    await this.armFor(true);
  }

  /** Is called by the cron trigger, and sets an alarm again that the platform gave up. Returns the epoch, which proves that the Catalogue answers. */
  async heartbeat(): Promise<string> {
    answered.forgetOld(this.sql, Date.now());
    measureSome(this.sql);
    await this.arm();
    return settings.epoch(this.sql);
  }

  override async alarm(): Promise<void> {
    try {
      await alarm.work(this.ctx.storage, this.env, { ...this.workers, after: () => this.arm() });
      await this.arm();
    } catch (fault) {
      console.error(JSON.stringify({ event: 'alarm-failed', fault: String(fault) }));
      await this.ctx.storage.setAlarm(Date.now() + RETRY_MS);
    }
  }

  private async armFor(changed: boolean): Promise<void> {
    if (!changed) return;
    this.workers.notifier.yield();
    await this.arm();
  }

  /** Sets the object's alarm to the earliest work that is due. */
  private async arm(): Promise<void> {
    const atMs = alarm.nextMs(this.sql, Date.now(), this.workers);
    if (atMs === undefined) return;
    const set = await this.ctx.storage.getAlarm();
    if (set === null || set > atMs) await this.ctx.storage.setAlarm(atMs);
  }
}
