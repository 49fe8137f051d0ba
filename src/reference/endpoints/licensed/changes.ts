// The change feed of a partner.
import { changesQuerySchema } from '../../../domain/pulls/pull-queries.ts';
import type { Subject } from '../../endpoint.ts';
import { changes } from '../../schemas/changes.ts';
import { json } from '../usual-answers.ts';

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
      answers: { 200: json(changes) },
      problems: ['resync-required'],
    },
  ],
};
