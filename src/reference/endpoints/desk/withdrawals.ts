// Withdrawals as the desk sees them.
import { deskWithdrawalsQuerySchema, withdrawalReportQuerySchema } from '../../../domain/withdrawals/withdrawal-queries.ts';
import type { Subject } from '../../endpoint.ts';
import { complianceReport, withdrawalSummaryList } from '../../schemas/withdrawals.ts';
import { json, texts } from '../usual-answers.ts';

const READ = { method: 'GET', audience: 'desk', scope: 'read' } as const;

export const DESK_WITHDRAWALS: Subject = {
  title: 'Withdrawals of the desk',
  endpoints: [
    {
      ...READ,
      id: 'listDeskWithdrawals',
      path: '/desk/withdrawals',
      query: deskWithdrawalsQuerySchema,
      answers: { 200: json(withdrawalSummaryList) },
      problems: ['invalid-content'],
    },
    {
      ...READ,
      id: 'getComplianceReport',
      path: '/desk/withdrawals/{id}',
      parts: texts('id'),
      query: withdrawalReportQuerySchema,
      answers: { 200: json(complianceReport) },
      problems: ['not-found', 'invalid-content'],
    },
  ],
};
