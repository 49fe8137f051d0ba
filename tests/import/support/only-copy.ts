// Reads a source that has exactly one article.
import { expect } from 'vitest';
import type { Copy, Reading } from '../../../src/import/imported-article.ts';
import { readSource } from '../../../src/import/read-source.ts';
import { reading } from './publisher.ts';

export const readText = (text: string, name: string): Promise<Reading> =>
  readSource(name, new TextEncoder().encode(text), { ...reading, section: 'world' });

/** Fails if anything cannot be read. */
export async function onlyCopy(text: string, name: string): Promise<Copy> {
  const { copies, faults } = await readText(text, name);
  expect(faults).toEqual([]);
  const [copy] = copies;
  if (copy === undefined) throw new Error('nothing was read');
  return copy;
}
