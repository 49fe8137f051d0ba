// Reads and writes single values of the Catalogue: epoch, head, the publisher's settings and others.

import type { Publisher } from '../../../domain/publisher/publisher.ts';
import { DEFAULT_THIRD_PARTY } from '../../../domain/publisher/third-party-content.ts';
import { storedJson } from '../../../domain/values/stored.ts';

/** Returns the epoch, which is new after the first start and after every restore. Sequence numbers of different epochs cannot be compared. */
export function epoch(sql: SqlStorage): string {
  const known = read(sql, 'epoch');
  return known ?? renewEpoch(sql);
}

export function renewEpoch(sql: SqlStorage): string {
  const fresh = crypto.randomUUID().replaceAll('-', '').slice(0, 12);
  write(sql, 'epoch', fresh);
  return fresh;
}

/** Returns the entity tag of a version. It contains the epoch, so that a tag from before a restore matches no version. */
export function etagOf(sql: SqlStorage, version: number): string {
  return `"${epoch(sql)}.${version}"`;
}

/** Returns the sequence number of the last change; 0 before the first. */
export function head(sql: SqlStorage): number {
  return Number(read(sql, 'head') ?? 0);
}

export function nextSequence(sql: SqlStorage): number {
  const next = head(sql) + 1;
  write(sql, 'head', String(next));
  return next;
}

export interface StoredPublisher {
  publisher: Publisher;
  /** Sequence number of the last change of the settings. */
  sequence: number;
  /** Unix ms of that change, of the last restore, or of the first start with the current composition of feeds, whichever is latest. No document
   *  that is served is older. */
  changedMs: number;
}

/** Returns the publisher's settings; `undefined` until a desk has set them. */
export function publisher(sql: SqlStorage): StoredPublisher | undefined {
  const json = read(sql, 'publisher');
  if (json === undefined) return undefined;
  const stored = storedJson<StoredPublisher>(json, 'setting.publisher');
  // Settings of an older program or export lack these.
  const { formerNames = [], thirdPartyContent = DEFAULT_THIRD_PARTY, articlePages = 'elsewhere' } = stored.publisher;
  const publisher = { ...stored.publisher, formerNames, thirdPartyContent, articlePages };
  const [restoredMs = 0, composedMs = 0] = ['restored-ms', 'composed-ms'].map((name) => Number(read(sql, name) ?? 0));
  return { ...stored, publisher, changedMs: Math.max(stored.changedMs, restoredMs, composedMs) };
}

export function storePublisher(sql: SqlStorage, stored: StoredPublisher): void {
  write(sql, 'publisher', JSON.stringify(stored));
}

export function read(sql: SqlStorage, name: string): string | undefined {
  const [row] = sql.exec<{ value: string }>('SELECT value FROM setting WHERE name = ?', name).toArray();
  return row?.value;
}

export function write(sql: SqlStorage, name: string, value: string): void {
  sql.exec('INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', name, value);
}

export function remove(sql: SqlStorage, name: string): void {
  sql.exec('DELETE FROM setting WHERE name = ?', name);
}
