// Reports the summary of a partner to the Directory, only if it has changed: at once after a change by the desk, and otherwise by the alarm and at most
// once a minute, so that no pull waits for it.

import type { PartnerSummary } from '../../../domain/partners/partner-summary.ts';
import { canonicalJson } from '../../../domain/values/canonical-json.ts';
import { MINUTE_MS } from '../../../domain/values/instant.ts';
import { DIRECTORY_NAME } from '../../directory.ts';
import { within } from '../../rpc-limits.ts';
import * as profile from './profile.ts';
import * as settings from './settings.ts';
import * as summaries from './summary.ts';

/** Delay of the alarm after a change, which reports it if the report at once did not arrive. */
const SOON_MS = 5_000;
/** Reports by the alarm, and attempts to report, are at least this far apart. */
const INTERVAL_MS = MINUTE_MS;
/** A Directory that has not answered by then is asked again later. Other work of the alarm must not wait for it. */
const ANSWER_MS = 5_000;
/** How long a call of the desk waits for the Directory. Its change is stored already. */
const DESK_ANSWER_MS = 2_000;

export class SummaryReport {
  /** Unix ms at which the alarm has to run for a report; Infinity if it has not. */
  dueMs = Number.POSITIVE_INFINITY;
  private readonly sql: SqlStorage;
  private readonly env: Pick<Env, 'DIRECTORY'>;
  /** The report that is being sent. The next one begins after it, so that an older summary does not replace a newer one. */
  private sending: Promise<void> = Promise.resolve();
  /** The next report if it has not begun. It contains every change until it begins. */
  private next: Promise<void> | undefined;

  constructor(sql: SqlStorage, env: Pick<Env, 'DIRECTORY'>) {
    this.sql = sql;
    this.env = env;
  }

  /** Call it after a change that the summary shows, unless the alarm will run anyway. */
  changed(nowMs: number): void {
    this.dueMs = Math.min(this.dueMs, nowMs + SOON_MS);
  }

  /** Reports by the alarm. */
  async sendDue(nowMs: number): Promise<void> {
    const last = settings.read(this.sql, 'report');
    if (last !== undefined && nowMs >= last.atMs && nowMs < last.atMs + INTERVAL_MS) this.dueMs = last.atMs + INTERVAL_MS;
    else await this.send();
  }

  /** Reports at once. If there is no answer soon, the alarm reports it. */
  async sendNow(): Promise<void> {
    await within(DESK_ANSWER_MS, () => this.send()).catch(() => undefined);
  }

  private send(): Promise<void> {
    this.next ??= this.sending.then(() => {
      this.next = undefined;
      this.sending = this.sendChange(Date.now());
      return this.sending;
    });
    return this.next;
  }

  /** Never throws: a report that fails is repeated. */
  private async sendChange(nowMs: number): Promise<void> {
    const last = settings.read(this.sql, 'report');
    const made = summaries.make(this.sql, last?.summary, nowMs);
    this.dueMs = made?.untilMs ?? Number.POSITIVE_INFINITY;
    if (made === undefined || (last !== undefined && isSame(last.summary, made.summary))) return;
    try {
      if (await this.report(made.summary)) settings.write(this.sql, 'report', { atMs: nowMs, summary: made.summary });
    } catch (fault) {
      this.dueMs = nowMs + INTERVAL_MS;
      console.warn(JSON.stringify({ event: 'summary-unreported', partner: profile.get(this.sql)?.id, fault: String(fault) }));
    }
  }

  /** False: the partner is not in the Directory yet. Whoever adds it there has this object report again. */
  private report(summary: PartnerSummary): Promise<boolean> {
    const id = profile.get(this.sql)?.id ?? '';
    return within(ANSWER_MS, async () => this.env.DIRECTORY.getByName(DIRECTORY_NAME).report(id, summary));
  }
}

function isSame(one: PartnerSummary, other: PartnerSummary): boolean {
  return canonicalJson({ ...one, made: '' }) === canonicalJson({ ...other, made: '' });
}
