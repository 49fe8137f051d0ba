// The index by which the desk finds articles: the words and the terms of the current version of each, whatever its state. Its rows have the number of the
// article's last change, so that they are read in the order of the list. Every function is called within the transaction of the change.

import type { Article, ArticleMetadata } from '../../../domain/articles/article.ts';
import { searchable, wordsIn, wordsOfBody } from '../../../domain/articles/search-words.ts';
import type { StoredArticle } from './articles.ts';
import * as nameWords from './name-words.ts';

export type IndexedTerm = 'sections' | 'subjects' | 'authors';

/** Replaces the rows of an article. `stored` is the article before the change `sequence`; absent for a new one. */
export function replace(sql: SqlStorage, stored: StoredArticle | undefined, article: Article, sequence: number): void {
  if (stored !== undefined) remove(sql, stored);
  add(sql, article, sequence);
}

/** Adds the rows of an article that has none. */
export function add(sql: SqlStorage, article: Article, sequence: number): void {
  const { headline, standfirst = '', bodyHtml } = article;
  const texts = [headline, standfirst, wordsOfBody(bodyHtml)].map(searchable);
  sql.exec(
    // A number from JavaScript is REAL to SQLite, which the full-text table does not accept as a rowid.
    'INSERT OR REPLACE INTO article_text (rowid, headline, standfirst, body) VALUES (CAST(? AS INTEGER), ?, ?, ?)',
    sequence,
    ...texts,
  );
  sql.exec('INSERT OR IGNORE INTO article_word (word) SELECT value FROM json_each(?)', JSON.stringify(wordsIn(texts.join(' '))));
  for (const [kind, code] of termsOf(article))
    sql.exec('INSERT OR IGNORE INTO article_term (kind, code, changed_seq) VALUES (?, ?, ?)', kind, code, sequence);
  addNames(sql, article);
}

function addNames(sql: SqlStorage, { subjects, by, source }: Article): void {
  for (const subject of subjects) nameWords.add(sql, 'subjects', subject);
  for (const author of [...by.names, ...by.desks]) nameWords.add(sql, 'authors', author);
  nameWords.add(sql, 'sources', { code: source, name: source });
}

/** An article that the alarm has not indexed yet has no rows. */
function remove(sql: SqlStorage, { article, changedSeq }: StoredArticle): void {
  sql.exec('DELETE FROM article_text WHERE rowid = CAST(? AS INTEGER)', changedSeq);
  for (const [kind, code] of termsOf(article))
    sql.exec('DELETE FROM article_term WHERE kind = ? AND code = ? AND changed_seq = ?', kind, code, changedSeq);
}

/** Most words that are found by their beginning. */
const LONGER_WORDS = 64;

/** Returns the shortest words that begin with these letters. */
export function wordsBeginning(sql: SqlStorage, letters: string): string[] {
  const query = 'SELECT word FROM article_word WHERE word > ? AND word < ? ORDER BY length(word), word LIMIT ?';
  const rows = sql.exec<{ word: string }>(query, letters, `${letters}\u{10FFFF}`, LONGER_WORDS);
  return rows.toArray().map(({ word }) => word);
}

/** The codes as the article names them. Some may have become aliases since. */
function termsOf({ sections, subjects, by }: Pick<ArticleMetadata, 'sections' | 'subjects' | 'by'>): [IndexedTerm, string][] {
  return [
    ...sections.map(({ code }): [IndexedTerm, string] => ['sections', code]),
    ...subjects.map(({ code }): [IndexedTerm, string] => ['subjects', code]),
    ...[...by.names, ...by.desks].map(({ code }): [IndexedTerm, string] => ['authors', code]),
  ];
}
