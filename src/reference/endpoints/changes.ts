// The change feed of a partner.
import { changesQuerySchema } from '../../domain/pulls/pull-queries.ts';
import type { Subject } from '../endpoint.ts';
import { changes } from '../schemas/changes.ts';

export const CHANGES: Subject = {
  title: 'Changes',
  endpoints: [
    {
      id: 'listChanges',
      method: 'GET',
      path: '/v1/changes',
      audience: 'licensed',
      scope: 'changes',
      query: changesQuerySchema,
      answers: { 200: { mediaType: 'application/json', schema: changes } },
      problems: ['resync-required'],
    },
  ],
};
