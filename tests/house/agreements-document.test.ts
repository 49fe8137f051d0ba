// docs/agreements.md has every field of an agreement; here it and its examples are held to the schema.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { agreementSchema } from '../../src/domain/agreements/agreement.ts';
import { objectionsToAgreement } from '../../src/domain/agreements/agreement-rules.ts';
import { DEFAULT_RATE } from '../../src/domain/agreements/usual-terms.ts';
import { publisherSchema } from '../../src/domain/publisher/publisher.ts';
import { objectionsOf } from '../../src/domain/values/objection.ts';
import { allFiles, read } from './source-files.ts';

const DOCUMENT = read('docs/agreements.md');
const PUBLISHER = publisherSchema.parse(JSON.parse(read('src/cli/sample/publisher.json')));
const EXAMPLES = allFiles().filter((path) => /^docs\/agreements\/.*\.ya?ml$/.test(path));

interface Field {
  path: string;
  schema: z.core.$ZodType;
  absence: 'required' | 'optional' | { value: unknown };
}

/** Every field, nested ones by their path; an object that may be absent as a whole is a field itself. */
function fieldsOf(object: z.ZodObject, prefix = ''): Field[] {
  return Object.entries(object.shape).flatMap(([name, schema]): Field[] => {
    const { inner, absence } = opened(schema);
    const path = `${prefix}${name}`;
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

const FIELDS = fieldsOf(agreementSchema);

/** Rows of all tables of fields: field, what it says, type, if it is left out, example. */
const ROWS = DOCUMENT.split('\n')
  .filter((line) => /^\| `[a-zA-Z.]+` \|.*\|.*\|.*\|/.test(line))
  .map((line) =>
    line
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim()),
  );

const rowOf = (path: string) => ROWS.find(([field]) => field === `\`${path}\``) ?? [];
const codeIn = (cell = '') => /^`([^`]+)`/.exec(cell)?.[1];

describe('the document of agreements', () => {
  it('has every field of the schema, and no other', () => {
    expect(ROWS.map(([field]) => codeIn(field)).sort()).toEqual(FIELDS.map(({ path }) => path).sort());
    expect(FIELDS.length).toBeGreaterThan(50);
  });

  it('says of every field what it is, of what type, what its absence means, and gives an example', () => {
    for (const cells of ROWS) {
      expect(cells, cells[0]).toHaveLength(5);
      for (const cell of cells) expect(cell, cells[0]).not.toBe('');
    }
  });

  it.each(FIELDS.map((field) => [field.path, field] as const))('says rightly what it means to leave out %s', (path, { absence }) => {
    const cell = rowOf(path)[3] ?? '';
    if (absence === 'required') expect(cell).toMatch(/^required/);
    else if (absence === 'optional') expect(codeIn(cell)).toBeUndefined();
    else expect(JSON.parse(codeIn(cell) ?? 'null')).toEqual(absence.value);
    if (absence !== 'required' && path !== 'excerptWords' && path !== 'payment.currency') expect(cell).not.toMatch(/^required/);
  });

  it.each(FIELDS.map((field) => [field.path, field] as const))('has an example of %s that the schema takes', (path, { schema }) => {
    const example = codeIn(rowOf(path)[4]) ?? '';
    const value: Record<string, unknown> = parse(example);
    expect(Object.keys(value)).toEqual([path.split('.').at(-1)]);
    const parsed = z.safeParse(schema, Object.values(value)[0]);
    expect(parsed.error?.issues).toBeUndefined();
  });

  it('names every word that a field of words may be', () => {
    const missing = FIELDS.flatMap(({ path, schema }) => {
      const words = schema instanceof z.ZodArray ? schema.element : schema;
      if (!(words instanceof z.ZodEnum)) return [];
      return words.options.filter((word) => !(rowOf(path)[1] ?? '').includes(`\`${word}\``)).map((word) => `${path}: ${word}`);
    });
    expect(missing).toEqual([]);
  });

  it('gives numbers the bounds they have, and texts theirs', () => {
    for (const { path, schema } of FIELDS) {
      if (!(schema instanceof z.ZodNumber)) continue;
      expect(rowOf(path)[2], path).toBe(`whole number, ${schema.minValue} to ${schema.maxValue}`);
    }
  });

  it('knows the rate that holds where none is agreed', () => {
    expect(rowOf('rate')[3]).toBe(`${DEFAULT_RATE.requests} requests in ${DEFAULT_RATE.perSeconds} seconds`);
  });

  it('shows an agreement that is one', () => {
    const [, shortest = ''] = /```yaml\n([\s\S]*?)```/.exec(DOCUMENT) ?? [];
    expect(agreementSchema.safeParse(parse(shortest)).error).toBeUndefined();
  });
});

describe('the example agreements', () => {
  it.each(EXAMPLES)('%s is one, for a publisher such as the sample', (path) => {
    const parsed = agreementSchema.safeParse(parse(read(path)));
    expect(parsed.success ? [] : objectionsOf(parsed.error)).toEqual([]);
    expect(parsed.data === undefined ? [] : objectionsToAgreement(parsed.data, PUBLISHER, 'Harbour Gazette')).toEqual([]);
    expect(read(path)).toMatch(/^# .*\n/);
  });

  it('are all in the document', () => {
    const linked = [...DOCUMENT.matchAll(/\]\((agreements\/[^)]+)\)/g)].map(([, path]) => `docs/${path}`);
    expect(linked.sort()).toEqual([...EXAMPLES].sort());
    expect(EXAMPLES).toHaveLength(5);
  });

  it('grant, in one of them at least, the full text of every section', () => {
    const all = EXAMPLES.map((path) => agreementSchema.parse(parse(read(path))));
    const open = all.filter(
      ({ form, scope: { sections } }) => form === 'full' && sections.include === undefined && sections.exclude.length === 0,
    );
    expect(open.length).toBeGreaterThan(0);
    expect(new Set(all.map(({ form }) => form))).toEqual(new Set(['headline', 'excerpt', 'full']));
  });
});
