// A partner that tries the root is told the way: every address there is for it, and with which scope.
import { exports } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { app } from '../../../src/http/app.ts';
import { ORIGIN } from '../../support/worker/desk.ts';

const ask = (path: string) => exports.default.fetch(`${ORIGIN}${path}`);

test('the root of the licensed routes names every one of them, and needs neither a key nor a publisher', async () => {
  const answer = await ask('/v1');
  const { addresses } = await answer.json<{ addresses: { method: string; url: string; scope: string; what: string }[] }>();
  const served = app.routes.filter(({ method, path }) => /^(?:GET|POST)$/.test(method) && path.startsWith('/v1/'));
  const named = addresses.map(
    ({ method, url }) =>
      `${method} ${url
        .replace(ORIGIN, '')
        .replace(/\{\?.*\}$/, '')
        .replace(/\{(\w+)\}/g, ':$1')}`,
  );
  expect(named.sort()).toEqual([...new Set(served.map(({ method, path }) => `${method} ${path}`))].sort());
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('an unknown address below /v1 says where to find the index of routes', async () => {
  for (const path of ['/v1/', '/v1/feed', '/v1/feed.xml', '/v1/article/eastern-lock', '/f/'])
    expect([path, (await ask(path)).status, await (await ask(path)).text()]).toEqual([path, 404, expect.stringContaining('GET /v1 lists')]);
  expect(await (await ask('/nowhere')).text()).not.toContain('GET /v1');
});
