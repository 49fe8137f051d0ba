// docs/storage.md says what is stored; here it is held to the code that stores.
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { TABLES } from '../../src/backup/catalogue-tables.ts';
import { TABLES as PARTNER_TABLES } from '../../src/backup/partner-tables.ts';
import { MEMORY_BYTES } from '../../src/http/isolate/memory-budget.ts';
import { MIGRATIONS } from '../../src/objects/catalogue/schema.ts';
import { MIGRATIONS as DIRECTORY_MIGRATIONS } from '../../src/objects/directory/schema.ts';
import { MIGRATIONS as PARTNER_MIGRATIONS } from '../../src/objects/partner/schema.ts';
import type { Migration } from '../../src/objects/sqlite/migrate.ts';
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

/** What a file holds when every migration has run, without the tables in which SQLite keeps a full-text index. */
function tablesAfter(migrations: readonly Migration[]): unknown[] {
  const file = new DatabaseSync(':memory:');
  for (const statement of migrations.flatMap(({ statements }) => statements)) file.exec(statement);
  return file
    .prepare("SELECT name FROM pragma_table_list WHERE type IN ('table', 'virtual') AND name NOT LIKE 'sqlite%' ORDER BY name")
    .all()
    .map(({ name }) => name);
}

/** The rows of a table whose first column names a table of SQLite, each with all its cells. */
function documentedTables(heading: string): string[] {
  const rows = rowsOf(heading);
  expect(rows.every((cells) => cells.length === 4 && cells.every((cell) => cell !== ''))).toBe(true);
  return rows.map(([table]) => named(table)).sort();
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

  it('gives flushes and retries the times they have', () => {
    const outbox = read('src/objects/catalogue/outbox/outbox.ts');
    expect(read('src/objects/catalogue/alarm/flush.ts')).toContain('const FLUSH_INTERVAL_MS = 2_000;');
    expect(DOCUMENT).toContain('The next flush is two seconds later at the earliest');
    for (const line of ['const FIRST_RETRY_MS = 1_000;', 'const LONGEST_RETRY_MS = 60_000;']) expect(outbox).toContain(line);
    expect(DOCUMENT).toContain('is due again after 1, 2, 4, … 60 seconds');
  });

  it.each([
    ['Catalogue', 'table', MIGRATIONS],
    ['Directory', 'table of the Directory', DIRECTORY_MIGRATIONS],
    ['partner', 'table of a partner', PARTNER_MIGRATIONS],
  ])('lists every table of the %s, and no other', (_object, heading, migrations) => {
    // The list of migrations itself is a table that only the document of the Catalogue names, for all three.
    const documented = documentedTables(heading).filter((table) => table !== 'migration');
    expect(documented).toEqual(tablesAfter(migrations));
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

  it('lists every cache of an isolate with its share of memory, and the sum of all', () => {
    const caches = [...read('src/http/isolate/isolate.ts').matchAll(/readonly (\w+) = this\.memory\.cache<.*>\((\d+) \* MB/g)];
    const documented = rowsOf('cache of an isolate').map(([cache, , most]) => [named(cache), most]);
    expect(documented.sort()).toEqual(caches.map(([, name, share]) => [name, `${share} MB`]).sort());
    expect(caches.length).toBeGreaterThan(10);
    expect(DOCUMENT).toContain(`at most ${MEMORY_BYTES / 1024 ** 2} MB`);
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
