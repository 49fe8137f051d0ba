// The answer to a line says whether the article is public after the command.
import { beforeEach, expect, test } from 'vitest';
import { sendBulk, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { article } from '../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

test('an update of an imported article that is held leaves it held, and a past embargo is not named', async () => {
  const quay = { op: 'import', slug: 'quay', sourceId: 'quay.txt', sourceHash: 'a'.repeat(64), article: article(), hold: true };
  const again = { ...quay, sourceHash: 'b'.repeat(64), article: article({ headline: 'Changed' }), hold: false };
  const past = { op: 'put', slug: 'past', article: article({ embargoedUntil: '2020-01-01T00:00:00.000Z' }) };
  const [first] = await sendBulk([quay]);
  const [second, third] = await sendBulk([again, past]);
  expect([first, second]).toMatchObject([
    { outcome: 'created', pubStatus: 'withheld' },
    { outcome: 'updated', pubStatus: 'withheld' },
  ]);
  expect(third).toMatchObject({ outcome: 'created', pubStatus: 'usable' });
  expect(third).not.toHaveProperty('embargoedUntil');
});
