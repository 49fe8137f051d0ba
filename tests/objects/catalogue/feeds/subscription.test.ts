// Which articles are in the document that people subscribe to: none is lost to a reader that polls once in two days.
import { expect, test } from 'vitest';
import { flush, runAlarm } from '../../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, fromNow, HOUR_MS, MINUTE_MS } from '../../../support/worker/clock.ts';
import { applyMany, changeState, correct, publish, publishMany, replace, setUpPublisher, withdraw } from '../../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';
import { getFeed } from '../../../support/worker/reader.ts';

isolateTests();

/** Headlines in the document as an isolate gets it that has just started. */
async function titles(feed = 'all'): Promise<string[]> {
  newIsolate();
  return (await getFeed(`/feeds/${feed}.json`)).items.map(({ title }) => title);
}

test('a feed has all articles of the two days before its newest, and at least fifty', async () => {
  await setUpPublisher();
  await publishMany(100, 'old-');
  advanceClock(10 * HOUR_MS);
  await publishMany(70, 'day-');
  expect(await titles()).toHaveLength(170);

  // The newest alone decides, and no clock: nothing leaves the feed while nobody publishes.
  advanceClock(100 * HOUR_MS);
  expect(await titles()).toHaveLength(170);

  await publish('next', { headline: 'Next' });
  const after = await titles();
  expect(after[0]).toBe('Next');
  expect(after).toHaveLength(50);
});

test('of articles of two days a feed has 250, the newest', async () => {
  await setUpPublisher();
  await publishMany(249);
  for (const [published, listed] of [
    [249, 249],
    [250, 250],
    [251, 250],
  ] as const) {
    if (published > 249) await publish(`story-${published}`, { headline: `Story ${published}` });
    const found = await titles();
    expect([found.length, found[0], found.at(-1)]).toEqual([listed, `Story ${published}`, `Story ${published - listed + 1}`]);
  }
});

test('an article of exactly two days before the newest is in the feed, and one a millisecond older is not', async () => {
  await setUpPublisher();
  await publish('older', { headline: 'Older' });
  advanceClock(1);
  await publishMany(60, 'edge-');
  advanceClock(2 * DAY_MS);
  await publish('newest');
  const found = await titles();
  expect(found).toHaveLength(61);
  expect(found).not.toContain('Older');
});

test('when the newest article is withdrawn, held or expires, the two days are those before the next one', async () => {
  await setUpPublisher();
  await publish('first', { headline: 'First' });
  advanceClock(HOUR_MS);
  await publishMany(70, 'day-');
  advanceClock(2 * DAY_MS - MINUTE_MS);
  await publish('newest', { headline: 'Newest', expires: fromNow(HOUR_MS) });
  // Within two days before the newest are the 70, and not the first.
  expect(await titles()).not.toContain('First');
  await changeState('newest', 'hold');
  expect(await titles()).toContain('First');
  await changeState('newest', 'release');
  expect(await titles()).not.toContain('First');
  await withdraw('newest', 'It was no news.');
  expect(await titles()).toEqual(expect.arrayContaining(['It was no news.', 'First']));
  await changeState('newest', 'reinstatement');
  expect(await titles()).not.toContain('First');
  await flush();
  advanceClock(HOUR_MS);
  await runAlarm();
  const expired = await titles();
  expect(expired).not.toContain('Newest');
  expect(expired).toContain('First');
});

test('an article that was held for days is listed again for 14 days after its release, because readers may never have had it', async () => {
  await setUpPublisher();
  await publish('checked', { headline: 'Checked by the lawyers' });
  await changeState('checked', 'hold');
  await publishMany(120, 'first-');
  advanceClock(5 * DAY_MS);
  await publishMany(60, 'later-');
  expect(await titles()).not.toContain('Checked by the lawyers');
  await changeState('checked', 'release');
  expect(await titles()).toContain('Checked by the lawyers');
  advanceClock(14 * DAY_MS);
  await flush();
  await runAlarm();
  expect(await titles()).not.toContain('Checked by the lawyers');
});

test('held articles take no place of the notes of withdrawn ones', async () => {
  await setUpPublisher();
  await publish('wrong', { headline: 'Wrong' });
  await publishMany(1_000, 'held-');
  await applyMany(numbered(1_000, 'held-').map((slug) => ({ op: 'correct', slug, note: 'A number was wrong.' })));
  await applyMany(numbered(1_000, 'held-').map((slug) => ({ op: 'hold', slug })));
  await publishMany(60, 'later-');
  await withdraw('wrong', 'The report was wrong.');
  expect(await titles()).toContain('The report was wrong.');
});

function numbered(count: number, prefix: string): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
}

test.each([1, 38, 39, 40, 49])(
  'a back-dated article is seen by subscribers, however full the page of the archive is: %i articles before it',
  async (before) => {
    await setUpPublisher();
    await publishMany(50 + before, 'before-');
    await publish('old', { headline: 'From the drawer', firstPublished: '2030-01-01T00:00:00Z' });
    expect(await titles()).toContain('From the drawer');
    // It is among the last fifty that joined the feed.
    await publishMany(49, 'after-');
    expect(await titles()).toContain('From the drawer');
  },
);

test('an old article that gets a section is seen by the subscribers of the section, even if it completes a page of the archive', async () => {
  await setUpPublisher();
  await publish('old', { headline: 'Became a story of the weather' });
  advanceClock(10 * DAY_MS);
  await publishMany(99, 'gale-', () => ({ sections: ['weather'] }));
  await replace('old', { headline: 'Became a story of the weather', sections: ['harbour', 'weather'] });
  expect(await titles('sections/weather')).toContain('Became a story of the weather');
});

test('an embargoed article that is released late is seen by subscribers, with the date of its embargo', async () => {
  await setUpPublisher();
  await publishMany(99, 'before-');
  await publish('secret', { headline: 'Results', embargoedUntil: fromNow(HOUR_MS) });
  // The alarm runs a week late, as after a restore.
  advanceClock(7 * DAY_MS);
  await publishMany(50, 'meanwhile-');
  expect(await titles()).not.toContain('Results');
  await flush();
  await runAlarm();
  const found = await titles();
  expect(found).toContain('Results');
});

test('an old article that was corrected or withdrawn is listed for 14 days beside the articles of two days', async () => {
  await setUpPublisher();
  await publishMany(3, 'old-', (number) => ({ headline: `Old story ${number}` }));
  advanceClock(10 * DAY_MS);
  await publishMany(120, 'day-');
  await correct('old-1', 'It was the western lock.');
  await withdraw('old-2', 'The report was wrong.');
  const found = await titles();
  expect(found).toHaveLength(122);
  expect(found).toEqual(expect.arrayContaining(['Old story 1', 'The report was wrong.']));
  expect(found).not.toContain('Old story 3');
});
