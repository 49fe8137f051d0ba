// Relative addresses in imported copy lead to the page of the article that it becomes, under whatever slug that is.
import { beforeEach, expect, test } from 'vitest';
import { callDesk, publish, sendBulk, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { article } from '../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

function importLine(slug: string, sourceId: string, change: Record<string, unknown> = {}) {
  const { url: _made, ...draft } = article({ bodyHtml: '<p><a href="?page=2">Next</a></p>', ...change });
  return { op: 'import', slug, sourceId, sourceHash: 'a'.repeat(64), article: draft, corrections: [], force: false, dryRun: false };
}

/** The address of the article's page, and where its link leads. */
async function addressesOf(slug: string): Promise<[string, string | undefined]> {
  const { body } = await callDesk<{ url: string; bodyHtml: string }>('GET', `/desk/articles/${slug}`);
  return [body.url, /href="([^"]*)"/.exec(body.bodyHtml)?.[1]];
}

async function expectOwnPage(slug: string): Promise<void> {
  const [url, link] = await addressesOf(slug);
  expect(url).toContain(slug);
  expect(link).toBe(`${url}?page=2`);
}

test('for two sources that want one slug in one request', async () => {
  const lines = await sendBulk([importLine('harbour', 'a.txt'), importLine('harbour', 'b.txt'), importLine('harbour', 'c.txt')]);
  const slugs = lines.map(({ slug }) => String(slug));
  expect(new Set(slugs).size).toBe(3);
  for (const slug of slugs) await expectOwnPage(slug);
});

test('for a source that wants a slug which another has had since an earlier request, and again when it changes', async () => {
  await sendBulk([importLine('harbour', 'a.txt')]);
  const [first] = await sendBulk([importLine('harbour', 'b.txt')]);
  await expectOwnPage(String(first?.slug));
  const changed = { ...importLine('harbour', 'b.txt', { headline: 'Changed' }), sourceHash: 'b'.repeat(64) };
  const [second] = await sendBulk([changed]);
  expect(second).toMatchObject({ status: 200, slug: first?.slug, version: 2 });
  await expectOwnPage(String(second?.slug));
});

test('for a source that now names another slug than the one it is stored under', async () => {
  await sendBulk([importLine('harbour', 'a.txt')]);
  const [again] = await sendBulk([{ ...importLine('quay', 'a.txt', { headline: 'Changed' }), sourceHash: 'b'.repeat(64) }]);
  expect(again).toMatchObject({ slug: 'harbour', version: 2 });
  await expectOwnPage('harbour');
});

test('but for copy that names its own page, that one', async () => {
  const line = importLine('harbour', 'a.txt');
  await sendBulk([{ ...line, article: { ...line.article, url: 'https://www.quay-courier.example/elsewhere' } }]);
  expect(await addressesOf('harbour')).toEqual([
    'https://www.quay-courier.example/elsewhere',
    'https://www.quay-courier.example/elsewhere?page=2',
  ]);
});

test('and an article of the desk under that slug is left alone', async () => {
  await publish('harbour', { bodyHtml: '<p>The desk wrote this.</p>' });
  const [line] = await sendBulk([importLine('harbour', 'a.txt')]);
  expect(line?.status).toBe(409);
});
