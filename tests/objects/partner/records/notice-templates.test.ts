// A changed notice must be accepted: in time, by its hash, and nothing but headlines leaves until it is.
import { expect, test } from 'vitest';
import { advanceClock, HOUR_MS } from '../../../support/worker/clock.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { addKey, admit, admitted, facts, HOUSE, partnerObject, putTerms, setUpPartner } from '../../../support/worker/partner-object.ts';

isolateTests();

const CHANGED = { notice: { licenceLine: 'Published by {partner} under {reference}.', acceptWithinHours: 24 } } as const;

async function formNow(key: Awaited<ReturnType<typeof addKey>>, publisher = HOUSE): Promise<string | undefined> {
  return (await admitted(key, facts(1), { publisher })).granted[0]?.grant.form;
}

test('the first notice needs no acceptance, since it came with the contract', async () => {
  await setUpPartner('gazette');
  const { snapshot } = await admitted(await addKey('gazette'), facts(1));
  expect(snapshot.acceptance).toMatchObject({ state: 'accepted', accepted: 'contract', templateVersion: 1 });
});

test('a changed notice leaves the copy whole through the time of grace, then headlines only, then whole again once it is accepted', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  await admitted(key, facts(1));
  await putTerms('gazette', CHANGED);
  const { snapshot } = await admitted(key, facts(1));
  expect(snapshot.acceptance).toMatchObject({ state: 'pending', templateVersion: 2, due: '2040-03-02T12:00:00.000Z' });
  expect(await formNow(key)).toBe('full');
  advanceClock(24 * HOUR_MS - 1);
  expect(await formNow(key)).toBe('full');
  advanceClock(1);
  const overdue = await admitted(key, facts(1));
  expect(overdue.granted[0]?.grant).toMatchObject({ form: 'headline', limited: 'acceptance', images: 'none' });
  const accepted = await partnerObject('gazette').accept({ ...key, address: '192.0.2.9' }, 'web', snapshot.acceptance.sha256, HOUSE);
  expect(accepted).toMatchObject({
    kind: 'accepted',
    acceptance: { state: 'accepted', accepted: { at: '2040-03-02T12:00:00.000Z', by: 'k1', addressPrefix: '192.0.2.0/24' } },
  });
  expect(await formNow(key)).toBe('full');
});

test('the hash of another notice is refused, and accepting twice changes nothing', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  const first = (await admitted(key, facts(1))).snapshot.acceptance.sha256;
  await putTerms('gazette', CHANGED);
  const { sha256 } = (await admitted(key, facts(1))).snapshot.acceptance;
  expect(sha256).not.toBe(first);
  expect(await partnerObject('gazette').accept(key, 'web', first, HOUSE)).toMatchObject({
    kind: 'mismatch',
    acceptance: { state: 'pending', sha256 },
  });
  expect(await partnerObject('gazette').accept(key, 'print', sha256, HOUSE)).toMatchObject({ kind: 'unknown' });
  expect(await partnerObject('gazette').accept(key, 'web', sha256, HOUSE)).toMatchObject({ kind: 'accepted' });
  expect(await partnerObject('gazette').accept(key, 'web', sha256, HOUSE)).toMatchObject({ kind: 'unchanged' });
  const trail = (await partnerObject('gazette').audit(20)).entries.filter(({ action }) => action === 'notice.accept');
  expect(trail).toMatchObject([{ who: 'key k1', subject: 'web' }]);
});

test('terms that leave the notice as it is ask for no acceptance', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  await admitted(key, facts(1));
  expect(await putTerms('gazette', { displayDays: 30 })).toMatchObject({ kind: 'changed', agreement: { version: 2 } });
  expect((await admitted(key, facts(1))).snapshot.acceptance).toMatchObject({ state: 'accepted', templateVersion: 1 });
});

test('a notice that was accepted and is in force again later is still accepted', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  await admitted(key, facts(1));
  await putTerms('gazette', CHANGED);
  const { sha256 } = (await admitted(key, facts(1))).snapshot.acceptance;
  await partnerObject('gazette').accept(key, 'web', sha256, HOUSE);
  await putTerms('gazette', { notice: { licenceLine: 'Another line.' } });
  expect((await admitted(key, facts(1))).snapshot.acceptance).toMatchObject({ state: 'pending', templateVersion: 3 });
  await putTerms('gazette', CHANGED);
  expect((await admitted(key, facts(1))).snapshot.acceptance).toMatchObject({ state: 'accepted', templateVersion: 4 });
});

test('a new house line is a new notice; a call from an isolate with older settings does not undo it', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  await admitted(key, facts(1));
  const publisher = { ...HOUSE, houseLine: '© {year} The Harbour Post Ltd. All rights reserved.', settingsMs: 2 };
  expect((await admitted(key, facts(1), { publisher })).snapshot).toMatchObject({
    acceptance: { state: 'pending', templateVersion: 2 },
    template: { houseLine: publisher.houseLine },
  });
  expect((await admitted(key, facts(1))).snapshot).toMatchObject({
    acceptance: { templateVersion: 2 },
    template: { houseLine: publisher.houseLine },
  });
});

test('a dry run from an isolate with older settings foresees the notice that stays in force, and the terms that begin later their own', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  await admitted(key, facts(1));
  const publisher = { ...HOUSE, houseLine: '© {year} The Harbour Post Ltd. All rights reserved.', settingsMs: 2 };
  const { sha256 } = (await admitted(key, facts(1), { publisher })).snapshot.acceptance;
  const stays = { sha256, templateVersion: 2, state: 'pending' };
  expect(await partnerObject('gazette').acceptances(HOUSE)).toMatchObject([{ acceptance: stays }]);
  const asked = { agreement: 'web', candidates: [], embargoed: false };
  expect(await partnerObject('gazette').preview({ ...asked, publisher: HOUSE })).toMatchObject({ acceptance: stays });
  const { agreementSchema } = await import('../../../../src/domain/agreements/agreement.ts');
  const { TERMS } = await import('../../../support/worker/partner-object.ts');
  const terms = agreementSchema.parse({ ...TERMS, ...CHANGED, validFrom: '2040-06-01T00:00:00Z' });
  const later = await partnerObject('gazette').preview({ ...asked, publisher: HOUSE, terms });
  expect(later?.acceptance.sha256).not.toBe(sha256);
  expect(later?.acceptance).toMatchObject({ templateVersion: 3 });
});

test('a dry run says what would have to be accepted, and stores nothing', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  await admitted(key, facts(1));
  const { agreementSchema } = await import('../../../../src/domain/agreements/agreement.ts');
  const { TERMS } = await import('../../../support/worker/partner-object.ts');
  const terms = agreementSchema.parse({ ...TERMS, ...CHANGED });
  const result = await partnerObject('gazette').putAgreement({ id: 'web', terms, actor: { name: 'desk' }, publisher: HOUSE, dryRun: true });
  expect(result).toMatchObject({
    kind: 'changed',
    agreement: { version: 2 },
    before: { version: 1 },
    acceptance: { state: 'pending', templateVersion: 2 },
  });
  expect((await admitted(key, facts(1))).snapshot).toMatchObject({ agreement: { version: 1 }, acceptance: { templateVersion: 1 } });
});

test('no ETag stays valid after a change of what it depends on', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  const tags = new Set<string>();
  const note = async (changes = {}) => {
    const { etag } = await admitted(key, facts(2), changes);
    expect((await admit(key, facts(2), { ...changes, ifNoneMatch: etag })).kind).toBe('unchanged');
    expect(tags.has(etag)).toBe(false);
    tags.add(etag);
  };
  await note();
  await note({ representation: 'atom' });
  await note({ publisher: { ...HOUSE, settingsMs: 2 } });
  await putTerms('gazette', { displayDays: 60 });
  await note();
  await partnerObject('gazette').setStanding(
    { standing: 'warned', reason: 'The notice was missing twice.' },
    { actor: { name: 'desk' } },
    false,
  );
  await note();
  await putTerms('gazette', { displayDays: 60, ...CHANGED });
  await note();
  advanceClock(24 * HOUR_MS);
  await note();
  const { sha256 } = (await admitted(key, facts(2))).snapshot.acceptance;
  await partnerObject('gazette').accept(key, 'web', sha256, HOUSE);
  await note();
  expect((await admitted(key, facts(2, { version: 2 }))).etag).not.toBe((await admitted(key, facts(2))).etag);
});

test('after a restore of older settings the notice is theirs again, and accepted as it was', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  const changed = { ...HOUSE, houseLine: '© {year} The Harbour Post Ltd. All rights reserved.', settingsMs: 2_000 };
  await admitted(key, facts(1), { publisher: changed });
  const restored = { ...HOUSE, settingsMs: 3_000 };
  expect((await admitted(key, facts(1), { publisher: restored })).snapshot).toMatchObject({
    template: { houseLine: HOUSE.houseLine },
    acceptance: { state: 'accepted', accepted: 'contract', templateVersion: 3 },
  });
});
