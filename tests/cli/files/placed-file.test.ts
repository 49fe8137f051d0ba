// The line of a file that an objection is about.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPlacedFile } from '../../../src/cli/files/placed-file.ts';
import { temporaryFolder } from '../../support/run-cli.ts';

test.each([
  ['/scope/subjects/1', 4],
  // What is missing is missing in what would hold it.
  ['/scope/sections', 1],
  ['/a~1b', 5],
  ['/a~01b', 6],
  ['/a~0b', 7],
  ['', 1],
  ['/nowhere', 1],
])('the pointer %j leads to line %i (RFC 6901 §4)', async (pointer, line) => {
  const { path: folder } = temporaryFolder();
  const file = join(folder, 'agreement.yaml');
  writeFileSync(file, 'scope:\n  subjects:\n    - ferries\n    - pilots\na/b: 1\na~1b: 2\na~b: 3\n');
  expect((await readPlacedFile(file)).lineAt(pointer)).toBe(line);
  rmSync(folder, { recursive: true });
});
