// Completion in the shells themselves: what is offered behind a line that somebody has begun to type.
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leavesOf } from '../../src/cli/commands/examples.ts';
import { command } from '../support/resident-cli.ts';
import { ROOT, temporaryFolder } from '../support/run-cli.ts';

// By a name that is made here: the commands are written for Node's types, and the tests have the Worker's as well.
const { program } = (await import(join(ROOT, 'src', 'cli', 'program.ts'))) as { program: () => Promise<Command> };

const SHELLS = ['bash', 'zsh', 'fish'];
const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;

let folder: ReturnType<typeof temporaryFolder>;

beforeAll(async () => {
  folder = temporaryFolder();
  for (const shell of SHELLS) writeFileSync(scriptFor(shell), (await command(['completion', shell])).stdout);
});

afterAll(() => folder.remove());

function scriptFor(shell: string): string {
  return join(folder.path, `completion.${shell}`);
}

/** In bash, which is told the line as its reader tells it: words, and the one that the cursor is in. */
function offeredByBash(line: string): string[] {
  const words = line.split(' ');
  const command = `source ${scriptFor('bash')}; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _tearsheet; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return linesOf(execFileSync('bash', ['--norc', '-c', command], { encoding: 'utf8' }));
}

function offeredByFish(line: string): string[] {
  const command = `source ${scriptFor('fish')}; complete -C ${JSON.stringify(line)}`;
  return linesOf(execFileSync('fish', ['--no-config', '-c', command], { encoding: 'utf8', cwd: folder.path })).map(
    (offer) => offer.split('\t')[0] ?? '',
  );
}

/** In zsh the functions of the script give what the menu shows. */
function offeredByZsh(path: string, kind: 'words' | 'flags'): string[] {
  const command = `compdef() { }; typeset -A _comps; source ${scriptFor('zsh')}; _tearsheet_${kind} '${path}'; print -l -- $items`;
  return linesOf(execFileSync('zsh', ['-f', '-c', command], { encoding: 'utf8' })).map((offer) => offer.split(':')[0] ?? '');
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

const CASES: [line: string, offered: string[]][] = [
  ['tearsheet wi', ['withdraw', 'withdrawal']],
  ['tearsheet partner st', ['standing']],
  ['npx --no tearsheet partner st', ['standing']],
  ['tearsheet --json partner st', ['standing']],
  ['tearsheet partner standing lake-post p', ['probation']],
  ['tearsheet backup restore --re', ['--replace']],
  ['tearsheet list --status h', ['held']],
  ['tearsheet import un', ['undo']],
  ['tearsheet import undo --rea', ['--reason']],
  ['tearsheet agreement show --ver', ['--version']],
  ['tearsheet show --ver', ['--version']],
  ['tearsheet list --ver', []],
];

test.each(SHELLS.filter(has))('the script for %s has no fault of syntax, and names every command', async (shell) => {
  execFileSync(shell, ['-n', scriptFor(shell)]);
  const { stdout } = await command(['completion', shell]);
  for (const { words } of leavesOf(await program())) for (const word of words) expect(stdout).toContain(`'${word}`);
});

describe('behind a line', () => {
  test.each(CASES)('bash offers after "%s" %j', (line, offered) => {
    expect(offeredByBash(line).sort()).toEqual(offered);
  });

  test.runIf(has('fish')).each(CASES)('fish offers after "%s" %j', (line, offered) => {
    expect(offeredByFish(line).sort()).toEqual(offered);
  });

  test.runIf(has('zsh'))('zsh offers commands, values and options', () => {
    expect(offeredByZsh('', 'words').filter((word) => word.startsWith('wi'))).toEqual(['withdraw', 'withdrawal']);
    expect(offeredByZsh('partner standing', 'words')).toEqual(['good', 'warned', 'probation', 'suspended']);
    expect(offeredByZsh('backup restore', 'flags')).toContain('--replace');
  });

  test('npx completes other programs as before, and a file after an option that takes one', () => {
    expect(offeredByBash('npx wrangler par')).toEqual([]);
    expect(offeredByBash('tearsheet verify --text w')).toEqual([]);
    expect(offeredByBash('tearsheet --server wi')).toEqual([]);
  });
});

test('after import, files are offered as well as its command', () => {
  writeFileSync(join(folder.path, 'story.md'), '');
  expect(offeredByBash('tearsheet import ')).toEqual([]);
  expect(offeredByBash('tearsheet withdrawal ')).toContain('note');
  if (has('fish')) expect(offeredByFish('tearsheet import ')).toEqual(expect.arrayContaining(['undo', 'story.md']));
});

test('an unknown shell is a usage error that names the three', async () => {
  const { code, stderr } = await command(['completion', 'tcsh']);
  expect(code).toBe(2);
  for (const shell of SHELLS) expect(stderr).toContain(shell);
});
