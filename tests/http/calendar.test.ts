// Instants at and beyond both ends of the calendar (1600-01-01 to 9999-12-31T00:00Z). Each is decided or refused with 422; none is a fault.
import { describe, expect, test } from 'vitest';
import { exportAll, restore } from '../support/worker/backup.ts';
import { alarmMs, catalogue, flush, runAlarm } from '../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, fromNow, HOUR_MS, MINUTE_MS, NOON } from '../support/worker/clock.ts';
import { BOOTSTRAP_TOKEN, callDesk, publish, withdraw } from '../support/worker/desk.ts';
import { agreement } from '../support/worker/desk-partners.ts';
import { newIsolate } from '../support/worker/isolation.ts';
import { licenseeForEachTest } from '../support/worker/licensed-stage.ts';
import { amend, issue, pull, pullJson, pullText, textOf } from '../support/worker/partner.ts';
import { get } from '../support/worker/reader.ts';
import { article } from '../support/worker/sample.ts';

const gazette = licenseeForEachTest();
const PARTNER = '/desk/partners/harbour-gazette';

const FIRST = '1600-01-01T00:00:00.000Z';
const LAST = '9999-12-31T00:00:00.000Z';
const JUST_BEFORE = '9999-12-30T23:59:59.999Z';

const WITHIN = [FIRST, '1599-12-31T10:00:00-14:00', JUST_BEFORE, '9999-12-30T23:59:59.9999999Z', LAST, '9999-12-31T13:59:00+14:00'];
const BEYOND = [
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '1599-12-31T23:59:59.999Z',
  '1600-01-01T13:59:00+14:00',
  '9999-12-31T00:00:00.001Z',
  '9999-12-30T10:00:00.001-14:00',
  '9999-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59-23:59',
];
const NO_INSTANT = [
  '+010000-01-01T00:00:00Z',
  '-000001-12-31T00:00:00Z',
  '10000-01-01T00:00:00Z',
  '2040-12-31T23:59:60Z',
  '2040-12-31T24:00:00Z',
  '2040-02-30T00:00:00Z',
  '2040-03-01T00:00:00+24:00',
  `2040-03-01T00:00:00.${'9'.repeat(400)}+99:99`,
  'Infinity',
  'NaN',
  '',
  253_402_214_400_000,
  1e308,
  -0,
  2 ** 53,
  true,
  {},
  ['2040-03-01T00:00:00Z'],
];

type Sending = (instant: unknown) => Promise<{ status: number }>;
const desk = (method: string, path: string, body: unknown, headers = {}) => callDesk(method, path, { body, headers });
const putArticle =
  (field: string): Sending =>
  (instant) =>
    desk('PUT', '/desk/articles/eastern-lock', article({ [field]: instant }), { 'if-match': '*' });
const tryTerms =
  (termsOf: (instant: unknown) => Record<string, unknown>): Sending =>
  async (instant) => {
    const terms = { ...agreement(), displayDays: 36_500, quota: { articles: 1, per: 'year' }, ...termsOf(instant) };
    const [first, second] = [
      await desk('POST', `${PARTNER}/preview?embargoed=true`, terms),
      await desk('PUT', `${PARTNER}/agreements/main?dryRun=true`, terms, { 'if-match': '*' }),
    ];
    expect(first.status).toBe(second.status);
    const put = await desk('PUT', `${PARTNER}/agreements/other`, terms, { 'if-match': '*' });
    expect(put.status < 500).toBe(true);
    return first;
  };

const EARLY_OR_LATE: Record<string, Sending> = {
  'an embargo': (instant) => desk('PUT', `/desk/articles/a-${crypto.randomUUID()}`, article({ embargoedUntil: instant as string })),
  'an expiry': putArticle('expires'),
  'a first publication': putArticle('firstPublished'),
  'a first creation': putArticle('firstCreated'),
  'the beginning of a term': tryTerms((instant) => ({ validFrom: instant })),
  'the end of a term': tryTerms((instant) => ({ validFrom: FIRST, validUntil: instant })),
  'the beginning of a scope': tryTerms((instant) => ({ scope: { publishedFrom: instant, delayMinutes: 525_600 } })),
  'the end of a scope': tryTerms((instant) => ({ scope: { publishedUntil: instant, archiveDays: 36_500 } })),
  'the end of an agreement': (instant) => desk('POST', `${PARTNER}/agreements/main/end?dryRun=true`, { at: instant }),
  'the end of a key': (instant) => desk('POST', `${PARTNER}/keys`, { expires: instant }),
  'the end of a token': (instant) => desk('POST', '/desk/tokens', { name: `t-${crypto.randomUUID()}`, scopes: ['read'], expires: instant }),
  'the hour of a question': (instant) =>
    pull(gazette.key, '/v1/decide', { method: 'POST', body: { article: 'eastern-lock', at: instant } }),
};

describe.each(Object.entries(EARLY_OR_LATE))('%s', (_what, send) => {
  test('within the calendar is accepted, or refused for its meaning', async () => {
    for (const instant of WITHIN) expect([instant, [200, 201, 422].includes((await send(instant)).status)]).toEqual([instant, true]);
  });

  test('beyond the calendar, or not an instant, is refused', async () => {
    for (const instant of [...BEYOND, ...NO_INSTANT]) expect([instant, (await send(instant)).status]).toEqual([instant, 422]);
  });
});

test.each(['since', 'from', 'to'])('a query for %s beyond the calendar is a bad request', async (field) => {
  const path = field === 'since' ? '/v1/feed.json' : '/v1/usage';
  for (const instant of [...BEYOND, ...NO_INSTANT].filter((one) => typeof one === 'string' && one !== '')) {
    const answer = await pull(gazette.key, `${path}?${field}=${encodeURIComponent(String(instant))}`);
    await answer.arrayBuffer();
    expect([instant, answer.status]).toEqual([instant, 400]);
  }
});

describe('terms that wait for the end of the calendar', () => {
  const terms = {
    validFrom: JUST_BEFORE,
    displayDays: 36_500,
    embargoed: true,
    quota: { articles: 1, per: 'year' as const },
    notice: { licenceLine: 'For {partner}.', acceptWithinHours: 8_760 },
    scope: { archiveDays: 36_500 },
  };

  test('can be put, previewed and listed; the time to accept their notice ends with the calendar', async () => {
    await publish('launch', { embargoedUntil: JUST_BEFORE });
    const preview = await callDesk('POST', `${PARTNER}/preview?embargoed=true`, { body: agreement(terms) });
    expect(preview.body).toMatchObject({ asOf: JUST_BEFORE, quota: { resets: LAST }, acceptance: { state: 'pending', due: LAST } });
    const written = await amend(gazette.id, terms);
    expect(written).toMatchObject({ pending: { until: JUST_BEFORE, meanwhile: 1 }, acceptance: { state: 'pending', due: LAST } });
    for (const path of ['agreements', 'preview', 'ledger']) expect((await callDesk('GET', `${PARTNER}/${path}`)).status).toBe(200);
    expect(await pullJson(gazette.key, '/v1/agreements')).toMatchObject({
      agreements: [{ scheduled: { notice: { acceptance: { state: 'pending', due: LAST } } } }],
    });
    const { key } = await issue(gazette.id, { scopes: ['articles', 'embargoed'] });
    for (const at of [JUST_BEFORE, LAST]) {
      const answer = await pull(key, '/v1/decide', { method: 'POST', body: { article: 'eastern-lock', at } });
      expect(JSON.parse(await textOf(answer))).toEqual({
        decision: 'refuse',
        reasons: ['At that time the agreement no longer grants it.'],
      });
    }
  });

  test('never open an article whose delay is longer than the calendar', async () => {
    await amend(gazette.id, { embargoed: true });
    await publish('launch', { embargoedUntil: JUST_BEFORE });
    await amend(gazette.id, { validFrom: fromNow(HOUR_MS), scope: { delayMinutes: 525_600 } });
    const { key } = await issue(gazette.id, { scopes: ['articles', 'embargoed'] });
    const answer = await pull(key, '/v1/decide', { method: 'POST', body: { article: 'launch', at: LAST } });
    expect(JSON.parse(await textOf(answer))).toEqual({ decision: 'refuse', reasons: ['At that time it was not available yet.'] });
  });

  test('grant copy under embargo until its hour, and have no end to showing it within the calendar', async () => {
    await amend(gazette.id, { embargoed: true, displayDays: 36_500, scope: { archiveDays: 36_500 } });
    await publish('launch', { embargoedUntil: JUST_BEFORE });
    const { key } = await issue(gazette.id, { scopes: ['feed', 'articles', 'embargoed'] });
    const decision = await pull(key, '/v1/decide', { method: 'POST', body: { article: 'launch', at: LAST } });
    const body = JSON.parse(await textOf(decision));
    expect([body.decision, body.embargoedUntil, body.until]).toEqual(['grant', JUST_BEFORE, undefined]);
    expect(await pullText(key, '/v1/articles/launch/text')).toContain('NOT FOR PUBLICATION UNTIL 9999-12-31 00:00 UTC');
    for (const format of ['rss', 'atom', 'json', 'ninjs']) expect(await pullText(key, `/v1/feed.${format}`)).toContain('launch');
  });

  test('may not begin with its last instant, since nothing could follow it', async () => {
    const { status, body } = await callDesk('PUT', `${PARTNER}/agreements/other`, { body: agreement({ validFrom: LAST }) });
    expect([status, body.objections]).toEqual([422, [{ pointer: '/validFrom', detail: `must be earlier than ${LAST}` }]]);
  });

  test('come back with a backup', async () => {
    await amend(gazette.id, terms);
    await callDesk('POST', `${PARTNER}/agreements/main/end`, { body: {} });
    await callDesk('PUT', `${PARTNER}/agreements/last`, { body: agreement({ validFrom: '9999-12-30T23:59:59.998Z' }) });
    const lines = await exportAll();
    await callDesk('POST', `${PARTNER}/agreements/last/end`, { body: { at: JUST_BEFORE } });
    expect((await restore(lines)).status).toBe(200);
    expect((await callDesk('GET', `${PARTNER}/agreements`)).status).toBe(200);
  });
});

test('a backup whose every instant lies at the end of the calendar is put back, and the partner is answered', async () => {
  await pullText(gazette.key, '/v1/articles/eastern-lock');
  await amend(gazette.id, { notice: { licenceLine: 'For {partner}.' } });
  await withdraw('eastern-lock');
  await pullJson(gazette.key, '/v1/withdrawals');
  const lines = (await exportAll()).replaceAll(String(Date.parse(NOON)), String(Date.parse(LAST))).replaceAll(NOON, LAST);
  expect(await restore(lines)).toMatchObject({ status: 200, partners: 1 });
  newIsolate();
  for (const path of ['/v1/agreements', '/v1/account', '/v1/withdrawals', '/v1/changes', '/v1/usage', '/v1/feed.ninjs'])
    expect([path, (await pull(gazette.key, path)).status]).toEqual([path, 200]);
  expect((await pull(gazette.key, '/v1/articles/eastern-lock')).status).toBe(410);
  for (const path of ['agreements', 'keys', 'ledger', 'usage', 'withdrawals', 'audit', 'preview'])
    expect([path, (await callDesk('GET', `${PARTNER}/${path}`)).status]).toEqual([path, 200]);
  for (const path of ['/desk/withdrawals', '/desk/withdrawals/eastern-lock', '/desk/articles', '/desk/audit', '/desk/export'])
    expect([path, (await get(path, { authorization: `Bearer ${BOOTSTRAP_TOKEN}` })).status]).toEqual([path, 200]);
  for (const path of ['/', '/feeds', '/feeds/all.rss', '/articles/eastern-lock', '/sitemap-news.xml', '/terms'])
    expect([path, (await get(path)).status < 500]).toEqual([path, true]);
});

test('a sandbox under a scope that ends with the first instant of the calendar shows nothing, and is no fault', async () => {
  await amend(gazette.id, { scope: { publishedUntil: FIRST } });
  const { key } = await issue(gazette.id, { mode: 'test' });
  const made = await pull(key, '/v1/sandbox', { method: 'POST', body: { action: 'publish', slug: 'sandbox-one' } });
  expect([made.status, await textOf(made)]).toEqual([expect.any(Number), expect.any(String)]);
  expect(made.status).toBeLessThan(300);
  expect(await pullJson(key, '/v1/feed.ninjs')).toMatchObject({ items: [] });
});

test('copy from the first instant of the calendar is published, read in every format and withdrawn', async () => {
  await publish('first', { firstPublished: FIRST, firstCreated: FIRST });
  for (const format of ['rss', 'atom', 'json']) expect((await get(`/feeds/all.${format}`)).status).toBe(200);
  expect((await get('/sitemap-news.xml')).status).toBe(200);
  expect(await pullText(gazette.key, '/v1/articles/first')).toContain(FIRST);
  await withdraw('first');
  expect((await get('/articles/first')).status).toBe(410);
});

test.each(['embargoedUntil', 'expires'])('for a time beyond the platform’s longest alarm (%s) the alarm is set in steps', async (field) => {
  await flush();
  const made = await callDesk('PUT', '/desk/articles/far', { body: article({ [field]: JUST_BEFORE }) });
  expect(made.status).toBe(201);
  // Purges follow the publication; an alarm that fails would come back within seconds for ever.
  for (let round = 0; round < 20 && ((await alarmMs()) ?? 0) < Date.now() + DAY_MS; round += 1) {
    advanceClock(MINUTE_MS);
    await runAlarm();
  }
  expect(await alarmMs()).toBeGreaterThan(Date.now() + DAY_MS);
  expect(await catalogue().heartbeat()).toEqual(expect.any(String));
  expect((await get('/healthz')).status).toBe(200);
});
