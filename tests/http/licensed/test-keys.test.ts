// A partner gets test keys by itself, by a program and at the portal: for its own agreements only, a limited number, and nothing of the publisher's copy.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { type KeyScope, MOST_TEST_KEYS, type PartnerKey } from '../../../src/domain/partners/key.ts';
import { advanceClock, DAY_MS } from '../../support/worker/clock.ts';
import type { Browser } from '../../support/worker/console.ts';
import { callDesk, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { addPartner, GAZETTE, issueKey, putAgreement } from '../../support/worker/desk-partners.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { pull } from '../../support/worker/partner.ts';
import { ANNE, atPortal } from '../../support/worker/portal.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await addPartner();
  await putAgreement();
});

const KEEPER = { ...ANNE, agreements: ['main'], rights: ['keys'] };
const PATH = '/v1/sandbox/keys';

type Made = PartnerKey & { key: string; type?: string; detail?: string };

async function make(key: string, body: object = {}): Promise<{ status: number; body: Made }> {
  const answer = await pull(key, PATH, { method: 'POST', body });
  return { status: answer.status, body: await answer.json() };
}

async function revoke(key: string, id: string): Promise<number> {
  return (await pull(key, `${PATH}/${id}/revocation`, { method: 'POST' })).status;
}

async function stored(): Promise<PartnerKey[]> {
  return (await callDesk<{ keys: PartnerKey[] }>('GET', `${GAZETTE}/keys`)).body.keys;
}

const testKeys = async () => (await stored()).filter(({ mode }) => mode === 'test');
const audited = async (action: string) =>
  (await callDesk<{ entries: { action: string; who: string; subject: string }[] }>('GET', `${GAZETTE}/audit`)).body.entries.filter(
    (entry) => entry.action === action,
  );

describe('a program', () => {
  test('gets a test key with its agreement and addresses, which sees the sandbox only and is in the audit trail', async () => {
    await publish('eastern-lock');
    newIsolate();
    const live = await issueKey({ scopes: ['account'] });
    const { status, body } = await make(live.key, { name: 'CMS trial' });
    expect([status, body.mode, body.name, body.agreement, body.scopes.includes('embargoed')]).toEqual([
      201,
      'test',
      'CMS trial',
      'main',
      false,
    ]);
    expect(body.key).toMatch(/^ts_test_/);
    expect(await audited('key.issue')).toContainEqual(expect.objectContaining({ subject: body.id, who: `key ${live.id}` }));
    expect((await pull(body.key, '/v1/articles/eastern-lock')).status).toBe(404);
    const step = { action: 'publish', slug: 'sandbox-one' };
    expect((await pull(body.key, '/v1/sandbox', { method: 'POST', body: step })).status).toBe(200);
    expect((await pull(body.key, '/v1/articles/sandbox-one')).status).toBe(200);
    expect(await (await pull(body.key, '/v1/feed.json')).text()).not.toContain('eastern-lock');
  });

  test('is refused without the scope, with a test key, with another field and beyond the limits', async () => {
    const scopes: KeyScope[] = ['feed', 'usage'];
    expect((await make((await issueKey({ scopes })).key)).status).toBe(403);
    const live = (await issueKey()).key;
    const { body: first } = await make(live);
    expect([(await make(first.key)).status, (await make(live, { scopes: ['feed'] })).status]).toEqual([403, 422]);
    expect((await make(live, { name: 'ts_live_x' })).status).toBe(422);
    for (let n = 1; n < MOST_TEST_KEYS; n++) expect((await make(live)).status).toBe(201);
    const refused = await make(live);
    expect([refused.status, refused.body.type]).toEqual([413, '/problems/too-large']);
    expect(await revoke(live, first.id)).toBe(204);
    expect((await make(live)).status).toBe(413);
    advanceClock(DAY_MS + 1);
    expect([(await make(live)).status, (await make(live)).status]).toEqual([201, 413]);
    expect(await testKeys()).toHaveLength(MOST_TEST_KEYS + 1);
  });

  test('revokes a test key of its agreement at once, whoever made it, and no other key', async () => {
    await putAgreement({}, {}, 'print');
    const live = await issueKey({ agreement: 'main' });
    const [own, others] = [await issueKey({ mode: 'test', agreement: 'main' }), await issueKey({ mode: 'test', agreement: 'print' })];
    expect([await revoke(live.key, own.id), await revoke(live.key, own.id)]).toEqual([204, 404]);
    expect((await pull(own.key, '/v1/feed.json')).status).toBe(401);
    for (const id of [others.id, live.id, 'abcdef012345', 'No-Code']) expect([id, await revoke(live.key, id)]).toEqual([id, 404]);
    expect((await pull(others.key, '/v1/feed.json')).status).toBe(200);
    expect(await audited('key.revoke')).toEqual([expect.objectContaining({ subject: own.id, who: `key ${live.id}` })]);
  });

  test('gives a test key the addresses from which it may ask itself', async () => {
    const live = await issueKey({ cidrs: ['192.0.2.0/24'] });
    expect((await make(live.key)).status).toBe(401);
    Object.assign(env, { CLIENT_ADDRESS: 'cloudflare' });
    const headers = { 'cf-connecting-ip': '192.0.2.7' };
    const answer = await pull(live.key, PATH, { method: 'POST', body: {}, headers });
    expect([answer.status, (await answer.json<Made>()).cidrs]).toEqual([201, ['192.0.2.0/24']]);
  });
});

describe('a person with the right "keys"', () => {
  const formIdIn = (page: string) => /name="formId" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const secretIn = (page: string) => /<code id="secret">([^<]+)</.exec(page)?.[1] ?? '';

  async function send(browser: Browser, fields: Record<string, string> = {}) {
    const formId = formIdIn((await browser.get('/portal/keys')).text);
    const form = await browser.formToken('/portal/sessions');
    return browser.post('/portal/test-keys', { form, formId, name: 'CMS trial', ...fields });
  }

  test('makes a test key by a form, which shows it once and makes one, however often it is sent', async () => {
    const { browser, user } = await atPortal(KEEPER);
    const formId = formIdIn((await browser.get('/portal/keys')).text);
    const first = await send(browser, { formId });
    expect([first.status, first.headers.get('cache-control'), secretIn(first.text).slice(0, 8)]).toEqual([200, 'no-store', 'ts_test_']);
    const again = await send(browser, { formId });
    expect([again.status, secretIn(again.text)]).toEqual([409, '']);
    const [made, ...others] = await testKeys();
    expect([made?.name, made?.agreement, others]).toEqual(['CMS trial', 'main', []]);
    expect(await audited('key.issue')).toEqual([expect.objectContaining({ subject: made?.id, who: `user ${user.id}` })]);
    expect((await pull(secretIn(first.text), '/v1/feed.json')).status).toBe(200);
  });

  test('is refused another agreement, no name, a form that is not of the page, and more than the limit', async () => {
    await putAgreement({}, {}, 'print');
    const live = await issueKey({ agreement: 'main' });
    const { browser } = await atPortal(KEEPER);
    expect((await send(browser, { agreement: 'print' })).status).toBe(422);
    expect((await send(browser, { name: ' ' })).status).toBe(422);
    expect((await send(browser, { formId: 'x' })).status).toBe(422);
    expect(await testKeys()).toEqual([]);
    for (let n = 0; n < MOST_TEST_KEYS; n++) await make(live.key);
    const refused = await send(browser);
    expect([refused.status, refused.text.includes(`has ${MOST_TEST_KEYS} test keys`)]).toEqual([409, true]);
  });

  test('revokes a test key, but no other, and nobody does either without the right', async () => {
    const [trial, live] = [await issueKey({ mode: 'test' }), await issueKey()];
    const { browser } = await atPortal(KEEPER);
    const form = await browser.formToken('/portal/sessions');
    expect((await browser.get(`/portal/keys/${live.id}`)).text).not.toContain('/revocation');
    expect((await browser.post(`/portal/keys/${live.id}/revocation`, { form })).status).toBe(409);
    expect((await browser.get(`/portal/keys/${trial.id}`)).text).toContain('/revocation');
    expect((await browser.post(`/portal/keys/${trial.id}/revocation`, { form })).status).toBe(200);
    expect([(await pull(trial.key, '/v1/feed.json')).status, (await pull(live.key, '/v1/account')).status]).toEqual([401, 200]);
    const reader = await atPortal({ ...KEEPER, email: 'reader@harbour-gazette.example', rights: ['read', 'sandbox'] });
    const own = await reader.browser.formToken('/portal/sessions');
    expect((await reader.browser.post('/portal/test-keys', { form: own, formId: crypto.randomUUID(), name: 'A' })).status).toBe(403);
    expect(await testKeys()).toHaveLength(1);
  });
});
