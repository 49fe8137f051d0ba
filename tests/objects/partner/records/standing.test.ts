// How a partner stands, what its agreement's term is, and what each takes away.
import { expect, test } from 'vitest';
import { advanceClock, DAY_MS, fromNow, SECOND_MS } from '../../../support/worker/clock.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { addKey, admit, admitted, facts, HOUSE, partnerObject, putTerms, setUpPartner } from '../../../support/worker/partner-object.ts';

isolateTests();

test('probation gives summaries, suspension nothing, and good standing everything again', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  const stand = (standing: 'good' | 'probation' | 'suspended') =>
    partnerObject('gazette').setStanding({ standing, reason: 'A test.' }, { actor: { name: 'desk' } }, false);
  await stand('probation');
  expect((await admitted(key, facts(1))).granted[0]?.grant).toMatchObject({ form: 'summary', limited: 'probation' });
  await stand('suspended');
  expect(await admit(key, facts(1))).toMatchObject({ kind: 'refused', refusal: { reason: 'suspended' } });
  await stand('good');
  expect((await admitted(key, facts(1))).granted[0]?.grant.form).toBe('full');
});

test('the account, the agreement, the usage and the withdrawals stay open to a suspended partner and to one whose term is over', async () => {
  await setUpPartner('gazette', { validUntil: fromNow(DAY_MS) });
  const key = await addKey('gazette');
  const object = partnerObject('gazette');
  const open = async () => [
    (await object.account(key, HOUSE)).kind,
    (await object.agreements(key, HOUSE)).kind,
    (await object.agreementVersion(key, 'web', 1)).kind,
    (await object.usage(key, { by: 'day', limit: 10 })).kind,
    (await object.withdrawals(key, 10)).kind,
  ];
  const all = ['account', 'agreements', 'agreement', 'usage', 'withdrawals'];
  await object.setStanding({ standing: 'suspended', reason: 'A test.' }, { actor: { name: 'desk' } }, false);
  expect(await open()).toEqual(all);
  await object.setStanding({ standing: 'good' }, { actor: { name: 'desk' } }, false);
  advanceClock(DAY_MS);
  expect(await admit(key, facts(1))).toMatchObject({ refusal: { reason: 'agreement-ended' } });
  expect(await open()).toEqual(all);
});

test('the term begins and ends to the millisecond', async () => {
  await setUpPartner('gazette', { validFrom: fromNow(SECOND_MS), validUntil: fromNow(2 * SECOND_MS) });
  const key = await addKey('gazette');
  advanceClock(SECOND_MS - 1);
  expect(await admit(key, facts(1))).toMatchObject({ refusal: { reason: 'agreement-not-started' } });
  advanceClock(1);
  expect((await admit(key, facts(1))).kind).toBe('granted');
  advanceClock(SECOND_MS - 1);
  expect((await admit(key, facts(1))).kind).toBe('granted');
  advanceClock(1);
  expect(await admit(key, facts(1))).toMatchObject({ refusal: { reason: 'agreement-ended' } });
});

test('an agreement is ended by a version of its own, and never later than it would have', async () => {
  await setUpPartner('gazette', { validUntil: fromNow(DAY_MS) });
  const object = partnerObject('gazette');
  const ended = await object.endAgreement('web', fromNow(SECOND_MS), { name: 'desk' }, HOUSE, false);
  expect(ended).toMatchObject({ kind: 'changed', agreement: { version: 2, terms: { validUntil: fromNow(SECOND_MS) } } });
  expect(await object.endAgreement('web', fromNow(2 * DAY_MS), { name: 'desk' }, HOUSE, false)).toMatchObject({ kind: 'unchanged' });
  expect(await object.endAgreement('print', fromNow(0), { name: 'desk' }, HOUSE, false)).toEqual({ kind: 'unknown' });
  expect((await object.agreement('web', 1))?.terms.validUntil).toBe(fromNow(DAY_MS));
});

test('the audit trail says who changed what, from what, to what', async () => {
  await setUpPartner('gazette');
  const object = partnerObject('gazette');
  await addKey('gazette');
  await putTerms('gazette', { displayDays: 10 });
  await object.setStanding({ standing: 'warned', reason: 'Twice without the notice.' }, { actor: { name: 'ada' } }, false);
  await object.setUp('gazette', { name: 'The Gazette' }, { actor: { name: 'ada' } }, false);
  await object.revokeKey('k1', { name: 'ada' });
  const { entries } = await object.audit(20);
  expect(entries.map(({ action, who }) => [action, who])).toEqual([
    ['key.revoke', 'ada'],
    ['partner.change', 'ada'],
    ['standing.set', 'ada'],
    ['agreement.change', 'test'],
    ['key.issue', 'test'],
    ['agreement.add', 'test'],
    ['partner.add', 'test'],
  ]);
  const change = entries.find(({ action }) => action === 'agreement.change');
  expect(JSON.parse(change?.before ?? '')).not.toHaveProperty('displayDays');
  expect(JSON.parse(change?.after ?? '')).toMatchObject({ displayDays: 10 });
  expect(JSON.stringify(entries)).not.toContain('hash of');
});

test('a dry run of a standing or of a profile leaves everything as it was', async () => {
  await setUpPartner('gazette');
  const object = partnerObject('gazette');
  expect(await object.setStanding({ standing: 'suspended', reason: 'A test.' }, { actor: { name: 'desk' } }, true)).toMatchObject({
    kind: 'changed',
    after: { standing: 'suspended', reason: 'A test.' },
  });
  expect(await object.setUp('gazette', { name: 'Another' }, { actor: { name: 'desk' } }, true)).toMatchObject({
    kind: 'changed',
    partner: { name: 'Another' },
  });
  expect(await object.profile()).toMatchObject({ standing: 'good', name: 'Partner gazette' });
  expect((await object.audit(20)).entries).toHaveLength(2);
});

test('a withdrawn article is refused after the Catalogue has reported it, even if the calling isolate does not know of it', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  await admitted(key, facts(1));
  const news = { id: 'story-1.2', slug: 'story-1', version: 2, headline: 'Story 1', note: 'It was wrong.', at: fromNow(0) };
  expect(await partnerObject('gazette').receiveWithdrawals([news])).toMatchObject([
    { id: 'story-1.2', received: true, deadline: fromNow(60 * 60_000) },
  ]);
  expect((await admitted(key, facts(2))).granted.map(({ slug: article }) => article)).toEqual(['story-2']);
  expect(await admitted(key, facts(1), { single: true })).toMatchObject({ granted: [], refusal: { reason: 'withdrawn', received: true } });
});

test('a suspended partner, one whose term is over and one whose scope no longer has the article still get its withdrawal', async () => {
  await setUpPartner('gazette', { duties: { withdrawWithinMinutes: 30 } });
  const key = await addKey('gazette');
  await admitted(key, facts(1));
  await putTerms('gazette', { duties: { withdrawWithinMinutes: 90 }, scope: { sections: { include: ['sport'] } } });
  const at = fromNow(0);
  const withdrawn = facts(1, { version: 2, pubStatus: 'canceled', withdrawal: { note: 'It was wrong.', at } });
  const told = { granted: [], refusal: { reason: 'withdrawn', received: true, deadline: fromNow(30 * 60_000) } };
  const ask = () => admitted(key, withdrawn, { single: true, scope: 'articles' });
  expect(await ask()).toMatchObject(told);
  await partnerObject('gazette').setStanding({ standing: 'suspended', reason: 'A test.' }, { actor: { name: 'desk' } }, false);
  expect(await ask()).toMatchObject(told);
  const [other] = facts(2).slice(1);
  if (other === undefined) throw new Error('a second article is needed');
  expect(
    await admit(key, [{ ...other, pubStatus: 'canceled', withdrawal: { note: 'It was wrong.', at } }], { single: true }),
  ).toMatchObject({
    refusal: { reason: 'suspended' },
  });
  expect(await admit(key, facts(1), { single: true })).toMatchObject({ refusal: { reason: 'suspended' } });
});
