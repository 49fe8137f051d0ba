// Partners, their standing, and what they would get.
import { partnerListQuerySchema } from '../../../domain/partners/partner-queries.ts';
import { previewQuerySchema } from '../../../domain/pulls/pull-queries.ts';
import { dryRunQuerySchema } from '../../../domain/values/query-fields.ts';
import type { Subject } from '../../endpoint.ts';
import { termsRequest } from '../../schemas/agreements.ts';
import {
  partner,
  partnerList,
  partnerRequest,
  partnerWritten,
  standingNow,
  standingRequest,
  standingWritten,
} from '../../schemas/partners.ts';
import { preview } from '../../schemas/preview.ts';
import { codes, json, jsonBody, OF_BODIES, OF_CHANGES } from '../usual-answers.ts';

const READ = { method: 'GET', audience: 'desk', scope: 'read', parts: codes('partner') } as const;
const PUT = {
  method: 'PUT',
  audience: 'desk',
  scope: 'partners',
  parts: codes('partner'),
  query: dryRunQuerySchema,
  fields: ['If-Match'],
} as const;

export const PARTNERS: Subject = {
  title: 'Partners',
  endpoints: [
    {
      id: 'listPartners',
      method: 'GET',
      path: '/desk/partners',
      audience: 'desk',
      scope: 'read',
      query: partnerListQuerySchema,
      answers: { 200: json(partnerList) },
      problems: ['invalid-content'],
    },
    {
      ...READ,
      id: 'getPartner',
      path: '/desk/partners/{partner}',
      answers: { 200: json(partner, ['ETag']) },
      problems: ['bad-request', 'not-found'],
    },
    {
      ...PUT,
      id: 'putPartner',
      path: '/desk/partners/{partner}',
      body: jsonBody(partnerRequest),
      answers: { 200: json(partnerWritten, ['ETag']), 201: json(partnerWritten, ['ETag']) },
      problems: [...OF_BODIES, ...OF_CHANGES],
    },
    {
      ...READ,
      id: 'getStanding',
      path: '/desk/partners/{partner}/standing',
      answers: { 200: json(standingNow, ['ETag']) },
      problems: ['bad-request', 'not-found'],
    },
    {
      ...PUT,
      id: 'putStanding',
      path: '/desk/partners/{partner}/standing',
      body: jsonBody(standingRequest),
      answers: { 200: json(standingWritten, ['ETag']) },
      problems: [...OF_BODIES, ...OF_CHANGES, 'not-found'],
    },
    {
      ...READ,
      id: 'previewCopy',
      path: '/desk/partners/{partner}/preview',
      query: previewQuerySchema,
      answers: { 200: json(preview) },
      problems: ['bad-request', 'not-found', 'invalid-content', 'no-such-agreement'],
    },
    {
      ...READ,
      id: 'previewTerms',
      method: 'POST',
      path: '/desk/partners/{partner}/preview',
      query: previewQuerySchema,
      body: jsonBody(termsRequest),
      answers: { 200: json(preview) },
      problems: [...OF_BODIES, 'not-found', 'no-such-agreement'],
    },
  ],
};
