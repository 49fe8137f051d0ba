// Signing in at the console, and everything that must not sign anybody in.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { advanceClock, MINUTE_MS } from '../../support/worker/clock.ts';
import { Browser, linkFor, mintToken } from '../../support/worker/console.ts';
import { BOOTSTRAP_TOKEN, callDesk, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { licensee } from '../../support/worker/partner.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const SESSIONS = '/console/sessions';

async function statusOf(browser: Browser, path = SESSIONS): Promise<number> {
  return (await browser.get(path)).status;
}

describe('a token that is pasted', () => {
  test('signs in: the cookie is out of reach of scripts and of other sites, and only answers of the console set it', async () => {
    const { token } = await mintToken('Ada Brink');
    const browser = new Browser();
    const answer = await browser.post('/console/sign-in', { token });
    expect([answer.status, answer.location]).toEqual([303, '/console?signed-in']);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^tearsheet-console=tss_\w+; Max-Age=604800; Path=\/console; HttpOnly; SameSite=Strict$/);
    const page = await browser.get(SESSIONS);
    expect(page.text).toContain('Ada Brink');
    expect(page.text).toContain('Firefox on Windows');
    expect(page.text).not.toContain(token);
    for (const path of ['/', '/feeds/all.json', '/desk/articles']) expect((await browser.get(path)).headers.get('set-cookie')).toBeNull();
  });

  test('gets a cookie with the prefix __Host- over TLS', async () => {
    Object.assign(env, { PUBLIC_ORIGIN: 'https://feeds.example' });
    const { token } = await mintToken('Ada Brink');
    const headers = { origin: 'https://feeds.example', 'sec-fetch-site': 'same-origin' };
    const answer = await new Browser().post('https://feeds.example/console/sign-in', { token }, headers);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-tearsheet=tss_\w+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  test('leads to the page that was asked for, and never to another place', async () => {
    const { token } = await mintToken('Ada Brink');
    expect((await new Browser().get('/console/withdrawals')).location).toBe('/console/sign-in?to=%2Fconsole%2Fwithdrawals');
    const locationFor = async (to: string) => {
      const browser = new Browser();
      const { location } = await browser.post('/console/sign-in', { token, to });
      return (await browser.get(location ?? '')).location;
    };
    expect(await locationFor('/console/sessions')).toBe('/console/sessions');
    for (const to of ['//evil.example', 'https://evil.example', '/console/../feeds', '/feeds', '/console//evil', '/console/\\evil', ''])
      expect([to, await locationFor(to)]).toEqual([to, '/console/today']);
  });

  test('leads back with the reason if the browser keeps no cookie', async () => {
    const { token } = await mintToken('Ada Brink');
    const { location } = await new Browser().post('/console/sign-in', { token });
    const back = (await new Browser().get(location ?? '')).location ?? '';
    expect((await new Browser().get(back)).text).toContain('Your browser keeps no cookie of this site');
  });

  test('is refused with a page that does not repeat it: wrong, of a partner, revoked, or empty', async () => {
    const { id, token } = await mintToken('Ada Brink');
    const { key } = await licensee();
    await callDesk('DELETE', `/desk/tokens/${id}`);
    for (const given of ['wrong', token.slice(0, -1), token, key, '']) {
      const browser = new Browser();
      const answer = await browser.post('/console/sign-in', { token: given });
      expect([given, answer.status, browser.cookie]).toEqual([given, 422, undefined]);
      expect(answer.text).toContain('This token is not valid.');
      if (given !== '') expect(answer.text).not.toContain(`"${given}"`);
    }
  });

  test('is counted as a failed token: the tenth wrong one of a network shuts it out, at the console and at the desk', async () => {
    const { token } = await mintToken('Ada Brink');
    Object.assign(env, { CLIENT_ADDRESS: 'cloudflare' });
    const from = { 'cf-connecting-ip': '192.0.2.7' };
    for (let attempt = 0; attempt < 10; attempt++) await new Browser().post('/console/sign-in', { token: `wrong-${attempt}` }, from);
    expect((await new Browser().post('/console/sign-in', { token }, from)).status).toBe(429);
    expect((await callDesk('GET', '/desk/articles', { token, headers: from })).status).toBe(429);
  });

  test('that is the bootstrap secret signs in only to get a name', async () => {
    const browser = new Browser();
    const answer = await browser.post('/console/sign-in', { token: BOOTSTRAP_TOKEN });
    expect([answer.status, browser.cookie]).toEqual([303, undefined]);
    const link = answer.location ?? '';
    expect((await browser.get(link)).text).toContain('Who are you?');
    expect((await browser.post(link, { name: 'Mo Reed' })).status).toBe(303);
    expect((await browser.get(SESSIONS)).text).toContain('Mo Reed');
    const { body } = await callDesk<{ tokens: { name: string }[] }>('GET', '/desk/tokens');
    expect(body.tokens.map(({ name }) => name)).toEqual(['Mo Reed']);
  });
});

describe('a one-time link', () => {
  test('shows who and changes nothing however often it is opened, as programs that check mail do', async () => {
    const { token } = await mintToken('Ada Brink');
    const link = await linkFor(token);
    for (let time = 0; time < 3; time++) {
      const scanner = new Browser();
      const { status, text, headers } = await scanner.get(link);
      expect([status, scanner.cookie, text.includes('Ada Brink')]).toEqual([200, undefined, true]);
      expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual(['no-store', 'no-referrer']);
    }
    const browser = new Browser();
    expect((await browser.post(link, {})).status).toBe(303);
    expect(await statusOf(browser)).toBe(200);
  });

  test('works once, within ten minutes, and only from our own page', async () => {
    const { token } = await mintToken('Ada Brink');
    const link = await linkFor(token);
    expect((await new Browser().post(link, {}, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    await new Browser().post(link, {});
    const second = new Browser();
    expect([(await second.post(link, {})).status, second.cookie, (await second.get(link)).status]).toEqual([404, undefined, 404]);
    const old = await linkFor(token);
    advanceClock(10 * MINUTE_MS);
    expect([(await second.get(old)).status, (await second.post(old, {})).status, second.cookie]).toEqual([404, 404, undefined]);
  });

  test('is nothing once its token is revoked, and nobody can make one up', async () => {
    const { id, token } = await mintToken('Ada Brink');
    const link = await linkFor(token);
    await callDesk('DELETE', `/desk/tokens/${id}`);
    const browser = new Browser();
    for (const path of [link, `${link}x`, '/console/sign-in/tsl_t1_abcdefghijkl_x', '/console/sign-in/%00'])
      expect([path, (await browser.post(path, {})).status, browser.cookie]).toEqual([path, 404, undefined]);
  });

  test('of the bootstrap token asks for a name until one can be used, and is used up by it', async () => {
    await mintToken('Ada Brink');
    const link = await linkFor();
    const browser = new Browser();
    for (const [name, words] of [
      ['', 'must not be empty'],
      ['bootstrap', 'uses for another actor'],
      ['ada brink', 'is taken'],
      ['tsd_x', 'must not look like'],
    ] as const) {
      const { status, text } = await browser.post(link, { name });
      expect([name, status, text.includes(words), browser.cookie]).toEqual([name, 422, true, undefined]);
    }
    expect((await browser.post(link, { name: 'Mo Reed' })).status).toBe(303);
    expect((await new Browser().post(link, { name: 'Another' })).status).toBe(404);
  });
});
