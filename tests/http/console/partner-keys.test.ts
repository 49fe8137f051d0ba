// Keys of a partner at the console: shown once, made once, rotated and revoked from a page that says what stops.
import { beforeEach, describe, expect, test } from 'vitest';
import { advanceClock, DAY_MS } from '../../support/worker/clock.ts';
import type { Browser } from '../../support/worker/console.ts';
import { errorsIn } from '../../support/worker/console-editor.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { type Licensee, pull, pullText } from '../../support/worker/partner.ts';
import { expectHarmless, fieldsIn, keysNow, PAGE, type PartnerStage, partnerStage } from '../../support/worker/partner-stage.ts';

isolateTests();

const SECRET = /ts_(?:live|test|feed)_\w+_harbour-gazette_\w{32}_\w{32}/;

let browser: Browser;
let gazette: Licensee;
let send: PartnerStage['send'];

beforeEach(async () => {
  ({ browser, gazette, send } = await partnerStage());
});

describe('a key', () => {
  const NEW = { name: 'import <b>', mode: 'live', agreement: 'main', 'scope-feed': 'on', 'scope-account': 'on' };

  test('is shown once with what it can be tried with, kept by no cache, and works', async () => {
    const { 'scope-withdrawals': _unticked, ...fields } = fieldsIn(await browser.get(PAGE), `${PAGE}/keys`);
    const answer = await browser.post(`${PAGE}/keys`, { ...fields, ...NEW });
    const secret = SECRET.exec(answer.text)?.[0] ?? '';
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('referrer-policy')]).toEqual([
      200,
      'no-store',
      'no-referrer',
    ]);
    expect(answer.text).toContain(`curl -H &#39;Authorization: Bearer ${secret}&#39;`);
    expect((await pull(secret, '/v1/feed.rss')).status).toBe(200);
    expect((await pull(secret, '/v1/withdrawals')).status).toBe(403);
    expectHarmless(answer.text);
    const made = (await keysNow()).find(({ name }) => name === NEW.name);
    for (const path of [PAGE, `${PAGE}/keys/${made?.id}`, `${PAGE}/audit`, `${PAGE}/audit/csv`])
      expect((await browser.get(path)).text).not.toContain(secret);
  });

  test('is made once, however often its form is sent, also by two clicks at the same time', async () => {
    const fields: Record<string, string> = { ...fieldsIn(await browser.get(PAGE), `${PAGE}/keys`), ...NEW };
    const twice = await Promise.all([browser.post(`${PAGE}/keys`, fields), browser.post(`${PAGE}/keys`, fields)]);
    expect(twice.map(({ status, text }) => [status, SECRET.test(text)]).sort()).toEqual([
      [200, true],
      [409, false],
    ]);
    const reloaded = await browser.post(`${PAGE}/keys`, fields);
    expect([reloaded.status, reloaded.text.includes('The key was made before'), SECRET.test(reloaded.text)]).toEqual([409, true, false]);
    expect(await keysNow()).toHaveLength(2);
    const { ['formId']: _none, ...without } = fields;
    expect((await browser.post(`${PAGE}/keys`, without)).status).toBe(422);
    expect((await send('keys', NEW)).status).toBe(200);
    expect(await keysNow()).toHaveLength(3);
  });

  test('ends after its last day by the clocks of the publisher, and is bound to addresses', async () => {
    await send('keys', { ...NEW, lastDay: '2040-03-05', cidrs: '192.0.2.7\n2001:db8::/32' });
    expect((await keysNow()).find(({ name }) => name === NEW.name)).toMatchObject({
      expires: '2040-03-05T23:00:00.000Z',
      cidrs: ['192.0.2.7/32', '2001:db8::/32'],
    });
  });

  test('that cannot be made is refused with what is wrong, and the form keeps what was written', async () => {
    const refused: [Record<string, string>, string][] = [
      [{ name: '' }, 'The name '],
      [{ name: 'ts_live_p1_x' }, 'must not look like a key'],
      [{ cidrs: 'everywhere' }, 'must be an address or a range'],
      [{ lastDay: '2040-02-01' }, 'must lie in the future'],
      [{ agreement: 'other' }, 'does not exist'],
    ];
    for (const [fields, message] of refused) {
      const answer = await send('keys', { ...NEW, name: 'night import', ...fields });
      expect([message, answer.status, answer.text.includes(message)]).toEqual([message, 422, true]);
      expect(errorsIn(answer).map(([id]) => id)).toEqual([`keys-field-${Object.keys(fields)[0]}`]);
      expect(answer.text).toMatch(/class="action-panel" id="keys" open/);
      // The agreement is chosen of a list, which does not have that one.
      if (fields['agreement'] === undefined) expect(fieldsIn(answer, `${PAGE}/keys`)).toMatchObject(fields);
    }
    expect(await keysNow()).toHaveLength(1);
  });

  test('that opens nothing is refused, and a feed token opens its feed whatever is ticked', async () => {
    const { 'scope-feed': _feed, 'scope-account': _account, ...nothing } = NEW;
    const fields = { ...fieldsIn(await browser.get(PAGE), `${PAGE}/keys`), ...nothing };
    const unticked: Record<string, string> = Object.fromEntries(Object.entries(fields).filter(([field]) => !field.startsWith('scope-')));
    expect((await browser.post(`${PAGE}/keys`, unticked)).status).toBe(422);
    const token = await browser.post(`${PAGE}/keys`, { ...unticked, mode: 'feed' });
    const address = /http:\/\/[^<]+\/f\/[^<]+\/feed\.rss/.exec(token.text)?.[0] ?? '';
    expect((await pull('x', address)).status).toBe(200);
  });

  test('is rotated once: the new key is shown, the old one ends after the overlap, and the form again shows none', async () => {
    const page = `${PAGE}/keys/${gazette.keyId}`;
    const fields = fieldsIn(await browser.get(page), `${page}/rotation`);
    expect((await browser.post(`${page}/rotation`, { ...fields, overlapHours: '721' })).status).toBe(422);
    const rotated = await browser.post(`${page}/rotation`, { ...fields, overlapHours: '24' });
    const secret = SECRET.exec(rotated.text)?.[0] ?? '';
    expect(rotated.headers.get('cache-control')).toBe('no-store');
    const again = await browser.post(`${page}/rotation`, { ...fields, overlapHours: '24' });
    expect([again.status, SECRET.test(again.text), again.text.includes('was rotated before')]).toEqual([409, false, true]);
    advanceClock(DAY_MS);
    expect([(await pull(gazette.key, '/v1/account')).status, (await pull(secret, '/v1/account')).status]).toEqual([401, 200]);
    expect(await keysNow()).toHaveLength(2);
  });

  test('is revoked from a page that says what stops, and then has no form any more', async () => {
    await pullText(gazette.key, '/v1/feed.rss');
    const page = `${PAGE}/keys/${gazette.keyId}`;
    const shown = await browser.get(page);
    expect(shown.text).toContain('It made 1 delivery in 31 days.');
    expect(shown.text).toContain('has no other key for this agreement');
    expect((await browser.post(`${page}/revocation`, fieldsIn(shown, `${page}/revocation`))).location).toBe(PAGE);
    expect((await pull(gazette.key, '/v1/account')).status).toBe(401);
    const after = await browser.get(page);
    expect([after.text.includes('Revoked'), after.text.includes('<form method="post" action="/console/partners')]).toEqual([true, false]);
    expect((await browser.post(`${page}/revocation`, fieldsIn(shown, `${page}/revocation`))).status).toBe(303);
    expect((await browser.post(`${page}/rotation`, { ...fieldsIn(shown, `${page}/rotation`), overlapHours: '1' })).status).toBe(409);
    expect((await browser.get(`${PAGE}/keys/nothing`)).status).toBe(404);
  });
});
