// Tokens, links for signing in, the audit trail, export and restore.
import { auditQuerySchema, restoreQuerySchema, tokenListQuerySchema } from '../../../domain/publisher/publisher-queries.ts';
import type { Subject } from '../../endpoint.ts';
import { nothing } from '../../schemas/agreements.ts';
import { newToken, signInLink, tokenList, tokenRequest } from '../../schemas/keys.ts';
import { auditTrail, restored } from '../../schemas/records.ts';
import { json, jsonBody, NDJSON_TYPE, OF_BODIES, optionalBody, texts } from '../usual-answers.ts';

const OF_TOKENS = { audience: 'desk', scope: 'tokens' } as const;
const OF_BACKUPS = { audience: 'desk', scope: 'backup' } as const;

export const TOKENS: Subject = {
  title: 'Tokens of the desk',
  endpoints: [
    {
      ...OF_TOKENS,
      id: 'listTokens',
      method: 'GET',
      path: '/desk/tokens',
      query: tokenListQuerySchema,
      answers: { 200: json(tokenList) },
      problems: ['invalid-content'],
    },
    {
      ...OF_TOKENS,
      id: 'mintToken',
      method: 'POST',
      path: '/desk/tokens',
      body: jsonBody(tokenRequest),
      answers: { 201: json(newToken) },
      problems: [...OF_BODIES, 'name-taken'],
    },
    {
      ...OF_TOKENS,
      id: 'revokeToken',
      method: 'DELETE',
      path: '/desk/tokens/{id}',
      parts: texts('id'),
      answers: { 204: {} },
      problems: ['not-found'],
    },
    {
      id: 'makeSignInLink',
      method: 'POST',
      path: '/desk/sign-in-links',
      audience: 'desk',
      scope: 'read',
      body: optionalBody(nothing),
      answers: { 201: json(signInLink) },
      problems: OF_BODIES,
    },
  ],
};

export const RECORDS: Subject = {
  title: 'Audit trail, export and restore',
  endpoints: [
    {
      id: 'getAuditTrail',
      method: 'GET',
      path: '/desk/audit',
      audience: 'desk',
      scope: 'read',
      query: auditQuerySchema,
      answers: { 200: json(auditTrail) },
      problems: ['invalid-content'],
    },
    {
      ...OF_BACKUPS,
      id: 'exportAll',
      method: 'GET',
      path: '/desk/export',
      answers: { 200: { mediaType: NDJSON_TYPE } },
      problems: [],
    },
    {
      ...OF_BACKUPS,
      id: 'restoreAll',
      method: 'POST',
      path: '/desk/restore',
      query: restoreQuerySchema,
      body: { mediaType: NDJSON_TYPE },
      answers: { 200: json(restored) },
      problems: ['bad-request', 'unsupported-media-type', 'invalid-content', 'not-empty'],
    },
  ],
};
