// Packages that a command loads when it needs them. The bundled program has their exports by name only if they are ES modules.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allFiles, ROOT, read } from './source-files.ts';

/** They are not part of the program, but are loaded from their own folders (bin/bundle.cjs). */
const APART: readonly string[] = ['undici', 'jose', 'open'];
const LATE = /await import\('((?:@[\w-]+\/)?[\w-]+)'\)/g;

test('a package that is loaded late is an ES module', () => {
  const sources = allFiles().filter((path) => /^src\/(?:cli|import)\/.*\.ts$/.test(path));
  const named = sources.flatMap((path) => [...read(path).matchAll(LATE)].map(([, name = '']) => name));
  const bundled = [...new Set(named)].filter((name) => !APART.includes(name));
  expect(bundled.length).toBeGreaterThan(0);
  const typeOf = (name: string): string => JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).type;
  expect(bundled.filter((name) => typeOf(name) !== 'module')).toEqual([]);
});
