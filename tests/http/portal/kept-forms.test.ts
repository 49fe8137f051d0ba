// Forms of the portal that were open while the session ended: what was written in them is kept, and nothing is done until a page of the new session is
// sent.
import { beforeEach, describe, expect, test } from 'vitest';
import { portalApp } from '../../../src/http/portal-app.ts';
import { PORTAL_FORMS, portalFormAt } from '../../../src/pages/portal/forms.ts';
import { advanceClock, DAY_MS } from '../../support/worker/clock.ts';
import { Browser } from '../../support/worker/console.ts';
import { publish, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { addPartner, issueKey, putAgreement } from '../../support/worker/desk-partners.ts';
import { fieldsIn } from '../../support/worker/forms-of-pages.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { notifyPartners, reportOf } from '../../support/worker/notified.ts';
import { pullText } from '../../support/worker/partner.ts';
import { ANNE, atPortal, invitationFor } from '../../support/worker/portal.ts';

isolateTests();

const PAGE = '/portal/withdrawals/eastern-lock.2';
const FORM = `${PAGE}/acknowledgement`;
const BY = 'Åsa & </textarea><script>alert(1)</script>';

beforeEach(async () => {
  await setUpPublisher();
  await addPartner();
  await putAgreement();
});

/** A withdrawal that the partner received. */
async function withdrawn(): Promise<void> {
  const { key } = await issueKey();
  await publish('eastern-lock');
  await pullText(key, '/v1/articles/eastern-lock/text');
  await withdraw('eastern-lock');
  await notifyPartners();
}

const isAcknowledged = async () => (await reportOf('eastern-lock.2')).acknowledged === 1;

describe('a form that is sent after the session has ended', () => {
  test('keeps what was written, and is carried out after signing in and confirming it, and not before', async () => {
    await withdrawn();
    const { browser, user } = await atPortal();
    const written = {
      ...fieldsIn(await browser.get(PAGE), FORM),
      outcome: 'removed',
      urls: 'https://gazette.example/a',
      by: BY,
      'at.which': 'first',
    };
    const { form: token, ...texts } = written as typeof written & { form: string };
    advanceClock(DAY_MS);
    const kept = await browser.post(FORM, { ...written, secret: 'ts_live_t1_x' });
    expect([kept.status, kept.headers.get('www-authenticate'), kept.headers.get('cache-control')]).toEqual([
      401,
      'Cookie realm="tearsheet-portal"',
      'no-store',
    ]);
    expect(fieldsIn(kept, FORM)).toEqual(texts);
    for (const absent of [token, '<script>alert', 'ts_live_t1_x']) expect(kept.text).not.toContain(absent);
    expect(kept.text).toMatch(/<a href="\/portal\/sign-in" target="_blank"/);
    expect((await browser.post(FORM, fieldsIn(kept, FORM))).status).toBe(401);
    await browser.post(await invitationFor(user), {});
    const asked = await browser.post(FORM, fieldsIn(kept, FORM));
    expect([asked.status, asked.text.includes('Anne Quay'), await isAcknowledged()]).toEqual([403, true, false]);
    expect(fieldsIn(asked, FORM)).toEqual({ ...texts, form: await browser.formToken('/portal/sessions') });
    expect((await browser.post(FORM, fieldsIn(asked, FORM))).status).toBe(303);
    expect(await isAcknowledged()).toBe(true);
    expect((await reportOf('eastern-lock.2')).partners[0]?.acknowledged?.by).toBe(BY);
  });

  test('from another site is refused without a word of what it sent, and one of another session asks who is signed in', async () => {
    const { browser } = await atPortal();
    const { browser: ben } = await atPortal({ name: 'Ben Ford', email: 'ben@gazette.example', rights: ['read'] });
    const fields = { outcome: 'removed', by: BY, at: '2040-01-01T10:00', form: await browser.formToken('/portal/sessions') };
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    for (const { status, text } of [await ben.post(FORM, fields, foreign), await new Browser().post(FORM, fields, foreign)])
      expect([status, text.includes('Åsa')]).toEqual([403, false]);
    const asked = await ben.post(FORM, fields);
    expect([asked.status, asked.text.includes('Ben Ford'), asked.text.includes('Åsa')]).toEqual([403, true, true]);
  });

  test('that accepts a notice is sent from the page of the notice only, where whoever signs in can read it', async () => {
    const { browser } = await atPortal();
    const { status, text } = await browser.post('/portal/account/acceptance', { sha256: 'a'.repeat(64) });
    expect([status, text.includes('<a href="/portal/account">Open the page again</a>')]).toEqual([403, true]);
    expect(text).not.toContain('aaaa');
  });

  test('without text is not kept: its page is one sign-in away', async () => {
    const { status, text } = await new Browser().post('/portal/sessions/end', { session: 'x' });
    expect([status, text.includes('<form'), text.includes('href="/portal/sign-in?to=%2Fportal%2Fsessions"')]).toEqual([401, false, true]);
  });
});

describe('the table of forms', () => {
  test('has every address of the portal that takes forms of a session', async () => {
    const patterns = portalApp.routes
      .filter(({ method, path }) => method === 'POST' && !/^\/portal\/(?:sign-in|invitations\/:invitation)$/.test(path))
      .map(({ path }) => path);
    expect(patterns.length).toBeGreaterThan(2);
    for (const pattern of new Set(patterns)) expect([pattern, (await new Browser().post(pattern, {})).status]).toEqual([pattern, 401]);
  });

  test('has every field that pages send', async () => {
    await withdrawn();
    await putAgreement({ notice: { licenceLine: 'Licensed to {partner}.' } }, { 'if-match': '*' });
    const { id } = await issueKey({ mode: 'test' });
    const { browser } = await atPortal({ ...ANNE, rights: ['account', 'keys', 'sandbox'] });
    const sandbox = '/portal/sandbox';
    const form = await browser.formToken('/portal/sessions');
    await browser.post(`${sandbox}/new`, { form, slug: 'sandbox-a', until: '2040-10-28T02:30', 'until.which': 'second' });
    const paths = [
      PAGE,
      '/portal/sessions',
      '/portal/account',
      '/portal/keys',
      `/portal/keys/${id}`,
      sandbox,
      `${sandbox}/articles/sandbox-a`,
    ];
    const pages = await Promise.all(paths.map((path) => browser.get(path)));
    const sent = pages.flatMap(({ text }) => [...text.matchAll(/<form method="post" action="([^"?]+)[^"]*"[^>]*>([\s\S]*?)<\/form>/g)]);
    expect(new Set(sent.map(([, action]) => action?.split('/').at(-1)))).toEqual(new Set(Object.keys(PORTAL_FORMS)));
    for (const [, action = '', form = ''] of sent) {
      const { texts, choices = {}, hidden } = portalFormAt(action);
      const known = ['form', ...hidden, ...Object.keys({ ...texts, ...choices })];
      for (const [, name = ''] of form.matchAll(/\bname="([^"]+)"/g))
        expect([action, known]).toEqual([action, expect.arrayContaining([name])]);
    }
  });
});
