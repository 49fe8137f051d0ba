// Sources that have killed their stories. A kill is kept even if no article is of the source, because the story may arrive after its kill.
import { type ImportSource, isOlder } from '../../../domain/articles/import-source.ts';
import * as settings from '../settings/settings.ts';

type Row = { source_version: string | null; hash: string; seq: number };

/** A kill that arrived before has the `seq` of its first arrival. */
interface RecordedKill {
  /** Number of the last change of any article before the kill arrived. */
  seq: number;
}

function rowOf(sql: SqlStorage, { collection, sourceId }: ImportSource): Row | undefined {
  const query = 'SELECT source_version, hash, seq FROM killed_source WHERE collection = ? AND source_id = ?';
  return sql.exec<Row>(query, collection, sourceId).toArray()[0];
}

/** Stores a kill. One that is older than the stored one, or the same, changes nothing. */
export function record(sql: SqlStorage, source: ImportSource, hash: string, nowMs: number): RecordedKill {
  const { collection, sourceId, sourceVersion } = source;
  const before = rowOf(sql, source);
  const killed = before?.source_version ?? undefined;
  if (before !== undefined && (isOlder(sourceVersion, killed) || (before.hash === hash && killed === sourceVersion)))
    return { seq: before.seq };
  // Kills whose versions cannot be compared concern every version.
  const version = before === undefined || killed === sourceVersion || isOlder(killed, sourceVersion) ? sourceVersion : undefined;
  const seq = settings.head(sql);
  sql.exec(
    `INSERT OR REPLACE INTO killed_source (collection, source_id, source_version, hash, seq, at_ms) VALUES (?, ?, ?, ?, ?, ?)`,
    collection,
    sourceId,
    version ?? null,
    hash,
    seq,
    nowMs,
  );
  return { seq };
}

/** Tells whether the source has killed this version of its copy. `articleId` is the article of the source, if there is one. */
export function isKilled(sql: SqlStorage, source: ImportSource, articleId: number | undefined): boolean {
  const row = rowOf(sql, source);
  if (row === undefined || isOlder(row.source_version ?? undefined, source.sourceVersion)) return false;
  return articleId === undefined || !isReinstatedSince(sql, articleId, row.seq);
}

/** Tells whether the desk has reinstated the article since the change with this number. The article that is withdrawn now is not reinstated. */
export function isReinstatedSince(sql: SqlStorage, articleId: number, seq: number): boolean {
  const query = `SELECT 1 FROM change w WHERE w.article = ?1 AND w.seq = (SELECT max(seq) FROM change WHERE article = ?1 AND action = 'withdraw')
    AND (SELECT min(n.seq) FROM change n WHERE n.article = ?1 AND n.seq > w.seq) > ?2`;
  return sql.exec(query, articleId, seq).toArray().length > 0;
}
