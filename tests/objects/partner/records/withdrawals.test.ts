// Acknowledgements on their way to the Catalogue.
import { runInDurableObject } from 'cloudflare:test';
import { expect, test, vi } from 'vitest';
import { Catalogue } from '../../../../src/objects/catalogue.ts';
import { muteLog } from '../../../support/worker/catalogue.ts';
import { credentialOf } from '../../../support/worker/delivery.ts';
import { publish, setUpPublisher, withdraw } from '../../../support/worker/desk.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { partnerObject } from '../../../support/worker/partner-object.ts';
import { ACKNOWLEDGEMENT, ID, partnerWithKey, take } from '../../../support/worker/partner-year.ts';
import { boardOf, walk } from '../../../support/worker/roster.ts';

isolateTests();

test('an acknowledgement that replaces another while that one is being reported is reported too', async () => {
  muteLog();
  await setUpPublisher();
  await publish('first');
  const key = await partnerWithKey();
  await take('first', key);
  await withdraw('first');
  await walk();
  const credential = await credentialOf(key.key);
  const { reportWithdrawals } = Catalogue.prototype;
  const report = vi.spyOn(Catalogue.prototype, 'reportWithdrawals');
  report.mockImplementationOnce(async function (this: Catalogue, ...told) {
    await reportWithdrawals.apply(this, told);
    await partnerObject(ID).acknowledge(credential, 'first.2', { ...ACKNOWLEDGEMENT, outcome: 'replaced' });
  });
  report.mockRejectedValueOnce(new Error('the Catalogue does not answer'));
  await partnerObject(ID).acknowledge(credential, 'first.2', ACKNOWLEDGEMENT);
  expect((await boardOf('first.2')).partners).toMatchObject([{ acknowledged: { outcome: 'removed' } }]);
  await runInDurableObject(partnerObject(ID), (partner) => partner.alarm());
  expect((await boardOf('first.2')).partners).toMatchObject([{ acknowledged: { outcome: 'replaced' } }]);
});
