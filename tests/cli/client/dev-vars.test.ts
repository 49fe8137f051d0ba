import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepDevVar, readDevVars } from '../../../src/cli/client/dev-vars.ts';
import { addMissingSecrets } from '../../../src/cli/local/missing-secrets.ts';
import { parseReceiptKeys, signingKeyOf } from '../../../src/rights/receipts/keys.ts';
import { temporaryFolder } from '../../support/run-cli.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, '.dev.vars');
});

afterEach(() => folder.remove());

test('a first start makes all secrets, different each time, in a file for its owner alone', () => {
  expect(addMissingSecrets(path)).toEqual(['DESK_TOKEN', 'KEY_PEPPERS', 'RECEIPT_KEYS']);
  const [token = '', peppers = '', receiptKeys = ''] = readDevVars(path).values();
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(peppers).toMatch(/^p1:[\w-]{43}$/);
  expect(peppers).not.toContain(token);
  expect(signingKeyOf(parseReceiptKeys(receiptKeys) ?? [])?.kid).toMatch(/^[\w-]{43}$/);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('secrets that exist are never changed; only missing ones are added', () => {
  writeFileSync(path, '# ours\nDESK_TOKEN="keep me"\nOTHER=1');
  expect(addMissingSecrets(path)).toEqual(['KEY_PEPPERS', 'RECEIPT_KEYS']);
  expect(readFileSync(path, 'utf8')).toMatch(
    /^# ours\nDESK_TOKEN="keep me"\nOTHER=1\nKEY_PEPPERS=p1:[\w-]{43}\nRECEIPT_KEYS=\[\{.*\}\]\n$/,
  );
  const whole = readFileSync(path, 'utf8');
  expect(addMissingSecrets(path)).toEqual([]);
  expect(readFileSync(path, 'utf8')).toBe(whole);
});

test('a secret that is there and empty counts as missing: an empty token would let nobody in', () => {
  writeFileSync(path, 'DESK_TOKEN=\nKEY_PEPPERS=p1:x\nRECEIPT_KEYS=[]\n');
  expect(addMissingSecrets(path)).toEqual(['DESK_TOKEN']);
  expect(readDevVars(path).get('DESK_TOKEN')).toMatch(/^[\w-]{43}$/);
});

test('values are read as wrangler reads them: quotes, spaces, export, Windows line ends', () => {
  writeFileSync(path, 'A=\'one\'\r\n export B = two \r\n#C=three\r\nD="a=b"\r\n');
  expect([...readDevVars(path)]).toEqual([
    ['A', 'one'],
    ['B', 'two'],
    ['D', 'a=b'],
  ]);
});

test('a variable is replaced on its own line, and every other byte of the file stays', () => {
  const before = '# ours\r\nDESK_TOKEN=a\r\n# KEPT=no\r\nexport KEPT = "old"\r\nKEPT_TOO=1\r\nlast';
  writeFileSync(path, before, { mode: 0o600 });
  keepDevVar(path, 'KEPT', 'new');
  expect(readFileSync(path, 'utf8')).toBe(before.replace('export KEPT = "old"', 'KEPT=new'));
  expect(readDevVars(path).get('KEPT')).toBe('new');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('of several lines of a variable the last counts, and is the one that is replaced', () => {
  writeFileSync(path, 'KEPT=first\nA=1\nKEPT=second\nB=2\n');
  expect(readDevVars(path).get('KEPT')).toBe('second');
  keepDevVar(path, 'KEPT', 'new');
  expect(readFileSync(path, 'utf8')).toBe('KEPT=first\nA=1\nKEPT=new\nB=2\n');
});

test('a missing variable is added, even if the file ends without a line break or does not exist', () => {
  writeFileSync(path, 'A=1');
  keepDevVar(path, 'KEPT', 'new');
  expect(readFileSync(path, 'utf8')).toBe('A=1\nKEPT=new\n');
  keepDevVar(`${path}.other`, 'KEPT', 'new');
  expect(readFileSync(`${path}.other`, 'utf8')).toBe('KEPT=new\n');
});
