// How many bytes each version adds to a partner's feed. A version is measured when it is stored. A version that an older program or a restore
// has stored without its size is measured when a page first needs it, and by the heartbeat: measuring all versions at once would read every
// body. Everything else waits for the Catalogue meanwhile, so each call measures a bounded number of bytes.

import type { ArticleMetadata } from '../../../domain/articles/article.ts';
import { type CopySize, copySizeOf } from '../../../domain/articles/copy-size.ts';
import { storedJson } from '../../../domain/values/stored.ts';
import { metadataOf } from './articles.ts';

/** Characters of bodies that one call measures, or one body that is longer: some 50 ms of CPU. */
const MEASURED_CHARS = 500_000;
/** In one heartbeat. */
const HEARTBEAT_CHARS = 2_500_000;
const HEARTBEAT_VERSIONS = 1_000;

/** The measuring of one call. `store` keeps its results, once nothing reads the table of versions any more. */
export class Measuring {
  private readonly results: { id: number; version: number; size: string }[] = [];
  private chars = 0;
  private readonly sql: SqlStorage;
  private readonly mostChars: number;

  constructor(sql: SqlStorage, mostChars = MEASURED_CHARS) {
    this.sql = sql;
    this.mostChars = mostChars;
  }

  get isSpent(): boolean {
    return this.chars >= this.mostChars;
  }

  /** `size` is the stored one; null if there is none. Returns `undefined` if the version would have to be measured and no more may be. */
  sizeOf(id: number, { size, article }: { size: string | null; article: ArticleMetadata }): CopySize | undefined {
    if (size !== null) return storedJson(size, 'version.size');
    if (this.isSpent) return undefined;
    const { version } = article;
    const rows = this.sql.exec<{ html: string }>('SELECT html FROM body WHERE article = ? AND version = ?', id, version).toArray();
    const bodyHtml = rows[0]?.html ?? '';
    this.chars += bodyHtml.length;
    const measured = copySizeOf({ ...article, bodyHtml });
    this.results.push({ id, version, size: JSON.stringify(measured) });
    return measured;
  }

  store(): void {
    for (const { id, version, size } of this.results)
      this.sql.exec('UPDATE version SET size = ? WHERE article = ? AND version = ?', size, id, version);
  }
}

/** Begins with the newest articles, which most requests are for. */
export function measureSome(sql: SqlStorage): void {
  const measuring = new Measuring(sql, HEARTBEAT_CHARS);
  const rows = sql.exec<{ id: number; json: string }>(
    `SELECT article AS id, json FROM version INDEXED BY version_unmeasured WHERE size IS NULL ORDER BY article DESC LIMIT ?`,
    HEARTBEAT_VERSIONS,
  );
  for (const { id, json } of rows) {
    if (measuring.sizeOf(id, { size: null, article: metadataOf(json) }) === undefined) break;
  }
  measuring.store();
}
