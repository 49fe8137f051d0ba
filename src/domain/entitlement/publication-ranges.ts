// Inverts `visibleFrom`, `archivedAt` and `displayedUntil` (entitlement.ts): finds the dates of first publication that an instant affects, so that
// the Catalogue can select articles by date. Pure.
import type { Agreement, AgreementScope } from '../agreements/agreement.ts';
import { DAY_MS, MINUTE_MS, msOf } from '../values/instant.ts';

/** A range of first publications in Unix ms, without `afterMs` and including `upToMs`. */
export interface MsRange {
  afterMs: number;
  upToMs: number;
}

/** Earlier and later than every possible date. */
const BEFORE_ALL_MS = Number.MIN_SAFE_INTEGER;
const AFTER_ALL_MS = Number.MAX_SAFE_INTEGER;

/** Returns the first publications that a scope shows at an instant. Only conditions on the date are considered. */
export function seenRange(scope: AgreementScope, nowMs: number): MsRange {
  const { publishedFrom, publishedUntil, archiveDays } = scope;
  return {
    afterMs: Math.max(
      publishedFrom === undefined ? BEFORE_ALL_MS : msOf(publishedFrom) - 1,
      archiveDays === undefined ? BEFORE_ALL_MS : archivedUpTo(nowMs, archiveDays),
    ),
    upToMs: Math.min(nowMs - delayMs(scope), publishedUntil === undefined ? AFTER_ALL_MS : msOf(publishedUntil) - 1),
  };
}

/** Returns the first publications that become visible, become too old or may no longer be shown after the earlier of two instants and up to the
 *  later one. The instants may be given in either order. */
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

/** Returns the latest first publication that is too old at this instant. */
function archivedUpTo(nowMs: number, archiveDays: number): number {
  return (Math.floor(nowMs / DAY_MS) - archiveDays) * DAY_MS - 1;
}
