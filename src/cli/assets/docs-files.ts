// The files that the Worker makes /docs of. They are rendered by src/docs, which Node cannot run as it is, because it is JSX: it is bundled first.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, parse } from 'node:path';
import { makeFiles } from './made-files.ts';
import { writeWhole } from './whole-file.ts';

/** Below the folder of static files. No name has a hash: the Worker, and nobody else, reads them, and those of its own deployment. */
export const DOCS_FILES = ['reference/docs.json'] as const;

const GUIDES = 'src/reference/guides';
const SAMPLES = `${GUIDES}/samples`;
const PROGRAM = 'program.cjs';

type Rendering = (sources: { guides: Record<string, string>; samples: Record<string, Record<string, string>> }) => Record<string, string>;

/** Makes the files in `folder`, an absolute path, unless they are there already. */
export function makeDocsFiles(root: string, folder: string): void {
  const texts = [...textsIn(root, GUIDES, '.md'), ...textsIn(root, SAMPLES)];
  makeFiles({
    root,
    folder,
    names: DOCS_FILES,
    data: texts,
    make: () => {
      const { program, sources } = bundle(root);
      writeWhole(folder, PROGRAM, program);
      const require = createRequire(join(folder, PROGRAM));
      delete require.cache[join(folder, PROGRAM)];
      const { docsFiles }: { docsFiles: Rendering } = require(join(folder, PROGRAM));
      const files = docsFiles(readTexts(root, texts));
      return { files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path.slice(1), text])), sources };
    },
  });
}

function textsIn(root: string, folder: string, extension = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map(({ name }) => `${folder}/${name}`)
    .sort();
}

function readTexts(root: string, paths: readonly string[]) {
  const guides: Record<string, string> = {};
  const samples: Record<string, Record<string, string>> = {};
  for (const path of paths) {
    const { name, ext } = parse(path);
    const text = readFileSync(join(root, path), 'utf8');
    if (ext === '.md') guides[name] = text;
    else samples[name] = { ...samples[name], [ext.slice(1)]: text };
  }
  return { guides, samples };
}

function bundle(root: string): { program: Buffer; sources: string[] } {
  const { buildSync }: typeof import('esbuild') = createRequire(join(root, 'package.json'))('esbuild');
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: ['src/docs/docs-files.tsx'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'es2023',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    tsconfigRaw: '{}',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  return { program: Buffer.from(outputFiles[0]?.contents ?? []), sources: Object.keys(metafile.inputs) };
}
