// A Catalogue's file as older and newer programs leave it.
import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, test, vi } from 'vitest';
import { MIGRATIONS, SCHEMA_NUMBER } from '../../src/objects/catalogue/schema.ts';
import { TABLES } from '../../src/objects/catalogue/tables.ts';
import { MIGRATIONS as PARTNER_MIGRATIONS } from '../../src/objects/partner/schema.ts';
import { TABLES as PARTNER_TABLES } from '../../src/objects/partner/tables.ts';
import { migrate } from '../../src/objects/sqlite/migrate.ts';
import { catalogue, muteLog, runAlarm, select } from '../support/worker/catalogue.ts';
import { callDesk, publish, setUpPublisher } from '../support/worker/desk.ts';
import { dropTables, FIRST_SCHEMA, rowsOfFirstSchema } from '../support/worker/first-schema.ts';
import { isolateTests, newIsolate } from '../support/worker/isolation.ts';
import { partnerObject } from '../support/worker/partner-object.ts';
import { get, titlesOf } from '../support/worker/reader.ts';

isolateTests();

/** The object's file as if another program had written it: all our tables away, those statements in. */
function writeFile(statements: readonly string[]): Promise<void> {
  return runInDurableObject(catalogue(), (_instance, state) => {
    const { sql } = state.storage;
    dropTables(sql);
    for (const statement of statements) sql.exec(statement);
  });
}

test('a file of the first schema is brought up to this program’s, with every row it held', async () => {
  await catalogue().isEmpty();
  await writeFile([...FIRST_SCHEMA, ...rowsOfFirstSchema()]);
  await evictDurableObject(catalogue());
  newIsolate();
  expect(await titlesOf()).toEqual(['Written by an old program']);
  expect(await select('SELECT max(number) AS number FROM migration')).toEqual([{ number: SCHEMA_NUMBER }]);
  const listOf = (q: string) => catalogue().list({ q, limit: 5 });
  expect(await listOf('program')).toEqual({ articles: [], indexing: { done: 0, of: 1 } });
  await runAlarm();
  expect((await listOf('program')).articles).toHaveLength(1);
  const put = await publish('new', { headline: 'Written by this one' });
  expect(put.status).toBe(201);
  expect(await titlesOf()).toEqual(['Written by this one', 'Written by an old program']);
  // Feeds of sections without articles were added, under one number.
  expect((await select("SELECT value FROM setting WHERE name = 'head'"))[0]).toEqual({ value: '4' });
});

test('the same file twice is migrated once', async () => {
  await setUpPublisher();
  await publish('eastern-lock');
  const before = await select('SELECT name, sql FROM sqlite_master ORDER BY name');
  await runInDurableObject(catalogue(), (_instance, state) => migrate(state.storage, MIGRATIONS, 'Catalogue'));
  expect(await select('SELECT name, sql FROM sqlite_master ORDER BY name')).toEqual(before);
  expect(await titlesOf()).toEqual(['Pilots return to the eastern lock']);
});

describe.each([
  { name: 'Catalogue', object: catalogue, migrations: MIGRATIONS, tables: TABLES },
  { name: 'Partner', object: () => partnerObject('harbour-gazette'), migrations: PARTNER_MIGRATIONS, tables: PARTNER_TABLES },
])('a new file of a $name', ({ name, object, migrations, tables }) => {
  test('has the tables, the indexes and the rows that all migrations one after the other make', async () => {
    const contents = (made?: readonly string[]) =>
      runInDurableObject<DurableObject, unknown>(object(), (_instance, state) => {
        dropTables(state.storage.sql);
        migrate(state.storage, migrations, name, made);
        return contentsOf(state.storage.sql);
      });
    expect(await contents(tables)).toEqual(await contents());
  });
});

/** Everything in the file but spaces in statements. */
function contentsOf(sql: SqlStorage): unknown {
  const made = sql
    .exec<{ type: string; name: string; sql: string | null }>('SELECT type, name, sql FROM sqlite_master ORDER BY name')
    .toArray();
  const names = made.filter(({ type, name }) => type === 'table' && !name.startsWith('_cf')).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(10);
  return {
    made: made.map((row) => ({ ...row, sql: row.sql?.replace(/\s+/g, ' ').replace(/ ?([()]) ?/g, '$1') })),
    rows: names.map((name) => [name, sql.exec(`SELECT * FROM "${name}"`).toArray()]),
  };
}

describe('a file of a newer program', () => {
  test('is refused: nothing is written to it or read from it', async () => {
    muteLog();
    // Another object in the Catalogue's place: one whose file cannot be opened could not be emptied after the test.
    const byName = env.CATALOGUE.getByName.bind(env.CATALOGUE);
    vi.spyOn(env.CATALOGUE, 'getByName').mockImplementation(() => byName('newer'));
    await setUpPublisher();
    await publish('eastern-lock');
    await runInDurableObject(catalogue(), (_instance, state) => {
      state.storage.sql.exec('INSERT INTO migration (number) VALUES (?)', SCHEMA_NUMBER + 1);
      expect(() => migrate(state.storage, MIGRATIONS, 'Catalogue')).toThrow(`schema ${SCHEMA_NUMBER + 1}`);
    });
    await evictDurableObject(catalogue());
    newIsolate();
    expect((await get('/feeds/all.rss')).status).toBe(503);
    expect((await get('/healthz')).status).toBe(503);
    expect((await callDesk('GET', '/desk/articles')).status).toBeGreaterThanOrEqual(500);
  });
});
