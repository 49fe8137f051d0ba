// What a partner asks of itself: how it stands, what it took, what it agreed to, and whether it may run an article.
import { beforeEach, describe, expect, test } from 'vitest';
import { advanceClock, DAY_MS, fromNow, HOUR_MS, SECOND_MS } from '../support/worker/clock.ts';
import { correct, publish, setUpPublisher, withdraw } from '../support/worker/desk.ts';
import { isolateTests } from '../support/worker/isolation.ts';
import {
  amend,
  issue,
  type Licensee,
  licensee,
  outcomeOf,
  problemOf,
  pull,
  pullJson,
  pullText,
  setStanding,
} from '../support/worker/partner.ts';

let gazette: Licensee;

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
  gazette = await licensee({ terms: { quota: { articles: 10, per: 'month' } } });
});

const later = (ms = 3 * SECOND_MS) => advanceClock(ms);

interface Accepting {
  notice: { version: number; sha256: string; template: { houseLine: string }; acceptance: { state: string; due?: string; url: string } };
}

const accept = (sha256: string, key = gazette.key) => pull(key, '/v1/agreements/main/acceptance', { method: 'POST', body: { sha256 } });

async function currentNotice(): Promise<Accepting['notice']> {
  const { agreements } = await pullJson<{ agreements: Accepting[] }>(gazette.key, '/v1/agreements');
  const [first] = agreements;
  if (first === undefined) throw new Error('there is no agreement');
  return first.notice;
}

test('the account says who the partner is, how it stands and what is left', async () => {
  await pullText(gazette.key, '/v1/feed.rss');
  const account = await pullJson(gazette.key, '/v1/account');
  expect(account).toMatchObject({
    partner: { id: 'harbour-gazette', name: 'Harbour Gazette', standing: 'good' },
    key: { id: gazette.keyId, mode: 'live', agreement: 'main' },
    agreement: { id: 'main', version: 1, inForce: true, terms: { form: 'full' }, notice: { acceptance: { state: 'accepted' } } },
    rate: { limit: 300, windowSeconds: 60 },
    quota: { articles: 10, used: 1, past: 'headlines', resets: '2040-04-01T00:00:00.000Z' },
    withdrawals: { open: 0, overdue: 0, url: 'http://localhost/v1/withdrawals' },
  });
  expect(JSON.stringify(account)).not.toMatch(/hash|ts_live_/);
});

test.each<[string, () => Promise<unknown>]>([
  ['suspended', () => setStanding(gazette.id, 'suspended')],
  ['whose term is over', () => amend(gazette.id, { validUntil: fromNow(SECOND_MS) })],
  ['whose term has not begun', () => amend(gazette.id, { validFrom: fromNow(DAY_MS) })],
])('a partner %s gets no copy, and is told why; its agreement, account, usage, changes and withdrawals stay open', async (_how, bar) => {
  await bar();
  later();
  for (const path of ['/v1/feed.rss', '/v1/articles/eastern-lock', '/v1/articles/nobody-wrote-this']) {
    expect([path, (await pull(gazette.key, path)).status]).toEqual([path, 403]);
  }
  for (const path of ['account', 'usage', 'agreements', 'agreements/main/versions/1', 'changes', 'withdrawals']) {
    expect([path, (await pull(gazette.key, `/v1/${path}`)).status]).toEqual([path, 200]);
  }
});

describe('the usage', () => {
  beforeEach(async () => {
    await publish('gale', { headline: 'Gale' });
    later();
    await pullText(gazette.key, '/v1/feed.rss');
    await pullText(gazette.key, '/v1/feed.rss');
    later(DAY_MS);
    await correct('gale', 'It was a storm.');
    later();
    await pullText(gazette.key, '/v1/articles/gale');
  });

  test('adds up by day, by article and by key', async () => {
    const rows = async (query: string) => (await pullJson<{ rows: unknown[] }>(gazette.key, `/v1/usage${query}`)).rows;
    expect(await rows('')).toEqual([
      { group: '2040-03-02', articles: 1, versions: 1, deliveries: 1 },
      { group: '2040-03-01', articles: 2, versions: 2, deliveries: 4 },
    ]);
    expect(await rows('?by=article')).toEqual([
      { group: 'gale', articles: 1, versions: 2, deliveries: 3 },
      { group: 'eastern-lock', articles: 1, versions: 1, deliveries: 2 },
    ]);
    expect(await rows('?by=key')).toEqual([{ group: gazette.keyId, articles: 2, versions: 3, deliveries: 5 }]);
    expect(await rows('?from=2040-03-02&to=2040-03-02')).toEqual([{ group: '2040-03-02', articles: 1, versions: 1, deliveries: 1 }]);
  });

  test.each<[string, Record<string, string>]>([
    ['?format=csv', {}],
    ['', { accept: 'text/csv' }],
  ])('comes as CSV where it is asked for: "%s" %o', async (query, headers) => {
    const answer = await pull(gazette.key, `/v1/usage${query}`, { headers });
    expect([answer.headers.get('content-type'), answer.headers.get('vary')]).toEqual([
      'text/csv; charset=utf-8; header=present',
      'Authorization, Accept',
    ]);
    expect(await answer.text()).toBe('day,articles,versions,deliveries\r\n2040-03-02,1,1,1\r\n2040-03-01,2,2,4\r\n');
  });

  test.each([
    ['from=2040-02-30', 'from'],
    ['to=1600-01-01', 'to'],
    ['from=2040-03-02&to=2040-03-01', 'to'],
    ['by=week', 'by'],
    ['format=xml', 'format'],
    ['partner=other', 'partner'],
  ])('%s is refused by the parameter’s name', async (query, parameter) => {
    expect(await problemOf(await pull(gazette.key, `/v1/usage?${query}`))).toMatchObject({ status: 400, parameter });
  });
});

describe('the agreement', () => {
  test('has every version at its own address, and no other partner’s', async () => {
    await amend(gazette.id, { reference: 'QC-2040-8' });
    const version = (number: string) => pull(gazette.key, `/v1/agreements/main/versions/${number}`);
    expect(await (await version('1')).json()).toMatchObject({ id: 'main', version: 1, terms: { reference: 'QC-2040-7' } });
    expect(await (await version('2')).json()).toMatchObject({ version: 2, url: 'http://localhost/v1/agreements/main/versions/2' });
    for (const number of ['3', '0', '-1', '01', 'x', '1e0']) expect([number, (await version(number)).status]).toEqual([number, 404]);
    expect((await pull(gazette.key, '/v1/agreements/other/versions/1')).status).toBe(404);
  });

  test('has its notice accepted by the hash in force: pending, overdue with headlines only, and whole again', async () => {
    await pullText(gazette.key, '/v1/feed.json');
    await setUpPublisher({ houseLine: '© {year} The Quay Courier. Every right reserved.' });
    later();
    const notice = await currentNotice();
    expect(notice).toMatchObject({ version: 2, acceptance: { state: 'pending', due: expect.any(String) } });
    expect(notice.acceptance.url).toBe('http://localhost/v1/agreements/main/acceptance');
    expect(await pullText(gazette.key, '/v1/feed.json')).toContain('The first tug');
    later(8 * DAY_MS);
    const overdue = await pullText(gazette.key, '/v1/feed.json');
    expect(overdue).not.toContain('The first tug');
    expect(overdue).toContain('Every right reserved.');
    const stale = await problemOf(await accept('0'.repeat(64)));
    expect(stale).toMatchObject({ status: 409, type: '/problems/notice-changed', sha256: notice.sha256 });
    expect(await (await accept(notice.sha256)).json()).toMatchObject({ outcome: 'accepted', acceptance: { state: 'accepted' } });
    expect(await (await accept(notice.sha256)).json()).toMatchObject({ outcome: 'unchanged' });
    expect(await pullText(gazette.key, '/v1/feed.json')).toContain('The first tug');
  });

  test('is accepted by nobody else, for nothing else, and not by a test key', async () => {
    const { sha256 } = await currentNotice();
    const { key: testKey } = await issue(gazette.id, { mode: 'test' });
    expect(await outcomeOf(await accept(sha256, testKey))).toBe('404 not-found');
    const other = await pull(gazette.key, '/v1/agreements/other/acceptance', { method: 'POST', body: { sha256 } });
    expect(await outcomeOf(other)).toBe('404 not-found');
    for (const body of [{}, { sha256: 'x' }, { sha256, also: 1 }, []]) {
      const answer = await pull(gazette.key, '/v1/agreements/main/acceptance', { method: 'POST', body });
      expect([body, await outcomeOf(answer)]).toEqual([body, '422 invalid-content']);
    }
  });
});

describe('"may I run this?"', () => {
  const ask = (body: unknown, key = gazette.key) => pull(key, '/v1/decide', { method: 'POST', body });
  const decide = async (use: Record<string, unknown>) => (await ask({ article: 'eastern-lock', ...use })).json();

  test('is answered with the form, the duties and the notice', async () => {
    expect(await decide({ channel: 'web', domain: 'www.Harbour-Gazette.example', territory: 'gb' })).toEqual({
      decision: 'grant',
      article: { key: 'eastern-lock', version: 1 },
      form: 'full',
      images: 'none',
      duties: { withdrawWithinMinutes: 60, correctWithinMinutes: 1_440, reportReproductions: false },
      page: { linkRequired: true, canonical: 'https://www.quay-courier.example/harbour/eastern-lock' },
      usageTerms: expect.stringContaining('QC-2040-7'),
      notice: {
        placement: 'end',
        html: expect.stringContaining('<p>© 2040 The Quay Courier. All rights reserved.</p>'),
        text: expect.stringContaining('© 2040 The Quay Courier. All rights reserved.'),
      },
      reasons: [],
    });
  });

  test.each<[Record<string, unknown>, string]>([
    [{ channel: 'print' }, 'The agreement does not grant this channel.'],
    [{ domain: 'harbour-gazette.example.evil.example' }, 'The agreement does not name this domain.'],
    [{ domain: 'notharbour-gazette.example' }, 'The agreement does not name this domain.'],
    [{ ai: 'train' }, 'The agreement does not grant this use by machines.'],
    [{ modification: 'translate' }, 'The agreement does not grant this change.'],
  ])('%o is refused in words', async (use, reason) => {
    expect(await decide(use)).toEqual({ decision: 'refuse', reasons: [reason] });
  });

  test('depends on the territory and on the hour', async () => {
    await amend(gazette.id, { territories: { exclude: ['FR'] }, validUntil: fromNow(DAY_MS), displayDays: 1 });
    expect(await decide({ territory: 'FR' })).toEqual({ decision: 'refuse', reasons: ['The agreement does not grant this territory.'] });
    expect(await decide({ at: fromNow(2 * DAY_MS) })).toEqual({ decision: 'refuse', reasons: ['The term of the agreement is over.'] });
    expect(await decide({ at: fromNow(HOUR_MS) })).toMatchObject({ decision: 'grant', until: fromNow(DAY_MS) });
  });

  test('copy before its hour is refused until then, and then granted', async () => {
    await publish('launch', { headline: 'Launch', embargoedUntil: fromNow(HOUR_MS) });
    later();
    await amend(gazette.id, { embargoed: true });
    const { key } = await issue(gazette.id, { scopes: ['articles', 'embargoed'] });
    const at = fromNow(HOUR_MS - 3 * SECOND_MS);
    const launch = async (more = {}) => (await ask({ article: 'launch', ...more }, key)).json();
    expect(await launch()).toEqual({ decision: 'refuse', reasons: [`It is under embargo until ${at}, and must not be published before.`] });
    expect(await launch({ at })).toMatchObject({ decision: 'grant', embargoedUntil: at });
    expect(await outcomeOf(await ask({ article: 'launch', at }))).toBe('404 not-found');
  });

  test('a later hour at which it may not be shown any more is a refusal, and no order to take it down today', async () => {
    await amend(gazette.id, { displayDays: 1 });
    await pullText(gazette.key, '/v1/feed.rss');
    const reasons = ['At that hour the time for which the agreement grants it is over.'];
    expect(await decide({ at: fromNow(DAY_MS) })).toEqual({ decision: 'refuse', reasons });
    advanceClock(DAY_MS);
    expect(await outcomeOf(await ask({ article: 'eastern-lock' }))).toBe('410 expired');
  });

  test('says that the quota leaves only the headline, and counts nothing itself', async () => {
    await amend(gazette.id, { quota: { articles: 1, per: 'month' } });
    await publish('western-lock');
    later();
    expect(await decide({})).toMatchObject({ form: 'full', reasons: [] });
    await pullText(gazette.key, '/v1/articles/western-lock');
    const reasons = ['The quota of the period is used up: headlines only until the next.'];
    expect(await decide({})).toMatchObject({ decision: 'grant', form: 'headline', images: 'none', reasons });
    expect(await decide({ article: 'western-lock' })).toMatchObject({ form: 'full', reasons: [] });
  });

  test('says why it comes in less: on probation, a summary', async () => {
    await setStanding(gazette.id, 'probation');
    expect(await decide({})).toMatchObject({ form: 'summary', reasons: ['The partner is on probation: summaries at most.'] });
    await setStanding(gazette.id, 'suspended');
    expect(await decide({})).toEqual({ decision: 'refuse', reasons: ['The partner is suspended.'] });
  });

  test('is 410 for what the partner had and must take down, and counts as no delivery', async () => {
    expect((await pullJson<{ rows: unknown[] }>(gazette.key, '/v1/usage')).rows).toEqual([]);
    await decide({});
    expect((await pullJson<{ rows: unknown[] }>(gazette.key, '/v1/usage')).rows).toEqual([]);
    await pullText(gazette.key, '/v1/feed.rss');
    await withdraw('eastern-lock');
    later();
    expect(await outcomeOf(await ask({ article: 'eastern-lock' }))).toBe('410 withdrawn');
  });

  test('tells all that stands against a use at once', async () => {
    const answer = await ask({ article: 'eastern-lock', channel: 'print', ai: 'train', modification: 'translate' });
    expect(await answer.json()).toEqual({
      decision: 'refuse',
      reasons: [
        'The agreement does not grant this channel.',
        'The agreement does not grant this use by machines.',
        'The agreement does not grant this change.',
      ],
    });
  });

  test.each([
    [{}, '/article'],
    [{ article: 'a', channel: 'smoke' }, '/channel'],
    [{ article: 'a', territory: 'Britain' }, '/territory'],
    [{ article: 'a', at: 'soon' }, '/at'],
    [{ article: 'a', embargoed: true }, '/embargoed'],
  ])('%o has an objection with its pointer', async (body, pointer) => {
    const problem = (await (await ask(body)).json()) as { status: number; objections: { pointer: string }[] };
    expect([problem.status, problem.objections.map((one) => one.pointer)]).toEqual([422, [pointer]]);
  });
});
