// "May I run this on that channel, then?": a decision for another moment, which must not tell what this moment hides. Pure.
import type { ArticleFacts } from './article-facts.ts';
import { type Decision, decide, type Situation, type Use } from './entitlement.ts';
import type { Instant } from './instant.ts';

/** What may not be had now is answered as it is now, whatever `at` says: a partner could look ahead past a delay otherwise. */
export function decideUse(
  situation: Situation,
  article: ArticleFacts | undefined,
  use: Use,
  { now, at }: { now: Instant; at: Instant },
): Decision {
  const today = decide(situation, article, { embargoed: use.embargoed }, now);
  return today.kind === 'refusal' ? today : decide(situation, article, use, at);
}
