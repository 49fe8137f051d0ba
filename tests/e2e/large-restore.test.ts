// Restores that are refused while the client still sends: the reason arrives, and not a connection that broke.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Program, startProgram } from '../support/program.ts';
import { type Ended, tearsheet, temporaryFolder } from '../support/run-cli.ts';

const FILLER = `{"table":"audit","row":[1,1770000000000,"x","x.x","x",null,"${'x'.repeat(100_000)}",null,null]}`;

const folder = temporaryFolder();
let program: Program;

beforeAll(async () => {
  // wrangler reads what is left of a request only around a Worker that it has bundled itself.
  program = await startProgram({ folder: folder.path, worker: 'sources' });
  expect(await run('backup', 'export', 'good.ndjson')).toMatchObject({ code: 0 });
  const [head = '', ...rest] = readFileSync(join(folder.path, 'good.ndjson'), 'utf8').split('\n');
  const fill = (count: number) => Array.from({ length: count }, () => FILLER);
  const lines = [head, ...fill(40), '{"table":"nothing","row":[]}', ...fill(260), ...rest];
  writeFileSync(join(folder.path, 'bad.ndjson'), lines.join('\n'));
});

afterAll(async () => {
  await program?.stop();
  folder.remove();
});

function run(...args: string[]): Promise<Ended> {
  return runWith(program.token, ...args);
}

function runWith(token: string, ...args: string[]): Promise<Ended> {
  return tearsheet(args, { TEARSHEET_URL: program.server, TEARSHEET_TOKEN: token }, folder.path);
}

test('thirty megabytes with a bad line near the beginning are refused with the number of that line', async () => {
  const { code, stderr } = await run('backup', 'restore', '--replace', '--yes', 'bad.ndjson');
  expect([code, stderr]).toEqual([1, expect.stringMatching(/\(400\)[\s\S]*[Ll]ine 42\b/)]);
});

test('thirty megabytes over a desk that has articles are refused with that reason', async () => {
  const { code, stderr } = await run('backup', 'restore', 'bad.ndjson');
  expect([code, stderr]).toEqual([1, expect.stringContaining('(409)')]);
});

test('thirty megabytes with a wrong token are refused with that reason', async () => {
  const { code, stderr } = await runWith(`${program.token}x`, 'backup', 'restore', '--replace', '--yes', 'bad.ndjson');
  expect([code, stderr]).toEqual([1, expect.stringContaining('(401)')]);
});
