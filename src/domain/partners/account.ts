// The answer of `/v1/account`. Pure data that crosses an RPC.

import type { NoticeTemplate } from '../renditions/notice.ts';
import type { AgreementSummary } from './agreement-write.ts';
import type { PartnerKey } from './key.ts';
import type { Partner } from './partner.ts';
import type { QuotaState, RateState } from './quota.ts';

export interface Account {
  partner: Partner;
  key: PartnerKey;
  agreement: AgreementSummary;
  /** The notice that was accepted last. Absent: the notice in force is accepted. */
  formerNotice?: NoticeTemplate;
  rate: RateState;
  /** Absent: the agreement has no quota. */
  quota?: QuotaState;
  /** Number of withdrawals that are not acknowledged, and of those whose deadline has passed. */
  withdrawals: { open: number; overdue: number };
}
