// A partner's agreements, the acceptance of their notices, and the partner's key.
import { agreementListQuerySchema } from '../../../domain/partners/partner-queries.ts';
import type { Subject } from '../../endpoint.ts';
import { acceptanceRequest, accepted, ownAgreementList, ownAgreementVersion } from '../../schemas/agreements.ts';
import { newKey, rotationRequest } from '../../schemas/keys.ts';
import { json, jsonBody, OF_BODIES, optionalBody, texts } from '../usual-answers.ts';

const USUAL = { audience: 'licensed', scope: 'account' } as const;

export const AGREEMENTS: Subject = {
  title: 'Agreements and acceptance',
  endpoints: [
    {
      ...USUAL,
      id: 'listAgreements',
      method: 'GET',
      path: '/v1/agreements',
      query: agreementListQuerySchema,
      answers: { 200: json(ownAgreementList) },
      problems: [],
    },
    {
      ...USUAL,
      id: 'getAgreementVersion',
      method: 'GET',
      path: '/v1/agreements/{id}/versions/{version}',
      parts: texts('id', 'version'),
      answers: { 200: json(ownAgreementVersion) },
      problems: ['not-found'],
    },
    {
      ...USUAL,
      id: 'acceptNotice',
      method: 'POST',
      path: '/v1/agreements/{id}/acceptance',
      parts: texts('id'),
      body: jsonBody(acceptanceRequest),
      answers: { 200: json(accepted) },
      problems: [...OF_BODIES, 'not-found', 'notice-changed'],
    },
  ],
};

export const OWN_KEY: Subject = {
  title: 'Rotating a key',
  endpoints: [
    {
      ...USUAL,
      id: 'rotateOwnKey',
      method: 'POST',
      path: '/v1/keys/rotation',
      body: optionalBody(rotationRequest),
      answers: { 201: json(newKey) },
      problems: [...OF_BODIES, 'not-found'],
    },
  ],
};
