// What this isolate remembers of keys, by their hash: enough to choose candidates by. It may be outdated, and then the partner's object
// says so; nothing is granted by it.

import type { Credential } from '../../domain/partners/key.ts';
import type { LicenceSnapshot } from '../../domain/partners/licence.ts';
import { dataBytes, LruCache } from './lru-cache.ts';

/** An agreement is a few kilobytes as a rule, and a quarter of a megabyte at the most. */
const CAPACITY_BYTES = 12 * 1024 * 1024;
const snapshots = new LruCache<LicenceSnapshot>(dataBytes, CAPACITY_BYTES);

export function cachedSnapshot({ hash }: Pick<Credential, 'hash'>): LicenceSnapshot | undefined {
  return snapshots.get(hash);
}

export function rememberSnapshot({ hash }: Pick<Credential, 'hash'>, snapshot: LicenceSnapshot): void {
  snapshots.set(hash, snapshot);
}

/** For tests, which play several isolates in one. */
export function forgetSnapshots(): void {
  snapshots.clear();
}
