// What the portal must never do, whoever asks and however an address is spelt: show a page without a session, run a script of somebody's name, or leave a
// page or a cookie where others find it.
import { env, exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { portalApp } from '../../../src/http/portal-app.ts';
import { Browser } from '../../support/worker/console.ts';
import { callDesk, ORIGIN, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { addPartner, GAZETTE, issueKey, putAgreement } from '../../support/worker/desk-partners.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { expectHarmless } from '../../support/worker/partner-stage.ts';
import { ANNE, addUser, atPortal, invitationFor } from '../../support/worker/portal.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
  await addPartner();
  await putAgreement();
});

const ACCOUNT = '/portal/account';
const HOSTILE = 'Anne <script>alert(1)</script><b>';

const filled = (pattern: string) => pattern.replace(':slug', 'eastern-lock').replace(/:\w+/g, 'x');
/** Addresses of the portal that answer to a method, but for those where people sign in. */
function addresses(method: string): string[] {
  const patterns = portalApp.routes.filter((route) => route.method === method && !/sign-in|invitations/.test(route.path));
  return [...new Set(patterns.map(({ path }) => filled(path)))];
}

async function withCookie(cookie: string, path = ACCOUNT): Promise<number> {
  const browser = new Browser();
  browser.cookie = cookie;
  return (await browser.get(path)).status;
}

describe('without a session', () => {
  test('every page leads to the sign-in page, every form is answered with it, and no answer is kept or sets a cookie', async () => {
    expect([addresses('GET').length, addresses('POST').length].every((count) => count > 1)).toBe(true);
    for (const path of addresses('GET')) {
      const { status, location, headers } = await new Browser().get(path);
      expect([path, status, location?.startsWith('/portal/sign-in'), headers.get('set-cookie')]).toEqual([path, 303, true, null]);
    }
    for (const path of addresses('POST')) {
      const { status, headers, text } = await new Browser().post(path, { form: 'x' });
      expect([path, status, headers.get('www-authenticate')]).toEqual([path, 401, 'Cookie realm="tearsheet-portal"']);
      expect([headers.get('cache-control'), headers.get('set-cookie'), text.includes('/portal/sign-in')]).toEqual(['no-store', null, true]);
    }
  });

  test('no spelling of an address opens a page', async () => {
    const starts = ['/portal/account', '/portal/withdrawals', '/portal/articles', '/portal/sessions'];
    const spelt = (path: string) => [
      ...[`${path}/`, `/${path}`, path.toUpperCase(), path.replace('/portal', '/portal/.'), path.replace('/portal', '/portal//')],
      ...[path.replace('/portal', '/x/../portal'), path.replace('/portal/', '/portal%2F'), path.replace('portal', '%70ortal')],
      ...[`${path}%00`, `${path};a=b`, `${path}.html`, path.replace('portal/', 'portal/sign-in/../'), `${path}?agreement=main`],
    ];
    const all = starts.flatMap(spelt);
    expect(all.length).toBeGreaterThan(40);
    for (const path of all) {
      const { status, text, headers } = await new Browser().get(path);
      expect([path, [303, 308, 404].includes(status), headers.get('set-cookie')]).toEqual([path, true, null]);
      expect(text).not.toContain('eastern-lock');
    }
  });
});

describe('the cookie', () => {
  test('has the prefix __Host- over TLS, and is set and sent by no page outside the portal', async () => {
    const link = await invitationFor(await addUser());
    Object.assign(env, { PUBLIC_ORIGIN: 'https://feeds.example' });
    const browser = new Browser();
    const own = { origin: 'https://feeds.example', 'sec-fetch-site': 'same-origin' };
    const { headers } = await browser.post(`https://feeds.example${link}`, {}, own);
    expect(headers.get('set-cookie')).toMatch(
      /^__Host-tearsheet-portal=tsps_[\w-]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    for (const path of ['/', '/feeds/all.json', '/v1/account', '/desk/articles', '/console/today', '/problems', '/no-such'])
      expect([path, (await browser.get(`https://feeds.example${path}`)).headers.get('set-cookie')]).toEqual([path, null]);
    expect((await browser.get(`https://feeds.example${ACCOUNT}`)).status).toBe(200);
  });

  test('cannot be forged: another id, another MAC, a partner whose id begins alike, a key, an invitation, another name', async () => {
    await callDesk('PUT', '/desk/partners/harbour', { body: { name: 'Harbour' } });
    await callDesk('PUT', '/desk/partners/harbour-gazette-two', { body: { name: 'Two' } });
    const { browser, user } = await atPortal();
    const [name = '', value = ''] = browser.cookie?.split('=') ?? [];
    expect(await withCookie(`${name}=${value}`)).toBe(200);
    const { key } = await issueKey();
    const link = (await invitationFor(user)).split('/').at(-1) ?? '';
    const changed = `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`;
    const others = [changed, ...['harbour', 'harbour-gazette-two'].map((id) => value.replace('harbour-gazette', id)), key, link, ''];
    for (const other of [...others, value.replace('tsps_', 'tspi_'), value.replace('tsps_', 'ts_live_'), `${value}x`, value.toUpperCase()])
      expect([other, await withCookie(`${name}=${other}`)]).toEqual([other, 303]);
    for (const otherName of ['__Host-tearsheet-portal', 'tearsheet-console', 'x'])
      expect(await withCookie(`${otherName}=${value}`)).toBe(303);
  });

  test('opens nothing once the pepper that made it is removed', async () => {
    const { browser } = await atPortal();
    expect((await browser.get(ACCOUNT)).status).toBe(200);
    Object.assign(env, { KEY_PEPPERS: `t9:${'k3Jx-Qw9_ZtR5vN8bYc2LmP7hDfG4sA1'.repeat(2)}` });
    newIsolate();
    expect((await browser.get(ACCOUNT)).status).toBe(303);
  });
});

describe('every page', () => {
  test('is kept by no cache, runs no script but its own, sets no cookie, and shows the names of people as text', async () => {
    await callDesk('PUT', GAZETTE, { body: { name: HOSTILE }, headers: { 'if-match': '*' } });
    const standing = { standing: 'warned', reason: HOSTILE };
    await callDesk('PUT', `${GAZETTE}/standing`, { body: standing, headers: { 'if-match': '*' } });
    const link = await invitationFor(await addUser({ name: HOSTILE, email: 'b@harbour-gazette.example' }));
    const { browser } = await atPortal({ ...ANNE, name: HOSTILE });
    for (const path of [...addresses('GET'), '/portal/sign-in', link, '/portal/no-such-page']) {
      const { status, headers, text } = await browser.get(path);
      if (status === 303) continue;
      const facts = [headers.get('cache-control'), headers.get('set-cookie'), headers.get('x-content-type-options')];
      expect([path, ...facts]).toEqual([path, 'no-store', null, 'nosniff']);
      expectHarmless(text);
      // The state of a copy is data for our own script.
      if (headers.get('content-type')?.startsWith('text/html') !== true) continue;
      const policy = headers.get('content-security-policy') ?? '';
      for (const part of ["'strict-dynamic'; require-trusted-types-for 'script'", "form-action 'self'", "frame-ancestors 'none'"])
        expect([path, part, policy.includes(part)]).toEqual([path, part, true]);
    }
    expect((await browser.get(ACCOUNT)).text).toContain('Anne &lt;script&gt;');
  });

  test('answers to HEAD as to GET, without a body, names its methods, and refuses others', async () => {
    const { browser } = await atPortal();
    const call = (path: string, method: string) =>
      browserFetch(path, { method, headers: { cookie: browser.cookie ?? '', accept: 'text/html' } });
    for (const path of [...addresses('GET'), '/portal/sign-in']) {
      const [head, got, options, other] = [
        await call(path, 'HEAD'),
        await call(path, 'GET'),
        await call(path, 'OPTIONS'),
        await call(path, 'PUT'),
      ];
      expect([path, head.status, await head.text()]).toEqual([path, got.status, '']);
      expect([path, options.status, options.headers.get('allow')]).toEqual([path, 204, expect.stringMatching(/GET, HEAD.*OPTIONS/)]);
      expect([path, other.status, other.headers.get('allow')]).toEqual([path, 405, options.headers.get('allow')]);
      await got.arrayBuffer();
    }
  });

  test('is not shown again after signing out, whatever the browser goes back to', async () => {
    const { browser } = await atPortal();
    const cookie = browser.cookie ?? '';
    await browser.post('/portal/sign-out', { form: await browser.formToken('/portal/sessions') });
    expect([await withCookie(cookie), await withCookie(cookie, '/portal/articles')]).toEqual([303, 303]);
    expect((await browser.post('/portal/sign-out', { form: 'x' })).status).toBe(401);
  });
});

async function browserFetch(path: string, init: RequestInit<RequestInitCfProperties>): Promise<Response> {
  return exports.default.fetch(`${ORIGIN}${path}`, { ...init, redirect: 'manual' });
}
