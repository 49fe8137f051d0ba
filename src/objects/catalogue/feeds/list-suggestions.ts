// Names that the desk's list of articles suggests for its filters.
import { largestFeeds } from './directory.ts';

export interface ListSuggestions {
  subjects: string[];
  authors: string[];
  sources: string[];
}

/** Terms of a kind: those with most published articles. */
const SUGGESTED_TERMS = 100;
const SUGGESTED_SOURCES = 50;

export function suggestions(sql: SqlStorage): ListSuggestions {
  const namesOf = (kind: 'subjects' | 'authors') => [...new Set(largestFeeds(sql, kind, SUGGESTED_TERMS).map(({ label }) => label))];
  return { subjects: namesOf('subjects'), authors: namesOf('authors'), sources: sources(sql) };
}

/** Jumps from each source to the next in the index, so that its articles are not read. */
function sources(sql: SqlStorage): string[] {
  const query = `WITH RECURSIVE found (source) AS (
      SELECT * FROM (SELECT source FROM article INDEXED BY article_by_source ORDER BY source COLLATE NOCASE LIMIT 1)
      UNION ALL SELECT (SELECT a.source FROM article a INDEXED BY article_by_source WHERE a.source > found.source COLLATE NOCASE
        ORDER BY a.source COLLATE NOCASE LIMIT 1) FROM found WHERE found.source IS NOT NULL)
    SELECT source FROM found WHERE source IS NOT NULL LIMIT ?`;
  const rows = sql.exec<{ source: string }>(query, SUGGESTED_SOURCES);
  return rows.toArray().map(({ source }) => source);
}
