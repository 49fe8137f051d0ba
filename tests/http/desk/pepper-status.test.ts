// Keys and desk tokens whose pepper was removed from KEY_PEPPERS: lists say that they can never be used again.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import type { Account } from '../../../src/domain/partners/account.ts';
import { comparable, exportAll, restore } from '../../support/worker/backup.ts';
import { catalogue } from '../../support/worker/catalogue.ts';
import { advanceClock, HOUR_MS } from '../../support/worker/clock.ts';
import { callDesk } from '../../support/worker/desk.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { issue, pull, pullJson } from '../../support/worker/partner.ts';
import { partnerObject } from '../../support/worker/partner-object.ts';

const gazette = licenseeForEachTest();
const OLD = env.KEY_PEPPERS;
const NEW = 't2:YW5vdGhlciBwZXBwZXIgZm9yIHRlc3Rz';

interface Status {
  pepper?: string;
  pepperRemoved?: true;
}

async function keyStatus(id: string): Promise<Status> {
  const { keys } = (await callDesk<{ keys: (Status & { id: string })[] }>('GET', `/desk/partners/${gazette.id}/keys`)).body;
  return statusOf(keys, id);
}

async function tokenStatus(id: string): Promise<Status> {
  return statusOf((await callDesk<{ tokens: (Status & { id: string })[] }>('GET', '/desk/tokens')).body.tokens, id);
}

function statusOf(secrets: readonly (Status & { id: string })[], id: string): Status {
  const found = secrets.find((one) => one.id === id);
  if (found === undefined) throw new Error(`${id} is not listed`);
  const { pepper, pepperRemoved } = found;
  return { ...(pepper === undefined ? {} : { pepper }), ...(pepperRemoved === undefined ? {} : { pepperRemoved }) };
}

async function mint() {
  return (await callDesk<{ id: string; token: string }>('POST', '/desk/tokens', { body: { name: 'Night desk', scopes: ['read'] } })).body;
}

const set = (KEY_PEPPERS: string) => void Object.assign(env, { KEY_PEPPERS });

/** As an earlier program left the rows. */
async function forgetPeppers(): Promise<void> {
  await runInDurableObject(partnerObject(gazette.id), (_partner, { storage }) => void storage.sql.exec('UPDATE key SET pepper = NULL'));
  await runInDurableObject(catalogue(), (_catalogue, { storage }) => void storage.sql.exec('UPDATE token SET pepper = NULL'));
}

test('a key, a feed token and a desk token show their pepper, and that it was removed', async () => {
  const feed = await issue(gazette.id, { mode: 'feed' });
  const token = await mint();
  const statuses = async () => [await keyStatus(gazette.keyId), await keyStatus(feed.keyId), await tokenStatus(token.id)];
  expect(await statuses()).toEqual(Array(3).fill({ pepper: 't1' }));
  set(`${NEW},${OLD}`);
  expect(await statuses()).toEqual(Array(3).fill({ pepper: 't1' }));
  set(NEW);
  expect(await statuses()).toEqual(Array(3).fill({ pepper: 't1', pepperRemoved: true }));
  expect((await pull(gazette.key, '/v1/account')).status).toBe(401);
  set(OLD);
  expect(await statuses()).toEqual(Array(3).fill({ pepper: 't1' }));
});

test('a rotated key has the pepper that made it, and not that of the old one', async () => {
  set(`${NEW},${OLD}`);
  const { body } = await callDesk<{ id: string; key: string }>('POST', `/desk/partners/${gazette.id}/keys/${gazette.keyId}/rotation`, {
    body: { overlapHours: 1 },
  });
  set(NEW);
  expect([await keyStatus(gazette.keyId), await keyStatus(body.id)]).toEqual([{ pepper: 't1', pepperRemoved: true }, { pepper: 't2' }]);
  expect((await pullJson<Account>(body.key, '/v1/account')).key).toMatchObject({ id: body.id, pepper: 't2' });
});

test('nothing is said of a key or token from before, until its next use', async () => {
  const token = await mint();
  await forgetPeppers();
  set(NEW);
  expect([await keyStatus(gazette.keyId), await tokenStatus(token.id)]).toEqual([{}, {}]);
  set(`${NEW},${OLD}`);
  await pull(gazette.key, '/v1/account');
  await callDesk('GET', '/desk/articles', { token: token.token });
  set(NEW);
  const removed = { pepper: 't1', pepperRemoved: true };
  expect([await keyStatus(gazette.keyId), await tokenStatus(token.id)]).toEqual([removed, removed]);
});

test('a use writes the pepper of a desk token with its last use, and not sooner', async () => {
  const token = await mint();
  const use = () => callDesk('GET', '/desk/articles', { token: token.token });
  await use();
  await forgetPeppers();
  await use();
  expect(await tokenStatus(token.id)).toEqual({});
  advanceClock(HOUR_MS);
  await use();
  expect(await tokenStatus(token.id)).toEqual({ pepper: 't1' });
});

test('a backup has the peppers, and one with an impossible id is refused', async () => {
  const token = await mint();
  const file = await exportAll();
  await forgetPeppers();
  const impossible = await restore(file.replaceAll('"t1"]', '"t-1"]'));
  expect([impossible.status, impossible.detail]).toEqual([400, expect.stringContaining('must be the id of a pepper')]);
  expect((await restore(file)).status).toBe(200);
  set(NEW);
  const removed = { pepper: 't1', pepperRemoved: true };
  expect([await keyStatus(gazette.keyId), await tokenStatus(token.id)]).toEqual([removed, removed]);
  set(OLD);
  expect(comparable(await exportAll())).toEqual(comparable(file));
});
