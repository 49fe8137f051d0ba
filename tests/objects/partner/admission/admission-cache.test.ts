// What a partner's object remembers never outlives what it follows from, whatever happens while a digest is waited for.
import { runInDurableObject } from 'cloudflare:test';
import { expect, test, vi } from 'vitest';
import type { AdmitRequest } from '../../../../src/domain/pulls/pull-request.ts';
import type { WithdrawalNews } from '../../../../src/domain/withdrawals/withdrawal.ts';
import { Partner } from '../../../../src/objects/partner.ts';
import { advanceClock, fromNow, HOUR_MS, MINUTE_MS } from '../../../support/worker/clock.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { addKey, admit, admitted, facts, HOUSE, partnerObject, putTerms, setUpPartner } from '../../../support/worker/partner-object.ts';

isolateTests();

function takenBack(version: number): WithdrawalNews {
  const at = fromNow(-MINUTE_MS);
  return { id: `story-1.${version}`, slug: 'story-1', version, headline: 'Story 1', note: 'It was wrong.', at };
}

/** A request as an isolate makes it that knows its view. */
async function requestOf(changes: Partial<AdmitRequest> = {}): Promise<AdmitRequest> {
  const credential = { partner: 'gazette', mode: 'live', hash: 'hash of gazette k1' } as const;
  const { licenceTag } = (await admitted(credential, [])).snapshot;
  const base = {
    credential,
    scope: 'feed',
    representation: 'rss',
    candidateListId: 'a list',
    publisher: HOUSE,
    settingsMs: HOUSE.settingsMs,
  } as const;
  return { ...base, candidates: facts(1), licenceTag, head: false, single: false, ...changes };
}

/** Within the object: what happens when the digest of this number, counted from here, is ready and has not been looked at. */
function afterDigest(number: number, happens: () => unknown): void {
  const digest = crypto.subtle.digest.bind(crypto.subtle);
  let made = 0;
  vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (...call) => {
    const found = await digest(...call);
    made += 1;
    if (made === number) await happens();
    return found;
  });
}

function inObject<T>(work: (object: Partner) => Promise<T>): Promise<T> {
  return runInDurableObject(partnerObject('gazette'), (instance) => {
    if (!(instance instanceof Partner)) throw new Error('no partner of ours');
    return work(instance);
  });
}

test('a suspension during a pull applies to it, even if the partner makes another call at that moment', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  const request = await requestOf();
  await partnerObject('gazette').setUp('gazette', { name: 'Another' }, { actor: { name: 'desk' } }, false);
  const first = await inObject(async (object) => {
    afterDigest(1, async () => {
      object.setStanding({ standing: 'suspended', reason: 'A test.' }, { actor: { name: 'desk' } }, false);
      await object.usage(key, { by: 'day', limit: 1 });
    });
    return object.admit(request);
  });
  vi.restoreAllMocks();
  expect(first.kind).toBe('licence-changed');
  const second = await partnerObject('gazette').admit({
    ...request,
    ...(first.kind === 'licence-changed' ? { licenceTag: first.snapshot.licenceTag } : {}),
  });
  expect(second).toMatchObject({ kind: 'refused', refusal: { reason: 'suspended' } });
});

test('a plan from before a withdrawal is not used after it', async () => {
  await setUpPartner('gazette');
  await addKey('gazette');
  const request = await requestOf();
  const { candidates: _list, publisher: _house, ...byName } = request;
  const answer = await inObject(async (object) => {
    // The first is of what was planned, the second of what was delivered.
    afterDigest(2, () => object.receiveWithdrawals([takenBack(2)]));
    expect(await object.admit(request)).toMatchObject({ kind: 'granted', granted: [{ slug: 'story-1' }] });
    return object.admit(byName);
  });
  expect(answer.kind).toBe('candidates-needed');
  expect(await partnerObject('gazette').admit(request)).toMatchObject({ kind: 'granted', granted: [] });
});

test('the quota in the answer is current, even if another key pulled something during the call', async () => {
  await setUpPartner('gazette', { quota: { articles: 10, per: 'day' } });
  await addKey('gazette');
  const other = await addKey('gazette', { id: 'k2' });
  const { licenceTag } = (await admitted(other, [])).snapshot;
  const request = await requestOf();
  const [first, second] = await inObject(async (object) => {
    const taking = { ...request, credential: other, mark: licenceTag, candidateListId: 'another list', candidates: facts(4).slice(1) };
    afterDigest(2, () => {
      vi.restoreAllMocks();
      return object.admit(taking);
    });
    return [await object.admit(request), await object.admit(request)];
  });
  expect([first, second]).toMatchObject([{ quota: { used: 1 } }, { quota: { used: 4 } }]);
});

test('a pull of an earlier version is answered with the version that withdrew it and the deadline', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  await admitted(key, facts(1));
  await partnerObject('gazette').receiveWithdrawals([takenBack(2)]);
  const { refusal } = await admitted(key, facts(1), { single: true });
  expect(refusal).toEqual({ reason: 'withdrawn', received: true, version: 2, deadline: fromNow(HOUR_MS - MINUTE_MS) });
});

test('terms and notices of one number are told apart by their content, since numbers are reused after a loss', async () => {
  const marks = new Set<string>();
  for (const [id, terms, houseLine] of [
    ['one', {}, HOUSE.houseLine],
    ['two', { displayDays: 3 }, HOUSE.houseLine],
    ['three', {}, '© {year} Another Post. All rights reserved.'],
  ] as const) {
    const publisher = { ...HOUSE, houseLine };
    await partnerObject(id).setUp(id, { name: 'Gazette' }, { actor: { name: 'test' } }, false);
    await putTerms(id, terms, 'web', publisher);
    marks.add((await admitted(await addKey(id), [], { publisher })).snapshot.licenceTag);
  }
  expect(marks.size).toBe(3);
});

test('an article that a restored Catalogue has in a lower version is delivered again within a minute', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  await admitted(key, facts(1));
  await partnerObject('gazette').receiveWithdrawals([takenBack(5)]);
  const older = facts(1, { version: 3 });
  expect((await admitted(key, older)).granted).toEqual([]);
  advanceClock(MINUTE_MS);
  expect((await admitted(key, older)).granted).toMatchObject([{ slug: 'story-1', version: 3 }]);
  expect(await admit(key, older, { single: true, scope: 'articles' })).toMatchObject({ granted: [{ version: 3 }] });
});

test('a revoked key that goes on asking has its record read once, and is refused each time', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  const object = partnerObject('gazette');
  const isRefused = { kind: 'refused', refusal: { reason: 'key' } };
  expect((await object.checkKey(key, 'feed')).kind).not.toBe('refused');
  const [{ id = '' } = {}] = (await object.keys()).keys;
  await object.revokeKey(id, { name: 'desk' });
  expect(await object.checkKey(key, 'feed')).toEqual(isRefused);
  await runInDurableObject(object, async (instance, { storage: { sql } }) => {
    if (!(instance instanceof Partner)) throw new Error('no partner of ours');
    const exec = vi.spyOn(Object.getPrototypeOf(sql), 'exec');
    for (let call = 0; call < 3; call++) expect(instance.checkKey(key, 'feed')).toEqual(isRefused);
    expect(exec).not.toHaveBeenCalled();
  });
});
