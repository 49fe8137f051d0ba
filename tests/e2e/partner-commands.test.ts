// From a contract in a file to licensed copy at a partner, with the commands a desk types: two partners, two agreements, one article base.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Program, startProgram } from '../support/program.ts';
import { command } from '../support/resident-cli.ts';
import { type Ended, ROOT, temporaryFolder } from '../support/run-cli.ts';

const EXAMPLES = join(ROOT, 'examples', 'agreements');
/** An example ends one day, and this test does not. */
const ITS_END = /^validUntil: .*$/m;
const HOUSE_LINE = 'M10News. All rights reserved. Unauthorised reproduction is prohibited.';
const STORY = `The lock keepers of Brask go back to work

BRASK - The lock keepers of Brask went back to work after nine days.

The first barge passed the upper gate at dawn, and forty more were waiting behind it.
`;

const folder = temporaryFolder();
let program: Program;

beforeAll(async () => {
  program = await startProgram({ folder: folder.path });
  writeFileSync(join(folder.path, 'brask.txt'), STORY);
});

afterAll(async () => {
  await program?.stop();
  folder.remove();
});

function run(...args: string[]): Promise<Ended> {
  return command(args, { TEARSHEET_URL: program.server, TEARSHEET_TOKEN: program.token }, folder.path);
}

async function asked<T>(...args: string[]): Promise<T> {
  const { code, stdout, stderr } = await run('--json', ...args);
  if (code !== 0) throw new Error(`${args.join(' ')}: ${stdout}${stderr}`);
  return JSON.parse(stdout) as T;
}

interface Preview {
  articles: { slug: string; outcome: string; grant?: { form: string } }[];
}

test.each(readdirSync(EXAMPLES))('the example %s can be put as it is, and then changes nothing', async (name) => {
  const id = name.replace(/\W/g, '-');
  expect((await run('partner', 'add', id, '--agreement', join(EXAMPLES, name), '--yes')).code).toBe(0);
  expect((await run('agreement', 'put', id, 'main', join(EXAMPLES, name), '--yes')).stdout).toMatch(/^unchanged: /);
});

describe('one wire story, licensed to two partners', () => {
  beforeAll(async () => {
    const imported = await run('import', 'brask.txt', '--section', 'world', '--slug', 'brask');
    expect([imported.code, imported.stderr]).toEqual([0, expect.not.stringContaining('error')]);
  });

  test.each([
    ['harbour-post', 'full-text.yaml', 'full', 'Reproduced by Harbour Post under agreement', 'forty more were waiting'],
    [
      'lantern-reader',
      'excerpt-aggregator.yaml',
      'excerpt',
      'Excerpt shown by Lantern Reader under agreement',
      'lock keepers of Brask went back',
    ],
  ])('%s gets what %s grants, in every format under its own notice', async (id, file, form, line, words) => {
    writeFileSync(join(folder.path, file), readFileSync(join(EXAMPLES, file), 'utf8').replace(ITS_END, ''));
    await asked('partner', 'add', id, '--agreement', file, '--yes');
    const { key } = await asked<{ key: string }>('key', 'issue', id);
    const { articles } = await asked<Preview>('partner', 'preview', id);
    const promised = articles.filter(({ outcome }) => outcome === 'granted').map((row) => row.slug);
    expect(articles.find((row) => row.slug === 'brask')?.grant?.form).toBe(form);
    for (const format of ['rss', 'atom', 'json', 'ninjs']) {
      const answer = await fetch(`${program.server}/v1/feed.${format}`, { headers: { authorization: `Bearer ${key}` } });
      const text = await answer.text();
      expect([format, answer.status]).toEqual([format, 200]);
      for (const part of [line, HOUSE_LINE, words]) expect([format, part, text.includes(part)]).toEqual([format, part, true]);
      for (const row of articles)
        expect([format, row.slug, text.includes(`article/${row.slug}`)]).toEqual([format, row.slug, promised.includes(row.slug)]);
    }
    const ledger = await asked<{ rows: { slug: string }[] }>('partner', 'ledger', id);
    expect([...new Set(ledger.rows.map((row) => row.slug))].sort()).toEqual([...promised].sort());
  });

  test('a key that is revoked and a partner that is suspended get nothing from then on', async () => {
    const { id, key } = await asked<{ id: string; key: string }>('key', 'issue', 'harbour-post');
    const status = async () => (await fetch(`${program.server}/v1/feed.json`, { headers: { authorization: `Bearer ${key}` } })).status;
    expect(await status()).toBe(200);
    await asked('partner', 'standing', 'harbour-post', 'suspended', '--reason', 'The notice is gone.', '--yes');
    expect(await status()).toBe(403);
    await asked('partner', 'standing', 'harbour-post', 'good');
    expect(await status()).toBe(200);
    await run('key', 'revoke', 'harbour-post', id, '--yes');
    expect(await status()).toBe(401);
  });
});
