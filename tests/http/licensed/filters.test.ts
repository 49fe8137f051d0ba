// Filters and pages of a partner's feed: they narrow what the agreement grants, and never widen it.
import { beforeEach, describe, expect, test } from 'vitest';
import { exportAll, restore } from '../../support/worker/backup.ts';
import { advanceClock, HOUR_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { publish, publishMany } from '../../support/worker/desk.ts';
import { newIsolate } from '../../support/worker/isolation.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { keysIn, licensee, type NinjsFeed, problemOf, pull, pullJson, pullText } from '../../support/worker/partner.ts';

const gazette = licenseeForEachTest();

const FORMATS = ['rss', 'atom', 'json', 'ninjs'] as const;

const NARROWER: [query: string, keys: string[]][] = [
  ['', ['fog', 'gale', 'eastern-lock']],
  ['?section=weather', ['fog', 'gale']],
  ['?subject=pilots', ['fog', 'eastern-lock']],
  ['?language=en', ['fog', 'eastern-lock']],
  ['?language=fr', ['gale']],
  ['?since=2040-03-01T12:30:00Z', ['fog', 'gale']],
  ['?since=2040-03-01T14:30:00%2B01:00', ['fog']],
  ['?limit=1', ['fog']],
  ['?section=weather&subject=pilots', ['fog']],
  ['?section=nowhere', []],
];

const REFUSED: [query: string, parameter: string][] = [
  ['sections=weather', 'sections'],
  ['form=full', 'form'],
  ['notice=none', 'notice'],
  ['scope=all', 'scope'],
  ['section=weather&section=harbour', 'section'],
  ['section=Weather', 'section'],
  ['section=', 'section'],
  ['language=english!', 'language'],
  ['since=yesterday', 'since'],
  ['since=2040-03-01', 'since'],
  ['limit=0', 'limit'],
  ['limit=101', 'limit'],
  ['limit=-1', 'limit'],
  ['limit=1e1', 'limit'],
  ['page=', 'page'],
  ['page=2', 'page'],
  ['__proto__=1', '__proto__'],
  ['constructor=1', 'constructor'],
  ['notice=none&__proto__=1', '__proto__'],
  ['page=t1.AAAA', 'page'],
];

describe('a filter', () => {
  beforeEach(async () => {
    advanceClock(HOUR_MS);
    await publish('gale', { headline: 'Gale', sections: ['weather'], subjects: ['Storms'], language: 'fr' });
    advanceClock(HOUR_MS);
    await publish('fog', { headline: 'Fog', sections: ['weather', 'harbour'], subjects: ['Storms', 'Pilots'] });
    advanceClock(SECOND_MS);
    newIsolate();
  });

  test('narrows', async () => {
    for (const [query, keys] of NARROWER) {
      newIsolate();
      expect([query, await keysIn(gazette.key, query)]).toEqual([query, keys]);
    }
  });

  test('never widens: articles outside the agreement are not delivered, whatever is asked for', async () => {
    const narrow = await licensee({
      id: 'narrow',
      terms: { scope: { sections: { include: ['weather'], exclude: ['harbour'] }, languages: { include: ['fr'] } } },
    });
    for (const query of ['', '?section=harbour', '?language=en', '?subject=pilots', '?since=1990-01-01T00:00:00Z', '?limit=100']) {
      const expected = query === '' || query.startsWith('?since') || query.startsWith('?limit') ? ['gale'] : [];
      expect([query, await keysIn(narrow.key, query)]).toEqual([query, expected]);
    }
  });

  test('that is unknown, repeated or malformed is refused, with the parameter’s name', async () => {
    for (const [query, parameter] of REFUSED) {
      for (const format of FORMATS) {
        const problem = await problemOf(await pull(gazette.key, `/v1/feed.${format}?${query}`));
        expect([query, problem.status, problem.type, problem.parameter]).toEqual([query, 400, '/problems/bad-request', parameter]);
        expect(problem.detail).toContain(`"${parameter}"`);
      }
    }
  });
});

describe('the pages of a feed', () => {
  test('are followed from "next" to the last, each article once, under the same filters', async () => {
    await publishMany(7, 'story-', () => ({ sections: ['weather'] }));
    advanceClock(3 * SECOND_MS);
    const seen: string[] = [];
    let next: string | undefined = '/v1/feed.ninjs?section=weather&limit=3';
    for (let page = 0; next !== undefined; page++) {
      expect(page).toBeLessThan(4);
      const feed: NinjsFeed = await pullJson(gazette.key, next);
      seen.push(...feed.items.map(({ headlines }) => headlines[0]?.value ?? ''));
      if (feed.next !== undefined) expect(feed.next).toMatch(/^http:\/\/localhost\/v1\/feed\.ninjs\?section=weather&limit=3&page=t1\./);
      next = feed.next?.replace('http://localhost', '');
    }
    expect(seen.sort()).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => `Story ${number}`));
  });

  test('are one partner’s own: another cannot open them', async () => {
    await publishMany(3);
    const other = await licensee({ id: 'tide-table', name: 'Tide Table' });
    advanceClock(3 * SECOND_MS);
    const { next = '' } = await pullJson<NinjsFeed>(gazette.key, '/v1/feed.ninjs?limit=1');
    expect((await problemOf(await pull(other.key, next))).parameter).toBe('page');
    expect((await pull(gazette.key, next)).status).toBe(200);
  });

  test('are of one Catalogue: after a restore one begins again', async () => {
    await publishMany(3);
    advanceClock(3 * SECOND_MS);
    const { next = '' } = await pullJson<NinjsFeed>(gazette.key, '/v1/feed.ninjs?limit=1');
    await restore(await exportAll());
    advanceClock(3 * SECOND_MS);
    expect((await problemOf(await pull(gazette.key, next))).parameter).toBe('page');
  });

  test('are named in RSS, Atom and JSON Feed too', async () => {
    await publishMany(2);
    advanceClock(3 * SECOND_MS);
    for (const format of ['rss', 'atom', 'json']) {
      const text = await pullText(gazette.key, `/v1/feed.${format}?limit=1`);
      expect([format, /\/v1\/feed\.\w+\?limit=1&(?:amp;)?page=t1\./.test(text)]).toEqual([format, true]);
    }
  });
});
