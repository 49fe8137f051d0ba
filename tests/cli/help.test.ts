// Every command explains itself, with an example that can be typed.
import { join } from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { EXAMPLES, leavesOf } from '../../src/cli/commands/examples.ts';
import { ROOT, tearsheet } from '../support/run-cli.ts';

// By a name that is made here: the commands are written for Node's types, and the tests have the Worker's as well.
const { program } = (await import(join(ROOT, 'src', 'cli', 'program.ts'))) as { program: () => Command };

const NAMES = leavesOf(program()).map(({ words }) => words.join(' '));

test('every command has an example, and every example a command', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual([...NAMES].sort());
});

test.each(Object.entries(EXAMPLES))('the examples of "%s" can be typed as they stand', (name, examples) => {
  for (const example of examples) {
    const root = program();
    const ran: string[] = [];
    for (const { words, command } of leavesOf(root)) command.action(() => void ran.push(words.join(' ')));
    // What a shell makes of it: quotes taken away, and what follows a > kept for itself.
    const typed = [...example.replace(/ > \S+$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    root.parse(typed, { from: 'user' });
    expect([example, ran]).toEqual([example, [name]]);
  }
});

test('help shows the example and the exit codes', async () => {
  expect((await tearsheet(['partner', 'standing', '--help'])).stdout).toContain('  npx tearsheet partner standing lake-post good');
  expect((await tearsheet(['--help'])).stdout).toContain('Exit codes: 0 done');
});

test('help is no wider than a terminal of 80 columns, and the examples alone are not wrapped', () => {
  for (const { words, command } of [{ words: ['npx tearsheet'], command: program() }, ...leavesOf(program())]) {
    const written: string[] = [];
    command.configureOutput({ writeOut: (text) => void written.push(text) }).outputHelp();
    const help = written.join('');
    const wide = help.split('\n').filter((line) => line.length > 80 && !/^ {2}npx tearsheet |^Usage: /.test(line));
    expect([words.join(' '), wide]).toEqual([words.join(' '), []]);
    expect(help.length).toBeGreaterThan(200);
  }
});
