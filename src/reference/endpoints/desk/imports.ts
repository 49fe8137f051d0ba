// Runs and kills of imports.
import { importRunQuerySchema, sourcesQuerySchema } from '../../../domain/articles/import-requests.ts';
import { dryRunQuerySchema } from '../../../domain/values/query-fields.ts';
import type { Subject } from '../../endpoint.ts';
import { importRun, killAnswer, killRequest, sourceList } from '../../schemas/imports.ts';
import { json, jsonBody, OF_BODIES, texts } from '../usual-answers.ts';

export const IMPORTS: Subject = {
  title: 'Runs and kills of imports',
  endpoints: [
    {
      id: 'listImportedSources',
      method: 'GET',
      path: '/desk/imports',
      audience: 'desk',
      scope: 'read',
      query: sourcesQuerySchema,
      answers: { 200: json(sourceList) },
      problems: ['invalid-content'],
    },
    {
      id: 'getImportRun',
      method: 'GET',
      path: '/desk/imports/{run}',
      audience: 'desk',
      scope: 'read',
      parts: texts('run'),
      query: importRunQuerySchema,
      answers: { 200: json(importRun) },
      problems: ['not-found', 'invalid-content'],
    },
    {
      id: 'killSource',
      method: 'POST',
      path: '/desk/kills',
      audience: 'desk',
      scope: 'articles',
      query: dryRunQuerySchema,
      body: jsonBody(killRequest),
      answers: { 200: json(killAnswer) },
      problems: [...OF_BODIES, 'not-found'],
    },
  ],
};
