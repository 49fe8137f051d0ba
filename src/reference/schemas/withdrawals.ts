// Withdrawals: as partners see and acknowledge them, and as the desk does. Pure.
import * as z from 'zod';
import {
  acknowledgementSchema,
  type ComplianceReport,
  type PartnerWithdrawal,
  type WithdrawalSummary,
} from '../../domain/withdrawals/withdrawal.ts';
import { answer, request, same } from './named.ts';
import { count, instant, ordinal, url } from './values.ts';

export const acknowledgementRequest = request('AcknowledgementRequest', acknowledgementSchema);

export const acknowledgement = answer(
  'Acknowledgement',
  z.strictObject({
    outcome: acknowledgementSchema.shape.outcome,
    urls: z.array(url),
    by: z.string(),
    at: instant,
    received: instant,
  }),
);

const news = {
  id: z.string(),
  slug: z.string(),
  version: ordinal,
  headline: z.string(),
  note: z.string(),
  at: instant,
  since: instant.optional(),
  lifted: instant.optional(),
};

const ofPartner = { ...news, deadline: instant, acknowledged: acknowledgement.optional() };

/** As the desk sees it. */
export const partnerWithdrawal = answer('PartnerWithdrawal', z.strictObject(ofPartner));
same<z.output<typeof partnerWithdrawal>, PartnerWithdrawal>();

/** As the partner itself sees it. */
export const withdrawal = answer('Withdrawal', z.strictObject({ ...ofPartner, acknowledge: url }));

export const withdrawalList = answer('WithdrawalList', z.strictObject({ withdrawals: z.array(withdrawal), next: z.string().optional() }));

export const acknowledged = answer('Acknowledged', z.strictObject({ outcome: z.enum(['acknowledged', 'unchanged']), withdrawal }));

const summary = { ...news, received: count, acknowledged: count, overdue: count, notifying: z.boolean() };

export const withdrawalSummary = answer('WithdrawalSummary', z.strictObject(summary));
same<z.output<typeof withdrawalSummary>, WithdrawalSummary>();

export const complianceLine = answer(
  'ComplianceLine',
  z.strictObject({
    partner: z.string(),
    state: z.enum(['acknowledged', 'open', 'overdue', 'lifted']),
    deadline: instant,
    acknowledged: acknowledgement.optional(),
  }),
);

export const complianceReport = answer(
  'ComplianceReport',
  z.strictObject({
    ...summary,
    who: z.string(),
    tokenId: z.string().optional(),
    reason: z.string(),
    partners: z.array(complianceLine),
    next: z.string().optional(),
    unanswered: z.array(z.string()),
  }),
);
same<z.output<typeof complianceReport>, ComplianceReport>();

export const withdrawalSummaryList = answer(
  'WithdrawalSummaryList',
  z.strictObject({ withdrawals: z.array(withdrawalSummary), next: z.string().optional() }),
);

export const partnerWithdrawalList = answer(
  'PartnerWithdrawalList',
  z.strictObject({ withdrawals: z.array(partnerWithdrawal), next: z.string().optional() }),
);
