// How a key is sent: as a bearer token or with HTTP Basic, once, and never in an address.
import { exports } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { BOOTSTRAP_TOKEN, ORIGIN } from '../../support/worker/desk.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { problemOf, pull } from '../../support/worker/partner.ts';

const gazette = licenseeForEachTest();

const FEED = '/v1/feed.rss';
const BEARER = 'Bearer realm="tearsheet"';
const basic = (key: string, user = '') => ({ authorization: `Basic ${btoa(`${user}:${key}`)}` });

describe('HTTP Basic', () => {
  test('opens feeds and articles to readers that can do no more, with any user name', async () => {
    for (const path of [FEED, '/v1/feed.json', '/v1/articles/eastern-lock', '/v1/articles/eastern-lock/html']) {
      for (const method of ['GET', 'HEAD']) {
        for (const user of ['', 'reader', 'a@b']) {
          const answer = await pull('', path, { method, headers: basic(gazette.key, user) });
          expect([method, path, user, answer.status]).toEqual([method, path, user, 200]);
        }
      }
    }
  });

  test('opens nothing else, and is not asked for there', async () => {
    const calls: [string, string, unknown?][] = [
      ['POST', FEED],
      ['PUT', '/v1/articles/eastern-lock'],
      ['POST', '/v1/decide', { article: 'eastern-lock' }],
      ['POST', '/v1/agreements/main/acceptance', { sha256: '0'.repeat(64) }],
      ['POST', '/v1/sandbox', {}],
      ['GET', '/v1/changes'],
      ['GET', '/v1/account'],
      ['GET', '/v1/usage'],
      ['GET', '/v1/agreements'],
      ['GET', '/v1/withdrawals'],
    ];
    for (const [method, path, body] of calls) {
      const answer = await pull('', path, { method, body, headers: basic(gazette.key) });
      expect([method, path, answer.status, answer.headers.get('www-authenticate')]).toEqual([method, path, 401, BEARER]);
    }
  });

  test.each(['Basic', 'Basic !!!!', 'Basic a', `Basic ${btoa('no-colon')}`, `Basic ${btoa(':')}`])(
    '"%s" is no credential',
    async (authorization) => {
      expect((await pull('', FEED, { headers: { authorization } })).status).toBe(401);
    },
  );
});

test('the name of the scheme may be written in capital or small letters (RFC 9110 §11.1)', async () => {
  for (const scheme of ['Bearer', 'bearer', 'BEARER', 'bEaReR']) {
    const authorization = `${scheme} ${gazette.key}`;
    expect([scheme, (await pull('', FEED, { headers: { authorization } })).status]).toEqual([scheme, 200]);
    const atDesk = await exports.default.fetch(`${ORIGIN}/desk/articles`, { headers: { authorization: `${scheme} ${BOOTSTRAP_TOKEN}` } });
    expect([scheme, atDesk.status]).toEqual([scheme, 200]);
  }
  for (const scheme of ['Basic', 'basic', 'BASIC']) {
    const authorization = basic(gazette.key).authorization.replace('Basic', scheme);
    expect([scheme, (await pull('', FEED, { headers: { authorization } })).status]).toEqual([scheme, 200]);
  }
});

test('a header that comes twice carries no credential', async () => {
  const headers = new Headers([
    ['authorization', `Bearer ${gazette.key}`],
    ['authorization', `Bearer ${gazette.key}`],
  ]);
  expect((await exports.default.fetch(`${ORIGIN}${FEED}`, { headers })).status).toBe(401);
  for (const authorization of [gazette.key, `Bearer  ${gazette.key} x`, `Token ${gazette.key}`, `Bearer "${gazette.key}"`]) {
    expect((await pull('', FEED, { headers: { authorization } })).status).toBe(401);
  }
});

describe('a key in the query', () => {
  test.each(['?key=', '?access_token=', '?a=1&', '?x=y%26'])(
    'behind "%s" is refused with a hint, though the header is right, and not repeated',
    async (before) => {
      for (const key of [gazette.key, gazette.key.replaceAll('_', '%5F')]) {
        const answer = await pull(gazette.key, `${FEED}${before}${key}`);
        const problem = await problemOf(answer);
        expect([problem.status, problem.type]).toEqual([400, '/problems/key-in-address']);
        expect(problem.detail).toContain('Authorization: Bearer KEY');
        expect(JSON.stringify(problem)).not.toContain(gazette.key.slice(-20));
      }
    },
  );
});
