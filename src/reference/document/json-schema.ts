// zod schemas as JSON Schema (draft 2020-12), in the words of what is sent rather than of what it is read into. Pure.
import * as z from 'zod';
import { flagSchema } from '../../domain/values/query-fields.ts';
import { anyWebUrlSchema, webUrlSchema } from '../../domain/values/text-schema.ts';
import { ANSWERS, REQUESTS } from '../schemas/named.ts';
// These name every schema.
import '../schemas/problems.ts';
import '../subjects.ts';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

const COMPONENTS = '#/components/schemas/';

export function refTo(id: string): JsonSchema {
  return { $ref: `${COMPONENTS}${id}` };
}

/** Every named schema by its name. */
export function namedSchemas(): Record<string, JsonSchema> {
  const uri = (id: string) => `${COMPONENTS}${id}`;
  const requests = z.toJSONSchema(REQUESTS, { ...OPTIONS, io: 'input', uri }).schemas;
  const answers = z.toJSONSchema(ANSWERS, { ...OPTIONS, io: 'output', uri, override: overrideAnswer }).schemas;
  const all = [...Object.entries(requests), ...Object.entries(answers).map(([id, schema]) => [id, mayGrow(schema)] as const)].map(
    ([id, schema]) => [id, withoutIdentity(schema)] as const,
  );
  return Object.fromEntries(all.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Later versions of the program may add members to an answer, which clients have to ignore. */
function mayGrow({ additionalProperties, ...schema }: JsonSchema): JsonSchema {
  return additionalProperties === false ? schema : { ...schema, ...(additionalProperties === undefined ? {} : { additionalProperties }) };
}

/** A parameter of a query or of a path. */
export function parameterSchema(schema: z.ZodType): JsonSchema {
  return withoutIdentity(z.toJSONSchema(schema, { ...OPTIONS, io: 'input' }));
}

const OPTIONS = { target: 'draft-2020-12', unrepresentable: 'any', override } as const;

function withoutIdentity({ $schema: _schema, $id: _id, id: _name, ...schema }: JsonSchema & { id?: unknown }): JsonSchema {
  return schema;
}

type Overridden = Parameters<NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>>[0];

/** What zod cannot know: what a text is read into. */
function override({ zodSchema, jsonSchema }: Overridden): void {
  // The pattern of a date-time is long, and says no more than its format.
  if (jsonSchema.format === 'date-time' || jsonSchema.format === 'date') delete jsonSchema.pattern;
  if (zodSchema === flagSchema) Object.assign(jsonSchema, { type: 'boolean', default: false, enum: undefined });
  if (zodSchema === webUrlSchema || zodSchema === anyWebUrlSchema) Object.assign(jsonSchema, { type: 'string', format: 'uri' });
  if (zodSchema instanceof z.ZodPipe) overridePipe(zodSchema, jsonSchema);
  if (zodSchema instanceof z.ZodDefault && jsonSchema.default === undefined) jsonSchema.default = jsonOf(zodSchema.def.defaultValue);
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (zodSchema instanceof z.ZodPrefault && jsonSchema.type === 'integer') jsonSchema.default = Number(jsonSchema.default);
  if (zodSchema instanceof z.ZodNumber && jsonSchema.type === undefined) Object.assign(jsonSchema, numberSchema(zodSchema));
  for (const [name, value] of Object.entries(jsonSchema)) if (value === undefined) Reflect.deleteProperty(jsonSchema, name);
}

function jsonOf(value: unknown): z.core.util.JSONType {
  return JSON.parse(JSON.stringify(value));
}

/** What is read into is spelt as it is sent, whatever the program makes of it: a text stays a text, and a list a list. */
function overrideAnswer({ zodSchema, jsonSchema, path }: Overridden): void {
  if (zodSchema instanceof z.ZodPipe && zodSchema.out instanceof z.ZodTransform && zodSchema.in instanceof z.ZodType)
    Object.assign(jsonSchema, withoutIdentity(z.toJSONSchema(zodSchema.in, { ...OPTIONS, io: 'output', override: overrideAnswer })));
  override({ zodSchema, jsonSchema, path });
}

/** A text that is cleaned before its length is checked, and a number in digits. */
function overridePipe({ out }: z.ZodPipe, jsonSchema: Overridden['jsonSchema']): void {
  if (out instanceof z.ZodNumber) Object.assign(jsonSchema, { pattern: undefined, ...numberSchema(out) });
  if (!(out instanceof z.ZodString)) return;
  if (out.minLength !== null) jsonSchema.minLength = out.minLength;
  if (out.maxLength !== null) jsonSchema.maxLength = out.maxLength;
}

function numberSchema({ minValue, maxValue }: z.ZodNumber): JsonSchema {
  return { type: 'integer', ...(minValue === null ? {} : { minimum: minValue }), ...(maxValue === null ? {} : { maximum: maxValue }) };
}
