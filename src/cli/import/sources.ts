// Gets hold of files and of what is in folders. What cannot be got is a fault, never an exception.
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { formatByEnding } from '../../import/format.ts';
import { type Fault, type Source, Unreadable } from '../../import/imported-article.ts';
import { checkWithin, readNamed, readWithin } from './open-within.ts';

/** Say what a folder holds and are no copy; one named on the command line is read all the same. */
const ABOUT_FOLDER = /^(?:readme|license|licence|changelog|contributing)(?:\.[a-z]+)?$/i;

interface Folder {
  /** As it was typed, for messages. */
  path: string;
  /** Real path: nothing outside it is read. */
  root: string;
}

/** A file as it is, or every file of a directory and below it, by name. Hidden ones are skipped, endings of no copy and links that lead
 *  out of the directory reported. */
export async function* sourcesIn(path: string): AsyncGenerator<Source | Fault> {
  try {
    if ((await stat(path)).isDirectory()) yield* sourcesBelow({ path, root: await realpath(path) }, '');
    else yield { name: basename(path), file: path, bytes: await readNamed(path) };
  } catch (error) {
    yield faultOf(path, error);
  }
}

/** How many files a path is or holds; follows no link, and counts 1 for what cannot be looked into. */
export async function countIn(path: string): Promise<number> {
  // Not with `recursive`, which follows links to folders, round in circles too.
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return 1;
  let files = 0;
  for (const entry of entries) files += entry.isDirectory() ? await countIn(join(path, entry.name)) : 1;
  return files;
}

async function* sourcesBelow(folder: Folder, below: string): AsyncGenerator<Source | Fault> {
  const entries = await entriesOf(folder, below);
  if ('message' in entries) return yield entries;
  for (const entry of entries) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.name.startsWith('.') || ABOUT_FOLDER.test(entry.name)) continue;
    if (entry.isDirectory()) yield* sourcesBelow(folder, name);
    else yield await sourceAt(folder, name, entry);
  }
}

/** By name. A folder that became a link since its own folder was listed is not entered. */
async function entriesOf({ path, root }: Folder, below: string): Promise<Dirent[] | Fault> {
  try {
    const real = await realpath(join(root, below));
    if (below !== '') checkWithin(root, real);
    const entries = await readdir(real, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return faultOf(join(path, below), error);
  }
}

async function sourceAt({ path, root }: Folder, name: string, entry: Dirent): Promise<Source | Fault> {
  const file = join(path, name);
  const place = join(root, name);
  const fault = (message: string): Fault => ({ file, line: 1, message });
  try {
    if (entry.isSymbolicLink()) {
      const target = await realpath(place).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new Unreadable('is a symbolic link that leads nowhere') : error;
      });
      checkWithin(root, target);
      // What is in that folder is read where it is.
      if ((await stat(target)).isDirectory()) return fault('is a symbolic link to a folder: it was not followed');
    }
    if (formatByEnding(entry.name) === undefined) return fault('has an ending that no copy has: it was not read');
    return { name, file, bytes: await readWithin(root, place) };
  } catch (error) {
    return faultOf(file, error);
  }
}

function faultOf(file: string, error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const known: Record<string, string> = {
    ENOENT: 'does not exist',
    EACCES: 'may not be read',
    ELOOP: 'is a symbolic link that leads nowhere',
  };
  const message = known[String(code)] ?? (error instanceof Error ? error.message : String(error));
  return { file, line: 1, message };
}
