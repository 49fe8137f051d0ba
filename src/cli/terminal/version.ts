// The version of this program.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As package.json has it. */
export function version(): string {
  // As deep in the project as the files that are bundled of the sources (bin/bundled.cjs).
  const text = readFileSync(join(import.meta.dirname, '..', '..', '..', 'package.json'), 'utf8');
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? '';
}
