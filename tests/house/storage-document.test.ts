// docs/storage.md says what is stored; here it is held to the code that stores.
import { describe, expect, it } from 'vitest';
import { TABLES } from '../../src/objects/catalogue/backup/export.ts';
import { TABLES as PARTNER_TABLES } from '../../src/objects/partner/backup/export.ts';
import { LAST_GOOD_SECONDS } from '../../src/storage/heartbeat.ts';
import { KEY_PATTERNS } from '../../src/storage/keys.ts';
import { read, sourceFiles, withoutComments } from './source-files.ts';

const DOCUMENT = read('docs/storage.md');

/** Rows of the table whose first heading is this, each a list of its cells. */
function rowsOf(heading: string): string[][] {
  const lines = DOCUMENT.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} |`));
  const rest = lines.slice(start + 2);
  const end = rest.findIndex((line) => !line.startsWith('|'));
  return rest.slice(0, end).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

/** What stands between the first backticks. */
function named(cell = ''): string {
  return /`([^`]+)`/.exec(cell)?.[1] ?? '';
}

const KEYS = rowsOf('key');
const ROWS = rowsOf('table');

describe('the storage document', () => {
  it('lists every key of KV, by its pattern, and no other', () => {
    expect(KEYS.map(([key]) => named(key)).sort()).toEqual(Object.values(KEY_PATTERNS).sort());
  });

  it('says of every key who writes it, who reads it, how long it lasts and how fresh it is', () => {
    for (const cells of KEYS) {
      expect(cells).toHaveLength(6);
      for (const cell of cells) expect(cell, cells[0]).not.toBe('');
    }
  });

  it('names readers and writers that are there', () => {
    const files = sourceFiles();
    const paths = [...DOCUMENT.matchAll(/`(src\/[^`]+)`/g)].map(([, path]) => path);
    expect(paths.filter((path) => !files.includes(path ?? ''))).toEqual([]);
    expect(paths.length).toBeGreaterThan(4);
  });

  it('gives the heartbeat the hour it has', () => {
    expect(KEYS.find(([key]) => named(key) === KEY_PATTERNS.heartbeat)?.[4]).toBe('1 hour');
    expect(LAST_GOOD_SECONDS).toBe(3_600);
  });

  it('lists every table of the Catalogue in the order of its schema, and no other', () => {
    const schema = withoutComments(read('src/objects/sqlite/migrate.ts') + read('src/objects/catalogue/schema.ts'));
    const tables = [...schema.matchAll(/CREATE TABLE (?:IF NOT EXISTS )?"?(\w+)"?/g)].map(([, name]) => name);
    const documented = ROWS.map(([table]) => named(table));
    expect([...documented].sort()).toEqual([...tables].sort());
    expect(ROWS.every((cells) => cells.length === 4 && cells.every((cell) => cell !== ''))).toBe(true);
  });

  it('lists every table of the Directory, and no other', () => {
    const schema = withoutComments(read('src/objects/directory/schema.ts'));
    const tables = [...schema.matchAll(/CREATE TABLE "?(\w+)"?/g)].map(([, name]) => name);
    const rows = rowsOf('table of the Directory');
    expect(rows.map(([table]) => named(table))).toEqual(tables);
    expect(rows.every((cells) => cells.length === 4 && cells.every((cell) => cell !== ''))).toBe(true);
  });

  it('lists every table of a partner, and no other', () => {
    const schemas = ['schema', 'records/withdrawals'].map((name) => withoutComments(read(`src/objects/partner/${name}.ts`))).join('\n');
    const tables = [...schemas.matchAll(/CREATE TABLE "?(\w+)"?/g)].map(([, name]) => name);
    const rows = rowsOf('table of a partner');
    expect(rows.map(([table]) => named(table)).sort()).toEqual([...tables].sort());
    expect(rows.every((cells) => cells.length === 4 && cells.every((cell) => cell !== ''))).toBe(true);
  });

  it('says which tables an export holds', () => {
    const held = (rows: string[][]) => rows.filter(([, , , backup]) => backup === 'yes').map(([table]) => named(table));
    expect(held(ROWS).sort()).toEqual(Object.keys(TABLES).sort());
    expect(held(rowsOf('table of a partner')).sort()).toEqual(Object.keys(PARTNER_TABLES).sort());
    expect(held(rowsOf('table of the Directory'))).toEqual(['partner']);
  });

  it('names every setting there is', () => {
    const settings = sourceFiles()
      .filter((path) => path.startsWith('src/objects/catalogue'))
      .flatMap((path) => [...read(path).matchAll(/\b(?:settings\.)?(?:read|write)\(sql, '([^']+)'/g)].map(([, name]) => name));
    const row = ROWS.find(([table]) => named(table) === 'setting')?.[1] ?? '';
    expect([...new Set(settings)].filter((name) => !row.includes(`\`${name}\``))).toEqual([]);
    expect(settings.length).toBeGreaterThan(3);
  });

  it('is right that KV is touched in src/storage and nowhere else', () => {
    const touches = /\b(?:kv|REPLICA)\.(?:get|put|list|delete|getWithMetadata)\b/;
    const wrong = sourceFiles().filter((path) => !path.startsWith('src/storage/') && touches.test(withoutComments(read(path))));
    expect(wrong).toEqual([]);
  });

  it('is right that nothing is listed and nothing deleted', () => {
    const wrong = sourceFiles().filter((path) => path.startsWith('src/storage/') && /\bkv\.(?:list|delete)\b/.test(read(path)));
    expect(wrong).toEqual([]);
  });
});
