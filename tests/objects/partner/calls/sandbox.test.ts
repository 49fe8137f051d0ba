// A test key works on synthetic articles of its own and meets no other.
import { runInDurableObject } from 'cloudflare:test';
import { expect, test, vi } from 'vitest';
import type { SandboxAction } from '../../../../src/domain/pulls/sandbox.ts';
import { Catalogue } from '../../../../src/objects/catalogue.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { addKey, admitted, facts, HOUSE, partnerObject, setUpPartner } from '../../../support/worker/partner-object.ts';

isolateTests();

async function sandboxed(changes = {}) {
  await setUpPartner('gazette', changes);
  const key = await addKey('gazette', { mode: 'test' });
  const object = partnerObject('gazette');
  return {
    key,
    object,
    act: (action: SandboxAction) => object.changeSandbox(key, { action, slug: 'sandbox-one' }, HOUSE),
  };
}

test('an article is published, corrected, withdrawn and reinstated on the partner’s request', async () => {
  const { key, object, act } = await sandboxed();
  const versions: unknown[] = [];
  for (const action of ['publish', 'correct', 'withdraw', 'reinstate', 'hold', 'release', 'update'] as const) {
    const result = await act(action);
    if (result.kind !== 'done') throw new Error(`${action} was ${result.kind}`);
    versions.push([result.article?.version, result.article?.pubStatus]);
  }
  expect(versions).toEqual([
    [1, 'usable'],
    [2, 'usable'],
    [3, 'canceled'],
    [4, 'usable'],
    [5, 'withheld'],
    [6, 'usable'],
    [7, 'usable'],
  ]);
  const { candidates } = await object.sandboxCandidates(key, 'UTC');
  const { granted } = await admitted(key, candidates);
  expect(granted).toMatchObject([{ slug: 'sandbox-one', version: 7, grant: { form: 'full' } }]);
  const [article] = await object.sandboxArticles(key, [{ slug: 'sandbox-one', version: 7 }]);
  expect(article).toMatchObject({ source: HOUSE.name, corrections: [{ version: 2 }] });
});

test('whatever a narrow agreement grants, the sandbox shows it', async () => {
  const scope = {
    sections: { include: ['sport'] },
    subjects: { include: ['rowing'] },
    languages: { include: ['cy'] },
    delayMinutes: 90,
    archiveDays: 3,
  };
  const { key, object, act } = await sandboxed({ scope });
  await act('publish');
  const { candidates } = await object.sandboxCandidates(key, 'UTC');
  expect((await admitted(key, candidates)).granted).toHaveLength(1);
});

test('a test key is given no real article, whatever it is offered', async () => {
  const { key, act } = await sandboxed();
  await act('publish');
  expect((await admitted(key, facts(3))).granted).toEqual([]);
  expect(await admitted(key, facts(1), { single: true })).toMatchObject({ granted: [], refusal: { received: false } });
});

test.each([
  ['articles', 'sandbox-new', 'publish', (at: number) => [`sandbox-${at}`, 1] as const, 100],
  ['steps', 'sandbox-1', 'withdraw', (at: number) => ['sandbox-1', at] as const, 1_000],
] as const)('a sandbox keeps so many %s and no more, and goes on once it was cleared', async (_what, key, action, rowOf, most) => {
  const { key: tester, object, act } = await sandboxed();
  await act('publish');
  const fill = (rows: number) =>
    runInDurableObject(object, (_instance, { storage: { sql } }) => {
      const [like] = sql.exec<{ json: string }>('SELECT json FROM sandbox').toArray();
      sql.exec('DELETE FROM sandbox');
      for (let at = 1; at <= rows; at++) {
        const [name, version] = rowOf(at);
        const json = JSON.stringify({ ...JSON.parse(like?.json ?? ''), key: name, version });
        sql.exec(
          "INSERT INTO sandbox (at_ms, slug, version, action, significant, json) VALUES (1, ?, ?, 'update', 0, ?)",
          name,
          version,
          json,
        );
      }
    });
  await fill(most - 1);
  expect(await object.changeSandbox(tester, { action, slug: key }, HOUSE)).toMatchObject({ kind: 'done' });
  await fill(most);
  expect(await object.changeSandbox(tester, { action, slug: key }, HOUSE)).toMatchObject({ kind: 'full' });
  expect(await object.clearSandbox(tester)).toMatchObject({ kind: 'cleared' });
  expect(await object.changeSandbox(tester, { action: 'publish', slug: key }, HOUSE)).toMatchObject({ kind: 'done' });
});

test('clearing the sandbox does not drop the partner’s recent withdrawals', async () => {
  const { key: tester, object } = await sandboxed();
  const live = await addKey('gazette', { id: 'k2' });
  const at = '2040-03-01T12:00:00.000Z';
  await object.receiveWithdrawals([{ id: 'story-1.2', slug: 'story-1', version: 2, headline: 'Story 1', note: 'Withdrawn.', at }]);
  expect(await object.clearSandbox(tester)).toMatchObject({ kind: 'cleared' });
  expect((await admitted(live, facts(2))).granted).toMatchObject([{ slug: 'story-2' }]);
});

test('a live key sees no sandbox, and cannot use one', async () => {
  const { object, act } = await sandboxed();
  await act('publish');
  const live = await addKey('gazette', { id: 'k2' });
  expect((await object.sandboxCandidates(live, 'UTC')).candidates).toEqual([]);
  expect(await object.sandboxArticles(live, [{ slug: 'sandbox-one', version: 1 }])).toEqual([]);
  expect(await object.changeSandbox(live, { action: 'publish', slug: 'sandbox-two' }, HOUSE)).toMatchObject({ kind: 'impossible' });
});

test('an embargoed article that was withdrawn and reinstated needs no acknowledgement any more', async () => {
  const { object, act } = await sandboxed({ embargoed: true });
  const key = await addKey('gazette', { id: 'k2', mode: 'test', scopes: ['feed', 'embargoed', 'withdrawals'] });
  await act('embargo');
  expect((await admitted(key, (await object.sandboxCandidates(key, 'UTC')).candidates)).granted).toHaveLength(1);
  await act('withdraw');
  expect(await act('reinstate')).toMatchObject({ kind: 'done', article: { pubStatus: 'usable' } });
  expect(await object.withdrawals(key, 10)).toMatchObject({ withdrawals: [{ id: 'sandbox-one.2', lifted: '2040-03-01T12:00:00.000Z' }] });
});

test('an action is refused where the state of the article does not allow it', async () => {
  const { object, key, act } = await sandboxed();
  expect(await act('correct')).toMatchObject({ kind: 'impossible', possible: [] });
  expect(await object.changeSandbox(key, { action: 'publish', slug: 'not-in-the-sandbox' }, HOUSE)).toMatchObject({ kind: 'impossible' });
  await act('embargo');
  expect(await act('correct')).toMatchObject({ kind: 'impossible', possible: ['embargo-lift', 'embargo', 'update', 'hold', 'withdraw'] });
  expect(await act('embargo-lift')).toMatchObject({ kind: 'done', article: { firstPublished: '2040-03-01T12:00:00.000Z' } });
  expect(await act('publish')).toMatchObject({ kind: 'impossible' });
});

test('an acknowledgement in the sandbox is never reported to the Catalogue', async () => {
  const { key, object, act } = await sandboxed();
  const reported = vi.spyOn(Catalogue.prototype, 'reportWithdrawals');
  await act('publish');
  await admitted(key, (await object.sandboxCandidates(key, 'UTC')).candidates);
  await act('withdraw');
  const said = { outcome: 'removed' as const, urls: [], by: 'A. Brink', at: '2040-03-01T12:00:00.000Z' };
  expect(await object.acknowledge(key, 'sandbox-one.2', said)).toMatchObject({ kind: 'acknowledged' });
  await runInDurableObject(object, (partner) => partner.alarm());
  expect(reported).not.toHaveBeenCalled();
});

test('a withdrawal in the sandbox is listed and acknowledged like a real one, and does not count against the live quota', async () => {
  const { key, object, act } = await sandboxed({ quota: { articles: 1, per: 'day' } });
  await act('publish');
  await admitted(key, (await object.sandboxCandidates(key, 'UTC')).candidates);
  await act('withdraw');
  const listed = await object.withdrawals(key, 10);
  expect(listed).toMatchObject({ kind: 'withdrawals', withdrawals: [{ id: 'sandbox-one.2', deadline: '2040-03-01T13:00:00.000Z' }] });
  const said = { outcome: 'removed' as const, urls: [], by: 'A. Brink', at: '2040-03-01T12:00:00.000Z' };
  expect(await object.acknowledge(key, 'sandbox-one.2', said)).toMatchObject({ kind: 'acknowledged' });
  const live = await addKey('gazette', { id: 'k2' });
  expect(await object.withdrawals(live, 10)).toMatchObject({ withdrawals: [] });
  expect(await object.acknowledge(live, 'sandbox-one.2', said)).toMatchObject({ kind: 'unknown' });
  expect((await object.usageOf({ by: 'day', limit: 10 })).quotas).toMatchObject([{ quota: { used: 0 } }]);
  expect((await object.ledger({ limit: 10 })).rows).toEqual([]);
});
