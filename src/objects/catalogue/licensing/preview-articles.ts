// Metadata of articles in every state, the last changed first, for the desk's preview of the articles that a partner gets.

import { type ArticleFacts, factsWithAliases } from '../../../domain/articles/article-metadata.ts';
import { present } from '../../../domain/values/present.ts';
import { pageOf } from '../../rpc-limits.ts';
import { scopeAliases } from '../articles/aliases.ts';
import { metadataOf } from '../articles/articles.ts';

export interface RecentFacts {
  facts: ArticleFacts[];
  /** Slugs in the order of a feed, in which articles count against a quota. */
  feedOrder: string[];
  /** Sequence number from which the next page continues. Absent on the last page. */
  next?: number;
}

type Row = { seq: number; id: number; published_ms: number | null; embargo_ms: number | null; json: string };

export function recentFacts(sql: SqlStorage, limit: number, before = Number.MAX_SAFE_INTEGER): RecentFacts {
  const rows = sql
    .exec<Row>(
      `SELECT a.changed_seq AS seq, a.id, a.published_ms, a.embargo_ms, v.json FROM article a JOIN version v ON v.article = a.id AND v.version = a.version
       WHERE a.changed_seq < ? ORDER BY a.changed_seq DESC LIMIT ?`,
      before,
      limit + 1,
    )
    .toArray();
  const { page, last } = pageOf(rows, limit);
  const aliases = scopeAliases(sql);
  const facts = page.map(({ json }) => factsWithAliases(metadataOf(json), aliases));
  const feedOrder = page
    .map((row, index) => ({ ...row, slug: facts[index]?.slug ?? '' }))
    .sort(inFeed)
    .map(({ slug }) => slug);
  return present({ facts, feedOrder, next: last?.seq });
}

/** Compares two articles in the order of candidates.ts: copy under embargo, the earliest release first; then published copy, the newest first. */
function inFeed(a: Row, b: Row): number {
  if (a.published_ms !== null && b.published_ms !== null) return b.published_ms - a.published_ms || b.id - a.id;
  if (a.published_ms === null && b.published_ms === null) return (a.embargo_ms ?? 0) - (b.embargo_ms ?? 0) || a.id - b.id;
  return a.published_ms === null ? -1 : 1;
}
