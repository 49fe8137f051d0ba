// Who gets in with a key: live, genuine, from where it may come, as often as agreed.
import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { advanceClock, DAY_MS, fromNow, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../support/worker/clock.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { addKey, admit, admitted, facts, HOUSE, partnerObject, setUpPartner } from '../../../support/worker/partner-object.ts';

isolateTests();

const KEY_REFUSED = { kind: 'refused', refusal: { reason: 'key' } };

test('a key opens what its agreement grants', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  const { granted } = await admitted(key, facts(2));
  expect(granted.map(({ slug: article, version, grant }) => [article, version, grant.form])).toEqual([
    ['story-1', 1, 'full'],
    ['story-2', 1, 'full'],
  ]);
});

test('unknown, expired, revoked, of another mode: each is refused in the same words', async () => {
  await setUpPartner('gazette');
  const expiring = await addKey('gazette', { id: 'k1', expires: fromNow(SECOND_MS) });
  const revoked = await addKey('gazette', { id: 'k2' });
  const test = await addKey('gazette', { id: 'k3', mode: 'test' });
  expect(await partnerObject('gazette').revokeKey('k2', { name: 'desk' })).toBe(true);
  expect((await admit(expiring, facts(1))).kind).toBe('granted');
  advanceClock(SECOND_MS);
  expect(await admit(expiring, facts(1))).toEqual(KEY_REFUSED);
  expect(await admit(revoked, facts(1))).toEqual(KEY_REFUSED);
  expect(await admit({ ...test, mode: 'live' }, facts(1))).toEqual(KEY_REFUSED);
  expect(await admit({ partner: 'gazette', mode: 'live', hash: 'never issued' }, facts(1))).toEqual(KEY_REFUSED);
  expect(await admit({ partner: 'nobody', mode: 'live', hash: 'never issued' }, facts(1))).toEqual(KEY_REFUSED);
});

test('a key with address ranges opens from within them only, and from nowhere where the address cannot be trusted', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette', { cidrs: ['192.0.2.0/24', '2001:db8::/32'] });
  for (const address of ['192.0.2.7', '::ffff:192.0.2.7', '2001:db8:1::9']) {
    expect((await admit({ ...key, address }, facts(1))).kind, address).toBe('granted');
  }
  for (const address of ['192.0.3.7', '2001:db9::1', 'somewhere', ''])
    expect(await admit({ ...key, address }, facts(1)), address).toEqual(KEY_REFUSED);
  expect(await admit(key, facts(1))).toEqual(KEY_REFUSED);
});

test('a rotated key lives on through the overlap beside the new one, and not a moment longer', async () => {
  await setUpPartner('gazette');
  const old = await addKey('gazette', { scopes: ['feed'], cidrs: ['192.0.2.0/24'] });
  const result = await partnerObject('gazette').rotateKey('k1', { id: 'k2', hash: 'new hash' }, 7 * DAY_MS, { name: 'desk' });
  expect(result).toMatchObject({ kind: 'added', key: { id: 'k2', scopes: ['feed'], cidrs: ['192.0.2.0/24'], agreement: 'web' } });
  const next = { ...old, hash: 'new hash', address: '192.0.2.1' };
  expect((await admit({ ...old, address: '192.0.2.1' }, facts(1))).kind).toBe('granted');
  expect((await admit(next, facts(1))).kind).toBe('granted');
  advanceClock(7 * DAY_MS);
  expect(await admit({ ...old, address: '192.0.2.1' }, facts(1))).toEqual(KEY_REFUSED);
  expect((await admit(next, facts(1))).kind).toBe('granted');
  expect(await partnerObject('gazette').rotateKey('k1', { id: 'k3', hash: 'newer hash' }, 0, { name: 'desk' })).toEqual({
    kind: 'unknown',
  });
});

test('rotation never prolongs a key that was to end sooner', async () => {
  await setUpPartner('gazette');
  const old = await addKey('gazette', { expires: fromNow(HOUR_MS) });
  await partnerObject('gazette').rotateKey('k1', { id: 'k2', hash: 'new hash' }, 7 * DAY_MS, { name: 'desk' });
  advanceClock(HOUR_MS);
  expect(await admit(old, facts(1))).toEqual(KEY_REFUSED);
});

test('a key without the scope gets an answer that names the scope', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette', { scopes: ['changes'] });
  expect(await admit(key, facts(1))).toMatchObject({
    kind: 'refused',
    refusal: { reason: 'scope', scope: 'feed' },
    rate: { remaining: 299 },
  });
});

test('the rate is exact when all come at once, counts each key by itself, and begins anew with the window', async () => {
  await setUpPartner('gazette', { rate: { requests: 5, perSeconds: 10 } });
  const key = await addKey('gazette');
  const other = await addKey('gazette', { id: 'k2' });
  const licenceTag = (await admitted(other, facts(1))).snapshot.licenceTag.replace(/k2/, 'k1');
  const answers = await Promise.all(Array.from({ length: 12 }, () => admit(key, facts(1), { licenceTag })));
  expect(answers.filter(({ kind }) => kind === 'granted')).toHaveLength(5);
  const late = answers.find(({ kind }) => kind === 'refused');
  expect(late).toMatchObject({ refusal: { reason: 'rate' }, rate: { limit: 5, windowSeconds: 10, remaining: 0, resetSeconds: 10 } });
  expect((await admit(other, facts(1))).kind).toBe('granted');
  advanceClock(10 * SECOND_MS);
  expect((await admit(key, facts(1), { licenceTag })).kind).toBe('granted');
});

/** Nobody calls it for a while: what it counted is written, and it is taken out of memory. */
async function idle(partner: string): Promise<void> {
  await runDurableObjectAlarm(partnerObject(partner));
  await evictDurableObject(partnerObject(partner));
}

test('a rate by day also limits a partner that polls every few minutes', async () => {
  await setUpPartner('gazette', { rate: { requests: 2, perSeconds: 86_400 } });
  const key = await addKey('gazette');
  const came = [];
  for (let visit = 0; visit < 4; visit++) {
    came.push((await admit(key, facts(1))).kind);
    await idle('gazette');
    advanceClock(10 * MINUTE_MS);
  }
  expect(came).toEqual(['granted', 'granted', 'refused', 'refused']);
  advanceClock(DAY_MS);
  expect((await admit(key, facts(1))).kind).toBe('granted');
});

test('a key that is used only for the change feed has a last use', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  await partnerObject('gazette').snapshot(key, 'changes', HOUSE);
  await idle('gazette');
  expect((await partnerObject('gazette').keys()).keys[0]?.lastUsed?.at).toBe('2040-03-01T12:00:00.000Z');
});

test('when a key was last used, and from which network, is known after the next flush and no sooner written', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  await admit({ ...key, address: '192.0.2.77' }, facts(1));
  const known = await partnerObject('gazette').key('k1');
  expect(known?.lastUsed).toEqual({ at: '2040-03-01T12:00:00.000Z', addressPrefix: '192.0.2.0/24' });
});

test('a key for an agreement that does not exist is not issued, nor one that could mean two', async () => {
  await setUpPartner('gazette');
  await expect(addKey('gazette', { agreement: 'print' })).rejects.toThrow('no-agreement');
  const { putTerms } = await import('../../../support/worker/partner-object.ts');
  await putTerms('gazette', {}, 'print');
  await expect(addKey('gazette')).rejects.toThrow('no-agreement');
  expect((await addKey('gazette', { agreement: 'print' })).hash).toBeDefined();
});
