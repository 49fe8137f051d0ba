// The directory of feeds as the Catalogue fills it.
import { beforeEach, describe, expect, test } from 'vitest';
import { advanceClock, SECOND_MS } from '../../support/worker/clock.ts';
import { callDesk, publish, publishMany, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { getText } from '../../support/worker/reader.ts';
import { PUBLISHER } from '../../support/worker/sample.ts';

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

/** The names of the subjects on a page of the directory, in their order. */
function subjectsOn(page: string): string[] {
  const [group = ''] = /<details[^>]*id="subjects"[\s\S]*?<\/details>/.exec(page) ?? [];
  return [...group.matchAll(/class="feed-name"[^>]*>(.*?)<\/a>/g)].map(([, name = '']) => name.replace(/<[^>]*>/g, ''));
}

describe('the order of subjects', () => {
  const NAMES = ['Öl', 'Zebra', 'Åland', 'apfel', 'Apfel 10', 'Apfel 9', 'Éclair', 'eclair', 'Ängste', 'Пилоты', '2040'];

  test.each([
    ['de-DE', ['2040', 'Åland', 'Ängste', 'apfel', 'Apfel 9', 'Apfel 10', 'eclair', 'Éclair', 'Öl', 'Zebra', 'Пилоты']],
    ['sv-SE', ['2040', 'apfel', 'Apfel 9', 'Apfel 10', 'eclair', 'Éclair', 'Zebra', 'Åland', 'Ängste', 'Öl', 'Пилоты']],
  ])('is that of the publisher’s language: %s', async (language, expected) => {
    await setUpPublisher({ language });
    await withdraw('eastern-lock');
    // The number of articles does not matter.
    for (const [index, name] of NAMES.entries()) await publishMany(1 + (index % 3), `s${index}-`, () => ({ subjects: [name] }));
    expect(subjectsOn(await getText('/feeds'))).toEqual(expected);
  });

  test('follows a change of the language, a new subject and a subject that loses its last article', async () => {
    await publish('a', { subjects: ['Zebra'] });
    await publish('b', { subjects: ['Ängste'] });
    expect(subjectsOn(await getText('/feeds'))).toEqual(['Ängste', 'Pilots', 'Tides', 'Zebra']);
    await setUpPublisher({ language: 'sv' });
    expect(subjectsOn(await getText('/feeds'))).toEqual(['Pilots', 'Tides', 'Zebra', 'Ängste']);
    await publish('c', { subjects: ['Arktis'] });
    expect(subjectsOn(await getText('/feeds'))).toEqual(['Arktis', 'Pilots', 'Tides', 'Zebra', 'Ängste']);
    await withdraw('a');
    expect(subjectsOn(await getText('/feeds'))).toEqual(['Arktis', 'Pilots', 'Tides', 'Ängste']);
  });

  test('follows a subject that gets another name or code, or is merged', async () => {
    const change = (path: string, body: unknown) => callDesk('POST', `/desk/subjects/${path}`, { body });
    expect(subjectsOn(await getText('/feeds'))).toEqual(['Pilots', 'Tides']);
    expect((await change('pilots/rename', { name: 'Zeppelins' })).status).toBe(200);
    expect(subjectsOn(await getText('/feeds'))).toEqual(['Tides', 'Zeppelins']);
    expect((await change('pilots/rename', { code: 'airships', name: 'Airships' })).status).toBe(200);
    expect(subjectsOn(await getText('/feeds'))).toEqual(['Airships', 'Tides']);
    expect((await change('airships/merge', { into: 'tides' })).status).toBe(200);
    expect(subjectsOn(await getText('/feeds'))).toEqual(['Tides']);
  });

  test('is the same over all pages, and each subject is on one of them', async () => {
    for (let batch = 0; batch < 26; batch++)
      await publish(`batch-${batch}`, { subjects: Array.from({ length: 50 }, (_, index) => `Topic ${(batch * 50 + index) * 7}`) });
    const found: string[] = [];
    let pages = 0;
    for (let path: string | undefined = '/feeds'; path !== undefined; pages++) {
      const page: string = await getText(path);
      found.push(...subjectsOn(page));
      path = /href="([^"]*)" rel="next"/.exec(page)?.[1];
    }
    const topics = Array.from({ length: 26 * 50 }, (_, index) => `Topic ${index * 7}`);
    expect([pages, found]).toEqual([3, ['Pilots', 'Tides', ...topics]]);
  });

  test('starts in the middle where the address says so', async () => {
    await publish('more', { subjects: ['Boats', 'Cranes', 'Docks'] });
    expect(subjectsOn(await getText('/feeds?subjects=3'))).toEqual(['Docks', 'Pilots', 'Tides']);
    expect(await getText('/feeds?subjects=3')).toContain('href="/feeds" rel="prev"');
  });
});

test('a section that is no longer in the settings comes after the others', async () => {
  const [harbour, ...others] = PUBLISHER.sections;
  await setUpPublisher({ sections: [...others, { code: 'arts', name: 'Arts' }], desks: [] });
  expect(harbour?.code).toBe('harbour');
  expect(listed(await getText('/feeds')).filter((path) => path?.includes('/sections/'))).toEqual([
    '/feeds/sections/weather',
    '/feeds/sections/code',
    '/feeds/sections/arts',
    '/feeds/sections/harbour',
  ]);
});
