// Runs the queue of notifications in steps, so that a slow partner never delays the desk or readers.
import { DIRECTORY_NAME } from '../../directory.ts';
import { eachInParallel, within } from '../../rpc-limits.ts';
import * as compliance from './compliance.ts';
import type { WithdrawalRef } from './notification-queue.ts';
import * as queue from './notification-queue.ts';
import { newsOfRef } from './withdrawals.ts';

const PARALLEL_CALLS = 6;
/** A partner's object that takes longer is notified again later. */
const CALL_TIMEOUT_MS = 5_000;
/** A step that was interrupted by the object's eviction is repeated after this time. */
const LEASE_MS = 60_000;

type Bindings = Pick<Env, 'PARTNER' | 'DIRECTORY'>;

export class Notifier {
  private readonly storage: DurableObjectStorage;
  private readonly env: Bindings;
  private isRunning = false;
  private yieldNow: () => void = () => undefined;

  constructor(storage: DurableObjectStorage, env: Bindings) {
    this.storage = storage;
    this.env = env;
  }

  /** Returns when the next step is due, in Unix ms; `undefined` if the queue is empty. */
  nextMs(nowMs: number): number | undefined {
    return this.isRunning ? nowMs + LEASE_MS : queue.nextMs(this.storage.sql);
  }

  /** Runs one step if one is due. If `yield()` is called first, returns immediately; the step finishes in the background and then calls
   *  `after`. */
  async runStep(nowMs: number, after: () => Promise<void>): Promise<void> {
    const dueMs = queue.nextMs(this.storage.sql);
    if (this.isRunning || dueMs === undefined || dueMs > nowMs) return;
    this.isRunning = true;
    const step = this.step(nowMs).finally(() => {
      this.isRunning = false;
    });
    const yielded = new Promise<'yielded'>((resolve) => {
      this.yieldNow = () => resolve('yielded');
    });
    const end = await Promise.race([step, yielded]);
    if (end === 'yielded') step.then(after).catch(logFault);
  }

  /** Makes `runStep` return, because more urgent work is due. */
  yield(): void {
    this.yieldNow();
  }

  /** Notifies a page of partners for the passes that are due; if there are none, the partners that are due for a retry. */
  private async step(nowMs: number): Promise<void> {
    const passes = queue.duePasses(this.storage.sql, nowMs);
    if (passes.length > 0) await this.runPasses(passes, nowMs);
    else await this.notifyAll(queue.dueRetries(this.storage.sql, nowMs));
  }

  private async runPasses(passes: queue.NotificationPass[], nowMs: number): Promise<void> {
    const { sql } = this.storage;
    const page = await this.partnersAfter(passes[0]?.after ?? '');
    if (page === undefined) {
      for (const pass of passes) queue.postpone(sql, pass, nowMs);
      return;
    }
    await this.notifyAll(new Map(page.partners.map(({ id }) => [id, passes])));
    this.storage.transactionSync(() => {
      for (const pass of passes) queue.advance(sql, pass, page.next);
    });
  }

  private async partnersAfter(id: string) {
    try {
      return await within(CALL_TIMEOUT_MS, () => this.env.DIRECTORY.getByName(DIRECTORY_NAME).list(queue.PARTNERS_PER_STEP, id));
    } catch (fault) {
      console.warn(JSON.stringify({ event: 'partner-directory-unreachable', fault: String(fault) }));
      return undefined;
    }
  }

  private async notifyAll(calls: Map<string, readonly WithdrawalRef[]>): Promise<void> {
    await eachInParallel(calls, PARALLEL_CALLS, (call) => this.notify(...call));
  }

  private async notify(partner: string, refs: readonly WithdrawalRef[]): Promise<void> {
    const { sql } = this.storage;
    // The article may have been reinstated since the pass began, so the current state is sent.
    const news = refs.map((ref) => newsOfRef(sql, ref)).filter((item) => item !== undefined);
    try {
      const received = await within(CALL_TIMEOUT_MS, () => this.env.PARTNER.getByName(partner).receiveWithdrawals(news));
      this.storage.transactionSync(() => {
        compliance.write(sql, partner, received, Date.now());
        for (const ref of refs) queue.removeRetry(sql, partner, ref);
      });
    } catch (fault) {
      console.warn(JSON.stringify({ event: 'partner-unreachable', partner, fault: String(fault) }));
      for (const ref of refs) queue.postponeRetry(sql, partner, ref, Date.now());
    }
  }
}

function logFault(fault: unknown): void {
  console.error(JSON.stringify({ event: 'notifications-failed', fault: String(fault) }));
}
