// What a newsroom's programs send by mistake, and strangers on purpose.
import { exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { ARTICLE_REQUEST_BYTES, BODY_BYTES } from '../../src/domain/values/limits.ts';
import { BOOTSTRAP_TOKEN, callDesk, ORIGIN, publish, setUpPublisher, type Written } from '../support/worker/desk.ts';
import { isolateTests } from '../support/worker/isolation.ts';
import { get, getAllFormats, getFeed } from '../support/worker/reader.ts';
import { article } from '../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

function put(body: unknown, headers: Record<string, string> = {}) {
  return callDesk('PUT', '/desk/articles/eastern-lock', { body, headers });
}

async function objectionsTo(changes: Record<string, unknown>) {
  const { status, body } = await put({ ...article(), ...changes });
  return { status, pointers: (body.objections ?? []).map(({ pointer }) => pointer) };
}

/** Nothing was kept of a refused article. */
async function expectNothingStored(): Promise<void> {
  expect((await callDesk('GET', '/desk/articles/eastern-lock')).status).toBe(404);
  expect(await (await get('/feeds/all.rss')).text()).not.toContain('<item>');
}

test.each([
  ['cut off', '{"headline":"Pilots'],
  ['empty', ' '],
  ['with a comma too many', '{"headline":"x",}'],
  ['two values', '{}{}'],
  ['HTML', '<p>Pilots</p>'],
])('malformed JSON (%s) is a bad request and stores nothing', async (_how, body) => {
  const answer = await put(body);
  expect([answer.status, answer.body.type]).toEqual([400, '/problems/bad-request']);
  await expectNothingStored();
});

test.each([['null'], ['[]'], ['"text"'], ['7']])('JSON that is no article (%s) is refused with an objection', async (body) => {
  const answer = await put(body);
  expect([answer.status, answer.body.objections?.[0]?.pointer]).toEqual([422, '']);
});

test('a body that is not UTF-8 is a bad request', async () => {
  const answer = await exports.default.fetch(`${ORIGIN}/desk/articles/eastern-lock`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${BOOTSTRAP_TOKEN}`, 'content-type': 'application/json' },
    body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
  });
  expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([400, 'The body is not UTF-8.']);
});

test('a body of 30 MB is refused at its limit, without waiting for the rest', async () => {
  const chunk = new Uint8Array(1024 * 1024).fill(0x20);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === 30) return controller.close();
      sent += 1;
      controller.enqueue(chunk);
    },
  });
  const headers = { authorization: `Bearer ${BOOTSTRAP_TOKEN}`, 'content-type': 'application/json' };
  const answer = await exports.default.fetch(`${ORIGIN}/desk/articles/eastern-lock`, { method: 'PUT', headers, body });
  expect([answer.status, ((await answer.json()) as { limitBytes: number }).limitBytes]).toEqual([413, ARTICLE_REQUEST_BYTES]);
  expect(sent).toBeLessThan(30);
  await expectNothingStored();
});

test('all objections come at once, each with a pointer to its part', async () => {
  const found = await objectionsTo({
    headline: ' ',
    sections: ['harbour', 'No Section!'],
    images: [{ url: 'https://x.example/a.jpg' }, { url: 'javascript:alert(1)' }],
    urgency: 12,
    by: { names: [''] },
    headlines: 'unknown',
  });
  expect(found.status).toBe(422);
  expect(found.pointers.sort()).toEqual(['/by/names/0', '/headline', '/headlines', '/images/1/url', '/sections/1', '/urgency'].sort());
  await expectNothingStored();
});

test('a section the publisher does not have is an objection that names those there are', async () => {
  const { status, body } = await put(article({ sections: ['harbour', 'sport'] }));
  expect([status, body.objections]).toEqual([
    422,
    [{ pointer: '/sections/1', detail: 'is not a section of The Quay Courier; the sections are harbour, weather, code' }],
  ]);
});

test.each([
  ['of 10 kB', 'H'.repeat(10_240)],
  ['one character too long', 'H'.repeat(501)],
])('a headline %s is an objection, never cut', async (_how, headline) => {
  expect(await objectionsTo({ headline })).toEqual({ status: 422, pointers: ['/headline'] });
});

test('a body just within its limit is taken and one byte more is not', async () => {
  const bodyOf = (bytes: number) => `<p>${'ä'.repeat((bytes - 8) / 2)}</p>`.padEnd(bytes - (bytes % 2), ' ');
  expect((await put(article({ bodyHtml: `<p>${'a'.repeat(BODY_BYTES - 7)}</p>` }))).status).toBe(201);
  expect(await objectionsTo({ bodyHtml: bodyOf(BODY_BYTES + 2) })).toEqual({ status: 422, pointers: ['/bodyHtml'] });
});

describe('absurd dates', () => {
  test.each([
    ['a day that does not exist', '2039-02-30T12:00:00Z'],
    ['no offset', '2039-02-03T12:00:00'],
    ['a month 13', '2039-13-01T00:00:00Z'],
    ['the year 1066', '1066-10-14T09:00:00Z'],
    ['the year 30000', '+030000-01-01T00:00:00Z'],
    ['words', 'last Tuesday'],
    ['a number', 1_700_000_000],
    ['an empty text', ''],
  ])('%s is an objection wherever an instant stands', async (_what, value) => {
    for (const field of ['firstPublished', 'firstCreated', 'embargoedUntil', 'expires']) {
      expect([field, await objectionsTo({ [field]: value })]).toEqual([field, { status: 422, pointers: [`/${field}`] }]);
    }
  });

  test.each([
    ['first published tomorrow', { firstPublished: '2040-03-02T12:00:00Z' }, '/firstPublished'],
    ['written tomorrow', { firstCreated: '2040-03-02T12:00:00Z' }, '/firstCreated'],
    ['expired before it was out', { firstPublished: '2040-02-01T00:00:00Z', expires: '2040-01-01T00:00:00Z' }, '/expires'],
    [
      'out already and under embargo',
      { firstPublished: '2040-02-01T00:00:00Z', embargoedUntil: '2041-01-01T00:00:00Z' },
      '/firstPublished',
    ],
  ])('%s is an objection', async (_what, changes, pointer) => {
    expect(await objectionsTo(changes)).toEqual({ status: 422, pointers: [pointer] });
  });

  test('copy of 1605 and copy that sorts before everything else are taken', async () => {
    await publish('relation', { firstPublished: '1605-07-01T12:00:00+01:00', headline: 'A very old relation' });
    const [item] = (await getFeed()).items;
    expect(item?.date_published).toBe('1605-07-01T11:00:00.000Z');
  });
});

describe('whose IRI', () => {
  test.each([
    'tag:other.example,2031:article/eastern-lock',
    'tag:quay-courier.example,2032:article/eastern-lock',
    'https://www.other.example/eastern-lock',
    'https://quay-courier.example.evil.example/eastern-lock',
    'urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8',
  ])('%s belongs to another publisher and is refused', async (uri) => {
    expect(await objectionsTo({ uri })).toEqual({ status: 422, pointers: ['/uri'] });
  });

  test.each(['tag:quay-courier.example,2031:old/77', 'https://quay-courier.example/?p=77'])('%s is ours and is kept', async (uri) => {
    await publish('eastern-lock', { uri });
    expect((await getFeed()).items[0]?.id).toBe(uri);
  });

  test('it never changes once it was made', async () => {
    await publish('eastern-lock');
    const answer = await put({ ...article(), uri: 'tag:quay-courier.example,2031:other' }, { 'if-match': '*' });
    expect([answer.status, answer.body.objections?.[0]?.pointer]).toEqual([422, '/uri']);
  });
});

test('NUL and lone surrogates go from every text, and what is left is in every format', async () => {
  const dirty = (text: string) => `${text.slice(0, 2)}\u0000\uD83D${text.slice(2)}\uDE00\u000B`;
  const { article: stored } = (
    await publish('eastern-lock', {
      headline: dirty('Pilots return'),
      standfirst: dirty('After nine days'),
      by: { names: [dirty('Ada Brink')], contact: dirty('ada@quay') },
      located: dirty('EASTERN LOCK'),
      subjects: [dirty('Pilots')],
      edNote: dirty('Call back'),
      bodyHtml: `<p>${dirty('The first tug')}</p>`,
      images: [{ url: 'https://img.example/tug.jpg', alt: dirty('A tug'), caption: dirty('The tug'), credit: dirty('Jon Falk') }],
    })
  ).body;
  expect(JSON.stringify(stored)).not.toMatch(/\\u0000|\\ud83d|\\ude00|\\u000b/i);
  expect([stored.headline, stored.by.names[0], stored.located]).toEqual([
    'Pilots return',
    { code: 'ada-brink', name: 'Ada Brink' },
    'EASTERN LOCK',
  ]);
  for (const text of Object.values(await getAllFormats())) {
    expect(text).toContain('Pilots return');
    expect(text.isWellFormed()).toBe(true);
    expect(text.includes('\u0000') || text.includes('\\u0000')).toBe(false);
  }
});

test('a headline of nothing but NUL is empty, and refused', async () => {
  expect(await objectionsTo({ headline: '\u0000\uD800' })).toEqual({ status: 422, pointers: ['/headline'] });
});

/** Codes of names that a code cannot spell: the letters, and a piece of the name's hash. */
const [PLUS, SHARP] = ['c-2ead05', 'c-95da44'];

test('C, C++ and C# are three subjects with three feeds, whatever came first', async () => {
  await publish('one', { headline: 'On C', subjects: ['C'] });
  await publish('two', { headline: 'On C++', subjects: ['C++'] });
  await publish('three', { headline: 'On all', subjects: ['C#', 'C++', 'C'] });
  const titles = async (code: string) => (await getFeed(`/feeds/subjects/${code}.json`)).items.map(({ title }) => title);
  expect([await titles('c'), await titles(PLUS), await titles(SHARP)]).toEqual([['On all', 'On C'], ['On all', 'On C++'], ['On all']]);
  expect((await getFeed(`/feeds/subjects/${SHARP}.json`)).title).toBe('The Quay Courier: C#');
});

test.each([
  '/feeds/../desk/articles',
  '/feeds/all/../../desk/tokens.rss',
  '/feeds/sections/..%2f..%2fdesk.rss',
  '/feeds/sections%2Fharbour.rss',
  '/feeds/all.rss%00',
  '/feeds/sections/harbour/x.rss',
  '/feeds/sections/.rss',
  '/feeds/sections/har bour.rss',
  '/feeds/sections/hårbour.rss',
  "/feeds/sections/'%20OR%20'1'='1.rss",
  '/feeds/all/archive/0.rss',
  '/feeds/all/archive/-1.rss',
  '/feeds/all/archive/01.rss',
  '/feeds/all/archive/1e3.rss',
  '/feeds/all/archive/9999999999.rss',
  '/feeds/all.xyz',
  '/feeds/constructor.rss',
  '/feeds/__proto__.json',
])('the path trick %s finds no feed', async (path) => {
  await publish('eastern-lock');
  const answer = await get(path);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(await answer.text()).not.toContain('Pilots');
});

test('path tricks in an article’s key reach no article', async () => {
  await publish('eastern-lock');
  for (const path of ['/articles/Eastern+Lock', '/articles/eastern%252Dlock', '/articles/..%2Feastern-lock', "/articles/x'--"]) {
    expect([path, (await get(path)).status]).toEqual([path, 404]);
  }
  const answer = await callDesk<Written>('PUT', '/desk/articles/..%2f..%2fx', { body: article() });
  expect(answer.status).toBe(400);
});
