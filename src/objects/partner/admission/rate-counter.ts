// Counts requests by key within a window, exactly, because an object does one thing at a time. In memory, so that a poll writes nothing;
// the alarm writes the counts, so that they survive an eviction within a long window.

import type { Agreement } from '../../../domain/agreements/agreement.ts';
import { DEFAULT_RATE } from '../../../domain/agreements/usual-terms.ts';
import type { RateState } from '../../../domain/partners/quota.ts';
import type { RateWindow } from '../records/keys.ts';

export class RateCounter {
  private readonly windows = new Map<string, RateWindow>();

  /** Counts one request; 0 is a further call on behalf of a counted one. `ok: false`: the limit is reached, and the request was not
   *  counted. */
  take(
    keyId: string,
    { rate = DEFAULT_RATE }: Pick<Agreement, 'rate'>,
    nowMs: number,
    requests: 0 | 1 = 1,
  ): { ok: boolean; rate: RateState } {
    const windowMs = rate.perSeconds * 1_000;
    const known = this.windows.get(keyId);
    const window = known !== undefined && nowMs - known.sinceMs < windowMs && nowMs >= known.sinceMs ? known : { sinceMs: nowMs, used: 0 };
    const ok = requests === 0 || window.used < rate.requests;
    if (ok) window.used += requests;
    this.windows.set(keyId, window);
    const resetSeconds = Math.max(1, Math.ceil((window.sinceMs + windowMs - nowMs) / 1_000));
    return {
      ok,
      rate: { limit: rate.requests, windowSeconds: rate.perSeconds, remaining: Math.max(0, rate.requests - window.used), resetSeconds },
    };
  }

  /** To be written down; `undefined` for a key that has not asked since the object woke. */
  windowOf(keyId: string): RateWindow | undefined {
    return this.windows.get(keyId);
  }

  /** The count that was stored. A count that this object has made itself is kept. */
  resume(keyId: string, window: RateWindow): void {
    if (!this.windows.has(keyId)) this.windows.set(keyId, window);
  }
}
