// The longest records there can be: what an export holds, a restore takes.
import { reset, runInDurableObject } from 'cloudflare:test';
import { beforeEach, expect, test } from 'vitest';
import { RECORD_BYTES } from '../../src/backup/catalogue-tables.ts';
import * as limits from '../../src/domain/values/limits.ts';
import { comparable, exportAll, restore } from '../support/worker/backup.ts';
import { catalogue, select } from '../support/worker/catalogue.ts';
import { NOON } from '../support/worker/clock.ts';
import { publish, setUpPublisher } from '../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../support/worker/isolation.ts';
import { PUBLISHER } from '../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const longest = (file: string) => Math.max(...file.split('\n').map((line) => new TextEncoder().encode(line).byteLength));

/** What no call of the desk would do. */
function change(statement: string, value: string): Promise<void> {
  return runInDurableObject(catalogue(), (_instance, { storage }) => void storage.sql.exec(statement, value));
}

async function comesBack(file: string): Promise<void> {
  await reset();
  newIsolate();
  expect(await restore(file, '')).toMatchObject({ status: 200 });
  expect(comparable(await exportAll())).toEqual(comparable(file));
}

const quotes = (chars: number) => '"'.repeat(chars);

test('an article at the limit of every field, with characters that are escaped twice', async () => {
  await publish('long', {
    headline: quotes(limits.HEADLINE_CHARS),
    standfirst: quotes(limits.STANDFIRST_CHARS),
    edNote: quotes(limits.ED_NOTE_CHARS),
    bodyHtml: `<p>${quotes(limits.BODY_BYTES / 2)}</p>`,
    images: Array.from({ length: limits.IMAGES }, (_, number) => ({
      url: `https://www.quay-courier.example/${String(number).padEnd(2_000, 'x')}`,
      alt: quotes(1_000),
      caption: quotes(limits.NOTE_CHARS),
      credit: quotes(limits.NAME_CHARS),
      source: quotes(limits.NAME_CHARS),
    })),
  });
  // Fifty corrections would be fifty versions of this size.
  const corrections = Array.from({ length: limits.CORRECTIONS }, () => ({ note: quotes(limits.NOTE_CHARS), at: NOON, version: 1 }));
  await change("UPDATE version SET json = json_set(json, '$.corrections', json(?))", JSON.stringify(corrections));
  const file = await exportAll();
  expect(longest(file)).toBeGreaterThan(850_000);
  await comesBack(file);
});

test('the audit entry of a change of settings that are as long as allowed, before and after', async () => {
  const more = Array.from({ length: 180 }, (_, number) => ({ code: `s-${number}`, name: quotes(190), description: quotes(500) }));
  const sections = [...PUBLISHER.sections, ...more];
  expect(JSON.stringify({ ...PUBLISHER, sections }).length / limits.PUBLISHER_REQUEST_BYTES).toBeGreaterThan(0.95);
  await setUpPublisher({ sections });
  await setUpPublisher({ sections, description: 'Another.' });
  const file = await exportAll();
  expect(longest(file)).toBeGreaterThan(1_000_000);
  await comesBack(file);
});

test('a body of an older program near the limit of a SQLite row, two megabytes, which makes a record of four', async () => {
  await publish('long');
  await change('UPDATE body SET html = ?', `<p>${quotes(1_900_000)}</p>`);
  const file = await exportAll();
  expect(longest(file)).toBeGreaterThan(3_800_000);
  await comesBack(file);
});

test('staged records are cut into rows that fit, however long they are', async () => {
  const name = await catalogue().beginRestore();
  await catalogue().gatherRestore(name, [JSON.stringify({ text: 'ü'.repeat(3_000_000) })]);
  const rows = await select<{ bytes: number }>('SELECT octet_length(record) AS bytes FROM restoring');
  expect(rows.length).toBeGreaterThan(3);
  expect(Math.max(...rows.map(({ bytes }) => bytes))).toBeLessThan(2_000_000);
});

test('characters of two UTF-16 units are not broken when records are cut', async () => {
  await publish('long');
  // The cut falls within a pair for one of the two, wherever the record's own text ends.
  for (const padding of ['', 'x']) {
    const body = `<p>${padding}${'🚢'.repeat(400_000)}</p>`;
    await change('UPDATE body SET html = ?', body);
    expect(await restore(await exportAll())).toMatchObject({ status: 200 });
    expect((await select<{ html: string }>('SELECT html FROM body'))[0]?.html).toBe(body);
  }
});

test('a line longer than any record is refused before it is stored', async () => {
  const lines = (await exportAll()).trimEnd().split('\n');
  const answer = await restore(lines.with(1, JSON.stringify({ table: 'setting', row: ['x', 'x'.repeat(RECORD_BYTES)] })).join('\n'));
  expect([answer.status, answer.detail]).toEqual([400, 'Line 2 is too long. Nothing was changed.']);
});

test('a body that the sanitiser makes longer than any record is refused by its line', async () => {
  await publish('first', { bodyHtml: '<p>Short</p>' });
  const lines = (await exportAll()).trimEnd().split('\n');
  const index = lines.findIndex((line) => line.startsWith('{"table":"body"'));
  const file = lines.with(index, JSON.stringify({ table: 'body', row: [1, 1, `<p>${'&'.repeat(1_200_000)}</p>`] })).join('\n');
  expect(await restore(file)).toMatchObject({ status: 400, line: index + 1 });
});
