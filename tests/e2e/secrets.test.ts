// A start with secrets that somebody wrote by hand.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, runProgram, startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/run-cli.ts';

let folder: ReturnType<typeof temporaryFolder>;

beforeAll(() => {
  folder = temporaryFolder();
});

afterAll(() => folder.remove());

test('ends with what is wrong and how to mend it, before anything is started or stored', async () => {
  const secrets = join(folder.path, 'secrets');
  writeFileSync(secrets, 'DESK_TOKEN=hunter2\nKEY_PEPPERS=p1:hunter2:hunter2\n');
  const { code, stdout, stderr } = await runProgram({ folder: folder.path, port: await freePort() });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain('DESK_TOKEN is shorter than 32 characters. A command that prints a good one: node -p ');
  expect(stderr).toContain('KEY_PEPPERS cannot be read: part 1 has a second colon. A command that prints a good one: node -p ');
  expect(stderr).not.toContain('hunter2');
  expect(existsSync(join(folder.path, 'state'))).toBe(false);
});

test('goes on once the lines are deleted, as the sentence says', async () => {
  const secrets = join(folder.path, 'secrets');
  writeFileSync(secrets, readFileSync(secrets, 'utf8').replace(/^(?:DESK_TOKEN|KEY_PEPPERS)=.*\n/gm, ''));
  const program = await startProgram({ folder: folder.path, env: { TEARSHEET_SAMPLE: 'none' } });
  try {
    expect(await (await fetch(`${program.server}/healthz`)).json()).toEqual({ status: 'ok' });
  } finally {
    await program.stop();
  }
});
