// Feed tokens, for readers that can send nothing: the address is the secret, so nobody writes it down. And no key in any log or body.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { Partner } from '../../../src/objects/partner.ts';
import { advanceClock, SECOND_MS } from '../../support/worker/clock.ts';
import { callDesk, publishMany } from '../../support/worker/desk.ts';
import { newIsolate } from '../../support/worker/isolation.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { issue, problemOf, pull, revoke, setStanding, textOf } from '../../support/worker/partner.ts';
import { get } from '../../support/worker/reader.ts';

const gazette = licenseeForEachTest();
let token: { key: string; keyId: string };

beforeEach(async () => {
  token = await issue(gazette.id, { mode: 'feed' });
});

const FORMATS = ['rss', 'atom', 'json'] as const;
const pathOf = (format: string, key = token.key) => `/f/${key}/feed.${format}`;

describe.each(FORMATS)('as %s', (format) => {
  test('a token opens the feed, in an answer nobody keeps', async () => {
    const answer = await get(pathOf(format));
    const text = await textOf(answer);
    expect(text).toContain('The first tug left the eastern lock at dawn.');
    expect(text).toContain('© 2040 The Quay Courier. All rights reserved.');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'private, no-cache',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    });
  });

  test('the body names neither itself, nor a hub, nor the token, and its next page by a query alone', async () => {
    await publishMany(3);
    advanceClock(3 * SECOND_MS);
    const answer = await get(`${pathOf(format)}?limit=1`);
    const text = (await textOf(answer)) + JSON.stringify([...answer.headers]);
    expect(text).not.toContain('/f/');
    expect(text).not.toContain(token.key.slice(-32));
    expect(text).not.toMatch(/rel="(?:self|hub)"|feed_url|"hubs"/);
    expect(text).toMatch(/(?:rel="next" href=|"next_url":)"\?limit=1&(?:amp;)?page=[\w.-]+"/);
  });

  test('what it cannot open is refused, and its address is nowhere in the answer', async () => {
    for (const key of [gazette.key, 'wrong', `${token.key.slice(0, -1)}${token.key.endsWith('0') ? '1' : '0'}`]) {
      const answer = await get(pathOf(format, key));
      expect([answer.status, answer.headers.get('www-authenticate'), answer.headers.get('cache-control')]).toEqual([
        401,
        'Bearer realm="tearsheet"',
        'no-store',
      ]);
      expect(await textOf(answer)).not.toContain(key.slice(-20));
    }
  });
});

test('a token is no key, opens no page of a feed and no other address', async () => {
  expect((await pull(token.key, '/v1/feed.rss')).status).toBe(401);
  expect((await problemOf(await get(`${pathOf('rss')}?page=x`))).parameter).toBe('page');
  expect((await get(pathOf('ninjs'))).status).toBe(404);
  expect((await get(`/f/${token.key}/articles/eastern-lock`)).status).toBe(404);
  expect((await get(pathOf('rss'), {}, 'POST')).status).toBe(405);
});

test('a token is revoked by itself, and the key goes on', async () => {
  await revoke({ id: gazette.id, ...token });
  expect([(await get(pathOf('rss'))).status, (await pull(gazette.key, '/v1/feed.rss')).status]).toEqual([401, 200]);
});

test('a token takes filters and validators like a key', async () => {
  expect(await textOf(await get(`${pathOf('json')}?section=weather`))).not.toContain('The first tug');
  const tag = (await get(pathOf('rss'))).headers.get('etag') ?? '';
  expect((await get(pathOf('rss'), { 'if-none-match': tag })).status).toBe(304);
});

describe('no key and no token is in a log line or a body', () => {
  function listen(): string[] {
    const lines: string[] = [];
    for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      vi.spyOn(console, level).mockImplementation((...said) => void lines.push(said.map(String).join(' ')));
    }
    return lines;
  }

  const secretOf = (key: string) => key.slice(key.lastIndexOf('_') - 32);

  test.each<[string, () => void]>([
    ['everything works', () => undefined],
    ['the partner is suspended', () => undefined],
    [
      'the partner’s object names the key in what it throws',
      () =>
        void vi.spyOn(Partner.prototype, 'admit').mockImplementation(() => {
          throw new Error(`no such key: ${gazette.key} or ${token.key} at /f/${token.key}/feed.rss`);
        }),
    ],
    [
      'the Catalogue names the key in what it throws',
      () =>
        void vi.spyOn(Catalogue.prototype, 'candidates').mockImplementation(() => {
          throw new Error(`asked for ${gazette.key} and ${token.key}`);
        }),
    ],
    ['the secrets are gone', () => void Object.assign(env, { KEY_PEPPERS: '' })],
    ['no origin is set', () => void Object.assign(env, { PUBLIC_ORIGIN: 'nonsense' })],
  ])('while %s', async (state, arrange) => {
    if (state.includes('suspended')) await setStanding(gazette.id, 'suspended');
    newIsolate();
    const lines = listen();
    arrange();
    const answers = await Promise.all([
      pull(gazette.key, '/v1/feed.rss'),
      pull(gazette.key, `/v1/feed.rss?key=${gazette.key}`),
      pull(gazette.key, `/v1/feed.rss?${gazette.key}=1`),
      pull(gazette.key, `/v1/articles/${gazette.key}`),
      pull(gazette.key, `/v1/${gazette.key}`),
      pull(gazette.key, '/v1/decide', { method: 'POST', body: { article: gazette.key, [gazette.key]: 1 } }),
      get(pathOf('rss')),
      get(`${pathOf('json')}?${token.key}`),
      get(`/f/${token.key}`),
      get(`/feeds/all.rss/${token.key}`),
      get(`/f/${gazette.key}/feed.rss`, { 'sec-fetch-dest': 'document', accept: 'text/html' }),
    ]);
    const bodies = await Promise.all(answers.map(textOf));
    const heads = answers.map(({ headers }) => JSON.stringify([...headers]));
    const all = [...bodies, ...heads, ...lines].join('\n');
    for (const key of [gazette.key, token.key]) expect(all.includes(secretOf(key))).toBe(false);
    expect(lines.join('\n')).not.toMatch(/ts_(?:live|test|feed)_t1/);
  });
});

test('the desk hears a token once, when it is made, and never again', async () => {
  const { body } = await callDesk('GET', `/desk/partners/${gazette.id}/keys`);
  const audit = await callDesk('GET', `/desk/partners/${gazette.id}/audit`);
  for (const key of [gazette.key, token.key]) expect(JSON.stringify([body, audit.body])).not.toContain(key.slice(-32));
});
