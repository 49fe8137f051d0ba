// An answer in a terminal: JSON and problems end with one line break, so that the prompt begins on a line of its own.
import { expect, test } from 'vitest';
import { BOOTSTRAP_TOKEN, callDesk, publish, setUpPublisher } from '../support/worker/desk.ts';
import { licenseeForEachTest } from '../support/worker/licensed-stage.ts';
import { pull } from '../support/worker/partner.ts';
import { get } from '../support/worker/reader.ts';

const gazette = licenseeForEachTest();

const FORGED = `ts_live_p1_gazette_${'A'.repeat(32)}_${'0'.repeat(32)}`;

function desk(path: string): Promise<Response> {
  return get(path, { authorization: `Bearer ${BOOTSTRAP_TOKEN}` });
}

test.each<[string, number, () => Promise<Response>]>([
  ['the health of the service', 200, () => get('/healthz')],
  ['the index of addresses for partners', 200, () => get('/v1')],
  ['the keys of receipts', 200, () => get('/.well-known/jwks.json')],
  ['a list of the desk', 200, () => desk('/desk/articles')],
  ['an article of the desk', 200, () => desk('/desk/articles/locks')],
  ['an account', 200, () => pull(gazette.key, '/v1/account')],
  ['a usage report', 200, () => pull(gazette.key, '/v1/usage')],
  ['changes', 200, () => pull(gazette.key, '/v1/changes')],
  ['an address that does not exist', 404, () => get('/nowhere')],
  ['another method', 405, () => get('/healthz', {}, 'DELETE')],
  ['the desk without a token', 401, () => get('/desk/articles')],
  ['a forged key, refused before a route is matched', 401, () => pull(FORGED, '/v1/account')],
  ['a forged key, refused by the route', 401, () => pull(FORGED, '/v1/usage?by=day')],
  ['a query that is refused', 400, () => pull(gazette.key, '/v1/usage?by=week')],
])('%s', async (_name, status, call) => {
  await setUpPublisher();
  await publish('locks');
  const answer = await call();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, expect.stringMatching(/json/)]);
  const text = await answer.text();
  expect(text).toMatch(/^\{.*\}\n$/);
  expect(() => JSON.parse(text)).not.toThrow();
});

test('what a desk writes is answered so, too, and the answer for HEAD stays empty', async () => {
  await setUpPublisher();
  expect((await callDesk('PUT', '/desk/articles/locks', { body: { nothing: true } })).status).toBe(422);
  const written = await publish('locks');
  expect(written.status).toBe(201);
  const head = await get('/healthz', {}, 'HEAD');
  expect([head.status, await head.text()]).toEqual([200, '']);
});
