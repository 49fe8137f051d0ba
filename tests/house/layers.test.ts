// Which folder may import which, type-only imports included. Each imports only from folders above it in the table, which has the order of
// folder-purposes.ts.
import { describe, expect, it } from 'vitest';
import { PURPOSES } from './folder-purposes.ts';
import { importsOf, read, resolved, sourceFiles } from './source-files.ts';

interface Layer {
  /** Folders of src/ it may import, its own apart. */
  folders: string[];
  /** Packages: exactly, or with everything below them where the name ends in `/`. */
  packages: string[];
}

const BELOW_HTTP = ['domain', 'backup', 'feeds', 'rights', 'markup', 'storage', 'objects', 'consumers', 'pages'];

const LAYERS: Record<string, Layer> = {
  domain: { folders: [], packages: ['zod'] },
  markup: {
    folders: ['domain'],
    packages: ['parse5', 'hast', 'hast-util-from-parse5', 'hast-util-sanitize', 'hast-util-to-html'],
  },
  import: {
    folders: ['domain', 'markup'],
    packages: [
      '@mozilla/readability',
      '@mozilla/readability/',
      '@sindresorhus/transliterate',
      'chardet',
      'fast-xml-parser',
      'feedsmith',
      'marked',
      'parse5',
      'smol-toml',
      'yaml',
    ],
  },
  feeds: { folders: ['domain'], packages: [] },
  rights: { folders: ['domain', 'markup'], packages: ['jose', 'zod'] },
  backup: {
    folders: ['domain', 'markup'],
    packages: ['zod'],
  },
  storage: { folders: ['domain'], packages: [] },
  objects: {
    folders: ['domain', 'backup', 'storage'],
    packages: ['cloudflare:workers'],
  },
  pages: {
    folders: ['domain'],
    packages: [
      'hono',
      'hono/',
      ...['commands', 'history', 'inputrules', 'keymap', 'model', 'schema-list', 'state', 'view'].map((name) => `prosemirror-${name}`),
    ],
  },
  consumers: { folders: ['domain', 'storage', 'objects'], packages: [] },
  http: { folders: BELOW_HTTP, packages: ['diff', 'hono', 'hono/', 'jose', 'zod'] },
  reference: { folders: ['domain', 'rights'], packages: ['zod'] },
  docs: { folders: ['domain', 'pages', 'reference'], packages: ['hono', 'hono/', 'marked'] },
  cli: {
    folders: ['domain', 'rights', 'import', 'pages', 'reference'],
    packages: [
      'node:',
      'commander',
      '@clack/prompts',
      '@sindresorhus/transliterate',
      'cli-table3',
      'esbuild',
      'feedsmith',
      'open',
      'undici',
      'yaml',
    ],
  },
  'worker.ts': { folders: ['http', 'consumers', 'objects'], packages: ['cloudflare:workers'] },
};

/** `src/http/app.ts` is of `http`, `src/worker.ts` of `worker.ts`. */
function layerOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function isAllowed(layer: Layer, own: string, target: string): boolean {
  if (target.startsWith('src/')) return layerOf(target) === own || layer.folders.includes(layerOf(target));
  return layer.packages.some((name) => target === name || (/[/:]$/.test(name) && target.startsWith(name)));
}

const files = sourceFiles();

describe('the layers', () => {
  it('are all in the table, and the table names no folder that is not there', () => {
    expect([...new Set(files.map(layerOf))].sort()).toEqual(Object.keys(LAYERS).sort());
  });

  it.each(Object.entries(LAYERS))('%s imports what the table allows and nothing else', (own, layer) => {
    const wrong = files
      .filter((path) => layerOf(path) === own)
      .flatMap((path) => importsOf(read(path)).map((specifier) => ({ path, target: resolved(path, specifier) })))
      .filter(({ target }) => !isAllowed(layer, own, target));
    expect(wrong).toEqual([]);
  });

  it('import only from those above them in the table, so that they have no cycle', () => {
    const names = Object.keys(LAYERS);
    const wrong = names.flatMap((name, index) =>
      (LAYERS[name]?.folders ?? []).filter((to) => !names.slice(0, index).includes(to)).map((to) => `${name} → ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it('have the order of the table of folders in docs/architecture.md', () => {
    const folders = Object.keys(PURPOSES).filter((path) => !path.includes('/'));
    expect(Object.keys(LAYERS).filter((name) => !name.endsWith('.ts'))).toEqual(folders);
  });

  it('are crossed by relative paths with their endings, so that Node runs what the bundler bundles', () => {
    const wrong = files.flatMap((path) =>
      importsOf(read(path))
        .filter((specifier) => specifier.startsWith('.') && !/\.(?:tsx?|json)$/.test(specifier))
        .map((specifier) => `${path}: ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  it('see every kind of import there is, and none that only stands in a comment or a text', () => {
    const text = [
      "import a from './a.ts';",
      "import type { B } from './b.ts';",
      "import {\n  type C,\n  d,\n} from './c.ts';",
      "import './e.ts';",
      "export * from './f.ts';",
      "export type { G } from './g.ts';",
      "type H = import('./h.ts').H;",
      "const i = await import('./i.ts');",
      "// import j from './j.ts';",
      "/* import k from './k.ts'; */",
      "const l = \"import m from './m.ts'\"; // from './n.ts'",
      "const url = 'https://example.com/'; // https://example.com",
      'export const o = 1;',
    ].join('\n');
    expect(importsOf(text).sort()).toEqual(['a', 'b', 'c', 'e', 'f', 'g', 'h', 'i'].map((name) => `./${name}.ts`));
  });
});
