// The log of changes of articles. Sequence numbers always increase, and instants never decrease.

import type { Change } from '../../../domain/articles/change.ts';
import type { Actor } from '../../../domain/values/actor.ts';

/** If the machine's clock is set back by at most this, the log continues at its last instant. A larger step is accepted, because the clock was
 *  wrong. */
const LARGEST_STEP_BACK_MS = 60_000;

/** Returns the time by the Catalogue's clock in Unix ms, which is not before the last change of the log. `machineMs` is the machine's clock. */
export function clockMs(sql: SqlStorage, machineMs: number): number {
  const [last] = sql.exec<{ at_ms: number }>('SELECT at_ms FROM change ORDER BY seq DESC LIMIT 1').toArray();
  const aheadMs = last === undefined ? 0 : last.at_ms - machineMs;
  return aheadMs > 0 && aheadMs <= LARGEST_STEP_BACK_MS ? machineMs + aheadMs : machineMs;
}

interface LogEntry {
  change: Change;
  articleId: number;
  sequence: number;
  actor: Actor;
  nowMs: number;
  /** The run of the import that makes the change. Absent: it is no import, or has no run. */
  run?: string | undefined;
}

export function append(sql: SqlStorage, { change, articleId, sequence, actor, nowMs, run }: LogEntry): void {
  sql.exec(
    'INSERT INTO change (seq, at_ms, action, article, version, significant, note, who, token_id, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    sequence,
    clockMs(sql, nowMs),
    change.action,
    articleId,
    change.article.version,
    change.significant ? 1 : 0,
    change.note ?? null,
    actor.name,
    actor.tokenId ?? null,
    run ?? null,
  );
}
