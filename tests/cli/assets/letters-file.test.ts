// The console spells headlines with a table, and an import with the library that the table is made of: both make the same slug.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../../src/cli/assets/asset-path.ts';
import { LETTERS_NAME, makeLettersFile } from '../../../src/cli/assets/letters-file.ts';
import { latinSlug } from '../../../src/domain/values/latin-slug.ts';
import { type LettersFile, spellingOf } from '../../../src/domain/values/spelled-letters.ts';
import { slugFrom } from '../../../src/import/text/slug.ts';

const folder = mkdtempSync(join(tmpdir(), 'letters-'));
afterAll(() => rmSync(folder, { recursive: true }));

let file: LettersFile;
let single: string[];
beforeAll(() => {
  makeLettersFile(ROOT, folder);
  file = JSON.parse(readFileSync(join(folder, LETTERS_NAME), 'utf8'));
  single = Object.keys(file.letters).filter((text) => [...text].length === 1);
  single = [...new Set(single.flatMap((letter) => [letter, letter.toUpperCase()]))].filter((text) => [...text].length === 1);
});

const atConsole = (headline: string) => latinSlug(headline, spellingOf(file)) ?? 'none';
const onImport = async (headline: string) => (await slugFrom([headline], 'id')).replace(/^copy-[0-9a-f]{12}$/, 'none');

test('one letter, small and capital, and two letters of one alphabet', async () => {
  expect(single.length).toBeGreaterThan(300);
  // Alphabets are in blocks of at most 256 letters, and two letters of one word are of one alphabet.
  const words = single.flatMap((one) => [one, ...single.filter((two) => isNear(one, two)).map((two) => `a${one}${two}`)]);
  const different: string[] = [];
  for (const word of words) if (atConsole(word) !== (await onImport(word))) different.push(word);
  expect(different).toEqual([]);
});

function isNear(one: string, two: string): boolean {
  return (one.codePointAt(0) ?? 0) >> 8 === (two.codePointAt(0) ?? 0) >> 8;
}

test('words of any letters, marks and signs', async () => {
  const letter = fc.constantFrom(...single, ' ', '’', '7', 'x', 'ß', '港', '́');
  await fc.assert(
    fc.asyncProperty(fc.array(letter, { maxLength: 30 }), async (letters) => {
      const headline = `a${letters.join('')}`;
      expect(atConsole(headline)).toBe(await onImport(headline));
    }),
    { numRuns: 300 },
  );
});
