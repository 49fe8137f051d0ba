// What strangers get back for what they send: no answer to a call without authentication is more than 16 kB larger than its content.
import { env, exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { ALL_ROUTES } from '../support/worker/all-routes.ts';
import { BOOTSTRAP_TOKEN, callDesk, ORIGIN, publish, publishMany, sendBulk, setUpPublisher, withdraw } from '../support/worker/desk.ts';
import { isolateTests } from '../support/worker/isolation.ts';
import { licensee } from '../support/worker/partner.ts';
import { publicAddresses } from '../support/worker/routes.ts';
import { article } from '../support/worker/sample.ts';
import { ask, deliveredReceipt } from '../support/worker/verification.ts';

const MOST_BYTES = 16_000;
const LONG = 15_000;

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

function send(path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Response> {
  const url = path.startsWith('http') ? path : `${ORIGIN}${path}`;
  return exports.default.fetch(url, { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) });
}

interface Weight {
  status: number;
  fields: number;
  body: number;
}

async function weightOf(answer: Response): Promise<Weight> {
  const fields = [...answer.headers].reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  return { status: answer.status, fields, body: (await answer.arrayBuffer()).byteLength };
}

/** Of a page about a problem, in the test that runs: the layout. */
let layoutBytes: Promise<number> | undefined;

function bytesOfLayout(): Promise<number> {
  layoutBytes ??= send('/nowhere', { headers: NAVIGATION }).then(async (answer) => (await weightOf(answer)).body);
  return layoutBytes;
}

/** `contentBytes`: what a plain request for the same is answered. Of a page about a problem the layout is content. */
async function expectSmall(what: string, answer: Response, contentBytes?: number): Promise<void> {
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true;
  const content = contentBytes ?? (isPage ? await bytesOfLayout() : 0);
  const { status, fields, body } = await weightOf(answer);
  const bytes = fields + body - content;
  if (bytes > MOST_BYTES) throw new Error(`${what} was answered ${status} with ${bytes} bytes`);
}

interface Counted {
  objections: { pointer: string }[];
  more?: number;
}

const DESK = { authorization: `Bearer ${BOOTSTRAP_TOKEN}` };

/** As a browser that opens a page. */
const NAVIGATION = { 'sec-fetch-dest': 'document', accept: 'text/html' };

/** What a stranger can write that grows on its way back: markup, percent signs, quotes, control characters, letters of three bytes. */
const NASTY = ['a', '%22', '%3C%26', '%01', '%E6%96%87', '%', "'", '~/'].map((part) => part.repeat(LONG / part.length));

const FIELDS: Record<string, string>[] = [
  'accept',
  'accept-language',
  'accept-encoding',
  'authorization',
  'cf-connecting-ip',
  'content-type',
  'cookie',
  'if-match',
  'if-none-match',
  'if-modified-since',
  'idempotency-key',
  'origin',
  'access-control-request-headers',
  'referer',
  'user-agent',
  'range',
].map((name) => ({ [name]: '"<&>\''.repeat(LONG / 5) }));

isolateTests();
beforeEach(() => {
  layoutBytes = undefined;
});

describe('with fifty articles out', () => {
  beforeEach(async () => {
    await setUpPublisher();
    await publish('eastern-lock');
    await publishMany(50);
    await withdraw('story-50');
  });

  test('is within the limit at every public address, whatever the query and the header fields', async () => {
    for (const path of [...publicAddresses(), '/articles/story-50']) {
      for (const headers of [{}, NAVIGATION]) {
        const { body: contentBytes } = await weightOf(await send(path, { headers }));
        for (const nasty of NASTY) await expectSmall(path, await send(`${path}?subjects=${nasty}&x=${nasty}`, { headers }), contentBytes);
        for (const field of FIELDS) await expectSmall(path, await send(path, { headers: { ...headers, ...field } }), contentBytes);
      }
    }
  });

  test('is within the limit for a page of the directory that does not exist', async () => {
    const { body: contentBytes } = await weightOf(await send('/feeds'));
    for (const place of ['501', '-1', '1e3', '999999999999', '%00', 'NaN', '1'.repeat(LONG)])
      await expectSmall(place, await send(`/feeds?subjects=${place}&authors=${place}`), contentBytes);
  });
});

test('addresses at which there is nothing', async () => {
  await setUpPublisher();
  const before = '/ /feeds/ /feeds/sections/ /articles/ /problems/ /v1/ /v1/articles/ /f/ /desk/ /desk/articles/'.split(' ');
  for (const start of before) {
    for (const nasty of NASTY) {
      for (const end of ['', '.rss', '/feed.rss', '/html']) {
        for (const headers of [{}, NAVIGATION]) {
          await expectSmall(`${start}…${end}`, await send(`${start}${nasty}${end}`, { headers }));
        }
      }
    }
  }
});

test('every route of partners and of the desk without a key, and every method that a route does not answer', async () => {
  await setUpPublisher();
  const paths = [...new Set(ALL_ROUTES.map(({ path }) => path))].filter((path) => !path.endsWith('*'));
  const long = 'x'.repeat(LONG);
  for (const path of paths) {
    const address = path.replace(/:\w+/g, 'some-thing');
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const body = method === 'GET' || method === 'HEAD' || method === 'OPTIONS' ? {} : { body: `{"${long}":1}` };
      if (/^\/(?:desk|v1|f)\//.test(path) || method !== 'GET') {
        await expectSmall(`${method} ${address}`, await send(`${address}?x=${long}`, { method, ...body }));
        const headers = { authorization: `Bearer ts_live_t1_${long}`, 'content-type': long };
        await expectSmall(`${method} ${address}`, await send(address, { method, headers, ...body }));
      }
    }
  }
});

test('a request to another host, where no origin is configured', async () => {
  await expectSmall('another host', await send(`https://${'a'.repeat(60)}.example/${'x'.repeat(LONG)}`));
});

test('an article whose page has a long address', async () => {
  await setUpPublisher();
  await publish('far', { url: `https://www.quay-courier.example/${'x'.repeat(2_000)}` });
  await expectSmall('the redirect', await send('/articles/far'));
});

describe('with a token or a key', () => {
  const unknown = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}${'n'.repeat(800)}`, 1]));

  test('the desk’s objections are listed and counted in the same way, line by line', async () => {
    await setUpPublisher();
    const { status, body } = await callDesk<Counted>('PUT', '/desk/articles/lock', { body: { ...article(), ...unknown } });
    expect([status, body.objections.length, body.more]).toEqual([422, 20, 10]);
    const sections = Array.from({ length: 10 }, (_, index) => `none-${index}`);
    const lines = await sendBulk([
      { op: 'put', slug: 'lock', article: { ...article(), ...unknown } },
      { op: 'put', slug: 'lock', article: article({ sections }) },
      { op: 'put', slug: 'x'.repeat(5_000), article: article() },
    ]);
    expect(lines.map((line) => (line.problem as unknown as Counted).objections.length)).toEqual([20, 10, 1]);
    for (const line of lines) expect(JSON.stringify(line).length).toBeLessThan(MOST_BYTES);
  });

  test('so are those to what a partner sends', async () => {
    await setUpPublisher();
    const { key } = await licensee();
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    for (const path of ['/v1/decide', '/v1/withdrawals/lock.2/acknowledgement', '/v1/agreements/main/acceptance', '/v1/sandbox'])
      await expectSmall(path, await send(path, { method: 'POST', headers, body: JSON.stringify(unknown) }));
    for (const nasty of NASTY) await expectSmall('a filter', await send(`/v1/feed.rss?${nasty}=1&section=${nasty}`, { headers }));
    await expectSmall('a query of the desk', await send(`/desk/articles?${'q'.repeat(LONG)}=1`, { headers: DESK }));
  });
});

describe('POST /verify', () => {
  const object = (members: string) => `{"receipt":"x",${members}}`;
  const names = (count: number, nameOf: (index: number) => string) =>
    object(Array.from({ length: count }, (_, index) => `${JSON.stringify(nameOf(index))}:1`).join(','));
  const BODIES: Record<string, string> = {
    'seventy thousand unknown members': names(70_000, (index) => `n${index}`),
    'one with a name of 700 kB': names(1, () => 'n'.repeat(700_000)),
    'twenty with names of 35 kB': names(20, (index) => `${index}${'n'.repeat(35_000)}`),
    'forty with names of control characters': names(40, (index) => `${index}${'\u0001'.repeat(2_500)}`),
    'forty with names of quotes': names(40, (index) => `${index}${'"'.repeat(6_000)}`),
    'forty with names in Chinese': names(40, (index) => `${index}${'文'.repeat(5_000)}`),
    'forty with names full of slashes and tildes': names(40, (index) => `${index}${'~/'.repeat(5_000)}`),
    'names that objects have': object('"__proto__":1,"constructor":{"prototype":1},"toString":1,"__proto__":{"x":2}'),
    'two hundred lone surrogates': names(200, (index) => `${index}\uD800`.repeat(300)),
    'no object': `[${'1,'.repeat(300_000)}1]`,
    'text alone': JSON.stringify('x'.repeat(700_000)),
    'a receipt of another type': `{"receipt":[${'1,'.repeat(300_000)}1]}`,
    'a long receipt': JSON.stringify({ receipt: 'r'.repeat(700_000) }),
    'a malformed receipt': JSON.stringify({ receipt: `${'<&"'.repeat(5_000)}` }),
    'a receipt with long parts': JSON.stringify({ receipt: `${btoa('{"alg":"Ed25519"}')}.${'a'.repeat(15_000)}.b` }),
    'a long text': JSON.stringify({ receipt: 'x.y.z', text: 't'.repeat(250_000) }),
    'what is no JSON': 'x'.repeat(700_000),
    'JSON with a fault at its end': `{"receipt":"${'r'.repeat(700_000)}"`,
    'JSON with a fault after a control character': `{"receipt":"\u0001${'"<'.repeat(100_000)}`,
    'a deep nest': '['.repeat(300_000),
    'a deep nest that is closed': `{"receipt":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    'more than it takes': ' '.repeat(900_000),
    nothing: '',
  };

  test.each(Object.entries(BODIES))('with %s', async (what, body) => {
    for (const headers of [{}, NAVIGATION]) await expectSmall(what, await ask(body, headers));
    await expectSmall(what, await ask(body, { 'content-type': 'x'.repeat(LONG) }));
  });

  test('with bytes that are no text', async () => {
    const body = new Uint8Array(700_000).fill(0xff);
    const headers = { 'content-type': 'application/json' };
    await expectSmall('bytes', await exports.default.fetch(`${ORIGIN}/verify`, { method: 'POST', headers, body }));
  });

  test('lists twenty objections and says how many more there are', async () => {
    const answer = await ask(BODIES['seventy thousand unknown members'] ?? '');
    const { detail, objections, more } = (await answer.json()) as { detail: string; objections: { pointer: string }[]; more: number };
    expect([answer.status, detail]).toEqual([422, '70000 parts of the content cannot be accepted.']);
    expect(objections.map(({ pointer }) => pointer)).toEqual(Array.from({ length: 20 }, (_, index) => `/n${index}`));
    expect(more).toBe(69_980);
  });

  test('has no "more" where all are listed', async () => {
    const answer = (await (await ask({ receipt: 'x', one: 1, two: 2 })).json()) as Record<string, unknown>;
    expect(answer['objections']).toHaveLength(2);
    expect(answer).not.toHaveProperty('more');
  });

  test('with a genuine receipt, and with one of its letters changed', async () => {
    const receipt = await deliveredReceipt();
    await expectSmall('genuine', await ask({ receipt, text: 'x'.repeat(200_000) }));
    await expectSmall('changed', await ask({ receipt: `${receipt.slice(0, -2)}AA` }));
    Object.assign(env, { RECEIPT_KEYS: '' });
    await expectSmall('no key', await ask({ receipt }));
  });
});
