// The note of a withdrawal is changed: the article is withdrawn again, is public at no time, and whoever received it is asked again.
import { expect, test } from 'vitest';
import { comparable, exportAll, restore } from '../../support/worker/backup.ts';
import { advanceClock, fromNow, HOUR_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { callDesk, publish, type Written, withdraw } from '../../support/worker/desk.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { notifyPartners, statesOf } from '../../support/worker/notified.ts';
import { outcomeOf, pull, pullJson } from '../../support/worker/partner.ts';

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

test('the new note is the one that everybody reads, and partners acknowledge it anew', async () => {
  expect((await pull(gazette.key, '/v1/articles/eastern-lock')).status).toBe(200);
  await withdraw('eastern-lock', 'The pilots never left.');
  const said = { outcome: 'removed', urls: [], by: 'Night desk', at: fromNow(-SECOND_MS) };
  await pull(gazette.key, '/v1/withdrawals/eastern-lock.2/acknowledgement', { method: 'POST', body: said });
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
  expect(await outcomeOf(await pull(gazette.key, '/v1/articles/eastern-lock'))).toBe('410 withdrawn');
  await notifyPartners();
  expect(await statesOf('eastern-lock')).toEqual({ [gazette.id]: 'open' });
  const { versions } = (await callDesk<{ versions: { action: string; note?: string }[] }>('GET', '/desk/articles/eastern-lock/versions'))
    .body;
  expect(versions.map(({ action }) => action).sort()).toEqual(['hold', 'publish', 'withdraw', 'withdraw']);
});

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

test('a backup restores both withdrawals as they were', async () => {
  expect((await pull(gazette.key, '/v1/articles/eastern-lock')).status).toBe(200);
  await withdraw('eastern-lock', 'The pilots never left.');
  await replaceNote('eastern-lock', 'The pilots left on Monday.');
  const before = await withdrawalsOf(gazette.key);
  const file = await exportAll();
  expect((await restore(file)).status).toBe(200);
  expect(await withdrawalsOf(gazette.key)).toEqual(before);
  expect(comparable(await exportAll())).toEqual(comparable(file));
});
