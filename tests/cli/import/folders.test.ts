// Whether a folder is a copy of another one with the name of its collection, as far as this machine knows.
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openFolders } from '../../../src/cli/import/folders.ts';
import { temporaryFolder } from '../../support/run-cli.ts';

let base: ReturnType<typeof temporaryFolder>;

beforeEach(async () => {
  base = temporaryFolder();
  vi.stubEnv('XDG_STATE_HOME', join(base.path, 'state'));
  await mkdir(at('stories'));
  await nameOf('stories');
  await copy('stories', 'second');
});

afterEach(() => {
  vi.unstubAllEnvs();
  base.remove();
});

const at = (folder: string) => join(base.path, folder);
const copy = (from: string, to: string) => cp(at(from), at(to), { recursive: true });
const kept = async (folder: string) => (await readFile(at(`${folder}/.tearsheet/collection`), 'utf8')).trim();

interface Import {
  server?: string;
  collection?: string;
  dryRun?: boolean;
  byFiles?: string;
}

/** The collection of a folder in an import of its own. */
function nameOf(folder: string, { server = 'https://desk.example', collection, dryRun = false, byFiles }: Import = {}): Promise<string> {
  return openFolders({ server, collection, dryRun, byFiles: async () => byFiles }, () => undefined).collectionOf(at(folder), undefined);
}

const COPIED = { problem: { title: expect.stringContaining('is a copy of') }, exitCode: 2 };

test('a copy is refused while the first folder is there, and the first one is not', async () => {
  await expect(nameOf('second')).rejects.toMatchObject(COPIED);
  await expect(nameOf('second', { dryRun: true })).rejects.toMatchObject(COPIED);
  expect(await nameOf('stories')).toBe(await kept('stories'));
});

test('a folder that was moved goes on, and so does a copy of which the first one is gone', async () => {
  await rename(at('stories'), at('moved'));
  // A copy may be at its old place by now.
  await copy('moved', 'stories');
  expect(await nameOf('moved')).toBe(await kept('moved'));
  await rm(at('stories'), { recursive: true });
  await expect(nameOf('second')).rejects.toMatchObject(COPIED);
  await rm(at('moved'), { recursive: true });
  expect(await nameOf('second')).toBe(await kept('second'));
});

test('a folder that was made anew at the same path goes on', async () => {
  const name = await kept('stories');
  await rm(at('stories'), { recursive: true });
  await copy('second', 'stories');
  expect(await nameOf('stories')).toBe(name);
});

test('a machine that has seen neither lets the first one in, and not both, also in one import', async () => {
  await rm(at('state'), { recursive: true });
  const { collectionOf, check } = openFolders(
    { server: 'https://desk.example', dryRun: true, byFiles: async () => undefined },
    () => undefined,
  );
  expect(await collectionOf(at('second'), undefined)).toBe(await kept('second'));
  await expect(check(at('stories'))).rejects.toMatchObject(COPIED);
  expect(await nameOf('second')).toBe(await kept('second'));
  await expect(nameOf('stories')).rejects.toMatchObject(COPIED);
});

test('the answer that it is the same collection is kept for both', async () => {
  const collection = await kept('stories');
  expect(await nameOf('second', { collection, dryRun: true })).toBe(collection);
  await expect(nameOf('second')).rejects.toMatchObject(COPIED);
  await nameOf('second', { collection });
  expect([await nameOf('second'), await nameOf('stories')]).toEqual([collection, collection]);
  await copy('second', 'third');
  await expect(nameOf('third')).rejects.toMatchObject(COPIED);
});

test('the answer that it is another collection is kept in the folder', async () => {
  const name = await kept('stories');
  await nameOf('second', { collection: 'second-123456' });
  expect([await nameOf('second'), await nameOf('stories')]).toEqual(['second-123456', name]);
  // A name for one import is none that is kept.
  await nameOf('stories', { collection: 'wire' });
  expect(await kept('stories')).toBe(name);
});

describe('a folder without a name whose files are those of a collection', () => {
  beforeEach(() => rm(at('second/.tearsheet'), { recursive: true }));

  test('is that collection where this machine knows no other folder of it, as in a clone that leaves out the name', async () => {
    const byFiles = await kept('stories');
    await rm(at('stories'), { recursive: true });
    expect(await nameOf('second', { byFiles, dryRun: true })).toBe(byFiles);
    await expect(kept('second')).rejects.toThrow();
    expect(await nameOf('second', { byFiles })).toBe(byFiles);
    expect(await kept('second')).toBe(byFiles);
  });

  test.each([
    ['the same', true],
    ['another', false],
  ])('is asked about beside its first folder, and the answer that it is %s collection is kept', async (_answer, isSame) => {
    const byFiles = await kept('stories');
    await expect(nameOf('second', { byFiles })).rejects.toMatchObject(COPIED);
    await expect(kept('second')).rejects.toThrow();
    const collection = isSame ? byFiles : 'second-123456';
    await nameOf('second', { byFiles, collection });
    expect([await nameOf('second', { byFiles }), await nameOf('stories')]).toEqual([collection, byFiles]);
  });

  test('gets no name from an option that answers nothing', async () => {
    await nameOf('second', { collection: 'wire' });
    await expect(kept('second')).rejects.toThrow();
  });
});

test('another service has its own stories', async () => {
  expect(await nameOf('second', { server: 'https://other.example' })).toBe(await kept('second'));
});

test('without a record that can be read or written, the import goes on', async () => {
  await rm(at('state'), { recursive: true });
  await writeFile(at('state'), 'no folder');
  expect(await nameOf('second')).toBe(await kept('second'));
  expect(await nameOf('stories')).toBe(await kept('stories'));
});
