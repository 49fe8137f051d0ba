// Withdrawals at the portal: what is left to do, and the acknowledgement, which the desk's board shows with the person's name.
import { beforeEach, describe, expect, test } from 'vitest';
import { advanceClock, HOUR_MS, MINUTE_MS } from '../../support/worker/clock.ts';
import { type Browser, signedIn } from '../../support/worker/console.ts';
import { callDesk, changeState, publish, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { addPartner, GAZETTE, issueKey, putAgreement } from '../../support/worker/desk-partners.ts';
import { fieldsIn } from '../../support/worker/forms-of-pages.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { notifyPartners, reportOf } from '../../support/worker/notified.ts';
import { pull, pullText } from '../../support/worker/partner.ts';
import { ANNE, atPortal } from '../../support/worker/portal.ts';

isolateTests();

const LIST = '/portal/withdrawals';
const PAGE = `${LIST}/eastern-lock.2`;
const FORM = `${PAGE}/acknowledgement`;

let key: string;

beforeEach(async () => {
  await setUpPublisher({ timeZone: 'Europe/Berlin' });
  await addPartner();
  await putAgreement();
  ({ key } = await issueKey());
  await receive('eastern-lock');
  await withdraw('eastern-lock', 'The tug was another one.');
  await notifyPartners();
});

async function receive(...slugs: string[]): Promise<void> {
  for (const slug of slugs) await publish(slug, { headline: `The <${slug}>` });
  newIsolate();
  for (const slug of slugs) await pullText(key, `/v1/articles/${slug}/text`);
}

async function filledIn(browser: Browser, changes: Record<string, string> = {}): Promise<Record<string, string>> {
  return {
    ...fieldsIn(await browser.get(PAGE), FORM),
    outcome: 'removed',
    urls: 'https://gazette.example/lock\r\n\r\nhttps://gazette.example/tug',
    ...changes,
  };
}

async function saidNow() {
  return (await reportOf('eastern-lock.2')).partners[0]?.acknowledged;
}

describe('the list of withdrawals', () => {
  test('has open ones first by deadline with the time that is left, marks what is overdue, and has the others below', async () => {
    await receive('western-lock', 'pilots');
    advanceClock(MINUTE_MS);
    await withdraw('western-lock', 'A second note.');
    await withdraw('pilots', 'A third note.');
    await notifyPartners();
    const { browser } = await atPortal();
    const links = [...(await browser.get(LIST)).text.matchAll(/\/withdrawals\/([a-z-]+)\.2/g)].map(([, slug]) => slug);
    expect([links.length, links[0]]).toEqual([3, 'eastern-lock']);
    await browser.post(FORM, await filledIn(browser));
    await changeState('pilots', 'reinstatement');
    await notifyPartners();
    const { text } = await browser.get(LIST);
    const [todo = '', done = ''] = text.split('Acknowledged or lifted');
    expect([todo.includes('The &lt;western-lock&gt;'), todo.includes('>Open<'), todo.includes('eastern-lock')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(todo).toMatch(/data-relative[^>]*>in \d+ minutes</);
    for (const part of ['>Taken down<', 'says <bdi>Anne Quay</bdi>', '>Lifted<', 'The &lt;pilots&gt;']) expect(done).toContain(part);
    advanceClock(HOUR_MS);
    const { text: later } = await browser.get(LIST);
    expect(later).toMatch(/badge bad">Overdue/);
  });
});

describe('an acknowledgement', () => {
  test('is filled in with the person and the present time by the publisher’s clock, and reaches the desk’s board', async () => {
    const { browser } = await atPortal();
    const { text } = await browser.get(PAGE);
    for (const part of ['The tug was another one.', 'Europe/Berlin', 'in 5']) expect(text).toContain(part);
    const fields = await filledIn(browser);
    expect(fields).toMatchObject({ by: 'Anne Quay', zone: 'Europe/Berlin', seen: '' });
    const sent = await browser.post(FORM, fields);
    expect([sent.status, sent.location]).toEqual([303, `${PAGE}?done=acknowledged`]);
    expect((await browser.get(sent.location ?? '')).text).toContain('Your acknowledgement was stored');
    const said = await saidNow();
    expect(said).toMatchObject({
      outcome: 'removed',
      urls: ['https://gazette.example/lock', 'https://gazette.example/tug'],
      by: 'Anne Quay',
    });
    expect(Math.abs(Date.parse(said?.at ?? '') - Date.now())).toBeLessThan(2 * MINUTE_MS);
    const { browser: desk } = await signedIn();
    expect((await desk.get('/console/withdrawals/eastern-lock.2')).text).toContain('says <bdi>Anne Quay</bdi>');
    const { body: trail } = await callDesk<{ entries: { action: string; who: string }[] }>('GET', `${GAZETTE}/audit`);
    expect(trail.entries.filter(({ action }) => action === 'withdrawal.acknowledge')).toHaveLength(1);
    expect(JSON.stringify(trail.entries[0])).toContain('Anne Quay');
  });

  test('that is sent twice changes nothing, and the page says so', async () => {
    const { browser } = await atPortal();
    const fields = await filledIn(browser);
    await browser.post(FORM, fields);
    const first = await saidNow();
    advanceClock(MINUTE_MS);
    const again = await browser.post(FORM, fields);
    expect([again.status, again.location]).toEqual([303, `${PAGE}?done=unchanged`]);
    expect((await browser.get(again.location ?? '')).text).toContain('Sending it again changed nothing');
    expect(await saidNow()).toEqual(first);
  });

  test('of somebody else since the page was opened is not replaced unseen, and can be corrected', async () => {
    const { browser } = await atPortal();
    const { browser: ben } = await atPortal({ name: 'Ben Ford', email: 'ben@gazette.example', rights: ['read'] });
    const fields = await filledIn(browser, { outcome: 'never-used', urls: '' });
    expect((await ben.post(FORM, await filledIn(ben))).status).toBe(303);
    const refused = await browser.post(FORM, fields);
    expect([refused.status, refused.text.includes('acknowledged since you opened the page'), (await saidNow())?.by]).toEqual([
      409,
      true,
      'Ben Ford',
    ]);
    const seen = /name="seen" value="([^"]*)"/.exec(refused.text)?.[1] ?? '';
    expect((await browser.post(FORM, { ...fields, seen })).status).toBe(303);
    expect(await saidNow()).toMatchObject({ outcome: 'never-used', urls: [], by: 'Anne Quay' });
  });

  test('that is incomplete is refused with everything that is wrong, and what was written stays in the form', async () => {
    const { browser } = await atPortal();
    const wrong = { urls: 'https://gazette.example/lock\r\n\r\nthe front page', by: ' ', outcome: '', at: '2040-13-01T10:00' };
    const { status, text } = await browser.post(FORM, await filledIn(browser, wrong));
    expect(status).toBe(422);
    for (const part of [
      '<body class="console" data-unstored>',
      '4 things have to be changed',
      'Choose what was done',
      'Line 3 of the addresses',
      'Give the name',
      'The time must be',
    ])
      expect([part, text.includes(part)]).toEqual([part, true]);
    for (const part of ['the front page', 'value="2040-13-01T10:00"']) expect(text).toContain(part);
    expect(await saidNow()).toBeUndefined();
    const ahead = await browser.post(FORM, await filledIn(browser, { at: '2099-01-01T10:00' }));
    expect([ahead.status, ahead.text.includes('must not lie in the future')]).toEqual([422, true]);
    const twice = { at: '2039-10-30T02:30' };
    const unclear = await browser.post(FORM, await filledIn(browser, twice));
    expect([unclear.status, unclear.text.includes('occurs twice'), unclear.text.includes('name="at.which"')]).toEqual([422, true, true]);
    const none = await browser.post(FORM, await filledIn(browser, { at: '' }));
    expect([none.status, none.text.includes('Give the date and the time')]).toEqual([422, true]);
    expect((await browser.post(FORM, await filledIn(browser, { ...twice, urls: '', 'at.which': 'second' }))).status).toBe(303);
    expect((await saidNow())?.at).toBe('2039-10-30T01:30:00.000Z');
  });

  test.each<[string, () => Promise<unknown>]>([
    [
      'suspended',
      () => callDesk('PUT', `${GAZETTE}/standing`, { body: { standing: 'suspended', reason: 'Late.' }, headers: { 'if-match': '*' } }),
    ],
    ['over its quota', () => putAgreement({ quota: { articles: 1, per: 'month', past: 'refuse' } }, { 'if-match': '*' })],
  ])('is accepted from a partner that is %s, and from a person of any right', async (_how, happen) => {
    const { browser } = await atPortal({ ...ANNE, rights: ['sandbox'] });
    await happen();
    newIsolate();
    expect((await browser.get(LIST)).text).toContain('The &lt;eastern-lock&gt;');
    expect((await browser.post(FORM, await filledIn(browser))).status).toBe(303);
    expect(await saidNow()).toMatchObject({ by: 'Anne Quay' });
  });

  test('of a withdrawal that another partner received is refused as one that does not exist', async () => {
    await callDesk('PUT', '/desk/partners/other', { body: { name: 'Other Outlet' } });
    await callDesk('PUT', '/desk/partners/other/agreements/main', {
      body: { reference: 'O-1', validFrom: '2039-01-01T00:00:00Z', form: 'full', channels: ['web'], domains: ['other.example'] },
    });
    const { browser } = await atPortal(ANNE, '/desk/partners/other');
    const form = await browser.formToken('/portal/sessions');
    expect([(await browser.get(PAGE)).status, (await browser.get(`${LIST}/none.1`)).status]).toEqual([404, 404]);
    expect((await browser.post(FORM, { form, outcome: 'removed', by: 'Olu', at: '2040-01-01T10:00' })).status).toBe(404);
    expect(await saidNow()).toBeUndefined();
  });

  test('that a program sent is shown with its seconds kept, if only something else is corrected', async () => {
    const at = new Date(Date.now()).toISOString();
    const body = { outcome: 'removed', by: 'Night desk', at, urls: [] };
    expect((await pull(key, '/v1/withdrawals/eastern-lock.2/acknowledgement', { method: 'POST', body })).status).toBe(200);
    const { browser } = await atPortal();
    const fields = await filledIn(browser, { urls: '' });
    expect(fields).toMatchObject({ by: 'Night desk' });
    expect((await browser.post(FORM, fields)).location).toBe(`${PAGE}?done=unchanged`);
    await browser.post(FORM, { ...fields, outcome: 'replaced' });
    expect(await saidNow()).toMatchObject({ outcome: 'replaced', at });
  });
});
