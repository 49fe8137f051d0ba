// A format that is added to the list of formats has addresses, without a change of the code that parses them.
import { afterEach, expect, it, vi } from 'vitest';

const FEED_NAME = '../../src/domain/feeds/feed-name.ts';

afterEach(() => {
  vi.doUnmock(FEED_NAME);
  vi.resetModules();
});

async function parserWith(formats: readonly string[]) {
  vi.resetModules();
  vi.doMock(FEED_NAME, async (original) => ({ ...(await original<object>()), FEED_FORMATS: formats }));
  return (await import('../../src/http/public/feed-address.ts')).parseFeedAddress;
}

it('has addresses although its name has a digit', async () => {
  const parse = await parserWith(['rss', 'ninjs4']);
  expect(parse('/feeds/all.ninjs4')).toEqual({ kind: 'subscription', name: 'all', format: 'ninjs4' });
  expect(parse('/feeds/sections/town/archive/2.ninjs4')).toEqual({ kind: 'archive', name: 'sections/town', format: 'ninjs4', page: 2 });
});

it('has only the addresses that end with its whole name', async () => {
  const parse = await parserWith(['rss', 'ninjs4']);
  for (const path of ['/feeds/all.atom', '/feeds/all.ninjs', '/feeds/all.rss2', '/feeds/all.xrss', '/feeds/all.', '/feeds/allxrss'])
    expect([path, parse(path)]).toEqual([path, undefined]);
});
