// The order of a preview: articles are listed by their last change, and decided in the order of a feed, in which a quota is used up. Pure.
import type { ArticleFacts } from '../articles/article-metadata.ts';
import type { Decision } from '../entitlement/entitlement.ts';

export interface ListedFacts {
  /** By their last change. */
  facts: ArticleFacts[];
  /** Their slugs in the order of a feed. */
  feedOrder: string[];
}

export function inFeedOrder({ facts, feedOrder }: ListedFacts): ArticleFacts[] {
  const bySlug = new Map(facts.map((one) => [one.slug, one]));
  return feedOrder.flatMap((slug) => bySlug.get(slug) ?? []);
}

/** Decisions that were made in the order of a feed, each with its article in the order of the list, and its place in the former. */
export function decidedArticles(
  { facts, feedOrder }: ListedFacts,
  decisions: readonly Decision[],
): { article: ArticleFacts; decision: Decision; index: number }[] {
  return facts.flatMap((article) => {
    const index = feedOrder.indexOf(article.slug);
    const decision = decisions[index];
    return decision === undefined ? [] : [{ article, decision, index }];
  });
}
