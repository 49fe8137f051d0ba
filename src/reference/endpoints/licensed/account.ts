// A partner's account, its usage and its receipts.
import { usageQuerySchema } from '../../../domain/partners/usage.ts';
import type { Subject } from '../../endpoint.ts';
import { account } from '../../schemas/account.ts';
import { usage } from '../../schemas/usage.ts';
import { json, NOT_MODIFIED, texts } from '../usual-answers.ts';

export const ACCOUNT: Subject = {
  title: 'Account and usage',
  endpoints: [
    {
      id: 'getAccount',
      method: 'GET',
      path: '/v1/account',
      audience: 'licensed',
      scope: 'account',
      answers: { 200: json(account) },
      problems: [],
    },
    {
      id: 'getUsage',
      method: 'GET',
      path: '/v1/usage',
      audience: 'licensed',
      scope: 'usage',
      query: usageQuerySchema,
      answers: { 200: { ...json(usage, ['Vary']), alsoAs: ['text/csv'] } },
      problems: [],
    },
    {
      id: 'getReceipt',
      method: 'GET',
      path: '/v1/receipts/{id}',
      audience: 'licensed',
      scope: 'articles',
      parts: texts('id'),
      fields: ['If-None-Match'],
      answers: { 200: { mediaType: 'application/jose', fields: ['ETag'] }, 304: NOT_MODIFIED },
      problems: ['not-found'],
    },
  ],
};
