// What a partner asks of itself: how it stands, what it took, and what it agreed to.
import { beforeEach, describe, expect, test } from 'vitest';
import { advanceClock, DAY_MS, fromNow, SECOND_MS, setClock } from '../../support/worker/clock.ts';
import { BOOTSTRAP_TOKEN, correct, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { amend, issue, outcomeOf, problemOf, pull, pullJson, pullText, setStanding } from '../../support/worker/partner.ts';

const gazette = licenseeForEachTest({ terms: { quota: { articles: 10, per: 'month' } } });

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

test('the account has the partner’s name, its standing and what is left of its quota', async () => {
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
  ['whose term has not begun', async () => setClock('2039-12-31T12:00:00.000Z')],
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

test('a suspended partner is told where to find the reason, and finds it there', async () => {
  await setStanding(gazette.id, 'suspended');
  const { detail } = await problemOf(await pull(gazette.key, '/v1/feed.rss'));
  expect(detail).toContain('reason is at /v1/account');
  const { partner } = await pullJson<{ partner: object }>(gazette.key, '/v1/account');
  expect(partner).toMatchObject({ standing: 'suspended', standingReason: expect.stringMatching(/./) });
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
      { group: '2040-03-02', articles: 1, versions: 1, deliveries: 1, countedAgainstQuota: 0, overQuota: 0 },
      { group: '2040-03-01', articles: 2, versions: 2, deliveries: 4, countedAgainstQuota: 2, overQuota: 0 },
    ]);
    expect(await rows('?by=article')).toEqual([
      { group: 'gale', articles: 1, versions: 2, deliveries: 3, countedAgainstQuota: 1, overQuota: 0 },
      { group: 'eastern-lock', articles: 1, versions: 1, deliveries: 2, countedAgainstQuota: 1, overQuota: 0 },
    ]);
    expect(await rows('?by=key')).toEqual([{ group: gazette.keyId, name: expect.any(String), articles: 2, versions: 3, deliveries: 5 }]);
    expect(await rows('?from=2040-03-02&to=2040-03-02')).toMatchObject([{ group: '2040-03-02', articles: 1, countedAgainstQuota: 0 }]);
  });

  test('says that there are more rows than were asked for', async () => {
    const usage = (query: string) => pullJson<{ rows: unknown[]; more?: true }>(gazette.key, `/v1/usage?by=article${query}`);
    expect(await usage('&limit=1')).toMatchObject({ rows: [{ group: 'gale' }], more: true });
    for (const query of ['&limit=2', '']) expect(await usage(query)).not.toHaveProperty('more');
    const desk = await pullJson<{ rows: unknown[] }>(BOOTSTRAP_TOKEN, `/desk/partners/${gazette.id}/usage?by=article&limit=1`);
    expect(desk).toMatchObject({ rows: [{ group: 'gale' }], more: true });
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
    expect(await answer.text()).toBe(
      'day,articles,versions,deliveries,countedAgainstQuota,overQuota\r\n2040-03-02,1,1,1,0,0\r\n2040-03-01,2,2,4,2,0\r\n',
    );
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

  test('can be accepted only by its own partner, by its own hash, and not by a test key', async () => {
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
