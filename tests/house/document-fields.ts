// Tables of fields in a document, and the schema that they are held to.
import { expect } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

export interface Field {
  path: string;
  schema: z.core.$ZodType;
  absence: 'required' | 'optional' | { value: unknown };
}

/** Every field, nested ones by their path, those of a list's items after `[]`; an object that may be absent as a whole is a field itself. */
export function fieldsOf(object: z.ZodObject, prefix = ''): Field[] {
  return Object.entries(object.shape).flatMap(([name, schema]): Field[] => {
    const { inner, absence } = opened(schema);
    const path = `${prefix}${name}`;
    if (inner instanceof z.ZodArray && inner.element instanceof z.ZodObject)
      return [{ path, schema: inner, absence }, ...fieldsOf(inner.element, `${path}[].`)];
    if (!(inner instanceof z.ZodObject)) return [{ path, schema: inner, absence }];
    const own: Field[] = absence === 'optional' ? [{ path, schema: inner, absence }] : [];
    return [...own, ...fieldsOf(inner, `${path}.`)];
  });
}

function opened(schema: z.core.$ZodType): { inner: z.core.$ZodType; absence: Field['absence'] } {
  if (schema instanceof z.ZodOptional) return { inner: schema.unwrap(), absence: 'optional' };
  if (schema instanceof z.ZodDefault) return { inner: schema.unwrap(), absence: { value: schema.def.defaultValue } };
  if (schema instanceof z.ZodPrefault) return { inner: schema.unwrap(), absence: { value: schema.def.defaultValue } };
  return { inner: schema, absence: 'required' };
}

/** Rows of all tables of fields: field, what it says, type, if it is left out, example. */
export function rowsOf(document: string): string[][] {
  return document
    .split('\n')
    .filter((line) => /^\| `[a-zA-Z.[\]]+` \|.*\|.*\|.*\|/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split(' | ')
        .map((cell) => cell.trim()),
    );
}

export function codeIn(cell = ''): string | undefined {
  return /^`([^`]+)`/.exec(cell)?.[1];
}

/** The value that the last cell of a row gives its field. */
export function exampleIn(row: readonly string[], path: string): unknown {
  const value: Record<string, unknown> = parse(codeIn(row[4]) ?? '');
  expect(Object.keys(value)).toEqual([path.split('.').at(-1)]);
  return Object.values(value)[0];
}

/** Fails where the cell of a row says otherwise than the schema what the absence of a field means. */
export function expectAbsence(row: readonly string[], absence: Field['absence']): void {
  const cell = row[3] ?? '';
  if (absence === 'required') expect(cell).toMatch(/^required/);
  else if (absence === 'optional') expect(codeIn(cell)).toBeUndefined();
  else expect(JSON.parse(codeIn(cell) ?? 'null')).toEqual(absence.value);
}

/** Words that a field may be and its row does not name. */
export function unnamedWords({ schema }: Field, row: readonly string[]): string[] {
  const words = schema instanceof z.ZodArray ? schema.element : schema;
  return words instanceof z.ZodEnum ? words.options.map(String).filter((word) => !(row[1] ?? '').includes(`\`${word}\``)) : [];
}

/** Fails where a row states other bounds of a number, of a text or of a list than the schema has. */
export function expectBounds({ path, schema }: Field, row: readonly string[]): void {
  const type = row[2] ?? '';
  if (schema instanceof z.ZodNumber) expect(type, path).toBe(`whole number, ${schema.minValue} to ${schema.maxValue}`);
  const [, chars] = /^(?:text|URL with placeholders), (\d+) characters$/.exec(type) ?? [];
  if (chars === undefined) return;
  const example = String(exampleIn(row, path));
  // At its end, where a date has its last part, a text cannot be made longer; in the middle it can.
  const ofLength = (length: number) => `${'x'.repeat(length - example.length)}${example}`;
  const grown = (length: number) => (type.startsWith('URL') ? `${example}${'x'.repeat(length - example.length)}` : ofLength(length));
  expect([path, z.safeParse(schema, grown(Number(chars))).success]).toEqual([path, true]);
  expect([path, z.safeParse(schema, grown(Number(chars) + 1)).success]).toEqual([path, false]);
}
