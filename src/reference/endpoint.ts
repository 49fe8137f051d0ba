// One endpoint of the HTTP API as the reference describes it. Descriptions in words are in words/, by the id of the endpoint. Pure data.
import type * as z from 'zod';
import type { KeyScope } from '../domain/partners/key.ts';
import type { ProblemName } from '../domain/problems/problem.ts';
import type { DeskScope } from '../domain/publisher/desk-scope.ts';

/** `licensed`: partners, with a key. `token`: feed readers of partners, with a feed token in the path. */
export type Audience = 'public' | 'licensed' | 'token' | 'desk';

export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

/** Header fields of requests that change an answer. OpenAPI 3.1 §4.8.12 ignores Authorization, which the audience says, and Accept, which the media types
 *  of an answer say. */
export type RequestField = 'If-None-Match' | 'If-Modified-Since' | 'If-Match' | 'Idempotency-Key';

/** Header fields of answers that clients use. */
export type AnswerField = 'ETag' | 'Last-Modified' | 'Link' | 'Location' | 'Retry-After' | 'RateLimit' | 'RateLimit-Policy' | 'Vary';

export interface Answer {
  /** Absent: the answer has no body. */
  mediaType?: string;
  /** Of an answer in JSON: the schema that it fits. Absent: the media type describes it. */
  schema?: z.ZodType;
  /** Other media types in which the same answer is given, when the request asks for them. */
  alsoAs?: readonly string[];
  fields?: readonly AnswerField[];
}

export interface RequestBody {
  mediaType: string;
  /** The schema with which the Worker reads it. Absent: the media type describes it. Of NDJSON: the schema of a line. */
  schema?: z.ZodType;
  /** An empty body counts as an empty object. */
  isOptional?: true;
}

export interface Endpoint {
  /** The operationId, such as `acknowledgeWithdrawal`. Words and examples have it as their key. */
  id: string;
  method: Method;
  /** In OpenAPI's spelling: `/v1/articles/{slug}`. */
  path: string;
  audience: Audience;
  /** Absent: anybody may call it. */
  scope?: KeyScope | DeskScope;
  /** Schemas of the parts of the path, by their names. */
  parts?: Readonly<Record<string, z.ZodType>>;
  /** The schema with which the Worker reads the query. Absent: it has none. */
  query?: z.ZodObject;
  fields?: readonly RequestField[];
  body?: RequestBody;
  /** By status. Refusals are in `problems`. */
  answers: Readonly<Partial<Record<200 | 201 | 202 | 204 | 302 | 303 | 304 | 308, Answer>>>;
  /** Refusals beside those of its audience (COMMON_PROBLEMS). */
  problems: readonly ProblemName[];
}

/** Endpoints about one subject, in the order of the reference. */
export interface Subject {
  /** Heading of the reference. */
  title: string;
  endpoints: readonly Endpoint[];
}

const ALWAYS = ['internal', 'unavailable', 'origin-unset'] as const satisfies readonly ProblemName[];
const OF_KEYS = [
  'bad-request',
  'key-in-address',
  'unauthorised',
  'forbidden',
  'rate-exceeded',
  'secret-unusable',
] as const satisfies readonly ProblemName[];

/** Refusals that every endpoint of an audience may answer. */
export const COMMON_PROBLEMS: Readonly<Record<Audience, readonly ProblemName[]>> = {
  public: ALWAYS,
  licensed: [...OF_KEYS, ...ALWAYS],
  token: [...OF_KEYS, ...ALWAYS],
  desk: ['unauthorised', 'forbidden', 'too-many-attempts', 'secret-unusable', ...ALWAYS],
};

/** All refusals of an endpoint, each once, by status. */
export function problemsOf({ audience, problems }: Pick<Endpoint, 'audience' | 'problems'>): readonly ProblemName[] {
  return [...new Set([...problems, ...COMMON_PROBLEMS[audience]])];
}
