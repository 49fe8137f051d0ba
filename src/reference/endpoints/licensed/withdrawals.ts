// A partner's withdrawals.
import { ownWithdrawalsQuerySchema } from '../../../domain/withdrawals/withdrawal-queries.ts';
import type { Subject } from '../../endpoint.ts';
import { acknowledged, acknowledgementRequest, withdrawalList } from '../../schemas/withdrawals.ts';
import { json, jsonBody, OF_BODIES, texts } from '../usual-answers.ts';

const USUAL = { audience: 'licensed', scope: 'withdrawals' } as const;

export const WITHDRAWALS: Subject = {
  title: 'Withdrawals',
  endpoints: [
    {
      ...USUAL,
      id: 'listWithdrawals',
      method: 'GET',
      path: '/v1/withdrawals',
      query: ownWithdrawalsQuerySchema,
      answers: { 200: json(withdrawalList) },
      problems: [],
    },
    {
      ...USUAL,
      id: 'acknowledgeWithdrawal',
      method: 'POST',
      path: '/v1/withdrawals/{id}/acknowledgement',
      parts: texts('id'),
      body: jsonBody(acknowledgementRequest),
      answers: { 200: json(acknowledged) },
      problems: [...OF_BODIES, 'not-found'],
    },
  ],
};
