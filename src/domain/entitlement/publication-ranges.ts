// `visibleFrom`, `archivedAt` and `displayedUntil` (entitlement.ts) inverted: from an instant to the dates of first publication that it
// affects, so that the Catalogue can look articles up by date. Pure.
import type { Agreement, AgreementScope } from '../agreements/agreement.ts';
import { DAY_MS, MINUTE_MS, msOf } from '../values/instant.ts';

/** Unix ms of first publication: later than `afterMs`, and at the latest `upToMs`. */
export interface MsRange {
  afterMs: number;
  upToMs: number;
}

/** Before and after every possible date. */
const NEVER_MS = Number.MIN_SAFE_INTEGER;
const ALWAYS_MS = Number.MAX_SAFE_INTEGER;

/** First publications that a scope shows at an instant, as far as the date decides. */
export function seenRange(scope: AgreementScope, nowMs: number): MsRange {
  const { publishedFrom, publishedUntil, archiveDays } = scope;
  return {
    afterMs: Math.max(
      publishedFrom === undefined ? NEVER_MS : msOf(publishedFrom) - 1,
      archiveDays === undefined ? NEVER_MS : archivedUpTo(nowMs, archiveDays),
    ),
    upToMs: Math.min(nowMs - delayMs(scope), publishedUntil === undefined ? ALWAYS_MS : msOf(publishedUntil) - 1),
  };
}

/** First publications that become visible, grow too old or may no longer be shown after the earlier of two instants and up to the later
 *  one. The instants may come in either order. */
export function passingRanges({ scope, displayDays }: Terms, oneMs: number, otherMs: number): MsRange[] {
  const { archiveDays } = scope;
  const [earlierMs, laterMs] = [Math.min(oneMs, otherMs), Math.max(oneMs, otherMs)];
  const after = (ms: number): MsRange => ({ afterMs: earlierMs - ms, upToMs: laterMs - ms });
  return [
    after(delayMs(scope)),
    ...(displayDays === undefined ? [] : [after(displayDays * DAY_MS)]),
    ...(archiveDays === undefined ? [] : [{ afterMs: archivedUpTo(earlierMs, archiveDays), upToMs: archivedUpTo(laterMs, archiveDays) }]),
  ].filter(({ afterMs, upToMs }) => upToMs > afterMs);
}

interface Terms extends Pick<Agreement, 'displayDays'> {
  scope: AgreementScope;
}

export function delayMs({ delayMinutes }: AgreementScope): number {
  return delayMinutes * MINUTE_MS;
}

/** The latest first publication that is too old at this instant. */
function archivedUpTo(nowMs: number, archiveDays: number): number {
  return (Math.floor(nowMs / DAY_MS) - archiveDays) * DAY_MS - 1;
}
