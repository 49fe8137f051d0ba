import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAt } from '../../../src/cli/import/reading.ts';
import { type Found, sourcesIn } from '../../../src/cli/import/sources.ts';
import { publisherSchema } from '../../../src/domain/publisher/publisher.ts';
import type { Source } from '../../../src/import/imported-article.ts';
import { publisher, reading } from '../../import/support/publisher.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tearsheet-sources-'));
  await mkdir(join(folder, 'b', '.hidden'), { recursive: true });
  for (const name of ['c.txt', 'a.md', 'b/z.xml', 'b/d.json', 'photo.jpg', '.secret.txt', 'b/.hidden/x.txt', 'README.md']) {
    await writeFile(join(folder, name), name);
  }
  await symlink(folder, join(folder, 'b', 'loop'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function all(path: string): Promise<Found[]> {
  const found: Found[] = [];
  for await (const source of sourcesIn(path)) found.push(source);
  return found;
}

const isSource = (found: Found): found is Source => 'bytes' in found;

describe('a directory of copy', () => {
  it('is read by name and all the way down, without hidden files and what is said about the folder', async () => {
    expect((await all(folder)).filter(isSource).map(({ name }) => name)).toEqual(['a.md', 'b/d.json', 'b/z.xml', 'c.txt']);
  });

  it('says of everything that it left why, and never walks in circles', async () => {
    const others = (await all(folder)).filter((found) => !isSource(found));
    expect(others).toEqual([
      { file: join(folder, '.secret.txt'), leftOut: 'it is hidden' },
      {
        file: join(folder, 'README.md'),
        leftOut: 'its name is that of a file about the folder. To import it all the same, name it on the command line',
      },
      { file: join(folder, 'b/.hidden'), leftOut: 'it is hidden' },
      {
        file: join(folder, 'b/loop'),
        leftOut: 'it is a symbolic link to a folder',
      },
      { file: join(folder, 'photo.jpg'), leftOut: 'it is not a kind of file that is imported' },
    ]);
  });
});

describe('a file', () => {
  it('is named as it would be within its folder, so that importing either is importing the same', async () => {
    expect(await all(join(folder, 'c.txt'))).toEqual([
      { name: 'c.txt', formerName: 'c.txt', root: await realpath(folder), file: join(folder, 'c.txt'), bytes: Buffer.from('c.txt') },
    ]);
  });

  it('that is named is read whatever it is called', async () => {
    expect((await all(join(folder, 'README.md'))).filter(isSource).map(({ name }) => name)).toEqual(['README.md']);
  });

  it('that is not there is a fault', async () => {
    expect(await all(join(folder, 'nowhere.txt'))).toEqual([{ file: join(folder, 'nowhere.txt'), message: 'does not exist' }]);
  });
});

it('a run reads the name of the collection of a folder once', async () => {
  const named = join(folder, 'b', '.tearsheet');
  await mkdir(named);
  const file = {
    name: 'd.md',
    file: 'd.md',
    root: join(folder, 'b'),
    bytes: Buffer.from('---\nsection: Money\n---\n\nThe quay is dry.\n'),
  };
  const sectionMaps = { evening: { Money: 'business' }, wire: { Money: 'arts' } };
  const options = { ...reading, collection: undefined, publisher: publisherSchema.parse({ ...publisher, sectionMaps }) };
  const collections = new Map();
  const sections: unknown[] = [];
  for (const [name, run] of [
    ['evening', collections],
    ['wire', collections],
    ['wire', new Map()],
  ] as const) {
    await writeFile(join(named, 'collection'), `${name}\n`);
    for await (const { copies } of readAt(file, options, { collections: run })) sections.push(copies[0]?.article.sections);
  }
  expect(sections).toEqual([['business'], ['business'], ['arts']]);
});
