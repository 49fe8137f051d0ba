// The list of articles: those that a filter finds, how they were found, and in which order.
import { articleState } from '../../domain/articles/article-state.ts';
import { type Instant, toInstant } from '../../domain/values/instant.ts';
import { When } from '../layout/dates.tsx';
import { Headline } from '../layout/headline.tsx';
import { ArticleBadge } from '../signed-in/badges.tsx';
import { Cards } from '../signed-in/cards.tsx';
import { ErrorList } from '../signed-in/fields/error-list.tsx';
import { localeOf } from '../signed-in/own-page.tsx';
import { type ArticleFilter, FilterForm, type FilterProps, FilterWords, isNarrowed } from './article-filter.tsx';
import { renderConsolePage } from './console-layout.tsx';

export const ARTICLES_PATH = '/console/articles';

interface ListedArticle {
  slug: string;
  headline: string;
  source: string;
  pubStatus: string;
  firstPublished?: Instant | undefined;
  embargoedUntil?: Instant | undefined;
  expires?: Instant | undefined;
  versionCreated: Instant;
}

interface ArticlesProps extends FilterProps {
  articles: readonly ListedArticle[];
  /** True: this is the first page. */
  isFirst: boolean;
  /** Cursor of the next page. Absent: there is none. */
  next?: string | undefined;
  /** Present if the search stopped after so many articles, before the page was full. */
  lookedAt?: number | undefined;
  /** What words of a name found. Absent: the filter has whole names, or none. */
  found?: readonly { field: string; names: readonly string[]; isCut: boolean }[] | undefined;
  /** Present while not all articles are indexed. */
  indexing?: { done: number; of: number } | undefined;
  nowMs: number;
}

/** Address of the list with the filter, from a place on. */
function addressOf(filter: ArticleFilter, cursor?: string): string {
  const given = Object.entries({ ...filter, cursor }).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.length === 0 ? ARTICLES_PATH : `${ARTICLES_PATH}?${new URLSearchParams(given)}`;
}

export function articlesPage(props: ArticlesProps): string {
  const { frame, filter, articles, errors } = props;
  return renderConsolePage({
    frame,
    title: 'Articles',
    children: (
      <>
        <h1>Articles</h1>
        {frame.scopes?.includes('articles') === true && (
          <p class="tools">
            <a class="button" href="/console/new-article">
              Write an article
            </a>
          </p>
        )}
        <ErrorList errors={errors} said="Nothing was searched for, because the filter cannot be used." />
        <FilterForm {...props} action={ARTICLES_PATH} cleared={addressOf({ sort: filter.sort })} />
        {errors.length === 0 && (
          <>
            <p class="lead">
              <FilterWords {...props} />.
            </p>
            <FoundNames {...props} />
            <Orders {...props} />
            <Progress {...props} />
            {articles.length === 0 ? <Nothing {...props} /> : <List {...props} />}
            <Pages {...props} />
          </>
        )}
      </>
    ),
  });
}

const FOUND = { subject: 'Subjects', author: 'Authors and desks', source: 'Sources' } as const;

function FoundNames({ found = [] }: ArticlesProps) {
  return (
    <>
      {found.map(({ field, names, isCut }) => (
        <p class="lead">
          {isKnownField(field) ? FOUND[field] : field} with these words:{' '}
          {names.map((name, index) => (
            <>
              {index > 0 && ', '}
              <bdi>{name}</bdi>
            </>
          ))}
          .{isCut && ' There may be more, whose articles are not in the list: type more of the name.'}
        </p>
      ))}
    </>
  );
}

function isKnownField(field: string): field is keyof typeof FOUND {
  return Object.hasOwn(FOUND, field);
}

const ORDERS = [
  ['changed', 'Last changed'],
  ['newest', 'Newest published'],
  ['oldest', 'Oldest published'],
] as const;

function Orders({ filter }: ArticlesProps) {
  const current = filter.sort ?? 'changed';
  return (
    <nav class="tools" aria-label="Order">
      <span class="unknown">Sort by</span>
      {ORDERS.map(([order, label]) => (
        <a
          href={addressOf({ ...filter, sort: order === 'changed' ? undefined : order })}
          aria-current={order === current ? 'true' : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}

const counted = new Intl.NumberFormat('en-GB');

/** How far the search and the index are, and what they leave out. */
function Progress({ indexing, lookedAt, filter }: ArticlesProps) {
  return (
    <>
      {indexing !== undefined && (
        <p class="message">
          {counted.format(indexing.done)} of {counted.format(indexing.of)} articles are indexed so far, the last changed first. The others
          cannot be found by word, section, subject or author until then.
        </p>
      )}
      {lookedAt !== undefined && (
        <p class="message">
          The search stopped after it had looked at {counted.format(lookedAt)} articles. The link below goes on from there. More words, or a
          narrower filter, find sooner.
        </p>
      )}
      {filter.sort !== undefined && <p class="lead">Articles that were never published are not in this order.</p>}
    </>
  );
}

function Nothing({ filter, lookedAt, isFirst }: ArticlesProps) {
  if (lookedAt !== undefined) return <p class="lead">No article was found among these.</p>;
  if (!isFirst) return <p class="lead">There are no more articles.</p>;
  if (!isNarrowed(filter)) return <p class="lead">There is no article yet.</p>;
  return (
    <p class="lead">
      No article matches the filter. <a href={addressOf({ sort: filter.sort })}>Clear the filter</a> to see all of them.
    </p>
  );
}

function Pages({ filter, next, lookedAt, isFirst }: ArticlesProps) {
  const further = lookedAt !== undefined ? 'Go on searching' : filter.sort === 'oldest' ? 'Later articles' : 'Older articles';
  return (
    <p class="tools">
      {!isFirst && <a href={addressOf(filter)}>First page</a>}
      {next !== undefined && <a href={addressOf(filter, next)}>{further}</a>}
    </p>
  );
}

function List({ frame, articles, filter, nowMs }: ArticlesProps) {
  const isByPublication = filter.sort !== undefined;
  return (
    <Cards columns={['Article', 'State', 'Source', isByPublication ? 'Published' : 'Changed']}>
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
          <td data-label={isByPublication ? 'Published' : 'Changed'}>
            <When instant={(isByPublication ? article.firstPublished : undefined) ?? article.versionCreated} locale={localeOf(frame)} />
          </td>
        </tr>
      ))}
    </Cards>
  );
}
