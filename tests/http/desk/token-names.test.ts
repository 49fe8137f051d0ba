// A name in the audit trail is one live token's alone.
import { runInDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { exportAll, type Row, restore } from '../../support/worker/backup.ts';
import { catalogue, select } from '../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, fromNow, setClock } from '../../support/worker/clock.ts';
import { callDesk, type DeskAnswer, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';

isolateTests();

interface Minted {
  id: string;
  token: string;
  name: string;
}

function mint(name: string, more: Record<string, unknown> = {}): Promise<DeskAnswer<Minted & { type: string; detail: string }>> {
  return callDesk('POST', '/desk/tokens', { body: { name, scopes: ['read'], ...more } });
}

const statusWith = async (token: string) => (await callDesk('GET', '/desk/articles', { token })).status;
const revoke = (id: string) => callDesk('DELETE', `/desk/tokens/${id}`);

describe('the name of a live token', () => {
  test.each(['Night desk', 'NIGHT DESK', 'night-desk', ' Night desk. ', 'Nıght desk'])(
    'is refused to another token as "%s", and the refusal says what to do',
    async (name) => {
      const { body: first } = await mint('Night desk');
      const second = await mint(name);
      expect([second.status, second.body.type]).toEqual([409, '/problems/name-taken']);
      expect(second.body.detail).toContain(first.id);
      expect(second.body.detail).toContain('"Night desk"');
      expect(await select('SELECT id FROM token')).toEqual([{ id: first.id }]);
      expect(await select("SELECT 1 AS one FROM audit WHERE action = 'token.mint'")).toHaveLength(1);
    },
  );

  test('goes to one of many that are minted at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => mint(index % 2 === 0 ? 'Night desk' : 'NIGHT-DESK')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
    expect(await select('SELECT 1 AS one FROM token')).toHaveLength(1);
  });

  test('is free once the token is revoked, or has expired at its very millisecond', async () => {
    const { body: first } = await mint('Night desk');
    await revoke(first.id);
    const { body: second } = await mint('Night desk', { expires: fromNow(DAY_MS) });
    advanceClock(DAY_MS - 1);
    expect((await mint('Night desk')).status).toBe(409);
    advanceClock(1);
    const { status, body: third } = await mint('Night desk');
    expect(status).toBe(201);
    expect(await Promise.all([first, second, third].map(({ token }) => statusWith(token)))).toEqual([401, 401, 200]);
  });
});

test('a name that looks like a key, or like another entry of the trail, is refused with its pointer', async () => {
  for (const name of [
    'ts_live_p1_gazette',
    'TSD desk',
    'Bootstrap',
    'clock',
    'key 0a1b2c3d4e5f',
    'partner gazette',
    'Νight desk',
    'Night\u200b desk',
    '\u202exsed\u202c',
  ]) {
    const answer = await callDesk<{ objections: { pointer: string }[] }>('POST', '/desk/tokens', { body: { name, scopes: ['read'] } });
    expect([name, answer.status, answer.body.objections?.map(({ pointer }) => pointer)]).toEqual([name, 422, ['/name']]);
  }
});

test('a token whose expiry has passed is refused', async () => {
  for (const expires of [fromNow(-DAY_MS), fromNow(0)]) expect((await mint('Night desk', { expires })).status).toBe(422);
  expect((await mint('Night desk', { expires: fromNow(1) })).status).toBe(201);
});

describe('an expired token whose name is another’s now stays over', () => {
  async function reused(): Promise<{ old: string; after: string; before: string }> {
    await setUpPublisher();
    const { body: old } = await mint('Night desk', { expires: fromNow(DAY_MS) });
    const before = await exportAll();
    advanceClock(DAY_MS);
    const { body: after } = await mint('night desk');
    return { old: old.token, after: after.token, before };
  }

  test('even if the clock is set back', async () => {
    const { old, after } = await reused();
    setClock('2040-03-01T12:00:00.000Z');
    expect([await statusWith(old), await statusWith(after)]).toEqual([401, 200]);
  });

  test('even if an older backup is restored and the clock is set back', async () => {
    const { old, before } = await reused();
    expect((await restore(before)).status).toBe(200);
    newIsolate();
    expect(await statusWith(old)).toBe(401);
    setClock('2040-03-01T12:00:00.000Z');
    expect(await statusWith(old)).toBe(401);
  });

  test('even in a backup of an older program that has both as live', async () => {
    const { old, after } = await reused();
    const file = unrevoked(await exportAll());
    expect((await restore(file)).status).toBe(200);
    setClock('2040-03-01T12:00:00.000Z');
    expect([await statusWith(old), await statusWith(after)]).toEqual([401, 200]);
    // On a service that knows nothing of the revocation, too.
    await revokeNothing();
    advanceClock(DAY_MS);
    expect((await restore(file)).status).toBe(200);
    setClock('2040-03-01T12:00:00.000Z');
    expect([await statusWith(old), await statusWith(after)]).toEqual([401, 200]);
  });

  test('and the audit trail says who ended it', async () => {
    await reused();
    const { body } = await callDesk<{ entries: { who: string; action: string; subject: string }[] }>('GET', '/desk/audit');
    const [{ id } = { id: '' }] = await select<{ id: string }>('SELECT id FROM token WHERE revoked_ms IS NOT NULL');
    expect(body.entries.filter(({ action }) => action === 'token.revoke')).toEqual([
      expect.objectContaining({ who: 'bootstrap', subject: id }),
    ]);
  });
});

test('a restore names live tokens whose names no token could be given today', async () => {
  await setUpPublisher();
  const { body: one } = await mint('Night desk');
  const { body: two } = await mint('Sports desk');
  const { body: three } = await mint('Arts desk');
  await mint('City desk');
  const { body: over } = await mint('Late desk', { expires: fromNow(DAY_MS) });
  const file = (await exportAll())
    .replace('"Night desk"', '"bootstrap"')
    .replace('"Sports desk"', '"AI desk"')
    .replace('"Arts desk"', '"Al desk"')
    .replace('"Late desk"', '"clock"');
  advanceClock(DAY_MS);
  const { doubtfulTokens = [], moreDoubtfulTokens } = await restore(file);
  expect(moreDoubtfulTokens).toBeUndefined();
  expect(new Map(doubtfulTokens.map(({ id, name }) => [id, name]))).toEqual(
    new Map([
      [one.id, 'bootstrap'],
      [two.id, 'AI desk'],
      [three.id, 'Al desk'],
    ]),
  );
  expect(doubtfulTokens.map(({ id }) => id)).not.toContain(over.id);
});

/** The file as a program wrote it that revoked nothing by itself. */
function unrevoked(file: string): string {
  return file.replace(/\{"table":"token","row":(\[.*\])\}/g, (_line, row: string) => {
    const cells = JSON.parse(row) as Row;
    return JSON.stringify({ table: 'token', row: cells.with(6, null) });
  });
}

/** What a service that is set up anew knows of revocations. */
async function revokeNothing(): Promise<void> {
  await runInDurableObject(catalogue(), (_instance, { storage: { sql } }) => {
    sql.exec('UPDATE token SET revoked_ms = NULL');
  });
}

test('a backup of two live tokens of one name is put back as it is: both go on, told apart by their ids, and no third is minted', async () => {
  await setUpPublisher();
  const { body: first } = await mint('Night desk');
  const { body: second } = await mint('Late desk');
  const file = (await exportAll()).replace(`"${second.id}","Late desk"`, `"${second.id}","NIGHT DESK"`);
  expect((await restore(file)).status).toBe(200);
  expect([await statusWith(first.token), await statusWith(second.token)]).toEqual([200, 200]);
  expect((await mint('Night desk')).status).toBe(409);
  await revoke(first.id);
  expect((await mint('Night desk')).status).toBe(409);
  await revoke(second.id);
  expect((await mint('Night desk')).status).toBe(201);
});

test('a backup with a token whose name would be refused today is restored as it is', async () => {
  await setUpPublisher();
  const { body } = await mint('Night desk');
  const file = (await exportAll()).replace(`"${body.id}","Night desk"`, `"${body.id}","key 0a1b2c3d4e5f"`);
  expect((await restore(file)).status).toBe(200);
  expect(await statusWith(body.token)).toBe(200);
});
