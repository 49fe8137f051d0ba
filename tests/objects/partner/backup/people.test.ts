// People of a partner in a backup: put back where there is nothing, and over what has gone on since, where nobody gets in who was shut out.
import { runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PortalUser } from '../../../../src/domain/partners/portal-user.ts';
import { exportAll, restore } from '../../../support/worker/backup.ts';
import { Browser } from '../../../support/worker/console.ts';
import { callDesk, setUpPublisher } from '../../../support/worker/desk.ts';
import { GAZETTE } from '../../../support/worker/desk-partners.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';
import { partnerObject } from '../../../support/worker/partner-object.ts';
import { ID, partnerWithKey, rows, startOver } from '../../../support/worker/partner-year.ts';
import { ANNE, addUser, invitationFor, usersNow } from '../../../support/worker/portal.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await partnerWithKey();
});

const MO = { name: 'Mo Reed', email: 'mo@harbour-gazette.example' };

async function signIn(user: PortalUser): Promise<Browser> {
  const browser = new Browser();
  expect((await browser.post(await invitationFor(user), {})).status).toBe(303);
  return browser;
}

const isIn = async (browser: Browser) => (await browser.get('/portal/withdrawals')).status === 200;
const change = (id: string, body: object) => callDesk('PUT', `${GAZETTE}/users/${id}`, { body });
const revoke = (id: string) => callDesk('DELETE', `${GAZETTE}/users/${id}`);

test('where there is nothing they come back as they were, without sessions and invitations, and are invited anew', async () => {
  const [anne, mo] = [await addUser(), await addUser(MO)];
  const [browser, link] = [await signIn(anne), await invitationFor(mo)];
  await revoke(mo.id);
  const left = (await usersNow()).map(({ lastSeen: _minute, ...user }) => user);
  const file = await exportAll();
  await startOver();
  await restore(file, '');
  newIsolate();
  expect((await usersNow()).map(({ lastSeen: _minute, ...user }) => user)).toEqual(left);
  expect([await isIn(browser), (await new Browser().get(link)).status]).toEqual([false, 404]);
  expect(await isIn(await signIn(anne))).toBe(true);
});

describe('over a live service', () => {
  test('somebody revoked since stays revoked, somebody added since is revoked, and sessions of both end', async () => {
    const [anne, mo] = [await addUser(), await addUser(MO)];
    const file = await exportAll();
    await revoke(anne.id);
    const olu = await addUser({ name: 'Olu', email: 'olu@harbour-gazette.example' });
    const [atMo, atOlu] = [await signIn(mo), await signIn(olu)];
    const link = await invitationFor(olu);
    expect(await restore(file)).toMatchObject({ status: 200 });
    newIsolate();
    const revoked = (await usersNow()).filter((user) => user.revoked !== undefined).map(({ name }) => name);
    expect(revoked.sort()).toEqual(['Anne Quay', 'Olu']);
    expect([await isIn(atMo), await isIn(atOlu), (await new Browser().get(link)).status]).toEqual([true, false, 404]);
  });

  test('somebody who is revoked in the file is shut out at once', async () => {
    const anne = await addUser();
    const file = (await exportAll()).split('\n').map((line) => {
      const record = line.startsWith('{"partner"') ? (JSON.parse(line) as { table: string; row: unknown[] }) : undefined;
      return record?.table === 'user' ? JSON.stringify({ ...record, row: record.row.with(6, Date.now()) }) : line;
    });
    const [browser, link] = [await signIn(anne), await invitationFor(anne)];
    expect(await restore(file.join('\n'))).toMatchObject({ status: 200 });
    newIsolate();
    expect([await isIn(browser), (await new Browser().get(link)).status]).toEqual([false, 404]);
  });

  test('rights are those that both have, and a backup of somebody without any can be restored', async () => {
    const [anne, mo] = [await addUser({ ...ANNE, rights: ['read', 'copy', 'keys'] }), await addUser({ ...MO, rights: ['read'] })];
    const file = await exportAll();
    await change(anne.id, { ...ANNE, rights: ['copy', 'account'] });
    await change(mo.id, { ...MO, rights: ['account'] });
    await restore(file);
    const rights = async () => Object.fromEntries((await usersNow()).map((user) => [user.name, user.rights]));
    expect(await rights()).toEqual({ 'Anne Quay': ['copy'], 'Mo Reed': [] });
    expect(await isIn(await signIn(mo))).toBe(true);
    expect(await restore(await exportAll())).toMatchObject({ status: 200 });
    expect(await rights()).toEqual({ 'Anne Quay': ['copy'], 'Mo Reed': [] });
  });

  test('an address stays with whoever has it now: somebody of the file who had it is revoked', async () => {
    const [anne, mo] = [await addUser(), await addUser(MO)];
    const file = await exportAll();
    // As in a service that was restored from an older file, which did not have this person.
    await runInDurableObject(partnerObject(ID), (_instance, { storage }) => {
      storage.sql.exec('DELETE FROM user WHERE id = ?', anne.id);
    });
    await change(mo.id, { ...MO, email: ANNE.email });
    expect(await restore(file)).toMatchObject({ status: 200 });
    expect(await usersNow()).toMatchObject([
      { id: mo.id, email: ANNE.email, rights: expect.any(Array) },
      { id: anne.id, revoked: expect.any(String) },
    ]);
    expect(await rows("SELECT subject FROM audit WHERE action = 'user.revoke'")).toEqual([{ subject: anne.id }]);
  });
});
