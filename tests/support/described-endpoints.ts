// The endpoints of the reference as a test looks them up: by method and path, with what each may answer.
import * as z from 'zod';
import { PROBLEM_TYPES } from '../../src/domain/problems/problem.ts';
import { namedSchemas } from '../../src/reference/document/json-schema.ts';
import { type Endpoint, problemsOf } from '../../src/reference/endpoint.ts';
import { ANSWERS } from '../../src/reference/schemas/named.ts';
import { ENDPOINTS } from '../../src/reference/subjects.ts';

export interface Described {
  endpoint: Endpoint;
  /** By status: the media types of an answer, each with the name of its schema if it has one. */
  answers: ReadonlyMap<number, ReadonlyMap<string, string | undefined>>;
  /** Names of all schemas of its answers. */
  schemas: ReadonlySet<string>;
}

interface Pattern extends Described {
  method: string;
  path: RegExp;
}

/** The most concrete path first: of two that match, it is the one that is meant. */
const PATTERNS: readonly Pattern[] = ENDPOINTS.map(patternOf).sort(
  (one, other) => literalChars(other.endpoint) - literalChars(one.endpoint),
);

function literalChars({ path }: Endpoint): number {
  return path.replace(/\{\w+\}/g, '').length;
}

/** HEAD is answered as GET. `undefined`: the reference has no such endpoint. */
export function endpointOf(method: string, path: string): Described | undefined {
  const asked = method === 'HEAD' ? 'GET' : method;
  return PATTERNS.find((pattern) => pattern.method === asked && pattern.path.test(path));
}

function patternOf(endpoint: Endpoint): Pattern {
  const answers = new Map<number, Map<string, string | undefined>>();
  for (const [status, { mediaType, schema, alsoAs = [] }] of Object.entries(endpoint.answers)) {
    const id = schema === undefined ? undefined : ANSWERS.get(schema)?.id;
    const types = mediaType === undefined ? [] : [[mediaType, id] as const, ...alsoAs.map((type) => [type, undefined] as const)];
    answers.set(Number(status), new Map(types));
  }
  const names = problemsOf(endpoint);
  const pages = endpoint.audience === 'public' ? ['text/html'] : [];
  for (const name of names)
    answers.set(PROBLEM_TYPES[name].status, new Map(['application/problem+json', ...pages].map((type) => [type, undefined])));
  const ids = [...answers.values()].flatMap((types) => [...types.values()]).filter((id) => id !== undefined);
  const source = endpoint.path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+');
  return {
    endpoint,
    method: endpoint.method,
    path: new RegExp(`^${source}$`),
    answers,
    schemas: new Set([...ids, ...names.map((name) => `Problem.${name}`)]),
  };
}

/** The schemas of the document, read back from it, so that it is the document that is tried. workerd compiles no code, so they are interpreted. */
let schemas: z.ZodObject | undefined;

/** Refuses members that the document does not name. */
export function schemaOf(id: string): z.ZodType {
  schemas ??= readBack();
  const schema = schemas.shape[id];
  if (!(schema instanceof z.ZodType)) throw new Error(`the document has no schema ${id}`);
  return schema;
}

function readBack(): z.ZodObject {
  const text = JSON.stringify(namedSchemas(), (_name, value) => (hasMembers(value) ? { additionalProperties: false, ...value } : value));
  const $defs = JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/'));
  const properties = Object.fromEntries(Object.keys($defs).map((id) => [id, { $ref: `#/$defs/${id}` }]));
  const schema = z.fromJSONSchema({ type: 'object', properties, required: Object.keys($defs), $defs });
  if (!(schema instanceof z.ZodObject)) throw new Error('the schemas of the document cannot be read back');
  return schema;
}

function hasMembers(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'properties' in value && 'type' in value;
}
