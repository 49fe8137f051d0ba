// Forms that were open while the session ended: what was written in them is kept, and nothing is done until a page of the new session is sent.
import { beforeEach, describe, expect, test } from 'vitest';
import { FORMS, formAt } from '../../../src/pages/console/forms.ts';
import { advanceClock, DAY_MS, fromNow } from '../../support/worker/clock.ts';
import { type Answer, Browser, mintToken, signedIn } from '../../support/worker/console.ts';
import { publish, replace, setUpPublisher } from '../../support/worker/desk.ts';
import { fieldsIn, unescaped } from '../../support/worker/forms-of-pages.ts';
import { routes } from '../../support/worker/fuzz/requests.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { licensee } from '../../support/worker/partner.ts';
import { addInvited } from '../../support/worker/portal.ts';
import { get } from '../../support/worker/reader.ts';

isolateTests();

const PAGE = '/console/articles/eastern-lock';
const WITHDRAWAL = `${PAGE}/withdrawal`;
const NOTE = '\r\nThe "tug" <b>was</b> another one & </textarea><script>alert(1)</script>\r\nÅsa';
const REASON = "The source took it back; it wasn't sure.";

let browser: Browser;
let token: string;

beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
  ({ browser, token } = await signedIn());
});

const fieldsOf = (answer: Answer, action = WITHDRAWAL) => fieldsIn(answer, action);

/** The withdrawal as it is filled in now. */
async function written(): Promise<Record<string, string>> {
  return { ...fieldsOf(await browser.get(PAGE)), note: NOTE, reason: REASON };
}

async function signInAgain(): Promise<void> {
  expect((await browser.post('/console/sign-in', { token })).status).toBe(303);
}

/** 303: its public address leads to the article. 410: it is withdrawn. */
async function publicStatus(): Promise<number> {
  return (await get('/articles/eastern-lock')).status;
}

describe('a form that is sent after the session has ended', () => {
  test('is answered by a page that says so and has everything that was written, escaped, and no token of a form', async () => {
    const fields = await written();
    advanceClock(DAY_MS);
    const answer = await browser.post(WITHDRAWAL, fields);
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Cookie realm="tearsheet-console"']);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(answer.text).toContain('Your session has ended');
    expect(answer.text).toContain('Nothing was changed');
    expect(answer.text).toMatch(/<a href="\/console\/sign-in" target="_blank"/);
    expect(fieldsOf(answer)).toEqual({ etag: fields['etag'], note: NOTE, reason: REASON });
    expect(answer.text.match(/<textarea[^>]*>/g)?.every((tag) => / readonly/.test(tag))).toBe(true);
    expect(answer.text).not.toContain('<script>alert');
    expect(fields['form']).toMatch(/\w{10}/);
    expect(answer.text).not.toContain(fields['form']);
    expect(await publicStatus()).toBe(303);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['signed out in another tab', async () => browser.post('/console/sign-out', { form: await browser.formToken() })],
    ['expired', async () => advanceClock(DAY_MS)],
    ['with a cookie of nobody', async () => Object.assign(browser, { cookie: 'tearsheet-console=x' })],
  ])('(%s) is sent again after signing in in another tab, confirmed, and only then carried out', async (_how, end) => {
    const fields = await written();
    await end();
    let kept = await browser.post(WITHDRAWAL, fields);
    // Sent again too early.
    kept = await browser.post(WITHDRAWAL, fieldsOf(kept));
    expect([kept.status, fieldsOf(kept)]).toEqual([401, { etag: fields['etag'], note: NOTE, reason: REASON }]);
    await signInAgain();
    const asked = await browser.post(WITHDRAWAL, fieldsOf(kept));
    expect([asked.status, await publicStatus()]).toEqual([403, 303]);
    for (const part of ['Ada Brink', 'eastern-lock', 'Withdraw it', 'nothing was changed'])
      expect([part, asked.text.includes(part)]).toEqual([part, true]);
    expect(fieldsOf(asked)).toEqual({ form: await browser.formToken(), etag: fields['etag'], note: NOTE, reason: REASON });
    const done = await browser.post(WITHDRAWAL, fieldsOf(asked));
    expect([done.status, done.location, await publicStatus()]).toEqual([303, '/console/withdrawals/eastern-lock.2', 410]);
    // What textSchema makes of the line breaks is its own subject.
    const board = (await browser.get(done.location ?? '')).text;
    expect(unescaped(board)).toContain('The "tug" <b>was</b> another one & </textarea>');
    expect(unescaped(board)).toContain(REASON);
  });

  test('keeps a box that was ticked', async () => {
    const correction = `${PAGE}/correction`;
    const fields = { ...fieldsOf(await browser.get(PAGE), correction), note: 'It is the old one.', kind: 'clarification' };
    advanceClock(DAY_MS);
    const kept = await browser.post(correction, fields);
    await signInAgain();
    const asked = await browser.post(correction, fieldsOf(kept, correction));
    for (const { text } of [kept, asked]) expect(text).toContain('Ticked: The text was right');
    expect((await browser.post(correction, fieldsOf(asked, correction))).status).toBe(303);
    expect(await (await get('/feeds/all.json')).text()).toContain('<strong>Clarification:</strong> It is the old one.');
  });

  test('at an address with percent-encoded letters is kept as well', async () => {
    const fields = await written();
    const answer = await new Browser().post(`${PAGE}/withdr%61wal`, fields);
    expect([answer.status, fieldsOf(answer, `${PAGE}/withdr%61wal`)]).toEqual([401, { etag: fields['etag'], note: NOTE, reason: REASON }]);
  });

  test('without text is not kept: its page is one sign-in away', async () => {
    const hold = `${PAGE}/hold`;
    const fields = fieldsOf(await browser.get(PAGE), hold);
    advanceClock(DAY_MS);
    const answer = await browser.post(hold, fields);
    expect([answer.status, answer.text.includes('<form')]).toEqual([401, false]);
    expect(answer.text).toContain(`href="/console/sign-in?to=${encodeURIComponent(PAGE)}"`);
    expect(await publicStatus()).toBe(303);
  });

  test('from another site is refused without a word of what it sent', async () => {
    const fields = await written();
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const signedInStill = await browser.post(WITHDRAWAL, { ...fields, form: '' }, foreign);
    const nobody = await new Browser().post(WITHDRAWAL, fields, foreign);
    for (const { status, text } of [signedInStill, nobody]) {
      expect([status, text.includes('not sent from a page of this service')]).toEqual([403, true]);
      for (const part of ['another one', 'took it back']) expect(text).not.toContain(part);
    }
    expect(await publicStatus()).toBe(303);
  });

  test('is read within the limit of forms, and only as a form', async () => {
    const nobody = new Browser();
    expect((await nobody.post(WITHDRAWAL, { note: 'x'.repeat(65_536) })).status).toBe(413);
    expect((await nobody.post(WITHDRAWAL, { note: 'x'.repeat(60_000) })).status).toBe(401);
    expect((await nobody.post(WITHDRAWAL, { note: 'x' }, { 'content-type': 'text/plain' })).status).toBe(415);
  });

  test('shows no field that the form does not have, and signing in shows no token', async () => {
    const secret = 'tsd_t1_abcdefghijkl_secret';
    const nobody = new Browser();
    for (const { status, text } of [
      await nobody.post(WITHDRAWAL, { reason: REASON, token: secret }),
      await browser.post(WITHDRAWAL, { reason: REASON, token: secret }),
      await nobody.post('/console/sign-in', { token: secret }),
    ]) {
      expect([401, 403, 422]).toContain(status);
      expect(text).not.toContain('abcdefghijkl');
    }
  });
});

describe('the table of forms', () => {
  test('has every address that takes forms of a session', async () => {
    const patterns = routes().filter(({ method, pattern }) => method === 'POST' && /^\/console\/(?!sign-in)/.test(pattern));
    expect(patterns.length).toBeGreaterThan(5);
    for (const { pattern } of patterns) {
      const answer = await new Browser().post(pattern.replace(':slug', 'eastern-lock'), {});
      expect([pattern, answer.status]).toEqual([pattern, 401]);
    }
  });

  test('has every field that pages send', async () => {
    const minted = await mintToken('Mo Reed', ['read', 'articles', 'publisher', 'partners', 'tokens', 'backup']);
    ({ token } = minted);
    await signInAgain();
    const { id: partner, keyId } = await licensee();
    const pages: Answer[] = [];
    const user = await addInvited(partner);
    const ofPartner = ['', '/agreements/main', '/agreements/main/terms', '/new-agreement', `/keys/${keyId}`, `/users/${user}`];
    for (const path of ['sessions', 'articles/eastern-lock', 'settings/publisher', 'new-partner'])
      pages.push(await browser.get(`/console/${path}`));
    for (const path of ofPartner) pages.push(await browser.get(`/console/partners/${partner}${path}`));
    await publish('later', { embargoedUntil: fromNow(DAY_MS) });
    await publish('ports', { subjects: ['Ports'] });
    const settings = [
      'subjects/pilots/rename?name=Boats&code=boats',
      'subjects/pilots/merge?into=ports',
      'sections/harbour/rename?name=Ports',
    ];
    for (const path of [...settings, 'tokens', `tokens/${minted.id}`, 'export']) pages.push(await browser.get(`/console/settings/${path}`));
    for (const path of ['/console/new-article', `${PAGE}/edit`, `${PAGE}/correction`, '/console/articles/later'])
      pages.push(await browser.get(path));
    for (const action of ['hold', 'withdrawal']) {
      const path = `${PAGE}/${action}`;
      await browser.post(path, { ...fieldsOf(await browser.get(PAGE), path), reason: REASON });
      pages.push(await browser.get(PAGE));
    }
    const sent = pages.flatMap(({ text }) => [...text.matchAll(/<form method="post" action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/g)]);
    expect(new Set(sent.map(([, action]) => action?.split('/').at(-1)))).toEqual(new Set(Object.keys(FORMS)));
    for (const [, action = '', form = ''] of sent) {
      const { texts, choices = {}, hidden, labelOf, hasMore } = formAt(action);
      // `do` names the button that was pressed.
      const known = ['form', 'do', ...hidden, ...Object.keys({ ...texts, ...choices })];
      for (const [, name = ''] of form.matchAll(/\bname="([^"]+)"/g))
        expect([action, name, known.includes(name) || labelOf?.(name) !== undefined || hasMore?.(name) === true]).toEqual([
          action,
          name,
          true,
        ]);
    }
  });
});

describe('a form of another session', () => {
  test('is shown again under the name of whoever is signed in now, with what was written, and not carried out', async () => {
    const fields = await written();
    ({ token } = await mintToken('Mo Reed'));
    await signInAgain();
    const asked = await browser.post(WITHDRAWAL, fields);
    expect([asked.status, await publicStatus()]).toEqual([403, 303]);
    expect(asked.text).toContain('Mo Reed');
    expect(asked.text).not.toContain(fields['form']);
    expect((await browser.post(WITHDRAWAL, fieldsOf(asked))).status).toBe(303);
    expect(await publicStatus()).toBe(410);
  });

  test('that is confirmed after somebody changed the article changes nothing, and leads back to the article with the text', async () => {
    const { form: _form, ...fields } = await written();
    const asked = await browser.post(WITHDRAWAL, fields);
    await replace('eastern-lock', { headline: 'Another headline' });
    const answer = await browser.post(WITHDRAWAL, fieldsOf(asked));
    expect([answer.status, await publicStatus()]).toEqual([409, 303]);
    expect(answer.text).toContain('Somebody has changed the article');
    expect(answer.text).toContain('The source took it back');
  });

  test('is not shown again to somebody whose token does not cover it', async () => {
    const { browser: reader } = await signedIn('Mo Reed', ['read']);
    const answer = await reader.post(WITHDRAWAL, await written());
    expect([answer.status, answer.text.includes('another one'), answer.text.includes('needs the scope')]).toEqual([403, false, true]);
  });

  test('that ends sessions says whether it ends one or all', async () => {
    const all = await browser.post('/console/sessions/end', {});
    const one = await browser.post('/console/sessions/end', { session: 'abc' });
    expect([all.status, all.text.includes('Sign out everywhere'), one.text.includes('Sign out everywhere')]).toEqual([403, true, false]);
    expect((await browser.get('/console/sessions')).status).toBe(200);
  });
});
