// A change of `articlePages`: where readers find articles afterwards. Pure data.
import type { Publisher } from './publisher.ts';

export interface PageMove {
  before: Publisher['articlePages'];
  after: Publisher['articlePages'];
  /** Number of public articles whose addresses change. */
  articles: number;
}

/** Returns `undefined` if the setting stays the same. Before there are settings, no reader has an address. */
export function pageMoveOf(before: Publisher | undefined, after: Publisher, articles: number): PageMove | undefined {
  if (before === undefined || before.articlePages === after.articlePages) return undefined;
  return { before: before.articlePages, after: after.articlePages, articles };
}
