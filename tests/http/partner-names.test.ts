// Lists and files about a partner that people read: keys, people and agreements are named beside their ids.
import { beforeEach, expect, test } from 'vitest';
import { signedIn } from '../support/worker/console.ts';
import { BOOTSTRAP_TOKEN, callDesk, publish, setUpPublisher } from '../support/worker/desk.ts';
import { addPartner, agreement, GAZETTE, issueKey, putAgreement } from '../support/worker/desk-partners.ts';
import { isolateTests, newIsolate } from '../support/worker/isolation.ts';
import { pull, pullText } from '../support/worker/partner.ts';
import { ANNE, atPortal } from '../support/worker/portal.ts';

isolateTests();

const NAME = '=Night desk, "print"';
/** As a cell that is no formula, and as HTML. */
const CELL = `"'=Night desk, ""print"""`;
const SHOWN = '<bdi>=Night desk, &quot;print&quot;</bdi>';
const REFERENCE = agreement().reference;
const NAMED = `main, <bdi class="unbroken">${REFERENCE}</bdi>`;
const CONSOLE = '/console/partners/harbour-gazette';
const OWN = { ...ANNE, agreements: ['main'] };

let keyId: string;
let key: string;

beforeEach(async () => {
  await setUpPublisher();
  await addPartner();
  await putAgreement({ quota: { articles: 10, per: 'month', past: 'headlines' } });
  await publish('eastern-lock');
  newIsolate();
  ({ id: keyId, key } = await issueKey({ name: NAME }));
  await pullText(key, '/v1/articles/eastern-lock/text');
});

const atConsole = async () => (await signedIn('Ada Brink', ['read', 'partners'])).browser;

test('the ledger', async () => {
  const { body } = await callDesk('GET', `${GAZETTE}/ledger`);
  expect(body).toMatchObject({ rows: [{ keyId, keyName: NAME, agreement: 'main', reference: REFERENCE }] });
  const browser = await atConsole();
  const [head = '', row = ''] = (await browser.get(`${CONSOLE}/ledger/csv`)).text.split('\r\n');
  expect(head.split(',').slice(3, 6)).toEqual(['agreement', 'agreementVersion', 'reference']);
  expect([row.includes(`main,1,${REFERENCE},`), row.endsWith(`,${keyId},${CELL}`)]).toEqual([true, true]);
  const page = (await browser.get(`${CONSOLE}/ledger`)).text;
  expect(page).toContain(`<a href="${CONSOLE}/keys/${keyId}">${SHOWN}</a> <span class="hint">${keyId}</span>`);
  expect(page).toContain(`<bdi>${REFERENCE}</bdi>`);
});

test('the usage by key', async () => {
  const { body } = await callDesk('GET', `${GAZETTE}/usage?by=key`);
  expect(body).toMatchObject({ rows: [{ group: keyId, name: NAME }], quotas: [{ agreement: 'main', reference: REFERENCE }] });
  const csv = `key,name,articles,versions,deliveries\r\n${keyId},${CELL},1,1,1\r\n`;
  expect(await (await pull(BOOTSTRAP_TOKEN, `${GAZETTE}/usage?by=key&format=csv`)).text()).toBe(csv);
  const browser = await atConsole();
  expect((await browser.get(`${CONSOLE}/usage/csv?by=key`)).text).toBe(csv);
  expect((await browser.get(`${CONSOLE}/usage?by=key`)).text).toContain(SHOWN);
});

test('the usage by key counts a new version for whoever received it first, and deliveries for each', async () => {
  const { browser, user } = await atPortal(OWN);
  await browser.get('/portal/articles/eastern-lock');
  const { rows } = await (await pull(key, '/v1/usage?by=key')).json<{ rows: object[] }>();
  const counts = { articles: 1, deliveries: 1 };
  expect(rows).toHaveLength(2);
  expect(rows).toContainEqual({ group: keyId, name: NAME, ...counts, versions: 1 });
  expect(rows).toContainEqual({ group: user.id, ...counts, versions: 0 });
  expect((await browser.get('/portal/usage?by=key')).text).toContain('for the key or the person that received it first');
});

test('the audit trail', async () => {
  const { user } = await atPortal(OWN);
  const { body } = await callDesk<{ entries: object[] }>('GET', `${GAZETTE}/audit`);
  expect(body.entries).toContainEqual(expect.objectContaining({ action: 'key.issue', subject: keyId, subjectName: NAME }));
  expect(body.entries).toContainEqual(expect.objectContaining({ action: 'session.start', who: `user ${user.id}`, whoName: 'Anne Quay' }));
  const { text } = await (await atConsole()).get(`${CONSOLE}/audit/csv`);
  expect(text).toContain(`,key.issue,${keyId},${CELL},`);
  expect(text).toContain(`,Anne Quay,${user.id},session.start,`);
});

test('agreements, in the audit trail and in the lists of keys and people', async () => {
  const { browser: portal } = await atPortal({ ...OWN, rights: ['keys'] });
  const { body } = await callDesk<{ entries: object[] }>('GET', `${GAZETTE}/audit`);
  expect(body.entries).toContainEqual(expect.objectContaining({ action: 'agreement.add', subject: 'main', subjectName: REFERENCE }));
  const browser = await atConsole();
  expect((await browser.get(`${CONSOLE}/audit/csv`)).text).toContain(`,agreement.add,main,${REFERENCE},`);
  expect((await browser.get(`${CONSOLE}/audit`)).text).toContain(`agreements/main">main</a>, <bdi>${REFERENCE}</bdi>`);
  expect((await browser.get(CONSOLE)).text.split(`${NAMED}:`)).toHaveLength(2);
  expect((await browser.get(CONSOLE)).text).toContain(`data-label="Agreements">${NAMED}</td>`);
  expect((await portal.get('/portal/keys')).text).toContain(`${NAMED}: `);
  expect((await portal.get('/portal/users')).text).toContain(`data-label="Agreements">${NAMED}</td>`);
});

test('agreements, on the pages of one key, one person and the ledger at the console', async () => {
  const { user } = await atPortal(OWN);
  const browser = await atConsole();
  for (const page of [`${CONSOLE}/keys/${keyId}`, `${CONSOLE}/users/${user.id}`])
    expect([page, (await browser.get(page)).text.includes(`<dd>${NAMED}</dd>`)]).toEqual([page, true]);
  expect((await browser.get(`${CONSOLE}/ledger`)).text).toContain(`<option value="main">main, ${REFERENCE}</option>`);
  const form = await browser.formToken(CONSOLE);
  const made = await browser.post(`${CONSOLE}/keys/${keyId}/rotation`, { form, overlapHours: '1' });
  expect([made.status, made.text.includes(`<dd>${NAMED}</dd>`)]).toEqual([200, true]);
});

test('agreements, on every page of the portal that says or asks which', async () => {
  await callDesk('PUT', `${GAZETTE}/agreements/print`, { body: agreement({ reference: 'HG-P-7' }) });
  const { browser } = await atPortal({ ...ANNE, agreements: ['main', 'print'], rights: ['read', 'account', 'keys', 'sandbox'] });
  const choice = `aria-current="page">${NAMED}</a><a href="PATH?agreement=print">print, <bdi class="unbroken">HG-P-7</bdi></a>`;
  for (const path of ['/portal/articles', '/portal/account', '/portal/sandbox', '/portal/docs'])
    expect([path, (await browser.get(path)).text.includes(choice.replace('PATH', path))]).toEqual([path, true]);
  expect((await browser.get('/portal/docs')).text).toContain(`<code>main</code> (<bdi>${REFERENCE}</bdi>)`);
  expect((await browser.get('/portal/sessions')).text).toContain(`for the agreements ${NAMED}; print, <bdi class="unbroken">HG-P-7</bdi>.`);
  expect((await browser.get('/portal/keys')).text).toContain('<option value="print">print, HG-P-7</option>');
  expect((await browser.get(`/portal/keys/${keyId}`)).text).toContain(`<dd>${NAMED}</dd>`);
  const form = await browser.formToken(`/portal/keys/${keyId}`);
  const made = await browser.post(`/portal/keys/${keyId}/rotation`, { form, overlapHours: '1' });
  expect([made.status, made.text.includes(`<dd>${NAMED}</dd>`)]).toEqual([200, true]);
});

test('at the portal, an agreement by the number that its contract has now', async () => {
  const { browser } = await atPortal(OWN);
  expect((await browser.get('/portal/sessions')).text).toContain(REFERENCE);
  expect((await browser.get('/portal/articles')).status).toBe(200);
  await putAgreement({ reference: 'HG-2' }, { 'if-match': '*' });
  expect((await browser.get('/portal/articles')).status).toBe(200);
  const { text } = await browser.get('/portal/sessions');
  expect([text.includes('HG-2</bdi>'), text.includes(REFERENCE)]).toEqual([true, false]);
});

test('agreements, to a program that lists keys or people', async () => {
  for (const list of ['keys', 'users']) {
    const { body } = await callDesk('GET', `${GAZETTE}/${list}`);
    expect([list, body]).toEqual([list, expect.objectContaining({ references: { main: REFERENCE } })]);
  }
});

test('to the partner itself, the keys in its usage and not its people', async () => {
  const { browser, user } = await atPortal(OWN);
  await browser.get('/portal/articles/eastern-lock');
  const { rows } = await (await pull(key, '/v1/usage?by=key')).json<{ rows: { group: string }[] }>();
  expect(rows).toContainEqual(expect.objectContaining({ group: keyId, name: NAME }));
  const own = rows.find(({ group }) => group === user.id);
  expect(own).toMatchObject({ deliveries: 1 });
  expect(own).not.toHaveProperty('name');
  const csv = await (await pull(key, '/v1/usage?by=key&format=csv')).text();
  expect(csv).toContain('key,name,articles,versions,deliveries\r\n');
  expect(csv).toMatch(new RegExp(`\r\n${user.id},,1,`));
});

test('at the portal, a notice that was accepted with a key, and the key that replaced another', async () => {
  await putAgreement({ notice: { licenceLine: { en: 'For {partner} only.' } } }, { 'if-match': '*' });
  const { body } = await callDesk<{ agreements: { acceptance: { sha256: string } }[] }>('GET', `${GAZETTE}/agreements`);
  const { sha256 = '' } = body.agreements[0]?.acceptance ?? {};
  expect((await pull(key, '/v1/agreements/main/acceptance', { method: 'POST', body: { sha256 } })).status).toBe(200);
  const { body: next } = await callDesk<{ id: string }>('POST', `${GAZETTE}/keys/${keyId}/rotation`);
  const { browser } = await atPortal({ ...OWN, rights: ['account', 'keys'] });
  expect((await browser.get('/portal/account')).text).toContain(`with the key ${SHOWN} <code>${keyId}</code>`);
  for (const page of ['/portal/keys', `/portal/keys/${keyId}`]) expect((await browser.get(page)).text).toContain(`${SHOWN} ${next.id}`);
});
