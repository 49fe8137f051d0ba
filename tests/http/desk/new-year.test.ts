// The year in the notice is the year of first publication where the publisher sits, whatever the year is elsewhere.
import { beforeEach, expect, test } from 'vitest';
import { runAlarm } from '../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, setClock } from '../../support/worker/clock.ts';
import { changeState, correct, publish, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { getAllFormats, getFeed } from '../../support/worker/reader.ts';

isolateTests();
beforeEach(() => setUpPublisher({ timeZone: 'Europe/Berlin' }));

async function noticeOf(key: string): Promise<string | undefined> {
  newIsolate();
  const item = (await getFeed()).items.find(({ id }) => id.endsWith(`/${key}`));
  return item?._tearsheet.rights.notice;
}

const notice = (year: number) => `© ${year} The Quay Courier. All rights reserved.`;

test('one millisecond before midnight in Berlin it is the old year, and at midnight the new one', async () => {
  setClock('2039-12-31T22:59:59.999Z');
  await publish('last');
  setClock('2039-12-31T23:00:00.000Z');
  await publish('first');
  expect([await noticeOf('last'), await noticeOf('first')]).toEqual([notice(2039), notice(2040)]);
});

test('a publisher in another zone has another midnight', async () => {
  await setUpPublisher({ timeZone: 'America/New_York' });
  setClock('2040-01-01T04:59:59.999Z');
  await publish('last');
  setClock('2040-01-01T05:00:00.000Z');
  await publish('first');
  expect([await noticeOf('last'), await noticeOf('first')]).toEqual([notice(2039), notice(2040)]);
});

test('a correction, a hold and a withdrawal in the new year leave the year of first publication', async () => {
  setClock('2039-12-30T12:00:00.000Z');
  for (const key of ['corrected', 'held', 'withdrawn']) await publish(key);
  setClock('2040-01-02T12:00:00.000Z');
  await correct('corrected', 'The lock was the western one.');
  await changeState('held', 'hold');
  await changeState('held', 'release');
  await withdraw('withdrawn');
  for (const key of ['corrected', 'held', 'withdrawn']) expect([key, await noticeOf(key)]).toEqual([key, notice(2039)]);
});

test('an embargo that ends at midnight is of the new year, though it was written in the old one', async () => {
  setClock('2039-12-31T20:00:00.000Z');
  await publish('midnight', { embargoedUntil: '2040-01-01T00:00:00+01:00' });
  setClock('2039-12-31T23:00:00.000Z');
  await runAlarm();
  expect(await noticeOf('midnight')).toBe(notice(2040));
});

test('back-dated copy carries its own year', async () => {
  await publish('old', { firstPublished: '2019-12-31T23:30:00Z' });
  expect(await noticeOf('old')).toBe(notice(2020));
});

test('the turn of the year changes no byte of any feed', async () => {
  setClock('2039-12-31T22:00:00.000Z');
  await publish('last');
  const before = await getAllFormats();
  advanceClock(DAY_MS);
  newIsolate();
  expect(await getAllFormats()).toEqual(before);
});
