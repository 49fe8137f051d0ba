// The name of the collection that files belong to. It is kept in the folder that was imported, so that the folder may be moved, and an id is never
// compared with that of another folder.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeFor } from '../../domain/values/term.ts';
import { mistake } from '../client/failure.ts';
import { reasonOf } from '../files/file-errors.ts';
import { isCollectionName } from '../invocation/arguments.ts';

/** What the program keeps in an imported folder. */
export const FOLDER = '.tearsheet';
const FILE = 'collection';

/** Returns the nearest folder, the given one or one above it, that keeps the name of a collection; `undefined` if there is none. Takes a real path. */
export async function nearestRoot(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    if (await isFile(join(at, FOLDER, FILE))) return at;
    if (dirname(at) === at) return undefined;
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** The collection of pages of the web that are no feed: their ids are their addresses. */
export const OF_PAGES = 'web';

/** Collections by folder, as they were when the first file of each was read. */
export type KnownCollections = Map<string, string | undefined>;

/** Returns the collection that a folder keeps; `undefined` if it keeps none or something else. */
export async function keptCollection(root: string, known: KnownCollections): Promise<string | undefined> {
  if (known.has(root)) return known.get(root);
  const kept = await keptName(root);
  known.set(root, kept);
  return kept;
}

/** Whether a folder keeps a name, or something in its place. */
export async function hasName(root: string): Promise<boolean> {
  return (await keptText(root)) !== undefined;
}

/** The name that a folder keeps, read from its file. */
export async function keptName(root: string): Promise<string | undefined> {
  const text = await keptText(root);
  return text !== undefined && isCollectionName(text) ? text : undefined;
}

async function keptText(root: string): Promise<string | undefined> {
  return readFile(join(root, FOLDER, FILE), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );
}

/** Returns the collection of an import's root folder, and gives the folder one if it has none. With `dryRun` nothing is written. */
export async function collectionOf(root: string, dryRun: boolean): Promise<string> {
  const kept = await keptText(root);
  if (kept !== undefined && isCollectionName(kept)) return kept;
  if (kept !== undefined)
    throw mistake(`${join(root, FOLDER, FILE)} does not contain the name of a collection. Correct it, or name one: --collection NAME.`);
  const made = newName(root);
  if (dryRun) return made;
  try {
    await keepName(root, made, 'wx');
  } catch (error) {
    throw mistake(`The name of the collection cannot be kept in ${join(root, FOLDER)}: ${reasonOf(error)}. Name one: --collection NAME.`);
  }
  return made;
}

/** A name that no other folder has. */
export function newName(root: string): string {
  return `${codeFor(basename(root))}-${randomBytes(3).toString('hex')}`;
}

/** `flag`: "wx" never replaces a name. */
export async function keepName(root: string, name: string, flag: 'w' | 'wx'): Promise<void> {
  await mkdir(join(root, FOLDER), { recursive: true });
  await writeFile(join(root, FOLDER, FILE), `${name}\n`, { flag });
}
