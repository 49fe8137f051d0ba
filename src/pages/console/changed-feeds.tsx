// The feeds that an action changes, by their names.
import type { Article } from '../../domain/articles/article.ts';
import { feedsOf } from '../../domain/feeds/feed-membership.ts';
import { type FeedKind, type FeedName, feedPagePath } from '../../domain/feeds/feed-name.ts';
import type { Term } from '../../domain/values/term.ts';

export function ChangedFeeds({ article }: { article: Article }) {
  const names = namesOf(article);
  return (
    <p class="hint">
      {'These feeds change: '}
      {feedsOf(article).map((feed, index) => (
        <>
          {index > 0 && ', '}
          <a href={feedPagePath(feed)}>
            <bdi>{names.get(feed) ?? 'all articles'}</bdi>
          </a>
        </>
      ))}
      .
    </p>
  );
}

function namesOf({ sections, subjects, by }: Article): Map<FeedName, string> {
  const named = (kind: FeedKind, terms: readonly Term[]) => terms.map(({ code, name }): [FeedName, string] => [`${kind}/${code}`, name]);
  return new Map([...named('sections', sections), ...named('subjects', subjects), ...named('authors', [...by.names, ...by.desks])]);
}
