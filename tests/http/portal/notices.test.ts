// A changed notice at the portal: what people read before they accept it, and that nothing else is ever accepted.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Acceptance } from '../../../src/domain/agreements/acceptance.ts';
import { advanceClock, DAY_MS, fromNow } from '../../support/worker/clock.ts';
import { Browser } from '../../support/worker/console.ts';
import { callDesk, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { addPartner, GAZETTE, issueKey, putAgreement } from '../../support/worker/desk-partners.ts';
import { fieldsIn } from '../../support/worker/forms-of-pages.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { ANNE, atPortal } from '../../support/worker/portal.ts';

isolateTests();

const ACCOUNT = '/portal/account';
const FORM = `${ACCOUNT}/acceptance`;
const LIST = '/portal/articles';
const ACCEPT = 'Accept the notice</button>';

beforeEach(async () => {
  await setUpPublisher();
  await addPartner();
  await putAgreement({ notice: { licenceLine: 'Licensed to {partner} for its own pages.' } });
});

/** Another licence line for the agreement, which is in force at once. */
async function change(licenceLine: string): Promise<void> {
  await putAgreement({ notice: { licenceLine } }, { 'if-match': '*' });
  newIsolate();
}

async function acceptanceNow(): Promise<Acceptance> {
  const { body } = await callDesk<{ agreements: { acceptance: Acceptance }[] }>('GET', `${GAZETTE}/agreements`);
  const acceptance = body.agreements[0]?.acceptance;
  if (acceptance === undefined) throw new Error('the agreement is not listed');
  return acceptance;
}

/** Words between tags, with single spaces. */
function wordsOf(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('a changed notice', () => {
  test('is shown beside the one that was accepted, with what differs and what follows, and is accepted under the name of the person', async () => {
    await publish('harbour');
    const { browser, user } = await atPortal();
    const before = (await browser.get(ACCOUNT)).text;
    expect([before.includes('Licensed to Harbour Gazette for its own pages.'), before.includes(ACCEPT)]).toEqual([true, false]);
    await change('Licensed to {partner} for its web pages.');
    for (const path of [LIST, `${LIST}/harbour`])
      expect((await browser.get(path)).text).toContain(`href="${ACCOUNT}?agreement=main#notice"`);
    const page = await browser.get(ACCOUNT);
    const words = wordsOf(page.text);
    for (const part of ['for its own pages.', 'for its web pages.', '[added: web ]', '[removed: own ]', 'headlines and links only'])
      expect([part, words.includes(part)]).toEqual([part, true]);
    const sent = await browser.post(`${FORM}?agreement=main`, fieldsIn(page, FORM));
    expect([sent.status, sent.location]).toEqual([303, `${ACCOUNT}?agreement=main&done=accepted#notice`]);
    expect(await acceptanceNow()).toMatchObject({ state: 'accepted', accepted: { by: user.id } });
    newIsolate();
    const after = await browser.get(`${ACCOUNT}?agreement=main&done=accepted`);
    for (const part of ['You have accepted the notice.', 'by <bdi>Anne Quay</bdi>']) expect(after.text).toContain(part);
    expect([after.text.includes(ACCEPT), (await browser.get(LIST)).text.includes('#notice')]).toEqual([false, false]);
    const again = await browser.post(FORM, fieldsIn(page, FORM));
    expect(again.location).toBe(`${ACCOUNT}?agreement=main&done=unchanged#notice`);
  });

  test('that changed again since the page was opened is not accepted unseen: the newest one is shown', async () => {
    const { browser } = await atPortal();
    await change('Licensed to {partner} for its web pages.');
    const page = await browser.get(ACCOUNT);
    await change('Licensed to {partner} until further notice.');
    const refused = await browser.post(FORM, fieldsIn(page, FORM));
    expect([refused.status, (await acceptanceNow()).state]).toEqual([409, 'pending']);
    expect(wordsOf(refused.text)).toContain('The notice has changed again since you opened the page, so nothing was accepted.');
    expect(refused.text).toContain('until further notice.');
    expect((await browser.post(FORM, fieldsIn(refused, FORM))).status).toBe(303);
    expect((await acceptanceNow()).state).toBe('accepted');
    await change('Licensed to {partner}.');
    expect(wordsOf((await browser.get(ACCOUNT)).text)).toContain('until further notice.');
    expect((await browser.post(FORM, { form: fieldsIn(page, FORM)['form'] ?? '', sha256: '' })).status).toBe(409);
  });

  test('that is overdue leaves headlines, and the pages say so', async () => {
    await publish('harbour');
    await change('Licensed to {partner} for its web pages.');
    const { browser } = await atPortal();
    await browser.get(ACCOUNT);
    advanceClock(8 * DAY_MS);
    const late = await atPortal({ ...ANNE, email: 'late@gazette.example' });
    newIsolate();
    expect(wordsOf((await late.browser.get(LIST)).text)).toContain('is not accepted: you get headlines and links only');
    expect(wordsOf((await late.browser.get(ACCOUNT)).text)).toContain('This notice had to be accepted by');
  });

  test('of a scheduled version is compared with the one in force, and can be accepted before it is in force', async () => {
    const { browser } = await atPortal();
    await browser.get(ACCOUNT);
    const next = { validFrom: fromNow(30 * DAY_MS), notice: { licenceLine: 'Licensed to {partner} for its web pages.' } };
    await putAgreement(next, { 'if-match': '*' });
    newIsolate();
    const page = await browser.get(ACCOUNT);
    expect(wordsOf(page.text)).toContain('The agreement has another notice from then on. You can accept it now.');
    for (const part of ['[added: web ]', '[removed: own ]', 'The notice now']) expect(wordsOf(page.text)).toContain(part);
    expect((await browser.get(LIST)).text).not.toContain('#notice');
    expect((await browser.post(FORM, fieldsIn(page, FORM))).status).toBe(303);
    const after = (await browser.get(ACCOUNT)).text;
    expect([after.includes(ACCEPT), after.includes('by <bdi>Anne Quay</bdi>')]).toEqual([false, true]);
  });
});

describe('a notice is not accepted', () => {
  test('without the right to see the account, for an agreement that the person does not have, or with a key for the sandbox', async () => {
    await callDesk('PUT', `${GAZETTE}/agreements/print`, {
      body: { reference: 'P-1', validFrom: '2039-01-01T00:00:00Z', form: 'full', channels: ['print'] },
    });
    await change('Licensed to {partner} for its web pages.');
    const { sha256 } = await acceptanceNow();
    const { browser: reader } = await atPortal({ name: 'Ben Ford', email: 'ben@gazette.example', rights: ['read'], agreements: ['main'] });
    const { text } = await reader.get(LIST);
    expect([text.includes('The notice of your agreement has changed'), text.includes('#notice')]).toEqual([true, false]);
    expect((await reader.post(FORM, { form: await reader.formToken('/portal/sessions'), sha256 })).status).toBe(403);
    const { browser: other } = await atPortal({ ...ANNE, agreements: ['print'] });
    const form = await other.formToken('/portal/sessions');
    expect((await other.post(`${FORM}?agreement=main`, { form, sha256 })).status).toBe(404);
    expect((await other.post(FORM, { form, sha256 })).status).toBe(409);
    const { key } = await issueKey({ mode: 'test', agreement: 'main' });
    const tester = new Browser();
    await tester.post('/portal/sign-in', { key });
    const page = await tester.get(ACCOUNT);
    expect([page.text.includes(ACCEPT), page.text.includes('A key for the sandbox cannot accept a notice')]).toEqual([false, true]);
    expect((await tester.post(FORM, { form: await tester.formToken('/portal/sessions'), sha256 })).status).toBe(404);
    expect((await acceptanceNow()).state).toBe('pending');
  });
});
