// Tells whether an article is within an agreement's scope and a request's filters. Pure.

import type { ArticleFacts } from '../../../domain/articles/article-metadata.ts';
import { headlineTest } from '../../../domain/articles/headline-words.ts';
import { outsideScope, type PublisherNames } from '../../../domain/entitlement/entitlement.ts';
import type { CandidateQuery } from '../../../domain/pulls/candidates.ts';

export type FactsTest = (facts: ArticleFacts) => boolean;

/** Makes a test for articles. The filters are tested like a second scope. */
export function isWithin({ scope, filters }: Pick<CandidateQuery, 'scope' | 'filters'>, publisher: PublisherNames): FactsTest {
  const listed = (value: string | undefined) => ({ ...(value === undefined ? {} : { include: [value] }), exclude: [] });
  const { section, subject, language, since, words } = filters;
  const filter = {
    ...scope,
    sections: listed(section),
    subjects: listed(subject),
    languages: listed(language),
    publishedFrom: since,
    publishedUntil: undefined,
  };
  const hasWords = words === undefined ? undefined : headlineTest(words);
  return (facts) =>
    [scope, filter].every((each) => outsideScope(each, facts, publisher) === undefined) &&
    (hasWords === undefined || hasWords(facts.headline));
}
