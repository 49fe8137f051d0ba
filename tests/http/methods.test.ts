// Which methods an address answers, and what it says to the others (RFC 9110 §9.3.2, §9.3.7, §15.5.6).
import { beforeEach, expect, test } from 'vitest';
import { callDesk, publish, publishMany, setUpPublisher } from '../support/worker/desk.ts';
import { isolateTests } from '../support/worker/isolation.ts';
import { get } from '../support/worker/reader.ts';
import { deskRoutes, publicAddresses } from '../support/worker/routes.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
});

/** Of one answer, without what differs from request to request. */
function comparable({ status, headers }: Response) {
  const fields = [...headers].filter(([name]) => !['date', 'content-length'].includes(name));
  return { status, fields };
}

test('HEAD answers what GET would, without the body, at every public address', async () => {
  await publishMany(50);
  for (const path of [...publicAddresses(), '/feeds/none.rss', '/articles/unknown', '/nowhere', '/problems/unknown']) {
    const whole = await get(path);
    const head = await get(path, {}, 'HEAD');
    expect({ path, ...comparable(head) }).toEqual({ path, ...comparable(whole) });
    expect(await head.text()).toBe('');
  }
});

test('HEAD of a withdrawn article says that it is gone', async () => {
  await callDesk('POST', '/desk/articles/eastern-lock/withdrawal', { body: { reason: 'wrong' } });
  const head = await get('/articles/eastern-lock', {}, 'HEAD');
  expect([head.status, await head.text()]).toEqual([410, '']);
});

test('a script on any site may fetch a feed, with conditional requests', async () => {
  for (const path of publicAddresses()) {
    const answer = await get(path, { origin: 'https://reader.example', 'access-control-request-method': 'GET' }, 'OPTIONS');
    expect([path, answer.status]).toEqual([path, 204]);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-headers')).toContain('If-None-Match');
    expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  }
});

test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('%s at a public address is refused with the methods that are answered', async (method) => {
  for (const path of publicAddresses()) {
    const answer = await get(path, {}, method);
    expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, 'GET, HEAD, OPTIONS']);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  }
});

test('the desk names the methods of each of its addresses, and has no preflight for strangers', async () => {
  for (const [pattern, methods] of deskRoutes()) {
    const path = pattern.replace(':slug', 'eastern-lock').replace(':id', 'abc');
    const allow = [...methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'].join(', ');
    const refused = await callDesk('PATCH', path);
    expect([path, refused.status, refused.headers.get('allow')]).toEqual([path, 405, allow]);
    const options = await callDesk('OPTIONS', path, { headers: { origin: 'https://reader.example' } });
    expect([path, options.status, options.headers.get('allow')]).toEqual([path, 204, allow]);
    expect(options.headers.has('access-control-allow-origin')).toBe(false);
  }
});
