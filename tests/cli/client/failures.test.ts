import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DeskServer, startDeskServer, TOKEN } from '../../support/desk-server.ts';
import { command } from '../../support/resident-cli.ts';
import { temporaryFolder } from '../../support/run-cli.ts';

/** Each test starts the program several times, and a busy machine takes its time. */

let desk: DeskServer;

beforeEach(async () => {
  desk = await startDeskServer();
});

afterEach(() => desk.close());

test('without a server the error says how to start one, and standard output stays empty', async () => {
  const { url } = desk;
  await desk.close();
  const { code, stdout, stderr } = await command(['list', '--server', url, '--token', TOKEN]);
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain(`Cannot connect to ${url}`);
  expect(stderr).toContain('npm start');
  desk = await startDeskServer();
});

test('with --json a failure is one JSON document of the same shape as the server gives', async () => {
  const { code, stdout, stderr } = await command(['show', 'no-such', '--json', '--server', desk.url, '--token', TOKEN]);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toEqual({ problem: { type: 'http://desk/problems/not-found', title: 'Not found', status: 404 } });
  expect(stderr).toBe('');
});

test.each([
  [['partner', 'standing', 'lake-post'], "Missing required argument 'standing'", 'npx --no tearsheet partner standing --help'],
  [['key', 'issue', 'lake-post', '--bogus'], "Unknown option '--bogus'", 'npx --no tearsheet key issue --help'],
  [['withdraw', 'night-bus'], "Required option '--reason <text>' not specified", 'npx --no tearsheet withdraw --help'],
  [['agreement', 'put', 'Lake Post', 'main', 'x.yaml'], 'is invalid', 'npx --no tearsheet agreement put --help'],
])('a usage error has the same JSON shape and names the help of the command: %j', async (args, said, help) => {
  const told = await command(args);
  expect([told.code, told.stdout, told.stderr.split('\n')[0]]).toEqual([2, '', 'Usage error']);
  for (const part of [said, help]) expect(told.stderr).toContain(part);
  const asJson = await command([...args, '--json']);
  const { problem } = JSON.parse(asJson.stdout) as { problem: { title: string; detail: string } };
  expect([asJson.code, problem.title, asJson.stderr]).toEqual([2, 'Usage error', '']);
  expect(problem.detail).toContain(said);
});

test('the command line tells a wrong token from a missing one, which the server must not', async () => {
  const wrong = await command(['list', '--server', desk.url, '--token', 'wrong-token']);
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toContain('A valid key or token is needed (401)');
  expect(wrong.stderr).toContain('not, or no longer, valid');
  expect((await command(['list', '--server', desk.url])).stderr).toContain('TEARSHEET_TOKEN');
});

test.each([
  ['a server that does not answer', (token: string) => ['list', '--server', 'http://127.0.0.1:1', '--token', token]],
  ['a refused token', (token: string) => ['list', '--server', desk.url, '--token', token]],
  ['a mangled token', (token: string) => ['list', '--server', desk.url, '--token', `${token}\nX: y`]],
  ['a server URL with a password in it', (token: string) => ['list', '--server', `http://me:${token}@localhost:1`]],
  ['a misuse', (token: string) => ['list', '--bogus', '--token', token]],
])('the token is never printed: %s', async (_name, args) => {
  const secret = 'sEcReT-tOkEn-0123456789';
  const { code, stdout, stderr } = await command(args(secret));
  expect(code).not.toBe(0);
  expect(stderr).not.toBe('');
  expect(stdout + stderr).not.toContain(secret);
});

test.each([
  ['<html>Welcome to nginx</html>', 'text/html'],
  ['null', 'application/json'],
  ['"Welcome"', 'application/json'],
])('a server that is not Tearsheet and answers %s is reported as such', async (text, type) => {
  desk.sabotage = () => ({ status: 200, text, type });
  const { code, stderr } = await command(['list', '--server', desk.url, '--token', TOKEN]);
  expect(code).toBe(1);
  expect(stderr).toContain('did not answer like a Tearsheet server');
});

test('the token follows no redirect', async () => {
  const elsewhere = await startDeskServer();
  desk.sabotage = () => ({ status: 307, text: '', type: 'text/plain', location: `${elsewhere.url}/desk/articles` });
  const answer = await command(['list', '--server', desk.url, '--token', TOKEN]);
  expect(answer.code).toBe(1);
  expect(elsewhere.requests).toHaveLength(0);
  await elsewhere.close();
});

test('the bootstrap token of .dev.vars is sent to this machine, and to no other', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder.path, '.dev.vars'), `# secrets\nDESK_TOKEN="${TOKEN}"\n`);
  expect((await command(['list', '--server', desk.url], {}, folder.path)).code).toBe(0);
  expect(desk.requests[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  // The address of this machine under a name that does not say so.
  const elsewhere = desk.url.replace('127.0.0.1', '0.0.0.0');
  expect((await command(['list', '--server', elsewhere], {}, folder.path)).stderr).toContain('No token was sent');
  expect(desk.requests.at(-1)?.headers.authorization).toBeUndefined();
  folder.remove();
});

test('the message of a usage error ends with one full stop', async () => {
  const { stderr } = await command(['key', 'rotate', 'gazette', 'KEY-ID']);
  expect(stderr).toContain('of a-z, 0-9 and "-". See: npx --no tearsheet key rotate --help');
});

test('an invalid URL, an unknown command and an invalid number are usage errors', async () => {
  const misuses = [
    ['list', '--server', 'localhost'],
    ['list', '--server', 'ftp://x'],
    ['publich'],
    ['list', '--limit', '-3'],
    ['show', 'Bad Key'],
    [],
  ];
  const codes = await Promise.all(misuses.map(async (args) => (await command(args)).code));
  expect(codes).toEqual(misuses.map(() => 2));
  expect((await command(['--help'])).code).toBe(0);
});
