// Lists articles of every state for the desk. The list is read in its order until a page is full; one that finds few among many stops after a stated number of
// articles and can be continued from there.

import type { ArticleMetadata } from '../../../domain/articles/article.ts';
import type { Publisher, ThirdPartyContent } from '../../../domain/publisher/publisher.ts';
import { publicOfThirdParty } from '../../../domain/publisher/third-party-content.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import * as settings from '../settings/settings.ts';
import { metadataOf } from './articles.ts';
import { type IndexProgress, progress } from './indexing.ts';
import { type FoundByWords, type ListFilter, type NamedField, type Narrowing, narrowingsOf } from './list-filter.ts';
import { type Candidate, type ListOrder, type ListPlace, placeOf, type Source, sourceOf } from './list-source.ts';

export interface ListRequest extends ListFilter {
  order?: ListOrder | undefined;
  /** Where the previous page ended. Absent: the first page. */
  after?: ListPlace | undefined;
  limit: number;
}

interface ListedArticle {
  slug: string;
  version: number;
  pubStatus: string;
  source: string;
  headline: string;
  firstPublished?: Instant;
  embargoedUntil?: Instant;
  expires?: Instant;
  versionCreated: Instant;
  /** What public documents have of third-party copy. Absent: the article is the publisher's own. */
  publicContent?: ThirdPartyContent;
}

export interface ArticleList {
  articles: ListedArticle[];
  /** Where the next page begins. Absent: there are no more articles. */
  next?: ListPlace;
  /** Present if the list was looked through for so many articles without filling the page. */
  lookedAt?: number;
  /** Present while not all articles are indexed. Those that are not cannot be found by word, section, subject or author. */
  indexing?: IndexProgress;
  /** Filters that name something that does not exist. */
  unknown?: NamedField[];
  /** What the words of a filter found. Absent: no filter has words of a name. */
  found?: FoundByWords[];
}

export function list(sql: SqlStorage, request: ListRequest, nowMs: number): ArticleList {
  const { narrowings, unknown, found: names } = narrowingsOf(sql, request, nowMs);
  const found = names.length === 0 ? undefined : names;
  const indexing = progress(sql);
  const articles: ListedArticle[] = [];
  if (unknown.length > 0) return present({ articles, indexing, unknown });
  const { order = 'changed', published } = request;
  const { rows, ...end } = walk(sql, sourceOf(sql, { order, narrowings, published }), { ...request, order });
  const publisher = settings.publisher(sql)?.publisher;
  return present({ articles: rows.map(({ json }) => listedOf(metadataOf(json), publisher)), ...end, indexing, found });
}

/** Most articles that one list looks at. */
const MOST_LOOKED_AT = 5_000;
/** Most articles that are tested in one query. */
const MOST_TESTED = 1_000;

type Row = { id: number; seq: number; publishedMs: number | null; json: string };
type Walked = { rows: Row[]; next?: ListPlace; lookedAt?: number };

function walk(sql: SqlStorage, { next, tested }: Source, { order, after, limit }: ListRequest & { order: ListOrder }): Walked {
  const rows: Row[] = [];
  let place = after;
  let lookedAt = 0;
  for (let size = limit + 1; lookedAt < MOST_LOOKED_AT; size = Math.min(4 * size, MOST_TESTED)) {
    const candidates = next(place, Math.min(size, MOST_LOOKED_AT - lookedAt));
    const last = candidates.at(-1);
    if (last === undefined) return { rows };
    rows.push(...passing(sql, candidates, tested));
    if (rows.length > limit) return fullPage(rows.slice(0, limit), order);
    lookedAt += candidates.length;
    place = placeOf(last, order);
  }
  return place === undefined || next(place, 1).length === 0 ? { rows } : { rows, next: place, lookedAt };
}

function fullPage(rows: Row[], order: ListOrder): Walked {
  const last = rows.at(-1);
  return last === undefined ? { rows } : { rows, next: placeOf({ ...last, publishedMs: last.publishedMs ?? 0 }, order) };
}

/** Reads those of the articles that pass all filters, in their order. */
function passing(sql: SqlStorage, candidates: readonly Candidate[], tested: readonly Narrowing[]): Row[] {
  const query = `SELECT a.id, a.changed_seq AS seq, a.published_ms AS publishedMs, v.json FROM json_each(?) c CROSS JOIN article a ON a.changed_seq = c.value
    CROSS JOIN version v ON v.article = a.id AND v.version = a.version ${tested.map(({ where }, index) => `${index === 0 ? 'WHERE' : 'AND'} ${where}`).join(' ')}
    ORDER BY c.key`;
  const seqs = JSON.stringify(candidates.map(({ seq }) => seq));
  return sql.exec<Row>(query, seqs, ...tested.flatMap(({ bindings }) => bindings)).toArray();
}

function listedOf(article: ArticleMetadata, publisher: Publisher | undefined): ListedArticle {
  const { slug, version, pubStatus, source, headline, firstPublished, embargoedUntil, expires, versionCreated } = article;
  return present({
    slug,
    version,
    pubStatus,
    source,
    headline,
    firstPublished,
    embargoedUntil,
    expires,
    versionCreated,
    publicContent: publisher === undefined ? undefined : publicOfThirdParty(publisher, source),
  });
}
