// The report of an undone import on a terminal.
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { undoReport } from '../../../src/cli/import/undo-report.ts';
import { openTerminal } from '../../../src/cli/terminal/terminal.ts';

function screenAfter(articles: number): string {
  const written: string[] = [];
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 100, getColorDepth: () => 8, hasColors: () => true });
  stream.on('data', (chunk) => written.push(String(chunk)));
  const out = stream as unknown as NodeJS.WriteStream;
  const report = undoReport(openTerminal(false, out, out), true);
  for (let number = 1; number <= articles; number++) {
    const article = {
      slug: `ferry-${number}`,
      headline: 'Ferry sails',
      pubStatus: 'usable' as const,
      version: 1,
      etag: '"1"',
      created: true,
      edited: false,
    };
    report.add(article, 'held');
  }
  report.end('20261128-0712-k3f9');
  return stripVTControlCharacters(written.join(''));
}

test.each([
  [200, undefined],
  [207, '7 more. Pipe the output into a file, or use --json, to see all.'],
])('a dry run of %d articles says how many it does not list', (articles, more) => {
  const screen = screenAfter(articles);
  expect(screen.match(/ferry-\d+/g)).toHaveLength(200);
  expect(/^\d+ more\..*$/m.exec(screen)?.[0]).toBe(more);
});
