// A page of a partner's feed is bounded in bytes, and what is counted is what was in the pages.
import { runInDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import type { DraftInput } from '../../../src/domain/articles/draft.ts';
import { catalogue, select } from '../../support/worker/catalogue.ts';
import { advanceClock, SECOND_MS } from '../../support/worker/clock.ts';
import { callDesk, correct, publish, publishMany, replace, setUpPublisher, withdraw, withdrawMany } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import {
  expectBounded,
  FORMATS,
  HOSTILE,
  LONG,
  ledgerOf,
  names,
  type Page,
  pageAt,
  pagesFrom,
  stage,
  takenBy,
} from '../../support/worker/pages.ts';
import { issue, keysIn, licensee, pull } from '../../support/worker/partner.ts';

isolateTests();

describe('articles of a quarter of a megabyte', () => {
  test('come in pages that are no larger than two megabytes, each article once, and the ledger and the quota have each when it left', async () => {
    await setUpPublisher();
    // Three pages: a first one, one between, and the last.
    await publishMany(9, 'story-', () => LONG);
    for (const format of FORMATS) {
      const partner = await licensee({ id: `reads-${format}`, terms: { quota: { articles: 1_000, per: 'year' } } });
      newIsolate();
      const pages: Page[] = [];
      for (let next: string | undefined = `/v1/feed.${format}?limit=100`; next !== undefined; next = pages.at(-1)?.next) {
        pages.push(await pageAt(partner.key, next));
        const seen = pages.flatMap(({ keys }) => keys).sort();
        expect([await ledgerOf(partner), await takenBy(partner)]).toEqual([seen, seen.length]);
      }
      expectBounded(pages);
      expect(pages.flatMap(({ keys }) => keys)).toEqual(names(9).reverse());
      expect(await takenBy(partner)).toBe(9);
      // Four of 450 kB go into a page as RSS: bounded pages are not wasteful ones.
      expect(pages.map(({ keys }) => keys.length)).toEqual([4, 4, 1]);
    }
  });

  test.each(Object.entries(HOSTILE))('%s: no page of any format is larger, and none is empty', async (_what, bodyHtml) => {
    const partner = await stage();
    await publishMany(5, 'story-', () => ({ bodyHtml }));
    for (const format of FORMATS) {
      const pages = await pagesFrom(partner.key, `/v1/feed.${format}`);
      expectBounded(pages);
      expect(pages.flatMap(({ keys }) => keys)).toEqual(names(5).reverse());
    }
  });
});

test('everything else that makes an article long is bounded too: pictures, names, corrections, the notice', async () => {
  const partner = await stage({
    name: '"'.repeat(200),
    terms: {
      images: 'own',
      reference: "'".repeat(100),
      domains: Array.from({ length: 200 }, (_, index) => `${'d'.repeat(60)}.${'e'.repeat(60)}.x${index}.example`),
      notice: { placement: 'both', licenceLine: `{headline}{headline}{holder}{holder}${"&'".repeat(200)}.` },
      credit: { text: `{by}{by}{headline}{headline}{holder}${"&'".repeat(100)}` },
    },
  });
  const picture = (index: number) => ({
    url: `https://img.example/${index}?${'&'.repeat(500)}`,
    alt: '"'.repeat(500),
    caption: '"'.repeat(1_000),
    credit: '"'.repeat(200),
    source: 'The Quay Courier',
  });
  const heavy: Partial<DraftInput> = {
    headline: '&'.repeat(500),
    standfirst: '"'.repeat(2_000),
    by: { names: Array.from({ length: 5 }, (_, index) => `${index}${'"'.repeat(198)}`) },
    subjects: Array.from({ length: 50 }, (_, index) => `${index}${'"'.repeat(150)}`),
    images: Array.from({ length: 20 }, (_, index) => picture(index)),
    bodyHtml: `<p>${'"'.repeat(100_000)}</p>${'<p><img src="https://img.example/1?" data-source="The Quay Courier"></p>'.repeat(50)}`,
  };
  await publishMany(6, 'story-', () => heavy);
  for (let number = 1; number <= 5; number++) await correct('story-3', `${number}${'"'.repeat(1_900)}`);
  for (const format of FORMATS) {
    const pages = await pagesFrom(partner.key, `/v1/feed.${format}`);
    expectBounded(pages);
    expect(pages.flatMap(({ keys }) => keys).sort()).toEqual(names(6));
  }
});

describe('an article that no page has room for', () => {
  const images = Array.from({ length: 30 }, (_, index) => ({
    url: `https://img.example/${index}${'文'.repeat(2_000)}`,
    caption: '"'.repeat(2_000),
    source: 'The Quay Courier',
  }));

  test('is refused, and nothing of it is kept', async () => {
    await setUpPublisher();
    const { sections = [], source = '', headline = '' } = { sections: ['harbour'], source: 'The Quay Courier', headline: 'x' };
    const answer = await callDesk('PUT', '/desk/articles/heavy', { body: { headline, sections, source, bodyHtml: '<p>x</p>', images } });
    expect([answer.status, answer.body.objections]).toEqual([
      422,
      [{ pointer: '', detail: expect.stringMatching(/^makes the article \d+ bytes long in a partner's feed, .*the limit is 1500000$/) }],
    ]);
    expect((await callDesk('GET', '/desk/articles/heavy')).status).toBe(404);
  });

  test('cannot be made by corrections either; an existing one may be withdrawn, held and made smaller', async () => {
    await setUpPublisher();
    await publish('heavy', { bodyHtml: HOSTILE['of angle brackets'] ?? '' });
    let answer = await callDesk('POST', '/desk/articles/heavy/correction', { body: { note: 'A name was wrong.' } });
    for (let number = 0; answer.status === 200 && number < 50; number++) {
      const note = `${number}${'"'.repeat(1_900)}`;
      answer = await callDesk('POST', '/desk/articles/heavy/correction', { body: { note } });
    }
    expect([answer.status, answer.body.objections?.[0]?.pointer]).toEqual([422, '/note']);
    expect((await callDesk('POST', '/desk/articles/heavy/hold')).status).toBe(200);
    expect((await callDesk('POST', '/desk/articles/heavy/release')).status).toBe(200);
    await replace('heavy', { bodyHtml: '<p>Short.</p>' });
    await withdraw('heavy');
  });
});

describe('stubs of withdrawals', () => {
  test.each(['"', '&', '撤'])('with notes of %s are all told, on bounded pages, before all articles', async (character) => {
    const partner = await stage();
    await publishMany(80, 'gone-');
    await keysIn(partner.key, '?limit=100');
    const gone = Array.from({ length: 80 }, (_, index) => `gone-${index + 1}`);
    await withdrawMany(gone, (slug) => `${slug.replace('gone-', '')}${character.repeat(1_990)}`);
    await publishMany(8, 'story-', () => LONG);
    advanceClock(3 * SECOND_MS);
    for (const format of FORMATS) {
      const pages = await pagesFrom(partner.key, `/v1/feed.${format}`);
      expectBounded(pages);
      expect(pages.flatMap(({ keys }) => keys)).toEqual([...gone.toReversed(), ...names(8).reverse()]);
      expect(pages[0]?.keys.length).toBeGreaterThan(20);
    }
  });

  test('of ordinary length are all told, and take nothing from a page of ordinary articles', async () => {
    const partner = await stage();
    await publishMany(50, 'gone-');
    await keysIn(partner.key);
    await withdrawMany(Array.from({ length: 50 }, (_, index) => `gone-${index + 1}`));
    await publishMany(50);
    advanceClock(3 * SECOND_MS);
    const page = await pageAt(partner.key, '/v1/feed.rss');
    expect([page.keys.length, page.next]).toEqual([100, undefined]);
  });
});

test('a sandbox is bounded in the same way', async () => {
  const partner = await stage({
    terms: { notice: { placement: 'both', licenceLine: `{partner}{partner}{reference}${"&'".repeat(200)}.` }, reference: '&'.repeat(100) },
    name: '&'.repeat(200),
  });
  const { key } = await issue(partner.id, { mode: 'test' });
  for (let number = 100; number < 200; number++)
    await pull(key, '/v1/sandbox', { method: 'POST', body: { action: 'publish', slug: `sandbox-${number}` } });
  const pages = await pagesFrom(key, '/v1/feed.rss?limit=100');
  expectBounded(pages);
  expect([pages.length > 1, new Set(pages.flatMap(({ keys }) => keys)).size, pages.flatMap(({ keys }) => keys).length]).toEqual([
    true,
    100,
    100,
  ]);
});

describe('articles of an older program, which measured none', () => {
  async function forgetSizes(): Promise<void> {
    await runInDurableObject(catalogue(), (_instance, { storage: { sql } }) => void sql.exec('UPDATE version SET size = NULL'));
    newIsolate();
  }

  const unmeasured = async () => Number((await select('SELECT count(*) AS n FROM version WHERE size IS NULL'))[0]?.['n']);
  const keysOfAll = async (key: string, path: string) => (await pagesFrom(key, path)).flatMap(({ keys }) => keys);

  test('are measured when they are first asked for, and that is kept', async () => {
    const partner = await stage();
    // More than one answer measures, which are ten, and an ordinary page after them.
    await publishMany(116, 'story-', (number) => (number > 104 ? LONG : {}));
    const before = await pagesFrom(partner.key, '/v1/feed.rss?limit=100');
    await forgetSizes();
    expect(await keysOfAll(partner.key, '/v1/feed.rss?limit=100')).toEqual(before.flatMap(({ keys }) => keys));
    expect(await unmeasured()).toBe(0);
    newIsolate();
    expect((await pagesFrom(partner.key, '/v1/feed.rss?limit=100')).map(({ keys }) => keys)).toEqual(before.map(({ keys }) => keys));
  });

  test('are measured a few at a time, so that the desk goes on, and a page that is short for it is whole a little later', async () => {
    const partner = await stage({ terms: { form: 'headline' } });
    await publishMany(24, 'story-', () => LONG);
    await forgetSizes();
    const scope = agreementSchema.parse({ reference: 'R-1', validFrom: '2030-01-01T00:00:00Z', form: 'full', channels: ['print'] }).scope;
    const page = await catalogue().candidates({ scope, embargoed: true, filters: {}, limit: 100 });
    expect([page.candidates.length, await unmeasured()]).toEqual([2, 22]);
    expect(page.next).toBeDefined();
    const first = await pageAt(partner.key, '/v1/feed.rss');
    expect([first.keys.length, first.next === undefined, await unmeasured()]).toEqual([12, false, 12]);
    for (let poll = 0; poll < 2; poll++) {
      advanceClock(SECOND_MS);
      await pageAt(partner.key, '/v1/feed.rss');
    }
    advanceClock(SECOND_MS);
    expect((await pageAt(partner.key, '/v1/feed.rss')).keys).toEqual(names(24).reverse());
  });

  test('are measured by the heartbeat too, a bounded number of bytes at a time', async () => {
    await stage();
    await publishMany(12, 'story-', () => LONG);
    await publishMany(100, 'short-');
    await forgetSizes();
    await catalogue().heartbeat();
    expect(await unmeasured()).toBe(2);
    await catalogue().heartbeat();
    expect(await unmeasured()).toBe(0);
  });
});
