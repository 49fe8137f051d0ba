// Copy that a program without collections imported is recognised by this one: nothing is created twice, and nothing that is public is taken away.
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Program, startProgram } from '../support/program.ts';
import { command } from '../support/resident-cli.ts';
import { temporaryFolder } from '../support/run-cli.ts';

const FIXTURE = join(import.meta.dirname, '..', 'fixtures', 'imports-58187aa');

let folder: ReturnType<typeof temporaryFolder>;
let program: Program;

beforeAll(async () => {
  folder = temporaryFolder();
  execFileSync('tar', ['-xzf', join(FIXTURE, 'state.tgz'), '-C', folder.path]);
  cpSync(join(FIXTURE, 'secrets'), join(folder.path, 'secrets'));
  cpSync(join(FIXTURE, 'copy'), join(folder.path, 'copy'), { recursive: true });
  program = await startProgram({ folder: folder.path });
});

afterAll(async () => {
  await program.stop();
  folder.remove();
});

type Outcome = Record<string, number>;

/** How many articles came out how, as the last record says. */
async function outcomeOf(...paths: string[]): Promise<{ code: number | null; summary: Outcome }> {
  const env = { TEARSHEET_URL: program.server, TEARSHEET_TOKEN: program.token };
  const { code, stdout } = await command(['import', '--json', ...paths], env, folder.path);
  const last = stdout.trimEnd().split('\n').at(-1) ?? '';
  return { code, summary: Object.fromEntries(Object.entries(JSON.parse(last).summary as Outcome).filter(([, count]) => count > 0)) };
}

async function slugs(): Promise<string[]> {
  const answer = await fetch(`${program.server}/desk/articles?limit=100`, { headers: { authorization: `Bearer ${program.token}` } });
  const { articles } = (await answer.json()) as { articles: { slug: string; pubStatus: string }[] };
  return articles.map(({ slug, pubStatus }) => `${slug} ${pubStatus}`).sort();
}

test('an import of the same folder creates nothing, and neither does the next one, nor one of a part of it', async () => {
  const before = await slugs();
  expect(before).toHaveLength(19);
  expect(await outcomeOf('copy')).toEqual({ code: 0, summary: { unchanged: 11 } });
  expect(await outcomeOf('copy')).toEqual({ code: 0, summary: { unchanged: 11 } });
  expect(await outcomeOf('copy/news', 'copy/sport/lead.txt', 'copy/weather.rss')).toEqual({ code: 0, summary: { unchanged: 4 } });
  expect(await slugs()).toEqual(before);
});

test('a source that has changed since updates its article, which stays public and in its section', async () => {
  const before = await slugs();
  appendFileSync(join(folder.path, 'copy/sport/lead.txt'), '\nThe rain stopped at the final whistle.\n');
  expect(await outcomeOf('copy')).toEqual({ code: 0, summary: { unchanged: 10, updated: 1 } });
  expect(await slugs()).toEqual(before);
  const feed = await (await fetch(`${program.server}/feeds/sections/world.json`)).text();
  expect(feed).toContain('Ellery win the rain-soaked derby');
});
