// A partner's account. Pure.
import * as z from 'zod';
import { ownAgreement } from './agreements.ts';
import { key } from './keys.ts';
import { answer } from './named.ts';
import { partner } from './partners.ts';
import { quotaState, rateState } from './usage.ts';
import { count, url } from './values.ts';

const openWithdrawals = answer('OpenWithdrawals', z.strictObject({ open: count, overdue: count, url }));

export const account = answer(
  'Account',
  z.strictObject({ partner, key, agreement: ownAgreement, rate: rateState, quota: quotaState.optional(), withdrawals: openWithdrawals }),
);
