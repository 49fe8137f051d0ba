// What a file exports, another file of the program uses: no function is kept for tests alone.
import { describe, expect, it } from 'vitest';
import { read, resolved, sourceFiles, withoutComments } from './source-files.ts';

/** Folders that are held to it. */
const HELD = /^src\/(?:objects|backup|domain)\//;

/** Used within their own file, and exported for tests that check them by themselves or are built from their types. */
const FOR_TESTS: ReadonlySet<string> = new Set([
  'AgreementInput',
  'domainSchema',
  'SCANNED_ARTICLES',
  'LISTED_OBJECTIONS',
  'ELEMENTS',
  'ATTRIBUTES',
  'OutsideCaller',
  'OutsideUrlOptions',
  'LicensedAction',
  'SizedPosition',
  'PageCut',
  'FeedParts',
  'receiptPath',
  'stubOf',
  'objectionsToLine',
]);

/** Names that a file takes from each other file: in braces, or as members of what it imports whole. */
function namesTaken(path: string, code: string): [file: string, name: string][] {
  return [...code.matchAll(/^(?:import|export)\b([^;'"`=]*?)\bfrom\s*'([^']+)'/gm)].flatMap(([, clause = '', specifier = '']) => {
    const whole = /\*\s+as\s+(\w+)/.exec(clause)?.[1];
    const members = whole === undefined ? [] : [...code.matchAll(new RegExp(`\\b${whole}\\.(\\w+)`, 'g'))].map(([, name = '']) => name);
    const listed = (/\{([^}]*)\}/.exec(clause)?.[1] ?? '').split(',').map((part) => /^\s*(?:type\s+)?(\w*)/.exec(part)?.[1] ?? '');
    return [...members, ...listed].map((name): [string, string] => [resolved(path, specifier), name]);
  });
}

function namesExported(code: string): string[] {
  const declared = code.matchAll(/^export\s+(?:async\s+)?(?:abstract\s+)?(?:function\*?|const|let|class|interface|type)\s+(\w+)/gm);
  const unpacked = code.matchAll(/^export\s+const\s+\{([^}]*)\}/gm);
  return [...declared, ...unpacked].flatMap(([, names = '']) => names.split(',').map((name) => name.trim()));
}

describe('exports', () => {
  const files = sourceFiles().map((path) => ({ path, code: withoutComments(read(path)) }));
  const taken = new Set(files.flatMap(({ path, code }) => namesTaken(path, code)).map(([file, name]) => `${file} ${name}`));

  it('are used by another file of the program', () => {
    const unused = files
      .filter(({ path }) => HELD.test(path))
      .flatMap(({ path, code }) => namesExported(code).map((name) => ({ path, name })))
      .filter(({ path, name }) => !taken.has(`${path} ${name}`) && !FOR_TESTS.has(name));
    expect(unused.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
    expect(taken.size).toBeGreaterThan(1_000);
  });

  it('that are functions or constants for tests are used in their own file', () => {
    const kept = files
      .filter(({ path }) => HELD.test(path))
      .flatMap(({ path, code }) => namesExported(code).map((name) => ({ path, code, name })));
    const isUsed = (code: string, name: string) => code.split(new RegExp(`\\b${name}\\b`)).length > 2;
    const isValue = (code: string, name: string) => new RegExp(`\\b(?:function|const) ${name}\\b`).test(code);
    const idle = kept.filter(({ code, name }) => FOR_TESTS.has(name) && isValue(code, name) && !isUsed(code, name));
    expect(idle.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
  });

  it('are found in every form', () => {
    const code =
      "import { a, type B as C } from './x.ts';\nimport * as d from './y.ts';\nexport const e = d.f(a);\nexport type { G } from './z.ts';";
    expect(namesTaken('src/w/v.ts', code)).toEqual([
      ['src/w/x.ts', 'a'],
      ['src/w/x.ts', 'B'],
      ['src/w/y.ts', 'f'],
      ['src/w/y.ts', ''],
      ['src/w/z.ts', 'G'],
    ]);
    const all =
      'export async function a() {}\nexport function* b() {}\nexport abstract class C {}\nexport const { d, e } = f;\nexport interface G {}';
    expect(namesExported(all).sort()).toEqual(['C', 'G', 'a', 'b', 'd', 'e']);
  });
});
