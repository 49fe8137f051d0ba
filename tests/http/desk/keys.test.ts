// Keys as a desk issues them: in one answer and nowhere else, bound to an agreement, ended at once.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PartnerKey } from '../../../src/domain/partners/key.ts';
import { readKey } from '../../../src/http/credentials/partner-key.ts';
import { advanceClock, DAY_MS, fromNow, HOUR_MS } from '../../support/worker/clock.ts';
import { callDesk, setUpPublisher } from '../../support/worker/desk.ts';
import { addPartner, GAZETTE, issueKey, putAgreement } from '../../support/worker/desk-partners.ts';
import { host, isolateTests } from '../../support/worker/isolation.ts';

isolateTests();

beforeEach(async () => {
  await setUpPublisher();
  await addPartner();
  await putAgreement();
});

const KEYS = `${GAZETTE}/keys`;

async function listed(): Promise<PartnerKey[]> {
  return (await callDesk<{ keys: PartnerKey[] }>('GET', KEYS)).body.keys;
}

/** Whether the partner's object lets it in, now. */
async function opens(key: string, address?: string): Promise<boolean> {
  const credential = await readKey(key, host());
  if (credential === undefined) throw new Error('not a genuine key');
  const house = { name: 'x', formerNames: [], houseLine: '© {year} x', timeZone: 'UTC', settingsMs: 1 };
  const partner = env.PARTNER.getByName(credential.partner);
  const answer = await partner.account({ ...credential, ...(address === undefined ? {} : { address }) }, house);
  // A scope that it lacks is not the key's failing.
  return answer.kind !== 'refused' || answer.refusal.reason !== 'key';
}

describe('a key', () => {
  test('is only in the answer that issued it, which may not be stored: only its hash is kept', async () => {
    const answer = await callDesk<PartnerKey & { key: string }>('POST', KEYS, { body: {} });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([201, 'no-store']);
    const { key, id } = answer.body;
    expect(key).toMatch(/^ts_live_t1_harbour-gazette_[A-Za-z0-9]{32}_[0-9a-f]{32}$/);
    expect(await opens(key)).toBe(true);
    const secret = key.split('_')[4] ?? '';
    const rows = await runInDurableObject(env.PARTNER.getByName('harbour-gazette'), (_instance, state) =>
      JSON.stringify(['key', 'audit'].map((table) => state.storage.sql.exec(`SELECT * FROM ${table}`).toArray())),
    );
    expect(rows).toContain(id);
    expect(rows + JSON.stringify(await listed())).not.toContain(secret);
  });

  test('is refused with at most ten of the agreements that there are, and the number of the others', async () => {
    for (let number = 1; number <= 10; number++) await putAgreement({}, {}, `more-${String(number).padStart(2, '0')}`);
    const { body } = await callDesk<{ agreements: string[]; more?: number; detail: string }>('POST', KEYS, { body: {} });
    expect([body.agreements.length, body.more]).toEqual([10, 1]);
    expect(body.detail).toMatch(/The partner has: main, (?:more-\d\d, ){8}more-09 and 1 more\.$/);
  });

  test('is for the only agreement, or for the one that is named; with several and no name it is refused', async () => {
    expect((await issueKey()).agreement).toBe('main');
    await putAgreement({}, {}, 'second');
    for (const body of [{}, { agreement: 'third' }]) {
      const refused = await callDesk('POST', KEYS, { body });
      expect([refused.status, refused.body.type]).toEqual([409, '/problems/no-such-agreement']);
      expect(refused.body).not.toHaveProperty('more');
      expect(refused.body).toMatchObject({
        agreements: ['main', 'second'],
        detail: expect.stringContaining('in "agreement". The partner has: main, second.'),
      });
    }
    expect((await issueKey({ agreement: 'second' })).agreement).toBe('second');
  });

  test('is refused where there is no agreement yet, and the answer says to put one first', async () => {
    await callDesk('PUT', '/desk/partners/lake-post', { body: { name: 'Lake Post' } });
    const { status, body } = await callDesk('POST', '/desk/partners/lake-post/keys', { body: {} });
    expect([status, body]).toEqual([409, expect.objectContaining({ agreements: [], detail: expect.stringContaining('Put one first') })]);
  });

  test('has by default every scope but embargoed copy; a feed token has only its own', async () => {
    expect((await issueKey()).scopes).toEqual(['feed', 'articles', 'changes', 'withdrawals', 'usage', 'account']);
    expect((await issueKey({ scopes: ['embargoed', 'feed', 'feed'] })).scopes).toEqual(['embargoed', 'feed']);
    const token = await issueKey({ mode: 'feed' });
    expect([token.scopes, token.key.startsWith('ts_feed_')]).toEqual([['feed'], true]);
    expect((await issueKey({ mode: 'test', name: 'Tests' })).key).toMatch(/^ts_test_/);
  });

  test('may be bound to addresses, with a caution where client addresses cannot be trusted', async () => {
    const bound = await issueKey({ cidrs: ['192.0.2.77/24', '2001:db8::1'] });
    expect(bound.cidrs).toEqual(['192.0.2.0/24', '2001:db8::1/128']);
    expect(bound.caution).toContain('CLIENT_ADDRESS');
    expect([await opens(bound.key), await opens(bound.key, '198.51.100.1'), await opens(bound.key, '192.0.2.9')]).toEqual([
      false,
      false,
      true,
    ]);
    Object.assign(env, { CLIENT_ADDRESS: 'cloudflare' });
    expect((await issueKey({ cidrs: ['192.0.2.0/24'] })).caution).toBeUndefined();
    expect((await issueKey()).caution).toBeUndefined();
  });

  test('ends at its very millisecond', async () => {
    const { key } = await issueKey({ expires: fromNow(DAY_MS) });
    advanceClock(DAY_MS - 1);
    expect(await opens(key)).toBe(true);
    advanceClock(1);
    expect(await opens(key)).toBe(false);
  });

  test('that is revoked opens nothing from that moment on, and cannot be revoked twice', async () => {
    const { id, key } = await issueKey();
    expect((await callDesk('DELETE', `${KEYS}/${id}`)).status).toBe(204);
    expect(await opens(key)).toBe(false);
    expect((await callDesk('DELETE', `${KEYS}/${id}`)).status).toBe(404);
    expect((await listed())[0]?.revoked).toBeDefined();
  });
});

describe('a rotation', () => {
  test('makes a key like the old one, which goes on for a week', async () => {
    const old = await issueKey({ name: 'CMS', scopes: ['feed'], cidrs: ['192.0.2.0/24'] });
    const { status, body: next } = await callDesk<PartnerKey & { key: string }>('POST', `${KEYS}/${old.id}/rotation`);
    expect([status, next.name, next.scopes, next.cidrs, next.agreement]).toEqual([201, 'CMS', ['feed'], ['192.0.2.0/24'], 'main']);
    expect((await listed()).find(({ id }) => id === old.id)).toMatchObject({ replacedBy: next.id, expires: fromNow(7 * DAY_MS) });
    advanceClock(7 * DAY_MS - 1);
    expect([await opens(old.key, '192.0.2.1'), await opens(next.key, '192.0.2.1')]).toEqual([true, true]);
    advanceClock(1);
    expect([await opens(old.key, '192.0.2.1'), await opens(next.key, '192.0.2.1')]).toEqual([false, true]);
  });

  test('keeps the kind of the key and takes the overlap that is asked for', async () => {
    const token = await issueKey({ mode: 'feed' });
    const { body } = await callDesk<{ key: string }>('POST', `${KEYS}/${token.id}/rotation`, { body: { overlapHours: 1 } });
    expect(body.key).toMatch(/^ts_feed_/);
    advanceClock(HOUR_MS);
    expect([await opens(token.key), await opens(body.key)]).toEqual([false, true]);
  });

  test('needs a live key, and has an overlap of 30 days at most', async () => {
    const { id } = await issueKey();
    expect((await callDesk('POST', `${KEYS}/${id}/rotation`, { body: { overlapHours: 721 } })).status).toBe(422);
    await callDesk('DELETE', `${KEYS}/${id}`);
    expect((await callDesk('POST', `${KEYS}/${id}/rotation`)).status).toBe(404);
    expect((await callDesk('POST', `${KEYS}/abc/rotation`)).status).toBe(404);
  });
});

test('calls about keys have no dry run: it is refused, and no key is issued, revoked or replaced', async () => {
  const { id, key } = await issueKey();
  const before = await listed();
  const calls = [
    ['POST', KEYS],
    ['POST', `${KEYS}/${id}/rotation`],
    ['DELETE', `${KEYS}/${id}`],
  ];
  for (const [method = '', path] of calls)
    expect([method, (await callDesk(method, `${path}?dryRun=true`, { body: {} })).status]).toEqual([method, 422]);
  expect(await listed()).toEqual(before);
  expect(await opens(key)).toBe(true);
});

test('the audit trail has a key whole before and after it was rotated or revoked, so that only what was changed differs', async () => {
  const { id } = await issueKey({ name: 'CMS' });
  const { body: next } = await callDesk<{ id: string }>('POST', `${KEYS}/${id}/rotation`);
  await callDesk('DELETE', `${KEYS}/${next.id}`);
  const { entries } = (await callDesk<{ entries: { action: string; before: string; after: string }[] }>('GET', `${GAZETTE}/audit`)).body;
  const changes = (action: string) =>
    entries
      .filter((entry) => entry.action === action)
      .map(({ before, after }) => ({ before: JSON.parse(before), after: JSON.parse(after) }));
  const [rotated, revoked] = [changes('key.rotate'), changes('key.revoke')];
  expect([rotated[0]?.before, revoked[0]?.before]).toMatchObject([
    { id, name: 'CMS' },
    { id: next.id, name: 'CMS' },
  ]);
  expect(rotated.map(({ after }) => after)).toEqual([{ ...rotated[0]?.before, replacedBy: next.id, expires: fromNow(7 * DAY_MS) }]);
  expect(revoked.map(({ after }) => after)).toEqual([{ ...revoked[0]?.before, revoked: fromNow(0) }]);
});

test.each([
  [{ cidrs: ['192.0.2.0/24', '10.1'] }, ['/cidrs/1']],
  [{ mode: 'feed', scopes: ['feed', 'articles'] }, ['/scopes']],
  [{ expires: '2039-01-01T00:00:00Z' }, ['/expires']],
  [{ scopes: [] }, ['/scopes']],
  [{ scopes: ['everything'] }, ['/scopes/0']],
  [{ mode: 'master' }, ['/mode']],
  [{ name: 'ts_live_p1_gazette' }, ['/name']],
])('a key for %j is refused at %j, and none is made', async (body, pointers) => {
  const answer = await callDesk('POST', KEYS, { body });
  expect([answer.status, answer.body.objections?.map(({ pointer }) => pointer)]).toEqual([422, pointers]);
  expect(await listed()).toEqual([]);
});
