// A partner's agreements, the acceptance of their notices, and the partner's key.
import { agreementListQuerySchema } from '../../../domain/partners/partner-queries.ts';
import type { Subject } from '../../endpoint.ts';
import { acceptanceRequest, accepted, ownAgreementList, ownAgreementVersion } from '../../schemas/agreements.ts';
import { newKey, rotationRequest, testKeyRequest } from '../../schemas/keys.ts';
import { codes, json, jsonBody, OF_BODIES, optionalBody, texts } from '../usual-answers.ts';

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
  title: 'Keys of your own',
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
    {
      ...USUAL,
      id: 'makeTestKey',
      method: 'POST',
      path: '/v1/sandbox/keys',
      body: optionalBody(testKeyRequest),
      answers: { 201: json(newKey) },
      problems: OF_BODIES,
    },
    {
      ...USUAL,
      id: 'revokeTestKey',
      method: 'POST',
      path: '/v1/sandbox/keys/{key}/revocation',
      parts: codes('key'),
      answers: { 204: {} },
      problems: ['not-found'],
    },
  ],
};
