// What is deployed, built as it is deployed, without a network.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Node, parse } from 'acorn';
import { full } from 'acorn-walk';
import { build, type OutputFile } from 'esbuild';
import { expect, it } from 'vitest';
import { workerForTests } from '../support/built-worker.ts';
import { ROOT } from './source-files.ts';

/** Tripwires (docs/decisions/0062-two-sizes-of-the-bundle.md). What a reader pays for is the start, which bench/ measures. */
const BUNDLE_BYTES = 475 * 1024;
const PROGRAMS_BYTES = 340 * 1024;
/** For people in browsers. Each is imported at its first request. */
const FOR_PEOPLE = ['./console-app.ts', './portal-app.ts', './public/docs.ts'];

it('the Worker fits into 475 KB', async () => {
  const folder = await workerForTests();
  const modules = readdirSync(folder).filter((name) => !/\.(?:map|md)$/.test(name));
  const sizes = modules.map((name) => gzipSync(readFileSync(join(folder, name))).byteLength);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(modules).toContain('worker.js');
  expect(total).toBeLessThanOrEqual(BUNDLE_BYTES);
  expect(total).toBeGreaterThan(BUNDLE_BYTES / 10);
});

it('what answers programs, which is the Worker without its pages for partners and the desk, fits into 340 KB', async () => {
  const { text, contents } = await built(FOR_PEOPLE);
  for (const imported of FOR_PEOPLE) expect(text).toContain(imported);
  expect(gzipSync(contents).byteLength).toBeLessThanOrEqual(PROGRAMS_BYTES);
});

it('no literal of a regular expression names a property of Unicode, whose characters V8 would look up at each start', async () => {
  const { text } = await built([]);
  expect(propertiesInLiterals(text)).toEqual([]);
  expect(propertiesInLiterals('const a = /[\\p{L}_]/u; const b = String.raw`\\p{L}`; const c = /p{2}/;')).toEqual(['[\\p{L}_]']);
});

async function built(apart: readonly string[]): Promise<OutputFile> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'src/worker.ts')],
    external: ['cloudflare:*', 'node:*', ...apart],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  const [module] = outputFiles;
  if (module === undefined) throw new Error('esbuild wrote nothing');
  return module;
}

/** Literals that name properties of Unicode (src/domain/values/late-pattern.ts). */
function propertiesInLiterals(code: string): string[] {
  const found: string[] = [];
  full(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), (node: Node & { regex?: { pattern: string } }) => {
    if (node.regex !== undefined && /\\p\{/i.test(node.regex.pattern)) found.push(node.regex.pattern);
  });
  return found;
}
