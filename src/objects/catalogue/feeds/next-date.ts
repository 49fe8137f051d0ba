// The date of a feed after a change of it. Pure.

/** How far a feed's date may be ahead of the clock. */
const LARGEST_LEAD_MS = 60_000;

/** Returns the date of a change of a feed that was served with the date `servedMs`. Last-Modified has whole seconds, so a second change within
 *  one second gets the date of the next: a feed reader that sends only If-Modified-Since would otherwise never get it. The date is at most
 *  LARGEST_LEAD_MS ahead. */
export function nextDateMs(servedMs: number, nowMs: number): number {
  return Math.max(nowMs, Math.min((Math.floor(servedMs / 1_000) + 1) * 1_000, nowMs + LARGEST_LEAD_MS));
}
