// Runs the queue of notifications, one step at a time. Neither the desk nor readers ever wait for a slow partner.
import { DIRECTORY_NAME } from '../../directory.ts';
import * as compliance from './compliance.ts';
import type { WithdrawalRef } from './notification-queue.ts';
import * as queue from './notification-queue.ts';
import { newsOfRef } from './withdrawals.ts';

const PARALLEL_CALLS = 6;
/** A partner that takes longer is asked again later. */
const PATIENCE_MS = 5_000;
/** A step that was under way when the object was evicted is repeated after this time. */
const LEASE_MS = 60_000;

type Bindings = Pick<Env, 'PARTNER' | 'DIRECTORY'>;

export class Notifier {
  private readonly storage: DurableObjectStorage;
  private readonly env: Bindings;
  private underWay = false;
  private yieldNow: () => void = () => undefined;

  constructor(storage: DurableObjectStorage, env: Bindings) {
    this.storage = storage;
    this.env = env;
  }

  /** Unix ms; `undefined` if there is nothing to notify. */
  nextMs(nowMs: number): number | undefined {
    return this.underWay ? nowMs + LEASE_MS : queue.nextMs(this.storage.sql);
  }

  /** Runs one step if one is due. If `yield()` is called first, returns immediately; the step finishes in the background and then calls
   *  `after`. */
  async runStep(nowMs: number, after: () => Promise<void>): Promise<void> {
    const dueMs = queue.nextMs(this.storage.sql);
    if (this.underWay || dueMs === undefined || dueMs > nowMs) return;
    this.underWay = true;
    const step = this.step(nowMs).finally(() => {
      this.underWay = false;
    });
    const calledBack = new Promise<'called back'>((resolve) => {
      this.yieldNow = () => resolve('called back');
    });
    const end = await Promise.race([step, calledBack]);
    if (end === 'called back') step.then(after).catch(logFault);
  }

  /** Called when more urgent work has come. */
  yield(): void {
    this.yieldNow();
  }

  /** One page of partners for the passes that are due, or the partners that did not answer before. */
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
      return await within(PATIENCE_MS, () => this.env.DIRECTORY.getByName(DIRECTORY_NAME).list(queue.PARTNERS_PER_STEP, id));
    } catch (fault) {
      console.warn(JSON.stringify({ event: 'partner-directory-unreachable', fault: String(fault) }));
      return undefined;
    }
  }

  private async notifyAll(calls: Map<string, readonly WithdrawalRef[]>): Promise<void> {
    const waiting = [...calls];
    const worker = async () => {
      for (let call = waiting.shift(); call !== undefined; call = waiting.shift()) await this.notify(...call);
    };
    await Promise.all(Array.from({ length: PARALLEL_CALLS }, worker));
  }

  private async notify(partner: string, refs: readonly WithdrawalRef[]): Promise<void> {
    const { sql } = this.storage;
    // The current state: a withdrawal may have been lifted since the pass began.
    const news = refs.map((ref) => newsOfRef(sql, ref)).filter((item) => item !== undefined);
    try {
      const received = await within(PATIENCE_MS, () => this.env.PARTNER.getByName(partner).receiveWithdrawals(news));
      this.storage.transactionSync(() => {
        compliance.write(sql, partner, received, Date.now());
        for (const ref of refs) queue.settleRetry(sql, partner, ref);
      });
    } catch (fault) {
      console.warn(JSON.stringify({ event: 'partner-unreachable', partner, fault: String(fault) }));
      for (const ref of refs) queue.postponeRetry(sql, partner, ref, Date.now());
    }
  }
}

async function within<T>(patienceMs: number, call: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
  });
  return Promise.race([call(), late]).finally(() => {
    if (timer !== null) clearTimeout(timer);
  });
}

function logFault(fault: unknown): void {
  console.error(JSON.stringify({ event: 'alarm-failed', fault: String(fault) }));
}
