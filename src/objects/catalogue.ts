// The Catalogue: the truth about a publisher's articles and its only writer. One object, serial; SQL out, domain functions between.

import type { Article } from '../domain/articles/article.ts';
import type { Caller, Command, CommandResult } from '../domain/articles/command.ts';
import type { FeedName } from '../domain/feeds/feed-name.ts';
import type { Publisher } from '../domain/publisher/publisher.ts';
import type { CandidatePage, CandidateQuery, WantedBody } from '../domain/pulls/candidates.ts';
import type { Actor } from '../domain/values/actor.ts';
import { Blocks } from '../domain/values/blocks.ts';
import { HOUR_MS, msOf } from '../domain/values/instant.ts';
import type { ReceivedWithdrawal } from '../domain/withdrawals/withdrawal.ts';
import type { Snapshot } from '../storage/feeds.ts';
import * as agenda from './catalogue/alarm/alarm.ts';
import * as flush from './catalogue/alarm/flush.ts';
import * as articles from './catalogue/articles/articles.ts';
import { measureSome } from './catalogue/articles/sizes.ts';
import { commit, type RestoreResult } from './catalogue/backup/restore.ts';
import { applyCommand } from './catalogue/commands/apply-command.ts';
import * as answered from './catalogue/commands/idempotency.ts';
import { changePublisher, type PublisherResult } from './catalogue/commands/publisher-change.ts';
import { recordComposition } from './catalogue/feeds/composition-date.ts';
import { bodies, candidates } from './catalogue/licensing/candidates.ts';
import * as outbox from './catalogue/outbox/outbox.ts';
import { ReadableCatalogue } from './catalogue/reads.ts';
import { MIGRATIONS } from './catalogue/schema.ts';
import * as settings from './catalogue/settings/settings.ts';
import * as tokens from './catalogue/settings/tokens.ts';
import * as compliance from './catalogue/withdrawals/compliance.ts';
import { Notifier } from './catalogue/withdrawals/notifier.ts';
import * as withdrawals from './catalogue/withdrawals/withdrawals.ts';
import { transact } from './sqlite/dry-run.ts';
import { migrate } from './sqlite/migrate.ts';
import * as restoring from './sqlite/staged-restore.ts';

/** There is one Catalogue to a deployment, under this name. */
export const CATALOGUE_NAME = 'catalogue';

/** After an alarm that failed as a whole. The platform would retry six times and then give up for good. */
const RETRY_MS = 5_000;

/** By then the outbox has written a version to KV, unless KV refuses all writes. */
const KV_LATE_MS = HOUR_MS;

export class Catalogue extends ReadableCatalogue {
  private readonly notifier: Notifier;
  /** Networks that are blocked after too many failed desk tokens. */
  private readonly blocks = new Blocks();

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.notifier = new Notifier(ctx.storage, env);
    ctx.blockConcurrencyWhile(async () => {
      migrate(ctx.storage, MIGRATIONS, 'Catalogue');
      recordComposition(ctx.storage.sql, Date.now());
    });
  }

  /** One command, one transaction. The response leaves when the transaction is on disk (the output gate holds it until then). */
  async apply(command: Command, caller: Caller): Promise<CommandResult> {
    const result = this.applyNow(command, caller);
    await this.armFor(result.kind === 'done' && result.outcome !== 'unchanged');
    return result;
  }

  /** Each command by itself, in order: one that is refused does not affect the others. */
  async applyAll(commands: Command[], caller: Caller): Promise<CommandResult[]> {
    const results = commands.map((command) => this.applyOrSayWhy(command, caller));
    await this.armFor(results.some((result) => result.kind === 'done' && result.outcome !== 'unchanged'));
    return results;
  }

  /** A fault of ours in one command does not affect the others, whose transactions stay. */
  private applyOrSayWhy(command: Command, caller: Caller): CommandResult {
    try {
      return this.applyNow(command, caller);
    } catch (fault) {
      console.error(JSON.stringify({ event: 'command-failed', op: command.op, article: command.slug, fault: String(fault) }));
      return { kind: 'refused', refusal: { reason: 'fault' } };
    }
  }

  private applyNow(command: Command, caller: Caller): CommandResult {
    const nowMs = Date.now();
    const isDryRun = command.op === 'import' && command.dryRun;
    // What was refused, or only asked for, leaves nothing behind.
    const isKept = ({ kind }: CommandResult) => kind === 'done' && !isDryRun;
    return transact(this.ctx.storage, () => this.answerOnce(command, caller, nowMs), isKept);
  }

  private answerOnce(command: Command, caller: Caller, nowMs: number): CommandResult {
    const { idempotency } = caller;
    const kept = idempotency === undefined ? undefined : answered.find(this.sql, idempotency.key, idempotency.request);
    if (kept === 'reused') return { kind: 'refused', refusal: { reason: 'idempotency-key-reused' } };
    if (kept !== undefined) return this.answerAgain(kept);
    const result = applyCommand(this.sql, command, caller, nowMs);
    if (result.kind === 'done' && idempotency !== undefined) answered.keep(this.sql, idempotency.key, idempotency.request, result, nowMs);
    return result;
  }

  private answerAgain({ outcome, slug, version, etag }: answered.KeptAnswer): CommandResult {
    const article = articles.getVersion(this.sql, slug, version);
    if (article === undefined) return { kind: 'refused', refusal: { reason: 'idempotency-key-reused' } };
    return { kind: 'done', outcome, article, etag };
  }

  /** `etags` is If-Match; absent where the call insists on nothing, which only the first setting may. */
  async setPublisher(publisher: Publisher, etags: string[] | undefined, actor: Actor, dryRun = false): Promise<PublisherResult> {
    const change = { publisher, etags, actor, nowMs: Date.now(), dryRun };
    const result = this.ctx.storage.transactionSync(() => changePublisher(this.sql, change));
    await this.armFor(result.kind === 'done' && !dryRun);
    return result;
  }

  addToken(token: tokens.DeskToken, hash: string, actor: Actor): tokens.MintResult {
    return this.ctx.storage.transactionSync(() => tokens.mint(this.sql, { token, hash, actor, nowMs: Date.now() }));
  }

  /** The token, and until when its network is blocked (Unix ms), in which case the token is not looked for. */
  findToken(id: string, hash: string, network?: string): { found?: tokens.DeskToken | undefined; blockEnd?: number } {
    const blockEnd = network === undefined ? undefined : this.blockEnd(network);
    return blockEnd === undefined ? { found: tokens.find(this.sql, id, hash, Date.now()) } : { blockEnd };
  }

  /** Returns the end of a block that is already in force, and keeps it. In memory only: a block that an eviction removes would soon have
   *  ended. */
  block(network: string, endMs: number): number | undefined {
    const current = this.blockEnd(network);
    if (current === undefined) this.blocks.add(network, endMs);
    return current;
  }

  blockEnd(network: string): number | undefined {
    return this.blocks.endOf(network, Date.now());
  }

  revokeToken(id: string, actor: Actor): boolean {
    return this.ctx.storage.transactionSync(() => tokens.end(this.sql, id, actor, Date.now()));
  }

  /** The current feed, for a reader that found KV behind or empty. KV is written again if it does not have this state; if it has, the
   *  reader's copy of KV is only late. */
  async feed(name: FeedName): Promise<Snapshot | undefined> {
    const stored = settings.publisher(this.sql);
    const snapshot = stored === undefined ? undefined : flush.snapshotOf(this.sql, name, stored);
    if (snapshot === undefined) return undefined;
    if (flush.isBehind(this.sql, name, snapshot.stamp)) {
      outbox.markFeed(this.sql, name, snapshot.stamp.generation);
      await this.arm();
    }
    return snapshot;
  }

  /** Articles within a partner's scope, newest first; the partner's own object decides about them. Stores the sizes of versions that had
   *  none. */
  candidates(query: CandidateQuery): CandidatePage {
    return candidates(this.sql, query, this.nowMs());
  }

  /** Versions that KV did not return. One that was published an hour ago should be there, so it is written again. */
  async bodies(wanted: WantedBody[]): Promise<Article[]> {
    const found = bodies(this.sql, wanted);
    const lateMs = Date.now() - KV_LATE_MS;
    const missed = found.filter(({ firstPublished, versionCreated }) => firstPublished !== undefined && msOf(versionCreated) < lateMs);
    for (const { slug, version } of missed) outbox.markArticle(this.sql, settings.epoch(this.sql), slug, version, settings.head(this.sql));
    if (missed.length > 0) await this.arm();
    return found;
  }

  /** A partner's object reports what its partner acknowledged. Reporting the same again changes nothing. */
  reportWithdrawals(partner: string, received: ReceivedWithdrawal[]): void {
    this.ctx.storage.transactionSync(() => compliance.write(this.sql, partner, received, Date.now()));
  }

  /** Returns the name of this restore. A later restore replaces it. */
  beginRestore(): string {
    const restore = crypto.randomUUID();
    restoring.begin(this.sql, restore);
    return restore;
  }

  /** False where another restore has begun since. */
  gatherRestore(restore: string, records: string[]): boolean {
    return restoring.gather(this.sql, restore, records);
  }

  /** Applies everything that was gathered, or nothing. `records`: of the whole file, those of partners included, for the audit trail. */
  async commitRestore(restore: string, replace: boolean, actor: Actor, records: number): Promise<RestoreResult> {
    const result = commit(this.ctx.storage, { restore, replace, actor, records, nowMs: Date.now() });
    await this.armFor(result.kind === 'restored');
    return result;
  }

  /** Notifies every partner of every withdrawal again, because what their objects say they received has changed. */
  async askAgain(): Promise<void> {
    this.ctx.storage.transactionSync(() => withdrawals.askAll(this.sql, Date.now()));
    await this.armFor(true);
  }

  /** Cron's call: an alarm that the platform gave up on is set again. Answers the epoch, which proves that the Catalogue answers. */
  async heartbeat(): Promise<string> {
    answered.forgetOld(this.sql, Date.now());
    measureSome(this.sql);
    await this.arm();
    return settings.epoch(this.sql);
  }

  override async alarm(): Promise<void> {
    try {
      await agenda.work(this.ctx.storage, this.env, { notifier: this.notifier, after: () => this.arm() });
      await this.arm();
    } catch (fault) {
      console.error(JSON.stringify({ event: 'alarm-failed', fault: String(fault) }));
      await this.ctx.storage.setAlarm(Date.now() + RETRY_MS);
    }
  }

  private async armFor(changed: boolean): Promise<void> {
    if (!changed) return;
    this.notifier.yield();
    await this.arm();
  }

  /** Sets the object's alarm to the earliest work that is due. */
  private async arm(): Promise<void> {
    const atMs = agenda.nextMs(this.sql, Date.now(), this.notifier);
    if (atMs === undefined) return;
    const set = await this.ctx.storage.getAlarm();
    if (set === null || set > atMs) await this.ctx.storage.setAlarm(atMs);
  }
}
