// Agreements of a partner.
import { agreementListQuerySchema } from '../../../domain/partners/partner-queries.ts';
import { dryRunQuerySchema } from '../../../domain/values/query-fields.ts';
import type { Subject } from '../../endpoint.ts';
import { agreementSummaryList, agreementVersion, agreementWritten, endRequest, termsRequest } from '../../schemas/agreements.ts';
import { ordinal } from '../../schemas/values.ts';
import { codes, json, jsonBody, OF_BODIES, OF_CHANGES, optionalBody } from '../usual-answers.ts';

const ONE = '/desk/partners/{partner}/agreements/{agreement}';
const READ = { method: 'GET', audience: 'desk', scope: 'read' } as const;
const WRITE = { audience: 'desk', scope: 'partners', parts: codes('partner', 'agreement'), query: dryRunQuerySchema } as const;

export const DESK_AGREEMENTS: Subject = {
  title: 'Agreements of a partner',
  endpoints: [
    {
      ...READ,
      id: 'listPartnerAgreements',
      path: '/desk/partners/{partner}/agreements',
      parts: codes('partner'),
      query: agreementListQuerySchema,
      answers: { 200: json(agreementSummaryList) },
      problems: ['bad-request', 'not-found', 'invalid-content'],
    },
    {
      ...READ,
      id: 'getPartnerAgreement',
      path: ONE,
      parts: codes('partner', 'agreement'),
      answers: { 200: json(agreementVersion, ['ETag']) },
      problems: ['bad-request', 'not-found'],
    },
    {
      ...READ,
      id: 'getPartnerAgreementVersion',
      path: `${ONE}/versions/{version}`,
      parts: { ...codes('partner', 'agreement'), version: ordinal },
      answers: { 200: json(agreementVersion, ['ETag']) },
      problems: ['bad-request', 'not-found', 'invalid-content'],
    },
    {
      ...WRITE,
      id: 'putAgreement',
      method: 'PUT',
      path: ONE,
      fields: ['If-Match'],
      body: jsonBody(termsRequest),
      answers: { 200: json(agreementWritten, ['ETag']), 201: json(agreementWritten, ['ETag']) },
      problems: [...OF_BODIES, ...OF_CHANGES, 'not-found'],
    },
    {
      ...WRITE,
      id: 'endAgreement',
      method: 'POST',
      path: `${ONE}/end`,
      body: optionalBody(endRequest),
      answers: { 200: json(agreementWritten, ['ETag']) },
      problems: [...OF_BODIES, 'not-found'],
    },
  ],
};
