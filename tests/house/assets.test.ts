// Addresses of static files that the code names have the hashes of these files, and the parts of the font are those of its package.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assetFiles } from '../../src/cli/assets/asset-folder.ts';
import { assetPath } from '../../src/cli/assets/asset-path.ts';
import { FONT_FACES, FONT_PATHS } from '../../src/pages/layout/fonts.ts';
import { ROOT, read, sourceFiles } from './source-files.ts';

const PACKAGE = 'node_modules/@fontsource-variable/source-serif-4';
const ENGLISH_FONT_BYTES = 60_000;

/** In the code, texts that a template composes apart. */
function namedPaths(): string[] {
  const written = sourceFiles().flatMap((path) => read(path).match(/\/assets\/[\w/-]+\.[0-9a-f]{12}\.\w+/g) ?? []);
  return [...new Set([...written, ...FONT_PATHS])].sort();
}

describe('static files', () => {
  it('have the addresses that the code names, and no others are deployed', () => {
    expect(namedPaths()).toEqual(assetFiles(false).map(assetPath).sort());
  });

  it('are served at addresses that need no other spelling', () => {
    for (const path of assetFiles(true).map(assetPath)) expect(path).toMatch(/^(?:\/[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)+$/);
  });

  it('are below /assets, where the Worker has no route', () => {
    expect(read('src/http/app.ts')).not.toMatch(/'\/assets\b/);
    expect(read('wrangler.toml')).toMatch(
      /^\[assets\]\ndirectory = "dist\/static"\nhtml_handling = "none"\nnot_found_handling = "none"\n/m,
    );
    expect(read('wrangler.toml')).not.toContain('run_worker_first');
  });
});

describe('the serif', () => {
  it('has every part of its package, each for the characters that the package names', () => {
    const ranges: Record<string, string> = JSON.parse(read(`${PACKAGE}/unicode.json`));
    const faces = [
      ...FONT_FACES.matchAll(/source-serif-4-([\w-]+)-wght-normal\.\w+\.woff2"\) format\("woff2"\); unicode-range: ([^;]+);/g),
    ];
    expect(Object.fromEntries(faces.map(([, subset, range]) => [subset, range]))).toEqual(ranges);
    expect(faces.length).toBe(FONT_PATHS.length);
  });

  it('costs an English page at most 60 kB', () => {
    expect(statSync(join(ROOT, PACKAGE, 'files/source-serif-4-latin-wght-normal.woff2')).size).toBeLessThan(ENGLISH_FONT_BYTES);
  });
});
