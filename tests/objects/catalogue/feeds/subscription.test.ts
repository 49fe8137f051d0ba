// Which articles are in the document that people subscribe to: none is lost to a reader that polls once in two days.
import { expect, test } from 'vitest';
import { advanceClock, HOUR_MS } from '../../../support/worker/clock.ts';
import { publish, publishMany, setUpPublisher } from '../../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';
import { getFeed, getText } from '../../../support/worker/reader.ts';

isolateTests();

async function titles(): Promise<string[]> {
  return (await getFeed()).items.map(({ title }) => title);
}

test('a feed has all articles of the two days before its newest, and at least fifty', async () => {
  await setUpPublisher();
  await publishMany(100, 'old-');
  await advanceClock(10 * HOUR_MS);
  await publishMany(70, 'day-');
  newIsolate();
  expect(await titles()).toHaveLength(170);

  // The newest alone decides, and no clock: nothing leaves the feed while nobody publishes.
  await advanceClock(100 * HOUR_MS);
  newIsolate();
  expect(await titles()).toHaveLength(170);

  await publish('next', { headline: 'Next' });
  newIsolate();
  const after = await titles();
  expect(after[0]).toBe('Next');
  expect(after).toHaveLength(50);
});

test('no more than 250 articles of two days are in a feed', async () => {
  await setUpPublisher();
  await publishMany(300);
  newIsolate();
  expect(await titles()).toHaveLength(250);
});

test('a feed of long articles has each of them, the first ones whole, and comes though it is longer than a message', async () => {
  await setUpPublisher({ publicContent: 'full' });
  const bodyHtml = `<p>${'Ten words of a long text that has no end. '.repeat(5_500)}</p>`;
  for (let number = 0; number < 9; number++) await publish(`long-${number}`, { bodyHtml });
  newIsolate();
  const feed = await getText('/feeds/all.json');
  const { items } = JSON.parse(feed) as { items: { content_html: string }[] };
  expect(items).toHaveLength(9);
  expect(items.map(({ content_html: html }) => html.length > 200_000)).toEqual([...Array(7).fill(true), false, false]);
  expect(items[8]?.content_html).toContain('This feed has no room for the whole text.');
});
