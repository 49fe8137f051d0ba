// An import that is undone, against the service itself.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ImportService, startImportService } from '../support/import-service.ts';
import { markdown } from '../support/import-stage.ts';
import { CTRL_C, hasTerminals, tearsheetOnTerminal } from '../support/pseudo-terminal.ts';

let service: ImportService;
let name = '';

beforeAll(async () => {
  service = await startImportService();
});

afterAll(() => service?.end());

beforeEach(() => {
  name = service.begin();
});

const run = (...args: string[]) => service.run(...args);

function write(...names: string[]): void {
  for (const one of names) service.write(`${name}-${one}.md`, markdown(`Story ${name}-${one}`));
}

/** Imports the folder and returns the run that was printed. */
async function imported(...args: string[]): Promise<string> {
  const { code, stderr } = await run('import', 'copy', '--collection', name, ...args);
  const [, id = ''] = /This is run (\S+)\. To undo it: npx --no tearsheet import undo \1/.exec(stderr) ?? [];
  expect([code, id]).toEqual([0, expect.stringMatching(/^\d{8}-\d{4}-[a-z2-9]{4}$/)]);
  return id;
}

async function statusOf(one: string): Promise<string> {
  return JSON.parse((await run('show', '--json', `${name}-${one}`)).stdout).pubStatus;
}

async function undo(id: string, ...args: string[]): Promise<{ code: number | null; outcomes: string[]; summary: object }> {
  const { code, stdout } = await run('import', 'undo', id, '--json', ...args);
  const records = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const outcomes = records.slice(0, -1).map(({ slug, outcome }) => `${slug.replace(`${name}-`, '')} ${outcome}`);
  return { code, outcomes: outcomes.sort(), summary: records.at(-1).summary };
}

describe('an import that is undone', () => {
  test('holds what it created, and nothing else, and can be repeated', async () => {
    write('old');
    await imported();
    write('one', 'two');
    service.write(`${name}-old.md`, markdown(`Changed ${name}-old`));
    const id = await imported();
    expect((await undo(id, '--dry-run')).outcomes).toEqual(['old not created', 'one held', 'two held']);
    expect(await statusOf('one')).toBe('usable');
    expect(await undo(id, '--yes')).toEqual({
      code: 0,
      outcomes: ['old not created', 'one held', 'two held'],
      summary: { held: 2, 'not created': 1 },
    });
    expect([await statusOf('old'), await statusOf('one'), await statusOf('two')]).toEqual(['usable', 'withheld', 'withheld']);
    expect(await undo(id, '--yes')).toMatchObject({ code: 0, summary: { unchanged: 2, 'not created': 1 } });
    // Without anything to do, nothing has to be confirmed.
    expect(await undo(id)).toMatchObject({ code: 0, summary: { unchanged: 2 } });
  });

  test('withdraws instead, with a reason, also what is held', async () => {
    write('one', 'two');
    const id = await imported();
    await run('hold', `${name}-one`);
    expect((await undo(id, '--withdraw', '--reason', 'Imported by mistake', '--yes')).outcomes).toEqual(['one withdrawn', 'two withdrawn']);
    const shown = JSON.parse((await run('show', '--json', `${name}-one`)).stdout);
    expect(shown).toMatchObject({ pubStatus: 'canceled', withdrawal: { reason: 'Imported by mistake' } });
    expect((await undo(id, '--yes')).outcomes).toEqual(['one unchanged', 'two unchanged']);
  });

  test('leaves alone what the desk has changed or released since, unless it is forced', async () => {
    write('one', 'two', 'three');
    const id = await imported('--hold');
    await run('release', `${name}-two`);
    await run('update', `${name}-three`, '--headline', 'By hand', join(service.folder, 'copy', `${name}-three.md`));
    const first = await undo(id, '--yes');
    expect([first.code, first.outcomes]).toEqual([0, ['one unchanged', 'three unchanged', 'two edited']]);
    expect(await statusOf('two')).toBe('usable');
    expect((await undo(id, '--yes', '--force')).outcomes).toEqual(['one unchanged', 'three unchanged', 'two held']);
    expect(await statusOf('two')).toBe('withheld');
  });

  test('is in the audit trail by its run', async () => {
    write('one', 'two');
    const id = await imported();
    await run('hold', `${name}-one`);
    const { entries } = JSON.parse((await run('audit', '--json', '--run', id)).stdout) as { entries: { subject: string; run: string }[] };
    expect(entries.map(({ subject }) => subject).sort()).toEqual([`${name}-one`, `${name}-two`]);
    expect((await run('audit', '--run', id)).stdout).toContain(`\t${id}\n`);
  });

  test('of 510 articles is undone in several requests', async () => {
    const item = (index: number) => ({
      id: `https://old.example/${name}/${index}`,
      title: `Story ${index}`,
      content_html: '<p>Text.</p>',
      date_published: '2026-11-20T08:00:00Z',
    });
    const items = Array.from({ length: 510 }, (_, index) => item(index));
    service.write(
      'feed.json',
      JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Old', home_page_url: 'https://old.example/', items }),
    );
    const id = await imported('--section', 'world');
    expect((await undo(id, '--yes')).summary).toEqual({ held: 510 });
    expect((await undo(id, '--yes')).summary).toEqual({ unchanged: 510 });
  });
});

describe('what is typed', () => {
  test('a run that is unknown, malformed or missing is told apart, and nothing is changed without --yes', async () => {
    write('one');
    const id = await imported();
    expect((await run('import', 'undo', '20261128-0712-zzzz', '--yes')).code).toBe(1);
    const malformed = await run('import', 'undo', 'Story.md');
    expect([malformed.code, malformed.stderr]).toEqual([2, expect.stringContaining('./undo')]);
    const missing = await run('import', 'undo');
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('./undo')]);
    expect((await run('import', 'undo', id)).code).toBe(2);
    expect((await run('import', 'undo', id, '--withdraw', '--yes')).code).toBe(2);
    expect((await run('import', 'undo', id, '--reason', 'Wrong', '--yes')).code).toBe(2);
    expect(await statusOf('one')).toBe('usable');
  });

  test('options count wherever they are, and those that only an import has are refused', async () => {
    write('one');
    const id = await imported();
    for (const args of [
      ['import', '--dry-run', 'undo', id, '--yes'],
      ['import', 'undo', '--dry-run', id],
      ['--json', 'import', 'undo', id, '--yes', '--force', '--dry-run'],
    ])
      expect((await run(...args)).code).toBe(0);
    const other = await run('import', '--hold', 'undo', id, '--yes');
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('--hold is an option of "import"')]);
    expect(await statusOf('one')).toBe('usable');
  });

  test('a file called undo is imported by a path', async () => {
    writeFileSync(join(service.folder, 'undo'), `Story ${name}\n\nBy Ada Quill\n\nThe ferry sailed at dawn, and it came back at noon.\n`);
    const { code, stdout } = await run('import', './undo', '--collection', name, '--section', 'world', '--slug', name);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`created\t${name}\t`)]);
  });

  test.runIf(hasTerminals).each([
    ['yes', 'y\r', 0, 'withheld'],
    ['no', 'n\r', 1, 'usable'],
    ['Ctrl-C', CTRL_C, 130, 'usable'],
  ])('at a terminal what would happen is shown and asked about, and %s decides', async (_name, press, code, status) => {
    write('one', 'two');
    const id = await imported();
    const keys = { at: '[y/N]', press };
    const sat = await tearsheetOnTerminal(['import', 'undo', id], service.env, service.folder, { keys, columns: 160 });
    expect(sat.screen).toContain(`${name}-one (published): Story ${name}-one`);
    expect(sat.screen).toContain('Published now: 2 of 2 articles.');
    expect(sat.screen).toContain('Hold 2 articles? [y/N]');
    expect([sat.code, await statusOf('one')]).toEqual([code, status]);
  });
});
