// Where this machine has seen the folders of a collection. A copied folder brings the name of its collection with it, and its files would replace the
// stories of the first one. The record is kept outside the folders and never sent: a clone on another machine has none, and goes on.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseJsonObject } from '../client/json-object.ts';
import { keptName } from './collection.ts';

interface KnownFolder {
  /** Real path. */
  path: string;
  /** The system's identity of the folder. It is the same behind every mount of it. */
  identity: string;
}

/** The record of a collection at one service. */
export interface CollectionRecord {
  server: string;
  collection: string;
}

/** Returns the folder that the collection is from, if it is still there and is another one than `root`. */
export async function otherFolderOf(record: CollectionRecord, root: string): Promise<string | undefined> {
  const folders = await foldersIn(record);
  const identity = await identityOf(root);
  if (folders.some((folder) => folder.path === root || folder.identity === identity)) return undefined;
  for (const { path } of folders) if ((await keptName(path)) === record.collection) return path;
  return undefined;
}

/** Adds a folder to the record, and drops those that are gone or are of another collection now. Nothing happens where it cannot be written: then a copied
 *  folder is not recognised. */
export async function rememberFolder(record: CollectionRecord, root: string): Promise<void> {
  const before = await foldersIn(record);
  const identity = await identityOf(root);
  if (before.some((folder) => folder.path === root && folder.identity === identity)) return;
  const folders: KnownFolder[] = [{ path: root, identity }];
  for (const folder of before) if (folder.path !== root && (await keptName(folder.path)) === record.collection) folders.push(folder);
  await write(placeOf(record), JSON.stringify({ ...record, folders })).catch(() => undefined);
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.${process.pid}`, `${text}\n`);
  await rename(`${file}.${process.pid}`, file);
}

async function foldersIn(record: CollectionRecord): Promise<KnownFolder[]> {
  const text = await readFile(placeOf(record), 'utf8').catch(() => '{}');
  const kept = parseJsonObject(text);
  return kept !== undefined && 'folders' in kept && Array.isArray(kept.folders) ? kept.folders.filter(isKnownFolder) : [];
}

function isKnownFolder(value: unknown): value is KnownFolder {
  if (typeof value !== 'object' || value === null || !('path' in value) || !('identity' in value)) return false;
  return typeof value.path === 'string' && typeof value.identity === 'string';
}

async function identityOf(folder: string): Promise<string> {
  const { dev, ino } = await stat(folder, { bigint: true });
  // Systems without such numbers have zeros, which are no identity.
  return ino === 0n ? folder : `${dev}:${ino}`;
}

/** Remembers that somebody was asked about a folder without a name, so that the answer is kept in the folder. */
export async function rememberQuestion(server: string, root: string): Promise<void> {
  await write(placeOf({ server, collection: `? ${root}` }), JSON.stringify({ server, asked: root })).catch(() => undefined);
}

export async function wasAsked(server: string, root: string): Promise<boolean> {
  return stat(placeOf({ server, collection: `? ${root}` })).then(
    () => true,
    () => false,
  );
}

/** One file for each collection, so that imports at the same time do not write the same file. */
function placeOf({ server, collection }: CollectionRecord): string {
  const name = createHash('sha256').update(`${server} ${collection}`).digest('hex').slice(0, 32);
  return join(stateFolder(), 'tearsheet', 'collections', `${name}.json`);
}

/** Where programs keep what belongs to one machine (XDG Base Directory Specification). */
function stateFolder(): string {
  const named = process.env['XDG_STATE_HOME'] || (process.platform === 'win32' ? process.env['LOCALAPPDATA'] : undefined);
  return named || join(homedir(), '.local', 'state');
}
