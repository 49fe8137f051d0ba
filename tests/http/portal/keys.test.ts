// Keys and people at the portal: whoever looks after the keys of a partner rotates them without the desk, and sees nothing beyond the agreements.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PartnerKey } from '../../../src/domain/partners/key.ts';
import { advanceClock, HOUR_MS } from '../../support/worker/clock.ts';
import type { Browser } from '../../support/worker/console.ts';
import { callDesk, setUpPublisher } from '../../support/worker/desk.ts';
import { addPartner, GAZETTE, issueKey, putAgreement } from '../../support/worker/desk-partners.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { pull } from '../../support/worker/partner.ts';
import { ANNE, addUser, atPortal } from '../../support/worker/portal.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await addPartner();
  await putAgreement();
});

const KEYS = '/portal/keys';
const KEEPER = { ...ANNE, agreements: ['main'], rights: ['keys'] };

async function stored(): Promise<PartnerKey[]> {
  return (await callDesk<{ keys: PartnerKey[] }>('GET', `${GAZETTE}/keys`)).body.keys;
}

async function rotate(browser: Browser, id: string, overlapHours = '24') {
  return browser.post(`${KEYS}/${id}/rotation`, { form: await browser.formToken('/portal/sessions'), overlapHours });
}

const secretIn = (page: string) => /<code id="secret">([^<]+)</.exec(page)?.[1] ?? '';

describe('the keys', () => {
  test('are those under the person’s agreements, with their facts and without a secret; others look as if they did not exist', async () => {
    await putAgreement({}, {}, 'print');
    const own = await issueKey({ name: 'CMS <main>', agreement: 'main', scopes: ['feed', 'usage'], cidrs: ['192.0.2.0/24'] });
    const other = await issueKey({ name: 'Press room', agreement: 'print' });
    const { browser } = await atPortal(KEEPER);
    const { status, text } = await browser.get(KEYS);
    expect([status, text.includes('CMS &lt;main&gt;'), text.includes('feeds, usage'), text.includes('192.0.2.0/24')]).toEqual([
      200,
      true,
      true,
      true,
    ]);
    expect(text).not.toContain('Press room');
    expect(text).not.toContain(own.key.slice(-32));
    const [there, nowhere] = [await browser.get(`${KEYS}/${other.id}`), await browser.get(`${KEYS}/abcdef012345`)];
    expect([there.status, nowhere.status, (await rotate(browser, other.id)).status]).toEqual([404, 404, 404]);
    expect((await stored()).find(({ id }) => id === other.id)).not.toHaveProperty('replacedBy');
  });

  test('are rotated by a form, which shows the new key once and makes one key, however often it is sent', async () => {
    const old = await issueKey({ name: 'CMS' });
    const { browser, user } = await atPortal(KEEPER);
    const first = await rotate(browser, old.id);
    expect([first.status, first.headers.get('cache-control'), first.headers.get('referrer-policy')]).toEqual([
      200,
      'no-store',
      'no-referrer',
    ]);
    const secret = secretIn(first.text);
    expect(first.text).toContain(`data-copy="${secret}"`);
    expect(first.text).toContain('is valid for 24 hours more');
    const again = await rotate(browser, old.id);
    const [next] = (await stored()).filter(({ id }) => id !== old.id);
    expect([again.status, again.text.includes(`Its successor is ${next?.id}`), again.text.includes(secret)]).toEqual([409, true, false]);
    expect(await stored()).toHaveLength(2);
    expect((await browser.get(KEYS)).text).not.toContain(secret.slice(-32));
    const statuses = async () => [(await pull(old.key, '/v1/account')).status, (await pull(secret, '/v1/account')).status];
    expect(await statuses()).toEqual([200, 200]);
    advanceClock(24 * HOUR_MS);
    expect(await statuses()).toEqual([401, 200]);
    const { body } = await callDesk<{ entries: { who: string; action: string; subject: string }[] }>('GET', `${GAZETTE}/audit`);
    expect(body.entries.find(({ action }) => action === 'key.rotate')).toMatchObject({ who: `user ${user.id}`, subject: old.id });
    expect(JSON.stringify(body)).not.toContain(secret.slice(-32));
  });

  test('that are feed tokens are shown once with their whole address, and the list says that it cannot be shown again', async () => {
    const token = await issueKey({ mode: 'feed', name: 'Reader' });
    const { browser } = await atPortal(KEEPER);
    const { text } = await rotate(browser, token.id, '0');
    const secret = secretIn(text);
    expect(secret).toMatch(/^ts_feed_/);
    expect(text).toContain(`/f/${secret}/feed.rss</code>`);
    expect((await browser.get(KEYS)).text).toContain('cannot be shown again');
  });

  test('keep what was written in a form that is refused', async () => {
    const { id } = await issueKey();
    const { browser } = await atPortal(KEEPER);
    for (const hours of ['721', '1.5', '']) {
      const { status, text } = await rotate(browser, id, hours);
      expect([hours, status, text.includes('Give a whole number of hours')]).toEqual([hours, 422, true]);
      expect(text).toContain(`value="${hours}"`);
    }
    await callDesk('DELETE', `${GAZETTE}/keys/${id}`);
    expect((await rotate(browser, id)).text).toContain('has ended');
    expect(await stored()).toHaveLength(1);
  });

  test('that open copy under embargo are rotated only by somebody who may receive it', async () => {
    const { id } = await issueKey({ scopes: ['feed', 'embargoed'] });
    const { browser } = await atPortal(KEEPER);
    expect((await browser.get(`${KEYS}/${id}`)).text).not.toContain('overlapHours');
    expect((await rotate(browser, id)).status).toBe(409);
    expect(await stored()).toHaveLength(1);
    const { browser: trusted } = await atPortal({ ...KEEPER, email: 'ben@gazette.example', rights: ['keys', 'embargoed'] });
    expect((await rotate(trusted, id)).status).toBe(200);
  });

  test('are rotated neither without the right, taken away while the page was open, nor by another partner or site, nor by whoever pasted a key', async () => {
    const { id } = await issueKey();
    const { browser, user } = await atPortal(KEEPER);
    const form = await browser.formToken('/portal/sessions');
    await callDesk('PUT', '/desk/partners/other', { body: { name: 'Other Outlet' } });
    await callDesk('PUT', '/desk/partners/other/agreements/main', {
      body: { reference: 'O-1', validFrom: '2039-01-01T00:00:00Z', form: 'full', channels: ['print'] },
    });
    const { browser: stranger } = await atPortal({ ...KEEPER, name: 'Olu Other' }, '/desk/partners/other');
    expect((await rotate(stranger, id)).status).toBe(404);
    const path = `${KEYS}/${id}/rotation`;
    expect((await browser.post(path, { form: 'forged', overlapHours: '1' })).status).toBe(403);
    expect((await browser.post(path, { form, overlapHours: '1' }, { origin: 'https://evil.example' })).status).toBe(403);
    await callDesk('PUT', `${GAZETTE}/users/${user.id}`, { body: { ...KEEPER, rights: ['read', 'account'] } });
    expect((await browser.post(path, { form, overlapHours: '1' })).status).toBe(403);
    expect([(await browser.get(KEYS)).status, (await browser.get('/portal/users')).status]).toEqual([403, 403]);
    expect(await stored()).toHaveLength(1);
    await browser.post('/portal/sign-in', { key: (await issueKey()).key });
    expect([(await browser.get('/portal/account')).status, (await browser.get(KEYS)).status]).toEqual([200, 403]);
  });
});

test('the people of the partner are listed with rights and last visit, without those who were revoked', async () => {
  const { browser } = await atPortal(KEEPER);
  await addUser({ ...ANNE, name: 'Ben <Lock>', email: 'ben@gazette.example', rights: ['read', 'copy'] });
  const gone = await addUser({ ...ANNE, name: 'Cora Gone', email: 'cora@gazette.example' });
  await callDesk('DELETE', `${GAZETTE}/users/${gone.id}`);
  const { status, text } = await browser.get('/portal/users');
  expect([status, text.includes('Ben &lt;Lock&gt;'), text.includes('list, copy'), text.includes('Cora Gone')]).toEqual([
    200,
    true,
    true,
    false,
  ]);
  expect(text).toMatch(/Ben &lt;Lock&gt;[\s\S]*never/);
  expect(text).toMatch(/Anne Quay<\/bdi> \(you\)/);
});

test('the people of the partner are listed page by page, each once, in the order of their names', async () => {
  const { browser, user } = await atPortal(KEEPER);
  await runInDurableObject(env.PARTNER.getByName('harbour-gazette'), (_instance, { storage: { sql } }) => {
    const insert = "INSERT INTO user (id, name, email, agreements, rights, created_ms) VALUES (?, ?, ?, '[]', '[]', 1)";
    // Of each name there are two, in another case.
    for (let number = 0; number < 130; number++) {
      const name = `${number % 2 === 0 ? 'person' : 'Person'} ${String(number >> 1).padStart(2, '0')}`;
      sql.exec(insert, number.toString(16).padStart(12, '0'), name, `${number}@gazette.example`);
    }
  });
  const pages: string[][] = [];
  for (let path: string | undefined = '/portal/users'; path !== undefined; ) {
    const { text } = await browser.get(path);
    pages.push([...text.matchAll(/<tr><td><bdi>([^<]*)<\/bdi>/g)].map(([, name = '']) => name));
    path = /href="([^"]+)">More people/.exec(text)?.[1]?.replaceAll('&amp;', '&');
  }
  const names = pages.flat();
  expect(pages.map(({ length }) => length)).toEqual([50, 50, 31]);
  expect([names[0], new Set(names).size]).toEqual([user.name, 131]);
  expect(names.map((name) => name.toLowerCase())).toEqual(names.map((name) => name.toLowerCase()).toSorted());
  expect((await browser.get('/portal/users?cursor=..')).status).toBe(400);
});
