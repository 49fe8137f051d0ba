// `npm start` with options, and several at once.
import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDevVars } from '../../src/cli/client/dev-vars.ts';
import { publishingCommand, typed } from '../support/printed-commands.ts';
import { freePort, type Program, runProgram, startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/run-cli.ts';

/** With characters that wrangler replaces in a file: the Worker must have the very text that is in ours. */
const PEPPER = ['k3Jx$HOME-Qw9_$', '{PATH}tR5v\\$N8bYc2LmP7hD#fG4$$sA1'].join('');

test('--show-secrets prints the token and the key, in commands that can be pasted, and something within a second', async () => {
  const shown = temporaryFolder();
  const program = await startProgram({ folder: shown.path, args: ['--show-secrets'], worker: 'sources' });
  try {
    // Long before the service is up.
    expect(program.saidAfterMs()).toBeLessThan(1_000);
    const key = readDevVars(join(shown.path, 'secrets')).get('SAMPLE_PARTNER_KEY') ?? '';
    expect(program.stdout()).toMatch(new RegExp(`Desk token +${program.token}\\n`));
    expect(program.stdout()).toContain(`curl -H 'Authorization: Bearer ${key}' ${program.server}/v1/feed.rss\n`);
    expect(JSON.parse(await typed(publishingCommand(program.stdout()), shown.path))).toMatchObject({ outcome: 'created' });
  } finally {
    await program.stop();
    shown.remove();
  }
});

test('a port to which browsers do not connect is refused at once, with another one, and no secret is made', async () => {
  const refused = temporaryFolder();
  const { code, stderr } = await runProgram({ folder: refused.path, port: 10_080 });
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/^Port 10080 cannot be used: browsers refuse .*\n {2}Choose another: npm start -- --port 8787\n$/m),
  ]);
  expect(readdirSync(refused.path)).toEqual([]);
  refused.remove();
});

test('--bundle refuses a folder without a bundle at once, and says how to make one', async () => {
  const empty = temporaryFolder();
  const { code, stderr } = await runProgram({ folder: empty.path, port: await freePort(), args: ['--bundle', empty.path] });
  expect([code, stderr]).toEqual([1, `There is no bundle of the Worker in ${empty.path}\n  Make it, in dist/worker: npm run bundle\n`]);
  expect(readdirSync(empty.path)).toEqual([]);
  empty.remove();
});

describe('three services that start at the same moment', () => {
  const folders = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  const secrets = ['', `KEY_PEPPERS='p1:${PEPPER}'\n`, `KEY_PEPPERS="p1:${PEPPER}"\n`];
  let came: PromiseSettledResult<Program>[] = [];

  beforeAll(async () => {
    const starts = folders.map(({ path }, index) => {
      const line = secrets[index] ?? '';
      if (line !== '') writeFileSync(join(path, 'secrets'), line);
      // Equal to the text in the file: in its file wrangler would expand this value, and not any other.
      const pepper = line === '' ? {} : { KEY_PEPPERS: `p1:${PEPPER}` };
      return startProgram({ folder: path, env: { TEARSHEET_SAMPLE: 'none', ...pepper }, worker: 'sources' });
    });
    came = await Promise.allSettled(starts);
  });

  afterAll(async () => {
    for (const start of came) if (start.status === 'fulfilled') await start.value.stop();
    for (const one of folders) one.remove();
  });

  const started = (index: number): Program => {
    const start = came[index];
    if (start?.status !== 'fulfilled') throw new Error(`it did not start: ${start?.reason}`);
    return start.value;
  };

  test('all come up', () => {
    expect(came).toEqual(folders.map(() => expect.objectContaining({ status: 'fulfilled' })));
  });

  test('are empty with TEARSHEET_SAMPLE=none, and say how to go on', async () => {
    const program = started(0);
    expect(program.stdout()).toContain('Tearsheet is up.\n');
    expect(program.stdout()).toContain('publisher set src/cli/sample/publisher.json');
    expect((await fetch(`${program.server}/feeds/all.rss`)).status).toBe(404);
    expect(program.stdout()).not.toContain('/v1/');
    expect(readFileSync(join(folders[0]?.path ?? '', 'secrets'), 'utf8')).not.toContain('SAMPLE_PARTNER_KEY');
    const page = await fetch(`${program.server}/`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Nothing published yet')]);
  });

  test.each([
    [1, 'single'],
    [2, 'double'],
  ])('sign with all characters of a pepper with $: service %i, whose file has it in %s quotation marks', async (index) => {
    const program = started(index);
    const headers = { authorization: `Bearer ${program.token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ name: 'Night desk', scopes: ['read'] });
    const answer = await fetch(`${program.server}/desk/tokens`, { method: 'POST', headers, body });
    const { token } = (await answer.json()) as { token: string };
    const end = token.lastIndexOf('_');
    const mac = createHmac('sha256', PEPPER).update(token.slice(0, end)).digest('hex').slice(0, 32);
    expect(token.slice(end + 1)).toBe(mac);
  });
});
