// Whether a partner may use an article in a certain way.
import type { Subject } from '../endpoint.ts';
import { decision, useQuestion } from '../schemas/decisions.ts';

export const DECISIONS: Subject = {
  title: 'Decisions',
  endpoints: [
    {
      id: 'decideUse',
      method: 'POST',
      path: '/v1/decide',
      audience: 'licensed',
      scope: 'articles',
      body: { mediaType: 'application/json', schema: useQuestion },
      answers: { 200: { mediaType: 'application/json', schema: decision } },
      problems: [
        'not-found',
        'withdrawn',
        'expired',
        'too-large',
        'unsupported-media-type',
        'invalid-content',
        'suspended',
        'agreement-not-in-force',
      ],
    },
  ],
};
