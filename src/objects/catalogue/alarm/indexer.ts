// Indexes the articles that an older program or a backup has stored, in short steps of the alarm.
import * as indexing from '../articles/indexing.ts';

/** Time between two steps, so that requests of the desk come first. */
const BETWEEN_STEPS_MS = 20;
/** After a step that failed. */
const PAUSE_MS = 60_000;

export class Indexer {
  private readonly storage: DurableObjectStorage;
  private notBeforeMs = 0;

  constructor(storage: DurableObjectStorage) {
    this.storage = storage;
  }

  /** Returns when the next step is due, in Unix ms; `undefined` if all articles are indexed. */
  nextMs(nowMs: number): number | undefined {
    return indexing.position(this.storage.sql) === undefined ? undefined : Math.max(nowMs, this.notBeforeMs);
  }

  /** Carries out the next step, if one is due. A step that fails changes nothing, delays nothing else and is tried again. */
  run(nowMs: number): void {
    const dueMs = this.nextMs(nowMs);
    if (dueMs === undefined || dueMs > nowMs) return;
    try {
      this.storage.transactionSync(() => indexing.step(this.storage.sql));
      this.notBeforeMs = nowMs + BETWEEN_STEPS_MS;
    } catch (fault) {
      this.notBeforeMs = nowMs + PAUSE_MS;
      console.error(JSON.stringify({ event: 'index-step-failed', fault: String(fault) }));
    }
  }
}
