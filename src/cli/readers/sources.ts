// Gets hold of files and of what is in folders. What cannot be got is a fault, never an exception.
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Fault, Source } from './copy.ts';
import { formatByEnding } from './format.ts';

const FILE_BYTES = 300 * 1024 * 1024;
/** Say what a folder holds and are no copy; one named on the command line is read all the same. */
const ABOUT_FOLDER = /^(?:readme|license|licence|changelog|contributing)(?:\.[a-z]+)?$/i;

/** A file as it is, or every file of a directory and below it, by name. Hidden ones are skipped, endings of no copy reported. */
export async function* sourcesIn(path: string): AsyncGenerator<Source | Fault> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) yield* sourcesBelow(path, '');
    else yield await sourceAt(path, basename(path));
  } catch (error) {
    yield faultOf(path, error);
  }
}

async function* sourcesBelow(root: string, folder: string): AsyncGenerator<Source | Fault> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith('.') || ABOUT_FOLDER.test(entry.name)) continue;
    if (entry.isDirectory()) yield* sourcesBelow(root, name);
    else if (formatByEnding(entry.name) !== undefined) yield await sourceAt(join(root, name), name);
    else yield { file: join(root, name), line: 1, message: 'has an ending that no copy has: it was not read' };
  }
}

async function sourceAt(file: string, name: string): Promise<Source | Fault> {
  try {
    const { size, isFile } = await stat(file).then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (!isFile) return { file, line: 1, message: 'is no file' };
    if (size > FILE_BYTES) return { file, line: 1, message: `is larger than ${FILE_BYTES / 1024 / 1024} MB` };
    return { name, file, bytes: await readFile(file) };
  } catch (error) {
    return faultOf(file, error);
  }
}

function faultOf(file: string, error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const known: Record<string, string> = { ENOENT: 'does not exist', EACCES: 'may not be read', ELOOP: 'is a link that leads nowhere' };
  const message = known[String(code)] ?? (error instanceof Error ? error.message : String(error));
  return { file, line: 1, message };
}
