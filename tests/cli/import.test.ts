import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type DeskServer, startDeskServer, TOKEN } from '../support/desk-server.ts';
import { type Ended, ROOT, tearsheet, temporaryFolder } from '../support/run-cli.ts';

/** Each test starts the program several times, and a busy machine takes its time. */
vi.setConfig({ testTimeout: 30_000 });

const PUBLISHER = JSON.parse(readFileSync(join(ROOT, 'src/cli/sample/publisher.json'), 'utf8'));

let desk: DeskServer;
let folder: ReturnType<typeof temporaryFolder>;

beforeEach(async () => {
  desk = await startDeskServer(PUBLISHER);
  folder = temporaryFolder();
});

afterEach(async () => {
  await desk.close();
  folder.remove();
});

function run(...args: string[]): Promise<Ended> {
  return tearsheet(args, { TEARSHEET_URL: desk.url, TEARSHEET_TOKEN: TOKEN }, folder.path);
}

function file(name: string, text: string): void {
  mkdirSync(dirname(join(folder.path, name)), { recursive: true });
  writeFileSync(join(folder.path, name), text);
}

function markdown(headline: string, more = ''): string {
  return `---\nheadline: ${headline}\nsections: [world]\ndate: 2026-11-20T08:00:00Z\n${more}---\n\nThe ferry sailed at dawn.\n`;
}

/** What was sent to the bulk endpoint, command by command. */
function sent(): Record<string, unknown>[] {
  const bulk = desk.requests.filter(({ method, path }) => method === 'POST' && path === '/desk/articles');
  return bulk.flatMap(({ body }) => body.trimEnd().split('\n')).map((line) => JSON.parse(line));
}

function lines(text: string): string[] {
  return text.trimEnd().split('\n');
}

test('a folder of copy goes in, and importing it again changes nothing', async () => {
  file('copy/ferry.md', markdown('Ferry sails'));
  file('copy/below/strike.md', markdown('Strike ends'));
  const first = await run('import', 'copy');
  expect(lines(first.stdout)).toEqual([
    expect.stringMatching(/^created\tstrike\t.*below\/strike\.md:1$/),
    expect.stringMatching(/^created\tferry\t.*ferry\.md:1$/),
    'created\t2',
    'updated\t0',
    'corrected\t0',
    'unchanged\t0',
    'conflicts\t0',
    'errors\t0',
  ]);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(lines((await run('import', 'copy')).stdout)).toContain('unchanged\t2');
});

test('piped output of an import has no colour, no bar and no escape code', async () => {
  file('ferry.md', markdown('Ferry sails'));
  file('broken.md', '---\nheadline: [\n---\n');
  const { stdout, stderr } = await run('import', 'ferry.md', 'broken.md');
  expect(stdout + stderr).not.toContain('\u001b');
  expect(stdout + stderr).not.toContain('\r');
});

test('what cannot be read is reported with file and line, the rest goes in, and the exit code says so', async () => {
  file('copy/broken.md', '---\nheadline: fine\nsections: [world\n---\n\nText.\n');
  file('copy/ferry.md', markdown('Ferry sails'));
  const { code, stdout, stderr } = await run('import', 'copy', 'no-such-file.txt');
  expect(code).toBe(1);
  expect(stderr).toMatch(/^copy\/broken\.md:\d+: front matter/m);
  expect(stderr).toContain('no-such-file.txt:1: does not exist');
  expect(lines(stdout)).toContain('created\t1');
  expect(lines(stdout)).toContain('errors\t2');
  expect(desk.articles.has('ferry')).toBe(true);
});

test('an article the desk has edited since is a conflict, and --force lets the source win', async () => {
  file('ferry.md', markdown('Ferry sails'));
  await run('import', 'ferry.md');
  await run('hold', 'ferry');
  file('ferry.md', markdown('Ferry sails late'));
  const { code, stdout, stderr } = await run('import', 'ferry.md');
  expect(code).toBe(1);
  expect(stderr).toBe('ferry.md:1: ferry: The desk has changed this article since it was imported\n');
  expect(lines(stdout)).toContain('conflicts\t1');
  expect(lines(stdout)).toContain('errors\t0');
  expect(lines((await run('import', '--force', 'ferry.md')).stdout)).toContain('updated\t1');
  expect(desk.articles.get('ferry')?.at(-1)?.headline).toBe('Ferry sails late');
});

test('a withdrawn article is an error even with --force', async () => {
  file('ferry.md', markdown('Ferry sails'));
  await run('import', 'ferry.md');
  await run('withdraw', 'ferry', '--reason', 'Invented');
  file('ferry.md', markdown('Ferry sails again'));
  const { code, stderr, stdout } = await run('import', '--force', 'ferry.md');
  expect(code).toBe(1);
  expect(stderr).toContain('ferry: The article is withdrawn');
  expect(lines(stdout)).toContain('errors\t1');
});

test('a dry run asks the server what would happen, and writes nothing', async () => {
  file('ferry.md', markdown('Ferry sails'));
  const { code, stdout, stderr } = await run('import', '--dry-run', 'ferry.md');
  expect(code).toBe(0);
  expect(sent()).toMatchObject([{ op: 'import', key: 'ferry', dryRun: true, force: false }]);
  expect(lines(stdout)).toContain('created\t1');
  expect(stderr).toContain('nothing was written');
  expect(desk.articles.size).toBe(0);
});

test('a headline that was guessed is remarked upon, and --headline sets another', async () => {
  file(
    'wire.txt',
    'The ferry to Corvina sailed on Friday for the first time in eleven years. Islanders cheered.\n\nMore text follows here.\n',
  );
  const guessed = await run('import', '--dry-run', '--section', 'world', 'wire.txt');
  expect(guessed.stderr).toMatch(/^wire\.txt:1: Headline taken from the first sentence/m);
  const told = await run(
    'import',
    '--dry-run',
    '--section',
    'business',
    '--headline',
    'Ferry returns',
    '--key',
    'ferry',
    '--source',
    'Agence',
    'wire.txt',
  );
  expect(told.stderr).not.toContain('Headline');
  expect(sent().at(-1)).toMatchObject({ key: 'ferry', article: { headline: 'Ferry returns', sections: ['business'], source: 'Agence' } });
});

test('a key that other copy has already is remarked upon, with the key it got', async () => {
  file('ferry.md', markdown('Ferry sails'));
  await run('import', 'ferry.md');
  file('another.md', markdown('Another ferry sails', 'key: ferry\n'));
  const { code, stderr } = await run('import', 'another.md');
  expect(stderr).toBe('another.md:1: its key is ferry-2: other copy has ferry already\n');
  expect(code).toBe(0);
});

test('--headline and --key are refused for several files before anything is sent', async () => {
  expect((await run('import', '--key', 'x', 'a.md', 'b.md')).code).toBe(2);
  expect((await run('import', '--headline', 'x', 'a.md', 'b.md')).code).toBe(2);
  expect(desk.requests).toHaveLength(0);
});

test('with --json every line is JSON: results, faults, and a summary at the end', async () => {
  file('copy/broken.md', '---\nsections: [world\n---\n');
  file('copy/ferry.md', markdown('Ferry sails'));
  file('copy/zeppelin.md', markdown('Airship sails', 'expires: 1999-01-01T00:00:00Z\n'));
  const { code, stdout } = await run('import', '--json', 'copy');
  const records = lines(stdout).map((line) => JSON.parse(line));
  expect(code).toBe(1);
  expect(records).toHaveLength(4);
  expect(records[0]).toMatchObject({ file: 'copy/broken.md', fault: expect.any(String) });
  expect(records[1]).toMatchObject({ file: 'copy/ferry.md', line: 1, key: 'ferry', status: 201, outcome: 'created', version: 1 });
  expect(records[2]).toMatchObject({ key: 'zeppelin', status: 422, problem: { objections: [{ pointer: '/expires' }] } });
  expect(records[3]).toEqual({
    summary: { created: 1, updated: 0, corrected: 0, unchanged: 0, conflicts: 0, errors: 2 },
    dryRun: false,
  });
});

test('many articles go in requests of at most 500 lines, each answered for its own file', async () => {
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Old site', items: Array.from({ length: 1_201 }, (_, n) => item(n)) };
  file('feed.json', JSON.stringify(feed));
  const { code, stdout } = await run('import', '--json', 'feed.json');
  const bulk = desk.requests.filter(({ method }) => method === 'POST');
  expect(bulk.map(({ body }) => lines(body).length)).toEqual([500, 500, 201]);
  expect(JSON.parse(lines(stdout).at(-1) ?? '')).toMatchObject({ summary: { created: 1_201, errors: 0 } });
  expect(code).toBe(0);
});

function item(n: number): object {
  const date_published = '2026-11-20T08:00:00Z';
  return {
    id: `https://old.example/${n}`,
    url: `https://old.example/${n}`,
    title: `Story ${n}`,
    content_html: '<p>Text.</p>',
    date_published,
  };
}

test('no request is larger than eight megabytes', async () => {
  const body = `${'The crossing takes three hours. '.repeat(6_000)}\n`;
  for (let n = 0; n < 46; n += 1) file(`copy/long-${n}.md`, markdown(`Long read ${n}`) + body);
  const { code } = await run('import', '--json', 'copy');
  const sizes = desk.requests.filter(({ method }) => method === 'POST').map(({ body: text }) => Buffer.byteLength(text));
  expect(sizes.length).toBeGreaterThan(1);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(8 * 1024 * 1024);
  expect(code).toBe(0);
});

const ANSWER = `${JSON.stringify({ line: 1, status: 201, outcome: 'created', key: 'a', version: 1 })}\n`;

/** The first bulk request breaks after its first answer, and so do those after it, without one, until `heals`. */
function breakConnections(heals: number): void {
  let seen = 0;
  desk.sabotage = ({ method }) => {
    if (method !== 'POST') return undefined;
    seen += 1;
    return seen > heals ? undefined : { status: 200, text: seen === 1 ? ANSWER : '\n', type: 'application/x-ndjson', cut: true };
  };
}

test('a connection that breaks is taken up again at the first article without an answer', async () => {
  for (const name of ['a', 'b', 'c']) file(`copy/${name}.md`, markdown(`Story ${name}`));
  breakConnections(2);
  const { code, stdout, stderr } = await run('import', 'copy');
  expect(sent().map(({ key }) => key)).toEqual(['a', 'b', 'c', 'b', 'c', 'b', 'c']);
  expect(lines(stdout)).toContain('created\t3');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('a server that stays away leaves no article unaccounted for', async () => {
  for (const name of ['a', 'b', 'c']) file(`copy/${name}.md`, markdown(`Story ${name}`));
  breakConnections(Number.POSITIVE_INFINITY);
  const { code, stdout } = await run('import', '--json', 'copy');
  const records = lines(stdout).map((line) => JSON.parse(line));
  expect(code).toBe(1);
  expect(records.slice(0, 3)).toMatchObject([
    { file: 'copy/a.md', outcome: 'created' },
    { file: 'copy/b.md', problem: { title: 'No answer' } },
    { file: 'copy/c.md', problem: { title: 'No answer' } },
  ]);
  expect(records[3]).toMatchObject({ summary: { created: 1, errors: 2 } });
  expect(records[4]).toMatchObject({ problem: { title: 'The server went away' } });
});

test('a token that is refused is refused once, not article by article', async () => {
  file('a.md', markdown('Story'));
  desk.sabotage = ({ method }) => (method === 'POST' ? { status: 403, body: { title: 'The token may not do this' } } : undefined);
  const { code, stdout, stderr } = await run('import', 'a.md');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('The token may not do this (403)');
  expect(sent()).toHaveLength(1);
});

test('a feed at a URL is imported, and an address that fails is a fault like any other', async () => {
  const site = createServer((request, response) => {
    response.writeHead(request.url === '/feed' ? 200 : 404, { 'content-type': 'application/feed+json' });
    response.end(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Site', items: [item(1), item(2)] }));
  });
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  const { code, stdout, stderr } = await run('import', '--section', 'world', `${origin}/feed`, `${origin}/gone`);
  expect(lines(stdout)).toContain('created\t2');
  expect(stderr).toContain(`${origin}/gone:1: answered 404`);
  expect(code).toBe(1);
  site.close();
});

test('without a publisher the way to set one is told', async () => {
  desk.publisher = undefined;
  file('ferry.md', markdown('Ferry sails'));
  const { code, stderr } = await run('import', 'ferry.md');
  expect(code).toBe(1);
  expect(stderr).toContain('publisher set FILE');
});

test('a folder without copy comes to nothing, and that is no failure', async () => {
  mkdirSync(join(folder.path, 'empty'));
  const { code, stdout } = await run('import', 'empty');
  expect(code).toBe(0);
  expect(lines(stdout)).toContain('created\t0');
});
