// The set-up of other tests: commands that are applied without a request store what those of a request store.
import { reset } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { select } from '../../support/worker/catalogue.ts';
import { applyByBulk, setUpPublisher } from '../../support/worker/desk.ts';
import { applyDirectly, type SetUpLine } from '../../support/worker/direct-commands.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { article } from '../../support/worker/sample.ts';

isolateTests();

const TEXT = `<p>${'The tug &amp; the barge came in. '.repeat(200)}</p><script>x()</script><blockquote cite="https://x.example/">x</blockquote>`;
const SLUGS = Array.from({ length: 60 }, (_, index) => `story-${index}`);
const LINES: SetUpLine[] = [
  ...SLUGS.map((slug, index): SetUpLine => {
    const bodyHtml = index % 2 === 0 ? { bodyHtml: TEXT } : {};
    return { op: 'put', slug, article: article({ headline: ` Story\u0000 ${index} `, ...bodyHtml }) };
  }),
  { op: 'correct', slug: 'story-1', note: ' It was\u0000 the western lock. ' },
  { op: 'withdraw', slug: 'story-2', reason: ' It was wrong. ', note: 'It was\u0000 wrong. ' },
  { op: 'withdraw', slug: 'story-3', reason: 'It was wrong.' },
  { op: 'hold', slug: 'story-4' },
];

/** Every row of the Catalogue, without the random name of its epoch. */
async function rows(): Promise<Record<string, unknown[]>> {
  const [epoch] = await select<{ value: string }>("SELECT value FROM setting WHERE name = 'epoch'");
  const tables = await select<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' ORDER BY name",
  );
  const found: Record<string, unknown[]> = {};
  for (const { name } of tables)
    found[name] = (await select(`SELECT * FROM "${name}"`)).map((row) => JSON.stringify(row).replaceAll(epoch?.value ?? '?', 'epoch'));
  return found;
}

async function storedBy(apply: (lines: readonly SetUpLine[]) => Promise<unknown>): Promise<Record<string, unknown[]>> {
  await setUpPublisher();
  await apply(LINES);
  return rows();
}

test('commands without a request store what those of a request store', async () => {
  const wanted = await storedBy(applyByBulk);
  await reset();
  newIsolate();
  expect(await storedBy(applyDirectly)).toEqual(wanted);
  expect(wanted['version']).toHaveLength(LINES.length);
});

test('a text with relative addresses is not applied without a request, because the route resolves them', async () => {
  await setUpPublisher();
  expect(await applyDirectly([{ op: 'put', slug: 'story-1', article: article({ bodyHtml: '<p><a href="/map">Map</a></p>' }) }])).toBe(
    false,
  );
});
