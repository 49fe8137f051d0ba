// Lists articles of every state for the desk, the last changed first.
import type { ArticleMetadata } from '../../../domain/articles/article.ts';
import type { Publisher, ThirdPartyContent } from '../../../domain/publisher/publisher.ts';
import { publicOfThirdParty } from '../../../domain/publisher/third-party-content.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import { pageOf } from '../../rpc-limits.ts';
import * as settings from '../settings/settings.ts';
import { subjectAliases } from './aliases.ts';
import { metadataOf } from './articles.ts';

export interface ListFilter {
  status?: 'usable' | 'withheld' | 'canceled' | 'embargoed' | undefined;
  section?: string | undefined;
  subject?: string | undefined;
  source?: string | undefined;
  /** Part of a headline. Case does not matter. */
  q?: string | undefined;
  /** When an article was first published, in Unix ms. Absent: at any time, or not yet. */
  published?: { fromMs: number; beforeMs: number } | undefined;
  /** Sequence number of the last article on the previous page. Absent: the first page. */
  before?: number | undefined;
  limit: number;
}

export interface ListedArticle {
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

/** Lists articles, the last changed first. `next` is the sequence number from which the next page continues; absent on the last page. */
export function list(sql: SqlStorage, filter: ListFilter): { articles: ListedArticle[]; next?: number } {
  const { clauses, bindings } = conditionsOf(filter, filter.subject === undefined ? [] : subjectAliases(sql).codesLike(filter.subject));
  const rows = sql
    .exec<{ seq: number; json: string }>(
      `SELECT a.changed_seq AS seq, v.json FROM article a ${indexFor(sql, filter)} JOIN version v ON v.article = a.id AND v.version = a.version
       ${clauses.length === 0 ? '' : `WHERE ${clauses.join(' AND ')}`} ORDER BY a.changed_seq DESC LIMIT ?`,
      ...bindings,
      filter.limit + 1,
    )
    .toArray();
  const { page, last } = pageOf(rows, filter.limit);
  const publisher = settings.publisher(sql)?.publisher;
  return present({ articles: page.map(({ json }) => listedOf(metadataOf(json), publisher)), next: last?.seq });
}

/** More articles of a range are not sorted. They are looked for in the order of the list, where so many are soon found. */
const MOST_SORTED = 2_000;

/** A range with few articles is read by the index of publication, so that the rest of the archive is not. SQLite has no statistics to see that. */
function indexFor(sql: SqlStorage, { published, status }: ListFilter): string {
  if (published === undefined) return '';
  const count = 'SELECT count(*) AS count FROM (SELECT 1 FROM article WHERE published_ms >= ? AND published_ms < ? LIMIT ?)';
  const { count: found } = sql.exec<{ count: number }>(count, published.fromMs, published.beforeMs, MOST_SORTED + 1).one();
  if (found <= MOST_SORTED) return 'INDEXED BY article_by_publication';
  if (status === undefined) return 'INDEXED BY article_by_change';
  return `INDEXED BY ${status === 'embargoed' ? 'article_not_out' : 'article_by_status'}`;
}

/** `subjects` are the codes that mean the subject of the filter. */
function conditionsOf(filter: ListFilter, subjects: readonly string[]): { clauses: string[]; bindings: (string | number)[] } {
  const inFeed = `EXISTS (SELECT 1 FROM json_each(v.json, ?) t WHERE t.value ->> '$.code' = ?)`;
  const all: [string, (string | number)[]][] = [];
  if (filter.before !== undefined) all.push(['a.changed_seq < ?', [filter.before]]);
  if (filter.status === 'embargoed') all.push(["a.published_ms IS NULL AND a.pub_status <> 'canceled'", []]);
  else if (filter.status !== undefined) all.push(['a.pub_status = ?', [filter.status]]);
  if (filter.published !== undefined)
    all.push(['a.published_ms >= ? AND a.published_ms < ?', [filter.published.fromMs, filter.published.beforeMs]]);
  if (filter.source !== undefined) all.push(['a.source = ? COLLATE NOCASE', [filter.source]]);
  if (filter.section !== undefined) all.push([inFeed, ['$.sections', filter.section]]);
  if (filter.subject !== undefined)
    all.push([`(${subjects.map(() => inFeed).join(' OR ')})`, subjects.flatMap((code) => ['$.subjects', code])]);
  if (filter.q !== undefined) all.push(['instr(lower(a.headline), lower(?)) > 0', [filter.q]]);
  return { clauses: all.map(([clause]) => clause), bindings: all.flatMap(([, values]) => values) };
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
