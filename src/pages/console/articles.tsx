// The list of articles, the last changed first, with what a desk looks for.
import { articleState } from '../../domain/articles/article-state.ts';
import { type Instant, toInstant } from '../../domain/values/instant.ts';
import type { Term } from '../../domain/values/term.ts';
import { When } from '../layout/dates.tsx';
import { Headline } from '../layout/headline.tsx';
import { ArticleBadge } from './badges.tsx';
import { Cards } from './cards.tsx';
import { type ConsoleFrame, localeOf, renderConsolePage } from './console-layout.tsx';

export const ARTICLES_PATH = '/console/articles';

export interface ListedArticle {
  slug: string;
  headline: string;
  source: string;
  pubStatus: string;
  firstPublished?: Instant | undefined;
  embargoedUntil?: Instant | undefined;
  expires?: Instant | undefined;
  versionCreated: Instant;
}

/** What the list is narrowed to. Absent: not at all. */
export interface ArticleFilter {
  q?: string | undefined;
  status?: string | undefined;
  section?: string | undefined;
  /** First and last day of publication, as full-dates in the publisher's time zone. */
  from?: string | undefined;
  to?: string | undefined;
}

interface ArticlesProps {
  frame: ConsoleFrame;
  articles: readonly ListedArticle[];
  filter: ArticleFilter;
  sections: readonly Term[];
  /** Position of the next page. Absent: there is none. */
  next?: number | undefined;
  nowMs: number;
}

export function articlesPage(props: ArticlesProps): string {
  const { frame, articles, filter, next } = props;
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return renderConsolePage({
    frame,
    title: 'Articles',
    children: (
      <>
        <h1>Articles</h1>
        {frame.scopes?.includes('articles') === true && (
          <p class="tools">
            <a href="/console/new-article">Write an article</a>
          </p>
        )}
        <Filter {...props} />
        {articles.length === 0 ? (
          <p class="lead">{isFiltered ? 'No article is like that.' : 'There is no article yet.'}</p>
        ) : (
          <List {...props} />
        )}
        {next !== undefined && (
          <p>
            <a href={`${ARTICLES_PATH}?${queryOf(filter, next)}`}>Older articles</a>
          </p>
        )}
      </>
    ),
  });
}

function queryOf(filter: ArticleFilter, cursor: number): string {
  const given = Object.entries({ ...filter, cursor: String(cursor) }).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return new URLSearchParams(given).toString();
}

const STATUSES = [
  ['usable', 'Published and scheduled'],
  ['embargoed', 'Not published yet'],
  ['withheld', 'Held'],
  ['canceled', 'Withdrawn'],
] as const;

function Filter({ filter, sections }: Pick<ArticlesProps, 'filter' | 'sections'>) {
  return (
    <search>
      <form method="get" action={ARTICLES_PATH} class="filter">
        <label class="field">
          <span>Words of the headline</span>
          <input type="search" name="q" value={filter.q} maxlength={200} />
        </label>
        <label class="field">
          <span>State</span>
          <select name="status">
            <option value="">Any</option>
            {STATUSES.map(([value, label]) => (
              <option value={value} selected={filter.status === value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>Section</span>
          <select name="section">
            <option value="">Any</option>
            {sections.map(({ code, name }) => (
              <option value={code} selected={filter.section === code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>Published from</span>
          <input type="date" name="from" value={filter.from} />
        </label>
        <label class="field">
          <span>Published until</span>
          <input type="date" name="to" value={filter.to} />
        </label>
        <button type="submit">Show</button>
      </form>
    </search>
  );
}

function List({ frame, articles, nowMs }: Pick<ArticlesProps, 'frame' | 'articles' | 'nowMs'>) {
  return (
    <Cards columns={['Article', 'State', 'Source', 'Changed']}>
      {articles.map((article) => (
        <tr>
          <td>
            <a href={`${ARTICLES_PATH}/${article.slug}`} dir="auto">
              <Headline text={article.headline} />
            </a>
          </td>
          <td data-label="State">
            <ArticleBadge state={articleState(article, toInstant(nowMs))} />
          </td>
          <td data-label="Source">
            <bdi>{article.source}</bdi>
          </td>
          <td data-label="Changed">
            <When instant={article.versionCreated} locale={localeOf(frame)} />
          </td>
        </tr>
      ))}
    </Cards>
  );
}
