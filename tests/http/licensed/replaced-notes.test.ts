// The note of a withdrawal is changed: the article is withdrawn again and is public at no time, and partners owe nothing new.
import { expect, test } from 'vitest';
import type { Account } from '../../../src/domain/partners/account.ts';
import { comparable, exportAll, restore } from '../../support/worker/backup.ts';
import { advanceClock, fromNow, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { callDesk, changeState, publish, type Written, withdraw } from '../../support/worker/desk.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { notifyPartners, reportOf, statesOf } from '../../support/worker/notified.ts';
import { outcomeOf, problemOf, pull, pullJson } from '../../support/worker/partner.ts';

const gazette = licenseeForEachTest({ terms: { duties: { withdrawWithinMinutes: 60 } } });

function replaceNote(slug: string, note: string, headers: Record<string, string> = {}) {
  return callDesk<Written>('PUT', `/desk/articles/${slug}/withdrawal`, { body: { reason: 'The source took it back.', note }, headers });
}

async function withdrawalsOf(key: string) {
  const { withdrawals } = await pullJson<{ withdrawals: { id: string; note: string; lifted?: string; deadline: string }[] }>(
    key,
    '/v1/withdrawals',
  );
  return withdrawals.map(({ id, note, lifted }) => ({ id, note, open: lifted === undefined }));
}

const removed = () => ({ outcome: 'removed', urls: [], by: 'Night desk', at: fromNow(-SECOND_MS) });

function acknowledge(id: string, body = removed()) {
  return pull(gazette.key, `/v1/withdrawals/${id}/acknowledgement`, { method: 'POST', body });
}

async function receiveAndWithdraw() {
  expect((await pull(gazette.key, '/v1/articles/eastern-lock')).status).toBe(200);
  await withdraw('eastern-lock', 'The pilots never left.');
}

async function auditedAcknowledgements(path: string) {
  const { body } = await callDesk<{ entries: { action: string; subject: string }[] }>('GET', path);
  return body.entries.filter(({ action }) => action === 'withdrawal.acknowledge').map(({ subject }) => subject);
}

test('the new note is the one that everybody reads, and a partner that acknowledged the withdrawal owes nothing new', async () => {
  await receiveAndWithdraw();
  await acknowledge('eastern-lock.2');
  advanceClock(HOUR_MS);
  const { status, body } = await replaceNote('eastern-lock', 'The pilots left on Monday.');
  expect([status, body.outcome, body.article]).toEqual([
    200,
    'withdrawn',
    expect.objectContaining({
      version: 4,
      pubStatus: 'canceled',
      withdrawal: expect.objectContaining({ note: 'The pilots left on Monday.' }),
    }),
  ]);
  expect(await withdrawalsOf(gazette.key)).toEqual([
    { id: 'eastern-lock.4', note: 'The pilots left on Monday.', open: true },
    { id: 'eastern-lock.2', note: 'The pilots never left.', open: false },
  ]);
  expect((await pullJson<Account>(gazette.key, '/v1/account')).withdrawals).toMatchObject({ open: 0, overdue: 0 });
  expect(await outcomeOf(await pull(gazette.key, '/v1/articles/eastern-lock'))).toBe('410 withdrawn');
  expect(await statesOf('eastern-lock')).toEqual({ [gazette.id]: 'acknowledged' });
  await notifyPartners();
  expect(await statesOf('eastern-lock')).toEqual({ [gazette.id]: 'acknowledged' });
  expect(await statesOf('eastern-lock.2')).toEqual({ [gazette.id]: 'acknowledged' });
  expect(await auditedAcknowledgements('/desk/audit')).toEqual(['eastern-lock.2']);
  expect(await auditedAcknowledgements(`/desk/partners/${gazette.id}/audit`)).toEqual(['eastern-lock.2']);
  const { versions } = (await callDesk<{ versions: { action: string; note?: string }[] }>('GET', '/desk/articles/eastern-lock/versions'))
    .body;
  expect(versions.map(({ action }) => action).sort()).toEqual(['hold', 'publish', 'withdraw', 'withdraw']);
});

test('the deadline stays the same instant everywhere, after several notes too', async () => {
  await receiveAndWithdraw();
  await notifyPartners();
  const deadline = (await reportOf('eastern-lock')).partners[0]?.deadline;
  for (const note of ['The pilots left on Monday.', 'The pilots left on Tuesday.']) {
    advanceClock(10 * MINUTE_MS);
    await replaceNote('eastern-lock', note);
    expect((await reportOf('eastern-lock')).partners).toEqual([{ partner: gazette.id, state: 'open', deadline }]);
    expect(await problemOf(await pull(gazette.key, '/v1/articles/eastern-lock'))).toMatchObject({ withdrawal: { deadline } });
    const { items } = await pullJson<{ items: { _tearsheet: { withdrawn?: { deadline: string } } }[] }>(gazette.key, '/v1/feed.json');
    expect(items[0]?._tearsheet.withdrawn?.deadline).toBe(deadline);
    await notifyPartners();
    expect(await problemOf(await pull(gazette.key, '/v1/articles/eastern-lock'))).toMatchObject({ withdrawal: { deadline } });
    const { withdrawals } = await pullJson<{ withdrawals: { deadline: string; since?: string; at: string }[] }>(
      gazette.key,
      '/v1/withdrawals',
    );
    expect(withdrawals.map((one) => one.deadline)).toEqual(withdrawals.map(() => deadline));
    expect(withdrawals[0]?.since).toBe(withdrawals.at(-1)?.at);
  }
});

test('an overdue partner stays overdue, for the desk before any notification too', async () => {
  await receiveAndWithdraw();
  await notifyPartners();
  advanceClock(HOUR_MS + MINUTE_MS);
  expect(await statesOf('eastern-lock')).toEqual({ [gazette.id]: 'overdue' });
  await replaceNote('eastern-lock', 'The pilots left on Monday.');
  expect(await reportOf('eastern-lock')).toMatchObject({ id: 'eastern-lock.4', received: 1, overdue: 1 });
  await notifyPartners();
  expect(await statesOf('eastern-lock')).toEqual({ [gazette.id]: 'overdue' });
  expect((await pullJson<Account>(gazette.key, '/v1/account')).withdrawals).toMatchObject({ open: 1, overdue: 1 });
});

test('an acknowledgement of the earlier note, sent after the new one, counts for the new one', async () => {
  await receiveAndWithdraw();
  await notifyPartners();
  await replaceNote('eastern-lock', 'The pilots left on Monday.');
  await notifyPartners();
  expect((await acknowledge('eastern-lock.2')).status).toBe(200);
  expect(await statesOf('eastern-lock')).toEqual({ [gazette.id]: 'acknowledged' });
  expect((await pullJson<Account>(gazette.key, '/v1/account')).withdrawals).toMatchObject({ open: 0, overdue: 0 });
  expect(await auditedAcknowledgements('/desk/audit')).toHaveLength(1);
});

test('a withdrawal after a reinstatement is a new duty with its own deadline', async () => {
  await receiveAndWithdraw();
  await replaceNote('eastern-lock', 'The pilots left on Monday.');
  await acknowledge('eastern-lock.4');
  advanceClock(HOUR_MS);
  expect((await changeState('eastern-lock', 'reinstatement')).status).toBe(200);
  await notifyPartners();
  const { body } = await withdrawAgain();
  await notifyPartners();
  const deadline = new Date(Date.parse(body.article.withdrawal?.at ?? '') + HOUR_MS).toISOString();
  expect(body.article.withdrawal?.since).toBeUndefined();
  expect((await reportOf('eastern-lock')).partners).toEqual([{ partner: gazette.id, state: 'open', deadline }]);
  expect(await problemOf(await pull(gazette.key, '/v1/articles/eastern-lock'))).toMatchObject({ withdrawal: { deadline } });
});

function withdrawAgain() {
  return callDesk<{ article: { withdrawal?: { at: string; since?: string } } }>('POST', '/desk/articles/eastern-lock/withdrawal', {
    body: { reason: 'Wrong again.', note: 'The pilots stayed.' },
  });
}

test('an equal note changes nothing, a stale one is refused, and an article that is not withdrawn has none', async () => {
  expect((await replaceNote('eastern-lock', 'x')).status).toBe(409);
  await withdraw('eastern-lock', 'The pilots never left.');
  expect((await replaceNote('eastern-lock', 'The pilots never left.')).body).toMatchObject({
    outcome: 'unchanged',
    article: { version: 2 },
  });
  expect((await replaceNote('eastern-lock', 'Late.', { 'if-match': '"0.1"' })).status).toBe(412);
  expect((await replaceNote('no-such', 'x')).status).toBe(404);
});

test('an article that was never published stays unknown to the public', async () => {
  await publish('ahead', { embargoedUntil: fromNow(HOUR_MS) });
  await withdraw('ahead', 'Dropped.');
  advanceClock(2 * HOUR_MS);
  expect((await replaceNote('ahead', 'Dropped for good.')).body.article).toMatchObject({ version: 4, pubStatus: 'canceled' });
  await notifyPartners();
  const { body } = await callDesk<{ firstPublished?: string }>('GET', '/desk/articles/ahead');
  expect(body.firstPublished).toBeUndefined();
});

test('a backup restores the withdrawals, their deadlines and what was acknowledged as they were', async () => {
  await publish('western-lock');
  expect((await pull(gazette.key, '/v1/articles/western-lock')).status).toBe(200);
  await withdraw('western-lock', 'The lock is open.');
  await receiveAndWithdraw();
  await acknowledge('eastern-lock.2');
  advanceClock(2 * HOUR_MS);
  await replaceNote('eastern-lock', 'The pilots left on Monday.');
  await replaceNote('western-lock', 'The lock is half open.');
  await notifyPartners();
  const before = [await withdrawalsOf(gazette.key), await reportOf('eastern-lock'), await reportOf('western-lock')];
  expect(await statesOf('eastern-lock')).toEqual({ [gazette.id]: 'acknowledged' });
  expect(await statesOf('western-lock')).toEqual({ [gazette.id]: 'overdue' });
  const file = await exportAll();
  expect((await restore(file)).status).toBe(200);
  expect(comparable(await exportAll())).toEqual(comparable(file));
  await notifyPartners();
  expect([await withdrawalsOf(gazette.key), await reportOf('eastern-lock'), await reportOf('western-lock')]).toEqual(before);
  expect(comparable(await exportAll())).toEqual(comparable(file));
});
