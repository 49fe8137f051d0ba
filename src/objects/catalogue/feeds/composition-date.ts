// The date since which this version of the program composes the feeds. Another version may write other bytes for the same articles, and a
// reader that sends only If-Modified-Since must get them (RFC 9110 §13.1.3).
import { COMPOSITION_VERSION } from '../../../domain/feeds/feed-composition.ts';
import * as settings from '../settings/settings.ts';
import * as feeds from './feeds.ts';
import { nextDateMs } from './membership.ts';

/** Dates everything that is served to `nowMs` where another composition served it last. Called when the object starts. */
export function recordComposition(sql: SqlStorage, nowMs: number): void {
  const version = String(COMPOSITION_VERSION);
  if (settings.read(sql, 'composition') === version) return;
  const stored = settings.publisher(sql);
  if (stored !== undefined) settings.write(sql, 'composed-ms', String(dateAfter(sql, stored, nowMs)));
  settings.write(sql, 'composition', version);
}

/** Later, to the second, than the date of any feed that was served: none is dated later than the feed of everything. */
export function dateAfter(sql: SqlStorage, stored: settings.StoredPublisher | undefined, nowMs: number): number {
  const servedMs = Math.max(feeds.find(sql, 'all')?.modified_ms ?? 0, stored?.changedMs ?? 0);
  return nextDateMs(servedMs, nowMs);
}
