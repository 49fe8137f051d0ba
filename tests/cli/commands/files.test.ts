// Files that cannot be read or written: said in a sentence, whichever command meets them, and never in the words of a library.
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deskForEachTest, PUBLISHER } from '../../support/desk-stage.ts';

const stage = deskForEachTest();

const READERS: [string, (file: string) => string[]][] = [
  ['publisher set', (file) => ['publisher', 'set', file]],
  ['agreement put', (file) => ['agreement', 'put', 'gazette', 'main', file]],
  ['partner add', (file) => ['partner', 'add', 'gazette', '--agreement', file]],
  ['backup restore', (file) => ['backup', 'restore', file]],
  ['verify', (file) => ['verify', file]],
  ['receipt-key new', (file) => ['receipt-key', 'new', '--rotate', file]],
  ['publish', (file) => ['publish', file]],
];

test.each(READERS)('%s says that its file does not exist, or is a folder', async (_name, args) => {
  await stage.run('partner', 'add', 'gazette');
  mkdirSync(join(stage.folder, 'folder'));
  for (const [file, reason] of [
    ['nowhere', /does not exist/],
    ['folder', /is a folder|There is no article/],
  ] as const) {
    const { code, stderr } = await stage.run(...args(file));
    expect([file, code, stderr]).toEqual([file, 1, expect.stringMatching(reason)]);
    expect(stderr).not.toMatch(/ENOENT|EISDIR|no such file|syscall|, open/);
  }
});

test('a file that cannot be written is reported in a sentence', async () => {
  const missing = await stage.run('backup', 'export', 'nowhere/backup.ndjson');
  expect([missing.code, missing.stderr]).toEqual([1, 'nowhere/backup.ndjson cannot be written\n  It does not exist.\n']);
  mkdirSync(join(stage.folder, 'closed'));
  chmodSync(join(stage.folder, 'closed'), 0o500);
  const closed = await stage.run('backup', 'export', 'closed/backup.ndjson');
  // Whoever runs as root may write everywhere.
  if (process.getuid?.() !== 0) expect(closed.stderr).toContain('It cannot be opened: permission denied.');
});

test('refused settings, and files that are neither YAML nor JSON, are reported with the line of the file', async () => {
  const settings = JSON.stringify({ ...PUBLISHER, timeZone: 'Mars/Olympus', houseLine: 'none' }, null, '\t');
  stage.write('publisher.json', settings);
  const lineOf = (name: string) => settings.split('\n').findIndex((line) => line.includes(`"${name}"`)) + 1;
  const { code, stderr } = await stage.run('publisher', 'set', 'publisher.json');
  expect(code).toBe(1);
  expect(stderr).toContain(`publisher.json:${lineOf('timeZone')}: /timeZone must be an IANA time zone`);
  expect(stderr).toContain(`publisher.json:${lineOf('houseLine')}: /houseLine must contain {year}`);
  stage.write('broken.json', '{\n  "name": "M10News",\n  "siteUrl" "https://m10news.com"\n}\n');
  expect((await stage.run('publisher', 'set', 'broken.json')).stderr).toMatch(/^broken\.json is not YAML or JSON\n {2}broken\.json:3: /);
});
