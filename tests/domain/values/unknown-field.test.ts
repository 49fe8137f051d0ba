// Whatever is wrong with what a desk sends, the objection says it in plain words and names what is allowed.
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import { draftChangesSchema, draftSchema } from '../../../src/domain/articles/draft.ts';
import { keyRequestSchema } from '../../../src/domain/partners/key.ts';
import { partnerSchema } from '../../../src/domain/partners/partner.ts';
import { publisherSchema } from '../../../src/domain/publisher/publisher.ts';
import { listedObjectionsOf, pointerTo } from '../../../src/domain/values/objection.ts';
import { acknowledgementSchema } from '../../../src/domain/withdrawals/withdrawal.ts';

const SCHEMAS = {
  agreementSchema,
  draftChangesSchema,
  draftSchema,
  keyRequestSchema,
  partnerSchema,
  publisherSchema,
  acknowledgementSchema,
};

function objectionsTo(schema: z.ZodType, value: unknown): { pointer: string; detail: string }[] {
  const { error } = schema.safeParse(value);
  return error === undefined ? [] : listedObjectionsOf(error, schema).objections;
}

function inner(schema: z.core.$ZodType): z.core.$ZodTypes[] {
  const known = schema as z.core.$ZodTypes;
  const { def } = known._zod;
  if ('innerType' in def) return inner(def.innerType);
  if (def.type === 'pipe') return inner(def.in);
  if (def.type === 'union') return def.options.flatMap(inner);
  return [known];
}

/** Every field of a schema with the path to it; a list has the index 0, and the names of a record are those of a path or a language. */
function* fieldsOf(schema: z.core.$ZodType, path: (string | number)[] = []): Generator<{ path: (string | number)[]; isGroup: boolean }> {
  for (const one of inner(schema)) {
    const { def } = one._zod;
    yield { path, isGroup: def.type === 'object' };
    if (def.type === 'object') for (const [name, child] of Object.entries(def.shape)) yield* fieldsOf(child, [...path, name]);
    if (def.type === 'array') yield* fieldsOf(def.element, [...path, 0]);
  }
}

function at(path: readonly (string | number)[], value: unknown): unknown {
  return path.reduceRight<unknown>((within, part) => (part === 0 ? [within] : { [part]: within }), value);
}

/** A clause that follows the name of a field, in words that a person at a desk uses. */
const CLAUSE = /^(?:is|must|has|does not|contradicts|names) [^\n]+[^.\s]$/;
const PROGRAMMERS = /invalid|received|undefined|expected [a-z]+,|unrecognized|NaN|regex|pattern|ZodError|does not have the form/i;

describe('an objection to what a desk sends', () => {
  const cases = Object.entries(SCHEMAS).flatMap(([name, schema]) =>
    [...fieldsOf(schema)].flatMap(({ path, isGroup }) =>
      [7.5, -1, true, null, 'x y', '', [], [[]], {}, { unknwon: 1 }].map((value) => ({ name, schema, path, isGroup, value })),
    ),
  );

  it('is a plain clause for every field and each wrong value', () => {
    let seen = 0;
    for (const { name, schema, path, value } of cases) {
      for (const { pointer, detail } of objectionsTo(schema, at(path, value))) {
        seen += 1;
        expect(detail, `${name} ${pointer} for ${JSON.stringify(value)}`).toMatch(CLAUSE);
        expect(detail, `${name} ${pointer} for ${JSON.stringify(value)}`).not.toMatch(PROGRAMMERS);
      }
    }
    expect(seen).toBeGreaterThan(2_000);
  });

  it('names the fields that are allowed beside an unknown one, in every group of fields', () => {
    const groups = cases.filter(({ isGroup, value }) => isGroup && JSON.stringify(value) === '{"unknwon":1}');
    expect(groups.length).toBeGreaterThan(20);
    for (const { name, schema, path, value } of groups) {
      const pointer = pointerTo([...path, 'unknwon']);
      const detail = objectionsTo(schema, at(path, value)).find((one) => one.pointer === pointer)?.detail;
      expect(detail, `${name} ${pointer}`).toMatch(/^is not a field we know; the fields here are \w+/);
    }
  });

  it.each([
    [draftSchema, { standfrist: 'x' }, 'standfirst'],
    [draftSchema, { body_html: 'x' }, 'bodyHtml'],
    [draftSchema, { body: 'x' }, 'bodyHtml'],
    [draftSchema, { section: ['x'] }, 'sections'],
    [draftSchema, { by: { name: ['Ada'] } }, 'names'],
    [draftSchema, { images: [{ href: 'x', atl: 'x' }] }, 'alt'],
    [agreementSchema, { scope: { sectoins: {} } }, 'sections'],
    [agreementSchema, { notice: { licenseLine: 'x' } }, 'licenceLine'],
    [publisherSchema, { sections: [{ kode: 'x', name: 'X' }] }, 'code'],
  ])('asks whether the nearest field was meant (%#)', (schema, value, field) => {
    const details = objectionsTo(schema, value).map(({ detail }) => detail);
    expect(details.join('\n')).toContain(`is not a field we know; did you mean "${field}"? The fields here are `);
  });

  it('asks nothing if no field is near, and compares no long name', () => {
    const details = objectionsTo(partnerSchema, { name: 'x', zzz: 1, [`name${'e'.repeat(100_000)}`]: 1 });
    expect(details.map(({ detail }) => detail)).toEqual(Array(2).fill('is not a field we know; the fields here are name, contact'));
  });

  it('names the values that decide between groups of fields, and says where no field is expected', () => {
    const line = z.discriminatedUnion('op', [
      z.strictObject({ op: z.literal('put') }),
      z.strictObject({ op: z.enum(['hold', 'release']) }),
    ]);
    expect(objectionsTo(line, { op: 'pot' })[0]?.detail).toBe('must be one of put, hold, release');
    expect(objectionsTo(z.strictObject({}), { x: 1 })[0]?.detail).toBe('is not a field we know; no field is expected here');
  });
});
