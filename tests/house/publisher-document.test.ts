// docs/publisher.md has every field of the publisher's settings; here it is held to the schema.
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { publisherSchema } from '../../src/domain/publisher/publisher.ts';
import { fieldAt, PUBLISHER_PATHS } from '../../src/domain/publisher/publisher-fields.ts';
import { exampleIn, expectAbsence, expectBounds, fieldsOf, rowsOf, unnamedWords } from './document-fields.ts';
import { read } from './source-files.ts';

const FIELDS = fieldsOf(publisherSchema);
const ROWS = rowsOf(read('docs/publisher.md'));
const rowOf = (path: string) => ROWS.find(([field]) => field === `\`${path}\``) ?? [];
const NAMED = FIELDS.map((field) => [field.path, field] as const);

describe('the document of the settings', () => {
  it('and the form of the console have every field of the schema, and no other', () => {
    expect(ROWS.map(([field]) => field?.slice(1, -1)).sort()).toEqual(FIELDS.map(({ path }) => path).sort());
    expect(FIELDS.length).toBeGreaterThan(20);
    expect([...PUBLISHER_PATHS].sort()).toEqual(FIELDS.map(({ path }) => path).sort());
  });

  it.each(NAMED)('says of %s what it is, what its absence means, and its bounds', (path, field) => {
    const row = rowOf(path);
    expect(row.filter((cell) => cell !== '')).toHaveLength(5);
    expectAbsence(row, field.absence);
    expectBounds(field, row);
    expect(unnamedWords(field, row)).toEqual([]);
  });

  it.each(NAMED)('says of %s what the form of the console says', (path, { absence }) => {
    const { help, absence: absent } = fieldAt(path) ?? { help: '' };
    const [, meaning = '', , left = ''] = rowOf(path).map((cell) => cell.replaceAll('`', ''));
    expect(meaning.startsWith(help.slice(0, -1))).toBe(true);
    expect([path, absent === undefined]).toEqual([path, absence === 'required']);
    if (absent !== undefined) expect(left).toContain(absent.slice(0, -1));
  });

  it.each(NAMED)('has an example of %s that the schema takes', (path, { schema }) => {
    expect(z.safeParse(schema, exampleIn(rowOf(path), path)).error?.issues).toBeUndefined();
  });

  it('states the length of a document after which articles are summarised', () => {
    const [, bytes = ''] = /FULL_TEXT_BYTES = ([\d_]+)/.exec(read('src/domain/feeds/feed-composition.ts')) ?? [];
    expect(rowOf('publicContent')[1]).toContain(`${bytes.replaceAll('_', '')} bytes`);
  });

  it('is linked from where a publisher is set up', () => {
    expect(read('README.md')).toContain('](docs/publisher.md)');
    expect(read('src/cli/commands/publisher.ts')).toContain('docs/publisher.md');
  });
});
