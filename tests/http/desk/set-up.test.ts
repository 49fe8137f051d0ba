// The set-up of other tests: articles that are put without a request are stored as the route for many commands stores them.
import { reset } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { select } from '../../support/worker/catalogue.ts';
import { putByBulk, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { putDirectly } from '../../support/worker/put-directly.ts';
import { article } from '../../support/worker/sample.ts';

isolateTests();

const TEXT = `<p>${'The tug &amp; the barge came in. '.repeat(200)}</p><script>x()</script><blockquote cite="https://x.example/">x</blockquote>`;
const ARTICLES = Array.from({ length: 60 }, (_, index) => ({
  slug: `story-${index}`,
  article: article({ headline: ` Story\u0000 ${index} `, ...(index % 2 === 0 ? { bodyHtml: TEXT } : {}) }),
}));

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

async function storedBy(put: (articles: typeof ARTICLES) => Promise<unknown>): Promise<Record<string, unknown[]>> {
  await setUpPublisher();
  await put(ARTICLES);
  return rows();
}

test('articles that are put without a request are stored as those of a request', async () => {
  const wanted = await storedBy(putByBulk);
  await reset();
  newIsolate();
  expect(await storedBy(putDirectly)).toEqual(wanted);
  expect(wanted['version']).toHaveLength(ARTICLES.length);
});

test('a text with relative addresses is not put without a request, because the route resolves them', async () => {
  await setUpPublisher();
  expect(await putDirectly([{ slug: 'story-1', article: article({ bodyHtml: '<p><a href="/map">Map</a></p>' }) }])).toBe(false);
});
