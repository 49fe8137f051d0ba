// The ledger's instants: of every row the first delivery and the last, however repeats are counted.
import { expect, test } from 'vitest';
import { advanceClock, MINUTE_MS, NOON } from '../../../support/worker/clock.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { addKey, admitted, facts, partnerObject, setUpPartner } from '../../../support/worker/partner-object.ts';

isolateTests();

test('the last delivery is the last one, though an older list with the same article was asked for in between', async () => {
  await setUpPartner('gazette');
  const key = await addKey('gazette');
  const articles = facts(1);
  for (let round = 0; round < 2; round++) {
    for (const representation of ['rss', 'atom']) {
      await admitted(key, articles, { representation });
      advanceClock(MINUTE_MS);
    }
  }
  // Once more in the first format: what is written last is not what was delivered last.
  await admitted(key, articles, { representation: 'rss' });
  const { rows } = await partnerObject('gazette').ledger({ limit: 10 });
  expect(rows).toMatchObject([{ first: NOON, last: '2040-03-01T12:04:00.000Z', count: 5 }]);
});
