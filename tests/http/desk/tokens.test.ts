// Who may call the desk: tokens minted, scoped, expired and revoked; and what a forged one costs.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DESK_SCOPES } from '../../../src/domain/publisher/desk-scope.ts';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { catalogue, select } from '../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, fromNow, MINUTE_MS } from '../../support/worker/clock.ts';
import { BOOTSTRAP_TOKEN, callDesk, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { deskRoutes } from '../../support/worker/routes.ts';
import { article } from '../../support/worker/sample.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
});

interface Minted {
  id: string;
  token: string;
  name: string;
  scopes: string[];
}

async function mint(scopes: readonly string[], more: Record<string, unknown> = {}, token?: string) {
  return callDesk<Minted>('POST', '/desk/tokens', {
    body: { name: 'Night desk', scopes, ...more },
    ...(token === undefined ? {} : { token }),
  });
}

const statusWith = async (token: string, path = '/desk/articles') => (await callDesk('GET', path, { token })).status;

/** A call of each scope. */
const CALLS: Record<(typeof DESK_SCOPES)[number], [string, string, unknown?]> = {
  read: ['GET', '/desk/articles'],
  articles: ['PUT', '/desk/articles/new', article()],
  publisher: ['PUT', '/desk/publisher', {}],
  partners: ['PUT', '/desk/partners/new', {}],
  tokens: ['GET', '/desk/tokens'],
  backup: ['POST', '/desk/restore'],
};

test.each(DESK_SCOPES)('a token for %s opens those calls and no others', async (scope) => {
  const { token } = (await mint([scope])).body;
  for (const [needed, [method, path, body]] of Object.entries(CALLS)) {
    const { status, body: problem } = await callDesk(method, path, { token, ...(body === undefined ? {} : { body }) });
    expect([scope, needed, status === 403]).toEqual([scope, needed, needed !== scope]);
    if (needed !== scope) expect(problem.detail).toContain(`"${needed}"`);
  }
});

test('every call of the desk asks for a token', async () => {
  for (const [pattern, methods] of deskRoutes()) {
    for (const method of [...methods, 'OPTIONS', 'PATCH']) {
      const path = pattern.replace(':slug', 'eastern-lock').replace(/:\w+/g, 'abc');
      const answer = await callDesk(method, path, { token: 'wrong' });
      expect([method, path, answer.status, answer.headers.get('www-authenticate')]).toEqual([
        method,
        path,
        401,
        'Bearer realm="tearsheet-desk"',
      ]);
    }
  }
});

test('the token is shown once; only its hash is stored, and neither the list nor the audit trail has it', async () => {
  const { status, body } = await mint(['read']);
  expect([status, body.token]).toEqual([201, expect.stringMatching(/^tsd_t1_[A-Za-z0-9]{12}_[A-Za-z0-9]{32}_[0-9a-f]{32}$/)]);
  const secret = body.token.split('_')[3] ?? '';
  const rows = JSON.stringify([await select('SELECT * FROM token'), await select('SELECT * FROM audit')]);
  expect(rows).toContain(body.id);
  expect(rows).not.toContain(secret);
  const list = await callDesk<{ tokens: Minted[] }>('GET', '/desk/tokens');
  expect(list.body.tokens.map(({ name, scopes }) => [name, scopes])).toEqual([['Night desk', ['read']]]);
  expect(JSON.stringify(list.body)).not.toContain(secret);
});

test('a revoked token is refused at once, and twice revoked is not there', async () => {
  const { id, token } = (await mint(['read'])).body;
  expect(await statusWith(token)).toBe(200);
  expect((await callDesk('DELETE', `/desk/tokens/${id}`)).status).toBe(204);
  expect(await statusWith(token)).toBe(401);
  expect((await callDesk('DELETE', `/desk/tokens/${id}`)).status).toBe(404);
});

test('a token expires at its very millisecond', async () => {
  const { token } = (await mint(['read'], { expires: fromNow(DAY_MS) })).body;
  advanceClock(DAY_MS - 1);
  expect(await statusWith(token)).toBe(200);
  advanceClock(1);
  expect(await statusWith(token)).toBe(401);
});

test('the list has the last use of each token, to the minute, and is written once in it', async () => {
  const { id, token } = (await mint(['read'])).body;
  const lastUsed = async () => {
    const { body } = await callDesk<{ tokens: { id: string; lastUsed?: string }[] }>('GET', '/desk/tokens');
    return body.tokens.find((one) => one.id === id)?.lastUsed;
  };
  expect(await lastUsed()).toBeUndefined();
  await statusWith(token);
  const first = await lastUsed();
  expect(first).toBe(fromNow(0));
  advanceClock(MINUTE_MS - 1);
  await statusWith(token);
  expect(await lastUsed()).toBe(first);
  advanceClock(1);
  await statusWith(token);
  expect(await lastUsed()).toBe(fromNow(0));
});

test('a token cannot mint what it does not have', async () => {
  const { token } = (await mint(['tokens', 'read'])).body;
  expect((await mint(['read'], { name: 'Reader' }, token)).status).toBe(201);
  const greedy = await mint(['read', 'backup'], { name: 'Greedy' }, token);
  expect([greedy.status, (greedy.body as unknown as { detail: string }).detail]).toEqual([403, expect.stringContaining('backup')]);
});

test('a token needs a name of its own and scopes there are', async () => {
  for (const body of [{ scopes: ['read'] }, { name: 'x', scopes: [] }, { name: 'x', scopes: ['everything'] }]) {
    expect([body, (await callDesk('POST', '/desk/tokens', { body })).status]).toEqual([body, 422]);
  }
});

test('the trail says who did what', async () => {
  const { token } = (await mint(['articles', 'read'], { name: 'Ada Brink' })).body;
  await callDesk('PUT', '/desk/articles/new', { body: article(), token });
  const { body } = await callDesk<{ entries: { who: string; action: string; subject: string }[] }>('GET', '/desk/audit?limit=2', { token });
  expect(body.entries.map(({ who, action, subject }) => [who, action, subject])).toEqual([
    ['Ada Brink', 'article.publish', 'new'],
    ['bootstrap', 'token.mint', expect.any(String)],
  ]);
});

describe('what is no token', () => {
  const altered = (token: string, at: number) => {
    const part = token[at] === 'a' ? 'b' : 'a';
    return token.slice(0, at) + part + token.slice(at + 1);
  };

  test.each([
    ['with another secret', (token: string) => altered(token, 25)],
    ['with another id', (token: string) => altered(token, 8)],
    ['with another end', (token: string) => altered(token, token.length - 1)],
    ['of a pepper that is gone', (token: string) => token.replace('tsd_t1_', 'tsd_t9_')],
    ['cut short', (token: string) => token.slice(0, -1)],
    ['without its seal', (token: string) => token.slice(0, token.lastIndexOf('_'))],
    ['like the bootstrap token', () => `${BOOTSTRAP_TOKEN}s`],
    ['empty', () => ''],
  ])('a token %s is refused without asking the Catalogue, KV or the queue', async (_how, forge) => {
    const { token } = (await mint(['read'])).body;
    const asked = [
      vi.spyOn(env.CATALOGUE, 'getByName'),
      ...(['findToken', 'list', 'freshness'] as const).map((method) => vi.spyOn(Catalogue.prototype, method)),
      ...(['get', 'getWithMetadata', 'put', 'list'] as const).map((method) => vi.spyOn(env.REPLICA, method)),
      vi.spyOn(env.PURGES, 'send'),
    ];
    expect(await statusWith(forge(token))).toBe(401);
    expect(asked.map((spy) => spy.mock.calls.length)).toEqual(asked.map(() => 0));
    expect(await statusWith(token)).toBe(200);
    expect(vi.mocked(Catalogue.prototype.findToken)).toHaveBeenCalledTimes(1);
  });

  test('a genuine token that the Catalogue does not know is refused like any other', async () => {
    const { token } = (await mint(['read'])).body;
    const forged = await callDesk('GET', '/desk/articles', { token: altered(token, 25) });
    await runInDurableObject(catalogue(), (_instance, state) => {
      state.storage.sql.exec('DELETE FROM token');
    });
    const unknown = await callDesk('GET', '/desk/articles', { token });
    expect([unknown.status, unknown.body]).toEqual([forged.status, forged.body]);
  });

  test.each([
    ['Basic dGVzdDp0ZXN0'],
    [BOOTSTRAP_TOKEN],
    ['Bearer'],
    [`Bearer ${BOOTSTRAP_TOKEN}, Bearer ${BOOTSTRAP_TOKEN}`],
    ['Bearer  a b'],
  ])('the header "%s" carries none', async (authorization) => {
    expect((await callDesk('GET', '/desk/articles', { headers: { authorization } })).status).toBe(401);
  });

  test('an empty bootstrap token opens nothing', async () => {
    Object.assign(env, { DESK_TOKEN: '' });
    expect((await callDesk('GET', '/desk/articles', { headers: { authorization: 'Bearer ' } })).status).toBe(401);
    expect(await statusWith(BOOTSTRAP_TOKEN)).toBe(401);
  });
});
