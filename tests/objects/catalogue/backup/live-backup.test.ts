// A backup taken while the desk goes on working, as every backup of a newsroom is.
import { reset } from 'cloudflare:test';
import { beforeEach, expect, test } from 'vitest';
import { comparable, exportAll, restore } from '../../../support/worker/backup.ts';
import { runAlarm } from '../../../support/worker/catalogue.ts';
import { advanceClock, fromNow, HOUR_MS } from '../../../support/worker/clock.ts';
import {
  BOOTSTRAP_TOKEN,
  changeState,
  correct,
  publish,
  publishMany,
  replace,
  setUpPublisher,
  withdraw,
} from '../../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';
import { get, getAllFormats, titlesOf } from '../../../support/worker/reader.ts';

isolateTests();
/** More than two pages of an export, which have half a megabyte. */
beforeEach(async () => {
  await setUpPublisher();
  await publishMany(28, 'long-', () => ({ bodyHtml: `<p>${'word '.repeat(8_000)}</p>` }));
});

/** The file of an export in the middle of which something happens. */
async function exportDuring(happens: () => Promise<unknown>): Promise<string> {
  const answer = await get('/desk/export', { authorization: `Bearer ${BOOTSTRAP_TOKEN}` });
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let file = '';
  for (let part = await reader?.read(), number = 1; part?.done === false; part = await reader?.read(), number++) {
    file += decoder.decode(part.value, { stream: true });
    if (number === 2) await happens();
  }
  return file;
}

async function workGoesOn(): Promise<void> {
  await publish('meanwhile', { headline: 'Meanwhile', subjects: ['News'] });
  await publish('later', { headline: 'Later', embargoedUntil: fromNow(HOUR_MS) });
  await replace('long-1', { headline: 'Replaced' });
  await correct('long-2', 'The second was the third.');
  await withdraw('long-3', 'Never happened.');
  await changeState('long-4', 'hold');
  await setUpPublisher({ description: 'Changed meanwhile.' });
}

test('holds everything as it stood at its end, each part of it of one moment', async () => {
  const file = await exportDuring(workGoesOn);
  const after = [comparable(await exportAll()), await getAllFormats()];
  expect(comparable(file)).toEqual(after[0]);
  await reset();
  newIsolate();
  expect(await restore(file, '')).toMatchObject({ status: 200, outcome: 'restored' });
  newIsolate();
  expect([comparable(await exportAll()), await getAllFormats()]).toEqual(after);
});

test('put back, it takes new articles and changes of old ones, and lets embargoes go', async () => {
  const file = await exportDuring(workGoesOn);
  await restore(file);
  newIsolate();
  await publish('after', { headline: 'After' });
  await changeState('long-4', 'release');
  advanceClock(HOUR_MS);
  await runAlarm();
  newIsolate();
  expect((await titlesOf()).slice(0, 3)).toEqual(['Later', 'After', 'Meanwhile']);
});

test('without changes during the export no row is exported twice', async () => {
  const lines = (await exportAll()).trimEnd().split('\n');
  expect(new Set(lines).size).toBe(lines.length);
  // Without the first and the last line, the epoch, and the entry of this export.
  expect(comparable(lines.join('\n'))).toHaveLength(lines.length - 4);
});
