// No answer of any route, by any method, however it ends, may be taken for another type than it names.
import { env, exports } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { ALL_ROUTES } from '../support/worker/all-routes.ts';
import { breakCatalogue } from '../support/worker/catalogue.ts';
import { BOOTSTRAP_TOKEN, callDesk, ORIGIN } from '../support/worker/desk.ts';
import { loadLateModules, newIsolate } from '../support/worker/isolation.ts';
import { licenseeForEachTest } from '../support/worker/licensed-stage.ts';
import { pull } from '../support/worker/partner.ts';
import { get } from '../support/worker/reader.ts';
import { publicAddresses } from '../support/worker/routes.ts';

const gazette = licenseeForEachTest();

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'];

/** Of every route, with something in the place of each parameter. */
function addresses(): string[] {
  const filled = ALL_ROUTES.map(({ path }) =>
    path
      .replace(':partner', gazette.id)
      .replace(':token', 'nobody')
      .replace(/:(?:slug|article)\b/, 'eastern-lock')
      .replace(/:\w+/g, 'main'),
  );
  return [...new Set([...filled, ...publicAddresses(), '/nowhere', '/desk/nowhere', '/v1/nowhere'])].filter((path) => !path.includes('*'));
}

/** Status and place of answers that do not say `nosniff`. */
async function sniffable(calls: [string, Promise<Response>][]): Promise<string[]> {
  const found: string[] = [];
  for (const [what, call] of calls) {
    const answer = await call;
    await answer.arrayBuffer();
    if (answer.headers.get('x-content-type-options') !== 'nosniff') found.push(`${what}: ${answer.status}`);
  }
  return found;
}

test.each([
  ['nobody', () => ''],
  ['the desk', () => BOOTSTRAP_TOKEN],
  ['a partner', () => gazette.key],
])('every route sends nosniff to %s, by every method', async (_who, token) => {
  const paths = addresses();
  expect(paths.length).toBeGreaterThan(60);
  await loadLateModules();
  for (const path of paths) {
    const calls = METHODS.map((method): [string, Promise<Response>] => [`${method} ${path}`, pull(token(), path, { method })]);
    expect(await sniffable(calls)).toEqual([]);
  }
});

test('answers without a body, downloads, pages and errors send nosniff too', async () => {
  const { body: token } = await callDesk<{ id: string }>('POST', '/desk/tokens', { body: { name: 'Night desk', scopes: ['read'] } });
  const tag = (await get('/feeds/all.rss')).headers.get('etag') ?? '';
  const asBrowser = { 'sec-fetch-dest': 'document', accept: 'text/html' };
  const line = JSON.stringify({ op: 'hold', slug: 'eastern-lock' });
  const bulk = { method: 'POST', headers: { authorization: `Bearer ${BOOTSTRAP_TOKEN}`, 'content-type': 'application/x-ndjson' } };
  expect(
    await sniffable([
      ['204', pull(BOOTSTRAP_TOKEN, `/desk/tokens/${token.id}`, { method: 'DELETE' })],
      ['304', get('/feeds/all.rss', { 'if-none-match': tag })],
      ['export', pull(BOOTSTRAP_TOKEN, '/desk/export')],
      ['bulk', exports.default.fetch(`${ORIGIN}/desk/articles`, { ...bulk, body: line })],
      ['csv of the desk', pull(BOOTSTRAP_TOKEN, `/desk/partners/${gazette.id}/usage?format=csv`)],
      ['csv', pull(gazette.key, '/v1/usage?format=csv')],
      ['preview of a feed', get('/feeds/all.rss', asBrowser)],
      ['page of a problem', get('/nowhere', asBrowser)],
    ]),
  ).toEqual([]);
  newIsolate();
  breakCatalogue();
  expect(await sniffable(publicAddresses().map((path) => [path, get(path)]))).toEqual([]);
  Object.assign(env, { PUBLIC_ORIGIN: 'nonsense' });
  expect(await sniffable([['no origin', get('/feeds/all.rss')]])).toEqual([]);
});
