// Tokens and the export at the console: a token is shown once, ends with everybody who is signed in with it, and the last way in is not closed unseen.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { muteLog } from '../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS } from '../../support/worker/clock.ts';
import { type Browser, mintToken, signedIn } from '../../support/worker/console.ts';
import { fieldsSent, fillIn } from '../../support/worker/console-forms.ts';
import { callDesk, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { licensee } from '../../support/worker/partner.ts';
import { get } from '../../support/worker/reader.ts';

isolateTests();

const PAGE = '/console/settings/tokens';
const TOKEN = /<code id="token">(tsd_[\w-]+)<\/code>/;
let browser: Browser;
let ownId: string;

beforeEach(async () => {
  await setUpPublisher();
  ({ browser, id: ownId } = await signedIn('Ada Brink', ['read', 'articles', 'tokens']));
});

const revoke = async (id: string, fields: Record<string, string> = {}) =>
  fillIn(browser, `${PAGE}/${id}`, fields, `${PAGE}/${id}/revocation`);
const names = async () => (await callDesk<{ tokens: { name: string }[] }>('GET', '/desk/tokens')).body.tokens.map(({ name }) => name);

describe('a token', () => {
  test('is made with a name, scopes and a last day, shown once, and works until the end of that day', async () => {
    const made = await fillIn(browser, PAGE, { name: 'Mo <b>Reed</b>', 'scope.articles': 'yes', expires: '2040-03-02' });
    expect([made.status, made.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const token = TOKEN.exec(made.text)?.[1] ?? '';
    expect(made.text).toContain('Mo &lt;b&gt;Reed&lt;/b&gt;');
    expect((await callDesk('GET', '/desk/articles', { token })).status).toBe(200);
    const list = await browser.get(PAGE);
    expect(list.text).not.toContain(token);
    for (const part of ['Mo &lt;b&gt;Reed', 'Read, Articles', 'name="scope.partners" value="yes" disabled'])
      expect([part, list.text.includes(part)]).toEqual([part, true]);
    advanceClock(2 * DAY_MS);
    expect((await callDesk('GET', '/desk/articles', { token })).status).toBe(401);
  });

  test('is made once, however often its form is sent', async () => {
    const fields: Record<string, string> = { ...fieldsSent(await browser.get(PAGE), PAGE), name: 'Mo Reed' };
    const first = await browser.post(PAGE, fields);
    const [second, renamed] = [await browser.post(PAGE, fields), await browser.post(PAGE, { ...fields, name: 'Somebody' })];
    expect([first.status, second.status, renamed.status]).toEqual([200, 409, 409]);
    for (const { text } of [second, renamed]) expect([TOKEN.test(text), text.includes('This form was sent before')]).toEqual([false, true]);
    expect((await names()).filter((name) => /Mo|Some/.test(name))).toEqual(['Mo Reed']);
    const id = fields['id'] ?? '';
    await revoke(id);
    expect((await browser.post(PAGE, fields)).status).toBe(409);
    expect((await browser.get(`${PAGE}/${id}`)).text).not.toContain('Revoke it');
  });

  test('is refused with what is wrong at the field, and with what was typed', async () => {
    await mintToken('Mo Reed');
    const refused: [Record<string, string>, number, string][] = [
      [{ name: 'mo reed' }, 409, 'The name is taken by a token'],
      [{ name: 'bootstrap' }, 422, 'is a word that the audit trail uses'],
      [{ name: '' }, 422, 'The name must not be empty.'],
      [{ name: 'X', 'scope.read': '' }, 422, 'Choose at least one thing'],
      [{ name: 'X', 'scope.partners': 'yes' }, 422, 'A token cannot give what your own does not have: partners.'],
      [{ name: 'X', expires: '2039-12-31' }, 422, 'The last day must be a day from today on.'],
      [{ name: 'X', expires: 'tomorrow' }, 422, 'The last day must be a day from today on.'],
    ];
    for (const [fields, status, words] of refused) {
      const answer = await fillIn(browser, PAGE, fields);
      expect([fields, answer.status, answer.text.includes(words), TOKEN.test(answer.text)]).toEqual([fields, status, true, false]);
      expect(fieldsSent(answer, PAGE)).toMatchObject({ name: fields['name'], expires: fields['expires'] ?? '' });
    }
    expect((await names()).sort()).toEqual(['Ada Brink', 'Mo Reed']);
  });

  test('ends with everybody who is signed in with it, also whoever has its page open', async () => {
    const mo = await signedIn('Mo Reed', ['read', 'tokens']);
    const open = fieldsSent(await mo.browser.get(`${PAGE}/${ownId}`), `${PAGE}/${ownId}/revocation`);
    const page = await browser.get(`${PAGE}/${mo.id}`);
    for (const part of ['Firefox on Windows', 'the session in one browser ends at once'])
      expect([part, page.text.includes(part)]).toEqual([part, true]);
    expect((await browser.get(PAGE)).text).toContain('<td data-label="Signed in">1</td>');
    expect((await revoke(mo.id)).location).toBe(PAGE);
    expect((await callDesk('GET', '/desk/articles', { token: mo.token })).status).toBe(401);
    expect((await mo.browser.get(PAGE)).status).toBe(303);
    expect((await mo.browser.post(`${PAGE}/${ownId}/revocation`, open)).status).toBe(401);
    expect((await browser.get(PAGE)).status).toBe(200);
    const again = await browser.post(`${PAGE}/${mo.id}/revocation`, { form: await browser.formToken() });
    expect([again.status, again.text.includes('it was revoked before')]).toEqual([409, true]);
  });

  test('that is the last that may make tokens is revoked only by somebody who has the bootstrap secret, and signs them out', async () => {
    await mintToken('Mo Reed', ['read']);
    const page = await browser.get(`${PAGE}/${ownId}`);
    for (const part of ['last token that may make tokens', 'DESK_TOKEN', 'npx --no tearsheet console', 'so you are signed out'])
      expect([part, page.text.includes(part)]).toEqual([part, true]);
    const refused = await revoke(ownId);
    expect([refused.status, refused.text.includes('Confirm that you have the bootstrap secret')]).toEqual([422, true]);
    const done = await revoke(ownId, { last: 'yes' });
    expect([done.status, done.text.includes('You are signed out')]).toEqual([200, true]);
    expect((await browser.get(PAGE)).status).toBe(303);
  });

  test('is made and revoked only with the scope for it', async () => {
    const { browser: reader } = await signedIn('Mo Reed', ['read']);
    const form = await reader.formToken();
    expect((await reader.get(PAGE)).status).toBe(403);
    expect((await reader.post(PAGE, { form, name: 'X', 'scope.read': 'yes' })).status).toBe(403);
    expect((await reader.post(`${PAGE}/${ownId}/revocation`, { form })).status).toBe(403);
    expect((await browser.get(`${PAGE}/nothing`)).status).toBe(404);
  });
});

describe('an export', () => {
  const EXPORT = '/console/settings/export';

  test('is downloaded whole by whoever may, and is the one of the command line', async () => {
    await publish('eastern-lock');
    const { browser: operator } = await signedIn('Cy Dale', ['read', 'backup']);
    const file = await fillIn(operator, EXPORT, {});
    expect([file.status, file.headers.get('content-disposition')]).toEqual([200, 'attachment; filename="tearsheet-2040-03-01.ndjson"']);
    const lines = file.text.trimEnd().split('\n');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ tearsheet: 'end', records: lines.length - 2 });
    expect(file.text).toContain('eastern-lock');
    expect((await browser.get(EXPORT)).status).toBe(403);
    expect((await browser.post(EXPORT, { form: await browser.formToken() })).status).toBe(403);
  });

  test('is in the audit trail with who made it, at the console and for programs, and is not made without that', async () => {
    const { browser: operator, token } = await signedIn('Cy Dale', ['read', 'backup']);
    await fillIn(operator, EXPORT, {});
    const authorization = `Bearer ${(await mintToken('Nightly', ['backup'])).token}`;
    for (const method of ['GET', 'HEAD']) await (await get('/desk/export', { authorization }, method)).arrayBuffer();
    await browser.post(EXPORT, { form: await browser.formToken() });
    const { text } = await operator.get('/console/audit?action=catalogue.');
    const rows = [...text.matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) => row).filter((row) => row.includes('Exported everything'));
    expect(rows.map((row) => ['Nightly', 'Cy Dale', 'Ada Brink'].filter((name) => row.includes(name)))).toEqual([['Nightly'], ['Cy Dale']]);
    muteLog();
    vi.spyOn(Catalogue.prototype, 'recordExport').mockImplementation(() => {
      throw new Error('the Catalogue does not answer');
    });
    const refused = await callDesk('GET', '/desk/export', { token });
    expect([refused.status, JSON.stringify(refused.body).includes('"table"')]).toEqual([503, false]);
  });

  test('that is cut off because a partner’s object fails breaks off, without the last line, and nothing secret is logged', async () => {
    const partner = await licensee();
    const { browser: operator } = await signedIn('Cy Dale', ['read', 'backup']);
    const said = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'log')];
    for (const spy of said) spy.mockImplementation(() => undefined);
    muteLog();
    const real = env.PARTNER.getByName.bind(env.PARTNER);
    vi.spyOn(env.PARTNER, 'getByName').mockImplementation(
      (name) =>
        new Proxy(real(name), {
          get: (target, member) => (member === 'exportPage' ? () => Promise.reject(new Error('silent')) : Reflect.get(target, member)),
        }),
    );
    await expect(fillIn(operator, EXPORT, {})).rejects.toThrow();
    expect(JSON.stringify(said.map((spy) => spy.mock.calls))).not.toContain(partner.key);
  });
});
