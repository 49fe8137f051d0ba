// Ctrl-C in the middle of an import: what was sent is stored and reported, nothing else is, and the same import again goes on.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Program, startProgram } from '../support/program.ts';
import { CTRL_C, hasTerminals, tearsheetOnTerminal } from '../support/pseudo-terminal.ts';
import { type Ended, environment, ROOT, tearsheet, temporaryFolder } from '../support/run-cli.ts';

/** Of two whole requests and the beginning of a third. */
const FILES = 1_020;
const LOOK_EVERY_MS = 5;
const STOPPED = 'Stopped before the end. To go on, import again: articles that were stored are not changed by it.';

const folder = temporaryFolder();
let program: Program;
let env: Record<string, string>;

beforeAll(async () => {
  program = await startProgram({ folder: folder.path, env: { TEARSHEET_SAMPLE: 'none' } });
  env = { TEARSHEET_URL: program.server, TEARSHEET_TOKEN: program.token };
  const set = await tearsheet(['publisher', 'set', join(ROOT, 'src/cli/sample/publisher.json')], env, folder.path);
  if (set.code !== 0) throw new Error(set.stderr);
  mkdirSync(join(folder.path, 'copy'));
  for (let n = 0; n < FILES; n += 1) writeFileSync(join(folder.path, 'copy', `quay-${n}.md`), article(n));
  writeFileSync(join(folder.path, 'site.wxr'), wxr(9_000_000));
});

afterAll(async () => {
  await program?.stop();
  folder.remove();
});

function article(n: number): string {
  return `---\ntitle: Quay ${n} opens\nsections: [world]\ndate: 2026-11-20T08:00:00Z\n---\n\nThe ferry sailed from quay ${n}.\n`;
}

/** An export of so many bytes whose posts are all drafts but one at its end. */
function wxr(size: number): string {
  const post = (id: number, status: string) =>
    `<item><title>Post ${id}</title><wp:post_id>${id}</wp:post_id><wp:status>${status}</wp:status><wp:post_type>post</wp:post_type><category domain="category">World</category><content:encoded><![CDATA[<p>${'The ferry sailed. '.repeat(200)}</p>]]></content:encoded></item>\n`;
  const drafts = Array.from({ length: Math.floor(size / post(1, 'draft').length) }, (_, id) => post(id + 10, 'draft'));
  return `<rss xmlns:wp="w" xmlns:content="c"><channel><link>https://old.example</link>${drafts.join('')}${post(1, 'publish')}</channel></rss>`;
}

/** Runs an import and sends it `count` interrupts at once when it has printed its first result. */
async function interrupted(count: number, ...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'tearsheet.cjs'), 'import', '--yes', ...args], {
    cwd: folder.path,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((settle) => child.once('close', settle));
  child.stdout.once('data', () => {
    for (let times = 0; times < count; times += 1) child.kill('SIGINT');
  });
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

const summaryIn = ({ stdout }: Ended) => JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '').summary;

async function storedCount(): Promise<number> {
  const headers = { authorization: `Bearer ${program.token}` };
  let [count, cursor] = [0, ''];
  do {
    const answer = await fetch(`${program.server}/desk/articles?limit=100${cursor}`, { headers });
    const { articles, next } = (await answer.json()) as { articles: unknown[]; next?: string };
    count += articles.length;
    cursor = next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`;
  } while (cursor !== '');
  return count;
}

test('an interrupted import says what went in, which is what is stored, and the next one goes on', async () => {
  // npx passes the signal of the terminal on, so that one Ctrl-C arrives twice.
  const first = await interrupted(2, 'copy', '--json');
  expect([first.code, first.stderr]).toEqual([130, expect.stringContaining(STOPPED)]);
  const { created, errors } = summaryIn(first);
  expect(errors).toBe(0);
  expect(created).toBeGreaterThan(0);
  expect(created).toBeLessThan(FILES);
  expect(first.stdout.match(/"outcome":"created"/g)).toHaveLength(created);
  expect(await storedCount()).toBe(created);
  const second = await tearsheet(['import', '--yes', 'copy', '--json'], env, folder.path);
  expect([second.code, summaryIn(second)]).toEqual([0, expect.objectContaining({ created: FILES - created, unchanged: created })]);
  expect(await storedCount()).toBe(FILES);
});

test('an import that is interrupted while a large file is read stores nothing', async () => {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'tearsheet.cjs'), 'import', '--yes', 'site.wxr', 'copy'], {
    cwd: folder.path,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((settle) => child.once('close', settle));
  const file = join('/proc', String(child.pid), 'io');
  // Once more was read than the program itself.
  const timer = setInterval(() => {
    if (Number(/^rchar: (\d+)$/m.exec(readFileSync(file, 'utf8'))?.[1]) < 12_000_000) return;
    clearInterval(timer);
    child.kill('SIGINT');
  }, LOOK_EVERY_MS);
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  expect([code, stderr]).toEqual([130, expect.stringContaining(STOPPED)]);
  expect(stdout).toContain('created\t0\n');
  expect(await storedCount()).toBe(FILES);
});

test.runIf(hasTerminals)('on a terminal the bar counts the bytes of a large file, and Ctrl-C ends it with the summary', async () => {
  const keys = { at: 'MB of site.wxr', press: CTRL_C };
  const { code, screen } = await tearsheetOnTerminal(['import', '--yes', 'site.wxr', 'copy'], env, folder.path, { keys });
  expect(screen).toMatch(/(?:Reading|Checking|\d+ of \d+ articles?,) \d+ of 9 MB of site\.wxr/);
  expect(screen).toContain('Stopped before the end.');
  expect(screen).toMatch(/unchanged\s+0/);
  expect(code).toBe(130);
});

test('an import of many articles is undone until Ctrl-C, and to its end by the same command again', async () => {
  const { stderr } = await tearsheet(['import', 'copy', '--collection', 'more', '--yes'], env, folder.path);
  const [, id = ''] = /import undo (\S+)/.exec(stderr) ?? [];
  const first = await interrupted(1, 'undo', id);
  expect(first).toMatchObject({ code: 130, stderr: expect.stringContaining('Stopped before the end. To go on, run it again') });
  const [, held] = /^held\t(\d+)$/m.exec(first.stdout) ?? [];
  expect([500, 1_000]).toContain(Number(held));
  const second = await tearsheet(['import', 'undo', id, '--yes'], env, folder.path);
  expect(second.code).toBe(0);
  expect(second.stdout).toMatch(new RegExp(`^held\\t${FILES - Number(held)}\nunchanged\\t${held}$`, 'm'));
});
