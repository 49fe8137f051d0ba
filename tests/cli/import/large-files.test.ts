// A large file is read several times: each time it is the same file, or the import says that it is not.
import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readWithin } from '../../../src/cli/import/open-within.ts';
import { sourcesIn } from '../../../src/cli/import/sources.ts';
import { temporaryFolder } from '../../support/run-cli.ts';

const BYTES = 5_000_000;
let folder: ReturnType<typeof temporaryFolder>;
let file: string;

beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.path, 'a.xml');
  writeFileSync(file, Buffer.alloc(BYTES, 'a'));
});

afterEach(() => folder.remove());

/** The letters of all bytes, and how many there are. */
async function lettersIn(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const letters = new Set<number>();
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    for (const byte of chunk) letters.add(byte);
  }
  return `${String.fromCharCode(...letters)} × ${length}`;
}

async function opened() {
  const contents = await readWithin(folder.path, file);
  if ('bytes' in contents) throw new Error('the file is in memory');
  return contents;
}

test('it stays the same file when another one takes its place', async () => {
  const { open, close } = await opened();
  expect(await lettersIn(open())).toBe(`a × ${BYTES}`);
  writeFileSync(join(folder.path, 'b'), Buffer.alloc(BYTES, 'b'));
  renameSync(join(folder.path, 'b'), file);
  expect(await lettersIn(open())).toBe(`a × ${BYTES}`);
  await close();
});

test('it is refused when it is changed between two readings', async () => {
  const { open, close } = await opened();
  await lettersIn(open());
  appendFileSync(file, 'b');
  await expect(lettersIn(open())).rejects.toThrow('was changed while it was read');
  await close();
});

test('it is closed when the next one is asked for, and when nobody asks any more', async () => {
  writeFileSync(join(folder.path, 'b.xml'), Buffer.alloc(BYTES, 'b'));
  const seen: AsyncIterable<Uint8Array>[] = [];
  for await (const found of sourcesIn(folder.path)) {
    if (!('open' in found)) throw new Error('the file is in memory');
    expect(await lettersIn(found.open())).toContain(` × ${BYTES}`);
    seen.push(found.open());
    if (seen.length === 2) break;
  }
  for (const chunks of seen) await expect(lettersIn(chunks)).rejects.toThrow(/closed|EBADF/);
});
