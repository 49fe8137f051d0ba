// The statements of the migrations 12, 13 and 14 (schema.ts), which add the index by which the desk finds articles. Like those of every migration they are never
// edited.

export const ARTICLE_INDEX_TABLES: readonly string[] = [
  // Words of the current version of each article (articles/article-index.ts). The rowid is the number of the article's last change, so that
  // what is found comes in the order of the list. The prefixes are for words of which three letters are typed.
  `CREATE VIRTUAL TABLE article_text USING fts5(headline, standfirst, body, content='', contentless_delete=1, prefix='3',
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co M*'")`,
  // Sections, subjects and authors of the current version of each article, under the same number.
  `CREATE TABLE article_term (
    kind TEXT NOT NULL, code TEXT NOT NULL, changed_seq INTEGER NOT NULL, PRIMARY KEY (kind, code, changed_seq)) WITHOUT ROWID`,
  // Articles that are stored now are indexed by the alarm (alarm/indexer.ts).
  `INSERT INTO setting (name, value) SELECT 'indexing', json_object('before', max(changed_seq) + 1, 'done', 0, 'of', count(*))
   FROM article HAVING count(*) > 0`,
  'CREATE INDEX article_by_source ON article (source COLLATE NOCASE, changed_seq)',
  `CREATE INDEX article_scheduled ON article (changed_seq) WHERE published_ms IS NULL AND pub_status = 'usable'`,
  `CREATE INDEX article_expiring ON article (changed_seq) WHERE expires_ms IS NOT NULL AND pub_status = 'usable'`,
];

/** SQLite merges all articles of a prefix before it returns the first, which took a second with a million of them. A table of all words finds the words
 *  that begin with some letters instead. */
export const ARTICLE_WORD_TABLES: readonly string[] = [
  'DROP TABLE article_text',
  `CREATE VIRTUAL TABLE article_text USING fts5(headline, standfirst, body, content='', contentless_delete=1,
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co M*'")`,
  // Words that some article has or has had.
  'CREATE TABLE article_word (word TEXT PRIMARY KEY) WITHOUT ROWID',
  'DELETE FROM article_term',
  `DELETE FROM setting WHERE name = 'indexing'`,
  `INSERT INTO setting (name, value) SELECT 'indexing', json_object('before', max(changed_seq) + 1, 'done', 0, 'of', count(*))
   FROM article HAVING count(*) > 0`,
];

/** All articles are indexed again for the words of their names. Meanwhile they are found as before. */
export const NAME_WORD_TABLES: readonly string[] = [
  'CREATE TABLE name_word (kind TEXT NOT NULL, word TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (kind, word, code)) WITHOUT ROWID',
  // For the other words of a name that was found by one of them.
  'CREATE INDEX name_word_by_code ON name_word (kind, code, word)',
  `DELETE FROM setting WHERE name = 'indexing'`,
  `INSERT INTO setting (name, value) SELECT 'indexing', json_object('before', max(changed_seq) + 1, 'done', 0, 'of', count(*))
   FROM article HAVING count(*) > 0`,
];
