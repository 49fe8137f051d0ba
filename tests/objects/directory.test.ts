// The directory of partners, as the notifier of withdrawals pages through it.

import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../src/objects/directory/schema.ts';
import { DIRECTORY_NAME } from '../../src/objects/directory.ts';
import { migrate } from '../../src/objects/sqlite/migrate.ts';
import { isolateTests } from '../support/worker/isolation.ts';

isolateTests();

function directory() {
  return env.DIRECTORY.getByName(DIRECTORY_NAME);
}

async function enrol(...ids: string[]): Promise<void> {
  for (const id of ids) await directory().put({ id, name: `The ${id}` });
}

test('a partner that was put is there, and nobody else', async () => {
  await enrol('harbour-gazette');
  expect(await directory().has('harbour-gazette')).toBe(true);
  expect(await directory().has('harbour')).toBe(false);
});

test('a partner that takes another name keeps its one place', async () => {
  await enrol('harbour-gazette', 'island-post');
  await directory().put({ id: 'harbour-gazette', name: 'The Harbour Gazette & Mail' });
  await directory().put({ id: 'harbour-gazette', name: 'The Harbour Gazette & Mail' });
  expect(await directory().list(10)).toEqual({
    partners: [
      { id: 'harbour-gazette', name: 'The Harbour Gazette & Mail' },
      { id: 'island-post', name: 'The island-post' },
    ],
  });
});

test('page after page names everybody once, in the order of their ids', async () => {
  await enrol('e', 'b', 'd', 'a', 'c');
  const seen: string[][] = [];
  let after: string | undefined;
  do {
    const page = await directory().list(2, after);
    seen.push(page.partners.map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);
  expect(seen).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
});

test('a page that ends with the last partner does not promise another', async () => {
  await enrol('a', 'b');
  expect((await directory().list(2)).next).toBeUndefined();
});

test('a partner added while the directory is read is listed at the place of its id', async () => {
  await enrol('a', 'c', 'e');
  const first = await directory().list(2);
  await enrol('b', 'd');
  expect(first.next).toBe('c');
  expect((await directory().list(10, first.next)).partners.map(({ id }) => id)).toEqual(['d', 'e']);
});

test('the directory survives an eviction of its object', async () => {
  await enrol('harbour-gazette');
  await evictDurableObject(directory());
  expect(await directory().has('harbour-gazette')).toBe(true);
});

test('a file of a newer program is refused by name', async () => {
  await enrol('harbour-gazette');
  await runInDurableObject(directory(), (_instance, state) => {
    state.storage.sql.exec('INSERT INTO migration (number) VALUES (99)');
    expect(() => migrate(state.storage, MIGRATIONS, 'Directory')).toThrow("the Directory's file is of schema 99");
    state.storage.sql.exec('DELETE FROM migration WHERE number = 99');
  });
});
