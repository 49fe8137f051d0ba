// Why the desk should look at a partner, in words.
import type { ListedPartner, PartnerNeed } from '../../../domain/partners/partner-summary.ts';
import { Badge } from '../../signed-in/badges.tsx';
import { relativeTime } from '../../signed-in/relative-time.tsx';

/** What a list can be narrowed to. */
export const NEED_NAMES: Readonly<Record<PartnerNeed, string>> = {
  overdue: 'A withdrawal is overdue',
  suspended: 'Suspended',
  quota: '80 % of a quota used',
  key: 'A key ends within 14 days',
  acceptance: 'A notice is not accepted',
  silent: 'Nothing pulled for 7 days',
};

/** `nowMs` is Unix ms. */
export function NeedBadges({ partner, nowMs }: { partner: ListedPartner; nowMs: number }) {
  return (
    <>
      {partner.needs.map((need) => (
        <>
          <Badge label={needInWords(need, partner, nowMs)} tone={need === 'overdue' || need === 'suspended' ? 'bad' : undefined} />{' '}
        </>
      ))}
    </>
  );
}

function needInWords(need: PartnerNeed, { summary }: ListedPartner, nowMs: number): string {
  if (summary === undefined) return NEED_NAMES[need];
  const { overdueWithdrawals: overdue, quota, nextKeyExpiry, silentSince } = summary;
  switch (need) {
    case 'overdue':
      return overdue === 1 ? '1 withdrawal overdue' : `${overdue} withdrawals overdue`;
    case 'quota':
      return quota === undefined ? NEED_NAMES.quota : `${percentOf(quota)} % of the quota used`;
    case 'key':
      return nextKeyExpiry === undefined ? NEED_NAMES.key : `A key ends ${relativeTime(nextKeyExpiry, nowMs)}`;
    case 'silent':
      return silentSince === undefined ? NEED_NAMES.silent : `Last pull ${relativeTime(silentSince, nowMs)}`;
    case 'suspended':
    case 'acceptance':
      return NEED_NAMES[need];
  }
}

export function percentOf({ used, articles }: { used: number; articles: number }): number {
  return Math.floor((100 * used) / articles);
}
