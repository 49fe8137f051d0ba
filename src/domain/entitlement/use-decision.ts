// Decides whether a partner may use an article in a given way at a given instant. The answer must not reveal an article that the partner may not
// know of now. Pure.

import type { ArticleFacts } from '../articles/article-metadata.ts';
import type { Instant } from '../values/instant.ts';
import { present } from '../values/present.ts';
import { type DisclosedReason, decide, type Grant, type Situation, type UndisclosedReason } from './entitlement.ts';
import type { Use } from './licensed-use.ts';
import { unlicensedUses } from './licensed-use.ts';

/** Why the partner may not use an article at the given instant although it may have the article now: the article is then under embargo, not visible
 *  yet, or no longer licensed. */
export type TimeReason = 'before-embargo' | 'not-yet' | 'no-longer';

export type UseDecision =
  | { kind: 'grant'; grant: Grant }
  /** All reasons against the use, so that the partner can solve them together. */
  | { kind: 'disclosed'; reasons: (DisclosedReason | TimeReason)[] }
  | { kind: 'undisclosed'; reason: UndisclosedReason };

/** Decides the use at `at`. `future` is the situation at `at` if it differs from the current one. A refusal that applies now is the answer for every
 *  `at`, because a partner could otherwise see past a delay. Copy under embargo may be pulled but not used: its use is refused for every instant
 *  before its release, and decided like that of published copy from then on. */
export function decideUse(
  { current, future = current }: { current: Situation; future?: Situation | undefined },
  article: ArticleFacts | undefined,
  use: Use,
  { now, at }: { now: Instant; at: Instant },
): UseDecision {
  const today = decide(current, article, { embargoed: use.embargoed }, now);
  if (today.kind === 'refusal')
    return today.disclosed ? { kind: 'disclosed', reasons: [today.reason] } : { kind: 'undisclosed', reason: today.reason };
  const then = decide(future, article === undefined ? undefined : asOf(article, at), { embargoed: use.embargoed }, at);
  const uses = unlicensedUses(future.terms, use);
  if (then.kind === 'refusal') return { kind: 'disclosed', reasons: [then.disclosed ? then.reason : timeReason(then.reason), ...uses] };
  const isEarly = then.grant.embargoedUntil !== undefined;
  const reasons = [...(isEarly ? ['before-embargo' as const] : []), ...uses];
  if (reasons.length > 0) return { kind: 'disclosed', reasons };
  // Copy that the partner has now is stamped with its release, so the answer names the release too.
  const { embargoedUntil } = today.grant;
  return { kind: 'grant', grant: present({ ...then.grant, embargoedUntil }) };
}

/** Returns the metadata as of `at`: copy under embargo is published at its release. */
function asOf(article: ArticleFacts, at: Instant): ArticleFacts {
  const { firstPublished, embargoedUntil } = article;
  const isReleased = firstPublished === undefined && embargoedUntil !== undefined && at >= embargoedUntil;
  return isReleased ? { ...article, firstPublished: embargoedUntil } : article;
}

/** The partner may have the article now, so only the instant can be the reason. */
function timeReason(reason: UndisclosedReason): TimeReason {
  if (reason === 'embargo') return 'before-embargo';
  return reason === 'delay' ? 'not-yet' : 'no-longer';
}
