// Sources of imported copy and their hashes, by which an import recognises a file that was imported before and one that has not changed.

export interface ImportedSource {
  articleId: number;
  /** SHA-256 of the source, in hexadecimal. */
  hash: string;
  /** The last version that the import made. */
  version: number;
}

export function find(sql: SqlStorage, sourceId: string): ImportedSource | undefined {
  const query = 'SELECT article, hash, version FROM import WHERE source_id = ?';
  const [row] = sql.exec<{ article: number; hash: string; version: number }>(query, sourceId).toArray();
  return row === undefined ? undefined : { articleId: row.article, hash: row.hash, version: row.version };
}

export function record(sql: SqlStorage, sourceId: string, { articleId, hash, version }: ImportedSource): void {
  sql.exec(
    `INSERT INTO import (source_id, article, hash, version) VALUES (?, ?, ?, ?)
     ON CONFLICT (source_id) DO UPDATE SET article = excluded.article, hash = excluded.hash, version = excluded.version`,
    sourceId,
    articleId,
    hash,
    version,
  );
}

/** Tells whether any source was imported into the article. */
export function isImported(sql: SqlStorage, articleId: number): boolean {
  return sql.exec('SELECT 1 FROM import WHERE article = ? LIMIT 1', articleId).toArray().length > 0;
}
