// Several editors at once, and calls that come twice.
import { beforeEach, describe, expect, test } from 'vitest';
import { catalogue, count } from '../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, HOUR_MS } from '../../support/worker/clock.ts';
import { callDesk, publish, setUpPublisher, type Written, withdraw } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { get, titlesOf } from '../../support/worker/reader.ts';
import { article, PUBLISHER } from '../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const PATH = '/desk/articles/eastern-lock';

function put(headline: string, headers: Record<string, string> = {}, path = PATH) {
  return callDesk<Written>('PUT', path, { body: article({ headline }), headers });
}

describe('two editors at once', () => {
  test('one wins, and the other gets the current version; nothing is overwritten', async () => {
    const etag = (await publish('eastern-lock')).headers.get('etag') ?? '';
    const answers = await Promise.all(['The first hand', 'The second hand'].map((headline) => put(headline, { 'if-match': etag })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const loser = answers.find(({ status }) => status === 412);
    const winner = answers.find(({ status }) => status === 200);
    const problem = loser?.body as unknown as { version: number; etag: string; detail: string };
    expect(problem.version).toBe(2);
    expect(problem.etag).toBe(winner?.headers.get('etag'));
    expect(loser?.headers.get('etag')).toBe(problem.etag);
    expect(problem.detail).toContain('version 2');
    expect(await titlesOf()).toEqual([winner?.body.article.headline]);
  });

  test('the loser who reads the winner’s version may then replace it', async () => {
    const etag = (await publish('eastern-lock')).headers.get('etag') ?? '';
    await put('The first hand', { 'if-match': etag });
    const standing = (await put('The second hand', { 'if-match': etag })).headers.get('etag') ?? '';
    const read = await callDesk<{ headline: string }>('GET', PATH);
    expect([read.body.headline, read.headers.get('etag')]).toEqual(['The first hand', standing]);
    expect((await put('Both hands', { 'if-match': standing })).body.article.version).toBe(3);
  });

  test('of two who create the same article one succeeds, and the other is told that it exists', async () => {
    const answers = await Promise.all([put('One'), put('Two')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 428]);
    const insisting = await put('Three', { 'if-none-match': '*' });
    expect(insisting.status).toBe(412);
  });

  test('a correction, a hold and a withdrawal may insist on the version they were decided on', async () => {
    const old = (await publish('eastern-lock')).headers.get('etag') ?? '';
    await put('Changed since', { 'if-match': old });
    for (const [action, body] of [
      ['correction', { note: 'x' }],
      ['hold', {}],
      ['withdrawal', { reason: 'x' }],
    ] as const) {
      expect([action, (await callDesk('POST', `${PATH}/${action}`, { body, headers: { 'if-match': old } })).status]).toEqual([action, 412]);
    }
    expect(await titlesOf()).toEqual(['Changed since']);
  });

  test('the publisher’s settings have the same protection', async () => {
    const { headers } = await callDesk('GET', '/desk/publisher');
    const etag = headers.get('etag') ?? '';
    const change = (name: string, condition: Record<string, string>) =>
      callDesk<{ etag?: string }>('PUT', '/desk/publisher', { body: { ...PUBLISHER, description: name }, headers: condition });
    expect((await change('First', {})).status).toBe(428);
    expect((await change('First', { 'if-match': etag })).status).toBe(200);
    const late = await change('Second', { 'if-match': etag });
    expect([late.status, late.body.etag]).toEqual([412, (await callDesk('GET', '/desk/publisher')).headers.get('etag')]);
  });
});

test('an existing article is never replaced without If-Match: 428 has the current version', async () => {
  const made = await publish('eastern-lock');
  const answer = await callDesk('PUT', PATH, { body: article({ headline: 'Blind' }) });
  expect([answer.status, answer.body.version, answer.body.etag]).toEqual([428, 1, made.headers.get('etag')]);
  expect(await titlesOf()).toEqual(['Pilots return to the eastern lock']);
});

test('If-Match takes a list, but neither a weak tag nor the tag of another article', async () => {
  const etag = (await publish('eastern-lock')).headers.get('etag') ?? '';
  await publish('other', { headline: 'Other' });
  expect((await put('Weak', { 'if-match': `W/${etag}` })).status).toBe(412);
  expect((await put('List', { 'if-match': `"a,b", ${etag}` })).status).toBe(200);
});

describe('an idempotency key', () => {
  test('sent twice makes one article and gives the first answer twice', async () => {
    const first = await put('Once', { 'idempotency-key': 'wire-77' });
    advanceClock(HOUR_MS);
    const again = await put('Once', { 'idempotency-key': 'wire-77' });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    expect([await count('version'), await count('change')]).toEqual([1, 1]);
  });

  test('gives the first answer even after the article has moved on', async () => {
    const first = await put('Once', { 'idempotency-key': 'wire-77' });
    await put('Twice', { 'if-match': '*' });
    const again = await put('Once', { 'idempotency-key': 'wire-77' });
    expect(again.body).toEqual(first.body);
    expect(await titlesOf()).toEqual(['Twice']);
  });

  test('with another call is refused, and the call is not made', async () => {
    await put('Once', { 'idempotency-key': 'wire-77' });
    const other = await callDesk('PUT', '/desk/articles/other', { body: article(), headers: { 'idempotency-key': 'wire-77' } });
    expect([other.status, other.body.type]).toEqual([422, '/problems/idempotency-key-reused']);
    expect((await callDesk('GET', '/desk/articles/other')).status).toBe(404);
  });

  test('stores no refusal: the corrected call may be sent with the same key', async () => {
    await publish('eastern-lock');
    expect((await put('Blind', { 'idempotency-key': 'wire-77' })).status).toBe(428);
    expect((await put('Seen', { 'idempotency-key': 'wire-77', 'if-match': '*' })).status).toBe(200);
  });

  test('belongs to the token that sent it', async () => {
    const { body } = await callDesk<{ token: string }>('POST', '/desk/tokens', { body: { name: 'wire', scopes: ['articles'] } });
    await put('Once', { 'idempotency-key': 'wire-77' });
    const headers = { 'idempotency-key': 'wire-77' };
    const other = await callDesk('PUT', '/desk/articles/other', { body: article(), headers, token: body.token });
    expect(other.status).toBe(201);
  });

  test('protects a withdrawal and a reinstatement that were sent again', async () => {
    await publish('eastern-lock');
    const call = () =>
      callDesk<Written>('POST', `${PATH}/withdrawal`, { body: { reason: 'wrong' }, headers: { 'idempotency-key': 'kill-1' } });
    const first = await call();
    await callDesk('POST', `${PATH}/reinstatement`);
    expect((await call()).body).toEqual(first.body);
    expect((await get('/articles/eastern-lock')).status).toBe(303);
  });

  test('is forgotten by the first heartbeat after a day', async () => {
    await put('Once', { 'idempotency-key': 'wire-77' });
    advanceClock(DAY_MS);
    await catalogue().heartbeat();
    expect((await put('Once', { 'idempotency-key': 'wire-77' })).status).toBe(201);
    advanceClock(1);
    await catalogue().heartbeat();
    const again = await put('Once', { 'idempotency-key': 'wire-77' });
    expect(again.status).toBe(428);
  });
});

describe('a call that changes nothing', () => {
  test('makes no version, no line in the log and no news in any feed', async () => {
    await publish('eastern-lock');
    const before = await get('/feeds/all.rss');
    const logged = await count('audit');
    advanceClock(HOUR_MS);
    const answer = await put('Pilots return to the eastern lock', { 'if-match': '*' }, `${PATH}?significant=true`);
    expect([answer.status, answer.body.outcome, answer.body.article.version]).toEqual([200, 'unchanged', 1]);
    const after = await get('/feeds/all.rss');
    expect([after.headers.get('etag'), await after.text()]).toEqual([before.headers.get('etag'), await before.text()]);
    expect([await count('version'), await count('change'), await count('audit')]).toEqual([1, 1, logged]);
  });

  test.each([
    ['withdrawal', { reason: 'again' }],
    ['hold', undefined],
    ['release', undefined],
  ] as const)('a second %s is one too', async (action, body) => {
    await publish('eastern-lock');
    const options = body === undefined ? {} : { body };
    if (action !== 'release') await callDesk('POST', `${PATH}/${action}`, options);
    const versions = await count('version');
    const answer = await callDesk<Written>('POST', `${PATH}/${action}`, options);
    expect([answer.status, answer.body.outcome, await count('version')]).toEqual([200, 'unchanged', versions]);
  });

  test('the same settings again touch no feed', async () => {
    await publish('eastern-lock');
    const etag = (await get('/feeds/all.rss')).headers.get('etag');
    const answer = await callDesk<{ outcome: string }>('PUT', '/desk/publisher', { body: PUBLISHER, headers: { 'if-match': '*' } });
    expect(answer.body.outcome).toBe('unchanged');
    expect((await get('/feeds/all.rss')).headers.get('etag')).toBe(etag);
  });
});

test('every version stays readable, with who did what', async () => {
  await publish('eastern-lock');
  await put('Second', { 'if-match': '*' });
  await withdraw('eastern-lock');
  const { body: second } = await callDesk<{ headline: string }>('GET', `${PATH}?version=2`);
  expect(second.headline).toBe('Second');
  const { body } = await callDesk<{ versions: { version: number; action: string; who: string; note?: string }[] }>(
    'GET',
    `${PATH}/versions`,
  );
  expect(body.versions.map(({ version, action, who }) => [version, action, who])).toEqual([
    [1, 'publish', 'bootstrap'],
    [2, 'update', 'bootstrap'],
    [3, 'withdraw', 'bootstrap'],
  ]);
});
