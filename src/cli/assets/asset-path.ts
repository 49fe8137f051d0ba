// The public address of a static file. It contains the first bytes of the file's SHA-256, so that a changed file has another address and caches
// may keep each for ever.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, parse, relative, resolve } from 'node:path';

/** The project's folder. The files of a program that is bundled are as deep in it as this folder is (bin/bundled.cjs). */
export const ROOT = resolve(import.meta.dirname, '..', '..', '..');

export interface AssetSource {
  /** Absolute path of a folder whose files are served. It may be missing. */
  folder: string;
  /** Path below which they are served. */
  path: string;
  /** Which of its files are served. */
  files: RegExp;
  /** For the local service and the tests, and never for a deployment. */
  ofSample?: true;
}

/** Where the script of the text editor is made. */
export const EDITOR_FOLDER = join(ROOT, 'dist', 'editor');

/** Where the stylesheet of the console and the portal is made. */
export const STYLE_FOLDER = join(ROOT, 'dist', 'style');

/** Where the parts of /docs are made. */
export const DOCS_FOLDER = join(ROOT, 'dist', 'docs');

export const ASSET_SOURCES: readonly AssetSource[] = [
  { folder: join(ROOT, 'src', 'pages', 'assets'), path: '/assets', files: /\.(?:svg|png|js)$/ },
  { folder: EDITOR_FOLDER, path: '/assets', files: /^editor\.js$/ },
  { folder: STYLE_FOLDER, path: '/assets', files: /^console\.css$/ },
  {
    folder: join(ROOT, 'node_modules', '@fontsource-variable', 'source-serif-4', 'files'),
    path: '/assets/fonts',
    files: /-wght-normal\.woff2$/,
  },
  { folder: join(ROOT, 'src', 'cli', 'sample', 'pictures'), path: '/assets/sample', files: /\.jpg$/, ofSample: true },
];

const HASH_CHARS = 12;

/** For example `/assets/sample/harbour.HASH.jpg` of `src/cli/sample/pictures/harbour.jpg`. Throws if the file is in no folder of static
 *  files, or cannot be read. */
export function assetPath(file: string): string {
  const { dir, name, ext, base } = parse(resolve(file));
  const source = ASSET_SOURCES.find(({ folder, files }) => folder === dir && files.test(base));
  if (source === undefined) throw new Error(`${relative(ROOT, file)} is no static file`);
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
  return `${source.path}/${name}.${hash.slice(0, HASH_CHARS)}${ext}`;
}
