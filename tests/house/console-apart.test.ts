// The code of the console is a module of its own: the start of the Worker does not evaluate it. The app imports it when somebody opens the console.
import { describe, expect, it } from 'vitest';
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

const OF_CONSOLE = /^src\/(?:http|pages)\/console\//;

describe('the console', () => {
  it('is no part of what the Worker evaluates when it starts', () => {
    const started = evaluatedWith('src/worker.ts');
    expect([...started].filter((path) => OF_CONSOLE.test(path))).toEqual([]);
    expect(started.size).toBeGreaterThan(200);
    expect(started).toContain('src/pages/public/article.tsx');
  });

  it('is in one module that the app imports by its name', () => {
    expect([...evaluatedWith('src/http/console/answers.ts')].filter((path) => OF_CONSOLE.test(path)).length).toBeGreaterThan(8);
    expect(read('src/http/routes.ts')).toMatch(/await import\('\.\/console\/answers\.ts'\)/);
  });

  it('names the script of the text editor, and imports nothing of it into the Worker', () => {
    const takes = (path: string) => importsOf(read(path)).some((specifier) => resolved(path, specifier).startsWith('src/pages/editor/'));
    const takers = sourceFiles().filter(takes);
    expect(takers.filter((path) => !path.startsWith('src/pages/editor/'))).toEqual([]);
    expect(takers.length).toBeGreaterThan(5);
  });
});
