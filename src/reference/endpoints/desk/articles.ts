// The desk's articles.
import { articleListQuerySchema, articleVersionQuerySchema, putArticleQuerySchema } from '../../../domain/articles/article-requests.ts';
import type { Endpoint, Subject } from '../../endpoint.ts';
import { nothing } from '../../schemas/agreements.ts';
import {
  article,
  articleHistory,
  articleList,
  articleRequest,
  articleWritten,
  bulkAnswer,
  bulkLine,
  correctionRequest,
  withdrawalRequest,
} from '../../schemas/articles.ts';
import { json, jsonBody, NDJSON_TYPE, OF_BODIES, OF_CHANGES, optionalBody, texts } from '../usual-answers.ts';

const ONE = {
  audience: 'desk',
  parts: texts('slug'),
} as const;

const READ = { ...ONE, method: 'GET', scope: 'read' } as const;

const CHANGE = {
  ...ONE,
  scope: 'articles',
  fields: ['If-Match', 'Idempotency-Key'],
} as const;

const OF_COMMANDS = [...OF_BODIES, ...OF_CHANGES, 'not-found', 'idempotency-key-reused'] as const;

/** A command that needs no body. */
function stateChange(id: string, path: string, problems: Endpoint['problems']): Endpoint {
  return {
    ...CHANGE,
    id,
    method: 'POST',
    path,
    body: optionalBody(nothing),
    answers: { 200: json(articleWritten, ['ETag']) },
    problems: [...OF_COMMANDS, ...problems],
  };
}

export const DESK_ARTICLES: Subject = {
  title: 'Articles of the desk',
  endpoints: [
    {
      id: 'listDeskArticles',
      method: 'GET',
      path: '/desk/articles',
      audience: 'desk',
      scope: 'read',
      query: articleListQuerySchema,
      answers: { 200: json(articleList) },
      problems: ['invalid-content'],
    },
    {
      ...READ,
      id: 'getDeskArticle',
      path: '/desk/articles/{slug}',
      query: articleVersionQuerySchema,
      answers: { 200: json(article, ['ETag']) },
      problems: ['bad-request', 'not-found', 'invalid-content'],
    },
    {
      ...READ,
      id: 'getArticleHistory',
      path: '/desk/articles/{slug}/versions',
      answers: { 200: json(articleHistory) },
      problems: ['bad-request', 'not-found'],
    },
    {
      ...CHANGE,
      id: 'putArticle',
      method: 'PUT',
      path: '/desk/articles/{slug}',
      query: putArticleQuerySchema,
      fields: ['If-Match', 'If-None-Match', 'Idempotency-Key'],
      body: jsonBody(articleRequest),
      answers: { 200: json(articleWritten, ['ETag']), 201: json(articleWritten, ['ETag']) },
      problems: [...OF_COMMANDS, 'article-withdrawn', 'embargo-fixed'],
    },
    {
      ...CHANGE,
      id: 'correctArticle',
      method: 'POST',
      path: '/desk/articles/{slug}/correction',
      body: jsonBody(correctionRequest),
      answers: { 200: json(articleWritten, ['ETag']) },
      problems: [...OF_COMMANDS, 'article-withdrawn', 'never-published', 'embargo-fixed'],
    },
    {
      ...CHANGE,
      id: 'withdrawArticle',
      method: 'POST',
      path: '/desk/articles/{slug}/withdrawal',
      body: jsonBody(withdrawalRequest),
      answers: { 200: json(articleWritten, ['ETag']) },
      problems: OF_COMMANDS,
    },
    {
      ...CHANGE,
      id: 'replaceWithdrawal',
      method: 'PUT',
      path: '/desk/articles/{slug}/withdrawal',
      body: jsonBody(withdrawalRequest),
      answers: { 200: json(articleWritten, ['ETag']) },
      problems: [...OF_COMMANDS, 'not-withdrawn'],
    },
    stateChange('reinstateArticle', '/desk/articles/{slug}/reinstatement', ['not-withdrawn']),
    stateChange('holdArticle', '/desk/articles/{slug}/hold', ['article-withdrawn']),
    stateChange('releaseArticle', '/desk/articles/{slug}/release', ['article-withdrawn']),
    {
      id: 'applyCommands',
      method: 'POST',
      path: '/desk/articles',
      audience: 'desk',
      scope: 'articles',
      body: { mediaType: NDJSON_TYPE, schema: bulkLine },
      answers: { 200: { mediaType: NDJSON_TYPE, schema: bulkAnswer } },
      problems: ['bad-request', 'not-found', 'unsupported-media-type'],
    },
  ],
};
