// Acknowledgements on their way to the Catalogue.
import { runInDurableObject } from 'cloudflare:test';
import { expect, test, vi } from 'vitest';
import { Catalogue } from '../../../../src/objects/catalogue.ts';
import { catalogue, muteLog } from '../../../support/worker/catalogue.ts';
import { advanceClock, fromNow, HOUR_MS } from '../../../support/worker/clock.ts';
import { credentialOf } from '../../../support/worker/delivery.ts';
import { publish, setUpPublisher, withdraw } from '../../../support/worker/desk.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { notifyPartners, reportOf } from '../../../support/worker/notified.ts';
import { partnerObject } from '../../../support/worker/partner-object.ts';
import { ACKNOWLEDGEMENT, ID, partnerWithKey, take } from '../../../support/worker/partner-year.ts';

isolateTests();

test('a report that arrives after a later one does not undo it', async () => {
  await setUpPublisher();
  await publish('first');
  const key = await partnerWithKey();
  await take('first', key);
  await withdraw('first');
  await notifyPartners();
  const item = (outcome: 'removed' | 'replaced', received: string) => ({
    id: 'first.2',
    received: true,
    deadline: fromNow(HOUR_MS),
    acknowledged: { ...ACKNOWLEDGEMENT, outcome, received },
  });
  await catalogue().reportWithdrawals(ID, [item('replaced', fromNow(2_000))]);
  await catalogue().reportWithdrawals(ID, [item('removed', fromNow(1_000))]);
  expect((await reportOf('first.2')).partners).toMatchObject([{ acknowledged: { outcome: 'replaced' } }]);
});

test('counts in memory are written before an idle object is evicted, also while an acknowledgement waits to be reported', async () => {
  muteLog();
  await setUpPublisher();
  await publish('first');
  const key = await partnerWithKey();
  await take('first', key);
  await withdraw('first');
  await notifyPartners();
  const credential = await credentialOf(key.key);
  vi.spyOn(Catalogue.prototype, 'reportWithdrawals').mockRejectedValue(new Error('the Catalogue does not answer'));
  const runAlarm = () => runInDurableObject(partnerObject(ID), (partner) => partner.alarm());
  const untilAlarm = () =>
    runInDurableObject(partnerObject(ID), async (_instance, { storage }) => ((await storage.getAlarm()) ?? 0) - Date.now());
  await runAlarm();
  await partnerObject(ID).acknowledge(credential, 'first.2', ACKNOWLEDGEMENT);
  expect(await untilAlarm()).toBe(5_000);
  // The alarm writes the counts. Only the report is left, for which it runs again later.
  await runAlarm();
  expect(await untilAlarm()).toBe(10_000);
  advanceClock(1_000);
  await partnerObject(ID).checkKey(credential, 'feed');
  expect(await untilAlarm()).toBe(5_000);
});

test('an acknowledgement that replaces another while that one is being reported is reported too', async () => {
  muteLog();
  await setUpPublisher();
  await publish('first');
  const key = await partnerWithKey();
  await take('first', key);
  await withdraw('first');
  await notifyPartners();
  const credential = await credentialOf(key.key);
  const { reportWithdrawals } = Catalogue.prototype;
  const report = vi.spyOn(Catalogue.prototype, 'reportWithdrawals');
  report.mockImplementationOnce(async function (this: Catalogue, ...told) {
    await reportWithdrawals.apply(this, told);
    await partnerObject(ID).acknowledge(credential, 'first.2', { ...ACKNOWLEDGEMENT, outcome: 'replaced' });
  });
  report.mockRejectedValueOnce(new Error('the Catalogue does not answer'));
  await partnerObject(ID).acknowledge(credential, 'first.2', ACKNOWLEDGEMENT);
  expect((await reportOf('first.2')).partners).toMatchObject([{ acknowledged: { outcome: 'removed' } }]);
  await runInDurableObject(partnerObject(ID), (partner) => partner.alarm());
  expect((await reportOf('first.2')).partners).toMatchObject([{ acknowledged: { outcome: 'replaced' } }]);
});
