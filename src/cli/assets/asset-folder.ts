// The folders that Workers static assets serve, made of the sources: dist/static for a deployment, and dist/static-with-sample for the local service
// and the tests. They are two, so that no deployment ever contains the pictures of the sample.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { ASSET_SOURCES, assetPath, ROOT } from './asset-path.ts';

/** Rules of Workers static assets. No file needs a CORS field: the pages that use one have the same origin. */
const HEADERS = `/*
  X-Content-Type-Options: nosniff
/assets/*
  Cache-Control: public, max-age=31536000, immutable
`;

export interface AssetFolderOptions {
  withSample: boolean;
  /** Absolute path. Absent: the one of the two that is meant. */
  folder?: string;
}

/** Makes the folder, or brings it up to date, and returns its absolute path. Several processes may do so at once. */
export function makeAssetFolder({ withSample, folder = standardFolder(withSample) }: AssetFolderOptions): string {
  const wanted = new Map([['_headers', Buffer.from(HEADERS)]]);
  for (const file of assetFiles(withSample)) wanted.set(assetPath(file).slice(1), readFileSync(file));
  for (const [name, bytes] of wanted) if (!isWritten(join(folder, name), bytes)) write(folder, name, bytes);
  for (const name of filesIn(folder)) if (!wanted.has(name)) rmSync(join(folder, name), { force: true });
  return folder;
}

function standardFolder(withSample: boolean): string {
  return join(ROOT, 'dist', withSample ? 'static-with-sample' : 'static');
}

/** Absolute paths of the files that are served. */
export function assetFiles(withSample: boolean): string[] {
  return ASSET_SOURCES.filter(({ ofSample }) => withSample || ofSample !== true).flatMap(({ folder, files }) =>
    filesIn(folder)
      .filter((name) => files.test(name) && !name.includes('/'))
      .map((name) => join(folder, name)),
  );
}

/** Paths within the folder, with forward slashes. None if it is missing. */
function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function isWritten(file: string, bytes: Buffer): boolean {
  try {
    return readFileSync(file).equals(bytes);
  } catch {
    return false;
  }
}

/** Writes the file beside the folder first, because another process may be reading the folder, or writing the same file. */
function write(folder: string, name: string, bytes: Buffer): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  const aside = mkdtempSync(`${folder}-`);
  try {
    writeFileSync(join(aside, 'file'), bytes);
    renameSync(join(aside, 'file'), join(folder, name));
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
