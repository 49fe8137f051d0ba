// A cast says that the compiler is wrong, so each one has a sentence that says why, and there are few of them.
import { stripTypeScriptTypes } from 'node:module';
import { describe, expect, it } from 'vitest';
import { read, sourceFiles } from './source-files.ts';

interface Cast {
  path: string;
  /** From 1. */
  line: number;
  /** Whether a comment stands on the line before it. */
  hasReason: boolean;
}

/** Where `as T` is written, `as const` and new names of imports apart. What makes it a type and no text or comment is that Node takes it out. */
function castsIn(path: string, source: string): Cast[] {
  const code = path.endsWith('.tsx') ? blanked(source) : stripTypeScriptTypes(source);
  const lines = source.split('\n');
  return [...source.matchAll(/\bas\s+(?!const\b)/g)]
    .filter(({ index }) => code.slice(index, index + 2) !== 'as' && !isComment(source, index) && !isNewName(source.slice(0, index)))
    .map(({ index }) => {
      const line = source.slice(0, index).split('\n').length;
      return { path, line, hasReason: /^\s*(?:\/\/|\/?\*)/.test(lines[line - 2] ?? '') };
    });
}

/** Node reads no JSX. There, `as` before a capital letter is a cast where no text, tag or comment is around it. */
function blanked(source: string): string {
  return source.replace(/(?<=[\w)\]}] )as(?= (?:(?:[A-Z]\w*(?:<[^<>/]*>)?|unknown|string|number)[;,)\]}. [|]|[[{(]))/g, '  ');
}

/** A comment within a type goes with the type. */
function isComment(source: string, index: number): boolean {
  const start = source.lastIndexOf('\n', index) + 1;
  return /^\s*(?:\/\/|\/?\*)|\/\/ /.test(source.slice(start, index));
}

/** `import { type A as B }`, `import type * as z`, `export { type A as B }`, and a mapped type's `[K in T as N]`. */
function isNewName(before: string): boolean {
  return /(?:^|\n)(?:import|export)\s+(?:type\s+)?(?:\w+\s*,\s*)?(?:\{[^}]*|\*\s*)$/.test(before) || /\[\w+ in [^\]]*$/.test(before);
}

/** At most; a folder that is not named has none. Where casts go, the number goes with them. */
const MOST: Readonly<Record<string, number>> = { backup: 1, cli: 1, domain: 5, http: 1, import: 0, objects: 0 };

describe('casts', () => {
  const all = sourceFiles().flatMap((path) => castsIn(path, read(path)));
  const byFolder = Object.groupBy(all, ({ path }) => path.split('/')[1] ?? '');

  it('are no more than there were', () => {
    const more = Object.entries(byFolder).filter(([folder, casts = []]) => casts.length > (MOST[folder] ?? 0));
    expect(more.map(([folder, casts = []]) => `${folder}: ${casts.map(({ path, line }) => `${path}:${line}`).join(' ')}`)).toEqual([]);
  });

  it('have a sentence before them that says why', () => {
    const unexplained = all.filter(({ hasReason }) => !hasReason);
    expect(unexplained.map(({ path, line }) => `${path}:${line}`)).toEqual([]);
  });

  it('are found wherever they stand', () => {
    const found = (source: string) => castsIn('src/x.ts', source).length;
    expect(found('const a = JSON.parse(b) as T;')).toBe(1);
    expect(found('const a = (b as unknown as T).c;')).toBe(2);
    expect(found('const a = { b: [] as string[] };')).toBe(1);
    expect(found('export function a(b: unknown): T | undefined {\n  return (b as T) ?? undefined;\n}')).toBe(1);
    expect(found("import { type A as B } from './c.ts';\nimport type * as z from 'zod';\nimport * as d from './d.ts';")).toBe(0);
    expect(found("import e from './e.ts';\n\nconst a = b(\n  c as T,\n);")).toBe(1);
    expect(found("const a = ['b'] as const;\nconst b = 'as T'; // as T\n/** as T */\ntype C = { [K in D as E<K>]: F };")).toBe(0);
    const foundInPage = (source: string) => castsIn('src/x.tsx', source).length;
    expect(foundInPage('const a = (b as [C, D][]).sort();\nconst e = f as G<H>;\nconst i = <p>As it is, {j as K} as RSS</p>;')).toBe(3);
    expect(found('interface A {\n  /** as T */\n  b: string;\n}')).toBe(0);
  });
});
