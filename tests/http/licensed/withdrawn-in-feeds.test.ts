// A withdrawal as a partner's feed tells it to programs that read nothing else: in place of the article, to those who received it.
import { beforeEach, describe, expect, test } from 'vitest';
import { itemsIn } from '../../feeds/licensed/reading.ts';
import { advanceClock, DAY_MS, fromNow, HOUR_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { changeState, publish, publishMany, setUpPublisher, withdraw, withdrawMany } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { expectBounded, pagesFrom } from '../../support/worker/pages.ts';
import { amend, issue, keysIn, type Licensee, licensee, outcomeOf, pull, pullJson, pullText } from '../../support/worker/partner.ts';

const FORMATS = ['rss', 'atom', 'json', 'ninjs'] as const;
const WORDS = 'Her master named the wrong tug.';
const NOTE = 'The tug belongs to somebody else.';

let gazette: Licensee;

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock', { bodyHtml: `<p>${WORDS}</p>` });
  await publish('northern-pier');
  gazette = await licensee({ terms: { embargoed: true, duties: { withdrawWithinMinutes: 60 } } });
});

interface JsonItem {
  id: string;
  title: string;
  content_html: string;
  _tearsheet: { withdrawn?: { at: string; note: string; deadline: string; acknowledgement: string } };
}

async function stubsFor(key: string, query = ''): Promise<JsonItem[]> {
  const { items } = await pullJson<{ items: JsonItem[] }>(key, `/v1/feed.json${query}`);
  return items.filter(({ _tearsheet }) => _tearsheet.withdrawn !== undefined);
}

async function withdrawNow(key = 'eastern-lock'): Promise<void> {
  advanceClock(SECOND_MS);
  await withdraw(key, NOTE);
  advanceClock(3 * SECOND_MS);
}

test.each(FORMATS)('%s: the article gives way to the publisher’s words under the same id, and its text is gone', async (format) => {
  const before = await pull(gazette.key, `/v1/feed.${format}`);
  const [id] = itemsIn(format, await before.text())
    .filter(({ bodies }) => bodies.join().includes(WORDS))
    .map((item) => item.id);
  await withdrawNow();
  const after = await pull(gazette.key, `/v1/feed.${format}`, { headers: { 'if-none-match': before.headers.get('etag') ?? '' } });
  expect(after.status).toBe(200);
  const text = await after.text();
  const [stub, ...others] = itemsIn(format, text);
  expect(stub?.id).toBe(id);
  expect(stub?.bodies.at(-1)).toContain(`<p>${NOTE}</p>`);
  expect(stub?.bodies.at(-1)).toContain('<p>© 2040 The Quay Courier. All rights reserved.</p>');
  expect(others.map((other) => other.id)).not.toContain(id);
  expect(text).toContain('/v1/withdrawals/eastern-lock.2/acknowledgement');
  expect(stub?.bodies.join()).not.toContain(WORDS);
});

test('it says until when every copy must be gone, as the list of withdrawals does', async () => {
  await pullText(gazette.key, '/v1/feed.rss');
  await withdrawNow();
  const [stub] = await stubsFor(gazette.key);
  const { withdrawals } = await pullJson<{ withdrawals: { at: string; deadline: string }[] }>(gazette.key, '/v1/withdrawals');
  expect(withdrawals).toHaveLength(1);
  expect(stub?._tearsheet.withdrawn).toMatchObject({ note: NOTE, at: withdrawals[0]?.at, deadline: withdrawals[0]?.deadline });
});

describe('to whoever never received the article nothing is told', () => {
  test('neither by a body nor by a changed ETag', async () => {
    const courier = await licensee({ id: 'courier', name: 'The Courier' });
    await pullText(gazette.key, '/v1/feed.rss');
    await withdrawNow();
    expect(await stubsFor(gazette.key)).toHaveLength(1);
    expect(await stubsFor(courier.key)).toEqual([]);
    const tag = async () => (await pull(courier.key, '/v1/feed.json')).headers.get('etag');
    const meanwhile = await tag();
    advanceClock(14 * DAY_MS);
    expect(await tag()).toBe(meanwhile);
  });

  test('a HEAD received nothing', async () => {
    await pull(gazette.key, '/v1/feed.json', { method: 'HEAD' });
    await withdrawNow();
    expect(await stubsFor(gazette.key)).toEqual([]);
  });
});

test('a reader with a feed token gets the stub too', async () => {
  const { key: token } = await issue(gazette.id, { mode: 'feed' });
  await pullText(gazette.key, `/f/${token}/feed.rss`);
  await withdrawNow();
  const text = await pullText(gazette.key, `/f/${token}/feed.rss`);
  expect(text).toContain(NOTE);
  expect(text).not.toContain(WORDS);
});

test('filters hold for it, and `since` asks when it was withdrawn', async () => {
  await pullText(gazette.key, '/v1/feed.rss');
  advanceClock(HOUR_MS);
  const since = fromNow(0);
  await withdrawNow();
  expect(await stubsFor(gazette.key, '?section=no-such-section')).toEqual([]);
  expect(await stubsFor(gazette.key, `?since=${since}`)).toHaveLength(1);
  expect(await stubsFor(gazette.key, `?since=${fromNow(HOUR_MS)}`)).toEqual([]);
});

test('it stands on the first page only, and takes no article’s place', async () => {
  await pullText(gazette.key, '/v1/feed.rss');
  await publish('western-quay');
  await withdrawNow();
  const page = await pullJson<{ items: JsonItem[]; next_url: string }>(gazette.key, '/v1/feed.json?limit=1');
  expect(page.items).toHaveLength(2);
  const next = await pullJson<{ items: JsonItem[] }>(gazette.key, page.next_url);
  expect(next.items.map(({ _tearsheet }) => _tearsheet.withdrawn)).toEqual([undefined]);
});

test('a reinstated article is in its place again', async () => {
  await pullText(gazette.key, '/v1/feed.rss');
  await withdrawNow();
  await changeState('eastern-lock', 'reinstatement');
  advanceClock(3 * SECOND_MS);
  expect(await stubsFor(gazette.key)).toEqual([]);
  expect(await keysIn(gazette.key)).toContain('eastern-lock');
});

test('after two weeks the stub leaves the feed, even if nothing else changed', async () => {
  await pullText(gazette.key, '/v1/feed.rss');
  await withdrawNow();
  advanceClock(14 * DAY_MS - 10 * SECOND_MS);
  const { headers } = await pull(gazette.key, '/v1/feed.json');
  expect(await stubsFor(gazette.key)).toHaveLength(1);
  advanceClock(10 * SECOND_MS);
  const again = await pull(gazette.key, '/v1/feed.json', { headers: { 'if-none-match': headers.get('etag') ?? '' } });
  expect(again.status).toBe(200);
  expect(await stubsFor(gazette.key)).toEqual([]);
});

test('new terms do not remove the stub, and its deadline stays that of the terms under which the article was received', async () => {
  await pullText(gazette.key, '/v1/feed.rss');
  await amend(gazette.id, { form: 'headline', validFrom: fromNow(HOUR_MS), duties: { withdrawWithinMinutes: 5 } });
  await withdrawNow();
  const before = await pull(gazette.key, '/v1/feed.json');
  const [stub] = await stubsFor(gazette.key);
  advanceClock(HOUR_MS);
  const after = await pull(gazette.key, '/v1/feed.json', { headers: { 'if-none-match': before.headers.get('etag') ?? '' } });
  expect(after.status).toBe(200);
  const [again] = await stubsFor(gazette.key);
  expect(again?._tearsheet.withdrawn).toEqual(stub?._tearsheet.withdrawn);
  expect(again?._tearsheet.withdrawn?.deadline).toBe(fromNow(-3 * SECOND_MS));
});

test('the stub of copy that was never published has no link to a public page', async () => {
  await publish('budget', { embargoedUntil: fromNow(DAY_MS) });
  const { key } = await issue(gazette.id, { scopes: ['feed', 'embargoed', 'withdrawals'] });
  await pullText(key, '/v1/feed.rss');
  await withdrawNow('budget');
  const [stub] = await stubsFor(key);
  expect(stub).toMatchObject({ title: NOTE, url: 'http://localhost/v1/withdrawals' });
});

test('a poll that finds the stub unchanged is a 304, and does not count against the quota', async () => {
  const { key } = await licensee({ id: 'courier', name: 'The Courier', terms: { quota: { articles: 2, per: 'month' } } });
  await pullText(key, '/v1/feed.json');
  await withdrawNow();
  const told = await pull(key, '/v1/feed.json');
  expect(await outcomeOf(told)).toBe('200');
  const again = await pull(key, '/v1/feed.json', { headers: { 'if-none-match': told.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
  const { quota } = await pullJson<{ quota: { used: number } }>(key, '/v1/account');
  expect(quota.used).toBe(2);
});

describe('no withdrawal is lost', () => {
  const LONG_NOTE = '&'.repeat(1_990);
  const slugs = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
  const goneIn = async (key: string, query = '') => (await stubsFor(key, query)).map(({ id }) => id.replace(/.*article\//, ''));

  test('behind any number of articles that this partner never received, and those take no room from its articles', async () => {
    await pullText(gazette.key, '/v1/feed.rss');
    await withdrawNow();
    await publishMany(120, 'other-', () => ({ sections: ['harbour'] }));
    await withdrawMany(slugs(120, 'other-'), () => LONG_NOTE);
    advanceClock(3 * SECOND_MS);
    const page = await pullJson<{ items: JsonItem[]; next_url?: string }>(gazette.key, '/v1/feed.json');
    expect(page.items.map(({ id }) => id.replace(/.*article\//, ''))).toEqual(['eastern-lock', 'northern-pier']);
    expect(page.next_url).toBeUndefined();
  });

  test('in the one page that a reader with a feed token looks at', async () => {
    const { key: token } = await issue(gazette.id, { mode: 'feed' });
    await publishMany(50, 'gone-');
    await pullText(gazette.key, `/f/${token}/feed.json?limit=100`);
    await withdrawMany(slugs(50, 'gone-'), () => LONG_NOTE);
    advanceClock(3 * SECOND_MS);
    const { items } = await pullJson<{ items: JsonItem[] }>(gazette.key, `/f/${token}/feed.json`);
    expect(items.filter(({ _tearsheet }) => _tearsheet.withdrawn !== undefined)).toHaveLength(50);
  });

  // Just more than one message can name, and more than the Catalogue lists at once: a thousand.
  test('among those of a whole agency: two to whoever received two, and all, page after page, to whoever received all', async () => {
    const all = slugs(1_005, 'wire-');
    const courier = await licensee({ id: 'courier', name: 'The Courier' });
    await pullText(gazette.key, '/v1/feed.rss');
    await withdrawNow();
    await publishMany(all.length, 'wire-');
    await keysIn(gazette.key, '?limit=2');
    for (let next: string | undefined = '/v1/feed.ninjs?limit=100'; next !== undefined; )
      next = (await pullJson<{ next?: string }>(courier.key, next)).next;
    await withdrawMany(all);
    advanceClock(3 * SECOND_MS);
    expect(await goneIn(gazette.key)).toEqual(['wire-1005', 'wire-1004', 'eastern-lock']);
    expect(await keysIn(gazette.key)).toEqual(['northern-pier']);
    // Each poll counts once, however many calls it takes.
    const before = (await pull(gazette.key, '/v1/feed.json')).headers.get('ratelimit');
    const after = (await pull(gazette.key, '/v1/feed.json')).headers.get('ratelimit');
    expect(remaining(before) - remaining(after)).toBe(1);
    const pages = await pagesFrom(courier.key, '/v1/feed.json');
    expectBounded(pages);
    expect(pages.flatMap(({ keys }) => keys)).toEqual([...all.toReversed(), 'northern-pier']);
    expect(pages.length).toBeLessThan(10);
  });
});

function remaining(field: string | null): number {
  return Number(/"requests";r=(\d+)/.exec(field ?? '')?.[1]);
}

test('the sandbox shows it too', async () => {
  const { key } = await issue(gazette.id, { mode: 'test', scopes: ['feed', 'articles', 'withdrawals'] });
  const change = async (action: string) => {
    advanceClock(SECOND_MS);
    expect(await outcomeOf(await pull(key, '/v1/sandbox', { method: 'POST', body: { action, slug: 'sandbox-1' } }))).toBe('200');
  };
  await change('publish');
  await pullText(key, '/v1/feed.rss');
  await change('withdraw');
  expect(await stubsFor(key)).toHaveLength(1);
});
