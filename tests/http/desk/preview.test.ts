// What would this partner get, and why not the rest: told to the desk article by article, without delivering anything.
import { exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { advanceClock, DAY_MS, fromNow, HOUR_MS, NOON } from '../../support/worker/clock.ts';
import { BOOTSTRAP_TOKEN, callDesk, changeState, publish, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { addPartner, GAZETTE, issueKey, putAgreement } from '../../support/worker/desk-partners.ts';
import { isolateTests } from '../../support/worker/isolation.ts';

isolateTests();

beforeEach(async () => {
  await setUpPublisher();
  await addPartner();
});

interface Row {
  slug: string;
  outcome: string;
  reason?: string;
  words?: string;
  grant?: { form: string; embargoedUntil?: string };
  before?: string;
}

interface Preview {
  agreement: { id: string; version: number };
  asOf: string;
  articles: Row[];
  next?: string;
  type?: string;
}

async function preview(query = '') {
  const { status, body } = await callDesk<Preview>('GET', `${GAZETTE}/preview${query}`);
  return { status, ...body };
}

/** `form` of what is granted, the reason of what is not, by article. */
async function told(query = ''): Promise<Record<string, string | undefined>> {
  return Object.fromEntries((await preview(query)).articles.map(({ slug, grant, reason }) => [slug, grant?.form ?? reason]));
}

describe('a preview', () => {
  test('says of every article what the partner gets, or why not', async () => {
    await putAgreement({
      form: 'excerpt',
      excerptWords: 20,
      scope: { sections: { include: ['harbour'] }, subjects: { exclude: ['court'] }, delayMinutes: 60, archiveDays: 30 },
    });
    await publish('old', { firstPublished: fromNow(-40 * DAY_MS) });
    await publish('granted', { firstPublished: fromNow(-DAY_MS) });
    await publish('too-new');
    await publish('weather', { sections: ['weather'] });
    await publish('in-court', { subjects: ['Court'], firstPublished: fromNow(-DAY_MS) });
    await publish('agency', { source: 'Agence Corvine', firstPublished: fromNow(-DAY_MS) });
    await publish('held', { firstPublished: fromNow(-DAY_MS) });
    await changeState('held', 'hold');
    await publish('gone', { firstPublished: fromNow(-DAY_MS) });
    await withdraw('gone');
    await publish('coming', { embargoedUntil: fromNow(HOUR_MS) });
    expect(await told()).toEqual({
      old: 'archive',
      granted: 'excerpt',
      'too-new': 'delay',
      weather: 'section',
      'in-court': 'subject',
      agency: 'source',
      held: 'held',
      gone: 'withdrawn',
      coming: 'embargo',
    });
    for (const { outcome, words } of (await preview()).articles) expect(words !== undefined).toBe(outcome === 'refused');
  });

  test('is under one agreement: the only one, or the one that is named', async () => {
    await publish('one');
    expect(await preview()).toMatchObject({ status: 409, type: '/problems/no-such-agreement', agreements: [] });
    await putAgreement();
    await putAgreement({ form: 'summary' }, {}, 'second');
    for (const query of ['', '?agreement=third']) {
      expect(await preview(query)).toMatchObject({ status: 409, agreements: ['main', 'second'] });
    }
    expect(await told('?agreement=main')).toEqual({ one: 'full' });
    expect(await told('?agreement=second')).toEqual({ one: 'summary' });
    expect((await preview('?agreement=third')).status).toBe(409);
  });

  test('shows copy under embargo as a key sees it that may, where the agreement lets it', async () => {
    await publish('coming', { embargoedUntil: fromNow(HOUR_MS) });
    await putAgreement({ embargoed: true });
    expect(await told()).toEqual({ coming: 'embargo' });
    const { articles } = await preview('?embargoed=true');
    expect(articles[0]?.grant).toMatchObject({ form: 'full', embargoedUntil: fromNow(HOUR_MS) });
  });

  test('follows the standing, and says so in words', async () => {
    await publish('one');
    await putAgreement();
    await callDesk('PUT', `${GAZETTE}/standing`, {
      body: { standing: 'probation', reason: 'A notice was cut.' },
      headers: { 'if-match': '*' },
    });
    expect((await preview()).articles[0]).toMatchObject({ outcome: 'granted', words: 'the partner is on probation' });
    await callDesk('PUT', `${GAZETTE}/standing`, { body: { standing: 'suspended', reason: 'Again.' }, headers: { 'if-match': '*' } });
    expect((await preview()).articles[0]).toMatchObject({ outcome: 'refused', reason: 'suspended', words: 'the partner is suspended' });
  });

  test('is read page by page, or of one article', async () => {
    await putAgreement();
    for (const slug of ['one', 'two', 'three']) await publish(slug);
    const first = await preview('?limit=2');
    expect(first.articles.map(({ slug }) => slug)).toEqual(['three', 'two']);
    const rest = await preview(`?limit=2&cursor=${first.next}`);
    expect([rest.articles.map(({ slug }) => slug), rest.next]).toEqual([['one'], undefined]);
    expect(await told('?article=two')).toEqual({ two: 'full' });
    expect((await preview('?article=four')).status).toBe(404);
  });

  test('counts nothing and writes nothing', async () => {
    await putAgreement({ quota: { articles: 1, per: 'day' } });
    await publish('one');
    await publish('two');
    for (let round = 0; round < 3; round++) await preview();
    expect((await preview()) as unknown).toMatchObject({ quota: { used: 0, articles: 1 } });
    expect((await callDesk('GET', `${GAZETTE}/ledger`)).body).toEqual({ rows: [] });
  });
});

describe('what was delivered', () => {
  beforeEach(async () => {
    await putAgreement();
    const { key: token } = await issueKey();
    for (const slug of ['one', 'two']) {
      await publish(slug);
      expect((await callDesk('GET', '/v1/feed.json', { token })).status).toBe(200);
      if (slug === 'one') advanceClock(DAY_MS);
    }
  });

  test('is shown as it would come again; new articles are shown as far as the quota has room, the newest first', async () => {
    await publish('three');
    await publish('four', { firstPublished: fromNow(-HOUR_MS) });
    const { headers } = await callDesk('GET', `${GAZETTE}/agreements/main`);
    await putAgreement({ quota: { articles: 2, per: 'day' } }, { 'if-match': headers.get('etag') ?? '' });
    const { articles } = await preview();
    expect(Object.fromEntries(articles.map(({ slug, grant, words }) => [slug, [grant?.form, words]]))).toEqual({
      one: ['full', undefined],
      two: ['full', undefined],
      three: ['full', undefined],
      four: ['headline', 'the quota of the period is used up'],
    });
  });

  test('is in the ledger, newest first, each once, and of one article where that is asked', async () => {
    const { body } = await callDesk<{ rows: { slug: string; form: string; first: string; count: number }[] }>('GET', `${GAZETTE}/ledger`);
    expect(body.rows.map(({ slug, form, count }) => [slug, form, count])).toEqual([
      ['two', 'full', 1],
      ['one', 'full', 2],
    ]);
    const of = await callDesk<{ rows: { slug: string; first: string }[] }>('GET', `${GAZETTE}/ledger?article=one`);
    expect(of.body.rows.map(({ slug, first }) => [slug, first])).toEqual([['one', NOON]]);
    const page = await callDesk<{ rows: { slug: string }[]; next?: string }>('GET', `${GAZETTE}/ledger?limit=1`);
    const next = await callDesk<{ rows: { slug: string }[] }>('GET', `${GAZETTE}/ledger?limit=1&cursor=${page.body.next}`);
    expect([...page.body.rows, ...next.body.rows].map(({ slug }) => slug)).toEqual(['two', 'one']);
  });

  test('is summed up by day, article or slug, as JSON or as CSV', async () => {
    const { body } = await callDesk<{ rows: { group: string; deliveries: number }[] }>('GET', `${GAZETTE}/usage`);
    expect(body.rows.map(({ group, deliveries }) => [group, deliveries])).toEqual(
      expect.arrayContaining([
        ['2040-03-01', 1],
        ['2040-03-02', 2],
      ]),
    );
    expect(body.rows).toHaveLength(2);
    const csv = await callCsv('?by=article&format=csv');
    expect(csv.type).toContain('text/csv');
    expect(csv.text.split('\r\n').sort()).toEqual([
      '',
      'article,articles,versions,deliveries,countedAgainstQuota,overQuota',
      'one,1,1,2,1,0',
      'two,1,1,1,1,0',
    ]);
    expect((await callCsv('', { accept: 'text/csv' })).text).toMatch(/^day,/);
    expect((await callDesk('GET', `${GAZETTE}/usage?from=2040-03-02&to=2040-03-01`)).status).toBe(422);
    expect((await callDesk('GET', `${GAZETTE}/usage?from=yesterday`)).status).toBe(422);
    expect((await callDesk('GET', `${GAZETTE}/usage?to=1600-01-01`)).status).toBe(422);
  });
});

async function callCsv(query: string, headers: Record<string, string> = {}) {
  const answer = await exports.default.fetch(`http://localhost${GAZETTE}/usage${query}`, {
    headers: { authorization: `Bearer ${BOOTSTRAP_TOKEN}`, ...headers },
  });
  return { type: answer.headers.get('content-type'), text: await answer.text() };
}

describe('a preview of an agreement that is only tried', () => {
  const TERMS = { reference: 'QC-9', validFrom: '2040-01-01T00:00:00Z', form: 'summary', channels: ['print'] };

  async function tried(terms: object, query = '') {
    const { status, body } = await callDesk<Preview & { objections?: unknown }>('POST', `${GAZETTE}/preview${query}`, { body: terms });
    return { status, ...body };
  }

  const lines = ({ articles }: Preview) =>
    articles.map(({ slug, before, grant, reason }) => `${slug}: ${before} > ${grant?.form ?? reason}`);

  test('says of each article what it gets now and what it would get, and leaves everything as it was', async () => {
    await putAgreement({ form: 'full', scope: { sections: { include: ['harbour'] } } });
    await publish('lock', { firstPublished: fromNow(-3 * HOUR_MS) });
    await publish('gale', { sections: ['weather'], firstPublished: fromNow(-HOUR_MS) });
    const both = { ...TERMS, scope: { sections: { include: ['weather', 'harbour'] }, delayMinutes: 120 } };
    const answer = await tried(both);
    expect(answer).toMatchObject({ status: 200, agreement: { id: 'main', version: 2 } });
    expect(lines(answer)).toEqual(['gale: nothing > delay', 'lock: full > summary']);
    expect(lines(await tried({ ...TERMS, form: 'headline' }))).toEqual(['gale: nothing > headline', 'lock: full > headline']);
    expect(await told()).toEqual({ gale: 'section', lock: 'full' });
    expect((await preview()).agreement.version).toBe(1);
  });

  test('whose term begins later is tried as of its beginning', async () => {
    await putAgreement({ form: 'full' });
    await publish('lock', { firstPublished: fromNow(-3 * DAY_MS) });
    await publish('gale', { firstPublished: fromNow(-HOUR_MS) });
    const answer = await tried({ ...TERMS, validFrom: fromNow(30 * DAY_MS), scope: { archiveDays: 31 } });
    expect(lines(answer)).toEqual(['gale: full > summary', 'lock: full > archive']);
    expect(answer.asOf).toBe(fromNow(30 * DAY_MS));
    expect([(await tried(TERMS)).asOf, (await preview()).asOf]).toEqual([NOON, NOON]);
  });

  test('needs no existing agreement, and is validated like one', async () => {
    await publish('lock', { firstPublished: fromNow(-HOUR_MS) });
    expect(lines(await tried(TERMS))).toEqual(['lock: nothing > summary']);
    const { status, objections } = await tried({ ...TERMS, scope: { sections: { include: ['fish'] } } });
    expect([status, objections]).toEqual([422, [expect.objectContaining({ pointer: '/scope/sections/include/0' })]]);
    expect((await preview()).status).toBe(409);
  });
});
