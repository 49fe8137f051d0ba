// Many long articles in one request: what goes to the Catalogue and what comes back fits into a message of the platform.
import { beforeEach, expect, test, vi } from 'vitest';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { bytesOf } from '../../../src/objects/rpc-limits.ts';
import { applyMany, sendBulk, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { article } from '../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

test('long articles go to the Catalogue in calls of less than a megabyte, in their order', async () => {
  const calls = vi.spyOn(Catalogue.prototype, 'applyAll');
  const bodyHtml = `<p>${'The tug came in. '.repeat(12_000)}</p>`;
  const slugs = Array.from({ length: 6 }, (_, index) => `long-${index}`);
  const answers = await sendBulk(slugs.map((slug) => ({ op: 'put', slug, article: article({ bodyHtml }) })));
  expect(answers.map(({ status, slug }) => [status, slug])).toEqual(slugs.map((slug) => [201, slug]));
  const sizes = calls.mock.calls.map(([commands]) => JSON.stringify(commands).length);
  expect(Math.max(...sizes)).toBeLessThan(1_000_000);
  expect(sizes.length).toBeLessThan(slugs.length);
});

const RELATIVE = `<p>${'<a href="?">x</a> '.repeat(2_500)}</p>`;

test.each([
  ['addresses that become absolute', RELATIVE],
  ['characters that are escaped', `<p>${'& '.repeat(40_000)}</p>`],
  ['players that become links', '<iframe src="//youtu.be/a"></iframe><p>x</p>'.repeat(1_200)],
  ['letters of two bytes each', `<p>${'words '.repeat(15_000)}文</p>`],
  ['plain text that becomes paragraphs', 'x\n\n'.repeat(15_000)],
])('drafts that grow when they are cleaned go in calls of less than a megabyte: %s', async (_, bodyHtml) => {
  const calls = vi.spyOn(Catalogue.prototype, 'applyAll');
  const { url: _own, ...draft } = article({ bodyHtml });
  const send = async (count: number) => {
    calls.mockClear();
    const lines = await sendBulk(
      Array.from({ length: count }, (_none, index) => ({ op: 'put', slug: `long-${count}-${index}`, article: draft })),
    );
    expect(lines.map(({ status }) => status)).toEqual(Array(count).fill(201));
  };
  await send(1);
  // More than one call has room for.
  await send(Math.ceil(1_000_000 / bytesOf(calls.mock.calls[0]?.[0])) + 1);
  for (const [commands] of calls.mock.calls) expect(bytesOf(commands)).toBeLessThan(1_000_000);
  expect(calls.mock.calls.length).toBeGreaterThan(1);
});

test('fifty short commands on long articles are answered in a message of less than a megabyte', async () => {
  const { applyAll } = Catalogue.prototype;
  const slugs = Array.from({ length: 20 }, (_, index) => `long-${index}`);
  const bodyHtml = `<p>${'The tug came in. '.repeat(12_000)}</p>`;
  await applyMany(slugs.map((slug) => ({ op: 'put', slug, article: article({ bodyHtml }) })));
  const sizes: number[] = [];
  vi.spyOn(Catalogue.prototype, 'applyAll').mockImplementation(async function (this: Catalogue, ...of) {
    const results = await applyAll.apply(this, of);
    sizes.push(bytesOf(results));
    return results;
  });
  const lines = await sendBulk(slugs.map((slug) => ({ op: 'hold', slug })));
  expect(lines.map(({ outcome, version }) => [outcome, version])).toEqual(slugs.map(() => ['held', 2]));
  expect(sizes).toHaveLength(1);
  expect(sizes[0]).toBeLessThan(1_000_000);
});
