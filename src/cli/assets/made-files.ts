// Files that are made of sources, and made again only when one of the sources has changed.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './whole-file.ts';

const MADE_OF = 'sources.json';
/** Changes with every version of a package. */
const PACKAGES = 'package-lock.json';

/** Hashes of the sources, by their paths below the root, and of what was made of them, by its names. */
type Sources = Record<string, string>;

export interface Making {
  /** Absolute path of the project. */
  root: string;
  /** Absolute path of the folder for what is made. */
  folder: string;
  /** Names of what is made. */
  names: readonly string[];
  /** Paths below the root of sources that are known beforehand. One more or one less is a change. Absent: none is. */
  data?: readonly string[];
  make: () => Made;
}

export interface Made {
  files: Readonly<Record<string, Uint8Array | string>>;
  /** Paths below the root of the sources that were found on the way. */
  sources: readonly string[];
}

/** Makes the files, unless those of the present sources are there. */
export function makeFiles({ root, folder, names, data = [], make }: Making): void {
  if (isCurrent({ root, folder, names, data })) return;
  const { files, sources } = make();
  for (const [name, content] of Object.entries(files)) writeWhole(folder, name, Buffer.from(content));
  const made = [
    ...[...new Set([...sources, ...data, PACKAGES])].map((path) => [path, hashOf(join(root, path))]),
    ...names.map((name) => [name, hashOf(join(folder, name))]),
  ];
  writeWhole(folder, MADE_OF, Buffer.from(JSON.stringify(Object.fromEntries(made))));
}

function isCurrent({ root, folder, names, data }: Required<Omit<Making, 'make'>>): boolean {
  try {
    const made: Sources = JSON.parse(readFileSync(join(folder, MADE_OF), 'utf8'));
    const isThere = [...names, ...data].every((path) => made[path] !== undefined);
    return isThere && Object.entries(made).every(([path, hash]) => hash === hashOf(join(names.includes(path) ? folder : root, path)));
  } catch {
    return false;
  }
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
