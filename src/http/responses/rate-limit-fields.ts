// Rate and quota on every licensed response (draft-ietf-httpapi-ratelimit-headers-11): requests in a window, articles in a period.
import type { Allowance } from '../../domain/partners/quota.ts';
import { msOf } from '../../domain/values/instant.ts';

/** §3 and §4: `q` is the quota, `w` its window in seconds, `qu` its unit if that is not requests, `r` what remains, and `t` the seconds until
 *  all of it is available again. Calendar periods differ in length, so the policy for articles has no window. */
export function rateFields({ rate, quota }: Allowance, nowMs: number): Record<string, string> {
  const policies = [`"requests";q=${rate.limit};w=${rate.windowSeconds}`];
  const limits = [`"requests";r=${rate.remaining};t=${rate.resetSeconds}`];
  if (quota !== undefined) {
    policies.push(`"articles";q=${quota.articles};qu="articles"`);
    limits.push(`"articles";r=${Math.max(0, quota.articles - quota.used)};t=${secondsUntil(msOf(quota.resets), nowMs)}`);
  }
  return { 'ratelimit-policy': policies.join(', '), ratelimit: limits.join(', ') };
}

/** Whole seconds, rounded up, so that a client that waits that long is not too early. */
export function secondsUntil(ms: number, nowMs: number): number {
  return Math.max(0, Math.ceil((ms - nowMs) / 1_000));
}
