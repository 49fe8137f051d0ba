// People at the portal: who is invited, who signs in, and what their sessions open, beside the keys of the same partner.
import { runInDurableObject } from 'cloudflare:test';
import { expect, test } from 'vitest';
import type { Credential } from '../../../../src/domain/partners/key.ts';
import type { UserRight, WantedUser } from '../../../../src/domain/partners/portal-user.ts';
import { make } from '../../../../src/objects/partner/records/summary.ts';
import { advanceClock, DAY_MS, fromNow, HOUR_MS } from '../../../support/worker/clock.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { addKey, admit, admitted, facts, HOUSE, partnerObject, putTerms, setUpPartner } from '../../../support/worker/partner-object.ts';

isolateTests();

const DESK = { actor: { name: 'desk' } };
const ANNE: WantedUser = { name: 'Anne Quay', email: 'anne@gazette.example', rights: ['read', 'copy', 'account'] };
const REFUSED = { kind: 'refused', refusal: { reason: 'key' } };

async function addAnne(changes: Partial<WantedUser> = {}, id = 'a0000000000a') {
  return partnerObject('gazette').addUser({ id, wanted: { ...ANNE, ...changes }, ...DESK });
}

/** Adds a user and signs in by an invitation. */
async function signedIn(changes: Partial<WantedUser> = {}, id = 'a0000000000a'): Promise<string> {
  await addAnne(changes, id);
  await partnerObject('gazette').inviteUser({ user: id, hash: `invitation of ${id}`, ...DESK });
  expect(await partnerObject('gazette').openInvitation(`invitation of ${id}`, { id: 's1', hash: `cookie of ${id}` })).toBe(true);
  return `cookie of ${id}`;
}

function credentialOf(cookie: string, agreement = 'web', mode: Credential['mode'] = 'live'): Credential {
  return { partner: 'gazette', mode, hash: `${cookie} ${mode} ${agreement}`, session: { hash: cookie, agreement } };
}

test('an invited user signs in once, and is granted what a key of the same agreement is', async () => {
  await setUpPartner('gazette');
  const cookie = await signedIn();
  expect(await partnerObject('gazette').openInvitation('invitation of a0000000000a', { id: 's2', hash: 'other' })).toBe(false);
  expect(await partnerObject('gazette').portalSession(cookie)).toMatchObject({
    partner: { id: 'gazette', standing: 'good' },
    person: { kind: 'user', id: 'a0000000000a', name: 'Anne Quay', agreements: ['web'] },
    session: { id: 's1', way: 'invitation' },
  });
  const key = await addKey('gazette');
  const [byUser, byKey] = [await admitted(credentialOf(cookie), facts(2)), await admitted(key, facts(2))];
  expect(byUser.granted).toEqual(byKey.granted);
});

test('the ledger names the user beside the keys, and a delivery to a user counts as a pull of the partner', async () => {
  await setUpPartner('gazette');
  const cookie = await signedIn();
  await admitted(credentialOf(cookie), facts(1), { scope: 'articles' });
  const object = partnerObject('gazette');
  expect((await object.ledger({ limit: 10 })).rows).toMatchObject([{ slug: 'story-1', keyId: 'a0000000000a' }]);
  const summary = await runInDurableObject(object, (_partner, { storage }) => make(storage.sql, undefined, Date.now())?.summary);
  expect(summary?.lastPull).toBeDefined();
  expect((await object.account(credentialOf(cookie), HOUSE)) as unknown).toMatchObject({
    account: { key: { id: 'a0000000000a', name: 'Anne Quay' } },
  });
});

test('what the rights of a user do not grant is refused with the scope that is missing', async () => {
  await setUpPartner('gazette');
  const cookie = await signedIn({ rights: ['read'] });
  expect((await admit(credentialOf(cookie), facts(1))).kind).toBe('granted');
  expect(await admit(credentialOf(cookie), facts(1), { scope: 'articles' })).toMatchObject({
    refusal: { reason: 'scope', scope: 'articles' },
  });
  expect(await partnerObject('gazette').account(credentialOf(cookie), HOUSE)).toMatchObject({
    refusal: { reason: 'scope', scope: 'account' },
  });
  expect((await partnerObject('gazette').withdrawals(credentialOf(cookie), 10)).kind).toBe('withdrawals');
});

test('an embargoed article is granted to a user only with the right to it', async () => {
  await setUpPartner('gazette', { embargoed: true });
  const embargoed = facts(1, { embargoedUntil: fromNow(HOUR_MS) }).map(({ firstPublished: _not, ...unpublished }) => unpublished);
  const [without, withRight] = [
    await signedIn(),
    await signedIn({ email: 'ben@gazette.example', rights: ['read', 'embargoed'] }, 'b0000000000b'),
  ];
  expect((await admitted(credentialOf(without), embargoed)).granted).toEqual([]);
  expect((await admitted(credentialOf(withRight), embargoed)).granted).toHaveLength(1);
});

test('a user of two agreements gets each by its own terms, and no agreement that is not the user’s', async () => {
  await setUpPartner('gazette', { form: 'headline' });
  for (const id of ['print', 'radio']) await putTerms('gazette', { form: 'full' }, id);
  const cookie = await signedIn({ agreements: ['web', 'print'] });
  const formOf = async (agreement: string) => (await admitted(credentialOf(cookie, agreement), facts(1))).granted[0]?.grant.form;
  expect([await formOf('web'), await formOf('print'), await formOf('web')]).toEqual(['headline', 'full', 'headline']);
  expect(await admit(credentialOf(cookie, 'radio'), facts(1))).toEqual(REFUSED);
});

test.each<[UserRight[], string, string]>([
  [['read', 'sandbox'], 'granted', 'done'],
  [['read'], 'refused', 'refused'],
])('a user with the rights %j asks for the sandbox: %s', async (rights, kind, changed) => {
  await setUpPartner('gazette');
  const cookie = await signedIn({ rights });
  expect((await admit(credentialOf(cookie, 'web', 'test'), facts(1))).kind).toBe(kind);
  expect(
    (await partnerObject('gazette').changeSandbox(credentialOf(cookie, 'web', 'test'), { action: 'publish', slug: 'sandbox-one' }, HOUSE))
      .kind,
  ).toBe(changed);
});

test('a session ends with the next call after the user was revoked, and a right with the next call after it was taken away', async () => {
  await setUpPartner('gazette');
  const cookie = await signedIn();
  const object = partnerObject('gazette');
  expect((await admit(credentialOf(cookie), facts(1), { scope: 'articles' })).kind).toBe('granted');
  await object.changeUser({ id: 'a0000000000a', wanted: { ...ANNE, rights: ['read'] }, ...DESK });
  expect(await admit(credentialOf(cookie), facts(1), { scope: 'articles' })).toMatchObject({ refusal: { reason: 'scope' } });
  expect(await object.revokeUser('a0000000000a', DESK.actor)).toBe(true);
  expect(await admit(credentialOf(cookie), facts(1))).toEqual(REFUSED);
  expect(await object.portalSession(cookie)).toBeUndefined();
  expect(await object.inviteUser({ user: 'a0000000000a', hash: 'again', ...DESK })).toEqual({ kind: 'unknown' });
});

test('a session ends after twelve hours without use, and after seven days whatever its use', async () => {
  await setUpPartner('gazette');
  const cookie = await signedIn();
  const object = partnerObject('gazette');
  advanceClock(11 * HOUR_MS);
  expect(await object.portalSession(cookie)).toBeDefined();
  advanceClock(11 * HOUR_MS);
  expect((await admit(credentialOf(cookie), facts(1))).kind).toBe('granted');
  advanceClock(2 * HOUR_MS);
  expect(await admit(credentialOf(cookie), facts(1))).toEqual(REFUSED);
  const other = await signedIn({ email: 'ben@gazette.example' }, 'b0000000000b');
  for (let half = 0; half < 14; half += 1) {
    expect(await object.portalSession(other)).toBeDefined();
    advanceClock(DAY_MS / 2 - 1_000);
  }
  advanceClock(14_000);
  expect(await object.portalSession(other)).toBeUndefined();
});

test('an invitation is used within 72 hours or not at all, and a newer one or a withdrawal ends it', async () => {
  await setUpPartner('gazette');
  await addAnne();
  const object = partnerObject('gazette');
  const open = (hash: string) => object.openInvitation(hash, { id: hash, hash: `cookie ${hash}` });
  const invite = async (hash: string) => object.inviteUser({ user: 'a0000000000a', hash, ...DESK });
  expect(await invite('first')).toMatchObject({
    kind: 'invited',
    user: { email: 'anne@gazette.example', invitation: { expires: expect.any(String) } },
  });
  expect(await object.invitation('first')).toMatchObject({ partner: { id: 'gazette' }, user: { name: 'Anne Quay' } });
  await invite('second');
  expect([await object.invitation('first'), await open('first')]).toEqual([undefined, false]);
  expect(await object.revokeInvitation('a0000000000a', DESK.actor)).toBe(true);
  expect([await open('second'), await object.revokeInvitation('a0000000000a', DESK.actor)]).toEqual([false, false]);
  await invite('third');
  advanceClock(72 * HOUR_MS);
  expect(await open('third')).toBe(false);
  expect((await object.portalUsers())[0]?.invitation).toBeUndefined();
});

test('a pasted key opens a session with its own agreement, mode and scopes, for as long as it is live', async () => {
  await setUpPartner('gazette');
  await putTerms('gazette', {}, 'print');
  const key = await addKey('gazette', { agreement: 'web', scopes: ['feed', 'account', 'usage'] });
  const object = partnerObject('gazette');
  expect(await object.startKeySession(key, { id: 's1', hash: 'cookie' })).toEqual({ kind: 'started' });
  expect(await object.portalSession('cookie')).toMatchObject({
    person: { kind: 'key', id: 'k1', agreements: ['web'], rights: ['read', 'account'], mode: 'live' },
  });
  expect((await admit(credentialOf('cookie'), facts(1))).kind).toBe('granted');
  expect(await admit(credentialOf('cookie'), facts(1), { scope: 'articles' })).toMatchObject({ refusal: { reason: 'scope' } });
  expect(await admit(credentialOf('cookie', 'print'), facts(1))).toEqual(REFUSED);
  expect(await admit(credentialOf('cookie', 'web', 'test'), facts(1))).toEqual(REFUSED);
  await object.revokeKey('k1', DESK.actor);
  expect([await object.portalSession('cookie'), await admit(credentialOf('cookie'), facts(1))]).toEqual([undefined, REFUSED]);
});

test('a key with address ranges, a feed token and an unknown key open no session', async () => {
  await setUpPartner('gazette');
  const bound = await addKey('gazette', { id: 'k1', cidrs: ['192.0.2.0/24'] });
  const feed = await addKey('gazette', { id: 'k2', mode: 'feed', scopes: ['feed'] });
  const start = (key: Credential) => partnerObject('gazette').startKeySession(key, { id: 's1', hash: 'cookie' });
  expect(await start({ ...bound, address: '192.0.2.7' })).toEqual({ kind: 'refused', reason: 'addresses' });
  expect(await start(feed)).toEqual({ kind: 'refused', reason: 'feed' });
  expect(await start({ ...bound, hash: 'never issued' })).toEqual({ kind: 'refused', reason: 'key' });
});

test('a session that is ended opens nothing, and the other sessions of the person go on', async () => {
  await setUpPartner('gazette');
  const cookie = await signedIn();
  const object = partnerObject('gazette');
  await object.inviteUser({ user: 'a0000000000a', hash: 'on the phone', ...DESK });
  await object.openInvitation('on the phone', { id: 's2', hash: 'phone', browser: 'Firefox on Android' });
  const anne = { kind: 'user', id: 'a0000000000a' } as const;
  expect((await object.portalSessions(anne)).map(({ id }) => id).sort()).toEqual(['s1', 's2']);
  expect(await object.endPortalSessions(anne, 's1')).toBe(1);
  expect(await admit(credentialOf(cookie), facts(1))).toEqual(REFUSED);
  expect((await admit(credentialOf('phone'), facts(1))).kind).toBe('granted');
  expect(await object.endPortalSessions({ kind: 'user', id: 'b0000000000b' }, 's2')).toBe(0);
  expect(await object.endPortalSessions(anne)).toBe(1);
  expect(await object.portalSession('phone')).toBeUndefined();
});

test('a suspended partner’s people still sign in and see the account and withdrawals, and no copy', async () => {
  await setUpPartner('gazette');
  const cookie = await signedIn();
  const object = partnerObject('gazette');
  await object.setStanding({ standing: 'suspended', reason: 'The notice was missing.' }, DESK, false);
  expect(await object.portalSession(cookie)).toMatchObject({ partner: { standing: 'suspended' } });
  expect(await admit(credentialOf(cookie), facts(1))).toMatchObject({ refusal: { reason: 'suspended' } });
  expect((await object.account(credentialOf(cookie), HOUSE)).kind).toBe('account');
  expect((await object.withdrawals(credentialOf(cookie), 10)).kind).toBe('withdrawals');
});

test('no two users share an address, and each has an agreement that exists', async () => {
  await setUpPartner('gazette');
  expect(await addAnne()).toMatchObject({ kind: 'added', user: { agreements: ['web'] } });
  expect(await addAnne({}, 'b0000000000b')).toMatchObject({ kind: 'email-taken', user: { id: 'a0000000000a' } });
  expect(await addAnne({ email: 'ben@gazette.example', agreements: ['web', 'none'] }, 'b0000000000b')).toEqual({
    kind: 'no-agreement',
    known: ['web'],
  });
  await partnerObject('gazette').revokeUser('a0000000000a', DESK.actor);
  expect((await addAnne({}, 'b0000000000b')).kind).toBe('added');
  expect((await partnerObject('gazette').changeUser({ id: 'b0000000000b', wanted: ANNE, ...DESK })).kind).toBe('unchanged');
  expect((await partnerObject('gazette').changeUser({ id: 'a0000000000a', wanted: ANNE, ...DESK })).kind).toBe('unknown');
});
