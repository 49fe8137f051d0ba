// Held copy whose source says that it must not be public yet: who releases it reads the instruction first.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publisher } from '../import/support/publisher.ts';
import { markdown } from '../support/import-stage.ts';
import { type Program, startProgram } from '../support/program.ts';
import { CTRL_C, hasTerminals, tearsheetOnTerminal } from '../support/pseudo-terminal.ts';
import { command } from '../support/resident-cli.ts';
import { type Ended, temporaryFolder } from '../support/run-cli.ts';

const folder = temporaryFolder();
const copy = join(folder.path, 'copy');
let program: Program;

const LONG = 'Pictures come on Thursday, and the graphic after them';
const HELD: Record<string, [more: string, instruction: string]> = {
  'by-line': ['', 'HFR Monday 6 a.m.'],
  'by-note': ['ednote: Please hold for release until the minister has spoken\n', 'hold for release until the minister has spoken'],
  'behind-a-note': [`ednote: ${LONG}\nembargo: Monday 6 a.m.\n`, 'Monday 6 a.m.'],
  'by-status': ['status: embargoed\n', 'Held: its status says "embargoed"'],
  'by-yes': ['embargo: true\n', 'Held: its embargo says "true"'],
  'by-date': ['date: 2999-01-01\n', 'Held: its date says "dated 2999'],
};
const PLAIN: Record<string, string> = { plain: '', noted: `ednote: ${LONG}\n`, spoken: 'ednote: The embargo on oil is what it is about\n' };

beforeAll(async () => {
  program = await startProgram({ folder: folder.path, env: { TEARSHEET_SAMPLE: 'none' } });
  writeFileSync(join(folder.path, 'publisher.json'), JSON.stringify(publisher));
  expect((await run('publisher', 'set', 'publisher.json', '--yes')).code).toBe(0);
  mkdirSync(copy);
  for (const [name, [more, instruction]] of Object.entries(HELD)) {
    const text = more.startsWith('date') ? markdown(name).replace(/date: .*\n/, more) : markdown(name, more);
    writeFileSync(join(copy, `${name}.md`), more === '' ? text.replace('The ferry', `${instruction}\n\nThe ferry`) : text);
  }
  for (const [name, more] of Object.entries(PLAIN)) writeFileSync(join(copy, `${name}.md`), markdown(name, more));
  expect((await run('import', 'copy', '--hold')).code).toBe(0);
});

afterAll(async () => {
  await program?.stop();
  folder.remove();
});

const env = () => ({ TEARSHEET_URL: program.server, TEARSHEET_TOKEN: program.token });

function run(...args: string[]): Promise<Ended> {
  return command(args, env(), folder.path);
}

async function statusOf(slug: string): Promise<string> {
  return JSON.parse((await run('show', '--json', slug)).stdout).pubStatus;
}

test.each(Object.keys(HELD))('copy that is held %s is not released without a question or --yes', async (slug) => {
  const piped = await run('release', slug);
  expect([piped.code, piped.stderr]).toEqual([2, expect.stringContaining('Add --yes')]);
  expect((await run('release', slug, '--json')).code).toBe(2);
  expect(await statusOf(slug)).toBe('withheld');
});

test.runIf(hasTerminals).each(Object.entries(HELD))(
  'at a terminal the instruction of copy that is held %s is shown, and a no keeps it held',
  async (slug, [, instruction]) => {
    const keys = { at: '[y/N]', press: 'n\r' };
    const sat = await tearsheetOnTerminal(['release', slug], env(), folder.path, { keys, columns: 200 });
    expect(sat.screen).toContain(instruction);
    expect(sat.screen).toContain(`Release ${slug}? [y/N]`);
    expect([sat.code, await statusOf(slug)]).toEqual([1, 'withheld']);
  },
);

test.runIf(hasTerminals)('a yes releases it, and Ctrl-C does not', async () => {
  const sit = (press: string) => tearsheetOnTerminal(['release', 'by-line'], env(), folder.path, { keys: { at: '[y/N]', press } });
  expect([(await sit(CTRL_C)).code, await statusOf('by-line')]).toEqual([130, 'withheld']);
  expect([(await sit('y\r')).code, await statusOf('by-line')]).toEqual([0, 'usable']);
});

test.each(Object.keys(PLAIN))('copy that is held without an instruction (%s) is released at once', async (slug) => {
  expect([(await run('release', slug)).code, await statusOf(slug)]).toEqual([0, 'usable']);
});

test('a token that may not read the note cannot release without --yes', async () => {
  const { token } = JSON.parse((await run('token', 'mint', 'night-desk', '--scopes', 'articles', '--json')).stdout);
  const { code, stderr } = await command(['release', 'by-status'], { ...env(), TEARSHEET_TOKEN: token }, folder.path);
  expect([code, stderr]).toEqual([2, expect.stringContaining('Add --yes')]);
});

test('--yes releases in a pipe', async () => {
  expect([(await run('release', 'by-note', '--yes')).code, await statusOf('by-note')]).toEqual([0, 'usable']);
  expect((await run('release', 'no-such-article')).code).toBe(1);
});
