// The script of the text editor, which is one file made of src/pages/editor and of ProseMirror. It is made when a file that it is made of has changed.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { writeWhole } from './whole-file.ts';

export const EDITOR_FILE = 'editor.js';
const MADE_OF = 'sources.json';
/** Changes with every version of a package. */
const PACKAGES = 'package-lock.json';

const BANNER = '/* The text editor of Tearsheet, with ProseMirror by Marijn Haverbeke and others. Both have the MIT licence. */';

/** Hashes of the files that it was made of, by their paths. */
type Sources = Record<string, string>;

/** Makes the script in `folder`, an absolute path, unless it is there already. The same sources make the same bytes. */
export function makeEditorScript(root: string, folder: string): void {
  if (isCurrent(root, folder)) return;
  // Loaded here, because a start seldom needs it.
  const { buildSync }: typeof import('esbuild') = createRequire(join(root, 'package.json'))('esbuild');
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: ['src/pages/editor/start.ts'],
    bundle: true,
    format: 'esm',
    target: 'es2023',
    minify: true,
    banner: { js: BANNER },
    tsconfigRaw: '{}',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const sources = Object.fromEntries([...Object.keys(metafile.inputs), PACKAGES].map((path) => [path, hashOf(join(root, path))]));
  writeWhole(folder, EDITOR_FILE, Buffer.from(outputFiles[0]?.contents ?? []));
  writeWhole(folder, MADE_OF, Buffer.from(JSON.stringify({ ...sources, [EDITOR_FILE]: hashOf(join(folder, EDITOR_FILE)) })));
}

function isCurrent(root: string, folder: string): boolean {
  try {
    const { [EDITOR_FILE]: made, ...sources }: Sources = JSON.parse(readFileSync(join(folder, MADE_OF), 'utf8'));
    return made === hashOf(join(folder, EDITOR_FILE)) && Object.entries(sources).every(([path, hash]) => hash === hashOf(join(root, path)));
  } catch {
    return false;
  }
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
