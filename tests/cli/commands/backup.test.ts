// What the command line says of partners in a backup.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DeskServer, startDeskServer, TOKEN } from '../../support/desk-server.ts';
import { command } from '../../support/resident-cli.ts';
import { type Ended, ROOT, temporaryFolder } from '../../support/run-cli.ts';

let desk: DeskServer;
let folder: ReturnType<typeof temporaryFolder>;

beforeEach(async () => {
  desk = await startDeskServer(JSON.parse(readFileSync(join(ROOT, 'src/cli/sample/publisher.json'), 'utf8')));
  folder = temporaryFolder();
  writeFileSync(join(folder.path, 'backup.ndjson'), '{"tearsheet":"export"}\n');
});

afterEach(async () => {
  await desk.close();
  folder.remove();
});

function run(...args: string[]): Promise<Ended> {
  return command(args, { TEARSHEET_URL: desk.url, TEARSHEET_TOKEN: TOKEN }, folder.path);
}

test('an export says how many partners are in it', async () => {
  const text = '{"tearsheet":"export"}\n{"table":"partner","row":["a","A"]}\n{"tearsheet":"end","records":1,"partners":1}\n';
  desk.sabotage = () => ({ status: 200, text, type: 'application/x-ndjson' });
  const { stdout } = await run('backup', 'export', 'new.ndjson');
  expect(stdout).toBe(`Exported 1 record, among them 1 partner, to new.ndjson (${text.length} bytes)\n`);
  expect(JSON.parse((await run('backup', 'export', 'new.ndjson', '--json')).stdout)).toMatchObject({ records: 1, partners: 1 });
});

test('a restore names the partners whose keys it revoked', async () => {
  desk.sabotage = () => ({
    status: 200,
    body: {
      outcome: 'restored',
      records: 9,
      partners: 2,
      closed: ['old-post', 'stranger'],
      doubtfulTokens: [{ id: 't1', name: 'bootstrap' }],
    },
  });
  const { stdout } = await run('backup', 'restore', 'backup.ndjson', '--replace', '--yes');
  expect(stdout).toContain('Not in the file, so their keys were revoked: old-post, stranger');
  expect(stdout).toMatch(/^Restored 9 records, among them 2 partners, from backup\.ndjson$/m);
  expect(stdout).toContain('mint them again: t1 "bootstrap"');
  expect(stdout).not.toContain('outcome');
});

test('a restore says how many partners and tokens it does not name', async () => {
  const doubtful = { doubtfulTokens: [{ id: 't1', name: 'bootstrap' }], moreDoubtfulTokens: 3 };
  desk.sabotage = () => ({ status: 200, body: { outcome: 'restored', records: 9, closed: ['old-post'], moreClosed: 20, ...doubtful } });
  const { stdout } = await run('backup', 'restore', 'backup.ndjson', '--replace', '--yes');
  expect(stdout).toMatch(/keys were revoked: old-post and 20 more$/m);
  expect(stdout).toMatch(/mint them again: t1 "bootstrap" and 3 more$/m);
});

test('a restore of an export without partners says that they were left alone', async () => {
  desk.sabotage = () => ({ status: 200, body: { outcome: 'restored', records: 9, note: 'This export holds no partners.' } });
  expect((await run('backup', 'restore', 'backup.ndjson', '--replace', '--yes')).stdout).toMatch(/^This export holds no partners\.$/m);
});

test('a restore that stopped in between fails, and says how to go on', async () => {
  const detail = 'Send the same file again with replace=true: that finishes it.';
  const body = { type: '/problems/unavailable', title: 'Not available at the moment', status: 503, detail, unfinished: ['old-post'] };
  desk.sabotage = () => ({ status: 503, body });
  const { code, stderr } = await run('backup', 'restore', 'backup.ndjson', '--replace', '--yes');
  expect([code, stderr]).toEqual([1, expect.stringContaining('Restore the same file again with --replace: that finishes it.')]);
});
