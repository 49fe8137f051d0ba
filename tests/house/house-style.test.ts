// What every file of the house keeps to, whoever writes it.
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allFiles, importsOf, read, sourceFiles, withoutComments } from './source-files.ts';

const MOST_LINES = 250;

/** Written by hand: not fixtures and golden files, which are data, and not what a tool writes. */
const ours = allFiles().filter((path) => !/^tests\/fixtures\/|\/golden\/|^package-lock\.json$|^worker-configuration\.d\.ts$/.test(path));
const text = ours.filter((path) => !/\.(?:png|jpe?g|gif|ico|woff2|gz)$/.test(path));
const code = ours.filter((path) => /\.(?:tsx?|mjs)$/.test(path));

describe('every file of the house', () => {
  it('is short enough to have one subject', () => {
    const long = code
      .map((path) => `${path}: ${read(path).split('\n').length - 1}`)
      .filter((line) => Number(line.split(': ')[1]) > MOST_LINES);
    expect(long).toEqual([]);
    expect(code.length).toBeGreaterThan(150);
  });

  it('is named for its subject, in kebab-case', () => {
    const nameless = /^(?:utils?|helpers?|commons?|misc|shared|lib|types|constants|index|manager|service-?manager|handlers?)$/;
    const wrong = ours
      .filter((path) => /^(?:src|tests|bench)\//.test(path))
      .filter((path) => path.split('/').some((part) => nameless.test(part.split('.')[0] ?? '')));
    expect(wrong).toEqual([]);
    expect(code.filter((path) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*$/.test(basename(path)))).toEqual([]);
  });

  it('has no barrel: what is imported is imported from where it is', () => {
    const star = /^export \* /m;
    expect(code.filter((path) => star.test(withoutComments(read(path))))).toEqual([]);
  });

  it('says at its top what it is for', () => {
    const silent = sourceFiles().filter((path) => !/^(?:#!.*\n)?\/(?:\/|\*\*)/.test(read(path)));
    expect(silent).toEqual([]);
  });

  it('takes zod whole, since only then is what is not used left out of the bundle', () => {
    const named = /^import (?!type\b)(?!\* as z )[^;]*from 'zod'/m;
    const other = code.filter((path) => importsOf(read(path)).some((specifier) => /^zod\/?/.test(specifier) && specifier !== 'zod'));
    expect(sourceFiles().filter((path) => named.test(read(path)))).toEqual([]);
    expect(other).toEqual([]);
  });

  it('sends JSON by one function, which ends it with a line break', () => {
    const other = /\bcontext\.json\(|\bResponse\.json\(/;
    expect(sourceFiles().filter((path) => path.startsWith('src/http/') && other.test(withoutComments(read(path))))).toEqual([]);
    expect(other.test('return context.json({});')).toBe(true);
  });

  it('names no machine and no package registry', () => {
    // The folder this very checkout lies in, and the places where others' lie.
    const here = process.cwd().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const machine = new RegExp(`(?<![\\w.~-])/(?:(?:tmp|root)\\b|home/[a-z]|Users/[A-Za-z])|${here}`);
    const registry = new RegExp(['registry\\.[a-z]', 'npm' + 'js\\.', 'jsr\\.io', 'unpkg\\.', 'jsdelivr\\.'].join('|'));
    const said = (pattern: RegExp) =>
      [...text, 'package-lock.json']
        .filter((path) => path !== 'tests/house/house-style.test.ts')
        .flatMap((path) =>
          read(path)
            .split('\n')
            .map((line) => ({ path, line })),
        )
        .filter(({ line }) => pattern.test(line))
        .map(({ path, line }) => `${path}: ${line.trim().slice(0, 100)}`);
    expect(said(machine)).toEqual([]);
    expect(said(registry)).toEqual([]);
    expect([
      machine.test('see /tmp/x'),
      machine.test(`'${process.cwd()}/src'`),
      machine.test('/home/ada'),
      machine.test('a/tmp/b'),
      registry.test('registry.example.com'),
    ]).toEqual([true, true, true, false, true]);
  });

  it('gives no test more time than all have: 15 seconds, and 60 where the program is started', () => {
    const ownTime = /\bvi\.setConfig\(|^\s*\}, [\d_]+\);$|^\s*\d{2,}_000,\n\s*\);$|['`], \{ timeout: /m;
    const others = code.filter((path) => path.startsWith('tests/') && path !== 'tests/house/house-style.test.ts');
    expect(others.filter((path) => ownTime.test(read(path)))).toEqual([]);
    const config = read('vitest.config.ts');
    expect([...config.matchAll(/^const (\w+_MS) = ([\d_]+);$/gm)].map(([, name, ms]) => [name, ms])).toEqual([
      ['TEST_MS', '15_000'],
      ['END_TO_END_MS', '60_000'],
    ]);
    expect(config).not.toMatch(/Timeout: \d/);
    expect(['}, 20_000);', '    120_000,\n  );', "it('x', { timeout: 120_000 }, () => {"].map((line) => ownTime.test(line))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('has no folder that the layout has no place for', () => {
    const top = new Set(ours.filter((path) => path.includes('/')).map((path) => path.split('/')[0]));
    expect([...top].sort()).toEqual(['.ci', 'bench', 'bin', 'docs', 'examples', 'src', 'tests']);
  });
});
