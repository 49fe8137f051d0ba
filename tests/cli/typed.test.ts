// The command as people type it after `npm ci`: through npx, with the Node that the machine has, in pipes and from folders below the project's.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { TOKEN } from '../support/desk-server.ts';
import { deskForEachTest } from '../support/desk-stage.ts';
import { type Ended, environment, ROOT, tearsheet } from '../support/run-cli.ts';

const stage = deskForEachTest();
const AGREEMENT = join('examples', 'agreements', 'full-text.yaml');

/** In a shell, without the project's own programs on the path: what runs this test put them there. */
async function typed(line: string, cwd: string): Promise<Ended> {
  const { PATH = '', ...others } = environment({ TEARSHEET_URL: stage.desk.url, TEARSHEET_TOKEN: TOKEN });
  const path = PATH.split(delimiter).filter((folder) => !folder.includes('node_modules'));
  const env = { ...others, PATH: path.join(delimiter), OUT: stage.folder } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv;
  const child = spawn('sh', ['-c', line], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((settle) => child.once('close', settle));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

test('what a command prints can be redirected into a file that the next command takes', async () => {
  const environmentOfDesk = { TEARSHEET_URL: stage.desk.url, TEARSHEET_TOKEN: TOKEN };
  const added = await tearsheet(['partner', 'add', 'lake-post', '--agreement', join(ROOT, AGREEMENT), '--yes'], environmentOfDesk);
  expect(added.code).toBe(0);
  expect((await typed('npx --no tearsheet agreement show lake-post main > "$OUT/lake-post.yaml"', ROOT)).code).toBe(0);
  const shown = readFileSync(join(stage.folder, 'lake-post.yaml'), 'utf8');
  expect(parse(shown)).toMatchObject({ form: 'full' });
});

test('standard output has the data and nothing else', async () => {
  const { code, stdout, stderr } = await typed('npx --no tearsheet list --json | cat', ROOT);
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toHaveProperty('articles');
  expect((await typed('npx --no tearsheet completion bash | bash -n', ROOT)).stderr).toBe('');
});

test('it works in a folder below, with paths from there, and in a pipe', async () => {
  const below = join(ROOT, 'examples', 'agreements');
  const { code, stdout, stderr } = await typed(
    'npx --no tearsheet partner add lake-post --agreement full-text.yaml --json --yes | cat',
    below,
  );
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'created' });
});

test('exit codes come through', async () => {
  expect((await typed('npx --no tearsheet publich', ROOT)).code).toBe(2);
});

test('the token of this machine is found from a folder below the one that holds .dev.vars', async () => {
  writeFileSync(join(stage.folder, '.dev.vars'), `DESK_TOKEN=${TOKEN}\n`);
  const below = join(stage.folder, 'copy', 'today');
  mkdirSync(below, { recursive: true });
  expect((await tearsheet(['list'], { TEARSHEET_URL: stage.desk.url }, below)).code).toBe(0);
});
