// Sessions at the console: how long they last, how they end, and what a form needs to change anything.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { ARTICLE_FORM_BYTES } from '../../../src/domain/values/limits.ts';
import { LARGE_FORMS_OF_NETWORK } from '../../../src/http/credentials/large-forms.ts';
import { select } from '../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, HOUR_MS, MINUTE_MS } from '../../support/worker/clock.ts';
import { Browser, linkFor, signedIn } from '../../support/worker/console.ts';
import { callDesk, ORIGIN, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const SESSIONS = '/console/sessions';

async function statusOf(browser: Browser, path = SESSIONS): Promise<number> {
  return (await browser.get(path)).status;
}

describe('a session', () => {
  test('ends with the next request once its token is revoked or has expired', async () => {
    const { browser, id } = await signedIn();
    expect(await statusOf(browser)).toBe(200);
    await callDesk('DELETE', `/desk/tokens/${id}`);
    expect((await browser.get(SESSIONS)).location).toMatch(/^\/console\/sign-in/);
  });

  test('is a use of its token, which is stored once a minute', async () => {
    const { browser, id } = await signedIn();
    const lastUsed = async () => (await select<{ used_ms: number }>('SELECT used_ms FROM token WHERE id = ?', id))[0]?.used_ms;
    const signedInMs = Date.now();
    advanceClock(MINUTE_MS - 1);
    await statusOf(browser);
    expect(await lastUsed()).toBe(signedInMs);
    advanceClock(1);
    await statusOf(browser);
    expect(await lastUsed()).toBe(signedInMs + MINUTE_MS);
  });

  test('ends after twelve hours without use, and after seven days whatever the use', async () => {
    const { browser } = await signedIn();
    for (let hours = 0; hours < 24; hours += 11) {
      advanceClock(11 * HOUR_MS);
      expect(await statusOf(browser)).toBe(200);
    }
    advanceClock(12 * HOUR_MS);
    expect(await statusOf(browser)).toBe(303);
    const { browser: busy } = await signedIn('Busy');
    for (let used = 10 * HOUR_MS; used < 7 * DAY_MS; used += 10 * HOUR_MS) {
      advanceClock(10 * HOUR_MS);
      expect(await statusOf(busy)).toBe(200);
    }
    advanceClock(10 * HOUR_MS);
    expect(await statusOf(busy)).toBe(303);
  });

  test('cannot be forged: another id, another MAC, a desk token, a link, or the cookie of another service', async () => {
    const { browser, token } = await signedIn();
    const [name = '', value = ''] = browser.cookie?.split('=') ?? [];
    const link = (await linkFor()).split('/').at(-1) ?? '';
    const changed = `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`;
    for (const cookie of [
      `${name}=${changed}`,
      `${name}=${token}`,
      `${name}=${link}`,
      `${name}=`,
      `__Host-tearsheet=${value}`,
      `x=${value}`,
    ]) {
      const forged = new Browser();
      forged.cookie = cookie;
      expect([cookie, await statusOf(forged)]).toEqual([cookie, 303]);
    }
  });

  test('is signed out by its button, and its cookie opens nothing afterwards', async () => {
    const { browser } = await signedIn();
    const stolen = new Browser();
    stolen.cookie = browser.cookie;
    const answer = await browser.post('/console/sign-out', { form: await browser.formToken() });
    expect([answer.status, answer.text.includes('You are signed out'), browser.cookie]).toEqual([200, true, undefined]);
    expect(await statusOf(stolen)).toBe(303);
  });

  test('of another browser is ended alone; signing out everywhere ends all of them and no other person’s', async () => {
    const { browser: first, token } = await signedIn('Ada Brink');
    const { browser: other } = await signedIn('Mo Reed');
    const second = new Browser();
    await second.post('/console/sign-in', { token });
    const [id = ''] = [...(await first.get(SESSIONS)).text.matchAll(/name="session" value="([^"]+)"/g)].map(([, found]) => found);
    await first.post('/console/sessions/end', { form: await first.formToken(), session: id });
    expect([await statusOf(first), await statusOf(second)]).toEqual([200, 303]);
    await second.post('/console/sign-in', { token });
    await first.post('/console/sessions/end', { form: await first.formToken() });
    expect([await statusOf(first), await statusOf(second), await statusOf(other)]).toEqual([303, 303, 200]);
  });

  test('of another person cannot be ended, whoever knows its id', async () => {
    const { browser } = await signedIn('Ada Brink');
    const { browser: other } = await signedIn('Mo Reed');
    const sessions = await callDesk<{ entries: { action: string; subject: string; who: string }[] }>('GET', '/desk/audit');
    const theirs = sessions.body.entries.find(({ action, who }) => action === 'session.start' && who === 'Mo Reed')?.subject ?? '';
    expect(theirs).not.toBe('');
    await browser.post('/console/sessions/end', { form: await browser.formToken(), session: theirs });
    expect(await statusOf(other)).toBe(200);
  });

  test('does not show what its token does not cover', async () => {
    const { browser } = await signedIn('Ada Brink', ['articles']);
    expect((await browser.get('/console/withdrawals')).status).toBe(403);
    expect((await browser.get(SESSIONS)).text).not.toContain('/console/withdrawals');
  });
});

describe('a form', () => {
  test('of another origin changes nothing, whatever cookie comes with it', async () => {
    const { browser } = await signedIn();
    const form = await browser.formToken();
    for (const headers of [
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      { origin: ORIGIN, 'sec-fetch-site': 'same-site' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
    ]) {
      const answer = await browser.post('/console/sign-out', { form }, headers);
      expect([headers, answer.status, await statusOf(browser)]).toEqual([headers, 403, 200]);
    }
    expect((await browser.post('/console/sign-out', {})).status).toBe(403);
    // As browsers send the form of a page without a referrer.
    expect((await browser.post('/console/sign-out', { form }, { origin: 'null' })).status).toBe(200);
  });

  test('needs the token of this session: that of another one, a forged one and an old one are refused', async () => {
    const { browser } = await signedIn('Ada Brink');
    const { browser: other } = await signedIn('Mo Reed');
    const stolen = await other.formToken();
    for (const form of [stolen, '', 'x', `${stolen}x`]) expect((await browser.post('/console/sign-out', { form })).status).toBe(403);
    expect(await statusOf(browser)).toBe(200);
  });

  test('without a session is answered with the way to the sign-in page', async () => {
    const { status, text } = await new Browser().post('/console/sign-out', { form: 'x' });
    expect([status, text.includes('href="/console/sign-in?to=%2Fconsole"')]).toEqual([401, true]);
  });
});

test('without a session the form of an article is kept up to 2.5 MB, a few times a minute, and small ones always', async () => {
  Object.assign(env, { CLIENT_ADDRESS: 'cloudflare' });
  const nobody = new Browser();
  const send = (chars: number, network = '198.51.100.7') =>
    nobody.post('/console/new-article', { bodyHtml: 'x'.repeat(chars) }, { 'cf-connecting-ip': network }).then(({ status }) => status);
  expect(await send(ARTICLE_FORM_BYTES)).toBe(413);
  for (let sent = 1; sent < LARGE_FORMS_OF_NETWORK; sent++) expect([sent, await send(100_000)]).toEqual([sent, 401]);
  const refused = await nobody.post('/console/new-article', { bodyHtml: 'x'.repeat(100_000) }, { 'cf-connecting-ip': '198.51.100.7' });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
  expect([await send(60_000), await send(100_000, '203.0.113.9')]).toEqual([401, 401]);
  advanceClock(MINUTE_MS);
  expect(await send(2_500_000)).toBe(401);
});
