// Reads a partner with what its object has reported. What the desk should look at is decided when it is read, because time alone changes it: a
// deadline passes, a key comes to its end.
import { QUOTA_PERIODS } from '../../domain/agreements/choices.ts';
import { STANDINGS } from '../../domain/entitlement/standing.ts';
import {
  KEY_NOTICE_MS,
  type ListedPartner,
  PARTNER_NEEDS,
  type PartnerNeed,
  QUOTA_PART,
  SILENT_MS,
} from '../../domain/partners/partner-summary.ts';
import { storedInstant, toInstant } from '../../domain/values/instant.ts';
import { present } from '../../domain/values/present.ts';
import { storedWord } from '../../domain/values/stored.ts';

/** When each need exists. ?1 is now, in Unix ms. */
const CONDITIONS: Readonly<Record<PartnerNeed, string>> = {
  overdue: 'overdue > 0 OR deadline_ms <= ?1',
  suspended: "standing = 'suspended'",
  quota: `quota_used >= ${QUOTA_PART} * quota_articles AND quota_resets_ms > ?1`,
  key: `key_ms > ?1 AND key_ms <= ?1 + ${KEY_NOTICE_MS}`,
  acceptance: 'acceptance_ms IS NOT NULL',
  silent: `silent_ms <= ?1 - ${SILENT_MS} AND standing <> 'suspended'`,
};

/** The bit of a need in a rank: the more urgent, the higher. */
export function bitOf(need: PartnerNeed): number {
  return 2 ** (PARTNER_NEEDS.length - 1 - PARTNER_NEEDS.indexOf(need));
}

const RANK = PARTNER_NEEDS.map((need) => `(CASE WHEN ${CONDITIONS[need]} THEN ${bitOf(need)} ELSE 0 END)`).join(' + ');

/** All partners. ?1 is now, in Unix ms, and ?2 today (UTC). `rank` has the bits of a partner's needs. */
export const LISTED = `SELECT p.id, p.name, p.contact, p.folded, s.*, coalesce(d.deliveries, 0) AS today, ${RANK} AS rank
  FROM partner p LEFT JOIN summary s ON s.partner = p.id LEFT JOIN delivered d ON d.partner = p.id AND d.day = ?2`;

export type ListedRow = {
  id: string;
  name: string;
  contact: string | null;
  rank: number;
  today: number;
  standing: string;
  open: number;
  overdue: number;
  quota_agreement: string | null;
  quota_used: number | null;
  quota_articles: number | null;
  quota_per: string | null;
} & Record<`${'made' | 'pulled' | 'silent' | 'deadline' | 'key' | 'quota_resets' | 'acceptance'}_ms`, number | null>;

export function listedOf(row: ListedRow, nowMs: number): ListedPartner {
  const { id, name, contact, rank } = row;
  const needs = PARTNER_NEEDS.filter((need) => (rank & bitOf(need)) !== 0);
  return present({ id, name, contact: contact ?? undefined, summary: summaryOf(row, nowMs), needs });
}

function summaryOf(row: ListedRow, nowMs: number): ListedPartner['summary'] {
  if (row.made_ms === null) return undefined;
  const hasPassed = row.deadline_ms !== null && row.deadline_ms <= nowMs;
  return present({
    made: toInstant(row.made_ms),
    standing: storedWord(row.standing, STANDINGS, 'summary.standing'),
    lastPull: storedInstant(row.pulled_ms),
    silentSince: storedInstant(row.silent_ms),
    openWithdrawals: row.open,
    overdueWithdrawals: row.overdue + (hasPassed ? 1 : 0),
    nextDeadline: hasPassed ? undefined : storedInstant(row.deadline_ms),
    nextKeyExpiry: storedInstant(row.key_ms),
    quota: quotaOf(row, nowMs),
    acceptanceDue: storedInstant(row.acceptance_ms),
    deliveriesToday: row.today,
  });
}

/** Of a quota whose period is over, nothing is used. */
function quotaOf(row: ListedRow, nowMs: number): NonNullable<ListedPartner['summary']>['quota'] {
  const { quota_agreement: agreement, quota_articles: articles, quota_used: used, quota_per: per, quota_resets_ms: resetsMs } = row;
  if (agreement === null || articles === null || used === null || per === null || resetsMs === null) return undefined;
  return {
    agreement,
    used: resetsMs > nowMs ? used : 0,
    articles,
    per: storedWord(per, QUOTA_PERIODS, 'summary.quota_per'),
    resets: toInstant(resetsMs),
  };
}
