// Articles are found at the desk by their words, their state, their terms and their days, as they are now and not as they were.
import { beforeEach, describe, expect, test } from 'vitest';
import { runAlarm, select } from '../../support/worker/catalogue.ts';
import { advanceClock, fromNow, HOUR_MS, MINUTE_MS } from '../../support/worker/clock.ts';
import { callDesk, changeState, correct, publish, replace, sendBulk, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { article } from '../../support/worker/sample.ts';
import { finish, merge, rename } from '../../support/worker/terms.ts';

isolateTests();
beforeEach(() => setUpPublisher());

interface Listing {
  articles: { slug: string }[];
  next?: string;
  lookedAt?: number;
  indexing?: { done: number; of: number };
}

async function list(query: Record<string, string>): Promise<Listing> {
  const { status, body } = await callDesk<Listing>('GET', `/desk/articles?${new URLSearchParams(query)}`);
  expect([query, status]).toEqual([query, 200]);
  return body;
}

const found = async (query: Record<string, string>) => (await list(query)).articles.map(({ slug }) => slug);
const indexRows = async () => [
  await select('SELECT count(*) AS number FROM article_text_docsize'),
  await select('SELECT * FROM article_term'),
];

describe('the desk’s list', () => {
  test('is searched in headline, standfirst and text, without the names of elements and the text of attributes', async () => {
    await publish('headline', { headline: 'Dredger aground', standfirst: 'None.', bodyHtml: '<p>None.</p>' });
    await publish('standfirst', { headline: 'None', standfirst: 'The dredger moved.', bodyHtml: '<p>None.</p>' });
    await publish('text', {
      headline: 'None',
      standfirst: 'None.',
      bodyHtml: '<p>A <b>dred</b>ger &amp; a <a href="https://lighthouse.example/">boat</a>.</p>',
    });
    expect(await found({ q: 'DREDGER' })).toEqual(['text', 'standfirst', 'headline']);
    expect(await found({ q: 'dredger boa' })).toEqual(['text']);
    for (const q of ['lighthouse', 'amp', 'href', 'nothing']) expect([q, await found({ q })]).toEqual([q, []]);
  });

  test('finds names by their words only where that is asked for, and follows a new name', async () => {
    await publish('one', { by: { names: ['Ada Brink', 'Bo Brinkmann'] }, subjects: ['Ports'] });
    expect([await found({ author: 'brink' }), await found({ source: 'quay' })]).toEqual([[], []]);
    const answer = await callDesk<{ found: unknown }>('GET', '/desk/articles?author=brink&source=quay&byWords=true');
    expect(answer.body.found).toEqual([
      { field: 'author', names: ['Ada Brink', 'Bo Brinkmann'], isCut: false },
      { field: 'source', names: ['The Quay Courier'], isCut: false },
    ]);
    await rename('ports', { name: 'Inland Harbours' });
    for (const subject of ['port', 'inland']) expect([subject, await found({ subject, byWords: 'true' })]).toEqual([subject, ['one']]);
  });

  test('follows every change: no word or subject of a former version finds an article, and no state loses it', async () => {
    await publish('locks', { subjects: ['Pilots'] });
    await replace('locks', { headline: 'Tugs leave', standfirst: 'All of them.', subjects: ['Tugs'] });
    expect([await found({ q: 'pilots' }), await found({ subject: 'pilots' })]).toEqual([[], []]);
    const isThere = async () => [await found({ q: 'tugs leave' }), await found({ subject: 'tugs' }), await found({ author: 'ada-brink' })];
    const always = [['locks'], ['locks'], ['locks']];
    for (const change of [
      () => changeState('locks', 'hold'),
      () => changeState('locks', 'release'),
      () => withdraw('locks'),
      () => changeState('locks', 'reinstatement'),
    ]) {
      await change();
      expect(await isThere()).toEqual(always);
    }
    await correct('locks', 'It was the western lock.', { bodyHtml: '<p>The western lock.</p>' });
    expect([await found({ q: 'western' }), await found({ q: 'dawn' })]).toEqual([['locks'], []]);
    await replace('locks', { headline: 'Tugs leave', subjects: ['Tugs'], expires: fromNow(HOUR_MS) });
    advanceClock(2 * HOUR_MS);
    await runAlarm();
    expect([await isThere(), await found({ state: 'expired' })]).toEqual([always, ['locks']]);
    expect(await select('SELECT count(*) AS number FROM article_text_docsize')).toEqual([{ number: 1 }]);
    expect(await select('SELECT kind, code FROM article_term')).toEqual([
      { kind: 'authors', code: 'ada-brink' },
      { kind: 'sections', code: 'harbour' },
      { kind: 'subjects', code: 'tugs' },
    ]);
  });

  test('is not changed by a dry run or by a refused change', async () => {
    await publish('locks');
    const before = await indexRows();
    await callDesk('PUT', '/desk/articles/locks?dryRun=true', {
      body: article({ headline: 'Foghorns', subjects: ['Fog'] }),
      headers: { 'if-match': '*' },
    });
    await callDesk('PUT', '/desk/articles/locks', { body: article({ headline: 'Foghorns' }), headers: { 'if-match': '"old"' } });
    await sendBulk([{ op: 'put', slug: 'locks', article: article({ headline: 'Foghorns', uri: 'tag:other' }), ifMatch: '*' }]);
    expect([await found({ q: 'foghorns' }), await indexRows()]).toEqual([[], before]);
  });

  test('is narrowed to each state by the words of the desk', async () => {
    await publish('out');
    await publish('soon', { embargoedUntil: fromNow(HOUR_MS) });
    await publish('held');
    await changeState('held', 'hold');
    await publish('gone');
    await withdraw('gone');
    await publish('old', { expires: fromNow(MINUTE_MS) });
    advanceClock(2 * MINUTE_MS);
    for (const [state, slugs] of [
      ['published', ['out']],
      ['scheduled', ['soon']],
      ['held', ['held']],
      ['withdrawn', ['gone']],
      ['expired', ['old']],
    ] as const)
      expect([state, await found({ state })]).toEqual([state, slugs]);
    expect(await found({ status: 'usable', source: 'the quay courier' })).toEqual(['old', 'soon', 'out']);
    expect(await found({ status: 'embargoed' })).toEqual(['soon']);
  });

  test('is sorted by publication, page by page, and is narrowed to days of the publisher’s clocks', async () => {
    for (const [slug, at] of [
      ['second', '1931-05-02T12:00:00Z'],
      ['first', '1931-05-01T23:30:00Z'],
      ['same', '1931-05-02T12:00:00Z'],
      ['before', '1931-05-01T12:00:00Z'],
    ])
      await publish(slug ?? '', { firstPublished: at });
    await publish('soon', { embargoedUntil: fromNow(HOUR_MS) });
    const pages = async (query: Record<string, string>) => {
      const slugs: string[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined; ) {
        const { articles, next } = await list({ ...query, limit: '1', ...(cursor === '' ? {} : { cursor }) });
        slugs.push(...articles.map(({ slug }) => slug));
        cursor = next;
      }
      return slugs;
    };
    const [oldest, ofDay] = [
      ['before', 'first', 'second', 'same'],
      ['first', 'second', 'same'],
    ];
    expect(await pages({ sort: 'oldest' })).toEqual(oldest);
    expect(await pages({ sort: 'newest' })).toEqual(oldest.toReversed());
    expect(await pages({ sort: 'newest', section: 'harbour', q: 'pilots' })).toEqual(oldest.toReversed());
    expect(await pages({ sort: 'oldest', from: '1931-05-02', to: '1931-05-02' })).toEqual(ofDay);
    expect(await pages({ from: '1931-05-02', to: '1931-05-02' })).toEqual(['same', 'first', 'second']);
    expect(await pages({ sort: 'changed' })).toEqual(['soon', 'before', 'same', 'first', 'second']);
  });

  test('has the articles of a merged subject under each of its codes, before and after they are moved', async () => {
    await publish('one', { subjects: ['Tugs'] });
    await publish('two', { subjects: ['Tug boats'] });
    await publish('both', { subjects: ['Tugs', 'Tug boats'] });
    await merge('tugs', 'tug-boats');
    for (const code of ['tugs', 'tug-boats']) expect([code, await found({ subject: code })]).toEqual([code, ['both', 'two', 'one']]);
    await finish();
    await rename('tug-boats', { code: 'boats' });
    await finish();
    for (const code of ['tugs', 'tug-boats', 'boats'])
      expect([code, await found({ subject: code })]).toEqual([code, ['both', 'two', 'one']]);
    await replace('one', { subjects: ['Fog'] });
    expect(await found({ subject: 'tugs' })).toEqual(['both', 'two']);
  });

  test('refuses what it cannot search for, and says why', async () => {
    for (const [query, pointer, detail] of [
      ['q=***', '/q', 'must have a letter or a digit'],
      [`q=${'x'.repeat(10_000)}`, '/q', 'must be at most 200 characters'],
      ['q=%00', '/q', 'must not be empty'],
      ['sort=size', '/sort', 'must be changed, newest or oldest'],
      ['author=Ada Brink', '/author', 'must be 1 to 64 of a-z, 0-9 and "-"'],
      ['from=2025-02-30', '/from', expect.any(String)],
      ['sort=newest&cursor=5', '/cursor', 'must be the "next" of a page in the same order'],
      ['cursor=5.5', '/cursor', 'must be the "next" of a page in the same order'],
      ['state=held&status=usable', '/status', 'cannot be given together with state'],
    ] as const) {
      const { status, body } = await callDesk('GET', `/desk/articles?${query}`);
      expect([query, status, body.objections]).toEqual([query, 422, [{ pointer, detail }]]);
    }
    for (const q of ['"', 'a" OR "b', 'NEAR(a b)', '-a', 'a*', 'body:a', '\ud800a', 'a\0b'].map((text) => `${text} AND x`))
      expect(await found({ q })).toEqual([]);
  });
});
