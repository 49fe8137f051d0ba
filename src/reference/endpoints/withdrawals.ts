// A partner's withdrawals. The desk's are in desk-withdrawals.ts.
import * as z from 'zod';
import { ownWithdrawalsQuerySchema } from '../../domain/withdrawals/withdrawal-queries.ts';
import type { Subject } from '../endpoint.ts';
import { acknowledged, acknowledgementRequest, withdrawalList } from '../schemas/withdrawals.ts';

export const WITHDRAWALS: Subject = {
  title: 'Withdrawals',
  endpoints: [
    {
      id: 'listWithdrawals',
      method: 'GET',
      path: '/v1/withdrawals',
      audience: 'licensed',
      scope: 'withdrawals',
      query: ownWithdrawalsQuerySchema,
      answers: { 200: { mediaType: 'application/json', schema: withdrawalList } },
      problems: [],
    },
    {
      id: 'acknowledgeWithdrawal',
      method: 'POST',
      path: '/v1/withdrawals/{id}/acknowledgement',
      audience: 'licensed',
      scope: 'withdrawals',
      parts: { id: z.string() },
      body: { mediaType: 'application/json', schema: acknowledgementRequest },
      answers: { 200: { mediaType: 'application/json', schema: acknowledged } },
      problems: ['not-found', 'too-large', 'unsupported-media-type', 'invalid-content'],
    },
  ],
};
