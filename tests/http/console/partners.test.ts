// Partners at the console: listed by one call, shown with what is known, and changed by forms that say what follows.
import { runDurableObjectAlarm } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Directory } from '../../../src/objects/directory.ts';
import { Partner } from '../../../src/objects/partner.ts';
import { muteLog, runAlarm } from '../../support/worker/catalogue.ts';
import { type Browser, signedIn } from '../../support/worker/console.ts';
import { callDesk, withdraw } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { type Licensee, licensee, pull, pullText } from '../../support/worker/partner.ts';
import { expectHarmless, fieldsIn, ID, keysNow, NAME, PAGE, type PartnerStage, partnerStage } from '../../support/worker/partner-stage.ts';

isolateTests();

let browser: Browser;
let gazette: Licensee;
let send: PartnerStage['send'];

beforeEach(async () => {
  ({ browser, gazette, send } = await partnerStage());
});

const report = () => runDurableObjectAlarm(env.PARTNER.getByName(ID));

const refuseToAnswer = () => {
  throw new Error('the object does not answer');
};

function silenceDirectory(): void {
  muteLog();
  for (const method of ['listSummaries', 'summary', 'has'] as const)
    vi.spyOn(Directory.prototype, method).mockImplementation(refuseToAnswer);
}

function silencePartner(): void {
  muteLog();
  for (const method of ['profile', 'usageOf', 'ledger'] as const) vi.spyOn(Partner.prototype, method).mockImplementation(refuseToAnswer);
}

describe('the list of partners', () => {
  test('says what each has reported, and makes one call to the Directory however many partners there are', async () => {
    for (let number = 10; number < 70; number += 1)
      await env.DIRECTORY.getByName('directory').put({ id: `p-${number}`, name: `Partner ${number}` });
    await pullText(gazette.key, '/v1/feed.rss');
    await report();
    const calls = (['has', 'named', 'list', 'listSummaries', 'summary', 'today', 'put', 'report'] as const).map((method) =>
      vi.spyOn(Directory.prototype, method),
    );
    const woken = vi.spyOn(env.PARTNER, 'getByName');
    const { text } = await browser.get('/console/partners');
    expect(calls.flatMap((call) => call.mock.calls)).toHaveLength(1);
    expect(woken).not.toHaveBeenCalled();
    expect(text.match(/<tr>/g)).toHaveLength(51);
    expect(text).toContain('No report yet');
    expectHarmless(text);
    const next = /href="(\/console\/partners\?cursor=[^"]+)">More partners/.exec(text)?.[1] ?? '';
    expect((await browser.get(next)).text.match(/<tr>/g)).toHaveLength(12);
  });

  test('is narrowed to a name and to what needs attention, and refuses other filters', async () => {
    await licensee({ id: 'island', name: 'Island Post' });
    await callDesk('PUT', '/desk/partners/island/standing', {
      body: { standing: 'suspended', reason: 'No notice.' },
      headers: { 'if-match': '*' },
    });
    const shown = async (query: string) =>
      [...(await browser.get(`/console/partners${query}`)).text.matchAll(/href="\/console\/partners\/([a-z-]+)" dir/g)].map(([, id]) => id);
    expect(await shown('')).toEqual([ID, 'island']);
    expect(await shown('?q=POST&need=&sort=')).toEqual(['island']);
    expect(await shown('?need=suspended')).toEqual(['island']);
    expect(await shown('?sort=need')).toEqual(['island', ID]);
    expect((await browser.get('/console/partners?q=nobody')).text).toContain('No partner matches the filter.');
    for (const query of ['?need=x', '?sort=id', '?cursor=x', '?limit=5'])
      expect((await browser.get(`/console/partners${query}`)).status).toBe(422);
  });

  test('says that it cannot be read while the Directory is silent, as the page of a partner does', async () => {
    silenceDirectory();
    const list = await browser.get('/console/partners');
    expect([list.status, list.text.includes('cannot be read at the moment')]).toEqual([503, true]);
    const woken = vi.spyOn(env.PARTNER, 'getByName');
    const page = await browser.get(PAGE);
    expect([page.status, page.text.includes('cannot be read at the moment')]).toEqual([503, true]);
    expect(woken).not.toHaveBeenCalled();
  });
});

describe('a partner', () => {
  test('is shown with its agreement in a sentence, keys, open withdrawals and deliveries of today', async () => {
    await pullText(gazette.key, '/v1/articles/eastern-lock/text');
    await withdraw('eastern-lock', 'The tug was another one.');
    await runAlarm();
    await report();
    const { status, text } = await browser.get(PAGE);
    expect(status).toBe(200);
    for (const part of [
      'The full text of the publisher’s own copy from all sections',
      'harbour-gazette.example',
      'gone and acknowledged within 1 hour',
    ])
      expect([part, text.includes(part)]).toEqual([part, true]);
    expect(text).toContain(`href="${PAGE}/agreements/main"`);
    expect(text).toContain(`href="${PAGE}/keys/${gazette.keyId}"`);
    expect(text).toContain('href="/console/withdrawals/eastern-lock.2"');
    expect(text).toMatch(/>1 \(day in UTC\)/);
    expectHarmless(text);
  });

  test('whose object is silent is shown as it last reported, without forms, and says what is not known', async () => {
    await callDesk('PUT', `/desk/partners/${ID}/standing`, {
      body: { standing: 'warned', reason: 'No notice.' },
      headers: { 'if-match': '*' },
    });
    await report();
    silencePartner();
    const { status, text } = await browser.get(PAGE);
    expect([
      status,
      text.includes('cannot be read at the moment'),
      text.includes('Warned'),
      text.includes('action="/console/partners'),
    ]).toEqual([503, true, true, false]);
    for (const part of ['ledger', 'usage', 'audit', `keys/${gazette.keyId}`, 'ledger/csv'])
      expect([part, (await browser.get(`${PAGE}/${part}`)).status]).toEqual([part, 503]);
  });

  test('that does not exist is 404 everywhere below its address, and no object is created for it', async () => {
    const form = await browser.formToken(PAGE);
    const woken = vi.spyOn(env.PARTNER, 'getByName');
    const gets = ['', '/ledger', '/ledger/csv', '/usage', '/usage/csv', '/audit', '/audit/csv', '/keys/k1'];
    for (const path of gets) expect([path, (await browser.get(`/console/partners/nobody${path}`)).status]).toEqual([path, 404]);
    const forms: Record<string, Record<string, string>> = {
      standing: { standing: 'suspended', reason: 'x', etag: '"x"' },
      profile: { name: 'x', etag: '"x"' },
      keys: { name: 'x', 'scope-feed': 'on', agreement: 'main', formId: crypto.randomUUID() },
      'keys/k1/rotation': { overlapHours: '1' },
      'keys/k1/revocation': {},
    };
    for (const [action, fields] of Object.entries(forms))
      expect([action, (await browser.post(`/console/partners/nobody/${action}`, { form, ...fields })).status]).toEqual([action, 404]);
    expect((await browser.get('/console/partners/No%20Body')).status).toBe(404);
    expect(woken).not.toHaveBeenCalled();
  });

  test('is not changed by a form that names no version: "*" is none', async () => {
    const form = await browser.formToken(PAGE);
    for (const [action, fields] of [
      ['standing', { standing: 'suspended', reason: 'Forged.' }],
      ['profile', { name: 'Forged' }],
    ] as const)
      expect([action, (await browser.post(`${PAGE}/${action}`, { form, etag: '*', ...fields })).status]).toEqual([action, 409]);
  });

  test('is not opened by the key of a partner, and not changed by a token that may only read', async () => {
    const byKey = await browser.get(PAGE, { cookie: `tearsheet-console=${gazette.key}`, authorization: `Bearer ${gazette.key}` });
    browser.cookie = `tearsheet-console=${gazette.key}`;
    expect([(await browser.get(PAGE)).status, (await browser.post('/console/sign-in', { token: gazette.key })).status]).toEqual([303, 422]);
    expect(byKey.text).not.toContain(gazette.key);
    const reader = (await signedIn('Mo Reed', ['read'])).browser;
    const { text } = await reader.get(PAGE);
    expect([text.includes(gazette.keyId), text.includes(`action="${PAGE}`), text.includes('Add a')]).toEqual([true, false, false]);
    const form = await reader.formToken();
    for (const action of ['standing', 'profile', 'keys', `keys/${gazette.keyId}/rotation`, `keys/${gazette.keyId}/revocation`])
      expect([action, (await reader.post(`${PAGE}/${action}`, { form })).status]).toEqual([action, 403]);
    expect(await keysNow()).toHaveLength(1);
  });
});

describe('the standing, the name and the contact', () => {
  test('are set with a reason, and a form that is older than the partner changes nothing and keeps what was written', async () => {
    const { text } = await browser.get(PAGE);
    const old = fieldsIn({ text }, `${PAGE}/standing`);
    expect((await send('standing', { standing: 'suspended', reason: '' })).text).toContain('The reason is required');
    expect(await send('standing', { standing: 'suspended', reason: 'The notice <b>was</b> missing.' })).toMatchObject({
      status: 303,
      location: PAGE,
    });
    expect((await pull(gazette.key, '/v1/feed.rss')).status).toBe(403);
    const stale = await browser.post(`${PAGE}/standing`, { ...old, standing: 'good', reason: 'Mine.' });
    expect([stale.status, stale.text.includes('Somebody has changed the partner'), stale.text.includes('Mine.')]).toEqual([
      409,
      true,
      true,
    ]);
    const shown = (await browser.get(PAGE)).text;
    expect(shown).toContain('The notice &lt;b&gt;was&lt;/b&gt; missing.');
    expect((await callDesk('GET', `/desk/partners/${ID}/standing`)).body).toMatchObject({ standing: 'suspended' });
    expect((await send('standing', { standing: 'good' })).status).toBe(303);
  });

  test('a contact is changed at once, and a name that notices show only after it was said who has to accept them anew', async () => {
    await pullText(gazette.key, '/v1/feed.rss');
    expect((await send('profile', { contact: 'desk@gazette.example' })).status).toBe(303);
    await callDesk('PUT', `/desk/partners/${ID}/agreements/main`, {
      body: {
        reference: 'Q',
        validFrom: '2040-01-01T00:00:00Z',
        form: 'full',
        channels: ['app'],
        notice: { licenceLine: 'For {partner} only.' },
      },
      headers: { 'if-match': '*' },
    });
    await pullText(gazette.key, '/v1/feed.rss');
    const asked = await send('profile', { name: 'The <i>Gazette</i>' });
    expect([
      asked.status,
      asked.text.includes('Nothing was changed yet'),
      asked.text.includes('For The &lt;i&gt;Gazette&lt;/i&gt; only.'),
    ]).toEqual([200, true, true]);
    const name = async () => (await callDesk<{ name: string }>('GET', `/desk/partners/${ID}`)).body.name;
    expect(await name()).toBe(NAME);
    expect((await browser.post(`${PAGE}/profile`, fieldsIn(asked, `${PAGE}/profile`))).status).toBe(303);
    expect(await name()).toBe('The <i>Gazette</i>');
    const stale = await browser.post(`${PAGE}/profile`, { ...fieldsIn(asked, `${PAGE}/profile`), name: 'Another' });
    expect([stale.status, await name()]).toEqual([409, 'The <i>Gazette</i>']);
    expect((await send('profile', { name: ' ' })).status).toBe(422);
  });
});
