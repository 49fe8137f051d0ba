// Requests made from the document of the API alone: every parameter and every field at its bounds, beyond them, of another type and missing.
import fc from 'fast-check';
import { openApiDocument } from '../../../src/reference/openapi.ts';

/** What of a JSON Schema requests are made from. */
interface Schema {
  $ref?: string;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
}

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  schema: Schema;
}

interface Operation {
  operationId: string;
  security: Record<string, string[]>[];
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
}

/** An operation with the address and the method that it has. */
export interface Described {
  id: string;
  method: string;
  path: string;
  parameters: Parameter[];
  /** Absent: it takes no body. */
  body?: { mediaType: string; schema: Schema | undefined };
  /** Names of the schemes that open it; empty: nobody has to say who they are. */
  credentials: string[];
}

const document: {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; parameters: Record<string, Parameter> };
} = JSON.parse(JSON.stringify(openApiDocument('1.0.0')));

export const OPERATIONS: readonly Described[] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => describedOf(path, method, operation)),
);

function describedOf(path: string, method: string, { operationId: id, parameters = [], requestBody, security }: Operation): Described {
  const [[mediaType = '', { schema = undefined } = {}] = []] = Object.entries(requestBody?.content ?? {});
  return {
    id,
    method: method.toUpperCase(),
    path,
    parameters: parameters.map((one) => ('$ref' in one ? parameterAt(one.$ref) : one)),
    ...(mediaType === '' ? {} : { body: { mediaType, schema } }),
    credentials: security.flatMap((scheme) => Object.keys(scheme)),
  };
}

function parameterAt(ref: string): Parameter {
  const found = document.components.parameters[ref.split('/').at(-1) ?? ''];
  if (found === undefined) throw new Error(`the document has no ${ref}`);
  return found;
}

function resolved(schema: Schema): Schema {
  return schema.$ref === undefined ? schema : resolved(document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
}

/** No text of the API is that long; a server that counts bytes has to stop. */
const FAR_TOO_LONG = 3_000;
const INSTANTS = ['2026-11-28T00:00:00Z', '1600-01-01T00:00:00Z', '9999-12-31T00:00:00Z', '1599-12-31T23:59:59Z', '2026-02-30T00:00:00Z'];
const HOSTILE = ['', '\u0000', '\ud800', '../..', '%', '💥', '1e9', '__proto__'];

/** Values of a parameter: at each bound and just beyond, of another type, and two of the hostile ones, which the seed chooses. */
export function edgesOf(schema: Schema, seed: number): string[] {
  const { type, enum: values = [], minimum = 0, maximum = 1_000_000, maxLength = FAR_TOO_LONG, format } = resolved(schema);
  const hostile = fc.sample(fc.constantFrom(...HOSTILE), { seed, numRuns: 2 });
  const ofType = {
    integer: [minimum, maximum, minimum - 1, maximum + 1].map(String),
    boolean: ['true', 'false'],
    string: values.length > 0 ? values.map(String) : [...(format === undefined ? [] : INSTANTS), 'a'.repeat(maxLength + 1)],
  };
  return [...new Set(['', 'a', ...(ofType[type as keyof typeof ofType] ?? []), ...hostile])];
}

const WRONG = fc.constantFrom<unknown>(null, true, 0, -1.5, '', 'x', [], {}, [[]], { a: 1 });

/** Values of a body: most fit the schema, and some do not in one place or another. */
export function bodyOf(schema: Schema | undefined): fc.Arbitrary<unknown> {
  if (schema === undefined) return fc.constant({});
  return fc.oneof({ weight: 9, arbitrary: fitting(schema, 4) }, { weight: 1, arbitrary: WRONG });
}

function fitting(given: Schema, depth: number): fc.Arbitrary<unknown> {
  const schema = resolved(given);
  const options = schema.oneOf ?? schema.anyOf;
  if (options !== undefined) return fc.oneof(...options.map((one) => fitting(one, depth)));
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object':
      return objectOf(schema, depth);
    case 'array':
      return listOf(schema, depth);
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return fc.boolean();
    default:
      return WRONG;
  }
}

function objectOf({ properties = {}, required = [], additionalProperties }: Schema, depth: number): fc.Arbitrary<unknown> {
  if (depth === 0) return fc.constant({});
  const members = Object.fromEntries(
    Object.entries(properties).map(([name, field]) => [
      name,
      fc.oneof({ weight: 19, arbitrary: fitting(field, depth - 1) }, { weight: 1, arbitrary: WRONG }),
    ]),
  );
  const whole = fc.record(members, { requiredKeys: required });
  if (typeof additionalProperties !== 'object')
    return fc.oneof({ weight: 19, arbitrary: whole }, { weight: 1, arbitrary: withUnknown(whole) });
  return fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), fitting(additionalProperties, depth - 1), { maxKeys: 3 });
}

function withUnknown(whole: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return whole.map((object) => ({ ...object, unknown: 1 }));
}

function listOf({ items = {}, minItems = 0, maxItems = 3 }: Schema, depth: number): fc.Arbitrary<unknown> {
  const few = fc.array(fitting(items, depth - 1), { minLength: Math.min(minItems, 3), maxLength: Math.min(maxItems, 3) });
  const tooMany = fitting(items, 1).map((item) => Array.from({ length: Math.min(maxItems, 300) + 1 }, () => item));
  return fc.oneof({ weight: 19, arbitrary: few }, { weight: 1, arbitrary: tooMany });
}

function textOf({ format, minLength = 0, maxLength = 200 }: Schema): fc.Arbitrary<unknown> {
  if (format === 'date-time' || format === 'date') return fc.constantFrom(...INSTANTS, '2026-11-28');
  if (format === 'uri')
    return fc.constantFrom('https://m10news.example/a', 'http://[', 'javascript:0', `https://x.example/${'a'.repeat(2_048)}`);
  const lengths = fc.constantFrom(minLength, maxLength, Math.max(0, minLength - 1), maxLength + 1);
  const usual = fc.constantFrom('harbour', 'eastern-lock', 'main', 'en', 'GB', 'a'.repeat(64), '0'.repeat(64), 'a@b.example');
  return fc.oneof(
    { weight: 6, arbitrary: usual },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
    { weight: 1, arbitrary: lengths.map((length) => 'x'.repeat(length)) },
    { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
  );
}

function numberOf({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: Schema): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: minimum, max: Math.min(maximum, minimum + 1_000) }) },
    fc.constantFrom(minimum, maximum, minimum - 1, maximum + 1, 0.5),
  );
}
