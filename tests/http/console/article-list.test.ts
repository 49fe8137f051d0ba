// The list of articles at the console: found by what people type, and honest about what was not looked at.
import { runInDurableObject } from 'cloudflare:test';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { catalogue } from '../../support/worker/catalogue.ts';
import { fromNow, HOUR_MS } from '../../support/worker/clock.ts';
import { type Browser, signedIn } from '../../support/worker/console.ts';
import { changeState, publish, publishMany, replace, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';

isolateTests();

let browser: Browser;

beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
  ({ browser } = await signedIn());
});

const page = async (query = '') => (await browser.get(`/console/articles${query}`)).text;
const slugsIn = (text: string) => [...text.matchAll(/\/console\/articles\/([a-z0-9-]+)"/g)].map(([, slug]) => slug);
const shown = async (query = '') => slugsIn(await page(query));
/** The query of a link of the page. */
const linkIn = (text: string, label: string) =>
  new RegExp(`articles(\\?[^"]+)"[^>]*>${label}`).exec(text)?.[1]?.replaceAll('&amp;', '&') ?? 'no such link';

describe('the list of articles', () => {
  test('is searched by words, and narrowed by state and section', async () => {
    await publish('storm', { headline: 'Storm <b>passes</b>', sections: ['weather'] });
    await publish('later', { headline: 'Not yet', embargoedUntil: fromNow(HOUR_MS) });
    expect(await shown()).toEqual(['later', 'storm', 'eastern-lock']);
    expect(await shown('?q=STORM&state=&section=&subject=&author=&source=+&from=&to=')).toEqual(['storm']);
    expect(await shown('?q=tug+dawn')).toEqual(['later', 'storm', 'eastern-lock']);
    expect(await shown('?section=harbour')).toEqual(['later', 'eastern-lock']);
    expect(await shown('?state=scheduled')).toEqual(['later']);
    expect(await page()).toContain('Storm &lt;b&gt;passes&lt;/b&gt;');
  });

  test('finds subjects, authors and desks by their names in any case, and by their codes', async () => {
    await publish('night', { subjects: ['Night buses'], by: { names: ['Mo Reed'], desks: ['Night Desk'] }, source: 'Tideline' });
    for (const query of [
      'subject=night%20BUSES',
      'subject=night-buses',
      'author=mo+reed',
      'author=Night+desk',
      'author=night-desk',
      'source=TIDELINE',
    ])
      expect([query, await shown(`?${query}`)]).toEqual([query, ['night']]);
    const text = await page('?subject=Night+buses');
    expect(text).toContain('<details class="more" open');
    expect(text).toContain('More filters (1 set)');
    expect(text).toMatch(/on the subject <strong><bdi>Night buses/);
    for (const suggestion of ['Night buses', 'Mo Reed', 'Tideline', 'The Quay Courier'])
      expect(text).toContain(`<option value="${suggestion}">`);
    expect(await page()).not.toContain('<details class="more" open');
  });

  test('finds names by any of their words and its beginning, with or without accents, and says which names', async () => {
    await publish('night', { subjects: ['Night buses'], by: { names: ['Mo Réed-Łukasz', 'Mo Smith'] }, source: 'Agence du Port' });
    await publish('later', { headline: 'Not yet', by: { names: ["Sinéad O'Brien", '王小明'] }, embargoedUntil: fromNow(HOUR_MS) });
    for (const [query, found] of [
      ['author=reed', ['night']],
      ['author=LUK', ['night']],
      ['author=r%C3%89ed+mo', ['night']],
      ['author=mo', ['night']],
      ['author=obrien', ['later']],
      ['author=sinead+o%27b', ['later']],
      ['author=%E5%B0%8F', ['later']],
      ['subject=bus', ['night']],
      ['source=port', ['night']],
      ['source=courier&subject=bus', []],
    ] as const)
      expect([query, await shown(`?${query}`)]).toEqual([query, found]);
    const text = await page('?author=mo');
    expect(text.replace(/<\/?bdi>/g, '')).toContain('Authors and desks with these words: Mo Réed-Łukasz, Mo Smith.');
    expect(await page('?author=mo+smith')).not.toContain('with these words');
    for (const query of ['author=reed+smith', 'author=eed', 'source=%21%21'])
      expect([query, (await browser.get(`/console/articles?${query}`)).status]).toEqual([query, 422]);
  });

  test('finds words as an editor types them, and says what was typed without a letter or a digit', async () => {
    await publish('ferry', { headline: 'La ferry de Brême est à quai', bodyHtml: '<p>أُعيد فتح الميناء. 上海港口昨日重新开放。</p>' });
    for (const [q, found] of [
      ['"ferry de breme"', true],
      ['“ferry de Brême”', true],
      ['"breme ferry"', false],
      ['brem', true],
      ['“breme ferry”', false],
      ['BREME quai', true],
      ['الميناء', true],
      ['港口昨日', true],
      ['口港', false],
    ] as const)
      expect([q, await shown(`?${new URLSearchParams({ q })}`)]).toEqual([q, found ? ['ferry'] : []]);
    const answer = await browser.get('/console/articles?q=%3F%21+%E2%80%94');
    expect([answer.status, answer.text.includes('must have a letter or a digit')]).toEqual([422, true]);
    expect(answer.text).toContain('words in quotation marks follow each other');
  });

  test('says that a name is unknown instead of showing nothing, and keeps what was typed', async () => {
    for (const [query, message] of [
      ['subject=Nothing+%3Cb%3E', 'No subject has these words in its name, nor the code &quot;Nothing &lt;b&gt;&quot;.'],
      ['author=nobody', 'No author and no desk has these words in its name, nor the code &quot;nobody&quot;.'],
      ['source=nowhere', 'No article has a source with the words &quot;nowhere&quot;.'],
    ]) {
      const { status, text } = await browser.get(`/console/articles?${query}&q=pilots`);
      expect([query, status, text.includes(message ?? ''), text.includes('value="pilots"')]).toEqual([query, 422, true, true]);
      expect(text).toContain('aria-invalid="true"');
    }
  });

  test('shows a filter that it does not have again, with what is wrong', async () => {
    for (const query of [
      'from=yesterday',
      'to=2025-02-30',
      'state=x',
      'section=X!',
      'cursor=x',
      'sort=newest&cursor=5',
      'limit=5',
      'q=***',
      'subject=%00',
      `q=${'x'.repeat(10_000)}`,
    ]) {
      const { status, text } = await browser.get(`/console/articles?${query}`);
      expect([query.slice(0, 40), status, text.includes('Nothing was searched for')]).toEqual([query.slice(0, 40), 422, true]);
    }
    expect(await page('?from=yesterday')).toContain('Published from must be a date, such as 2026-03-31.');
    for (const q of ['"', 'AND', 'NEAR(', 'a" OR "pilots', '-pilots', '*pilots', 'headline:pilots', '\ud800', 'pilots\0'])
      expect((await browser.get(`/console/articles?${new URLSearchParams({ q: `x ${q}` })}`)).status).toBe(200);
  });

  test('keeps the filter on the next page, in another order and back on the first page', async () => {
    await publishMany(51, 'july-', () => ({ firstPublished: '2025-06-30T22:30:00Z' }));
    await publish('june', { firstPublished: '2025-06-30T21:30:00Z' });
    expect(await shown('?from=2025-06-30&to=2025-06-30')).toEqual(['june']);
    expect(await shown('?from=2025-07-02&to=2025-07-01')).toEqual([]);
    const text = await page('?from=2025-07-01&to=2025-07-01');
    expect(text).toMatch(/name="from"[^>]* value="2025-07-01"/);
    expect(/Tuesday,? 1 July 2025/.test(text)).toBe(true);
    const second = await page(linkIn(text, 'Older articles'));
    expect(slugsIn(second)).toEqual(['july-1']);
    expect(linkIn(second, 'First page')).toBe('?from=2025-07-01&to=2025-07-01');
    const oldest = await page(linkIn(second, 'Oldest published'));
    expect([slugsIn(oldest)[0], slugsIn(oldest).length]).toEqual(['july-1', 50]);
    expect(oldest).toContain('name="sort" value="oldest"');
    expect(await shown(linkIn(oldest, 'Later articles'))).toEqual(['july-51']);
    expect(linkIn(oldest, 'Last changed')).toBe('?from=2025-07-01&to=2025-07-01');
  });

  test('offers to clear a filter that finds nothing', async () => {
    const text = await page('?q=nothing&sort=newest');
    expect(text).toContain('No article matches the filter.');
    expect(linkIn(text, 'Clear the filter')).toBe('?sort=newest');
  });

  test('shows an article as it is now, while somebody else withdraws, holds or changes it', async () => {
    await publish('other', { headline: 'Another story' });
    expect(await shown('?state=published&q=pilots')).toEqual(['other', 'eastern-lock'].slice(1));
    await withdraw('eastern-lock');
    expect([await shown('?state=published&q=eastern+lock'), await shown('?state=withdrawn')]).toEqual([['other'], ['eastern-lock']]);
    await changeState('other', 'hold');
    expect([await shown('?state=published'), await shown('?state=held&q=another')]).toEqual([[], ['other']]);
    await replace('other', { headline: 'A third story' });
    expect([await shown('?q=another'), await shown('?q=third')]).toEqual([[], ['other']]);
  });

  test('says how far the index is, and where the search stopped', async () => {
    await runInDurableObject(catalogue(), (_instance, { storage: { sql } }) => {
      sql.exec(`INSERT INTO setting (name, value) VALUES ('indexing', '{"before":1,"done":1200,"of":34000}')`);
    });
    vi.spyOn(Catalogue.prototype, 'list').mockImplementation(() => ({
      articles: [],
      next: [77],
      lookedAt: 5_000,
      indexing: { done: 1_200, of: 34_000 },
    }));
    const text = await page('?q=rare');
    expect(text).toContain('1,200 of 34,000 articles are indexed so far');
    expect(text).toContain('The search stopped after it had looked at 5,000 articles.');
    expect(text).not.toContain('No article matches the filter.');
    expect(linkIn(text, 'Go on searching')).toBe('?q=rare&cursor=77');
  });

  test('shows the list when the suggestions cannot be had', async () => {
    vi.spyOn(Catalogue.prototype, 'listSuggestions').mockImplementation(() => {
      throw new Error('the suggestions cannot be read');
    });
    expect(await shown()).toEqual(['eastern-lock']);
  });

  test('takes less than 40 kB for fifty articles with long headlines', async () => {
    // No two headlines share a word, so that they cannot be compressed by each other.
    const word = (index: number) => (Math.imul(index, 2_654_435_761) >>> 0).toString(36);
    const headline = (number: number) =>
      Array.from({ length: 70 }, (_, index) => word(number * 70 + index))
        .join(' ')
        .slice(0, 500);
    for (let number = 1; number <= 50; number += 1)
      await publish(`a-rather-long-slug-of-an-article-${number}`, { headline: headline(number), subjects: [`Subject ${word(number)}`] });
    const text = await page('?sort=newest');
    expect(slugsIn(text)).toHaveLength(50);
    expect(gzipSync(text).byteLength).toBeLessThan(40_000);
  });
});
