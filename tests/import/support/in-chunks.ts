// Reads a source in chunks, as a large file is read, and compares that with what the same source gives in memory.
import { expect } from 'vitest';
import type { Reading, ReadingOptions } from '../../../src/import/imported-article.ts';
import { readLarge } from '../../../src/import/read-large.ts';
import { readSource } from '../../../src/import/read-source.ts';
import { reading } from './publisher.ts';

export const utf8 = (text: string) => new TextEncoder().encode(text);

/** `sizes` are those of the chunks, again and again. */
export async function readInChunks(name: string, bytes: Uint8Array, sizes: readonly number[], options: ReadingOptions = reading) {
  let opened = 0;
  async function* open() {
    opened += 1;
    for (let at = 0, chunk = 0; at < bytes.length; chunk += 1) {
      const size = sizes[chunk % sizes.length] ?? 1;
      yield bytes.subarray(at, at + size);
      at += size;
    }
  }
  const whole: Reading = { copies: [], kills: [], faults: [], remarks: [], leftOut: 0 };
  const order: string[] = [];
  for await (const part of readLarge({ name, file: name, size: bytes.length, open }, options)) {
    // A program takes the kills of a part first.
    order.push(...part.kills.map(() => 'kill'), ...part.copies.map(() => 'copy'));
    whole.copies.push(...part.copies);
    whole.kills.push(...part.kills);
    whole.faults.push(...part.faults);
    whole.remarks.push(...part.remarks);
    whole.leftOut += part.leftOut;
  }
  return { whole, opened, order };
}

/** In memory, a remark on the file is one on its only article. */
const sorted = ({ copies, kills, remarks, faults, leftOut }: Reading) => ({
  leftOut,
  copies: copies.map((copy) => ({ ...copy, remarks: [] })),
  kills,
  faults: faults.map(({ line, message }) => `${line} ${message}`).sort(),
  remarks: [...remarks, ...copies.flatMap((copy) => copy.remarks)].map(({ text }) => text).sort(),
});

export async function expectTheSame(name: string, bytes: Uint8Array, sizes: readonly number[]) {
  const inMemory = await readSource(name, bytes, reading);
  const { whole } = await readInChunks(name, bytes, sizes);
  expect(sorted(whole)).toEqual(sorted(inMemory));
  return whole;
}

export const inRss = (text: string, more = '') =>
  `<?xml version="1.0"?>\n<rss version="2.0"${more}><channel><title>Q</title><link>https://q.example/</link>${text}`;
