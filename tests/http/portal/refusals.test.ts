// What the portal refuses, and in which words; and what a refusal must not reveal, deliver or take from anybody.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Portal } from '../../../src/objects/partner/calls/portal.ts';
import { muteLog, runAlarm } from '../../support/worker/catalogue.ts';
import { advanceClock, fromNow, HOUR_MS } from '../../support/worker/clock.ts';
import { type Answer, Browser } from '../../support/worker/console.ts';
import { callDesk, publish, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { addPartner, agreement, GAZETTE, issueKey, putAgreement } from '../../support/worker/desk-partners.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { notifyPartners } from '../../support/worker/notified.ts';
import { ANNE, atPortal, invitationFor } from '../../support/worker/portal.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await addPartner();
  await putAgreement();
});

const LIST = '/portal/articles';

async function ledger(): Promise<object[]> {
  return (await callDesk<{ rows: object[] }>('GET', `${GAZETTE}/ledger`)).body.rows;
}

describe('an article', () => {
  test('that a browser fetches as a picture of another page is not delivered, and neither is one that a program only asks about', async () => {
    await publish('harbour');
    newIsolate();
    const { browser } = await atPortal();
    expect((await browser.get(`${LIST}/harbour`, { 'sec-fetch-dest': 'image' })).status).toBe(503);
    expect((await browser.head(`${LIST}/harbour`)).status).toBe(200);
    expect(await ledger()).toEqual([]);
  });

  test('is opened anew and delivered whatever validator a program sends, because the page has none', async () => {
    await publish('harbour');
    newIsolate();
    const { browser } = await atPortal();
    for (const count of [1, 2]) {
      const { status, text } = await browser.get(`${LIST}/harbour`, { 'if-none-match': '*' });
      expect([status, text.includes('All rights reserved')]).toEqual([200, true]);
      expect(await ledger()).toMatchObject([{ count }]);
    }
  });

  test('is shown although the list of those who received it cannot be read, because it is in the ledger by then', async () => {
    await publish('harbour');
    newIsolate();
    const { browser } = await atPortal();
    vi.spyOn(Portal.prototype, 'receivers').mockImplementation(() => {
      throw new Error('the object was restarted');
    });
    muteLog();
    const { status, text } = await browser.get(`${LIST}/harbour`);
    expect([status, text.includes('cannot be shown at present')]).toEqual([200, true]);
    expect(await ledger()).toMatchObject([{ slug: 'harbour', count: 1 }]);
  });
});

describe('a receipt', () => {
  test('of copy under embargo is for those who may see the copy; after the release it is for all who may copy', async () => {
    await putAgreement({ embargoed: true }, { 'if-match': '*' });
    await publish('budget', { headline: 'The budget is doubled', embargoedUntil: fromNow(HOUR_MS) });
    newIsolate();
    const { browser } = await atPortal();
    const { browser: trusted } = await atPortal({ ...ANNE, email: 'ben@gazette.example', rights: ['copy', 'embargoed'] });
    const { key } = await issueKey({ scopes: ['articles'] });
    expect((await trusted.get(`${LIST}/budget`)).status).toBe(200);
    const id = 'main.2.budget.1.full';
    const statuses = async () => [
      (await trusted.get(`/portal/receipts/${id}`)).status,
      (await browser.get(`/portal/receipts/${id}`)).status,
      (await new Browser().get(`/v1/receipts/${id}`, { authorization: `Bearer ${key}` })).status,
    ];
    expect(await statuses()).toEqual([200, 404, 404]);
    advanceClock(2 * HOUR_MS);
    await runAlarm();
    expect(await statuses()).toEqual([200, 200, 200]);
  });
});

describe('before a copy is made, the page asks whether it is still current', () => {
  test('and is not told that an article was withdrawn which the partner never received', async () => {
    await publish('harbour');
    newIsolate();
    const { browser } = await atPortal();
    await withdraw('harbour');
    await notifyPartners();
    newIsolate();
    const answers = [];
    for (const slug of ['harbour', 'nothing']) answers.push(await browser.get(`${LIST}/${slug}/state`, { 'sec-fetch-dest': 'empty' }));
    const [withdrawn, unknown] = answers.map(({ status, text }) => [status, text]);
    expect(withdrawn).toEqual(unknown);
    expect(withdrawn).toEqual([200, expect.stringContaining('"refused"')]);
  });

  test('and reads in words of the portal why nothing may be copied', async () => {
    await publish('harbour');
    newIsolate();
    const { browser } = await atPortal();
    await browser.get(`${LIST}/harbour`);
    await callDesk('PUT', `${GAZETTE}/standing`, { body: { standing: 'suspended', reason: 'Late.' }, headers: { 'if-match': '*' } });
    const { text } = await browser.get(`${LIST}/harbour/state`, { 'sec-fetch-dest': 'empty' });
    expect(JSON.parse(text)).toEqual({ state: 'refused', detail: expect.stringContaining('suspended the delivery of copy') });
    const page = await browser.get(LIST);
    expect([page.status, page.text.includes('Your account has the reason'), page.text.includes('/v1/')]).toEqual([403, true, false]);
  });
});

describe('somebody', () => {
  test('whose key lacks the scope for withdrawals is led to nothing that it may not see', async () => {
    const { key } = await issueKey({ scopes: ['changes'] });
    const browser = new Browser();
    await browser.post('/portal/sign-in', { key });
    const { location } = await browser.get('/portal?signed-in');
    const page = await browser.get(location ?? '');
    expect([location, page.status]).toEqual(['/portal/sessions', 200]);
    expect(page.text).not.toContain('href="/portal/withdrawals');
  });

  test('of an agreement that is over gets another one on the page that refuses', async () => {
    await callDesk('PUT', `${GAZETTE}/agreements/print`, {
      body: { reference: 'P-1', validFrom: '2039-01-01T00:00:00Z', form: 'full', channels: ['print'] },
    });
    await putAgreement({ validUntil: '2040-01-02T00:00:00Z' }, { 'if-match': '*' });
    const { browser } = await atPortal({ ...ANNE, agreements: ['main', 'print'] });
    const { status, text } = await browser.get('/portal/articles');
    expect([status, text.includes('/v1/')]).toEqual([403, false]);
    const [, other = ''] = /href="(\/portal\/articles\?agreement=print)"/.exec(text) ?? [];
    expect((await browser.get(other)).status).toBe(200);
  });

  test('of a partner whose object does not answer, an invitation and a key are answered with 503, and the answers are for nobody else', async () => {
    const { browser, user } = await atPortal();
    const path = await invitationFor(user);
    const { key } = await issueKey();
    muteLog();
    vi.spyOn(env.PARTNER, 'getByName').mockImplementation(() => {
      throw Object.assign(new Error('Network connection lost.'), { retryable: true });
    });
    const pages: Answer[] = [];
    for (const page of ['articles', 'articles/a', 'account', 'withdrawals', 'sessions']) pages.push(await browser.get(`/portal/${page}`));
    const answers = [
      ...pages,
      await new Browser().get(path),
      await new Browser().post(path, {}),
      await new Browser().post('/portal/sign-in', { key }),
    ];
    for (const { status, headers } of answers)
      expect([status, headers.has('retry-after'), headers.get('access-control-allow-origin')]).toEqual([503, true, null]);
    expect(answers[0]?.text).toContain('Try again in a few seconds');
  });
});

test('a page that is shown again because its form was refused leads to pages only, and chooses an agreement at its own address', async () => {
  const { reference } = agreement();
  await callDesk('PUT', `${GAZETTE}/agreements/print`, { body: agreement({ reference: `${reference}-P` }) });
  const { browser } = await atPortal({ ...ANNE, agreements: ['main', 'print'], rights: ['read', 'account', 'keys', 'sandbox'] });
  const form = await browser.formToken('/portal/sessions');
  const forms = {
    '/portal/account/acceptance': 409,
    '/portal/sandbox/new': 422,
    '/portal/sandbox/clearing': 422,
    '/portal/test-keys': 422,
  };
  const paths = new Set<string>();
  for (const [path, status] of Object.entries(forms)) {
    const refused = await browser.post(path, { form, sha256: 'x' });
    expect([path, refused.status]).toEqual([path, status]);
    for (const [, link = ''] of refused.text.matchAll(/href="(\/portal[^"]*)"/g)) paths.add(link.replaceAll('&amp;', '&'));
  }
  expect([...paths]).toEqual(expect.arrayContaining(['/portal/account?agreement=print', '/portal/sandbox?agreement=print']));
  for (const path of paths) expect([path, (await browser.get(path)).status < 400]).toEqual([path, true]);
});
