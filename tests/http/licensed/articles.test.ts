// One licensed article by its key: three shapes, one 404 for all that may not be told, and 410 to whom it may.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Partner } from '../../../src/objects/partner.ts';
import { catalogue } from '../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, fromNow, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { changeState, correct, publish, withdraw } from '../../support/worker/desk.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { amend, licensee, outcomeOf, problemOf, pull, pullJson, pullText, setStanding, textOf } from '../../support/worker/partner.ts';
import { partnerObject } from '../../support/worker/partner-object.ts';

const gazette = licenseeForEachTest();

const SHAPES = ['', '/html', '/text'];
const later = () => advanceClock(3 * SECOND_MS);

describe('an article that is granted', () => {
  test('comes as ninjs, with its notice in the body and in the fields for rights', async () => {
    const item = await pullJson<Record<string, unknown> & { bodies: { value: string }[] }>(gazette.key, '/v1/articles/eastern-lock');
    expect(item).toMatchObject({
      headlines: [{ value: 'Pilots return to the eastern lock' }],
      copyrightHolder: 'The Quay Courier',
      copyrightNotice: expect.stringContaining('© 2040 The Quay Courier. All rights reserved.'),
      rightsInfo: { linkedRights: 'http://localhost/v1/agreements/main/versions/1' },
    });
    expect(item.bodies[0]?.value).toMatch(/<p>The first tug left.*<p>© 2040 The Quay Courier\. All rights reserved\.<\/p>$/);
  });

  test('as ninjs names the schema that it is valid against', async () => {
    const links = (await pull(gazette.key, '/v1/articles/eastern-lock')).headers.get('link');
    expect(links).toContain('<http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#>; rel="describedby"');
    expect(links).toContain('rel="license"');
  });

  test('comes as HTML to paste, which runs no script in a browser that opens it', async () => {
    const answer = await pull(gazette.key, '/v1/articles/eastern-lock/html');
    expect([answer.headers.get('content-type'), answer.headers.get('content-security-policy')]).toEqual([
      'text/html; charset=utf-8',
      "default-src 'none'; img-src https: http:; sandbox",
    ]);
    const html = await answer.text();
    expect(html).toContain('<link rel="canonical" href="https://www.quay-courier.example/harbour/eastern-lock">');
    expect(html).toContain('<p>© 2040 The Quay Courier. All rights reserved.</p>');
  });

  test('comes as text in lines of 72 columns', async () => {
    const text = await pullText(gazette.key, '/v1/articles/eastern-lock/text');
    expect(text).toContain('The first tug left the eastern lock at dawn.');
    expect(text).toContain('© 2040 The Quay Courier. All rights reserved.');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(72);
  });

  test.each(SHAPES)('at …%s is a 304 for its ETag, until it is corrected', async (shape) => {
    const path = `/v1/articles/eastern-lock${shape}`;
    const first = await pull(gazette.key, path);
    const tag = first.headers.get('etag') ?? '';
    await first.arrayBuffer();
    const headers = { 'if-none-match': tag };
    expect((await pull(gazette.key, path, { headers })).status).toBe(304);
    await correct('eastern-lock', 'It was the western lock.');
    later();
    const corrected = await pull(gazette.key, path, { headers });
    expect([corrected.status, await textOf(corrected)]).toEqual([200, expect.stringContaining('It was the western lock.')]);
  });

  test('HEAD delivers nothing and costs no quota', async () => {
    const small = await licensee({ id: 'small', terms: { quota: { articles: 1, per: 'day' } } });
    const answer = await pull(small.key, '/v1/articles/eastern-lock', { method: 'HEAD' });
    expect([answer.status, answer.headers.get('ratelimit')]).toEqual([200, expect.stringContaining('"articles";r=1;')]);
    expect((await pullJson<{ rows: unknown[] }>(small.key, '/v1/usage')).rows).toEqual([]);
  });
});

describe('what may not be told', () => {
  beforeEach(async () => {
    await publish('gale', { headline: 'Gale', sections: ['weather'] });
    await publish('foreign', { headline: 'Foreign', source: 'Tidewater News Agency' });
    await publish('launch', { headline: 'Launch', embargoedUntil: fromNow(HOUR_MS) });
    await publish('short', { headline: 'Short', expires: fromNow(MINUTE_MS) });
    await publish('held', { headline: 'Held' });
    await changeState('held', 'hold');
    await publish('gone', { headline: 'Gone' });
    await withdraw('gone');
    await publish('french', { headline: 'Français', language: 'fr' });
    advanceClock(MINUTE_MS);
    await publish('fresh', { headline: 'Fresh' });
    await amend(gazette.id, { scope: { sections: { include: ['harbour'] }, languages: { include: ['en'] }, delayMinutes: 1 } });
    later();
  });

  test('is one and the same 404, in every shape: unknown, out of scope, another’s, under embargo, delayed, held, over', async () => {
    const unknown = await textOf(await pull(gazette.key, '/v1/articles/nobody-wrote-this'));
    for (const slug of ['gale', 'foreign', 'launch', 'short', 'held', 'gone', 'french', 'fresh', 'NO_KEY', '%00', 'a'.repeat(65)]) {
      for (const shape of SHAPES) {
        const answer = await pull(gazette.key, `/v1/articles/${slug}${shape}`);
        expect([slug, shape, answer.status, await textOf(answer)]).toEqual([slug, shape, 404, unknown]);
        expect([slug, answer.headers.has('ratelimit'), answer.headers.has('etag')]).toEqual([slug, true, false]);
      }
    }
    expect((await pull(gazette.key, '/v1/articles/eastern-lock')).status).toBe(200);
  });

  test('is the same 404 from /v1/decide', async () => {
    const ask = (article: string) => pull(gazette.key, '/v1/decide', { method: 'POST', body: { article } });
    const unknown = await textOf(await ask('nobody-wrote-this'));
    for (const slug of ['gale', 'foreign', 'launch', 'short', 'held', 'gone', 'french', 'fresh', 'NO_KEY']) {
      const answer = await ask(slug);
      expect([slug, answer.status, await textOf(answer)]).toEqual([slug, 404, unknown]);
    }
  });

  test('is a 404 whatever If-None-Match the request has', async () => {
    expect((await pull(gazette.key, '/v1/articles/launch', { headers: { 'if-none-match': '*' } })).status).toBe(404);
  });
});

describe('an article that is over', () => {
  test('and was withdrawn after the partner received it is 410, with what to do and by when', async () => {
    await pullText(gazette.key, '/v1/feed.rss');
    advanceClock(MINUTE_MS);
    await withdraw('eastern-lock', 'The pilots never left.');
    later();
    for (const shape of SHAPES) {
      const problem = await problemOf(await pull(gazette.key, `/v1/articles/eastern-lock${shape}`));
      expect(problem).toMatchObject({
        status: 410,
        type: '/problems/withdrawn',
        withdrawal: {
          id: 'eastern-lock.2',
          at: '2040-03-01T12:01:00.000Z',
          note: 'The pilots never left.',
          deadline: '2040-03-01T13:01:00.000Z',
        },
        acknowledge: '/v1/withdrawals/eastern-lock.2/acknowledgement',
      });
    }
    const article = await problemOf(await pull(gazette.key, '/v1/articles/eastern-lock'));
    const ask = () => pull(gazette.key, '/v1/decide', { method: 'POST', body: { article: 'eastern-lock' } });
    expect(await problemOf(await ask())).toEqual(article);
    await setStanding(gazette.id, 'suspended');
    expect(await problemOf(await ask())).toEqual(article);
    const acknowledgement = { outcome: 'removed', by: 'Night desk', at: '2040-03-01T12:01:00Z' };
    const path = '/v1/withdrawals/eastern-lock.2/acknowledgement';
    expect((await pull(gazette.key, path, { method: 'POST', body: acknowledgement })).status).toBe(200);
  });

  test('has the right withdrawal in the answer of an isolate that has not heard of it', async () => {
    await pullText(gazette.key, '/v1/feed.rss');
    const news = { slug: 'eastern-lock', version: 2, headline: 'Pilots return', note: 'The pilots never left.', at: fromNow(0) };
    await partnerObject(gazette.id).receiveWithdrawals([{ id: 'eastern-lock.2', ...news }]);
    const acknowledge = '/v1/withdrawals/eastern-lock.2/acknowledgement';
    expect(await problemOf(await pull(gazette.key, '/v1/articles/eastern-lock'))).toMatchObject({
      status: 410,
      withdrawal: { id: 'eastern-lock.2', deadline: fromNow(HOUR_MS) },
      acknowledge,
    });
    const acknowledgement = { outcome: 'removed', by: 'Night desk', at: fromNow(0) };
    expect((await pull(gazette.key, acknowledge, { method: 'POST', body: acknowledgement })).status).toBe(200);
  });

  test('is available at once after its reinstatement, even if the isolate remembers the withdrawal', async () => {
    await pullText(gazette.key, '/v1/feed.rss');
    advanceClock(MINUTE_MS);
    await withdraw('eastern-lock');
    advanceClock(MINUTE_MS);
    expect(await outcomeOf(await pull(gazette.key, '/v1/articles/eastern-lock'))).toBe('410 withdrawn');
    await changeState('eastern-lock', 'reinstatement');
    later();
    expect(await outcomeOf(await pull(gazette.key, '/v1/articles/eastern-lock'))).toBe('200');
    expect(await pullText(gazette.key, '/v1/feed.json')).toContain('The first tug');
  });

  test('and has expired is 410 to whom it was delivered and 404 to anybody else', async () => {
    const other = await licensee({ id: 'tide-table', name: 'Tide Table' });
    await publish('short', { expires: fromNow(HOUR_MS) });
    later();
    await pullText(gazette.key, '/v1/articles/short');
    advanceClock(HOUR_MS);
    expect(await outcomeOf(await pull(gazette.key, '/v1/articles/short'))).toBe('410 expired');
    expect(await outcomeOf(await pull(other.key, '/v1/articles/short'))).toBe('404 not-found');
  });

  test('and may not be shown any longer is 410 when its display days are over', async () => {
    await amend(gazette.id, { displayDays: 2 });
    await pullText(gazette.key, '/v1/articles/eastern-lock');
    advanceClock(2 * DAY_MS);
    expect(await outcomeOf(await pull(gazette.key, '/v1/articles/eastern-lock'))).toBe('410 expired');
  });
});

test('past the quota a new article is 429 until the next period, and articles received before stay available', async () => {
  const small = await licensee({ id: 'small', terms: { quota: { articles: 1, per: 'day' } } });
  await publish('gale', { headline: 'Gale' });
  later();
  await pullText(small.key, '/v1/articles/eastern-lock');
  const answer = await pull(small.key, '/v1/articles/gale');
  expect([answer.headers.get('retry-after'), answer.headers.get('cache-control')]).toEqual(['43197', 'no-store']);
  expect(await problemOf(answer)).toMatchObject({
    status: 429,
    type: '/problems/quota-exceeded',
    detail: expect.stringMatching(
      /1 of the 1 articles a day .* available from 2040-03-02T00:00:00\.000Z; until then feeds have their headlines/,
    ),
  });
  expect(await outcomeOf(await pull(small.key, '/v1/articles/eastern-lock/html'))).toBe('200');
  advanceClock(12 * HOUR_MS);
  expect(await outcomeOf(await pull(small.key, '/v1/articles/gale'))).toBe('200');
});

test('a withdrawal is refused two seconds after the desk’s answer by an isolate that heard nothing of it', async () => {
  await pullText(gazette.key, '/v1/articles/eastern-lock');
  await catalogue().apply(
    { op: 'withdraw', slug: 'eastern-lock', reason: 'Wrong.', condition: { kind: 'any' } },
    { actor: { name: 'another isolate' } },
  );
  advanceClock(2 * SECOND_MS);
  expect(await outcomeOf(await pull(gazette.key, '/v1/articles/eastern-lock'))).toBe('410 withdrawn');
});

test('an article that is pulled again, or found unchanged, takes one call of the partner’s object', async () => {
  const etag = (await pull(gazette.key, '/v1/articles/eastern-lock')).headers.get('etag') ?? '';
  const asked = vi.spyOn(Partner.prototype, 'admit');
  expect((await pull(gazette.key, '/v1/articles/eastern-lock')).status).toBe(200);
  expect((await pull(gazette.key, '/v1/articles/eastern-lock', { headers: { 'if-none-match': etag } })).status).toBe(304);
  expect(asked).toHaveBeenCalledTimes(2);
});
