// The code of the desk's routes and of the console are modules of their own: the start of the Worker does not evaluate them. The Worker imports each at the
// first request for it.
import { describe, expect, it, test } from 'vitest';
import { importsOf, read, resolved, sourceFiles } from './source-files.ts';

/** Imports and exports that are evaluated with the module: not those of types, and no `import()`. */
const EVALUATED = /^(?:import|export)\s(?!type\b)[^;']*?from\s+'([^']+)'|^import\s+'([^']+)'/gm;

function evaluatedWith(start: string): Set<string> {
  const reached = new Set([start]);
  for (const path of reached)
    for (const [, from, alone] of read(path).matchAll(EVALUATED)) {
      const specifier = from ?? alone ?? '';
      if (specifier.startsWith('.')) reached.add(resolved(path, specifier));
    }
  return reached;
}

describe.each([
  ['console', /^src\/(?:http|pages)\/console\/|^src\/pages\/signed-in\//],
  ['desk', /^src\/http\/desk\//],
  ['portal', /^src\/(?:http|pages)\/portal\//],
])('the code of the %s', (name, own) => {
  it('is no part of what the Worker evaluates when it starts', () => {
    const started = evaluatedWith('src/worker.ts');
    expect([...started].filter((path) => own.test(path))).toEqual([]);
    expect(started.size).toBeGreaterThan(200);
    expect(started).toContain('src/pages/public/article.tsx');
  });

  it('is in one module that the Worker imports by its name', () => {
    expect([...evaluatedWith(`src/http/${name}-app.ts`)].filter((path) => own.test(path)).length).toBeGreaterThan(8);
    expect(read('src/http/app.ts')).toContain(`lateModule(() => import('./${name}-app.ts'))`);
  });

  it('names the script of the text editor, and imports nothing of it into the Worker', () => {
    const takes = (path: string) => importsOf(read(path)).some((specifier) => resolved(path, specifier).startsWith('src/pages/editor/'));
    const takers = sourceFiles().filter(takes);
    expect(takers.filter((path) => !path.startsWith('src/pages/editor/'))).toEqual([]);
    expect(takers.length).toBeGreaterThan(5);
  });
});

test('what only a desk sends or a receipt needs is no part of the start: the schemas of agreements and of settings, and the parser of HTML', () => {
  const started = evaluatedWith('src/worker.ts');
  const late = ['domain/agreements/agreement.ts', 'domain/agreements/notice-lines.ts', 'domain/publisher/publisher.ts', 'markup/tree.ts'];
  expect(late.filter((path) => started.has(`src/${path}`))).toEqual([]);
  const atDesk = evaluatedWith('src/http/desk-app.ts');
  expect(late.filter((path) => !atDesk.has(`src/${path}`))).toEqual([]);
});
