// Which dates of first publication an hour makes a difference to: the other way round of `visibleFrom`, `archivedAt` and `displayedUntil`
// (entitlement.ts), for a Catalogue that looks articles up by their dates. Pure.
import type { Agreement, AgreementScope } from './agreement.ts';
import { msOf } from './instant.ts';

/** Unix ms of first publications: later than the one, and not later than the other. */
export interface MsRange {
  afterMs: number;
  upToMs: number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Before and after every date there is. */
const NEVER_MS = Number.MIN_SAFE_INTEGER;
const ALWAYS_MS = Number.MAX_SAFE_INTEGER;

/** What a scope lets be seen at an hour, by the date of it alone. */
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

/** What comes to be seen, grows too old or may be shown no longer between two hours, the earlier left out and the later included; in
 *  whichever order they are given. */
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

/** The last first publication that is too old at this hour. */
function archivedUpTo(nowMs: number, archiveDays: number): number {
  return (Math.floor(nowMs / DAY_MS) - archiveDays) * DAY_MS - 1;
}
