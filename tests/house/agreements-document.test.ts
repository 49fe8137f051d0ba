// docs/agreements.md has every field of an agreement; here it and its examples are held to the schema.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { agreementSchema } from '../../src/domain/agreements/agreement.ts';
import { objectionsToAgreement } from '../../src/domain/agreements/agreement-rules.ts';
import { CHAPTERS, FIELD_WORDS } from '../../src/domain/agreements/fields/agreement-fields.ts';
import { SCHEMA_FIELDS } from '../../src/domain/agreements/fields/schema-fields.ts';
import { DEFAULT_RATE } from '../../src/domain/agreements/usual-terms.ts';
import { RIGHT_WORDS } from '../../src/domain/partners/user-rights.ts';
import { publisherSchema } from '../../src/domain/publisher/publisher.ts';
import { objectionsOf } from '../support/objections.ts';
import { codeIn, exampleIn, expectAbsence, expectBounds, fieldsOf, rowsOf, unnamedWords } from './document-fields.ts';
import { allFiles, read } from './source-files.ts';

const DOCUMENT = read('docs/agreements.md');
const PUBLISHER = publisherSchema.parse(JSON.parse(read('src/cli/sample/publisher.json')));
const EXAMPLES = allFiles().filter((path) => /^examples\/agreements\/.*\.ya?ml$/.test(path));

const FIELDS = fieldsOf(agreementSchema);

const ROWS = rowsOf(DOCUMENT);
const rowOf = (path: string) => ROWS.find(([field]) => field === `\`${path}\``) ?? [];

describe('the document of agreements', () => {
  it('has the rights of people at the portal in the words of the pages', () => {
    const table = [...DOCUMENT.matchAll(/^\| `([a-z]+)` \| ([^|]+) \|$/gm)].map(([, right, means]) => [right, means]);
    expect(table).toEqual(Object.entries(RIGHT_WORDS).map(([right, { means }]) => [right, means]));
  });

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

  it.each(FIELDS.map((field) => [field.path, field] as const))('is right about the meaning of leaving out %s', (path, { absence }) => {
    expectAbsence(rowOf(path), absence);
    const cell = rowOf(path)[3] ?? '';
    if (absence !== 'required' && path !== 'excerptWords' && path !== 'payment.currency') expect(cell).not.toMatch(/^required/);
  });

  it.each(FIELDS.map((field) => [field.path, field] as const))('has an example of %s that the schema takes', (path, { schema }) => {
    expect(z.safeParse(schema, exampleIn(rowOf(path), path)).error?.issues).toBeUndefined();
  });

  it('lists the values of every field with a fixed set of values', () => {
    const missing = FIELDS.flatMap((field) => unnamedWords(field, rowOf(field.path)).map((word) => `${field.path}: ${word}`));
    expect(missing).toEqual([]);
  });

  it('has the limits of every number and text', () => {
    for (const field of FIELDS) expectBounds(field, rowOf(field.path));
  });

  it('has the default rate', () => {
    expect(rowOf('rate')[3]).toBe(`${DEFAULT_RATE.requests} requests in ${DEFAULT_RATE.perSeconds} seconds`);
  });

  it('shows a valid agreement', () => {
    const [, shortest = ''] = /```yaml\n([\s\S]*?)```/.exec(DOCUMENT) ?? [];
    expect(agreementSchema.safeParse(parse(shortest)).error).toBeUndefined();
  });
});

/** What the document says of a field: the words of the console's form. */
function rowInWords({ path, absence }: (typeof FIELDS)[number]): [meaning: string, leftOut: string] {
  const { label = '', help = '', absent = '', options = {} } = FIELD_WORDS.get(path) ?? {};
  const values = Object.entries(options).map(([value, words]) => `\`${value}\`: ${words}`);
  const meaning = `**${label}.** ${help}${values.length === 0 ? '' : ` ${values.join('; ')}.`}`;
  if (typeof absence === 'object') return [meaning, `\`${JSON.stringify(absence.value)}\`: ${absent}`];
  const group = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  return [meaning, absence === 'optional' ? absent : group === '' ? 'required' : `required with \`${group}\``];
}

describe('the words for the fields of an agreement', () => {
  it('are there for every field of the schema, and for no other', () => {
    expect([...FIELD_WORDS.keys()].sort()).toEqual(FIELDS.map(({ path }) => path).sort());
    expect(SCHEMA_FIELDS.map(({ path }) => path)).toEqual(FIELDS.map(({ path }) => path));
    expect(CHAPTERS.flatMap(({ fields }) => Object.keys(fields))).toHaveLength(FIELDS.length);
  });

  it('name every value of a fixed set, and say what absence means wherever a field may be left out', () => {
    for (const { path, isRequired, options } of SCHEMA_FIELDS) {
      const words = FIELD_WORDS.get(path);
      expect([path, Object.keys(words?.options ?? {}).sort()]).toEqual([path, [...options].sort()]);
      expect([path, words?.absent === undefined]).toEqual([path, isRequired]);
      expect([path, words?.unset ?? 'It.', words?.unset === undefined]).toEqual([path, expect.stringMatching(/^[A-Z].*\.$/), isRequired]);
      for (const text of [words?.label, words?.help]) expect([path, text]).toEqual([path, expect.stringMatching(/^[A-Z].*\S$/)]);
    }
  });

  it.each(FIELDS.map((field) => [field.path, field] as const))('are those of the document for %s', (path, field) => {
    expect([rowOf(path)[1], rowOf(path)[3]]).toEqual(rowInWords(field));
  });

  it('have the headings of the document', () => {
    expect(DOCUMENT.match(/(?<=^### ).*/gm)?.filter((title) => CHAPTERS.some((chapter) => chapter.title === title))).toEqual(
      CHAPTERS.map(({ title }) => title),
    );
  });
});

describe('the example agreements', () => {
  it.each(EXAMPLES)('%s is valid for the sample publisher', (path) => {
    const parsed = agreementSchema.safeParse(parse(read(path)));
    expect(parsed.success ? [] : objectionsOf(parsed.error, agreementSchema)).toEqual([]);
    expect(parsed.data === undefined ? [] : objectionsToAgreement(parsed.data, PUBLISHER, 'Harbour Gazette')).toEqual([]);
    expect(read(path)).toMatch(/^# .*\n/);
  });

  it('are all in the document', () => {
    const linked = [...DOCUMENT.matchAll(/\]\(\.\.\/(examples\/agreements\/[^)]+)\)/g)].map(([, path]) => path);
    expect(linked.sort()).toEqual([...EXAMPLES].sort());
    expect(EXAMPLES).toHaveLength(6);
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
