// What a person at the desk reads: sections by name, corrections that correct nothing, copy from a pipe, and changes instead of documents.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, test } from 'vitest';
import { changeIn } from '../../../src/cli/commands/audit.ts';
import { TOKEN } from '../../support/desk-server.ts';
import { deskForEachTest, PUBLISHER } from '../../support/desk-stage.ts';
import { hasTerminals, tearsheetOnTerminal } from '../../support/pseudo-terminal.ts';
import { environment, ROOT } from '../../support/run-cli.ts';

const stage = deskForEachTest();
const COPY = '---\nsections: [world]\ndate: 2026-11-20T08:00:00Z\nheadline: Ferry sails at dawn\n---\n\nThe ferry sailed at dawn.\n';

beforeEach(() => stage.write('ferry.md', COPY));

const env = () => ({ TEARSHEET_URL: stage.desk.url, TEARSHEET_TOKEN: TOKEN });

async function piped(input: string, ...args: string[]) {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'tearsheet.cjs'), ...args], { cwd: stage.folder, env: environment(env()) });
  child.stdin.end(input);
  const ended = new Promise<number | null>((settle) => child.once('close', settle));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

describe('a section', () => {
  test.each(['nope', 'No such section'])('that does not exist is answered with those that do: %s', async (section) => {
    const { code, stdout, stderr } = await stage.run('list', '--section', section);
    const { code: first, name } = PUBLISHER.sections[0];
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`There is no section "${section}". The sections are: ${first} (${name}), `);
    expect(JSON.parse((await stage.run('list', '--section', section, '--json')).stdout).problem.detail).toContain(first);
  });

  test('can be named as readers know it, and an empty one is no mistake', async () => {
    await stage.run('publish', 'ferry.md');
    expect((await stage.run('list', '--section', 'World')).stdout).toMatch(/^ferry\t/);
    const empty = PUBLISHER.sections.find(({ code }: { code: string }) => code !== 'world').code;
    expect(await stage.run('list', '--section', empty)).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringContaining('Leave some out'),
    });
  });

  test('that is a former one can be listed as long as articles name it', async () => {
    await stage.run('publish', 'ferry.md');
    if (stage.desk.publisher !== undefined)
      stage.desk.publisher = { ...stage.desk.publisher, sections: stage.desk.publisher.sections.filter(({ code }) => code !== 'world') };
    expect((await stage.run('list', '--section', 'world')).stdout).toMatch(/^ferry\t/);
  });
});

describe('a correction whose file changes nothing', () => {
  const same = ['correct', 'ferry', 'same.md', '--note', 'It sailed at noon.'];

  beforeEach(async () => {
    await stage.run('publish', 'ferry.md');
    // Other markup, which the service stores alike.
    stage.write('same.md', COPY.replace('The ferry sailed at dawn.', '<p onclick="x()">The ferry sailed at dawn.</p>'));
  });

  test('is not made without --yes where nobody can be asked', async () => {
    expect(await stage.run(...same)).toMatchObject({ code: 2, stderr: expect.stringContaining('contains no change to the article') });
    expect(stage.desk.articles.get('ferry')).toHaveLength(1);
    expect((await stage.run(...same, '--yes')).stdout).toMatch(/^corrected: ferry, version 2/);
  });

  test.runIf(hasTerminals)('is asked about in a terminal', async () => {
    const keys = { at: 'Add the note without a change to the text? [y/N]', press: 'n\r' };
    expect((await tearsheetOnTerminal(same, env(), stage.folder, { keys })).code).toBe(1);
    expect(stage.desk.articles.get('ferry')).toHaveLength(1);
  });

  test('without a file it says that the text stays, and asks nothing', async () => {
    const { code, stderr } = await stage.run('correct', 'ferry', '--note', 'It sailed at noon.');
    expect([code, stderr]).toEqual([0, 'No file was given: the text stays as it is, and the note is added.\n']);
  });
});

describe('copy from standard input', () => {
  test('is published under a slug of its headline, or under the one that is given', async () => {
    expect((await piped(COPY, 'publish', '-')).stdout).toMatch(
      /^created: ferry-sails-at-dawn, version 1, published: Ferry sails at dawn\n$/,
    );
    expect((await piped('Ferry sails\n\nThe ferry sailed.\n', 'publish', '-', '--slug', 'ferry', '--section', 'world')).code).toBe(0);
    expect(stage.desk.articles.get('ferry')?.[0]?.headline).toBe('Ferry sails');
    const again = await piped(COPY, 'publish', '-');
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('npx --no tearsheet update ferry-sails-at-dawn -.')]);
  });

  test('replaces and corrects an article', async () => {
    await stage.run('publish', 'ferry.md');
    expect((await piped(COPY.replace('dawn.', 'noon.'), 'update', 'ferry', '-')).stdout).toMatch(/^updated: ferry, version 2/);
    expect((await piped(COPY, 'correct', 'ferry', '-', '--note', 'At dawn.')).stdout).toMatch(/^corrected: ferry, version 3/);
  });

  test('is not imported, because a later import would not recognise it', async () => {
    expect(await piped(COPY, 'import', '-')).toMatchObject({ code: 1, stderr: expect.stringContaining('npx --no tearsheet publish -') });
  });

  test('that is empty is reported by what it is', async () => {
    expect((await piped('', 'publish', '-')).stderr).toBe('Standard input cannot be read\n  standard input:1: is empty\n');
  });
});

test('publishing to a name that exists says how to update it, in a command that a shell takes', async () => {
  await stage.run('publish', 'ferry.md');
  stage.write("the ferry's.md", COPY);
  const { stderr } = await stage.run('publish', "the ferry's.md", '--slug', 'ferry');
  expect(stderr).toContain(`npx --no tearsheet update ferry 'the ferry'\\''s.md'. To publish under another slug: --slug SLUG.`);
});

test('the withdrawals of a partner are listed with their states', async () => {
  stage.kept.partners.set('gazette', { id: 'gazette', name: 'Gazette' });
  const at = '2026-11-22T09:00:00.000Z';
  const one = (id: string, more = {}) => ({ id, slug: id, version: 2, headline: `About ${id}`, note: '', at, deadline: at, ...more });
  const acknowledged = { outcome: 'removed', by: 'Night desk', at, received: at, urls: [] };
  const withdrawals = [
    one('late'),
    one('soon', { deadline: '2999-01-01T00:00:00.000Z' }),
    one('done', { acknowledged }),
    one('back', { lifted: at }),
  ];
  stage.kept.records.set('withdrawals', { status: 200, body: { withdrawals, next: '1~2~x' } });
  const { code, stdout, stderr } = await stage.run('partner', 'withdrawals', 'gazette');
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t').filter((_, column) => [0, 3, 4, 5, 7].includes(column))),
  ).toEqual([
    ['late', 'overdue', '', '', 'About late'],
    ['soon', 'open', '', '', 'About soon'],
    ['done', 'acknowledged', 'removed', 'Night desk', 'About done'],
    ['back', 'lifted', '', '', 'About back'],
  ]);
  expect([code, stderr]).toEqual([0, 'There are more: --cursor 1~2~x\n']);
  expect(JSON.parse((await stage.run('partner', 'withdrawals', 'gazette', '--json')).stdout).withdrawals).toEqual(withdrawals);
});

describe('the audit trail', () => {
  const told = (before: object, after: object) =>
    changeIn({ action: 'publisher.change', before: JSON.stringify(before), after: JSON.stringify(after) });
  const sections = [
    { code: 'world', name: 'World' },
    { code: 'arts', name: 'Arts' },
  ];

  test('shows of a changed list what was added and what was removed', () => {
    expect(told({ domains: ['a.example', 'b.example'] }, { domains: ['b.example', 'c.example'] })).toBe(
      'domains: added c.example, removed a.example',
    );
    expect(told({ sections }, { sections: [sections[0], { code: 'arts', name: 'Culture' }] })).toBe('sections.arts.name: Arts → Culture');
    expect(told({ sections }, { sections: [...sections].reverse() })).toBe('sections.order: in another order');
  });

  test('cuts long values, and never shows a whole document in a pipe', async () => {
    expect(told({ houseLine: 'x' }, { houseLine: 'y'.repeat(500) })).toHaveLength(95);
    const settings = { ...PUBLISHER, houseLine: 'All rights reserved. {year}' };
    const entry = { at: '2026-11-22T09:00:00.000Z', who: 'desk', action: 'publisher.change', subject: 'M10News' };
    const body = { entries: [{ ...entry, before: JSON.stringify(PUBLISHER), after: JSON.stringify(settings) }] };
    stage.desk.sabotage = ({ path }) => (path.startsWith('/desk/audit') ? { status: 200, body } : undefined);
    const { stdout } = await stage.run('audit');
    expect(stdout).toMatch(/\tpublisher\.change\tM10News\thouseLine: .* → All rights reserved\. \{year\}\t\n$/);
    expect(stdout).not.toContain('{"');
    expect(JSON.parse((await stage.run('audit', '--json')).stdout)).toEqual(body);
  });
});
