// What the desk sees of a partner's withdrawals: what waits for it, and what it has said.
import { expect, test } from 'vitest';
import type { PartnerWithdrawal } from '../../../src/domain/withdrawals/withdrawal.ts';
import { fromNow, HOUR_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { callDesk, withdraw } from '../../support/worker/desk.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { pull, pullJson } from '../../support/worker/partner.ts';

const gazette = licenseeForEachTest({ terms: { duties: { withdrawWithinMinutes: 60 } } });

const shown = async (query = '') => {
  const path = `/desk/partners/${gazette.id}/withdrawals${query}`;
  return callDesk<{ withdrawals: PartnerWithdrawal[]; next?: string }>('GET', path);
};

test('a withdrawal is listed as open until the partner has acknowledged it, and then with what the partner said', async () => {
  expect((await pull(gazette.key, '/v1/articles/eastern-lock')).status).toBe(200);
  expect((await shown()).body).toEqual({ withdrawals: [] });
  await withdraw('eastern-lock');
  // Its own list is where the partner hears of it at once.
  await pullJson(gazette.key, '/v1/withdrawals');
  const [open] = (await shown()).body.withdrawals;
  expect([open?.id, open?.deadline, open?.acknowledged]).toEqual(['eastern-lock.2', fromNow(HOUR_MS), undefined]);
  const body = { outcome: 'removed', by: 'Night desk', at: fromNow(-SECOND_MS) };
  await pull(gazette.key, '/v1/withdrawals/eastern-lock.2/acknowledgement', { method: 'POST', body });
  expect((await shown()).body.withdrawals).toMatchObject([
    { id: 'eastern-lock.2', acknowledged: { outcome: 'removed', by: 'Night desk' } },
  ]);
  expect((await shown('?cursor=x')).status).toBe(422);
});
