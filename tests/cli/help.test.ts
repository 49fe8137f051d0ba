// Every command explains itself, with an example that can be typed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { EXAMPLES, leavesOf } from '../../src/cli/commands/examples.ts';
import { hasTerminals, tearsheetOnTerminal } from '../support/pseudo-terminal.ts';
import { command } from '../support/resident-cli.ts';
import { ROOT } from '../support/run-cli.ts';

// By a name that is made here: the commands are written for Node's types, and the tests have the Worker's as well.
const { program } = (await import(join(ROOT, 'src', 'cli', 'program.ts'))) as { program: (typed?: readonly string[]) => Promise<Command> };

const NAMES = leavesOf(await program()).map(({ words }) => words.join(' '));

test('every command has an example, and every example a command', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual([...NAMES].sort());
});

test.each(Object.entries(EXAMPLES))('the examples of "%s" can be typed as they stand', async (name, examples) => {
  for (const example of examples) {
    // What a shell makes of it: quotes taken away, and what follows a > kept for itself.
    const typed = [...example.replace(/ > \S+$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    const root = await program(typed);
    const ran: string[] = [];
    for (const { words, command } of leavesOf(root)) command.action(() => void ran.push(words.join(' ')));
    root.parse(typed, { from: 'user' });
    expect([example, ran]).toEqual([example, [name]]);
  }
});

test('help shows the example and the exit codes', async () => {
  expect((await command(['partner', 'standing', '--help'])).stdout).toContain('  npx --no tearsheet partner standing lake-post good');
  expect((await command(['--help'])).stdout).toContain('Exit codes: 0 done');
});

test('help is no wider than a terminal of 80 columns, and the examples alone are not wrapped', async () => {
  const root = await program();
  for (const { words, command } of [{ words: ['npx --no tearsheet'], command: root }, ...leavesOf(root)]) {
    const written: string[] = [];
    command.configureOutput({ writeOut: (text) => void written.push(text), getOutHelpWidth: () => 80 }).outputHelp();
    const help = written.join('');
    const wide = help.split('\n').filter((line) => line.length > 80 && !/^ {2}npx --no tearsheet |^Usage: /.test(line));
    expect([words.join(' '), wide]).toEqual([words.join(' '), []]);
    expect(help.length).toBeGreaterThan(200);
  }
});

test('the commands stand in groups, in the order of the desk’s work, and each in one', async () => {
  const { stdout } = await command(['--help']);
  const [, ...groups] = stdout.split(/^(?=(?:Options|Articles|Partners|Withdrawals|Desk|Backup|Service):$)/m);
  const commandsIn = (group: string) => [...group.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(([, name]) => name);
  expect(groups.map((group) => [group.split(':')[0], commandsIn(group)])).toEqual([
    ['Options', []],
    ['Articles', ['import', 'publish', 'update', 'correct', 'hold', 'release', 'embargo', 'list', 'show', 'history']],
    ['Partners', ['partner', 'agreement', 'key']],
    ['Withdrawals', ['withdraw', 'reinstate', 'withdrawal']],
    ['Desk', ['publisher', 'subject', 'section', 'author', 'console', 'token', 'audit', 'feeds']],
    ['Backup', ['backup']],
    ['Service', ['verify', 'receipt-key', 'completion', 'help']],
  ]);
});

test('a command that is loaded alone has the help that it has among all', async () => {
  const root = await program();
  for (const { words } of leavesOf(root)) {
    const alone = leavesOf(await program(words)).find((leaf) => leaf.words.join(' ') === words.join(' '));
    expect([words, alone?.command.helpInformation()]).toEqual([words, helpIn(root, words)]);
  }
  expect((await program(['--json', '--server', 'list', 'audit'])).commands.map((command) => command.name())).toEqual(['audit']);
});

/** Without the version of the program, which is asked for without a command. */
function helpIn(root: Command, words: readonly string[]): string | undefined {
  const command = leavesOf(root).find((leaf) => leaf.words.join(' ') === words.join(' '))?.command;
  return command?.helpInformation().replace(/^ {2}-V, --version .*\n/m, '');
}

test.runIf(hasTerminals).each([48, 66, 132])('on a terminal of %i columns, help fills the lines and is no wider', async (columns) => {
  const { code, screen } = await tearsheetOnTerminal(['--help'], {}, ROOT, { columns });
  const widths = screen.split('\n').map((line) => line.trimEnd().length);
  expect([code, Math.max(...widths)]).toEqual([0, expect.toSatisfy((widest: number) => widest <= columns && widest > columns - 12)]);
});

test.each(['--version', '-V'])('%s prints the version alone', async (option) => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  expect(await command([option])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('a misspelt command is answered with the one that was meant, though no other word is known', async () => {
  expect((await command(['--server', 'http://localhost:1', 'witdraw', 'list'])).stderr).toContain('Did you mean withdraw?');
});
