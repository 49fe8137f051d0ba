// A feed in a list of feeds: its name, its number of articles, and one link to subscribe.
import { type FeedFormat, type FeedName, feedPagePath } from '../../domain/feeds/feed-name.ts';
import { grouped } from '../../domain/values/grouped.ts';
import { Headline } from '../layout/headline.tsx';

export interface FeedListing {
  name: FeedName;
  /** The name of the section, subject or author; for the feed `all`, the publisher's name. */
  label: string;
  /** Number of articles that are visible in the feed now. Absent: not shown. */
  articleCount?: number | undefined;
}

export const FORMAT_NAMES: Readonly<Record<FeedFormat, string>> = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' };

export function absolute(origin: string, path: string): string {
  return `${origin}${path}`;
}

/** One row of a list of feeds. The page of the feed has its addresses. */
export function FeedRow({ feed }: { feed: FeedListing }) {
  const page = feedPagePath(feed.name);
  return (
    <li class="feed-row">
      <a class="feed-name" href={page} dir="auto">
        <Headline text={feed.label} />
      </a>{' '}
      <Count articles={feed.articleCount} />{' '}
      <a class="action" href={`${page}#subscribe`}>
        Subscribe
        <span class="visually-hidden">
          {' '}
          to <bdi>{feed.label}</bdi>
        </span>
      </a>
    </li>
  );
}

function Count({ articles }: { articles?: number | undefined }) {
  return <span class="count">{articles !== undefined && `${grouped(articles)} ${articles === 1 ? 'article' : 'articles'}`}</span>;
}
