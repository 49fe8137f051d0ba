// A withdrawal as partners live through it: told, refused everywhere, acknowledged, and on the desk's board.
import { describe, expect, test } from 'vitest';
import type { Account } from '../../../src/domain/partners/account.ts';
import { advanceClock, fromNow, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { changeState, publish, publishMany, withdraw } from '../../support/worker/desk.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { notifyPartners, reportOf, statesOf } from '../../support/worker/notified.ts';
import {
  amend,
  issue,
  type Licensee,
  licensee,
  outcomeOf,
  problemOf,
  pull,
  pullJson,
  setStanding,
  textOf,
} from '../../support/worker/partner.ts';

const gazette = licenseeForEachTest({ terms: { duties: { withdrawWithinMinutes: 60 } } });

interface Told {
  id: string;
  key: string;
  headline: string;
  note: string;
  at: string;
  deadline: string;
  lifted?: string;
  acknowledged?: Record<string, unknown>;
  acknowledge: string;
}

function withdrawalsOf({ key }: Pick<Licensee, 'key'>, query = ''): Promise<{ withdrawals: Told[]; next?: string }> {
  return pullJson(key, `/v1/withdrawals${query}`);
}

async function idsOf(partner: Pick<Licensee, 'key'>): Promise<string[]> {
  return (await withdrawalsOf(partner)).withdrawals.map(({ id }) => id);
}

/** Pulled whole, as a partner does. */
async function receive({ key }: Pick<Licensee, 'key'>, article = 'eastern-lock'): Promise<void> {
  expect((await pull(key, `/v1/articles/${article}`)).status).toBe(200);
}

async function waitingFor({ key }: Licensee): Promise<{ open: number; overdue: number }> {
  const { open, overdue } = (await pullJson<Account>(key, '/v1/account')).withdrawals;
  return { open, overdue };
}

function said(changes: Record<string, unknown> = {}) {
  return { outcome: 'removed', urls: ['https://harbour-gazette.example/lock'], by: 'Night desk', at: fromNow(-SECOND_MS), ...changes };
}

function acknowledge({ key }: Pick<Licensee, 'key'>, body: unknown = said(), id = 'eastern-lock.2'): Promise<Response> {
  return pull(key, `/v1/withdrawals/${id}/acknowledgement`, { method: 'POST', body });
}

async function expectNothingBut404(partner: Licensee, ids: string[]): Promise<void> {
  const answers = await Promise.all(ids.map(async (id) => textOf(await acknowledge(partner, said(), id))));
  for (const answer of answers) expect(JSON.parse(answer)).toMatchObject({ status: 404, type: '/problems/not-found' });
  expect(new Set(answers.map((answer) => answer.replace(/urn:uuid:[0-9a-f-]+/, ''))).size).toBe(1);
}

describe('a partner that received what is withdrawn', () => {
  test('finds it in its list at once, before all partners were notified, with the deadline and the address to acknowledge it', async () => {
    await receive(gazette);
    expect(await idsOf(gazette)).toEqual([]);
    advanceClock(HOUR_MS);
    await withdraw('eastern-lock', 'The pilots never left.');
    expect((await withdrawalsOf(gazette)).withdrawals).toEqual([
      {
        id: 'eastern-lock.2',
        slug: 'eastern-lock',
        version: 2,
        headline: 'Pilots return to the eastern lock',
        note: 'The pilots never left.',
        at: fromNow(0),
        deadline: fromNow(HOUR_MS),
        acknowledge: 'http://localhost/v1/withdrawals/eastern-lock.2/acknowledgement',
      },
    ]);
  });

  test('is answered 410 with the address that takes its acknowledgement', async () => {
    await receive(gazette);
    await withdraw('eastern-lock');
    const refused = await problemOf(await pull(gazette.key, '/v1/articles/eastern-lock'));
    expect(refused.status).toBe(410);
    expect((await pull(gazette.key, refused.acknowledge ?? '', { method: 'POST', body: said() })).status).toBe(200);
    await notifyPartners();
    expect(await statesOf('eastern-lock')).toEqual({ 'harbour-gazette': 'acknowledged' });
  });

  test('may repeat its acknowledgement, and may change it', async () => {
    await receive(gazette);
    await withdraw('eastern-lock');
    const first = JSON.parse(await textOf(await acknowledge(gazette)));
    expect(first).toMatchObject({ outcome: 'acknowledged', withdrawal: { acknowledged: { ...said(), received: fromNow(0) } } });
    const body = said();
    advanceClock(MINUTE_MS);
    const second = await acknowledge(gazette, body);
    expect(second.status).toBe(200);
    expect(JSON.parse(await textOf(second))).toEqual({ ...first, outcome: 'unchanged' });
    expect(JSON.parse(await textOf(await acknowledge(gazette, { ...body, outcome: 'never-used' })))).toMatchObject({
      outcome: 'acknowledged',
    });
    expect((await withdrawalsOf(gazette)).withdrawals).toMatchObject([{ acknowledged: { outcome: 'never-used' } }]);
    expect((await reportOf('eastern-lock')).partners).toMatchObject([{ acknowledged: { outcome: 'never-used' } }]);
  });

  test('is overdue once the deadline has passed, in the report and in its account', async () => {
    await receive(gazette);
    await withdraw('eastern-lock');
    await notifyPartners();
    expect([await waitingFor(gazette), (await reportOf('eastern-lock')).overdue]).toEqual([{ open: 1, overdue: 0 }, 0]);
    advanceClock(HOUR_MS);
    expect([await waitingFor(gazette), (await reportOf('eastern-lock')).overdue]).toEqual([{ open: 1, overdue: 1 }, 1]);
    await acknowledge(gazette);
    expect([await waitingFor(gazette), (await reportOf('eastern-lock')).overdue]).toEqual([{ open: 0, overdue: 0 }, 0]);
  });

  test('is told of a reinstatement, and need not acknowledge any more', async () => {
    await receive(gazette);
    await withdraw('eastern-lock');
    await idsOf(gazette);
    advanceClock(MINUTE_MS);
    await changeState('eastern-lock', 'reinstatement');
    expect((await withdrawalsOf(gazette)).withdrawals).toMatchObject([{ id: 'eastern-lock.2', lifted: fromNow(0) }]);
    expect(await waitingFor(gazette)).toEqual({ open: 0, overdue: 0 });
  });

  test.each([
    ['is suspended', () => setStanding(gazette.id, 'suspended')],
    ['has no agreement in force', () => amend(gazette.id, { validUntil: fromNow(-SECOND_MS) })],
    ['has used up its quota', () => amend(gazette.id, { quota: { articles: 1, per: 'year' } })],
  ])('can list and acknowledge it though it %s', async (_what, fall) => {
    await receive(gazette);
    await fall();
    await withdraw('eastern-lock');
    expect(await idsOf(gazette)).toEqual(['eastern-lock.2']);
    expect((await acknowledge(gazette)).status).toBe(200);
    await notifyPartners();
    expect(await statesOf('eastern-lock')).toEqual({ 'harbour-gazette': 'acknowledged' });
  });
});

test('only partners that received it can see it and are in the report; for all others it does not exist', async () => {
  const post = await licensee({ id: 'island-post', name: 'Island Post' });
  await publish('secret', { embargoedUntil: fromNow(HOUR_MS) });
  await receive(gazette);
  await withdraw('eastern-lock');
  await withdraw('secret');
  await notifyPartners();
  expect(await idsOf(gazette)).toEqual(['eastern-lock.2']);
  expect(await idsOf(post)).toEqual([]);
  expect(await statesOf('eastern-lock')).toEqual({ 'harbour-gazette': 'open' });
  expect(await statesOf('secret')).toEqual({});
  await expectNothingBut404(post, ['eastern-lock.2', 'eastern-lock.1', 'secret.2', 'no-such.1', 'no%20name']);
});

test('open withdrawals come first, and the list has pages', async () => {
  await publishMany(3);
  for (const number of [1, 2, 3]) await receive(gazette, `story-${number}`);
  for (const number of [1, 2, 3]) {
    advanceClock(SECOND_MS);
    await withdraw(`story-${number}`);
  }
  await acknowledge(gazette, said(), 'story-3.2');
  expect(await idsOf(gazette)).toEqual(['story-2.2', 'story-1.2', 'story-3.2']);
  const first = await withdrawalsOf(gazette, '?limit=2');
  const second = await withdrawalsOf(gazette, `?limit=2&cursor=${encodeURIComponent(first.next ?? '')}`);
  expect([...first.withdrawals, ...second.withdrawals].map(({ id }) => id)).toEqual(['story-2.2', 'story-1.2', 'story-3.2']);
  expect(second.next).toBeUndefined();
  expect(await outcomeOf(await pull(gazette.key, '/v1/withdrawals?cursor=1'))).toBe('400 bad-request');
});

describe('an acknowledgement is refused', () => {
  test.each([
    ['for what is not done yet', { at: '2040-03-01T12:01:01.000Z' }, '/at'],
    ['with an outcome of its own', { outcome: 'ignored' }, '/outcome'],
    ['without a name', { by: '' }, '/by'],
    ['with a page that is none', { urls: ['javascript:alert(1)'] }, '/urls/0'],
    ['with a page behind a password', { urls: ['https://night:desk@harbour-gazette.example/'] }, '/urls/0'],
    ['with a page whose address does not end', { urls: [`https://harbour-gazette.example/${'é'.repeat(400)}`] }, '/urls/0'],
    ['with more than it was asked', { mood: 'sorry' }, '/mood'],
  ])('%s, with a pointer to it', async (_what, changes, pointer) => {
    await receive(gazette);
    await withdraw('eastern-lock');
    const answer = await acknowledge(gazette, said(changes));
    expect(answer.status).toBe(422);
    expect(await problemOf(answer)).toMatchObject({ type: '/problems/invalid-content', objections: [{ pointer }] });
    expect((await withdrawalsOf(gazette)).withdrawals[0]?.acknowledged).toBeUndefined();
  });

  test('never for a clock that is up to a minute fast', async () => {
    await receive(gazette);
    await withdraw('eastern-lock');
    expect((await acknowledge(gazette, said({ at: fromNow(MINUTE_MS) }))).status).toBe(200);
  });

  test('by a key that has not the scope for it, as is the list', async () => {
    await receive(gazette);
    await withdraw('eastern-lock');
    const reader = await issue(gazette.id, { scopes: ['feed', 'articles'] });
    expect(await outcomeOf(await pull(reader.key, '/v1/withdrawals'))).toBe('403 forbidden');
    expect(await outcomeOf(await acknowledge(reader))).toBe('403 forbidden');
  });
});

test('a withdrawal in the sandbox is listed and acknowledged with the test key, and has no report', async () => {
  const tester = await issue(gazette.id, { mode: 'test' });
  const change = (action: string) => pull(tester.key, '/v1/sandbox', { method: 'POST', body: { action, slug: 'sandbox-lock' } });
  await change('publish');
  await receive(tester, 'sandbox-lock');
  expect((await change('withdraw')).status).toBe(200);
  const [told] = (await withdrawalsOf(tester)).withdrawals;
  expect(told).toMatchObject({ slug: 'sandbox-lock' });
  expect((await acknowledge(tester, said(), told?.id)).status).toBe(200);
  expect((await withdrawalsOf(tester)).withdrawals).toMatchObject([{ acknowledged: { outcome: 'removed' } }]);
  expect(await idsOf(gazette)).toEqual([]);
  await expectNothingBut404(gazette, [told?.id ?? '', 'no-such.1']);
});
