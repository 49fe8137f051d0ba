// What the desk's list of articles can be narrowed to: for each filter a condition for a row of `article a`, and queries that find its articles by an index.

import type { ArticleState } from '../../../domain/articles/article-state.ts';
import { searchQuery, typedWords } from '../../../domain/articles/search-words.ts';
import { present } from '../../../domain/values/present.ts';
import { type IndexedTerm, wordsBeginning } from './article-index.ts';
import { type Meant, sourcesMeant, termsMeant } from './typed-terms.ts';

/** The words that people read on screens, and those of the desk's API: IPTC's, and `embargoed` for everything that was never published. */
type ListState = ArticleState | 'usable' | 'withheld' | 'canceled' | 'embargoed';

export interface ListFilter {
  state?: ListState | undefined;
  /** A code. */
  section?: string | undefined;
  /** A code or a name. */
  subject?: string | undefined;
  /** The same, of a person or of a desk. */
  author?: string | undefined;
  source?: string | undefined;
  /** Subject, author and source are found by words of their names too, and by the beginnings of words. */
  byWords?: boolean | undefined;
  /** Words of the headline, the standfirst and the text. */
  q?: string | undefined;
  /** When an article was first published, in Unix ms. Absent: at any time, or not yet. */
  published?: { fromMs: number; beforeMs: number } | undefined;
}

type Binding = string | number;

export interface IndexQuery {
  /** Table and condition. */
  from: string;
  bindings: Binding[];
  /** The column with the number of the last change. */
  seq: string;
}

export interface Narrowing {
  where: string;
  bindings: Binding[];
  /** Queries that read in the order of changes. Empty: no index has this order. Several are merged. */
  inOrder: IndexQuery[];
  /** A query that finds the articles, or a few more, in another order. Absent: there is none that reads less. */
  anyOrder?: IndexQuery;
  /** The queries find nothing else, so that the condition need not be tested for what they find. */
  isExact: boolean;
}

export type NamedField = 'subject' | 'author' | 'source';

interface Narrowed {
  narrowings: Narrowing[];
  /** Fields that name something that does not exist. */
  unknown: NamedField[];
  /** What the words of a field found. */
  found: FoundByWords[];
}

export interface FoundByWords {
  field: NamedField;
  names: string[];
  /** More names have the words, and their articles are not in the list. */
  isCut: boolean;
}

/** Returns the narrowings, the most selective kind first. */
export function narrowingsOf(sql: SqlStorage, filter: ListFilter, nowMs: number): Narrowed {
  const { q, author, subject, section, source, state, published, byWords = false } = filter;
  const meant: Partial<Record<NamedField, Meant>> = present({
    subject: subject === undefined ? undefined : termsMeant(sql, 'subjects', { typed: subject, byWords }),
    author: author === undefined ? undefined : termsMeant(sql, 'authors', { typed: author, byWords }),
    source: source === undefined ? undefined : sourcesMeant(sql, { typed: source, byWords }),
  });
  const narrowings = [
    q === undefined ? undefined : ofWords(sql, q),
    meant.author && ofTerm('authors', meant.author.codes),
    meant.subject && ofTerm('subjects', meant.subject.codes),
    meant.source && ofSources(meant.source.codes),
    section === undefined ? undefined : ofTerm('sections', [section]),
    published === undefined ? undefined : ofDays(published),
    state === undefined ? undefined : ofState(state, nowMs),
  ];
  const fields = (['subject', 'author', 'source'] as const).filter((field) => meant[field] !== undefined);
  const found = fields.flatMap((field): FoundByWords[] => {
    const { names, isCut = false } = meant[field] ?? {};
    return names === undefined ? [] : [{ field, names, isCut }];
  });
  const unknown = fields.filter((field) => meant[field]?.codes.length === 0);
  return { narrowings: narrowings.filter((one) => one !== undefined), unknown, found };
}

function ofWords(sql: SqlStorage, typed: string): Narrowing {
  const words = typedWords(typed);
  const bindings = [searchQuery(words, words.beginning === undefined ? [] : wordsBeginning(sql, words.beginning.letters))];
  return {
    where: 'EXISTS (SELECT 1 FROM article_text t WHERE t.article_text MATCH ? AND t.rowid = a.changed_seq)',
    bindings,
    inOrder: [{ from: 'article_text WHERE article_text MATCH ?', bindings, seq: 'rowid' }],
    isExact: true,
  };
}

/** `codes` are all that mean the term. */
function ofTerm(kind: IndexedTerm, codes: readonly string[]): Narrowing {
  return {
    where:
      'EXISTS (SELECT 1 FROM article_term t WHERE t.kind = ? AND t.code IN (SELECT value FROM json_each(?)) AND t.changed_seq = a.changed_seq)',
    bindings: [kind, JSON.stringify(codes)],
    inOrder: codes.map((code) => ({ from: 'article_term WHERE kind = ? AND code = ?', bindings: [kind, code], seq: 'changed_seq' })),
    isExact: true,
  };
}

function ofSources(sources: readonly string[]): Narrowing {
  const where = 'a.source = ? COLLATE NOCASE';
  return {
    where: 'a.source COLLATE NOCASE IN (SELECT value FROM json_each(?))',
    bindings: [JSON.stringify(sources)],
    inOrder: sources.map((source) => queryBy('article_by_source', where, [source])),
    isExact: true,
  };
}

function ofDays({ fromMs, beforeMs }: { fromMs: number; beforeMs: number }): Narrowing {
  const where = 'a.published_ms >= ? AND a.published_ms < ?';
  const bindings = [fromMs, beforeMs];
  return { where, bindings, inOrder: [], anyOrder: queryBy('article_by_publication', where, bindings), isExact: true };
}

/** States of which the column `pub_status` tells everything. */
const STATUSES: Readonly<Partial<Record<ListState, string>>> = {
  usable: 'usable',
  withheld: 'withheld',
  held: 'withheld',
  canceled: 'canceled',
  withdrawn: 'canceled',
};

function ofState(state: ListState, nowMs: number): Narrowing {
  const status = STATUSES[state];
  const byStatus = (wanted: string) => queryBy('article_by_status', 'a.pub_status = ?', [wanted]);
  if (status !== undefined) return { where: 'a.pub_status = ?', bindings: [status], inOrder: [byStatus(status)], isExact: true };
  if (state === 'embargoed') {
    const where = "a.published_ms IS NULL AND a.pub_status <> 'canceled'";
    return { where, bindings: [], inOrder: [queryBy('article_not_out', where, [])], isExact: true };
  }
  if (state === 'scheduled') {
    const where = "a.published_ms IS NULL AND a.pub_status = 'usable'";
    return { where, bindings: [], inOrder: [queryBy('article_scheduled', where, [])], isExact: true };
  }
  const published = "a.pub_status = 'usable' AND a.published_ms IS NOT NULL";
  if (state === 'published') {
    const where = `${published} AND (a.expires_ms IS NULL OR a.expires_ms > ?)`;
    return { where, bindings: [nowMs], inOrder: [byStatus('usable')], isExact: false };
  }
  return {
    where: `${published} AND a.expires_ms <= ?`,
    bindings: [nowMs],
    inOrder: [queryBy('article_expiring', "a.pub_status = 'usable' AND a.expires_ms IS NOT NULL", [])],
    anyOrder: queryBy('article_by_expiry', 'a.expires_ms <= ?', [nowMs]),
    isExact: false,
  };
}

/** The index is named, because SQLite has no statistics by which to choose it. */
function queryBy(index: string, where: string, bindings: Binding[]): IndexQuery {
  return { from: `article a INDEXED BY ${index} WHERE ${where}`, bindings, seq: 'a.changed_seq' };
}

/** All articles in the order of changes. */
export const ALL_ARTICLES: IndexQuery = queryBy('article_by_change', 'true', []);
