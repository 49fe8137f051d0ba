// Every command either asks before it goes on, or has a reason why it does not.
import { join } from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { ASKS } from '../../../src/cli/commands/confirmations.ts';
import { leavesOf } from '../../../src/cli/commands/examples.ts';
import { ROOT } from '../../support/run-cli.ts';

// By a name that is made here: the commands are written for Node's types, and the tests have the Worker's as well.
const { program } = (await import(join(ROOT, 'src', 'cli', 'program.ts'))) as { program: (typed?: readonly string[]) => Promise<Command> };

const READS = 'it changes nothing on the server';

/** A new command belongs here or into ASKS. */
const DOES_NOT_ASK: Readonly<Record<string, string>> = {
  publish: 'publishing is what was asked for, and "hold" and "withdraw" take the article down',
  update: 'the earlier version stays in the history',
  reinstate: '"withdraw" takes it down again',
  hold: '"release" undoes it',
  'key issue': '"key revoke" ends the key',
  'partner user add': '"partner user revoke" ends the access',
  'partner user change': 'the audit trail has what it was, and another change restores it',
  'partner invite': '"partner uninvite" ends the link, and it ends by itself within 72 hours',
  'partner uninvite': '"partner invite" makes another link',
  'token mint': '"token revoke" ends the token',
  console: 'the link ends by itself within ten minutes',
  'receipt-key new': 'it prints a key and stores nothing',
  ...Object.fromEntries(
    [
      ...['list', 'show', 'history', 'withdrawal list', 'withdrawal show', 'publisher show', 'section list', 'subject list', 'author list'],
      ...['partner list', 'partner show', 'partner preview', 'partner ledger', 'partner usage', 'partner withdrawals', 'partner audit'],
      ...['partner user list', 'partner user show'],
      ...['agreement show', 'agreement list', 'key list', 'token list', 'audit', 'feeds', 'verify', 'backup export', 'completion'],
    ].map((words) => [words, READS]),
  ),
};

const LEAVES = leavesOf(await program()).map(({ words, command }) => ({ words: words.join(' '), command }));

test.each(LEAVES)('$words asks, or there is a reason why it does not', ({ words, command }) => {
  expect([words, words in ASKS, words in DOES_NOT_ASK]).toEqual([words, words in ASKS, !(words in ASKS)]);
  expect([words, command.options.some(({ long }) => long === '--yes')]).toEqual([words, words in ASKS]);
});

test('both lists name commands that exist', () => {
  expect([...Object.keys(ASKS), ...Object.keys(DOES_NOT_ASK)].sort()).toEqual(LEAVES.map(({ words }) => words).sort());
});

test('a command that is typed has --yes too, although only its own module is loaded', async () => {
  for (const words of Object.keys(ASKS)) {
    const leaf = leavesOf(await program(words.split(' '))).find((one) => one.words.join(' ') === words);
    expect([words, leaf?.command.options.some(({ long }) => long === '--yes')]).toEqual([words, true]);
  }
});
