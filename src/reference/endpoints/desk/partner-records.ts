// What was delivered to a partner, and who changed what about it.
import { deskUsageQuerySchema, ledgerQuerySchema, partnerAuditQuerySchema } from '../../../domain/partners/partner-queries.ts';
import { partnerWithdrawalsQuerySchema } from '../../../domain/withdrawals/withdrawal-queries.ts';
import type { Subject } from '../../endpoint.ts';
import { auditTrail } from '../../schemas/records.ts';
import { ledger, partnerUsage } from '../../schemas/usage.ts';
import { partnerWithdrawalList } from '../../schemas/withdrawals.ts';
import { codes, json } from '../usual-answers.ts';

const READ = {
  method: 'GET',
  audience: 'desk',
  scope: 'read',
  parts: codes('partner'),
  problems: ['bad-request', 'not-found', 'invalid-content'],
} as const;

export const PARTNER_RECORDS: Subject = {
  title: 'Records of a partner',
  endpoints: [
    {
      ...READ,
      id: 'getLedger',
      path: '/desk/partners/{partner}/ledger',
      query: ledgerQuerySchema,
      answers: { 200: json(ledger) },
    },
    {
      ...READ,
      id: 'getPartnerUsage',
      path: '/desk/partners/{partner}/usage',
      query: deskUsageQuerySchema,
      answers: { 200: { ...json(partnerUsage), alsoAs: ['text/csv'] } },
    },
    {
      ...READ,
      id: 'listPartnerWithdrawals',
      path: '/desk/partners/{partner}/withdrawals',
      query: partnerWithdrawalsQuerySchema,
      answers: { 200: json(partnerWithdrawalList) },
    },
    {
      ...READ,
      id: 'getPartnerAudit',
      path: '/desk/partners/{partner}/audit',
      query: partnerAuditQuerySchema,
      answers: { 200: json(auditTrail) },
    },
  ],
};
