// The directory of feeds as the Catalogue fills it.
import { beforeEach, expect, test } from 'vitest';
import { advanceClock, SECOND_MS } from '../../support/worker/clock.ts';
import { publish, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { getText } from '../../support/worker/reader.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock', { subjects: ['Pilots', 'Tides'] });
});

const listed = (text: string) => [
  ...new Set([...text.matchAll(/href="(\/feeds\/(?:subjects|authors|sections)\/[^"#.]+)/g)].map(([, path]) => path)),
];

test('a subject without an article left is in no list of feeds, and comes back with its next article', async () => {
  await publish('second-lock', { subjects: ['Storms', 'Tides'] });
  advanceClock(2 * SECOND_MS);
  expect(listed(await getText('/feeds'))).toContain('/feeds/subjects/storms');
  await withdraw('second-lock');
  advanceClock(2 * SECOND_MS);
  const page = await getText('/feeds');
  expect(listed(page).filter((path) => path?.includes('/subjects/'))).toEqual(['/feeds/subjects/pilots', '/feeds/subjects/tides']);
  expect(page).toMatch(/<h2>Subjects<\/h2> <span class="count">2, by name/);
  expect(await getText('/feeds.opml?include=subjects')).not.toContain('/feeds/subjects/storms.rss');
  await publish('third-lock', { subjects: ['Storms'] });
  advanceClock(2 * SECOND_MS);
  expect(listed(await getText('/feeds'))).toContain('/feeds/subjects/storms');
});

test('a section without an article is listed, because its feed exists', async () => {
  expect(listed(await getText('/feeds')).filter((path) => path?.includes('/sections/')).length).toBeGreaterThan(1);
});
