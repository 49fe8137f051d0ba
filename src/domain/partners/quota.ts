// How much of a quota and of a rate is used. Pure data.
import type { Instant } from '../values/instant.ts';

export interface RateState {
  /** Requests in the window, what is left of them, and seconds until there are all of them again. */
  limit: number;
  windowSeconds: number;
  remaining: number;
  resetSeconds: number;
}

export interface QuotaState {
  articles: number;
  per: 'day' | 'month' | 'year';
  past: 'headlines' | 'bill' | 'notify';
  used: number;
  /** Articles beyond it, if those are billed or notified. */
  over: number;
  resets: Instant;
}
