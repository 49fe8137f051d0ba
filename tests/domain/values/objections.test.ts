// Objections as an answer lists them: a number of them, each of a bounded length, whatever was sent.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import { draftSchema } from '../../../src/domain/articles/draft.ts';
import { cutText } from '../../../src/domain/values/cut-text.ts';
import { LISTED_OBJECTIONS, type ListedObjections, listedObjections, listedObjectionsOf } from '../../../src/domain/values/objection.ts';
import { cpuMsOf } from '../../support/cpu-time.ts';

const SCHEMA = z.strictObject({ receipt: z.string(), text: z.string().optional() });

function errorOf(schema: z.ZodType, value: unknown): z.ZodError {
  const { error } = schema.safeParse(value);
  if (error === undefined) throw new Error('nothing was wrong with it');
  return error;
}

function listedFor(schema: z.ZodType, value: unknown): ListedObjections {
  return listedObjectionsOf(errorOf(schema, value), schema);
}

function membersOf(count: number, nameOf: (index: number) => string): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [nameOf(index), 1]));
}

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).byteLength;

describe('the objections in an answer', () => {
  it('are the first twenty, with the number of the others', () => {
    const { objections, more } = listedFor(SCHEMA, { receipt: 'x', ...membersOf(50, (index) => `m${index}`) });
    expect(objections).toHaveLength(LISTED_OBJECTIONS);
    expect(objections[19]).toEqual({ pointer: '/m19', detail: 'is not a field we know; the fields here are receipt, text' });
    expect(more).toBe(30);
  });

  it.each([1, 19, 20])('are all of %i', (count) => {
    const value = { receipt: 'x', ...membersOf(count, (index) => `m${index}`) };
    const { objections, more } = listedFor(SCHEMA, value);
    expect([objections.map(({ pointer }) => pointer), more]).toEqual([
      Object.keys(value)
        .slice(1)
        .map((name) => `/${name}`),
      0,
    ]);
  });

  it('are counted within lists, within unions and across them', () => {
    const by = { names: Array.from({ length: 20 }, () => ({ name: 'Ada', ...membersOf(3, (index) => `m${index}`) })) };
    const value = { headline: 'x', source: 'x', sections: ['x'], bodyHtml: 'x', by };
    const { objections, more } = listedFor(draftSchema, value);
    expect([objections.length + more, objections[4]?.pointer]).toEqual([60, '/by/names/1/m1']);
  });

  it('are cut from a list of our own checks too', () => {
    const found = Array.from({ length: 400 }, (_, index) => ({ pointer: `/sections/${index}`, detail: 'd'.repeat(5_000) }));
    const { objections, more } = listedObjections(found);
    expect([objections.length, more, objections[0]?.detail.length]).toEqual([20, 380, 551]);
  });

  it('take less than 16 kB in all, however long and whatever the names are', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('\u0001', '"', '\\', '~', '/', '文', '😀', '\uD800', 'n'));
    const name = fc.tuple(part, fc.integer({ min: 1, max: 20_000 })).map(([text, times]) => text.repeat(times).slice(0, 20_000));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 40 }), (names) => {
        const members = Object.fromEntries(names.map((one, index) => [`${one}${index}`, 1]));
        const { objections, more } = listedFor(SCHEMA, { receipt: 'x', ...members });
        expect(bytesOf({ objections, more })).toBeLessThan(16_000);
        expect(objections.length).toBe(Math.min(20, Object.keys(members).length));
      }),
      { numRuns: 50 },
    );
  });

  it('take no time worth speaking of, though there are a hundred thousand', async () => {
    const many = { receipt: 'x', ...membersOf(100_000, (index) => `m${index}`) };
    expect(await cpuMsOf(() => listedFor(SCHEMA, many))).toBeLessThan(1_000);
    const long = { receipt: 'x', ...membersOf(20, (index) => `${index}${'n'.repeat(35_000)}`) };
    expect(await cpuMsOf(() => listedFor(SCHEMA, long))).toBeLessThan(200);
    expect(
      await cpuMsOf(() => listedFor(draftSchema, { images: Array(200_000).fill({}), subjects: Array(200_000).fill({}) })),
    ).toBeLessThan(1_000);
    const lines = membersOf(25_000, (index) => `a${index}`);
    expect(await cpuMsOf(() => listedFor(agreementSchema, { notice: { licenceLine: lines } }))).toBeLessThan(3_000);
  });
});

describe('what zod says by itself', () => {
  const schemas: [z.ZodType, unknown, string][] = [
    [z.int().max(100), 101, 'must be at most 100'],
    [z.int().min(1), 0, 'must be at least 1'],
    [z.int(), 1.5, 'must be a whole number'],
    [z.int(), 2 ** 60, 'must be at most 9007199254740991'],
    [z.number().lt(5), 5, 'must be less than 5'],
    [z.number().gt(5), 5, 'must be more than 5'],
    [z.number().multipleOf(5), 6, 'must be a multiple of 5'],
    [z.coerce.number(), 'x', 'must be a number'],
    [z.string().max(3), 'four', 'must have at most 3 characters'],
    [z.string().min(1), '', 'must have at least 1 character'],
    [z.array(z.string()).max(2), ['a', 'b', 'c'], 'must have at most 2 entries'],
    [z.array(z.string()).min(1), [], 'must have at least 1 entry'],
    [z.enum(['read', 'write']), 'x', 'must be one of read, write'],
    [z.literal('put'), 'x', 'must be put'],
    [z.string().regex(/^a/), 'b', 'does not have the form that is expected here'],
    [z.union([z.string(), z.number()]), true, 'must be text or a number'],
    [z.string().refine(() => false), 'x', 'does not have the form that is expected here'],
    [z.record(z.string().max(1), z.string()), { ab: 'x' }, 'must have at most 1 character'],
    [z.string(), undefined, 'is required'],
    [z.string(), 5, 'must be text'],
    [z.string().max(3, { error: 'is too long for a code' }), 'four', 'is too long for a code'],
  ];

  it.each(schemas)('is said in plain words (%#)', (schema, value, clause) => {
    expect(listedFor(z.strictObject({ field: schema }), { field: value }).objections.map(({ detail }) => detail)).toEqual([clause]);
  });
});

describe('a text that is cut', () => {
  it('takes no more bytes in JSON than it may, but for the ellipsis, and ends between characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 0, max: 300 }), (text, bytes) => {
        const cut = cutText(text, bytes);
        if (cut === text) return;
        expect(cut.endsWith('…')).toBe(true);
        const kept = cut.slice(0, -1);
        expect(text.startsWith(kept)).toBe(true);
        expect(bytesOf(kept) - 2).toBeLessThanOrEqual(bytes);
        expect(kept.isWellFormed() || !text.isWellFormed()).toBe(true);
      }),
    );
  });

  it('is the text itself where it fits', () => {
    for (const text of ['', 'is not a field we know', '文'.repeat(66), 'x'.repeat(200)]) expect(cutText(text, 200)).toBe(text);
    expect(cutText('x'.repeat(201), 200)).toBe(`${'x'.repeat(200)}…`);
  });
});
