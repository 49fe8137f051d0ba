// One licensed article: as ninjs, as HTML to paste, and as plain text.
import type { Answer, Endpoint, Subject } from '../../endpoint.ts';
import { ninjsItem } from '../../schemas/ninjs.ts';
import { NOT_MODIFIED, OF_COPY, texts } from '../usual-answers.ts';

function article(id: string, path: string, answer: Answer): Endpoint {
  return {
    id,
    method: 'GET',
    path,
    audience: 'licensed',
    scope: 'articles',
    parts: texts('slug'),
    fields: ['If-None-Match'],
    answers: { 200: { ...answer, fields: ['ETag', 'Link'] }, 304: NOT_MODIFIED },
    problems: ['not-found', 'withdrawn', 'expired', 'quota-exceeded', ...OF_COPY],
  };
}

export const LICENSED_ARTICLES: Subject = {
  title: 'Articles',
  endpoints: [
    article('getArticle', '/v1/articles/{slug}', { mediaType: 'application/json', schema: ninjsItem }),
    article('getArticleHtml', '/v1/articles/{slug}/html', { mediaType: 'text/html' }),
    article('getArticleText', '/v1/articles/{slug}/text', { mediaType: 'text/plain' }),
  ],
};
