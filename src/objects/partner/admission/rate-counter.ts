// Counts the requests of each key within a window. The counts are exact, because `take` has no `await`, during which another call could run. They are
// in memory, so that a poll writes nothing; the alarm stores them, so that they survive an eviction during a long window.

import type { Agreement } from '../../../domain/agreements/agreement.ts';
import { DEFAULT_RATE } from '../../../domain/agreements/usual-terms.ts';
import type { RateState } from '../../../domain/partners/quota.ts';
import type { RateWindow } from '../records/keys.ts';

export class RateCounter {
  private readonly windows = new Map<string, RateWindow>();

  /** Counts a request; `requests` is 0 for another call of a request that was counted before. `ok: false`: the limit is reached, and the request
   *  was not counted. */
  take(
    keyId: string,
    { rate = DEFAULT_RATE }: Pick<Agreement, 'rate'>,
    nowMs: number,
    requests: 0 | 1 = 1,
  ): { ok: boolean; rate: RateState } {
    const lengthMs = rate.perSeconds * 1_000;
    const known = this.windows.get(keyId);
    const window = known !== undefined && nowMs - known.sinceMs < lengthMs && nowMs >= known.sinceMs ? known : { sinceMs: nowMs, used: 0 };
    const ok = requests === 0 || window.used < rate.requests;
    if (ok) window.used += requests;
    this.windows.set(keyId, window);
    const resetSeconds = Math.max(1, Math.ceil((window.sinceMs + lengthMs - nowMs) / 1_000));
    return {
      ok,
      rate: { limit: rate.requests, windowSeconds: rate.perSeconds, remaining: Math.max(0, rate.requests - window.used), resetSeconds },
    };
  }

  /** Returns the window to store; `undefined` if the key has made no request since the object was loaded. */
  windowOf(keyId: string): RateWindow | undefined {
    return this.windows.get(keyId);
  }

  /** Continues a stored window, unless the object has counted requests of the key itself. */
  resume(keyId: string, window: RateWindow): void {
    if (!this.windows.has(keyId)) this.windows.set(keyId, window);
  }
}
