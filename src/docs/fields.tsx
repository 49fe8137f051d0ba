// Tables of parameters and of fields: name and type, what it means, and what its absence means.
import type { Child } from 'hono/jsx';
import type { JsonSchema } from '../reference/document/json-schema.ts';
import { SCHEMA_WORDS } from '../reference/words/all-words.ts';
import { absenceOf, meaningOf, type Words } from '../reference/words/words.ts';
import { referredId, SchemaType, valuesOf } from './schema-type.tsx';

export interface Field {
  /** With those of the objects that it is in: `quota.used`. */
  name: string;
  schema: JsonSchema;
  /** Absent: nothing is said about it. */
  words?: Words | undefined;
  isRequired: boolean;
  /** Where it is sent, if it is a parameter. */
  place?: string;
}

export function FieldTable({ title, fields }: { title: string; fields: readonly Field[] }) {
  if (fields.length === 0) return null;
  return (
    <table class="fields">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <Row {...field} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ name, schema, words, isRequired, place }: Field) {
  const values = valuesOf(schema);
  const absent = words === undefined ? undefined : absenceOf(words);
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
        <span>
          <SchemaType schema={schema} />
          {place === undefined ? '' : `, in the ${place}`}
        </span>
      </th>
      <td>
        {words !== undefined && withCode(meaningOf(words))}
        {values.length > 0 && <Values values={values} />}
        {absent !== undefined && <span class="absent">Absent: {withCode(absent)}.</span>}
        {absent === undefined && schema.default !== undefined && <span class="absent">Absent: {String(schema.default)}.</span>}
        {absent === undefined && schema.default === undefined && !isRequired && <span class="absent">May be absent.</span>}
      </td>
    </tr>
  );
}

function Values({ values }: { values: readonly string[] }) {
  return (
    <span class="values">
      {values.map((value) => (
        <>
          <code>{value}</code>{' '}
        </>
      ))}
    </span>
  );
}

/** Names in quotation marks are those of fields and of values. */
export function withCode(text: string): Child {
  return text.split(/"([^"\s]+)"/).map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part));
}

/** The fields of a named schema, with those of objects within it that have no name. */
export function fieldsOf(id: string, schema: JsonSchema): Field[] {
  return ownFields(schema, SCHEMA_WORDS[id]?.fields ?? {}, '');
}

function ownFields({ properties = {}, required = [] }: JsonSchema, words: Readonly<Record<string, Words>>, before: string): Field[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    if (typeof schema === 'boolean') return [];
    const whole = `${before}${name}`;
    const field = { name: whole, schema, words: words[whole], isRequired: required.includes(name) };
    return [field, ...ownFields(innerObject(schema), words, `${whole}.`)];
  });
}

/** The object that a value is, or that each item of a list is. Without fields for everything else. */
function innerObject(schema: JsonSchema): JsonSchema {
  const { items } = schema;
  if (referredId(schema) !== undefined) return {};
  if (schema.type === 'array' && typeof items === 'object' && !Array.isArray(items)) return innerObject(items);
  return schema;
}
