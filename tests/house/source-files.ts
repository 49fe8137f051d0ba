// The files of the house as text, for the tests about the house.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Every file that belongs to the house, relative to its root, with forward slashes: what .gitignore names is left out. */
export function allFiles(): string[] {
  const ignored = read('.gitignore')
    .split('\n')
    .filter((line) => line !== '');
  const names = new Set(['.git', ...ignored.map((line) => line.replace(/\/$/, ''))]);
  const isIgnored = (name: string) => names.has(name) || (names.has('*.log') && name.endsWith('.log'));
  return filesBelow('', isIgnored).sort();
}

function filesBelow(folder: string, isIgnored: (name: string) => boolean): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => !isIgnored(name))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path, isIgnored) : [path];
    });
}

export function sourceFiles(): string[] {
  return allFiles().filter((path) => /^src\/.*\.tsx?$/.test(path));
}

/** Comments gone, texts left: a specifier in a comment is no import. Line breaks stay where they were. */
export function withoutComments(text: string): string {
  return text.replace(/('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|(?<![:\\/])\/\/[^\n]*/g, '$1');
}

const IMPORTS = [
  /^\s*(?:import|export)\b[^'"`;=(]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]\s*[,)]/g,
];

/** Every specifier a file imports or exports from: static, type-only, for its effect, dynamic, or as the type `import('…')`. */
export function importsOf(text: string): string[] {
  const code = withoutComments(text);
  return IMPORTS.flatMap((pattern) => [...code.matchAll(pattern)].map(([, specifier = '']) => specifier));
}

/** Where a relative specifier leads, from the root; another specifier as it is. */
export function resolved(from: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(dirname(from), specifier) : specifier;
}
