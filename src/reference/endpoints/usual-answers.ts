// Answers and refusals that many endpoints have. Pure.
import * as z from 'zod';
import type { ProblemName } from '../../domain/problems/problem.ts';
import type { Answer, Endpoint, RequestBody } from '../endpoint.ts';
import { code } from '../schemas/values.ts';

export const JSON_TYPE = 'application/json';
export const NDJSON_TYPE = 'application/x-ndjson';

export function json(schema: z.ZodType, fields: Answer['fields'] = []): Answer {
  return { mediaType: JSON_TYPE, schema, fields };
}

export function jsonBody(schema: z.ZodType): RequestBody {
  return { mediaType: JSON_TYPE, schema };
}

/** For calls that need no members. */
export function optionalBody(schema: z.ZodType): RequestBody {
  return { ...jsonBody(schema), isOptional: true };
}

/** Of requests with a body. */
export const OF_BODIES = [
  'bad-request',
  'too-large',
  'unsupported-media-type',
  'invalid-content',
] as const satisfies readonly ProblemName[];

/** Of requests that change a record. */
export const OF_CHANGES = ['precondition-failed', 'precondition-required'] as const satisfies readonly ProblemName[];

/** Of licensed copy. */
export const OF_COPY = ['suspended', 'agreement-not-in-force'] as const satisfies readonly ProblemName[];

/** Not changed since the answer that the request names. */
export const NOT_MODIFIED: Answer = { fields: ['ETag'] };

/** Somewhere else: the address has another spelling, or has moved. */
export const MOVED: Answer = { fields: ['Location'] };

/** A part of the path that is a code. */
export function codes<const Names extends readonly string[]>(...names: Names): Record<string, z.ZodType> {
  return Object.fromEntries(names.map((name) => [name, code]));
}

/** A part of the path that any text may be. */
export function texts<const Names extends readonly string[]>(...names: Names): Record<string, z.ZodType> {
  return Object.fromEntries(names.map((name) => [name, z.string().min(1)]));
}

type PublicPage = Pick<Endpoint, 'id' | 'path'> & Partial<Pick<Endpoint, 'parts' | 'query' | 'problems' | 'answers'>>;

/** A page or a document for everybody, which caches may keep and revalidate. */
export function publicGet({ answers, problems = [], ...page }: PublicPage, mediaType: string, schema?: z.ZodType): Endpoint {
  return {
    method: 'GET',
    audience: 'public',
    fields: ['If-None-Match', 'If-Modified-Since'],
    answers: {
      200: { mediaType, fields: ['ETag', 'Last-Modified'], ...(schema === undefined ? {} : { schema }) },
      304: { fields: ['ETag', 'Last-Modified'] },
      ...answers,
    },
    problems,
    ...page,
  };
}
