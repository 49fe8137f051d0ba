// What counts against a quota, exactly, whoever comes at once.
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { beforeEach, expect, test } from 'vitest';
import { muteLog } from '../../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, setClock } from '../../../support/worker/clock.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { addKey, admit, admitted, facts, partnerObject, putTerms, setUpPartner } from '../../../support/worker/partner-object.ts';

isolateTests();
beforeEach(muteLog);

const QUOTA = { articles: 3, per: 'day' } as const;

function forms(granted: { slug: string; grant: { form: string } }[]): string[] {
  return granted.map(({ grant }) => grant.form);
}

test('a quota of 100 gives exactly 100 articles of 300 pulled at the same time', async () => {
  await setUpPartner('gazette', { quota: { articles: 100, per: 'day' }, rate: { requests: 1_000, perSeconds: 60 } });
  const key = await addKey('gazette', {});
  const { licenceTag } = (await admitted(key, [])).snapshot;
  const articles = facts(300);
  const answers = await Promise.all(articles.map((article) => admit(key, [article], { licenceTag, single: true, scope: 'articles' })));
  const got = answers.filter((answer) => answer.kind === 'granted' && answer.granted.length === 1);
  expect(got).toHaveLength(100);
  const refused = answers.filter((answer) => answer.kind === 'granted' && answer.refusal?.reason === 'quota');
  expect(refused).toHaveLength(200);
  expect((await partnerObject('gazette').usageOf({ by: 'day', limit: 10 })).quotas).toMatchObject([{ quota: { used: 100 } }]);
  expect((await partnerObject('gazette').ledger({ limit: 500 })).rows).toHaveLength(100);
});

test('beyond the quota a feed has headlines, and articles counted before keep their text', async () => {
  await setUpPartner('gazette', { quota: QUOTA });
  const key = await addKey('gazette');
  const first = await admitted(key, facts(5));
  expect(forms(first.granted)).toEqual(['full', 'full', 'full', 'headline', 'headline']);
  expect(first.granted[3]?.grant).toMatchObject({ limited: 'quota', images: 'none' });
  const again = await admitted(key, [...facts(5)].reverse());
  expect(forms(again.granted)).toEqual(['headline', 'headline', 'full', 'full', 'full']);
});

test('a correction of an article that was taken costs nothing, in this period and in the next', async () => {
  await setUpPartner('gazette', { quota: QUOTA });
  const key = await addKey('gazette');
  await admitted(key, facts(3));
  expect(forms((await admitted(key, facts(3, { version: 2 }))).granted)).toEqual(['full', 'full', 'full']);
  advanceClock(DAY_MS);
  const next = await admitted(key, facts(3, { version: 3 }));
  expect(next.quota).toMatchObject({ used: 0, resets: '2040-03-03T00:00:00.000Z' });
});

test('the period is of the calendar in UTC: a midnight gives room again', async () => {
  setClock('2040-02-29T23:59:59.999Z');
  await setUpPartner('gazette', { quota: { articles: 1, per: 'month' } });
  const key = await addKey('gazette');
  const [one, two] = facts(2, { firstPublished: '2040-02-01T00:00:00.000Z' });
  if (one === undefined || two === undefined) throw new Error('two articles are needed');
  await admitted(key, [one]);
  expect(forms((await admitted(key, [two])).granted)).toEqual(['headline']);
  advanceClock(1);
  expect(forms((await admitted(key, [two])).granted)).toEqual(['full']);
});

test('beyond a quota that is billed or notified everything comes in full, and is counted as beyond it', async () => {
  await setUpPartner('gazette', { quota: { ...QUOTA, past: 'bill' } });
  const key = await addKey('gazette');
  const { granted, quota } = await admitted(key, facts(5));
  expect(forms(granted)).toEqual(['full', 'full', 'full', 'full', 'full']);
  expect(quota).toMatchObject({ used: 5, over: 2, articles: 3 });
});

test.each(['bill', 'notify'] as const)('the audit trail has one entry in a period when a quota is passed under "%s"', async (past) => {
  await setUpPartner('gazette', { quota: { ...QUOTA, past } });
  const key = await addKey('gazette');
  const told = async () => (await partnerObject('gazette').audit(20)).entries.filter(({ action }) => action === 'quota.pass');
  await admitted(key, facts(3));
  expect(await told()).toEqual([]);
  await admitted(key, facts(5));
  await admitted(key, facts(6));
  const after = JSON.stringify({ article: 'story-4', from: '2040-03-01T00:00:00.000Z', until: '2040-03-02T00:00:00.000Z' });
  expect(await told()).toEqual([{ at: expect.any(String), who: 'quota', action: 'quota.pass', subject: 'web', after }]);
  advanceClock(DAY_MS);
  await admitted(key, facts(11));
  expect(await told()).toHaveLength(2);
});

test('usage says what counted against the quota and what was beyond it: an invoice can be checked', async () => {
  await setUpPartner('gazette', { quota: { ...QUOTA, past: 'bill' } });
  const key = await addKey('gazette');
  await admitted(key, facts(4));
  advanceClock(DAY_MS);
  await admitted(key, facts(5, { version: 2 }));
  expect(await usage()).toMatchObject([
    { group: '2040-03-02', articles: 5, countedAgainstQuota: 1, overQuota: 0 },
    { group: '2040-03-01', articles: 4, countedAgainstQuota: 4, overQuota: 1 },
  ]);
});

test('what was taken before there was a quota is not counted when there is one', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  await admitted(key, facts(3));
  await putTerms('gazette', { quota: QUOTA });
  advanceClock(DAY_MS);
  const { granted, quota } = await admitted(key, facts(6));
  expect(forms(granted)).toEqual(['full', 'full', 'full', 'full', 'full', 'full']);
  expect(quota).toMatchObject({ used: 3 });
});

test('counts in memory equal those in the database, after an eviction and for every kind of period', async () => {
  for (const per of ['day', 'month', 'year'] as const) {
    const partner = `gazette-${per}`;
    await setUpPartner(partner, { quota: { articles: 2, per, past: 'bill' } });
    const key = await addKey(partner);
    await admitted(key, facts(1));
    await admitted(key, facts(3));
    const before = (await partnerObject(partner).usageOf({ by: 'day', limit: 10 })).quotas;
    expect(before).toMatchObject([{ quota: { used: 3, over: 1 } }]);
    await runInDurableObject(partnerObject(partner), (_instance, state) => state.abort('evicted')).catch(() => undefined);
    expect((await partnerObject(partner).usageOf({ by: 'day', limit: 10 })).quotas).toEqual(before);
  }
});

test('headlines by agreement are free of the quota', async () => {
  await setUpPartner('gazette', { form: 'headline', quota: QUOTA });
  const { granted, quota } = await admitted(await addKey('gazette'), facts(5));
  expect(granted).toHaveLength(5);
  expect(quota).toMatchObject({ used: 0 });
});

test('a HEAD and a 304 write nothing and cost nothing', async () => {
  await setUpPartner('gazette', { quota: QUOTA });
  const key = await addKey('gazette');
  await admitted(key, facts(2), { head: true });
  expect(await rows()).toEqual({ ledger: 0, counted: 0, delivery: 0 });
  const { etag } = await admitted(key, facts(2));
  const before = await rows();
  const answer = await admit(key, facts(2), { ifNoneMatch: etag });
  expect(answer).toMatchObject({ kind: 'unchanged', etag, quota: { used: 2 } });
  await runDurableObjectAlarm(partnerObject('gazette'));
  expect(await rows()).toEqual({ ...before, delivery: 2 });
  await admit(key, facts(2), { ifNoneMatch: etag });
  await runDurableObjectAlarm(partnerObject('gazette'));
  expect(await usage()).toEqual([{ group: '2040-03-01', articles: 2, versions: 2, deliveries: 2, countedAgainstQuota: 2, overQuota: 0 }]);
});

test('deliveries are in the usage of their day, even if nobody calls again before the object is evicted', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  await admitted(key, facts(3));
  await evictDurableObject(partnerObject('gazette'));
  expect(await usage()).toEqual([{ group: '2040-03-01', articles: 3, versions: 3, deliveries: 3, countedAgainstQuota: 3, overQuota: 0 }]);
});

test('counts in memory are written before an idle object is evicted, which takes ten seconds', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  await admitted(key, facts(1));
  const alarm = await runInDurableObject(partnerObject('gazette'), (_instance, { storage }) => storage.getAlarm());
  expect((alarm ?? Number.POSITIVE_INFINITY) - Date.now()).toBeLessThan(10_000);
});

test('repeats are one row of the ledger with a count', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  for (let pull = 0; pull < 4; pull++) {
    await admitted(key, facts(1));
    advanceClock(1_000);
  }
  const [row, ...others] = (await partnerObject('gazette').ledger({ limit: 10 })).rows;
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    slug: 'story-1',
    form: 'full',
    count: 4,
    first: '2040-03-01T12:00:00.000Z',
    last: '2040-03-01T12:00:03.000Z',
    keyId: 'k1',
  });
});

test('an object that dies after it has admitted and before it has answered counts nothing twice', async () => {
  await setUpPartner('gazette', { quota: QUOTA });
  const key = await addKey('gazette');
  await admitted(key, facts(3));
  await runInDurableObject(partnerObject('gazette'), (_instance, state) => state.abort('evicted')).catch(() => undefined);
  const { granted, quota } = await admitted(key, facts(3));
  expect(forms(granted)).toEqual(['full', 'full', 'full']);
  expect(quota).toMatchObject({ used: 3 });
  expect((await partnerObject('gazette').ledger({ limit: 10 })).rows).toHaveLength(3);
});

async function rows(): Promise<Record<'ledger' | 'counted' | 'delivery', number>> {
  return runInDurableObject(partnerObject('gazette'), (_instance, { storage: { sql } }) => {
    const count = (table: string) => sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).one().n;
    return { ledger: count('ledger'), counted: count('counted'), delivery: count('delivery') };
  });
}

async function usage() {
  return (await partnerObject('gazette').usageOf({ by: 'day', limit: 10 })).rows;
}
