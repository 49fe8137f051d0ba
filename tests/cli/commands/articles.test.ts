import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DeskServer, startDeskServer, TOKEN } from '../../support/desk-server.ts';
import { command } from '../../support/resident-cli.ts';
import { type Ended, ROOT, temporaryFolder } from '../../support/run-cli.ts';

/** Each test starts the program several times, and a busy machine takes its time. */

const PUBLISHER = JSON.parse(readFileSync(join(ROOT, 'src/cli/sample/publisher.json'), 'utf8'));
const HEAD = '---\nsections: [world]\ndate: 2026-11-20T08:00:00Z\nheadline: ';
const FERRY = `${HEAD}Ferry sails\n---\n\nThe ferry sailed at dawn.\n`;
const LATE_FERRY = `${HEAD}Ferry sails late\n---\n\nThe ferry sailed at noon.\n`;

let desk: DeskServer;
let folder: ReturnType<typeof temporaryFolder>;

beforeEach(async () => {
  desk = await startDeskServer(PUBLISHER);
  folder = temporaryFolder();
  writeFileSync(join(folder.path, 'ferry.md'), FERRY);
  writeFileSync(join(folder.path, 'late.md'), LATE_FERRY);
});

afterEach(async () => {
  await desk.close();
  folder.remove();
});

function run(...args: string[]): Promise<Ended> {
  return command(args, { TEARSHEET_URL: desk.url, TEARSHEET_TOKEN: TOKEN }, folder.path);
}

test('publishing insists that the slug is new', async () => {
  const first = await run('publish', 'ferry.md');
  expect(first.stdout).toBe('created: ferry, version 1, published: Ferry sails\n');
  expect(desk.requests.at(-1)?.headers['if-none-match']).toBe('*');
  const again = await run('publish', 'late.md', '--slug', 'ferry');
  expect(again.code).toBe(1);
  expect(again.stderr).toContain('An article ferry exists already (412)');
  expect(desk.articles.get('ferry')).toHaveLength(1);
});

test('an update replaces the current version, and a stale --if-match is refused', async () => {
  await run('publish', 'ferry.md');
  const updated = await run('update', 'ferry', 'late.md', '--significant');
  expect(updated.stdout).toContain('updated: ferry, version 2');
  expect(desk.requests.at(-1)).toMatchObject({ path: '/desk/articles/ferry?significant=true', headers: { 'if-match': '"ferry-1"' } });
  const stale = await run('update', 'ferry', 'ferry.md', '--if-match', '"ferry-1"');
  expect(stale.code).toBe(1);
  expect(stale.stderr).toContain('Version 2 stands.');
  expect((await run('update', 'ferry', 'late.md')).stdout).toContain('unchanged: ferry, version 2');
});

test('an update of an article that does not exist is refused and creates nothing', async () => {
  const { code, stderr } = await run('update', 'no-such', 'ferry.md');
  expect(code).toBe(1);
  expect(stderr).toContain('Not found (404)');
  expect(desk.articles.size).toBe(0);
});

test('a correction carries its note, alone or with the corrected copy', async () => {
  await run('publish', 'ferry.md');
  expect((await run('correct', 'ferry', '--note', 'The ferry is white.')).stdout).toContain('corrected: ferry, version 2');
  expect(JSON.parse(desk.requests.at(-1)?.body ?? '')).toEqual({ note: 'The ferry is white.' });
  await run('correct', 'ferry', 'late.md', '--note', 'It sailed at noon.');
  expect(desk.articles.get('ferry')?.at(-1)).toMatchObject({
    headline: 'Ferry sails late',
    corrections: [{}, { note: 'It sailed at noon.' }],
  });
  await run('correct', 'ferry', '--note', 'The eastern ferry.', '--clarification');
  expect(JSON.parse(desk.requests.at(-1)?.body ?? '')).toEqual({ note: 'The eastern ferry.', kind: 'clarification' });
  expect((await run('correct', 'ferry')).code).toBe(2);
});

test('a correction empties the fields that are named, with a file and without one', async () => {
  await run('publish', 'ferry.md');
  const { stdout, stderr } = await run('correct', 'ferry', '--note', 'Not ours.', '--empty', 'standfirst,subjects');
  expect([stdout, stderr]).toEqual([expect.stringContaining('corrected: ferry, version 2'), '']);
  const [{ headers, body } = {}] = desk.requests.slice(-1);
  expect([headers?.['if-match'], JSON.parse(body ?? '')]).toEqual([
    '"ferry-1"',
    { note: 'Not ours.', changes: { standfirst: null, subjects: null } },
  ]);
  await run('correct', 'ferry', 'late.md', '--note', 'It sailed at noon.', '--empty', 'edNote');
  expect(JSON.parse(desk.requests.at(-1)?.body ?? '').changes).toMatchObject({ headline: 'Ferry sails late', edNote: null });
  expect(await run('correct', 'ferry', '--note', 'x', '--empty', 'headline')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('standfirst, by'),
  });
});

test.each([
  ['publish', 'ferry.md'],
  ['update', 'ferry', 'late.md', '--if-match', '*'],
  ['correct', 'ferry', 'late.md', '--note', 'It sailed at noon.', '--if-match', '*'],
])('what the server changed or left out of the text is printed by %s', async (...command) => {
  await run('publish', 'ferry.md');
  const embeds = [
    { element: 'iframe', became: 'link', address: 'https://video.example/1' },
    { element: 'canvas', became: 'nothing' },
  ];
  const article = desk.articles.get('ferry')?.at(-1);
  let outcome = 'updated';
  desk.sabotage = ({ method }) => (method === 'GET' ? undefined : { status: 200, body: { outcome, article, embeds, moreEmbeds: 3 } });
  const { stdout, stderr } = await run(...command);
  expect(stdout).not.toContain('iframe');
  expect(stderr.split('\n')).toEqual([
    'ferry: <iframe> became a link: https://video.example/1',
    'ferry: <canvas> was left out',
    'ferry: 3 more embeds were changed or left out',
    '',
  ]);
  expect(JSON.parse((await run('--json', ...command)).stdout)).toMatchObject({ embeds, moreEmbeds: 3 });
  outcome = 'unchanged';
  expect((await run(...command)).stderr).toBe('');
});

test('a correction sends only the fields that differ from the version read when the command began', async () => {
  await run('publish', 'ferry.md');
  await run('correct', 'ferry', 'late.md', '--note', 'It sailed at noon.', '--section', 'world');
  const { headers, body } = desk.requests.at(-1) ?? {};
  expect(headers?.['if-match']).toBe('"ferry-1"');
  expect(JSON.parse(body ?? '').changes).toEqual({ headline: 'Ferry sails late', bodyHtml: '<p>The ferry sailed at noon.</p>' });
  const same = await run('correct', 'ferry', 'late.md', '--note', 'It sailed at one.', '--yes');
  expect(same.stderr).toContain('Only the note would be added.');
  expect(JSON.parse(desk.requests.at(-1)?.body ?? '')).toEqual({ note: 'It sailed at one.' });
});

test('a correction made from a version that somebody has changed since is refused', async () => {
  await run('publish', 'ferry.md');
  expect((await run('show', 'ferry')).stdout).toContain('ETag\t"ferry-1"\n');
  await run('update', 'ferry', 'late.md');
  const stale = await run('correct', 'ferry', 'ferry.md', '--note', 'It sailed.', '--if-match', '"ferry-1"');
  expect([stale.code, stale.stderr]).toEqual([1, expect.stringContaining('Version 2 stands.')]);
  expect((await run('correct', 'ferry', '--note', 'It sailed.', '--if-match', '"ferry-1"')).code).toBe(1);
  expect(desk.articles.get('ferry')).toHaveLength(2);
});

test.each([
  ['update', 'ferry', 'late.md'],
  ['correct', 'ferry', 'late.md', '--note', 'It sailed at noon.'],
])('a change made while the file is being read is not overwritten: %s', async (...command) => {
  await run('publish', 'ferry.md');
  desk.sabotage = ({ method, path }) => {
    // Reading the copy asks for the publisher's settings: by then the version that may be replaced has been named.
    const [first] = desk.articles.get('ferry') ?? [];
    if (method === 'GET' && path === '/desk/publisher' && first !== undefined)
      desk.articles.set('ferry', [first, { ...first, version: 2 }]);
    return undefined;
  };
  const { code, stderr } = await run(...command);
  expect([code, stderr]).toEqual([1, expect.stringContaining('Version 2 stands.')]);
});

test('a file that holds two articles, or none that can be read, publishes nothing', async () => {
  const items = ['a', 'b'].map((id) => ({ id, title: id, content_html: '<p>Text.</p>', date_published: '2026-11-20T08:00:00Z' }));
  writeFileSync(join(folder.path, 'two.json'), JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Two', items }));
  const two = await run('publish', 'two.json');
  expect(two.code).toBe(1);
  expect(two.stderr).toContain('contains 2 articles, not one');
  expect((await run('publish', 'missing.md')).stderr).toContain('missing.md: does not exist');
  expect(desk.articles.size).toBe(0);
});

test('objections of the server are printed with their pointers', async () => {
  const { publisher } = desk;
  desk.publisher = undefined;
  desk.sabotage = ({ method, path }) => {
    if (method !== 'PUT') return path === '/desk/publisher' ? { status: 200, body: publisher } : undefined;
    const objections = [
      { pointer: '/headline', detail: 'must be at most 500 characters' },
      { pointer: '/sections/0', detail: 'is not a section of the publisher' },
    ];
    return { status: 422, body: { type: '/problems/invalid-content', title: 'Validation failed', status: 422, objections } };
  };
  const { code, stderr } = await run('publish', 'ferry.md');
  expect(code).toBe(1);
  expect(stderr).toBe(
    'Validation failed (422)\n  /headline must be at most 500 characters\n  /sections/0 is not a section of the publisher\n',
  );
});

test('the number of objections that the server left out is shown', async () => {
  desk.sabotage = ({ method }) => {
    if (method !== 'PUT') return undefined;
    const objections = [{ pointer: '/headline', detail: 'must be at most 500 characters' }];
    return {
      status: 422,
      body: { type: '/problems/invalid-content', title: 'Validation failed', status: 422, objections, more: 12 },
    };
  };
  const { code, stderr } = await run('publish', 'ferry.md');
  expect([code, stderr]).toEqual([1, 'Validation failed (422)\n  /headline must be at most 500 characters\n  and 12 more\n']);
});

test('an export is a file for its owner alone, and restores to what it was', async () => {
  await run('publish', 'ferry.md');
  const exported = await run('backup', 'export', 'backup.ndjson');
  expect(exported.stdout).toMatch(/^Exported 1 record,/);
  expect(statSync(join(folder.path, 'backup.ndjson')).mode & 0o777).toBe(0o600);
  expect((await run('backup', 'export')).stdout).toBe(readFileSync(join(folder.path, 'backup.ndjson'), 'utf8'));
  await run('update', 'ferry', 'late.md');
  const refused = await run('backup', 'restore', 'backup.ndjson');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('The Catalogue is not empty (409)');
  const restored = await run('backup', 'restore', 'backup.ndjson', '--replace', '--json', '--yes');
  expect(JSON.parse(restored.stdout)).toEqual({ outcome: 'restored', records: 1, partners: 1, closed: [], epoch: expect.any(String) });
  expect(desk.articles.get('ferry')).toHaveLength(1);
});

test.each([
  ['the connection breaks', { status: 200, text: '{"tearsheet":"export"}\n', type: 'application/x-ndjson', cut: true }],
  ['the last line is missing', { status: 200, text: '{"tearsheet":"export"}\n{"table":"body"}\n', type: 'application/x-ndjson' }],
])('an export that breaks off leaves no file and keeps the one before: %s', async (_name, answer) => {
  writeFileSync(join(folder.path, 'backup.ndjson'), 'the export of yesterday');
  desk.sabotage = () => answer;
  const { code, stderr } = await run('backup', 'export', 'backup.ndjson');
  expect(code).toBe(1);
  expect(stderr).not.toBe('');
  expect(readFileSync(join(folder.path, 'backup.ndjson'), 'utf8')).toBe('the export of yesterday');
  expect(readdirSync(folder.path).filter((name) => name.includes('partial'))).toEqual([]);
});
