// How many calls a page of the portal costs. Where the isolate remembers who is signed in, the first call of the page checks the session, and nothing of
// the person leaves before that call has accepted it.
import { beforeEach, describe, expect, test } from 'vitest';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { Partner } from '../../../src/objects/partner.ts';
import { replaceCalls } from '../../support/worker/calls.ts';
import { muteLog } from '../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../support/worker/clock.ts';
import type { Browser } from '../../support/worker/console.ts';
import { callDesk, correct, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { addPartner, GAZETTE, putAgreement } from '../../support/worker/desk-partners.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { ANNE, atPortal, usersNow } from '../../support/worker/portal.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await addPartner();
  await putAgreement();
  await publish('harbour', { headline: 'The harbour reopens' });
});

const LIST = '/portal/articles';
const PAGE = `${LIST}/harbour`;
const EVERYTHING = { ...ANNE, rights: ['read', 'copy', 'account', 'keys'] };
const DELETED = { headers: { 'if-match': '*' } };

/** Records the calls of all objects by their names. */
function recordCalls(): string[] {
  const calls: string[] = [];
  for (const object of [Partner, Catalogue]) {
    replaceCalls(object, (name, call) => {
      calls.push(name);
      return call();
    });
  }
  return calls;
}

async function opened(wanted: object = EVERYTHING) {
  const signedIn = await atPortal(wanted);
  newIsolate();
  for (const path of [LIST, PAGE]) await signedIn.browser.get(path);
  return signedIn;
}

async function change(id: string, facts: object): Promise<void> {
  const { status } = await callDesk('PUT', `${GAZETTE}/users/${id}`, { body: { ...EVERYTHING, ...facts }, headers: { 'if-match': '*' } });
  expect(status).toBe(200);
}

async function delivered(): Promise<number> {
  const { rows } = (await callDesk<{ rows: { count: number }[] }>('GET', `${GAZETTE}/ledger`)).body;
  return rows.reduce((sum, { count }) => sum + count, 0);
}

describe('a page of somebody whom the isolate remembers', () => {
  const CALLS: Record<string, string[]> = {
    [PAGE]: ['admitAtPortal'],
    [LIST]: ['admitAtPortal'],
    [`${PAGE}/state`]: ['admit'],
    [`${PAGE}/receivers`]: ['portalReceivers'],
    '/portal/account': ['account', 'usage'],
    '/portal/usage': ['portalUsage'],
    '/portal/usage/csv': ['usage'],
    '/portal/keys': ['portalKeys'],
    '/portal/users': ['portalPeople'],
    // The object asks the Catalogue for withdrawals that it has not been sent yet.
    '/portal/withdrawals': ['withdrawals', 'withdrawalsAfter'],
    '/portal/sessions': ['portalSession', 'portalSessions'],
    '/portal/docs/objects': ['portalSession'],
  };

  test('makes as few calls as it can', async () => {
    const { browser } = await opened();
    for (const path of Object.keys(CALLS)) await browser.get(path);
    const calls = recordCalls();
    const made: typeof CALLS = {};
    for (const path of Object.keys(CALLS)) {
      expect([path, (await browser.get(path)).status]).toEqual([path, 200]);
      made[path] = calls.splice(0);
    }
    expect(made).toEqual(CALLS);
  });

  test('is preceded by a call for the session in an isolate that remembers nobody, and is the same page', async () => {
    const { browser } = await opened();
    // Every answer has another nonce, and every opening is another delivery.
    const pageNow = async () => (await browser.get(PAGE)).text.replaceAll(/ nonce="[^"]*"|(?<=data-label="Times">)\d+/g, '');
    newIsolate();
    const calls = recordCalls();
    const first = await pageNow();
    expect(calls.splice(0)).toEqual('portalSession checkKey freshness publisher admitAtPortal facts admitAtPortal bodies'.split(' '));
    expect(await pageNow()).toBe(first);
    expect(calls).toEqual(['admitAtPortal']);
  });
});

describe('whoever is remembered', () => {
  async function refusedAfter(browser: Browser, step: () => Promise<unknown>) {
    const before = await delivered();
    await step();
    const { status, location, text } = await browser.get(PAGE);
    expect(await delivered()).toBe(before);
    expect(text).not.toContain('The harbour reopens');
    return [status, location];
  }
  const TO_SIGN_IN = [303, '/portal/sign-in?to=%2Fportal%2Farticles%2Fharbour'];

  test('gets nothing once the desk has revoked the user', async () => {
    const { browser, user } = await opened();
    const revoke = () => callDesk('DELETE', `${GAZETTE}/users/${user.id}`, DELETED);
    expect(await refusedAfter(browser, revoke)).toEqual(TO_SIGN_IN);
  });

  test('gets nothing once the session has not been used for half a day, or was ended elsewhere', async () => {
    const { browser } = await opened();
    expect(await refusedAfter(browser, async () => advanceClock(DAY_MS / 2))).toEqual(TO_SIGN_IN);
    const other = await opened({ ...EVERYTHING, email: 'ben@harbour-gazette.example' });
    const form = await other.browser.formToken('/portal/sessions');
    const { cookie } = other.browser;
    const signOut = async () => {
      await other.browser.post('/portal/sign-out', { form });
      other.browser.cookie = cookie;
    };
    expect(await refusedAfter(other.browser, signOut)).toEqual(TO_SIGN_IN);
  });

  test('loses and gets a right with the next page', async () => {
    const { browser, user } = await opened();
    expect(await refusedAfter(browser, () => change(user.id, { rights: ['read'] }))).toEqual([403, null]);
    expect((await browser.get(LIST)).text).not.toContain(`href="${PAGE}"`);
    await change(user.id, { rights: ['read', 'copy'] });
    expect((await browser.get(PAGE)).status).toBe(200);
  });

  test('gets copy of the agreement that comes first now, and no other', async () => {
    await callDesk('PUT', `${GAZETTE}/agreements/weather`, {
      body: {
        reference: 'W-1',
        validFrom: '2039-01-01T00:00:00Z',
        form: 'full',
        channels: ['web'],
        domains: ['gazette.example'],
        scope: { sections: { include: ['weather'], exclude: [] } },
      },
    });
    const { browser, user } = await opened({ ...EVERYTHING, agreements: ['main'] });
    expect(await refusedAfter(browser, () => change(user.id, { agreements: ['weather'] }))).toEqual([404, null]);
    expect((await browser.get(`${PAGE}?agreement=main`)).status).toBe(404);
  });

  test('is shown what has become of the partner: its name, its standing, and what is new since the last visit', async () => {
    const { browser } = await opened();
    await callDesk('PUT', GAZETTE, { body: { name: 'The Evening Gazette' }, headers: { 'if-match': '*' } });
    expect((await browser.get(PAGE)).text).toContain('The Evening Gazette');
    advanceClock(HOUR_MS);
    await publish('second', { headline: 'A second story' });
    const { text } = await browser.get(LIST);
    expect([text.includes('A second story'), text.includes('>New<')]).toEqual([true, true]);
    await callDesk('PUT', `${GAZETTE}/standing`, { body: { standing: 'suspended', reason: 'Late.' }, headers: { 'if-match': '*' } });
    expect((await browser.get(PAGE)).status).toBe(403);
  });

  test('is seen to use the session by pages of one call', async () => {
    const { browser, user } = await opened();
    const calls = recordCalls();
    // Within one visit, and for longer than a session lasts that nobody uses.
    for (let pages = 0; pages < 30; pages++) {
      advanceClock(25 * MINUTE_MS);
      expect((await browser.get(LIST)).status).toBe(200);
    }
    expect(calls).not.toContain('portalSession');
    expect((await usersNow()).find(({ id }) => id === user.id)?.lastSeen).toBe(new Date().toISOString());
  });

  test('learns nothing of a mistake in the address, and is not named, before the object has accepted the session', async () => {
    const { browser, user } = await opened();
    await callDesk('DELETE', `${GAZETTE}/users/${user.id}`, DELETED);
    const { status, location } = await browser.get(`${LIST}?colour=red`);
    expect([status, location]).toEqual([303, '/portal/sign-in?to=%2Fportal%2Farticles']);
    const other = await opened({ ...EVERYTHING, name: 'Ben Hurst', email: 'ben@harbour-gazette.example' });
    muteLog();
    replaceCalls(Partner, () => {
      throw new Error('silent');
    });
    const silent = await other.browser.get(PAGE);
    expect([silent.status, silent.text.includes('Ben Hurst')]).toEqual([503, false]);
  });

  test('is sent nothing by a browser that fetches ahead, and costs no admission', async () => {
    const { browser } = await opened();
    const before = await delivered();
    const calls = recordCalls();
    expect((await browser.get(PAGE, { 'sec-purpose': 'prefetch' })).status).toBe(503);
    expect(calls).toEqual(['portalSession']);
    expect(await delivered()).toBe(before);
  });

  test('is shown the article as it is, and as the agreement is, in the isolate that has shown it before', async () => {
    const { browser } = await opened();
    const seen = async () => {
      advanceClock(3 * SECOND_MS);
      const { text } = await browser.get(PAGE);
      return [text.includes('It was another quay.'), text.includes('The copy text')];
    };
    await correct('harbour', 'It was another quay.', { bodyHtml: '<p>The copy text.</p>' });
    expect(await seen()).toEqual([true, true]);
    await putAgreement({ form: 'headline' }, { 'if-match': '*' });
    expect(await seen()).toEqual([false, false]);
  });
});
