// What the Directory knows of each partner: a row that the partner's object reports, and what the desk should look at. Pure data.
import type { Standing } from '../entitlement/standing.ts';
import { DAY_MS, type Instant } from '../values/instant.ts';
import type { QuotaState } from './quota.ts';

/** Deliveries of one day, repeats included. */
export interface DayDeliveries {
  /** Date in UTC, as in a report of usage. */
  day: string;
  deliveries: number;
}

/** Number of days whose deliveries are reported, today included. */
export const REPORTED_DAYS = 31;

export interface PartnerSummary {
  /** When the partner's object made it. */
  made: Instant;
  standing: Standing;
  /** Last request with a live key or a feed token. Absent: there was none. */
  lastPull?: Instant;
  /** Since when nothing was pulled: the last pull or, without one, the beginning of the partner. Absent: no agreement is in force, so that nothing is
   *  expected. */
  silentSince?: Instant;
  /** Withdrawals that are not acknowledged. */
  openWithdrawals: number;
  /** Those of them whose deadline had passed when the summary was made. */
  overdueWithdrawals: number;
  /** The first deadline of an open withdrawal that had not passed then. */
  nextDeadline?: Instant;
  /** When the next live key or feed token ends that was not replaced. Absent: none of them ends. */
  nextKeyExpiry?: Instant;
  /** The quota of which the largest part is used. Absent: no agreement in force has one. */
  quota?: Pick<QuotaState, 'used' | 'articles' | 'per' | 'resets'> & { agreement: string };
  /** By when a notice has to be accepted, or had to be. Absent: all notices are accepted. */
  acceptanceDue?: Instant;
  /** Deliveries to live keys and feed tokens, oldest day first. Days without any are left out. */
  deliveries: DayDeliveries[];
}

/** Why the desk should look at a partner, the most urgent first. */
export const PARTNER_NEEDS = ['overdue', 'suspended', 'quota', 'key', 'acceptance', 'silent'] as const;

export type PartnerNeed = (typeof PARTNER_NEEDS)[number];

/** A key is shown as ending this long before it does. */
export const KEY_NOTICE_MS = 14 * DAY_MS;
/** A partner with an agreement in force that has pulled nothing for so long is silent. */
export const SILENT_MS = 7 * DAY_MS;
/** Part of a quota from which the desk should look at it. */
export const QUOTA_PART = 0.8;

/** A partner as lists show it. The names of its members are those of the desk's API. */
export interface ListedPartner {
  id: string;
  name: string;
  contact?: string;
  /** Absent: the partner's object has not reported yet. */
  summary?: Omit<PartnerSummary, 'deliveries'> & { deliveriesToday: number };
  needs: PartnerNeed[];
}

/** What all partners need together, for the desk's first page. */
export interface PartnersToday {
  partners: number;
  /** Number of partners whose objects have not reported yet. */
  unreported: number;
  /** Number of partners with each need. */
  needs: Record<PartnerNeed, number>;
  /** When the oldest of the summaries was made. Absent: there is none. */
  oldest?: Instant;
  /** Deliveries of all partners, oldest day first. Days without any are left out. */
  deliveries: DayDeliveries[];
}
