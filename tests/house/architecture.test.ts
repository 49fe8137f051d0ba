// docs/architecture.md shows the way around the code: the files it names are there, and each walk follows imports.
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PURPOSES } from './folder-purposes.ts';
import { allFiles, importsOf, read, resolved, sourceFiles } from './source-files.ts';

const DOCUMENT = read('docs/architecture.md');
const WALKS = ['Publish', 'Poll', 'Licensed pull'];
/** What the platform calls. It exports the objects, whose methods are called over RPC. */
const ENTRY = 'src/worker.ts';

const files = sourceFiles();

/** The text under a heading that begins with these words, to the next heading. */
function sectionOf(text: string, heading: string): string {
  return new RegExp(`^## ${heading}.*\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(text)?.[1] ?? '';
}

/** Files of src in the order in which a text first names them. */
function filesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/`(src\/[\w./-]+\.tsx?)`/g)].map(([, path = '']) => path))];
}

/** Those that no file earlier in the walk imports. */
function unreached(walk: readonly string[]): string[] {
  const reached = new Set([ENTRY]);
  const lost = [];
  for (const path of walk) {
    if (!reached.has(path)) lost.push(path);
    if (files.includes(path)) for (const specifier of importsOf(read(path))) reached.add(resolved(path, specifier));
  }
  return lost;
}

function rowsOf(section: string): string[][] {
  const lines = section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1);
  return lines.map((line) => line.slice(2, -2).split(' | '));
}

describe('the walks', () => {
  it.each(WALKS)('%s begins where the platform calls, and goes on along imports', (name) => {
    const walk = filesIn(sectionOf(DOCUMENT, name));
    expect(walk[0]).toBe(ENTRY);
    expect(walk.length).toBeGreaterThan(10);
    expect(unreached(walk)).toEqual([]);
  });

  it('would be found out if a step were missing or gone', () => {
    const feeds = 'src/http/public/feeds.ts';
    expect(unreached([ENTRY, feeds])).toEqual([feeds]);
    expect(unreached([ENTRY, 'src/http/app.ts', feeds, 'src/http/public/gone.ts'])).toEqual(['src/http/public/gone.ts']);
    expect(sectionOf('## A\none\n## B\ntwo\n', 'A')).toBe('one\n');
    expect(sectionOf('## A\none\n## B\ntwo\n', 'B')).toBe('two\n');
  });

  it('together name every folder that a feed passes from the entry to its text', () => {
    const named = new Set(WALKS.flatMap((name) => filesIn(sectionOf(DOCUMENT, name))).map((path) => path.split('/')[1]));
    for (const folder of ['http', 'objects', 'domain', 'storage', 'feeds', 'markup', 'consumers']) expect(named).toContain(folder);
  });
});

describe('the answers', () => {
  const named = [...DOCUMENT.matchAll(/`(\w+)` in `(src\/[\w./-]+\.tsx?)`/g)].map(([, name = '', path = '']) => ({ name, path }));

  it('name functions and values that their files declare', () => {
    const wrong = named.filter(({ name, path }) => !new RegExp(`\\b(?:function\\*?|const|class|interface) ${name}\\b`).test(read(path)));
    expect(wrong).toEqual([]);
    expect(named.length).toBeGreaterThan(8);
  });

  it('are what the code does: the file that calls another imports it', () => {
    const answers = rowsOf(sectionOf(DOCUMENT, 'Where is'));
    const called = answers.flatMap(([, answer = '']) =>
      [...answer.matchAll(/`(src\/[^`]+)`, called by `\w+` in `(src\/[^`]+)`/g)].map(([, callee = '', caller = '']) => ({
        callee,
        caller,
      })),
    );
    expect(called.length).toBeGreaterThan(0);
    for (const { callee, caller } of called)
      expect(importsOf(read(caller)).map((specifier) => resolved(caller, specifier))).toContain(callee);
    expect(answers.length).toBeGreaterThan(5);
  });
});

describe('the folders of src', () => {
  const folders = new Set(
    allFiles()
      .filter((path) => path.startsWith('src/'))
      .flatMap((path) => foldersAbove(path)),
  );

  it('have each its purpose in one line, and no line is of a folder that is gone', () => {
    expect(Object.keys(PURPOSES).sort()).toEqual([...folders].sort());
    for (const purpose of Object.values(PURPOSES)) expect(purpose).not.toMatch(/\n|\||^\s*$/);
  });

  it('are shown to people by the same lines', () => {
    const shown = rowsOf(sectionOf(DOCUMENT, 'Folders')).map(([folder = '', purpose]) => [folder.replace(/`/g, ''), purpose]);
    expect(shown).toEqual(Object.entries(PURPOSES).map(([folder, purpose]) => [`src/${folder}`, purpose]));
  });
});

/** `src/a/b/c.ts` is in `a` and in `a/b`. */
function foldersAbove(path: string): string[] {
  const folder = posix.dirname(path).replace(/^src\/?/, '');
  if (folder === '') return [];
  return folder.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
}
