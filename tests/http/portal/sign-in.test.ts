// Signing in at the portal of a partner, and everything that must not sign anybody in or show one partner what is another's.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { advanceClock, HOUR_MS } from '../../support/worker/clock.ts';
import { Browser, signedIn } from '../../support/worker/console.ts';
import { callDesk, setUpPublisher } from '../../support/worker/desk.ts';
import { addPartner, GAZETTE, issueKey, putAgreement } from '../../support/worker/desk-partners.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { ANNE, addUser, atPortal, invitationFor } from '../../support/worker/portal.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await addPartner();
  await putAgreement();
});

const ACCOUNT = '/portal/account';
const statusOf = async (browser: Browser, path = ACCOUNT) => (await browser.get(path)).status;

describe('an invitation', () => {
  test('signs the user in once; the cookie is out of reach of scripts and of other pages of the site', async () => {
    const user = await addUser();
    const path = await invitationFor(user);
    const browser = new Browser();
    const answer = await browser.post(path, {});
    expect([answer.status, answer.location]).toEqual([303, '/portal?signed-in']);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^tearsheet-portal=tsps_[\w-]+; Max-Age=604800; Path=\/portal; HttpOnly; SameSite=Strict$/,
    );
    expect((await browser.get('/portal?signed-in')).location).toBe('/portal/articles');
    const page = await browser.get(ACCOUNT);
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(page.text).toContain('Anne Quay');
    const other = new Browser();
    expect((await other.post(path, {})).status).toBe(404);
    expect(other.cookie).toBeUndefined();
  });

  test('says whom it is for and changes nothing when it is only looked at, by a mail scanner too', async () => {
    const path = await invitationFor(await addUser());
    for (let time = 0; time < 3; time += 1) {
      const { status, headers } = await new Browser().get(path);
      expect([status, headers.get('referrer-policy'), headers.get('set-cookie')]).toEqual([200, 'no-referrer', null]);
    }
    const { text } = await new Browser().get(path);
    expect(text).toContain('Anne Quay');
    expect(text).toContain('anne@harbour-gazette.example');
    expect((await new Browser().post(path, {})).status).toBe(303);
  });

  test.each(['used', 'replaced', 'withdrawn', 'too old', 'of a revoked user', 'for another address', 'forged'])(
    'that is %s signs nobody in',
    async (kind) => {
      const user = await addUser();
      let path = await invitationFor(user);
      if (kind === 'used') await new Browser().post(path, {});
      if (kind === 'replaced') await invitationFor(user);
      if (kind === 'withdrawn') await callDesk('DELETE', `${GAZETTE}/users/${user.id}/invitation`);
      if (kind === 'too old') advanceClock(72 * HOUR_MS);
      if (kind === 'of a revoked user') await callDesk('DELETE', `${GAZETTE}/users/${user.id}`);
      if (kind === 'for another address')
        await callDesk('PUT', `${GAZETTE}/users/${user.id}`, { body: { ...ANNE, email: 'a@gazette.example' } });
      if (kind === 'forged') path = `${path.slice(0, -1)}${path.endsWith('0') ? '1' : '0'}`;
      const browser = new Browser();
      const [looked, opened] = [await browser.get(path), await browser.post(path, {})];
      expect([looked.status, opened.status, browser.cookie]).toEqual([404, 404, undefined]);
      expect(opened.text).toContain('This invitation cannot be used');
    },
  );

  test('is not used up by a form of another site', async () => {
    const path = await invitationFor(await addUser());
    const answer = await new Browser().post(path, {}, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(403);
    expect((await new Browser().post(path, {})).status).toBe(303);
  });
});

describe('a key that is pasted', () => {
  test('opens a session with the rights of its scopes, which ends when the key is revoked', async () => {
    const { key, id } = await issueKey({ scopes: ['withdrawals'] });
    const browser = new Browser();
    expect((await browser.post('/portal/sign-in', { key })).status).toBe(303);
    expect((await browser.get('/portal?signed-in')).location).toBe('/portal/withdrawals');
    expect([await statusOf(browser, '/portal/withdrawals'), await statusOf(browser)]).toEqual([200, 403]);
    await callDesk('DELETE', `${GAZETTE}/keys/${id}`);
    expect((await browser.get('/portal/withdrawals')).location).toBe('/portal/sign-in?to=%2Fportal%2Fwithdrawals');
  });

  test.each([
    ['with address ranges', { cidrs: ['192.0.2.0/24'] }, 'from certain addresses only'],
    ['for one feed', { mode: 'feed' }, 'a token for one feed'],
  ])('%s opens none, and the page says why', async (_kind, options, words) => {
    const { key } = await issueKey(options);
    const browser = new Browser();
    const answer = await browser.post('/portal/sign-in', { key });
    expect([answer.status, browser.cookie]).toEqual([422, undefined]);
    expect(answer.text).toContain(words);
    expect(answer.text).not.toContain(key);
  });

  test('is counted as a failed token if it is wrong: ten of a network shut it out', async () => {
    const { key } = await issueKey();
    Object.assign(env, { CLIENT_ADDRESS: 'cloudflare' });
    const from = { 'cf-connecting-ip': '192.0.2.7' };
    for (let guess = 0; guess < 10; guess += 1)
      expect((await new Browser().post('/portal/sign-in', { key: `${key.slice(0, -2)}zz` }, from)).status).toBe(422);
    expect((await new Browser().post('/portal/sign-in', { key }, from)).status).toBe(429);
    expect((await new Browser().post('/portal/sign-in', { key }, { 'cf-connecting-ip': '198.51.100.7' })).status).toBe(303);
  });
});

describe('a session', () => {
  test('leads to the page that was asked for, and never to another place', async () => {
    const { location: signIn } = await new Browser().get('/portal/withdrawals');
    expect(signIn).toBe('/portal/sign-in?to=%2Fportal%2Fwithdrawals');
    // A browser sends no cookie with a link from elsewhere, so whoever is signed in gets this page too.
    expect((await new Browser().get(signIn ?? '')).text).toContain('<a href="/portal/withdrawals">');
    const { key } = await issueKey();
    for (const [to, expected] of [
      ['/portal/withdrawals', '/portal/withdrawals'],
      ['//evil.example', '/portal/articles'],
      ['/console/today', '/portal/articles'],
      ['/portal/../console', '/portal/articles'],
    ]) {
      const browser = new Browser();
      const { location } = await browser.post('/portal/sign-in', { key, to: to ?? '' });
      expect([to, (await browser.get(location ?? '')).location]).toEqual([to, expected]);
    }
  });

  test('of the console opens nothing at the portal, and one of the portal nothing at the console, the desk or the licensed routes', async () => {
    const { browser: desk } = await signedIn();
    const { browser } = await atPortal();
    const value = (one: Browser) => one.cookie?.split('=')[1] ?? '';
    const at = async (name: string, secret: string, path: string) => {
      const other = new Browser();
      other.cookie = `${name}=${secret}`;
      return other.get(path);
    };
    expect((await at('tearsheet-portal', value(desk), ACCOUNT)).status).toBe(303);
    expect((await at('tearsheet-console', value(browser), '/console/today')).status).toBe(303);
    for (const path of ['/v1/account', '/desk/articles'])
      expect((await new Browser().get(path, { authorization: `Bearer ${value(browser)}` })).status).toBe(401);
  });

  test('shows one partner’s people nothing of another partner', async () => {
    const { browser } = await atPortal();
    await callDesk('PUT', '/desk/partners/other', { body: { name: 'Other Outlet' } });
    await callDesk('PUT', '/desk/partners/other/agreements/main', {
      body: { reference: 'O-1', validFrom: '2039-01-01T00:00:00Z', form: 'full', channels: ['web'], domains: ['other.example'] },
    });
    const { browser: other } = await atPortal({ ...ANNE, name: 'Olu Other' }, '/desk/partners/other');
    expect((await other.get(ACCOUNT)).text).toContain('O-1');
    const page = (await browser.get(ACCOUNT)).text;
    expect(page).not.toContain('O-1');
    const token = await other.formToken('/portal/sessions');
    expect((await browser.post('/portal/sessions/end', { form: token })).status).toBe(403);
    expect(await statusOf(browser)).toBe(200);
  });

  test('for an agreement that the person does not have is refused as one that does not exist', async () => {
    await callDesk('PUT', `${GAZETTE}/agreements/print`, {
      body: { reference: 'P-1', validFrom: '2039-01-01T00:00:00Z', form: 'full', channels: ['print'] },
    });
    const { browser } = await atPortal({ ...ANNE, agreements: ['main'] });
    const [other, none] = [await browser.get(`${ACCOUNT}?agreement=print`), await browser.get(`${ACCOUNT}?agreement=none`)];
    expect([other.status, none.status]).toEqual([404, 404]);
    const withoutNonce = (text: string) => text.replace(/nonce="[^"]*"/g, '');
    expect(withoutNonce(other.text)).toBe(withoutNonce(none.text));
  });

  test('is ended by signing out, everywhere if wanted, and by a form of its own session only', async () => {
    const { browser, user } = await atPortal();
    const phone = new Browser();
    await phone.post(await invitationFor(user), {});
    expect((await browser.post('/portal/sign-out', { form: 'forged' })).status).toBe(403);
    expect((await browser.post('/portal/sign-out', { form: await browser.formToken('/portal/sessions') })).status).toBe(200);
    expect([await statusOf(browser), await statusOf(phone)]).toEqual([303, 200]);
    const again = new Browser();
    await again.post(await invitationFor(user), {});
    await again.post('/portal/sessions/end', { form: await again.formToken('/portal/sessions') });
    expect([await statusOf(again), await statusOf(phone)]).toEqual([303, 303]);
  });

  test('of a suspended partner still shows account and withdrawals, with the reason', async () => {
    const { browser } = await atPortal();
    await callDesk('PUT', `${GAZETTE}/standing`, {
      body: { standing: 'suspended', reason: 'The credit was missing.' },
      headers: { 'if-match': '*' },
    });
    const account = await browser.get(ACCOUNT);
    expect([account.status, await statusOf(browser, '/portal/withdrawals')]).toEqual([200, 200]);
    expect(account.text).toContain('The credit was missing.');
  });

  test('loses a right with the next page after the desk took it away', async () => {
    const { browser, user } = await atPortal();
    expect(await statusOf(browser)).toBe(200);
    await callDesk('PUT', `${GAZETTE}/users/${user.id}`, { body: { ...ANNE, rights: ['read'] } });
    expect(await statusOf(browser)).toBe(403);
    await callDesk('DELETE', `${GAZETTE}/users/${user.id}`);
    expect(await statusOf(browser)).toBe(303);
  });
});

describe('users at the desk', () => {
  test('are added, listed, changed and revoked, and the audit trail has each step without a secret', async () => {
    const user = await addUser();
    expect(user).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{12}$/), agreements: ['main'], rights: ['read', 'copy', 'account'] });
    const path = await invitationFor(user);
    const changed = await callDesk('PUT', `${GAZETTE}/users/${user.id}`, {
      body: { ...ANNE, email: 'Anne@Gazette.example', rights: ['copy'] },
    });
    expect(changed.body).toMatchObject({ email: 'anne@gazette.example', rights: ['copy'] });
    expect((await callDesk('DELETE', `${GAZETTE}/users/${user.id}`)).status).toBe(204);
    expect((await callDesk('DELETE', `${GAZETTE}/users/${user.id}`)).status).toBe(404);
    expect((await callDesk<{ users: object[] }>('GET', `${GAZETTE}/users`)).body.users).toMatchObject([{ revoked: expect.any(String) }]);
    const { body: trail } = await callDesk<{ entries: { action: string }[] }>('GET', `${GAZETTE}/audit`);
    expect(trail.entries.map(({ action }) => action).filter((action) => action.startsWith('user.'))).toEqual([
      'user.revoke',
      'user.change',
      'user.invite',
      'user.add',
    ]);
    expect(JSON.stringify(trail)).not.toContain(path.slice(-32));
  });

  test.each([
    [{ ...ANNE, email: 'no address' }, 422],
    [{ ...ANNE, rights: [] }, 422],
    [{ ...ANNE, rights: ['everything'] }, 422],
    [{ ...ANNE, agreements: ['none'] }, 409],
    [{ ...ANNE, name: 'ts_live_t1_gazette' }, 422],
    [{ name: 'Anne' }, 422],
  ])('are refused if %j', async (wanted, status) => {
    expect((await callDesk('POST', `${GAZETTE}/users`, { body: wanted })).status).toBe(status);
  });

  test('have addresses of their own', async () => {
    await addUser();
    const { status, body } = await callDesk('POST', `${GAZETTE}/users`, {
      body: { ...ANNE, name: 'Another', email: 'ANNE@harbour-gazette.example' },
    });
    expect([status, JSON.stringify(body).includes('Anne Quay')]).toEqual([422, true]);
  });
});
