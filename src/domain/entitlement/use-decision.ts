// "May I run this on that channel, then?": a decision for another moment, which must not tell what this moment hides. Pure.

import type { ArticleFacts } from '../articles/article-metadata.ts';
import type { Instant } from '../values/instant.ts';
import { present } from '../values/present.ts';
import { type DisclosedReason, decide, type Grant, type Situation, type UndisclosedReason } from './entitlement.ts';
import type { Use } from './licensed-use.ts';
import { unlicensedUses } from './licensed-use.ts';

/** For an article that the partner may have now: why not at the instant it asks about. Still under embargo, not visible yet, not any
 *  more. */
export type HourReason = 'before-embargo' | 'not-yet' | 'no-longer';

export type UseDecision =
  | { kind: 'grant'; grant: Grant }
  /** All reasons against it, so that nobody has to ask again for each. */
  | { kind: 'disclosed'; reasons: (DisclosedReason | HourReason)[] }
  | { kind: 'undisclosed'; reason: UndisclosedReason };

/** `ahead` is the situation at `at`, if it differs from the present one. A refusal that applies now is answered as of now, whatever `at`
 *  is: otherwise a partner could look past a delay. Copy under embargo may be had, with the right to it, and may not be run: a question
 *  about running it is refused until its release, and from then on it is answered as of published copy. */
export function decideUse(
  { today: situation, ahead = situation }: { today: Situation; ahead?: Situation | undefined },
  article: ArticleFacts | undefined,
  use: Use,
  { now, at }: { now: Instant; at: Instant },
): UseDecision {
  const today = decide(situation, article, { embargoed: use.embargoed }, now);
  if (today.kind === 'refusal')
    return today.disclosed ? { kind: 'disclosed', reasons: [today.reason] } : { kind: 'undisclosed', reason: today.reason };
  const then = decide(ahead, article === undefined ? undefined : asOf(article, at), { embargoed: use.embargoed }, at);
  const uses = unlicensedUses(ahead.terms, use);
  if (then.kind === 'refusal') return { kind: 'disclosed', reasons: [then.disclosed ? then.reason : hourReason(then.reason), ...uses] };
  const isEarly = then.grant.embargoedUntil !== undefined;
  const reasons = [...(isEarly ? ['before-embargo' as const] : []), ...uses];
  if (reasons.length > 0) return { kind: 'disclosed', reasons };
  // What the partner holds says when it may run, and so does this.
  const { embargoedUntil } = today.grant;
  return { kind: 'grant', grant: present({ ...then.grant, embargoedUntil }) };
}

/** Copy under embargo is published at its release. */
function asOf(article: ArticleFacts, at: Instant): ArticleFacts {
  const { firstPublished, embargoedUntil } = article;
  const hasLeft = firstPublished === undefined && embargoedUntil !== undefined && at >= embargoedUntil;
  return hasLeft ? { ...article, firstPublished: embargoedUntil } : article;
}

/** Only the instant differs from what the partner may have now. */
function hourReason(reason: UndisclosedReason): HourReason {
  if (reason === 'embargo') return 'before-embargo';
  return reason === 'delay' ? 'not-yet' : 'no-longer';
}
