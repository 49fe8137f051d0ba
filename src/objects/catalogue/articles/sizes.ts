// How many bytes each version adds to a partner's feed. A version is measured when it is stored. A version that an older program or a restore
// has stored without its size is measured whenever a page needs it, until the heartbeat stores it, a hundred at a time: measuring all
// versions at once would read every body.
import type { Article } from '../../../domain/articles/article.ts';
import { type CopySize, copySizeOf } from '../../../domain/articles/copy-size.ts';

/** In one heartbeat: at most 25 MB of bodies. */
const MEASURED_AT_ONCE = 100;

/** `size` is the stored one; null if there is none. */
export function sizeOf(
  sql: SqlStorage,
  id: number,
  { size, article }: { size: string | null; article: Omit<Article, 'bodyHtml'> },
): CopySize {
  return size === null ? measured(sql, id, article) : (JSON.parse(size) as CopySize);
}

function measured(sql: SqlStorage, id: number, article: Omit<Article, 'bodyHtml'>): CopySize {
  const rows = sql.exec<{ html: string }>('SELECT html FROM body WHERE article = ? AND version = ?', id, article.version);
  return copySizeOf({ ...article, bodyHtml: rows.toArray()[0]?.html ?? '' });
}

/** Begins with the newest articles, which most requests are for. */
export function measureSome(sql: SqlStorage): void {
  const rows = sql.exec<{ id: number; json: string }>(
    `SELECT article AS id, json FROM version INDEXED BY version_unmeasured WHERE size IS NULL ORDER BY article DESC LIMIT ?`,
    MEASURED_AT_ONCE,
  );
  for (const { id, json } of rows.toArray()) {
    const article = JSON.parse(json) as Omit<Article, 'bodyHtml'>;
    const size = JSON.stringify(measured(sql, id, article));
    sql.exec('UPDATE version SET size = ? WHERE article = ? AND version = ?', size, id, article.version);
  }
}
