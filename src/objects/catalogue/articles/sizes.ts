// Sizes of versions in a partner's feed. A version is measured when it is stored. Older programs and restores stored versions without sizes, which
// are measured by the heartbeat or when a page first needs them. Measuring blocks the Catalogue, so each call measures a limited number of bytes.

import type { ArticleMetadata } from '../../../domain/articles/article.ts';
import { type CopySize, copySizeOf } from '../../../domain/articles/copy-size.ts';
import { storedJson } from '../../../domain/values/stored.ts';
import { bodyOf, metadataOf } from './articles.ts';

/** Characters of bodies that one call measures, or a single longer body. This takes about 50 ms of CPU time. */
const MEASURED_CHARS = 500_000;
/** Limits of one heartbeat. */
const HEARTBEAT_CHARS = 2_500_000;
const HEARTBEAT_VERSIONS = 1_000;

/** Measures versions within the limit of one call. `store` writes the results, and must be called after the table of versions was read. */
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

  /** Returns the stored size, or measures the version if `size` is null. `undefined`: the limit of the call is reached. */
  sizeOf(id: number, { size, article }: { size: string | null; article: ArticleMetadata }): CopySize | undefined {
    if (size !== null) return storedJson(size, 'version.size');
    if (this.isSpent) return undefined;
    const { version } = article;
    const bodyHtml = bodyOf(this.sql, id, version);
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

/** Measures versions without a size, from the newest articles, which are requested most. */
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
