// What this isolate remembers of keys, by their hash: enough to choose candidates by. It may be outdated, and then the partner's object
// says so; nothing is granted by it.
import type { Credential, LicenceView } from '../../domain/partner.ts';

/** An agreement is a few kilobytes. */
const KEPT = 1_000;
const views = new Map<string, LicenceView>();

export function knownView({ hash }: Pick<Credential, 'hash'>): LicenceView | undefined {
  return views.get(hash);
}

/** The one remembered longest goes first. */
export function rememberView({ hash }: Pick<Credential, 'hash'>, view: LicenceView): void {
  views.delete(hash);
  views.set(hash, view);
  for (const oldest of views.keys()) {
    if (views.size <= KEPT) break;
    views.delete(oldest);
  }
}

/** For tests, which play several isolates in one. */
export function forgetViews(): void {
  views.clear();
}
