// The commands of the README, up to "Deploy", pasted into one shell in their order: every one of them runs as it is written.
import { execFile } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Program, startProgram } from '../support/program.ts';
import { environment, ROOT, temporaryFolder } from '../support/run-cli.ts';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8').split('\n## Deploy\n')[0] ?? '';
/** A block that starts a service, or talks to the one that it starts, is for another terminal. */
const OTHER_TERMINAL = /npm start|localhost:9000/;
const BLOCKS = [...README.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block).filter((block) => !OTHER_TERMINAL.test(block));

/** A status of 400 or more is a failure of curl. Each failed command is noted. */
const SHELL = `
set -o pipefail
npx() { [ "$1 $2" = "--no tearsheet" ] && shift 2 && "$NODE" "$MAIN" "$@" || echo "FAILED npx --no tearsheet $*" >&2; }
curl() { command curl -sS --fail-with-body --max-time 40 "$@" || echo "FAILED curl \${*: -1}" >&2; }
trap 'echo "FAILED $BASH_COMMAND" >&2' ERR
`;

const folder = temporaryFolder();
const terminal = temporaryFolder();
let program: Program;
let ended: { stdout: string; stderr: string };

beforeAll(async () => {
  program = await startProgram({ folder: folder.path });
  cpSync(join(ROOT, 'examples'), join(terminal.path, 'examples'), { recursive: true });
  symlinkSync(join(folder.path, 'secrets'), join(terminal.path, '.dev.vars'));
  const script = SHELL + BLOCKS.join('\n').replaceAll('localhost:8787', `localhost:${program.port}`);
  const env = environment({
    NODE: process.execPath,
    MAIN: join(ROOT, 'bin', 'tearsheet.cjs'),
    TEARSHEET_URL: program.server,
  });
  ended = await promisify(execFile)('bash', ['-c', script], { cwd: terminal.path, env, maxBuffer: 10_000_000 });
});

afterAll(async () => {
  await program?.stop();
  terminal.remove();
  folder.remove();
});

async function desk<T>(path: string): Promise<T> {
  const answer = await fetch(`${program.server}/desk/${path}`, { headers: { authorization: `Bearer ${program.token}` } });
  return answer.json() as Promise<T>;
}

describe('the commands of the README', () => {
  test('run as they are pasted, but for the one that shows what 410 is', () => {
    expect(BLOCKS.length).toBeGreaterThan(5);
    const failed = ended.stderr.split('\n').filter((line) => line.startsWith('FAILED '));
    expect(failed).toEqual([`FAILED curl ${program.server}/v1/articles/harvest-street-merger`]);
  });

  test('have a correction that corrects, by file and over HTTP', async () => {
    const mill = await desk<{ bodyHtml: string; corrections: { note: string }[] }>('articles/tide-mill');
    expect(mill.bodyHtml).toContain('cost €201,000');
    expect(mill.corrections.at(-1)?.note).toBe('The repairs cost €201,000, not €210,000.');
    expect(await desk('articles/night-bus')).toMatchObject({ standfirst: 'Twelve services a week from Monday.' });
  });

  test('give the second partner an agreement of its own', async () => {
    const agreement = await desk<{ terms: { domains: string[] } }>('partners/lake-post/agreements/main');
    expect(agreement.terms.domains).toEqual(['lake-post.example']);
  });

  test('give a signed receipt', () => {
    expect(readFileSync(join(terminal.path, 'receipt.jws'), 'utf8')).toMatch(/^eyJ/);
  });
});
