// Whether a partner may use an article in a certain way.
import type { Subject } from '../../endpoint.ts';
import { decision, useQuestion } from '../../schemas/decisions.ts';
import { json, jsonBody, OF_BODIES, OF_COPY } from '../usual-answers.ts';

export const DECISIONS: Subject = {
  title: 'Decisions',
  endpoints: [
    {
      id: 'decideUse',
      method: 'POST',
      path: '/v1/decide',
      audience: 'licensed',
      scope: 'articles',
      body: jsonBody(useQuestion),
      answers: { 200: json(decision) },
      problems: [...OF_BODIES, 'not-found', 'withdrawn', 'expired', ...OF_COPY],
    },
  ],
};
