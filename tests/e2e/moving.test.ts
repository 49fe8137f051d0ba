// An RSS feed of another system is imported with --own. Its readers find the same articles, by the same ids, in the same order.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { feedReader, get, parse } from '../support/feed-reader.ts';
import { type Program, startProgram } from '../support/program.ts';
import { command } from '../support/resident-cli.ts';
import { ROOT, temporaryFolder } from '../support/run-cli.ts';

const OLD = join(ROOT, 'tests/fixtures/moving/ghost-tag.rss');

const folder = temporaryFolder();
let program: Program;

beforeAll(async () => {
  program = await startProgram({ folder: folder.path, env: { TEARSHEET_SAMPLE: 'none' } });
  const publisher = JSON.parse(readFileSync(join(ROOT, 'src/cli/sample/publisher.json'), 'utf8'));
  writeFileSync(
    join(folder.path, 'moved.json'),
    JSON.stringify({ ...publisher, articlePages: 'elsewhere', redirects: { '/tag/world/rss': 'sections/world' } }),
  );
  const set = await run('publisher', 'set', 'moved.json');
  if (set.code !== 0) throw new Error(set.stderr);
});

afterAll(async () => {
  await program?.stop();
  folder.remove();
});

const run = (...args: string[]) => command(args, { TEARSHEET_URL: program.server, TEARSHEET_TOKEN: program.token }, folder.path);

test('a reader of an RSS feed as Ghost writes it sees no new article after the move', async () => {
  const before = parse('rss', readFileSync(OLD, 'utf8'));
  expect(before.map(({ id }) => id)).toEqual(['65f0c3a1b2d4e50001a7c9f4', '00650000000000000000012', '64a1b9e0f3c2d10001b4e7a0']);
  expect(await run('import', OLD, '--own')).toMatchObject({ code: 0 });
  const moved = await get(`${program.server}/tag/world/rss/`);
  expect([moved.status, moved.headers.location]).toEqual([308, `${program.server}/feeds/sections/world.rss`]);
  const reader = feedReader(`${moved.headers.location}`, 'rss');
  await reader.poll();
  const seen = (entries: typeof before) => entries.map(({ id, title, url, published }) => ({ id, title, url, published }));
  expect(seen(reader.entries())).toEqual(seen(before));
});

test('importing the feed again changes nothing', async () => {
  expect((await run('import', OLD, '--own')).stdout).toContain('unchanged\t3');
});
