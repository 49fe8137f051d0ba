// The sandbox at the portal: what people do with synthetic articles, what each form refuses, and who may do it.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { muteLog } from '../../support/worker/catalogue.ts';
import { advanceClock, HOUR_MS, MINUTE_MS } from '../../support/worker/clock.ts';
import { type Answer, Browser } from '../../support/worker/console.ts';
import { callDesk, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { addPartner, GAZETTE, issueKey, putAgreement } from '../../support/worker/desk-partners.ts';
import { fieldsIn } from '../../support/worker/forms-of-pages.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { outcomeOf, pull, pullText } from '../../support/worker/partner.ts';
import { ANNE, atPortal } from '../../support/worker/portal.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await addPartner();
  await putAgreement();
});

const SANDBOX = '/portal/sandbox';
const TESTER = { ...ANNE, rights: ['sandbox'] };
const page = (slug: string) => `${SANDBOX}/articles/${slug}`;

/** Fills in the form of the page, and sends it. */
async function send(browser: Browser, path: string, name: string, fields: Record<string, string> = {}): Promise<Answer> {
  const action = `${path}/${name}`;
  return browser.post(action, { ...fieldsIn(await browser.get(path), action), ...fields });
}

const make = (browser: Browser, slug: string, fields: Record<string, string> = {}) => send(browser, SANDBOX, 'new', { slug, ...fields });

/** Presses the button of an action on the page of the article. */
async function step(browser: Browser, slug: string, action: string, fields: Record<string, string> = {}): Promise<Answer> {
  return send(browser, page(slug), 'step', { action, ...fields });
}

/** The actions that the page offers. */
async function offered(browser: Browser, slug: string): Promise<string[]> {
  return [...(await browser.get(page(slug))).text.matchAll(/name="action" value="([\w-]+)"/g)].map(([, action = '']) => action);
}

const decoded = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'");

describe('an article of the sandbox', () => {
  test('goes through all that a real one goes through, and its page offers what is possible, with what follows', async () => {
    const { key } = await issueKey({ mode: 'test' });
    const { browser } = await atPortal(TESTER);
    const made = await make(browser, 'sandbox-a');
    expect([made.status, made.location]).toEqual([303, `${page('sandbox-a')}?done=publish`]);
    expect(await offered(browser, 'sandbox-a')).toEqual(['update', 'correct', 'withdraw', 'hold']);
    expect((await browser.get(page('sandbox-a'))).text).toContain('nobody has to acknowledge the withdrawal');
    await pullText(key, '/v1/articles/sandbox-a/html');
    expect((await browser.get(page('sandbox-a'))).text).toContain('has to be acknowledged within 1 hour');
    const states = [];
    for (const action of ['correct', 'hold', 'release', 'update', 'withdraw', 'reinstate']) {
      expect([action, (await step(browser, 'sandbox-a', action)).status]).toEqual([action, 303]);
      states.push([await outcomeOf(await pull(key, '/v1/articles/sandbox-a')), await offered(browser, 'sandbox-a')]);
    }
    const published = ['update', 'correct', 'withdraw', 'hold'];
    expect(states).toEqual([
      ['200', published],
      ['404 not-found', ['release', 'update', 'correct', 'withdraw']],
      ['200', published],
      ['200', published],
      ['410 withdrawn', ['reinstate']],
      ['200', published],
    ]);
    expect(await pullText(key, '/v1/articles/sandbox-a/text')).toContain('Sandbox a, version 5');
  });

  test('under embargo is published at its hour by itself, also for a program that waits, and its hour can be changed', async () => {
    const { key } = await issueKey({ mode: 'test' });
    const { browser } = await atPortal(TESTER);
    await make(browser, 'sandbox-a', { until: '2040-03-01T20:00' });
    expect(await offered(browser, 'sandbox-a')).toEqual(['embargo-lift', 'embargo', 'update', 'hold', 'withdraw']);
    expect(
      fieldsIn(await browser.get(page('sandbox-a')), `${page('sandbox-a')}/step\\?agreement=main" class="step" id="embargo"`),
    ).toMatchObject({
      until: '2040-03-01T20:00',
    });
    expect((await step(browser, 'sandbox-a', 'embargo', { until: '2040-03-01T14:00' })).status).toBe(303);
    advanceClock(HOUR_MS - 1);
    const { cursor } = JSON.parse(await pullText(key, '/v1/changes')) as { cursor: string };
    expect(await outcomeOf(await pull(key, '/v1/articles/sandbox-a'))).toBe('404 not-found');
    advanceClock(HOUR_MS);
    expect(await pullText(key, `/v1/changes?cursor=${cursor}`)).toContain('"action":"publish","slug":"sandbox-a"');
    expect(await outcomeOf(await pull(key, '/v1/articles/sandbox-a'))).toBe('200');
    expect(await offered(browser, 'sandbox-a')).toContain('correct');
  });

  test('has the headline that somebody gave it in every version, and it runs nothing', async () => {
    const { browser } = await atPortal(TESTER);
    const headline = `</title><script>alert(1)</script> ${'ß'.repeat(200)} ميناء المدينة`;
    await make(browser, 'sandbox-a', { headline });
    await step(browser, 'sandbox-a', 'correct');
    for (const path of [SANDBOX, `${SANDBOX}/board`, page('sandbox-a'), `${page('sandbox-a')}/watch?version=2`]) {
      const { status, text } = await browser.get(path);
      expect([path, status, text.includes('<script>alert')]).toEqual([path, 200, false]);
    }
    expect(decoded((await browser.get(page('sandbox-a'))).text)).toContain(headline);
  });

  test('is not made of a form that is wrong, which keeps what was written', async () => {
    const { browser } = await atPortal(TESTER);
    await make(browser, 'sandbox-a');
    const cases = [
      [{ slug: 'sandbox-a' }, 'There is an article of this slug already'],
      [{ slug: 'real-news' }, 'Begin with “sandbox-”'],
      [{ slug: '' }, 'Begin with “sandbox-”'],
      [{ slug: 'sandbox-b', headline: 'x'.repeat(501) }, 'The headline must'],
      [{ slug: 'sandbox-b', until: '2040-03-01T01:00' }, 'has to end in the future'],
      [{ slug: 'sandbox-b', until: 'soon' }, 'must be a date and a time'],
    ] as const;
    for (const [fields, words] of cases) {
      const { status, text } = await send(browser, SANDBOX, 'new', fields);
      expect([words, status, text.includes(words), text.includes(`value="${fields.slug}"`)]).toEqual([words, 422, true, true]);
    }
    expect((await browser.get(SANDBOX)).text).not.toContain('sandbox-b<');
    expect((await browser.get(SANDBOX)).text).toContain('value="sandbox-1"');
  });

  test('is changed by one of two people who press a button at once, and the other sees what became of it', async () => {
    const { browser: anne } = await atPortal(TESTER);
    const { browser: ben } = await atPortal({ ...TESTER, name: 'Ben Ford', email: 'ben@gazette.example' });
    await make(anne, 'sandbox-a');
    const [hers, his] = [
      fieldsIn(await anne.get(page('sandbox-a')), page('sandbox-a')),
      fieldsIn(await ben.get(page('sandbox-a')), page('sandbox-a')),
    ];
    expect((await anne.post(`${page('sandbox-a')}/step`, { ...hers, action: 'withdraw' })).status).toBe(303);
    const late = await ben.post(`${page('sandbox-a')}/step`, { ...his, action: 'correct' });
    expect([late.status, late.text.includes('was changed since you opened the page'), late.text.includes('value="reinstate"')]).toEqual([
      409,
      true,
      true,
    ]);
    expect((await anne.post(`${page('sandbox-a')}/step`, { ...hers, action: 'withdraw' })).status).toBe(409);
    expect((await ben.get(`${page('sandbox-a')}/watch?version=1`)).text).toContain('has changed since you opened this page');
    expect((await ben.get(`${page('sandbox-a')}/watch?version=2`)).text).not.toContain('has changed since you opened this page');
    expect((await ben.get(page('sandbox-a'))).text).toContain('Anne Quay');
  });

  test('that does not exist has no page, and the part of an open page says that it was cleared', async () => {
    const { browser } = await atPortal(TESTER);
    expect([(await browser.get(page('sandbox-a'))).status, (await browser.get(page('eastern-lock'))).status]).toEqual([404, 404]);
    const { status, text } = await browser.get(`${page('sandbox-a')}/watch?version=1`);
    expect([status, text.includes('somebody has cleared it')]).toEqual([200, true]);
  });
});

describe('the sandbox', () => {
  test('is cleared after it was confirmed, and not if somebody has changed it since the page was opened', async () => {
    const { browser } = await atPortal(TESTER);
    await make(browser, 'sandbox-a');
    const stale = fieldsIn(await browser.get(SANDBOX), `${SANDBOX}/clearing`);
    expect((await browser.post(`${SANDBOX}/clearing`, stale)).status).toBe(422);
    await make(browser, 'sandbox-b');
    const refused = await browser.post(`${SANDBOX}/clearing`, { ...stale, sure: 'yes' });
    expect([refused.status, refused.text.includes('nothing was deleted'), refused.text.includes('sandbox-b')]).toEqual([409, true, true]);
    const done = await send(browser, SANDBOX, 'clearing', { sure: 'yes' });
    expect([done.status, (await browser.get(done.location ?? '')).text.includes('0 of 100 articles')]).toEqual([303, true]);
    const { body } = await callDesk<{ entries: { who: string; action: string }[] }>('GET', `${GAZETTE}/audit`);
    expect(body.entries.find(({ action }) => action === 'sandbox.clear')?.who).toMatch(/^user /);
  });

  test('is for those who have the right, has no real copy, and no synthetic copy is among the articles', async () => {
    await publish('eastern-lock', { headline: 'A real headline' });
    newIsolate();
    const { browser, user } = await atPortal({ ...ANNE, rights: ['read', 'copy', 'sandbox'] });
    await make(browser, 'sandbox-a', { headline: 'An invented headline' });
    expect((await browser.get(SANDBOX)).text).not.toContain('A real headline');
    expect((await browser.get('/portal/articles')).text).not.toContain('An invented headline');
    expect((await browser.get('/portal/articles/sandbox-a')).status).toBe(404);
    const fields = fieldsIn(await browser.get(page('sandbox-a')), page('sandbox-a'));
    await callDesk('PUT', `${GAZETTE}/users/${user.id}`, { body: { ...ANNE, rights: ['read', 'copy'] } });
    const statuses = [];
    for (const path of [SANDBOX, `${SANDBOX}/board`, page('sandbox-a'), `${page('sandbox-a')}/watch`])
      statuses.push((await browser.get(path)).status);
    statuses.push((await browser.post(`${page('sandbox-a')}/step`, { ...fields, action: 'withdraw' })).status);
    expect(statuses).toEqual([403, 403, 403, 403, 403]);
    expect((await browser.get('/portal/articles')).text).not.toContain(`href="${SANDBOX}`);
  });

  test('opens for whoever pastes a test key for articles, and for no other key', async () => {
    const enter = async (body: Record<string, unknown>) => {
      const browser = new Browser();
      await browser.post('/portal/sign-in', { key: (await issueKey(body)).key });
      return (await browser.get(SANDBOX)).status;
    };
    expect([await enter({ mode: 'test' }), await enter({ mode: 'test', scopes: ['feed'] }), await enter({})]).toEqual([200, 403, 403]);
  });

  test('of a suspended partner, or under an agreement that is over, says what test keys get, and can be used', async () => {
    const { key } = await issueKey({ mode: 'test' });
    const { browser } = await atPortal(TESTER);
    await make(browser, 'sandbox-a');
    await pullText(key, '/v1/articles/sandbox-a');
    await callDesk('PUT', `${GAZETTE}/standing`, { body: { standing: 'suspended', reason: 'Late.' }, headers: { 'if-match': '*' } });
    expect((await browser.get(SANDBOX)).text).toContain('Your organisation is suspended, so test keys get no copy');
    expect((await step(browser, 'sandbox-a', 'withdraw')).status).toBe(303);
    expect([await outcomeOf(await pull(key, '/v1/feed.rss')), await outcomeOf(await pull(key, '/v1/withdrawals'))]).toEqual([
      '403 suspended',
      '200',
    ]);
    await callDesk('PUT', `${GAZETTE}/standing`, { body: { standing: 'good' }, headers: { 'if-match': '*' } });
    await putAgreement({ validUntil: '2040-02-01T00:00:00Z' }, { 'if-match': '*' });
    expect((await browser.get(page('sandbox-a'))).text).toContain('The agreement is not in force');
  });

  test('of a partner whose object is silent is answered with 503, as are its parts', async () => {
    const { browser } = await atPortal(TESTER);
    muteLog();
    vi.spyOn(env.PARTNER, 'getByName').mockImplementation(() => {
      throw Object.assign(new Error('Network connection lost.'), { retryable: true });
    });
    for (const path of [SANDBOX, `${SANDBOX}/board`, page('sandbox-a')]) expect((await browser.get(path)).status).toBe(503);
  });

  test('has articles within the agreement that was chosen, of a person who has several', async () => {
    await putAgreement({ scope: { sections: { include: ['harbour'] } } }, {}, 'print');
    const { key } = await issueKey({ mode: 'test', agreement: 'print' });
    const { browser } = await atPortal({ ...TESTER, agreements: ['main', 'print'] });
    await make(browser, 'sandbox-main');
    const form = fieldsIn(await browser.get(`${SANDBOX}?agreement=print`), `${SANDBOX}/new`);
    expect((await browser.post(`${SANDBOX}/new?agreement=print`, { ...form, slug: 'sandbox-print' })).location).toContain(
      'agreement=print',
    );
    expect([
      await outcomeOf(await pull(key, '/v1/articles/sandbox-main')),
      await outcomeOf(await pull(key, '/v1/articles/sandbox-print')),
    ]).toEqual(['404 not-found', '200']);
    expect((await browser.get(`${SANDBOX}?agreement=radio`)).status).toBe(404);
  });
});

test('watching takes nothing from the rate of the agreement', async () => {
  await putAgreement({ rate: { requests: 2, perSeconds: 3_600 } }, { 'if-match': '*' });
  const { browser } = await atPortal(TESTER);
  for (let count = 0; count < 4; count++) expect((await browser.get(`${SANDBOX}/board`)).status).toBe(200);
  advanceClock(MINUTE_MS);
  expect((await make(browser, 'sandbox-a')).status).toBe(303);
});
