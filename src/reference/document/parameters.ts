// Parts of paths, parameters of queries and header fields of requests. Pure.
import type * as z from 'zod';
import type { Endpoint, RequestField } from '../endpoint.ts';
import { ENDPOINT_WORDS } from '../words/all-words.ts';
import { sentencesOf } from './described.ts';
import { type JsonSchema, parameterSchema } from './json-schema.ts';

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: true;
  description?: string;
  schema: JsonSchema;
}

/** Header fields of requests, which are components of the document. */
export const PARAMETER_FIELDS: Readonly<Record<RequestField, Parameter>> = {
  'If-None-Match': field(
    'If-None-Match',
    'The ETag of an answer that you have. If nothing has changed, the answer is 304.',
    'the whole answer is sent',
  ),
  'If-Modified-Since': field(
    'If-Modified-Since',
    'The Last-Modified of an answer that you have. It counts only without If-None-Match.',
    'the whole answer is sent',
  ),
  'If-Match': field(
    'If-Match',
    'The ETag of the version that you have changed, so that no change of somebody else is overwritten. "*" replaces whatever there is.',
    'the record must not exist yet, or must already be as the request says',
  ),
  'Idempotency-Key': field(
    'Idempotency-Key',
    'Any text of 1 to 200 characters. The same call with the same key is answered as the first one was, for at least 24 hours.',
    'every call counts',
  ),
};

function field(name: RequestField, meaning: string, absent: string): Parameter {
  return { name, in: 'header', description: sentencesOf([meaning, absent]), schema: { type: 'string' } };
}

/** The parameters of an operation. */
export function parametersOf({ id, parts = {}, query, fields = [] }: Endpoint): (Parameter | { $ref: string })[] {
  const words = ENDPOINT_WORDS[id]?.parameters ?? {};
  const describe = (name: string) => (words[name] === undefined ? {} : { description: sentencesOf(words[name]) });
  const inPath = Object.entries(parts).map(
    ([name, schema]): Parameter => ({ name, in: 'path', required: true, ...describe(name), schema: parameterSchema(schema) }),
  );
  const inQuery = Object.entries<z.ZodType>(query?.shape ?? {}).map(
    ([name, schema]): Parameter => ({ name, in: 'query', ...describe(name), schema: querySchema(name, schema) }),
  );
  return [...inPath, ...inQuery, ...fields.map((name) => ({ $ref: `#/components/parameters/${name}` }))];
}

/** A cursor is a text without meaning for clients, whatever it is made of. */
function querySchema(name: string, schema: z.ZodType): JsonSchema {
  return name === 'cursor' ? { type: 'string', minLength: 1 } : parameterSchema(schema);
}
