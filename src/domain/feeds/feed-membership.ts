// Lists the feeds to which an article belongs. Pure.
import type { Article } from '../articles/article.ts';
import type { Term } from '../values/term.ts';
import type { FeedKind, FeedName } from './feed-name.ts';

/** Lists the feeds of an article, `all` first, without repeats. */
export function feedsOf(article: Pick<Article, 'sections' | 'subjects' | 'by'>): FeedName[] {
  const named = (kind: FeedKind, terms: readonly Term[]) => terms.map((term): FeedName => `${kind}/${term.code}`);
  return [
    ...new Set<FeedName>([
      'all',
      ...named('sections', article.sections),
      ...named('subjects', article.subjects),
      ...named('authors', article.by.names),
      ...named('authors', article.by.desks),
    ]),
  ];
}
