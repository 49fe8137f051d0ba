// People who come through Cloudflare Access, and assertions that must not let anybody in.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, inject, test, vi } from 'vitest';
import type { WantedAssertion } from '../../support/access-team.ts';
import { muteLog } from '../../support/worker/catalogue.ts';
import { HOUR_MS } from '../../support/worker/clock.ts';
import { Browser, signedIn } from '../../support/worker/console.ts';
import { setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';

isolateTests();
const TEAM = inject('accessTeam');
const PAGE = '/console/sessions';

beforeEach(async () => {
  // The team signs by the machine's own clock.
  vi.setSystemTime(vi.getRealSystemTime());
  await setUpPublisher();
  Object.assign(env, {
    ACCESS_TEAM_DOMAIN: TEAM,
    ACCESS_AUDIENCE: 'our-application',
    ACCESS_SCOPES: 'ada@courier.example=all; *@courier.example=read',
  });
});

async function assertion(claims: Record<string, unknown> = {}, { key = 'team', expiresIn = 600 }: Partial<WantedAssertion> = {}) {
  const wanted: WantedAssertion = {
    claims: { iss: TEAM, aud: ['our-application'], email: 'ada@courier.example', ...claims },
    key,
    expiresIn,
  };
  const answer = await fetch(`${TEAM}/sign`, { method: 'POST', body: JSON.stringify(wanted) });
  return { 'cf-access-jwt-assertion': await answer.text() };
}

async function statusWith(headers: Record<string, string>, path = PAGE): Promise<number> {
  return (await new Browser().get(path, headers)).status;
}

describe('somebody who comes through Cloudflare Access', () => {
  test('is signed in by the e-mail address, with the scopes of the configuration, and gets no cookie', async () => {
    const browser = new Browser();
    const { status, text, headers } = await browser.get(PAGE, await assertion({ email: 'Ada@Courier.example' }));
    expect([status, headers.get('set-cookie')]).toEqual([200, null]);
    expect(text).toContain('ada@courier.example');
    expect(text).toContain('read, articles, publisher, partners, tokens, backup');
    const other = await browser.get(PAGE, await assertion({ email: 'mo@courier.example' }));
    expect(other.text).toContain('Your scopes here are read.');
  });

  test('sends forms with the token of the own page, and with no other person’s', async () => {
    const [ada, mo] = [await assertion(), await assertion({ email: 'mo@courier.example' })];
    const tokenOf = async (headers: Record<string, string>) =>
      /name="form" value="([^"]+)"/.exec((await new Browser().get('/console/withdrawals', headers)).text)?.[1];
    expect(await tokenOf(ada)).toBeUndefined();
    const post = (form: string, headers: Record<string, string>) => new Browser().post('/console/sessions/end', { form }, headers);
    expect([(await post('x', ada)).status, (await post('', mo)).status]).toEqual([403, 403]);
  });

  test('is let in by the assertion alone: no session of ours is looked at beside it', async () => {
    const { browser } = await signedIn('Night desk');
    expect((await browser.get(PAGE)).text).toContain('Night desk');
    expect((await browser.get(PAGE, await assertion())).text).toContain('ada@courier.example');
  });
});

describe('an assertion', () => {
  test.each<[string, Record<string, unknown>, Partial<WantedAssertion>]>([
    ['for another application', { aud: ['another'] }, {}],
    ['of another team', { iss: 'https://another.cloudflareaccess.com' }, {}],
    ['signed with another key', {}, { key: 'stranger' }],
    ['signed with a key that nobody publishes', {}, { key: 'unknown-id' }],
    ['that has expired', {}, { expiresIn: -60 }],
    ['of a service token, without an e-mail address', { email: undefined, common_name: 'robot' }, {}],
    ['of an address that is no text', { email: ['ada@courier.example'] }, {}],
    ['of a person who was removed from the configuration', { email: 'gone@elsewhere.example' }, {}],
  ])('%s is refused, and a session of ours does not help', async (_what, claims, how) => {
    const { browser } = await signedIn('Night desk');
    const { status, text } = await browser.get(PAGE, await assertion(claims, how));
    expect([status, text.includes('Night desk')]).toEqual([403, false]);
  });

  test('that is no JWT, or is unsigned, is refused', async () => {
    const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ iss: TEAM, aud: 'our-application', email: 'ada@courier.example', exp: 9e9 }))}.`;
    for (const value of ['x', 'a.b.c', unsigned.replaceAll('=', '')])
      expect(await statusWith({ 'cf-access-jwt-assertion': value })).toBe(403);
  });

  test('means nothing where Access is not configured', async () => {
    const headers = await assertion();
    Object.assign(env, { ACCESS_AUDIENCE: '' });
    expect(await statusWith(headers)).toBe(303);
  });

  test('is refused at a plain http team once the service is public, and with scopes that cannot be read', async () => {
    muteLog();
    const headers = await assertion();
    Object.assign(env, { ACCESS_SCOPES: 'ada@courier.example=everything' });
    expect(await statusWith(headers)).toBe(503);
    Object.assign(env, { ACCESS_SCOPES: 'ada@courier.example=all', PUBLIC_ORIGIN: 'https://feeds.example' });
    expect(await statusWith(headers)).toBe(503);
  });

  test('is 503 and no page while the keys of the team cannot be read, and let in again afterwards', async () => {
    muteLog();
    const headers = await assertion();
    Object.assign(env, { ACCESS_TEAM_DOMAIN: 'http://127.0.0.1:1' });
    expect(await statusWith(headers)).toBe(503);
    Object.assign(env, { ACCESS_TEAM_DOMAIN: TEAM });
    expect(await statusWith(headers)).toBe(200);
    vi.setSystemTime(Date.now() + HOUR_MS);
    expect(await statusWith(headers)).toBe(403);
  });
});
