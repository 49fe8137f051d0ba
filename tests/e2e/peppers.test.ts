// A pepper with characters that wrangler replaces in a file: the Worker has the very text that stands there.
import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/run-cli.ts';

const SECRET = ['k3Jx$HOME-Qw9_$', '{PATH}tR5v\\$N8bYc2LmP7hD#fG4$$sA1'].join('');

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder.remove());

test.each([
  ['in single quotation marks', `'p1:${SECRET}'`],
  ['in double quotation marks', `"p1:${SECRET}"`],
])('a pepper with $ %s signs with all of its characters', async (_how, line) => {
  writeFileSync(join(folder.path, 'secrets'), `KEY_PEPPERS=${line}\n`);
  // Equal to the text in the file: in its file wrangler would expand this value, and not any other.
  const program = await startProgram({ folder: folder.path, env: { TEARSHEET_SAMPLE: 'none', KEY_PEPPERS: `p1:${SECRET}` } });
  try {
    const headers = { authorization: `Bearer ${program.token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ name: 'Night desk', scopes: ['read'] });
    const answer = await fetch(`${program.server}/desk/tokens`, { method: 'POST', headers, body });
    const { token } = (await answer.json()) as { token: string };
    const end = token.lastIndexOf('_');
    const mac = createHmac('sha256', SECRET).update(token.slice(0, end)).digest('hex').slice(0, 32);
    expect(token.slice(end + 1)).toBe(mac);
  } finally {
    await program.stop();
  }
});
