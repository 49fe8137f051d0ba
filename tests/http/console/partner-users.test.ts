// People of a partner at the console: added, invited by a link that is shown once, changed, revoked, and named where they received something.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Answer, Browser, signedIn } from '../../support/worker/console.ts';
import { callDesk } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { type Licensee, pullText } from '../../support/worker/partner.ts';
import { expectHarmless, fieldsIn, ID, PAGE, type PartnerStage, partnerStage } from '../../support/worker/partner-stage.ts';
import { addUser, invitationFor, usersNow } from '../../support/worker/portal.ts';

isolateTests();

const NAME = 'Anne <script>alert(1)</script> Quay';
const NEW = { name: NAME, email: 'Anne@Harbour-Gazette.example', 'right-embargoed': 'on' };
const SECOND = {
  body: { reference: 'P-1', validFrom: '2039-01-01T00:00:00Z', form: 'full', channels: ['print'] },
};

let browser: Browser;
let gazette: Licensee;
let send: PartnerStage['send'];

beforeEach(async () => {
  ({ browser, gazette, send } = await partnerStage());
});

const userPath = (id: string) => `${PAGE}/users/${id}`;
const linkIn = ({ text }: Answer) => /<code id="secret">http:\/\/[^/]+(\/portal\/invitations\/tspi_[\w-]+)<\/code>/.exec(text)?.[1] ?? '';

/** Sends the form of the person's page that is shown now. */
async function act(id: string, action: string, fields: Record<string, string> = {}): Promise<Answer> {
  const path = `${userPath(id)}/${action}`;
  return browser.post(path, { ...fieldsIn(await browser.get(userPath(id)), path), ...fields });
}

describe('a person', () => {
  test('is added with the usual rights ticked, invited by a link that is shown once, and signs in with it', async () => {
    const fields = fieldsIn(await browser.get(PAGE), `${PAGE}/users`);
    expect(Object.keys(fields).filter((field) => field.startsWith('right-'))).toEqual(['right-read', 'right-copy', 'right-account']);
    const added = await send('users', NEW);
    const [user] = await usersNow();
    expect(user).toMatchObject({
      name: NAME,
      email: 'anne@harbour-gazette.example',
      agreements: ['main'],
      rights: ['read', 'copy', 'account', 'embargoed'],
    });
    const id = user?.id ?? '';
    expect([added.status, added.location]).toEqual([303, `${userPath(id)}?new`]);
    const invited = await act(id, 'invitation');
    expect([invited.status, invited.headers.get('cache-control'), invited.headers.get('referrer-policy')]).toEqual([
      200,
      'no-store',
      'no-referrer',
    ]);
    const link = linkIn(invited);
    expect(invited.text).toContain(`mailto:${encodeURIComponent('anne@harbour-gazette.example')}?subject=`);
    expect(invited.text.split(link)).toHaveLength(5);
    const trail = await browser.get(`${PAGE}/audit`);
    for (const page of [await browser.get(PAGE), await browser.get(userPath(id)), trail]) {
      expectHarmless(page.text);
      expect(page.text).not.toContain(link);
    }
    expect((await new Browser().post(link, {})).status).toBe(303);
    const signed = await browser.get(userPath(id));
    expect(signed.text).toContain('Firefox on Windows');
    for (const words of ['Person added', 'Invitation made', 'Signed in at the portal', `<a href="${userPath(id)}"><bdi>Anne &lt;script`])
      expect((await browser.get(`${PAGE}/audit`)).text).toContain(words);
    expect((await browser.get(`${PAGE}/audit/csv`)).text).toContain('list, copy, account, embargoed copy');
  });

  test('is invited once by each form, so that a page which is loaded again leaves the link that was copied', async () => {
    const { id } = await addUser();
    const fields = fieldsIn(await browser.get(userPath(id)), `${userPath(id)}/invitation`);
    const twice = await Promise.all([1, 2].map(() => browser.post(`${userPath(id)}/invitation`, fields)));
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    const link = twice.map(linkIn).join('');
    expect((await new Browser().get(link)).status).toBe(200);
    const next = linkIn(await act(id, 'invitation'));
    expect([(await new Browser().get(link)).status, (await new Browser().get(next)).status]).toEqual([404, 200]);
    expect((await act(id, 'uninvitation')).location).toBe(userPath(id));
    expect((await new Browser().get(next)).status).toBe(404);
    expect((await browser.get(userPath(id))).text).toContain('Not invited');
  });

  test('is refused with what is wrong, and the form keeps what was written', async () => {
    await addUser();
    const refused: [Record<string, string>, string][] = [
      [{ name: '' }, 'The name must not be empty'],
      [{ email: 'nowhere' }, 'The e-mail address must be an e-mail address'],
      [{ email: 'anne@harbour-gazette.example' }, 'Anne Quay has this e-mail address already'],
      [{ name: 'ts_live_p1_x' }, 'must not look like a key'],
    ];
    for (const [fields, message] of refused) {
      const answer = await send('users', { name: 'Mo Reed', email: 'mo@harbour-gazette.example', 'right-keys': 'on', ...fields });
      expect([message, answer.status, answer.text.includes(message)]).toEqual([message, 422, true]);
      expect(answer.text).toMatch(/class="action-panel" id="users" open/);
      expect(fieldsIn(answer, `${PAGE}/users`)).toMatchObject({ 'right-keys': 'on', ...fields });
    }
    const { 'right-read': _r, 'right-copy': _c, 'right-account': _a, ...none } = fieldsIn(await browser.get(PAGE), `${PAGE}/users`);
    expect((await browser.post(`${PAGE}/users`, { ...none, name: 'Mo', email: 'mo@x.example' })).status).toBe(422);
    expect(await usersNow()).toHaveLength(1);
  });

  test('is given agreements of the partner, if there are several, and no others', async () => {
    await callDesk('PUT', `/desk/partners/${ID}/agreements/print`, SECOND);
    expect((await send('users', NEW)).text).toContain('Tick at least one agreement.');
    await send('users', { ...NEW, 'agreement-print': 'on', 'agreement-other': 'on' });
    const [user] = await usersNow();
    expect(user?.agreements).toEqual(['print']);
    await act(user?.id ?? '', 'change', { 'agreement-main': 'on' });
    expect((await usersNow())[0]?.agreements).toEqual(['main', 'print']);
  });

  test('is changed from the state that the page showed: two at the desk never overwrite each other', async () => {
    const { id } = await addUser();
    const fields = fieldsIn(await browser.get(userPath(id)), `${userPath(id)}/change`);
    const change = (more: Record<string, string>) => browser.post(`${userPath(id)}/change`, { ...fields, ...more });
    expect((await change({ 'right-keys': 'on' })).location).toBe(userPath(id));
    const late = await change({ name: 'Annie Quay' });
    expect([late.status, late.text.includes('Somebody has changed this person')]).toEqual([409, true]);
    expect(fieldsIn(late, `${userPath(id)}/change`)).toMatchObject({ name: 'Annie Quay' });
    expect((await usersNow())[0]).toMatchObject({ name: 'Anne Quay', rights: ['read', 'copy', 'account', 'keys'] });
  });

  test('is revoked from a page that says what ends, at once, and then has no form any more', async () => {
    const user = await addUser();
    const person = new Browser();
    await person.post(await invitationFor(user), {});
    await invitationFor(user);
    const shown = await browser.get(userPath(user.id));
    expect(shown.text).toContain('The session in one browser ends at once. The link that was sent stops working.');
    expect((await act(user.id, 'revocation')).location).toBe(`${PAGE}#people`);
    expect((await person.get('/portal/account')).status).toBe(303);
    const after = await browser.get(userPath(user.id));
    expect([after.status, after.text.includes('Revoked'), after.text.includes('<form method="post" action="/console/partners')]).toEqual([
      200,
      true,
      false,
    ]);
    for (const action of ['change', 'invitation']) {
      const path = `${userPath(user.id)}/${action}`;
      expect((await browser.post(path, fieldsIn(shown, path))).status).toBe(409);
    }
    expect((await browser.get(PAGE)).text).toContain('1 person was revoked');
  });

  test('is changed by a token that may change partners, and seen by one that may read', async () => {
    const { id } = await addUser();
    const { browser: reader } = await signedIn('Mo Reed', ['read']);
    const seen = await reader.get(userPath(id));
    expect([seen.status, seen.text.includes('What you can do')]).toEqual([200, false]);
    const form = await reader.formToken();
    for (const action of ['change', 'invitation', 'uninvitation', 'revocation'])
      expect([action, (await reader.post(`${userPath(id)}/${action}`, { form })).status]).toEqual([action, 403]);
    expect((await reader.post(`${PAGE}/users`, { form, ...NEW })).status).toBe(403);
    expect(await usersNow()).toMatchObject([{ id, name: 'Anne Quay' }]);
  });
});

test('the ledger, the usage and the acceptance of a notice name the person, with a link to the page', async () => {
  const { id } = await addUser({ name: NAME, email: 'anne@harbour-gazette.example' });
  await pullText(gazette.key, '/v1/feed.rss');
  await runInDurableObject(env.PARTNER.getByName(ID), (_instance, { storage: { sql } }) => {
    sql.exec('UPDATE ledger SET key_id = ?', id);
    sql.exec('UPDATE delivery SET key_id = ?', id);
    sql.exec('INSERT INTO acceptance (agreement, sha256, at_ms, key_id) SELECT agreement, sha256, ?, ? FROM template', Date.now(), id);
  });
  for (const path of ['/ledger', '/usage?by=key']) {
    const { text } = await browser.get(`${PAGE}${path}`);
    expect([path, text.includes(`<a href="${userPath(id)}"><bdi>Anne &lt;script&gt;`)]).toEqual([path, true]);
    expectHarmless(text);
  }
  for (const path of ['', '/agreements/main']) {
    const { text } = await browser.get(`${PAGE}${path}`);
    expect([path, /Accepted <time[^>]*>[^<]*<\/time> by <bdi>Anne &lt;script&gt;/.test(text)]).toEqual([path, true]);
  }
  expect((await browser.get(userPath(id))).text).toMatch(/Deliveries in 31 days<\/dt><dd dir="auto">1</);
});
