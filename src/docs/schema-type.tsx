// The type of a value in words, from its JSON Schema. A named schema is a link to its fields.
import type { JsonSchema } from '../reference/document/json-schema.ts';

const REFERENCE = '#/components/schemas/';

/** The id of the schema that this one refers to. */
export function referredId({ $ref = '' }: JsonSchema): string | undefined {
  return $ref.startsWith(REFERENCE) ? $ref.slice(REFERENCE.length) : undefined;
}

export function anchorOf(schemaId: string): string {
  return `schema-${schemaId}`;
}

export function SchemaType({ schema }: { schema: JsonSchema }) {
  const id = referredId(schema);
  if (id !== undefined) return <a href={`#${anchorOf(id)}`}>{id}</a>;
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined) return <Choices choices={choices} />;
  if (schema.type === 'array' && typeof schema.items === 'object' && !Array.isArray(schema.items)) {
    return (
      <>
        list of <SchemaType schema={schema.items} />
      </>
    );
  }
  return <>{plainType(schema)}</>;
}

function Choices({ choices }: { choices: readonly (JsonSchema | boolean)[] }) {
  return choices
    .filter((choice) => typeof choice === 'object')
    .map((choice, index) => (
      <>
        {index > 0 && ' or '}
        <SchemaType schema={choice} />
      </>
    ));
}

const FORMATS: Readonly<Record<string, string>> = { 'date-time': 'instant', date: 'date', uri: 'URL', email: 'e-mail address' };

function plainType(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return 'text';
  const { type, format = '' } = schema;
  if (type === 'string') return FORMATS[format] ?? `text${lengthOf(schema)}`;
  if (type === 'integer' || type === 'number') return `${type === 'integer' ? 'integer' : 'number'}${rangeOf(schema)}`;
  if (type === 'boolean') return 'true or false';
  if (type === 'object') return 'object';
  if (type === 'null') return 'null';
  return Array.isArray(type) ? type.join(' or ') : 'any value';
}

function lengthOf({ maxLength }: JsonSchema): string {
  return maxLength === undefined ? '' : `, at most ${maxLength.toLocaleString('en')} characters`;
}

function rangeOf({ minimum, maximum }: JsonSchema): string {
  if (minimum !== undefined && maximum !== undefined) return `, ${minimum} to ${maximum.toLocaleString('en')}`;
  if (maximum !== undefined) return `, at most ${maximum.toLocaleString('en')}`;
  return minimum === undefined || minimum === 0 ? '' : `, at least ${minimum}`;
}

/** The values that a text may have, if they are listed. */
export function valuesOf(schema: JsonSchema): readonly string[] {
  if (schema.enum !== undefined) return schema.enum.map((value) => String(value));
  const { items } = schema;
  if (schema.type === 'array' && typeof items === 'object' && !Array.isArray(items)) return valuesOf(items);
  return [];
}
