// What this isolate remembers of keys, by their hash: enough to choose candidates by. It may be outdated, and then the partner's object
// says so; nothing is granted by it.

import type { Credential } from '../../domain/partners/key.ts';
import type { LicenceView } from '../../domain/partners/licence.ts';
import { dataBytes, Memo } from './lru-cache.ts';

/** An agreement is a few kilobytes as a rule, and a quarter of a megabyte at the most. */
const CAPACITY_BYTES = 12 * 1024 * 1024;
const views = new Memo<LicenceView>(dataBytes, CAPACITY_BYTES);

export function knownView({ hash }: Pick<Credential, 'hash'>): LicenceView | undefined {
  return views.get(hash);
}

export function rememberView({ hash }: Pick<Credential, 'hash'>, view: LicenceView): void {
  views.set(hash, view);
}

/** For tests, which play several isolates in one. */
export function forgetViews(): void {
  views.clear();
}
