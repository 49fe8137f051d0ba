// Opens files and the contents of folders. A file that cannot be read is a fault, never an exception.
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { isInDraftFolder } from '../../import/file-names.ts';
import { formatByEnding } from '../../import/format.ts';
import type { Fault, LargeSource, LeftOut, Source, SourcePlace } from '../../import/imported-article.ts';
import { reasonOf } from '../files/file-errors.ts';
import { FOLDER, nearestRoot } from './collection.ts';
import { type Contents, checkWithin, type LargeFile, NotImported, readNamed, readWithin } from './open-within.ts';

/** What was found at a place: copy, something that is not imported, or something that could not be read. A large source is open until the next one is
 *  asked for. */
export type Found = Source | LargeSource | LeftOut | Fault;

/** The files that were read, by identity, each with the name it was read under: one file is one article, whatever path leads to it. */
export type FilesRead = Map<string, string>;

/** Names of files that describe their folder and are not copy. A file that is named on the command line is read all the same. Folders may have any of these names. */
const ABOUT_FOLDER = /^(?:readme|license|licence|changelog|contributing)(?:\.[a-z]+)?$/i;

/** Why standard input is not imported. */
const UNNAMED =
  'standard input has no name by which a later import would recognise the article. To publish one: npx --no tearsheet publish - --slug SLUG';

interface Folder {
  /** The path as it was typed, for messages. */
  path: string;
  /** Real path: nothing outside it is read. */
  root: string;
  read: FilesRead;
}

/** Yields a file, or every file in a directory and below it, by name. Hidden files, files of other kinds, links that lead out of the directory,
 *  and files that were read already are left out, each with a reason. */
export async function* sourcesIn(path: string, read: FilesRead = new Map()): AsyncGenerator<Found> {
  if (path === '-') return yield { file: path, message: UNNAMED };
  try {
    const isFolder = (await stat(path)).isDirectory();
    const root = await realpath(isFolder ? path : dirname(path));
    // Folders below the one that is named are seen in the names of their files.
    if (isInDraftFolder(`${basename(root)}/`)) return yield { file: path, leftOut: 'it is in a folder of drafts' };
    if (isFolder) return yield* sourcesBelow({ path, root, read }, '');
    const place = await placeOf(join(root, basename(path)), basename(path));
    yield* closedAfter(await onceOnly({ file: path, ...place }, await readNamed(path), read));
  } catch (error) {
    yield faultOf(path, error);
  }
}

/** The number of files at a path. Follows no link, and counts 1 for what cannot be read. */
export async function countIn(path: string): Promise<number> {
  // Not with `recursive`, which follows links to folders, even in circles.
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return 1;
  let files = 0;
  for (const entry of entries) files += entry.isDirectory() && !isHidden(entry.name) ? await countIn(join(path, entry.name)) : 1;
  return files;
}

async function* sourcesBelow(folder: Folder, below: string): AsyncGenerator<Found> {
  const entries = await entriesOf(folder, below);
  if (!Array.isArray(entries)) return yield entries;
  for (const entry of entries) {
    if (entry.name === FOLDER) continue;
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (isHidden(entry.name)) yield { file: join(folder.path, name), leftOut: 'it is hidden' };
    else if (entry.isDirectory()) yield* sourcesBelow(folder, name);
    else yield* closedAfter(await sourceAt(folder, name, entry));
  }
}

/** By name. A folder that became a link after its parent was listed is not entered. */
async function entriesOf({ path, root }: Folder, below: string): Promise<Dirent[] | LeftOut | Fault> {
  try {
    const real = await realpath(join(root, below));
    if (below !== '') checkWithin(root, real);
    const entries = await readdir(real, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return faultOf(join(path, below), error);
  }
}

function isHidden(name: string): boolean {
  return name.startsWith('.');
}

/** What `sourceAt` and its kind give; a large file still has to be closed. */
type OpenFound = Source | (LargeSource & LargeFile) | LeftOut | Fault;

async function* closedAfter(found: OpenFound): AsyncGenerator<Found> {
  try {
    yield found;
  } finally {
    if ('close' in found) await found.close();
  }
}

async function sourceAt(folder: Folder, name: string, entry: Dirent): Promise<OpenFound> {
  const file = join(folder.path, name);
  const place = join(folder.root, name);
  try {
    if (entry.isSymbolicLink()) await checkLink(folder, place);
    if (ABOUT_FOLDER.test(entry.name))
      throw new NotImported('its name is that of a file about the folder. To import it all the same, name it on the command line');
    if (formatByEnding(entry.name) === undefined) throw new NotImported('it is not a kind of file that is imported');
    return await onceOnly({ file, ...(await placeOf(place, name, folder.root)) }, await readWithin(folder.root, place), folder.read);
  } catch (error) {
    return faultOf(file, error);
  }
}

/** Names a file by its path below the nearest folder that keeps the name of a collection, so that it is the same source whichever folder above it
 *  is named. `named` is the folder on the command line; absent: the file itself was named. */
async function placeOf(file: string, formerName: string, named = dirname(file)): Promise<Omit<SourcePlace, 'file'>> {
  const root = (await nearestRoot(dirname(file))) ?? named;
  // Systems write the same name with composed letters or with combining marks.
  return { name: relative(root, file).split(sep).join('/').normalize('NFC'), root, formerName };
}

/** Throws `NotImported` for a link whose target is imported under its own name, leads out of the folder, or is hidden. */
async function checkLink({ root }: Folder, place: string): Promise<void> {
  const target = await realpath(place).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' || error.code === 'ELOOP' ? new NotImported('it is a symbolic link that leads nowhere') : error;
  });
  checkWithin(root, target);
  if ((await stat(target)).isDirectory()) throw new NotImported('it is a symbolic link to a folder');
  const name = basename(target);
  if (!ABOUT_FOLDER.test(name) && formatByEnding(name) !== undefined)
    throw new NotImported(`it is a symbolic link to ${relative(root, target)}, which is imported itself`);
}

async function onceOnly(place: SourcePlace, { identity, ...contents }: Contents, read: FilesRead): Promise<OpenFound> {
  const first = identity === undefined ? undefined : read.get(identity);
  if (first === undefined) {
    if (identity !== undefined) read.set(identity, place.file);
    return { ...place, ...contents };
  }
  if ('close' in contents) await contents.close();
  return { file: place.file, leftOut: `it is the same file as ${first}` };
}

function faultOf(file: string, error: unknown): LeftOut | Fault {
  if (error instanceof NotImported) return { file, leftOut: error.message };
  return { file, message: reasonOf(error) };
}
