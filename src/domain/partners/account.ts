// A partner's own account. Pure data that crosses an RPC.

import type { AgreementSummary } from './agreement-write.ts';
import type { PartnerKey } from './key.ts';
import type { Partner } from './partner.ts';
import type { QuotaState, RateState } from './quota.ts';

export interface Account {
  partner: Partner;
  key: PartnerKey;
  agreement: AgreementSummary;
  rate: RateState;
  /** Absent: no quota is agreed. */
  quota?: QuotaState;
  /** Withdrawals that are not acknowledged; how many of those are past their deadline. */
  withdrawals: { open: number; overdue: number };
}
