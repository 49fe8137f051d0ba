// The script of the text editor, which is one file made of src/pages/editor and of ProseMirror. It is made when a file that it is made of has changed.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { makeFiles } from './made-files.ts';

export const EDITOR_FILE = 'editor.js';

const BANNER = '/* The text editor of Tearsheet, with ProseMirror by Marijn Haverbeke and others. Both have the MIT licence. */';

/** Makes the script in `folder`, an absolute path, unless it is there already. The same sources make the same bytes. */
export function makeEditorScript(root: string, folder: string): void {
  makeFiles({
    root,
    folder,
    names: [EDITOR_FILE],
    make: () => {
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
      return { files: { [EDITOR_FILE]: outputFiles[0]?.contents ?? '' }, sources: Object.keys(metafile.inputs) };
    },
  });
}
