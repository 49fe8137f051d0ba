// What is answered before a route is matched is what the app would have answered: status, every field and every byte.
import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { answerRequest, app } from '../../src/http/app.ts';
import { answerFast } from '../../src/http/fast-path.ts';
import { ORIGIN, publishMany } from '../support/worker/desk.ts';
import { host, newIsolate } from '../support/worker/isolation.ts';
import { LICENSED_ROUTES } from '../support/worker/licensed-routes.ts';
import { licenseeForEachTest } from '../support/worker/licensed-stage.ts';
import { issue } from '../support/worker/partner.ts';
import { get } from '../support/worker/reader.ts';

const gazette = licenseeForEachTest();

interface Asked {
  method?: string;
  /** From the path on; or a whole URL. */
  target: string;
  headers?: Record<string, string>;
}

function requestOf({ method = 'GET', target, headers = {} }: Asked): Request {
  return new Request(target.startsWith('http') ? target : ORIGIN + target, { method, headers, redirect: 'manual' });
}

async function readAnswer(answer: Response) {
  // How much of its rate a genuine key has left is different in each answer.
  const fields = [...answer.headers].filter(([name]) => name !== 'ratelimit');
  return { status: answer.status, fields, text: new TextDecoder('latin1').decode(await answer.arrayBuffer()) };
}

/** Both ways, each of them once as the first. */
async function expectSame(asked: Asked): Promise<void> {
  const on = () => answerRequest(requestOf(asked), host(), createExecutionContext());
  const off = async () => app.fetch(requestOf(asked), host(), createExecutionContext());
  const first = await readAnswer(await off());
  const fast = await readAnswer(await on());
  const last = await readAnswer(await off());
  expect({ asked, ...fast }).toEqual({ asked, ...first });
  expect({ asked, ...fast }).toEqual({ asked, ...last });
}

/** How many of them the fast path answers by itself. */
async function fastOnes(all: readonly Asked[]): Promise<number> {
  const answers = await Promise.all(all.map(async (asked) => answerFast(requestOf(asked), host())));
  return answers.filter((answer) => answer !== undefined).length;
}

const DESTINATIONS = [
  {},
  { 'sec-fetch-dest': 'document', accept: 'text/html' },
  { 'sec-fetch-dest': 'empty' },
  { 'sec-fetch-dest': 'image' },
];

async function polls(): Promise<Asked[]> {
  const all: Asked[] = [];
  for (const target of ['/feeds/all.rss', '/feeds/all.json', '/feeds/sections/harbour.atom']) {
    const { headers } = await get(target);
    const tag = headers.get('etag') ?? '';
    const modified = headers.get('last-modified') ?? '';
    const conditions: Record<string, string>[] = [
      {},
      { 'if-none-match': tag },
      { 'if-none-match': tag.replace('W/', '') },
      { 'if-none-match': `"a,b", ${tag}` },
      { 'if-none-match': '*' },
      { 'if-none-match': '"other"' },
      { 'if-none-match': '' },
      { 'if-modified-since': modified },
      { 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
      { 'if-modified-since': 'yesterday' },
      { 'if-none-match': '"other"', 'if-modified-since': modified },
      { 'if-none-match': tag, range: 'bytes=0-9' },
    ];
    for (const condition of conditions) {
      for (const destination of DESTINATIONS) {
        for (const method of ['GET', 'HEAD']) all.push({ method, target, headers: { ...condition, ...destination } });
      }
    }
  }
  return all;
}

test('a poll is answered the same, whatever its method, its validators and its destination', async () => {
  const all = await polls();
  expect(all.length).toBeGreaterThan(200);
  for (const asked of all) await expectSame(asked);
  // Every GET without a destination.
  expect(await fastOnes(all)).toBe(36);
});

const OTHER_ADDRESSES = [
  '/feeds/ALL.rss',
  '/feeds//all.rss',
  '/feeds/all.rss/',
  '/feeds/all%2Erss',
  '/feeds/%61ll.rss',
  '/feeds/all.rss?',
  '/feeds/all.rss?raw',
  '/feeds/all.rss?utm_source=x',
  '/feeds/all.rss?key=ts_live_t1_gazette_abcdefghij',
  '/feeds/all.rss#top',
  '/feeds/all.rss;x',
  '/feeds/./all.rss',
  '/feeds/all.xml',
  '/feeds/all.ninjs',
  '/feeds/all',
  '/feeds/',
  '/feeds',
  '/feeds/nobody.rss',
  '/feeds/subjects/nothing.rss',
  '/feeds/sections/sport.rss',
  '/feeds/all/archive/1.rss',
  '/feeds/all/archive/9.rss',
  '/feeds/all/archive/0.rss',
  'http://127.0.0.1/feeds/all.rss',
  'https://localhost:8787/feeds/all.rss',
  'http://feeds.example.com/feeds/all.rss',
  'http://user:secret@localhost/feeds/all.rss',
];

test('another address or another method is answered the same', async () => {
  await publishMany(50);
  for (const target of OTHER_ADDRESSES) {
    for (const headers of DESTINATIONS) await expectSame({ target, headers });
    await expectSame({ target, headers: { 'if-none-match': '*' } });
    await expectSame({ target, method: 'HEAD' });
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'get']) await expectSame({ target: '/feeds/all.rss', method });
});

/** Schemes, spellings and forgeries. */
async function fields(): Promise<Record<string, string>[]> {
  const { key } = gazette;
  const { key: token } = await issue(gazette.id, { mode: 'feed' });
  const { key: test } = await issue(gazette.id, { mode: 'test' });
  const last = key.endsWith('0') ? '1' : '0';
  const forged = key.slice(0, -1) + last;
  const values = [
    `Bearer ${forged}`,
    `bearer ${forged}`,
    `Bearer  ${forged}`,
    `Bearer ${forged} `,
    `Bearer ${forged}, Bearer ${forged}`,
    `Bearer ${forged.toUpperCase()}`,
    `Bearer ${forged.replace('ts_live_', 'ts_test_')}`,
    `Bearer ${key.replace('ts_live_', 'ts_test_')}`,
    `Bearer ${key.replace('_t1_', '_t2_')}`,
    `Bearer ${key.slice(0, 20)}`,
    `Bearer ${'x'.repeat(5_000)}`,
    `Bearer ${token}`,
    `Bearer ${test}`,
    `Bearer ${key}`,
    'Bearer',
    `Basic ${btoa(`reader:${forged}`)}`,
    `Basic ${btoa(`reader:${key}`)}`,
    'Basic !!!',
    forged,
    `Token ${forged}`,
    '',
  ];
  return [{}, ...values.map((authorization) => ({ authorization })), { authorization: `Bearer ${forged}`, 'sec-fetch-dest': 'document' }];
}

test('a forged key is refused the same at every licensed address, whatever its spelling', async () => {
  const all: Asked[] = [];
  const routes = Object.values(LICENSED_ROUTES).map(({ path }) => path);
  const [, forged = {}, lower = {}] = await fields();
  for (const target of [...routes, '/v1', '/v1/', '/v1/feed.xml', '/V1/feed.rss', '/v1/nowhere', '/v1/feed.rss?limit=5']) {
    for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
      for (const headers of [{}, forged, lower]) all.push({ target, method, headers });
    }
  }
  for (const headers of await fields()) for (const target of ['/v1/feed.rss', '/v1/agreements']) all.push({ target, headers });
  for (const key of [gazette.key, 'ts_live_x']) all.push({ target: `/v1/feed.rss?key=${key}`, headers: forged });
  for (const asked of all) await expectSame(asked);
  expect(all.length).toBeGreaterThan(300);
  // Forged bearer keys by GET: two for each address without parameters, and eleven of the spellings for each of the two.
  expect(await fastOnes(all)).toBeGreaterThanOrEqual(30);
});

test('a forged feed token is refused the same', async () => {
  const { key: token } = await issue(gazette.id, { mode: 'feed' });
  const forged = token.slice(0, -1) + (token.endsWith('0') ? '1' : '0');
  const tokens = [forged, token, gazette.key, 'x', '', '%41', 'a.b', 'é', `${forged}%20`, 'x'.repeat(3_000)];
  const all = tokens.flatMap((one) =>
    ['feed.rss', 'feed.json', 'feed.ninjs', 'feed.rss/', 'feed.rss?limit=5', `feed.rss?key=${gazette.key}`].flatMap((ending) =>
      ['GET', 'HEAD', 'POST', 'OPTIONS'].map((method) => ({ target: `/f/${one}/${ending}`, method })),
    ),
  );
  for (const asked of all) await expectSame(asked);
  // Three tokens that are none, in two formats.
  expect(await fastOnes(all)).toBe(6);
});

test.each([
  ['an origin that is none', { PUBLIC_ORIGIN: 'feeds' }],
  ['an origin', { PUBLIC_ORIGIN: 'https://feeds.example.com' }],
  ['no pepper', { KEY_PEPPERS: '' }],
  ['a pepper that is too short', { KEY_PEPPERS: 't1:c2hvcnQ' }],
])('the answers are the same with %s', async (_what, settings) => {
  Object.assign(env, settings);
  newIsolate();
  const forged = { authorization: `Bearer ${gazette.key.slice(0, -1)}g` };
  for (const target of ['/feeds/all.rss', 'http://feeds.example.com/feeds/all.rss', '/feeds/ALL.rss']) {
    await expectSame({ target });
    await expectSame({ target, headers: { 'if-none-match': '*' } });
  }
  for (const target of ['/v1/feed.rss', '/v1/agreements', '/f/forged/feed.rss']) await expectSame({ target, headers: forged });
});

test('an isolate that knows nothing leaves everything to the app, and one that knows makes no call', async () => {
  const forged = { authorization: `Bearer ${gazette.key.slice(0, -1)}g` };
  const asked: Asked[] = [{ target: '/feeds/all.rss' }, { target: '/feeds/all.rss', headers: { 'if-none-match': '*' } }];
  newIsolate();
  expect(await fastOnes([...asked, { target: '/v1/feed.rss', headers: forged }])).toBe(0);
  for (const one of [...asked, { target: '/v1/feed.rss', headers: forged }]) {
    await (await answerRequest(requestOf(one), host(), createExecutionContext())).arrayBuffer();
  }
  expect(await fastOnes([...asked, { target: '/v1/feed.rss', headers: forged }])).toBe(3);
});
