// Articles in every state, last changed first, as a decision sees them: for the desk's preview of what a partner gets and what it does not.
import type { Article } from '../../domain/article.ts';
import { type ArticleFacts, factsOf } from '../../domain/article-facts.ts';

export interface RecentFacts {
  facts: ArticleFacts[];
  /** Sequence number to go on before; absent at the end. */
  next?: number;
}

export function recentFacts(sql: SqlStorage, limit: number, before = Number.MAX_SAFE_INTEGER): RecentFacts {
  const rows = sql
    .exec<{ seq: number; json: string }>(
      `SELECT a.changed_seq AS seq, v.json FROM article a JOIN version v ON v.article = a.id AND v.version = a.version
       WHERE a.changed_seq < ? ORDER BY a.changed_seq DESC LIMIT ?`,
      before,
      limit + 1,
    )
    .toArray();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const facts = page.map(({ json }) => factsOf(JSON.parse(json) as Omit<Article, 'bodyHtml'>));
  return { facts, ...(rows.length > limit && last !== undefined ? { next: last.seq } : {}) };
}
