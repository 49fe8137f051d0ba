// `npm start` with options, and several at once.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDevVars } from '../../src/cli/client/dev-vars.ts';
import { publishingCommand, typed } from '../support/printed-commands.ts';
import { startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/run-cli.ts';

test('TEARSHEET_SAMPLE=none starts empty, says something within a second, and says how to go on', async () => {
  const empty = temporaryFolder();
  const program = await startProgram({ folder: empty.path, env: { TEARSHEET_SAMPLE: 'none' } });
  try {
    // Long before the service is up.
    expect(program.saidAfterMs()).toBeLessThan(1_000);
    expect(program.stdout()).toContain('Tearsheet is up.\n');
    expect(program.stdout()).toContain('publisher set src/cli/sample/publisher.json');
    expect((await fetch(`${program.server}/feeds/all.rss`)).status).toBe(404);
    expect(program.stdout()).not.toContain('/v1/');
    expect(readFileSync(join(empty.path, 'secrets'), 'utf8')).not.toContain('SAMPLE_PARTNER_KEY');
    const page = await fetch(`${program.server}/`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Nothing published yet')]);
  } finally {
    await program.stop();
    empty.remove();
  }
});

test('--show-secrets prints the token and the key, in commands that can be pasted', async () => {
  const shown = temporaryFolder();
  const program = await startProgram({ folder: shown.path, args: ['--show-secrets'] });
  try {
    const key = readDevVars(join(shown.path, 'secrets')).get('SAMPLE_PARTNER_KEY') ?? '';
    expect(program.stdout()).toMatch(new RegExp(`Desk token +${program.token}\\n`));
    expect(program.stdout()).toContain(`curl -H 'Authorization: Bearer ${key}' ${program.server}/v1/feed.rss\n`);
    expect(JSON.parse(await typed(publishingCommand(program.stdout()), shown.path))).toMatchObject({ outcome: 'created' });
  } finally {
    await program.stop();
    shown.remove();
  }
});

test('three services that start at the same moment all come up', async () => {
  const folders = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  const starts = folders.map(({ path }) => startProgram({ folder: path, env: { TEARSHEET_SAMPLE: 'none' } }));
  const came = await Promise.allSettled(starts);
  for (const start of came) if (start.status === 'fulfilled') await start.value.stop();
  for (const one of folders) one.remove();
  expect(came).toEqual(folders.map(() => expect.objectContaining({ status: 'fulfilled' })));
});
