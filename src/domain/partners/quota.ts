// The used parts of a quota and of a rate limit. Pure data.
import type { Instant } from '../values/instant.ts';

export interface RateState {
  /** Requests allowed in a window. */
  limit: number;
  windowSeconds: number;
  /** Requests left in the window. */
  remaining: number;
  /** Seconds until the limit is available in full again. */
  resetSeconds: number;
}

export interface QuotaState {
  articles: number;
  per: 'day' | 'month' | 'year';
  past: 'headlines' | 'bill' | 'notify';
  used: number;
  /** Number of articles beyond the quota, if those are billed or reported. */
  over: number;
  resets: Instant;
}

/** What a partner has left, as one call found it. */
export interface Allowance {
  rate: RateState;
  /** Absent: no quota is agreed, or the call did not read it. */
  quota?: QuotaState | undefined;
}
