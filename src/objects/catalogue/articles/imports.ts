// The sources of imported copy and their hashes, so that the same file is the same article, and an unchanged one makes no change.

export interface ImportedSource {
  articleId: number;
  /** SHA-256 of the source, in hex. */
  hash: string;
  /** The version the import made: a later one is the desk's work. */
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

/** True where any source was imported into the article. */
export function isImported(sql: SqlStorage, articleId: number): boolean {
  return sql.exec('SELECT 1 FROM import WHERE article = ? LIMIT 1', articleId).toArray().length > 0;
}
