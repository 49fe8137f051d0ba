import { describe, expect, test } from 'vitest';
import { advanceClock, fromNow, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { applyMany, correct, publishMany, replace, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { expectBounded, keysOf, LONG, names, nextOf, type Page, pageAt, pagesFrom, stage, takenBy } from '../../support/worker/pages.ts';
import { issue, licensee, pull, textOf } from '../../support/worker/partner.ts';
import { article } from '../../support/worker/sample.ts';

isolateTests();

describe('the pages of long articles', () => {
  test('are followed under a filter and a limit, copy under embargo first, each article once', async () => {
    const partner = await stage({
      terms: { embargoed: true, quota: { articles: 1_000, per: 'year' } },
      key: { scopes: ['feed', 'embargoed', 'account'] },
    });
    // Four go into a page: the first page has all copy under embargo and begins with published copy, which the second page continues.
    await publishMany(8, 'story-', (number) => ({ ...LONG, sections: [number % 2 === 0 ? 'weather' : 'harbour'] }));
    await publishMany(3, 'early-', (hour) => ({ ...LONG, sections: ['weather'], embargoedUntil: fromNow(hour * HOUR_MS) }));
    advanceClock(3 * SECOND_MS);
    for (const limit of [1, 3, 100]) {
      const pages = await pagesFrom(partner.key, `/v1/feed.rss?section=weather&limit=${limit}`);
      expectBounded(pages);
      const early = [1, 2, 3].map((hour) => `early-${hour}`);
      expect(pages.flatMap(({ keys }) => keys)).toEqual([...early, 'story-8', 'story-6', 'story-4', 'story-2']);
      expect(Math.max(...pages.map(({ keys }) => keys.length))).toBeLessThanOrEqual(limit);
    }
    expect(await takenBy(partner)).toBe(7);
  });

  test('continue where they ended, whatever is published, changed and withdrawn in between', async () => {
    const partner = await stage();
    for (const slug of names(10)) {
      await applyMany([{ op: 'put', slug, article: article(LONG) }]);
      advanceClock(MINUTE_MS);
    }
    const seen: string[] = [];
    let next: string | undefined = '/v1/feed.json';
    for (let page = 0; next !== undefined; page++) {
      const found: Page = await pageAt(partner.key, next);
      seen.push(...found.keys);
      next = found.next;
      await applyMany([{ op: 'put', slug: `new-${page}`, article: article(LONG) }]);
      await correct('story-10', `Correction ${page}.`);
      if (page === 0) await withdraw('story-2');
      advanceClock(3 * SECOND_MS);
    }
    expect(seen).toEqual(['story-10', 'story-9', 'story-8', 'story-7', 'story-6', 'story-5', 'story-4', 'story-3', 'story-1']);
  });

  test('are the same bytes again, and a 304 for their ETag, from this isolate and from another', async () => {
    const partner = await stage();
    await publishMany(10, 'story-', () => LONG);
    const pages = await pagesFrom(partner.key, '/v1/feed.atom');
    expect(pages.length).toBeGreaterThan(2);
    for (const isolate of [() => undefined, newIsolate]) {
      isolate();
      let path: string | undefined = '/v1/feed.atom';
      for (const { etag, next, keys } of pages) {
        const poll = await pull(partner.key, path ?? '', { headers: { 'if-none-match': etag } });
        expect([poll.status, poll.headers.get('etag')]).toEqual([304, etag]);
        const again = await pageAt(partner.key, path ?? '');
        expect([again.keys, again.etag, again.next]).toEqual([keys, etag, next]);
        path = next;
      }
    }
    // Two of them long, so that the page ends elsewhere: what it held before is not what it holds now.
    await replace('story-10', { bodyHtml: '<p>Short.</p>' });
    await replace('story-9', { bodyHtml: '<p>Short.</p>' });
    advanceClock(3 * SECOND_MS);
    const [first] = pages;
    const changed = await pull(partner.key, '/v1/feed.atom', { headers: { 'if-none-match': first?.etag ?? '' } });
    expect([changed.status, (await pageAt(partner.key, '/v1/feed.atom')).keys.length]).toEqual([200, (first?.keys.length ?? 0) + 2]);
  });

  test('a shortened list of candidates and the whole one have different ids for the partner’s object', async () => {
    const partner = await stage();
    await publishMany(6, 'story-', () => LONG);
    const cut = await pageAt(partner.key, '/v1/feed.rss');
    // A key of the same partner and of the same terms that is limited to the same articles: nothing of theirs is shared but the names.
    const limited = await pageAt(partner.key, `/v1/feed.rss?limit=${cut.keys.length}`);
    expect(limited.keys).toEqual(cut.keys);
    const { key } = await issue(partner.id);
    expect((await pagesFrom(key, '/v1/feed.rss')).flatMap(({ keys }) => keys)).toEqual(names(6).reverse());
    expect((await pagesFrom(partner.key, '/v1/feed.rss')).flatMap(({ keys }) => keys)).toEqual(names(6).reverse());
  });

  test('a HEAD says what GET would, and costs nothing', async () => {
    const partner = await stage({ terms: { quota: { articles: 1_000, per: 'year' } } });
    await publishMany(6, 'story-', () => LONG);
    const head = await pull(partner.key, '/v1/feed.json', { method: 'HEAD' });
    expect(await takenBy(partner)).toBe(0);
    const { etag, keys } = await pageAt(partner.key, '/v1/feed.json');
    expect([head.headers.get('etag'), await takenBy(partner)]).toEqual([etag, keys.length]);
  });

  test('in the forms headline, summary and excerpt are one page', async () => {
    await setUpPublisher();
    // Whole texts of them are more than a page has room for.
    await publishMany(100, 'story-', () => ({ bodyHtml: `<p>${'word &amp; '.repeat(2_000)}</p>` }));
    for (const form of ['headline', 'summary', 'excerpt'] as const) {
      const partner = await licensee({ id: `takes-${form}`, terms: { form, ...(form === 'excerpt' ? { excerptWords: 50 } : {}) } });
      const page = await pageAt(partner.key, '/v1/feed.rss?limit=100');
      expect([form, page.keys.length, page.next]).toEqual([form, 100, undefined]);
      expect(page.bytes).toBeLessThan(500_000);
    }
  });

  test('of a partner whose quota is used up are headlines, and still lead to the end', async () => {
    const partner = await stage({ terms: { quota: { articles: 2, per: 'year' } } });
    await publishMany(10, 'story-', () => LONG);
    const pages = await pagesFrom(partner.key, '/v1/feed.ninjs');
    expect(pages.flatMap(({ keys }) => keys)).toEqual(names(10).reverse());
    expect(await takenBy(partner)).toBe(2);
  });

  test('of a feed token follow one another by references that do not name it, in each of its formats', async () => {
    const partner = await stage();
    await publishMany(6, 'story-', (number) => ({ ...LONG, sections: [number === 1 ? 'weather' : 'harbour'] }));
    const { key: token } = await issue(partner.id, { mode: 'feed' });
    for (const format of ['rss', 'atom', 'json'] as const) {
      newIsolate();
      const read = async (query: string) => {
        const text = await textOf(await pull('', `/f/${token}/feed.${format}${query}`, { headers: { authorization: '' } }));
        expect(text).not.toContain(token.slice(-32));
        return { keys: keysOf(format, text), next: nextOf(format, text) };
      };
      const first = await read('');
      expect(first).toMatchObject({
        keys: (await pageAt(partner.key, `/v1/feed.${format}`)).keys,
        next: expect.stringMatching(/^\?page=/),
      });
      expect([...first.keys, ...(await read(first.next ?? '')).keys]).toEqual(names(6).reverse());
      const filtered = await read('?section=harbour&limit=3');
      expect(filtered.next).toMatch(/^\?section=harbour&limit=3&page=/);
      expect((await read(filtered.next ?? '')).keys).toEqual(['story-3', 'story-2']);
    }
  });
});
