// Stores since when this version of the program composes the feeds. A new version may write other bytes for the same articles, which feed readers
// that send only If-Modified-Since must get (RFC 9110 §13.1.3).
import { COMPOSITION_VERSION } from '../../../domain/feeds/feed-composition.ts';
import * as settings from '../settings/settings.ts';
import * as feeds from './feeds.ts';
import { makeFeeds, missingFeeds } from './membership.ts';
import { nextDateMs } from './next-date.ts';

/** Gives all documents a new date if another version composed them last, and creates the feeds that earlier versions created with their first
 *  article. Called when the object starts. */
export function recordComposition(sql: SqlStorage, nowMs: number): void {
  const version = String(COMPOSITION_VERSION);
  if (settings.read(sql, 'composition') === version) return;
  const stored = settings.publisher(sql);
  if (stored !== undefined) {
    settings.write(sql, 'composed-ms', String(dateAfter(sql, stored, nowMs)));
    const { publisher } = stored;
    const missing = missingFeeds(sql, publisher);
    if (missing.size > 0) makeFeeds(sql, missing, { sequence: settings.nextSequence(sql), nowMs, publisher });
  }
  settings.write(sql, 'composition', version);
}

/** Returns a date that is at least a second later than that of every feed that was served. No feed has a later date than the feed of all articles. */
export function dateAfter(sql: SqlStorage, stored: settings.StoredPublisher | undefined, nowMs: number): number {
  const servedMs = Math.max(feeds.find(sql, 'all')?.modified_ms ?? 0, stored?.changedMs ?? 0);
  return nextDateMs(servedMs, nowMs);
}
