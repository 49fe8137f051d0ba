// Single values of the Catalogue: epoch, head, the publisher and the version of its settings.

import type { Publisher } from '../../../domain/publisher/publisher.ts';
import { storedJson } from '../../../domain/values/stored.ts';

/** New at the first start and at every restore: older numbers mean nothing afterwards. */
export function epoch(sql: SqlStorage): string {
  const known = read(sql, 'epoch');
  return known ?? renewEpoch(sql);
}

export function renewEpoch(sql: SqlStorage): string {
  const fresh = crypto.randomUUID().replaceAll('-', '').slice(0, 12);
  write(sql, 'epoch', fresh);
  return fresh;
}

/** Entity tag of a version. The epoch is in it, so that an editor's older tag matches nothing after a restore of a backup. */
export function etagOf(sql: SqlStorage, version: number): string {
  return `"${epoch(sql)}.${version}"`;
}

/** Sequence number of the last change; 0 before the first. */
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
  /** Sequence number of the change that made it so. */
  sequence: number;
  /** Of that change, of the restore that brought it back, or of the first start of this composition of feeds: nothing that is served is
   *  older. */
  changedMs: number;
}

/** `undefined` until a desk has said who the publisher is. */
export function publisher(sql: SqlStorage): StoredPublisher | undefined {
  const json = read(sql, 'publisher');
  if (json === undefined) return undefined;
  const stored = storedJson<StoredPublisher>(json, 'setting.publisher');
  // Settings of an older file or export name no former names.
  const publisher = { ...stored.publisher, formerNames: stored.publisher.formerNames ?? [] };
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
