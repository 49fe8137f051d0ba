// The folders that Workers static assets serve, made of the sources: dist/static for a deployment, and dist/static-with-sample for the local service
// and the tests. They are two, so that no deployment ever contains the pictures of the sample.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { API_DOCUMENT, apiDocument } from './api-document.ts';
import { ASSET_SOURCES, assetPath, DOCS_FOLDER, EDITOR_FOLDER, ROOT, STYLE_FOLDER } from './asset-path.ts';
import { DOCS_FILES, makeDocsFiles } from './docs-files.ts';
import { makeEditorScript } from './editor-script.ts';
import { LETTERS_NAME, makeLettersFile } from './letters-file.ts';
import { makeStylesheet } from './stylesheet.ts';
import { writeWhole } from './whole-file.ts';

/** Rules of Workers static assets. Files below /assets/ need no CORS field: the pages that use one have the same origin. The document of the API is
 *  for tools of any origin, and keeps its address. */
const HEADERS = `/*
  X-Content-Type-Options: nosniff
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/${API_DOCUMENT}
  Content-Type: application/json
  Access-Control-Allow-Origin: *
  Cache-Control: public, max-age=300
`;

export interface AssetFolderOptions {
  withSample: boolean;
  /** Absolute path. Absent: the one of the two that is meant. */
  folder?: string;
}

/** Makes the folder, or brings it up to date, and returns its absolute path. Several processes may do so at once. */
export function makeAssetFolder({ withSample, folder = standardFolder(withSample) }: AssetFolderOptions): string {
  const wanted = new Map<string, Buffer>([['_headers', Buffer.from(HEADERS)]]);
  wanted.set(API_DOCUMENT, apiDocument(ROOT, REFERENCE_FOLDER));
  makeDocsFiles(ROOT, DOCS_FOLDER);
  for (const name of DOCS_FILES) wanted.set(name, readFileSync(join(DOCS_FOLDER, name)));
  makeLettersFile(ROOT, LETTERS_FOLDER);
  wanted.set(LETTERS_NAME, readFileSync(join(LETTERS_FOLDER, LETTERS_NAME)));
  for (const file of assetFiles(withSample)) wanted.set(assetPath(file).slice(1), readFileSync(file));
  for (const [name, bytes] of wanted) writeWhole(folder, name, bytes);
  for (const name of filesIn(folder)) if (!wanted.has(name)) rmSync(join(folder, name), { force: true });
  return folder;
}

/** Where the document of the API is kept. */
const REFERENCE_FOLDER = join(ROOT, 'dist', 'reference');
/** Where the table of letters is made. */
const LETTERS_FOLDER = join(ROOT, 'dist', 'letters');

function standardFolder(withSample: boolean): string {
  return join(ROOT, 'dist', withSample ? 'static-with-sample' : 'static');
}

/** Absolute paths of the files that are served. Makes those that are no sources. */
export function assetFiles(withSample: boolean): string[] {
  makeEditorScript(ROOT, EDITOR_FOLDER);
  makeStylesheet(STYLE_FOLDER);
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
