// What the page of a partner shows at its top: what the partner's object has just answered, and the last report where it does not say. A report
// is up to a minute old, and would contradict the rest of the page. Pure.
import { type ListedPartner, PARTNER_NEEDS, type PartnerNeed } from '../../../domain/partners/partner-summary.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import type { PartnerRecord } from './partner-record.ts';

type Answered = Pick<PartnerRecord, 'partner' | 'keys'> | undefined;

/** The last request with a live key or a feed token. Absent: none is known. */
export function lastPullOf({ summary }: Pick<ListedPartner, 'summary'>, record: Answered): Instant | undefined {
  const used = record?.keys.flatMap(({ mode, lastUsed }) => (mode === 'test' || lastUsed === undefined ? [] : [lastUsed.at])) ?? [];
  return [...(summary?.lastPull === undefined ? [] : [summary.lastPull]), ...used].sort().at(-1);
}

/** In the order of urgency. */
export function needsOf(listed: Pick<ListedPartner, 'summary' | 'needs'>, record: Answered): PartnerNeed[] {
  if (record === undefined) return listed.needs;
  const isSuspended = record.partner.standing === 'suspended';
  const hasPulled = lastPullOf(listed, record) !== listed.summary?.lastPull;
  return PARTNER_NEEDS.filter((need) => {
    if (need === 'suspended') return isSuspended;
    if (need === 'silent' && (isSuspended || hasPulled)) return false;
    return listed.needs.includes(need);
  });
}
