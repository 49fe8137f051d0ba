// What an operation answers: by status, with media types, schemas and header fields. Pure.
import { PROBLEM_TYPES, type ProblemName } from '../../domain/problems/problem.ts';
import { type Answer, type AnswerField, type Endpoint, problemsOf } from '../endpoint.ts';
import { EXAMPLES } from '../examples/examples.ts';
import { ANSWERS } from '../schemas/named.ts';
import { ENDPOINT_WORDS } from '../words/all-words.ts';
import { type JsonSchema, refTo } from './json-schema.ts';

/** Header fields of answers, which are components of the document. */
export const ANSWER_FIELDS: Readonly<Record<AnswerField, { description: string; schema: JsonSchema }>> = {
  ETag: textField('Names this state of the record. Send it back in If-None-Match, or in If-Match when you change the record.'),
  'Last-Modified': textField('When it last changed, in whole seconds.'),
  Link: textField('Links to related documents (RFC 8288).'),
  Location: textField('Where the answer is.'),
  'Retry-After': { description: 'Seconds after which to try again.', schema: { type: 'integer', minimum: 0 } },
  RateLimit: textField('What is left: requests of the window and, with a quota, articles of the period.'),
  'RateLimit-Policy': textField('What the agreement allows: requests in a window and, with a quota, articles in a period.'),
  Vary: textField('Header fields of the request that the answer depends on.'),
};

function textField(description: string): { description: string; schema: JsonSchema } {
  return { description, schema: { type: 'string' } };
}

/** Refusals that say when to try again. */
const PASSING: ReadonlySet<ProblemName> = new Set(['rate-exceeded', 'quota-exceeded', 'too-many-attempts', 'unavailable']);

const USUAL_WORDS: Readonly<Record<string, string>> = {
  200: 'The answer.',
  201: 'It was made.',
  204: 'It was done. The answer has no body.',
  304: 'Nothing has changed since the answer that the request names.',
  308: 'The address has moved. Location has the new one.',
};

/** The responses of an operation. */
export function responsesOf(endpoint: Endpoint): Record<string, object> {
  const words = ENDPOINT_WORDS[endpoint.id]?.answers ?? {};
  const rates = endpoint.audience === 'licensed' || endpoint.audience === 'token' ? (['RateLimit', 'RateLimit-Policy'] as const) : [];
  const answered = Object.entries(endpoint.answers).map(([status, answer]) => [
    status,
    response(words[Number(status)] ?? USUAL_WORDS[status] ?? '', answer, {
      fields: rates,
      example: exampleOf(endpoint.id, Number(status)),
    }),
  ]);
  return Object.fromEntries([...answered, ...refusalsOf(endpoint)]);
}

interface Besides {
  fields: readonly AnswerField[];
  /** The media type and the body of an answer that was really given. */
  example: { mediaType: string; body: unknown } | undefined;
}

function exampleOf(id: string, status: number): Besides['example'] {
  const { answer } = EXAMPLES[id] ?? {};
  if (answer?.status !== status || answer.body === undefined) return undefined;
  return { mediaType: answer.headers['content-type']?.split(';')[0] ?? '', body: answer.body };
}

function response(
  description: string,
  { mediaType, schema, alsoAs = [], fields = [] }: Answer,
  { fields: more, example }: Besides,
): object {
  const id = schema === undefined ? undefined : ANSWERS.get(schema)?.id;
  const schemas = new Map([...(mediaType === undefined ? [] : [mediaType]), ...alsoAs].map((type) => [type, {}]));
  if (mediaType !== undefined && id !== undefined) schemas.set(mediaType, { schema: refTo(id) });
  const content = Object.fromEntries(
    [...schemas].map(([type, described]) => [type, type === example?.mediaType ? { ...described, example: example.body } : described]),
  );
  return {
    description,
    ...(mediaType === undefined ? {} : { content }),
    ...headersOf([...fields, ...more]),
  };
}

function headersOf(fields: readonly AnswerField[]): object {
  if (fields.length === 0) return {};
  return { headers: Object.fromEntries(fields.map((name) => [name, { $ref: `#/components/headers/${name}` }])) };
}

/** One response for each status, which may have several types of problems. */
function refusalsOf(endpoint: Endpoint): [status: string, response: object][] {
  const byStatus = Map.groupBy(problemsOf(endpoint), (name) => PROBLEM_TYPES[name].status);
  return [...byStatus]
    .sort(([one], [other]) => one - other)
    .map(([status, names]) => [String(status), { $ref: `#/components/responses/${idOf(names, endpoint)}` }]);
}

/** The same refusals have one component, whatever the order in which endpoints list them. */
function idOf(names: readonly ProblemName[], { audience }: Pick<Endpoint, 'audience'>): string {
  return [...(audience === 'public' ? ['public'] : []), ...[...names].sort()].join('.');
}

/** Every refusal that some endpoint answers, which are components of the document. */
export function refusals(endpoints: readonly Endpoint[]): Record<string, object> {
  const byId = new Map<string, object>();
  for (const endpoint of endpoints) {
    for (const names of Map.groupBy(problemsOf(endpoint), (name) => PROBLEM_TYPES[name].status).values())
      byId.set(idOf(names, endpoint), refusal([...names].sort(), endpoint));
  }
  return Object.fromEntries([...byId].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Browsers get a page where everybody may ask. */
function refusal(names: readonly ProblemName[], { audience }: Pick<Endpoint, 'audience'>): object {
  return {
    description: names.map(refusalInWords).join('\n\n'),
    content: { 'application/problem+json': { schema: problemSchema(names) }, ...(audience === 'public' ? { 'text/html': {} } : {}) },
    ...headersOf(names.some((name) => PASSING.has(name)) ? ['Retry-After'] : []),
  };
}

function refusalInWords(name: ProblemName): string {
  const { title, meaning, remedy } = PROBLEM_TYPES[name];
  return `${title}. ${meaning} ${remedy}`;
}

function problemSchema(names: readonly ProblemName[]): JsonSchema {
  const references = names.map((name) => refTo(`Problem.${name}`));
  const [only] = references;
  return only !== undefined && references.length === 1 ? only : { oneOf: references };
}
