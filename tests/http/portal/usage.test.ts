// Usage and receipts at the portal: what the organisation received, by whom, and the proof of it for the agreements that a person has.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { PortalAccount } from '../../../src/objects/partner/calls/portal-account.ts';
import { muteLog } from '../../support/worker/catalogue.ts';
import { callDesk, correct, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { addPartner, GAZETTE, issueKey, putAgreement } from '../../support/worker/desk-partners.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { pullText } from '../../support/worker/partner.ts';
import { ANNE, atPortal } from '../../support/worker/portal.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await addPartner();
  await putAgreement({ quota: { articles: 10, per: 'month', past: 'headlines' } });
  await publish('eastern-lock', { headline: 'The eastern lock' });
  newIsolate();
});

const USAGE = '/portal/usage';
const OWN = { ...ANNE, agreements: ['main'] };

/** Pulls the article as text with a key for each agreement, and returns the ids of the receipts. */
async function deliverUnderTwo(): Promise<{ own: string; other: string }> {
  await putAgreement({ quota: { articles: 5, per: 'month', past: 'headlines' } }, {}, 'print');
  for (const agreement of ['main', 'print']) {
    const { key } = await issueKey({ agreement, name: `=key of ${agreement}` });
    await pullText(key, '/v1/articles/eastern-lock/text');
  }
  return { own: 'main.1.eastern-lock.1.full', other: 'print.1.eastern-lock.1.full' };
}

describe('the usage', () => {
  test('is shown by day, by article, and by key and person with their names, with the quota of the person’s agreements only', async () => {
    await deliverUnderTwo();
    const { browser, user } = await atPortal(OWN);
    await browser.get('/portal/articles/eastern-lock');
    const [day, article, key] = await Promise.all(
      ['day', 'article', 'key'].map(async (by) => (await browser.get(`${USAGE}?by=${by}&from=&to=`)).text),
    );
    expect(day).toMatch(/<svg[\s\S]*<td data-label="Deliveries">3</);
    expect(day).toContain('1 of 10 articles this month under main');
    expect(day).not.toContain('under print');
    expect(article).toMatch(/<td>eastern-lock<\/td>/);
    for (const name of ['Anne Quay', '=key of main', '=key of print']) expect(key).toContain(name);
    expect(key).toContain(user.id);
  });

  test('is a file for spreadsheets, in which no name is a formula, of the period that was chosen', async () => {
    await deliverUnderTwo();
    const { browser } = await atPortal(OWN);
    const { status, text, headers } = await browser.get(`${USAGE}/csv?by=key`);
    expect([status, headers.get('content-disposition'), headers.get('cache-control')]).toEqual([
      200,
      'attachment; filename="harbour-gazette-usage.csv"',
      'no-store',
    ]);
    const [head = '', ...rows] = text.trimEnd().split('\r\n');
    expect(head).toBe('key,name,articles,versions,deliveries');
    expect(rows.sort()).toEqual([
      expect.stringMatching(/^[0-9a-f]{12},"'=key of (main|print)",1,1,1$/),
      expect.stringMatching(/^[0-9a-f]{12},"'=key of (main|print)",1,[01],1$/),
    ]);
    expect((await browser.get(`${USAGE}/csv?by=article`)).text).toMatch(/^article,articles,[^\r]*\r\neastern-lock,1,1,2,/);
    expect((await browser.get(`${USAGE}/csv?from=2041-01-01`)).status).toBe(400);
    expect((await browser.get(`${USAGE}?from=2041-01-01&to=2040-01-01`)).status).toBe(422);
    const { text: later } = await browser.get(`${USAGE}?from=2039-01-01&to=2039-01-02`);
    expect(later).toContain('Nothing was delivered in this period');
  });

  test('needs its right, is shown to a suspended partner too, and says so if it cannot be read', async () => {
    const { browser, user } = await atPortal(OWN);
    await callDesk('PUT', `${GAZETTE}/standing`, { body: { standing: 'suspended', reason: 'No credit.' }, headers: { 'if-match': '*' } });
    expect((await browser.get(USAGE)).status).toBe(200);
    const silent = vi.spyOn(PortalAccount.prototype, 'usage').mockImplementation(() => {
      throw new Error('the object does not answer');
    });
    muteLog();
    const { status, headers, text } = await browser.get(USAGE);
    expect([status, headers.has('retry-after'), text.includes('href="/portal/withdrawals"')]).toEqual([503, true, true]);
    silent.mockRestore();
    await callDesk('PUT', `${GAZETTE}/users/${user.id}`, { body: { ...OWN, rights: ['read', 'copy', 'keys'] } });
    expect([(await browser.get(USAGE)).status, (await browser.get(`${USAGE}/csv`)).status]).toEqual([403, 403]);
  });
});

describe('a receipt', () => {
  test('is a file from the page of the article and from the usage, and is the one that the API signs', async () => {
    const { own } = await deliverUnderTwo();
    const { key } = await issueKey({ agreement: 'main' });
    const { browser } = await atPortal(OWN);
    const link = `href="/portal/receipts/${own}"`;
    expect((await browser.get('/portal/articles/eastern-lock')).text).toContain(link);
    const { text: usage } = await browser.get(`${USAGE}?by=article`);
    expect([usage.includes(link), usage.includes('print.1.eastern-lock')]).toEqual([true, false]);
    const { status, text, headers } = await browser.get(`/portal/receipts/${own}`);
    expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      200,
      'application/jose',
      `attachment; filename="${own}.jws"`,
    ]);
    expect(text).toBe(await pullText(key, `/v1/receipts/${own}`));
  });

  test('of an agreement that the person does not have, of another partner, or of nothing is 404 in the same words', async () => {
    const { own, other } = await deliverUnderTwo();
    const { browser } = await atPortal({ ...OWN, agreements: ['main', 'print'] });
    const { browser: narrow, user } = await atPortal({ ...OWN, email: 'ben@gazette.example' });
    await callDesk('PUT', '/desk/partners/other', { body: { name: 'Other Outlet' } });
    await callDesk('PUT', '/desk/partners/other/agreements/main', {
      body: { reference: 'O-1', validFrom: '2039-01-01T00:00:00Z', form: 'full', channels: ['print'] },
    });
    const { browser: stranger } = await atPortal(OWN, '/desk/partners/other');
    expect((await browser.get(`/portal/receipts/${other}`)).status).toBe(200);
    // One after the other: the first of them loads the page for errors, which the test's loader does for one request only.
    const answers = [
      await narrow.get(`/portal/receipts/${other}`),
      await narrow.get('/portal/receipts/main.1.nothing.1.full'),
      await narrow.get('/portal/receipts/x'),
      await stranger.get(`/portal/receipts/${own}`),
    ];
    for (const { status, text, headers } of answers)
      expect([status, text.includes('no receipt with this id'), headers.has('content-disposition')]).toEqual([404, true, false]);
    await callDesk('PUT', `${GAZETTE}/users/${user.id}`, { body: { ...OWN, email: 'ben@gazette.example', rights: ['account'] } });
    expect((await narrow.get(`/portal/receipts/${own}`)).status).toBe(403);
    expect((await narrow.get(`${USAGE}?by=article`)).text).not.toContain('/portal/receipts/');
  });

  test('is listed for the last three deliveries of an article', async () => {
    const { key } = await issueKey();
    for (let version = 1; version <= 4; version += 1) {
      newIsolate();
      await pullText(key, '/v1/articles/eastern-lock/text');
      await correct('eastern-lock', `It was lock ${version}.`);
    }
    const { browser } = await atPortal();
    const { text } = await browser.get(`${USAGE}?by=article`);
    expect([...text.matchAll(/href="\/portal\/receipts\/main\.1\.eastern-lock\.(\d)\.full"/g)].map(([, version]) => version)).toEqual([
      '4',
      '3',
      '2',
    ]);
  });
});
