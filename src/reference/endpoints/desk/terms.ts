// Subjects, authors and sections.
import { termListQuerySchema } from '../../../domain/publisher/publisher-queries.ts';
import { dryRunQuerySchema } from '../../../domain/values/query-fields.ts';
import type { Endpoint, Subject } from '../../endpoint.ts';
import { termChanged, termList, termMerge, termRename, termReviewing } from '../../schemas/terms.ts';
import { codes, json, jsonBody, OF_BODIES } from '../usual-answers.ts';

function list(id: string, path: string): Endpoint {
  return {
    id,
    method: 'GET',
    path,
    audience: 'desk',
    scope: 'read',
    query: termListQuerySchema,
    answers: { 200: json(termList) },
    problems: ['invalid-content'],
  };
}

function change(id: string, path: string, body: typeof termMerge | typeof termRename): Endpoint {
  return {
    id,
    method: 'POST',
    path,
    audience: 'desk',
    scope: 'publisher',
    parts: codes('code'),
    query: dryRunQuerySchema,
    body: jsonBody(body),
    answers: { 200: json(termChanged), 202: json(termReviewing) },
    problems: [...OF_BODIES, 'not-found', 'merge-divides-agreements'],
  };
}

export const TERMS: Subject = {
  title: 'Subjects, authors and sections',
  endpoints: [
    list('listSubjects', '/desk/subjects'),
    change('mergeSubject', '/desk/subjects/{code}/merge', termMerge),
    change('renameSubject', '/desk/subjects/{code}/rename', termRename),
    list('listAuthors', '/desk/authors'),
    change('mergeAuthor', '/desk/authors/{code}/merge', termMerge),
    change('renameAuthor', '/desk/authors/{code}/rename', termRename),
    list('listSections', '/desk/sections'),
    change('mergeSection', '/desk/sections/{code}/merge', termMerge),
  ],
};
