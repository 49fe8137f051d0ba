// What has become of an article, as people read it on screens. Pure.
import type { Instant } from '../values/instant.ts';

interface Stated {
  pubStatus: string;
  firstPublished?: Instant | undefined;
  embargoedUntil?: Instant | undefined;
  expires?: Instant | undefined;
}

/** `scheduled`: it is under embargo. `held`: the desk holds it. */
export type ArticleState = 'published' | 'scheduled' | 'held' | 'withdrawn' | 'expired';

export function articleState({ pubStatus, firstPublished, expires }: Stated, now: Instant): ArticleState {
  if (pubStatus === 'canceled') return 'withdrawn';
  if (pubStatus === 'withheld') return 'held';
  if (firstPublished === undefined) return 'scheduled';
  return expires !== undefined && expires <= now ? 'expired' : 'published';
}
