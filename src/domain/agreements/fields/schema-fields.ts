// The fields of the schema of agreements with their kinds: what a form needs to know of each. Pure.
import * as z from 'zod';
import { agreementSchema } from '../agreement.ts';

/** `lines`: one text, or texts by language. `group`: an object that may be absent as a whole; its fields follow it. */
type FieldKind = 'text' | 'number' | 'instant' | 'flag' | 'choice' | 'choices' | 'list' | 'lines' | 'group';

export interface SchemaField {
  /** Names from the outermost to the innermost, joined by dots. */
  path: string;
  kind: FieldKind;
  /** Absent: the schema has no default. */
  usual?: unknown;
  isRequired: boolean;
  /** Values of a choice, in the order of the schema. */
  options: readonly string[];
  /** Of a number, both included. */
  bounds?: { least: number; most: number };
  /** Path of the group that may be absent and contains the field. */
  group?: string;
}

type Schema = z.core.$ZodType;

/** In the order of the schema. */
export const SCHEMA_FIELDS: readonly SchemaField[] = fieldsOf(agreementSchema);

function fieldsOf(object: z.ZodObject, prefix = '', group?: string): SchemaField[] {
  return Object.entries(object.shape).flatMap(([name, schema]): SchemaField[] => {
    const path = `${prefix}${name}`;
    const { inner, ...absence } = opened(schema);
    const within = group === undefined ? {} : { group };
    if (!(inner instanceof z.ZodObject)) return [{ path, ...absence, ...kindOf(source(inner)), ...within }];
    const isGroup = !absence.isRequired && absence.usual === undefined;
    const own: SchemaField[] = isGroup ? [{ path, isRequired: false, kind: 'group', options: [], ...within }] : [];
    return [...own, ...fieldsOf(inner, `${path}.`, isGroup ? path : group)];
  });
}

function opened(schema: Schema): { inner: Schema; isRequired: boolean; usual?: unknown } {
  if (schema instanceof z.ZodOptional) return { inner: schema.unwrap(), isRequired: false };
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return { inner: schema.unwrap(), isRequired: false, usual: schema.def.defaultValue };
  return { inner: schema, isRequired: true };
}

/** The schema of what is written, before it is transformed. */
function source(schema: Schema): Schema {
  return schema instanceof z.ZodPipe ? source(schema.in) : schema;
}

function kindOf(schema: Schema): Pick<SchemaField, 'kind' | 'options' | 'bounds'> {
  if (schema instanceof z.ZodEnum) return { kind: 'choice', options: schema.options.map(String) };
  if (schema instanceof z.ZodArray) {
    const { element } = schema;
    return element instanceof z.ZodEnum ? { kind: 'choices', options: element.options.map(String) } : { kind: 'list', options: [] };
  }
  if (schema instanceof z.ZodNumber)
    return { kind: 'number', options: [], bounds: { least: schema.minValue ?? 0, most: schema.maxValue ?? Number.MAX_SAFE_INTEGER } };
  if (schema instanceof z.ZodBoolean) return { kind: 'flag', options: [] };
  if (schema instanceof z.ZodISODateTime) return { kind: 'instant', options: [] };
  if (schema instanceof z.ZodUnion) return { kind: 'lines', options: [] };
  if (schema instanceof z.ZodString) return { kind: 'text', options: [] };
  throw new Error('an agreement has a field of a kind that the form cannot show');
}
