// The command line is typed in one way, which works from a clone: whoever reads it anywhere can type it as it stands.
import { join } from 'node:path';
import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { allFiles, ROOT, read, withoutComments } from './source-files.ts';

// By a name that is made here: the commands are written for Node's types, and the tests have the Worker's as well.
const { COMMAND, program } = (await import(join(ROOT, 'src', 'cli', 'program.ts'))) as { COMMAND: string; program: () => Promise<Command> };

const WORDS = (await program()).commands.map((command) => command.name());
/** What was changed, and why something was decided, is not typed. */
const HISTORY = /^CHANGELOG\.md$|^docs\/decisions\//;
const READ_BY_PEOPLE = allFiles().filter(
  (path) =>
    /^(?:README\.md$|(?:docs|examples)\/.*\.(?:md|yaml)$|src\/.*\.tsx?$|bin\/.*js$|bench\/.*\.md$)/.test(path) && !HISTORY.test(path),
);

it('a command in a document, a hint or a page is one that can be typed', () => {
  const typed = new RegExp(`(.{0,20})(?<![\\w./-])tearsheet(?: --)? (?:--[a-z]+|${WORDS.join('|')})\\b`, 'g');
  const found = READ_BY_PEOPLE.flatMap((path) => {
    const text = path.endsWith('.md') ? read(path) : withoutComments(read(path));
    return [...text.matchAll(typed)].map(([, before = '']) => ({ path, before }));
  });
  expect(found.filter(({ before }) => !`${before}tearsheet`.endsWith(COMMAND))).toEqual([]);
  expect(found.length).toBeGreaterThan(40);
});

it('it has one name, and package.json gives it', () => {
  const { bin, scripts } = JSON.parse(read('package.json')) as { bin: Record<string, string>; scripts: Record<string, string> };
  expect([COMMAND, bin, scripts['tearsheet']]).toEqual(['npx --no tearsheet', { tearsheet: 'bin/tearsheet.cjs' }, undefined]);
});
