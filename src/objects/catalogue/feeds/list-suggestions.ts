// Names that the desk's list of articles suggests for its filters, and sources that an agreement may name.
import { agencyOf } from '../../../domain/publisher/agency-names.ts';
import { foldedName } from '../../../domain/values/term.ts';
import { largestFeeds } from './directory.ts';

export interface ListSuggestions {
  subjects: string[];
  authors: string[];
  sources: string[];
}

/** Terms of a kind: those with most published articles. */
const SUGGESTED_TERMS = 100;
const SUGGESTED_SOURCES = 50;
/** Sources with which a name is compared. */
const COMPARED_SOURCES = 500;

export function suggestions(sql: SqlStorage): ListSuggestions {
  const namesOf = (kind: 'subjects' | 'authors') => [...new Set(largestFeeds(sql, kind, SUGGESTED_TERMS).map(({ label }) => label))];
  return { subjects: namesOf('subjects'), authors: namesOf('authors'), sources: sources(sql, SUGGESTED_SOURCES) };
}

/** What is known of the sources that somebody names. */
export interface KnownSources {
  /** Names that no article has, in any name of the same agency. */
  unseen: string[];
  /** Sources of articles, by name; the first of them if there are many. */
  seen: string[];
}

export function knownSources(sql: SqlStorage, names: readonly string[]): KnownSources {
  const seen = sources(sql, COMPARED_SOURCES);
  const exact = 'SELECT 1 FROM article INDEXED BY article_by_source WHERE source = ? COLLATE NOCASE LIMIT 1';
  const folded = new Set(seen.map(foldedName));
  const agencies = new Set(seen.map(agencyOf));
  const isSeen = (name: string) => folded.has(foldedName(name)) || (agencyOf(name) !== undefined && agencies.has(agencyOf(name)));
  const unseen = names.filter((name) => !isSeen(name) && sql.exec(exact, name).toArray().length === 0);
  return { unseen, seen: seen.slice(0, SUGGESTED_SOURCES) };
}

/** Jumps from each source to the next in the index, so that its articles are not read. */
function sources(sql: SqlStorage, most: number): string[] {
  const query = `WITH RECURSIVE found (source) AS (
      SELECT * FROM (SELECT source FROM article INDEXED BY article_by_source ORDER BY source COLLATE NOCASE LIMIT 1)
      UNION ALL SELECT (SELECT a.source FROM article a INDEXED BY article_by_source WHERE a.source > found.source COLLATE NOCASE
        ORDER BY a.source COLLATE NOCASE LIMIT 1) FROM found WHERE found.source IS NOT NULL)
    SELECT source FROM found WHERE source IS NOT NULL LIMIT ?`;
  const rows = sql.exec<{ source: string }>(query, most);
  return rows.toArray().map(({ source }) => source);
}
