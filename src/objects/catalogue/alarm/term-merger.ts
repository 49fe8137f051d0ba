// Carries out merges of subjects, authors and sections in steps: all partners are asked whether an agreement is in the way, and the articles follow. Also finds
// terms of older programs that are one by their names, and begins their merges.

import {
  type DividedAgreement,
  type DividedAgreements,
  type MergeOutcome,
  type TermKind,
  type TermMerge,
  withDivided,
} from '../../../domain/publisher/term-merge.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { present } from '../../../domain/values/present.ts';
import { DIRECTORY_NAME } from '../../directory.ts';
import { eachInParallel, within } from '../../rpc-limits.ts';
import { sameNames } from '../articles/same-names.ts';
import * as vocabulary from '../articles/vocabulary.ts';
import * as merges from '../commands/merge-terms.ts';
import * as settings from '../settings/settings.ts';

const PARTNERS_PER_STEP = 50;
const PARALLEL_CALLS = 6;
const CALL_TIMEOUT_MS = 5_000;
/** A partner's object or the directory did not answer. */
const RETRY_MS = 5_000;
/** After a fault of a step itself. */
const PAUSE_MS = 60_000;
/** How long a desk's request waits for the review. */
const PATIENCE_MS = 10_000;
/** The actor of merges that the program begins. */
const PROGRAM: Actor = { name: 'program' };

type Bindings = Pick<Env, 'PARTNER' | 'DIRECTORY'>;

export class TermMerger {
  private readonly storage: DurableObjectStorage;
  private readonly env: Bindings;
  private isRunning = false;
  private pausedUntilMs = 0;

  constructor(storage: DurableObjectStorage, env: Bindings) {
    this.storage = storage;
    this.env = env;
  }

  /** Returns when the next step is due, in Unix ms; `undefined` if there is none. */
  nextMs(nowMs: number): number | undefined {
    const { sql } = this.storage;
    if (this.isRunning) return nowMs + CALL_TIMEOUT_MS;
    if (vocabulary.hasUnfolded(sql)) return Math.max(nowMs, this.pausedUntilMs);
    const next = merges.next(sql);
    return next === undefined ? undefined : Math.max(nowMs, next.notBeforeMs, this.pausedUntilMs);
  }

  /** Begins the next step, if one is due. `after` is called when it has ended. */
  run(nowMs: number, after: () => Promise<void>): void {
    const dueMs = this.nextMs(nowMs);
    if (this.isRunning || dueMs === undefined || dueMs > nowMs) return;
    this.step(nowMs)
      .catch((fault: unknown) => {
        this.pausedUntilMs = Date.now() + PAUSE_MS;
        console.error(JSON.stringify({ event: 'merge-step-failed', fault: String(fault) }));
      })
      .then(after)
      .catch((fault: unknown) => console.error(JSON.stringify({ event: 'merge-step-failed', fault: String(fault) })));
  }

  /** Carries out the next step, if one is due. */
  private async step(nowMs: number): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      await this.nextStep(nowMs);
    } finally {
      this.isRunning = false;
    }
  }

  private async nextStep(nowMs: number): Promise<void> {
    const { sql } = this.storage;
    if (vocabulary.hasUnfolded(sql)) return this.storage.transactionSync(() => foldSome(sql));
    const merge = merges.next(sql);
    if (merge === undefined || merge.notBeforeMs > nowMs) return;
    if (merge.state === 'moving') this.storage.transactionSync(() => merges.move(sql, merge, nowMs));
    else await this.review(merge);
  }

  /** Asks the next partners. A merge whose partners do not answer waits, because it must not be made unreviewed. */
  private async review(merge: merges.StoredMerge): Promise<void> {
    const { sql } = this.storage;
    const publisher = settings.publisher(sql)?.publisher;
    const answer = await this.ask(merge, merge.after).catch((fault: unknown) => {
      console.warn(JSON.stringify({ event: 'merge-review-failed', kind: merge.kind, code: merge.code, fault: String(fault) }));
    });
    this.storage.transactionSync(() => {
      if (answer === undefined || publisher === undefined) return merges.postpone(sql, merge, Date.now() + RETRY_MS);
      const reviewed = merges.reviewed(sql, merge, answer.agreements, answer.next ?? merge.after);
      if (answer.next === undefined) merges.conclude(sql, reviewed, publisher, Date.now());
    });
  }

  /** Asks a page of partners for agreements that are in the way. Authors are in no agreement. */
  private async ask(merge: TermMerge, after: string): Promise<{ agreements: DividedAgreement[]; next?: string | undefined }> {
    const { kind } = merge;
    if (kind === 'authors') return { agreements: [] };
    const review = merges.planned(this.storage.sql, { ...merge, kind });
    const { partners, next } = await within(CALL_TIMEOUT_MS, () =>
      this.env.DIRECTORY.getByName(DIRECTORY_NAME).list(PARTNERS_PER_STEP, after),
    );
    const agreements: DividedAgreement[] = [];
    await eachInParallel(partners, PARALLEL_CALLS, async ({ id: partner }) => {
      const divided = await within(CALL_TIMEOUT_MS, () => this.env.PARTNER.getByName(partner).dividedAgreements(review));
      agreements.push(...divided.map((one) => ({ partner, ...one })));
    });
    return { agreements: agreements.sort((a, b) => (a.partner < b.partner ? -1 : 1)), next };
  }

  /** Makes a merge for the desk. With many partners the review may take longer than a request waits; it then goes on with the alarm. */
  async merge(merge: TermMerge, actor: Actor): Promise<MergeOutcome> {
    const { sql } = this.storage;
    const refusal = this.storage.transactionSync(() => {
      const ongoing = merges.find(sql, merge.kind, merge.code);
      const found = this.refusalOf(merge);
      // A request that is repeated waits for the merge that the first one began.
      if (found === undefined && (ongoing === undefined || ongoing.state === 'refused')) merges.begin(sql, merge, actor);
      return found;
    });
    if (refusal !== undefined) return refusal;
    const endMs = Date.now() + PATIENCE_MS;
    let state = merges.find(sql, merge.kind, merge.code);
    while (state?.state === 'reviewing' && state.notBeforeMs <= Date.now() && Date.now() < endMs) {
      if (this.isRunning) await new Promise((resume) => setTimeout(resume, 20));
      else await this.step(Date.now());
      state = merges.find(sql, merge.kind, merge.code);
    }
    if (state?.state === 'reviewing') return { kind: 'reviewing' };
    if (state?.state !== 'refused') return this.done(merge);
    return state.agreements.length > 0
      ? present({ kind: 'divides' as const, agreements: state.agreements, more: state.more })
      : (this.refusalOf(merge) ?? { kind: 'divides', agreements: [] });
  }

  /** Tells what a merge would do, and stores nothing. `reviewing`: not all partners have answered. */
  async foresee(merge: TermMerge): Promise<MergeOutcome> {
    const refusal = this.refusalOf(merge);
    if (refusal !== undefined) return refusal;
    return within(PATIENCE_MS, () => this.reviewAll(merge)).catch((fault: unknown): MergeOutcome => {
      console.warn(JSON.stringify({ event: 'merge-review-failed', kind: merge.kind, code: merge.code, fault: String(fault) }));
      return { kind: 'reviewing' };
    });
  }

  private async reviewAll(merge: TermMerge): Promise<MergeOutcome> {
    let divided: DividedAgreements = { agreements: [] };
    let after: string | undefined = '';
    while (after !== undefined) {
      const answer: { agreements: DividedAgreement[]; next?: string | undefined } = await this.ask(merge, after);
      divided = withDivided(divided, answer.agreements);
      after = answer.next;
    }
    return divided.agreements.length > 0 ? { kind: 'divides', ...divided } : this.done(merge);
  }

  /** Gives a term another name. With `dryRun` nothing is stored. */
  retitle(retitling: merges.Retitling, actor: Actor, dryRun: boolean): MergeOutcome {
    return this.storage.transactionSync(() => merges.retitle(this.storage.sql, retitling, actor, { nowMs: Date.now(), dryRun }));
  }

  private refusalOf(merge: TermMerge): MergeOutcome | undefined {
    const { sql } = this.storage;
    const publisher = settings.publisher(sql)?.publisher;
    if (publisher === undefined) return { kind: 'no-term' };
    return merges.refusalOf(sql, merge, publisher) ?? merges.refusalBeside(merges.find(sql, merge.kind, merge.code), merge);
  }

  /** `code` of the outcome is that of the term that stays. */
  private done({ kind, code, target, renamed, name }: TermMerge): MergeOutcome {
    const stored = vocabulary.current(this.storage.sql, kind, renamed === true ? code : target);
    const term = { code: renamed === true ? target : (stored?.code ?? target), name: name ?? stored?.name ?? target };
    return { kind: 'done', term, alias: code };
  }
}

/** Computes compared names of terms that an older program stored. After the last, begins the merges of those that are one. */
function foldSome(sql: SqlStorage): void {
  const publisher = settings.publisher(sql)?.publisher;
  // Which merges are begun depends on the desks in the settings.
  if (publisher === undefined) return;
  vocabulary.foldSome(sql);
  if (vocabulary.hasUnfolded(sql)) return;
  for (const kind of ['subjects', 'authors'] as const satisfies readonly TermKind[]) {
    for (const merge of sameNames(sql, kind, publisher))
      if (merges.find(sql, kind, merge.code) === undefined) merges.begin(sql, merge, PROGRAM);
  }
}
