// What an isolate believes of the Catalogue, and for how long: two seconds from its question, and never more than it was told.
import { beforeEach, expect, test, vi } from 'vitest';
import type { Command } from '../../../src/domain/articles/command.ts';
import { draftSchema } from '../../../src/domain/articles/draft.ts';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { catalogue } from '../../support/worker/catalogue.ts';
import { advanceClock, SECOND_MS } from '../../support/worker/clock.ts';
import { publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { get, titlesOf } from '../../support/worker/reader.ts';
import { article } from '../../support/worker/sample.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
});

test('an isolate asks the Catalogue at most once in two seconds, and is never older than that', async () => {
  const asked = vi.spyOn(Catalogue.prototype, 'freshness');
  newIsolate();
  for (let poll = 0; poll < 5; poll++) await get('/feeds/all.rss');
  expect(asked).toHaveBeenCalledTimes(1);
  advanceClock(1_999);
  await get('/feeds/all.rss');
  expect(asked).toHaveBeenCalledTimes(1);
  advanceClock(1);
  await get('/feeds/all.rss');
  expect(asked).toHaveBeenCalledTimes(2);
});

test('the age of a record counts from its request, not from its answer', async () => {
  newIsolate();
  const { freshness } = Catalogue.prototype;
  vi.spyOn(Catalogue.prototype, 'freshness').mockImplementationOnce(function (this: Catalogue, request) {
    const record = freshness.call(this, request);
    advanceClock(5 * SECOND_MS);
    return record;
  });
  await get('/feeds/all.rss');
  const asked = vi.mocked(Catalogue.prototype.freshness);
  await get('/feeds/all.rss');
  expect(asked).toHaveBeenCalledTimes(2);
});

test('what another isolate published is seen two seconds later, in every feed it touched', async () => {
  const feeds = ['/feeds/all.json', '/feeds/sections/harbour.json', '/feeds/subjects/pilots.json', '/feeds/authors/ada-brink.json'];
  for (const feed of feeds) await titlesOf(feed);
  await throughAnotherIsolate({ headline: 'New words' });
  advanceClock(2 * SECOND_MS);
  for (const feed of feeds) expect([feed, await titlesOf(feed)]).toEqual([feed, ['New words']]);
});

test('an isolate asks again about every feed after more changes than one record lists', async () => {
  await titlesOf('/feeds/subjects/pilots.json');
  const { epoch, head } = await catalogue().freshness({ wanted: [] });
  await floodThroughAnotherIsolate(1_010);
  await throughAnotherIsolate({ headline: 'New words' });
  const record = await catalogue().freshness({ known: { epoch, head }, wanted: [] });
  expect([record.complete, record.feeds.some(({ name }) => name === 'subjects/pilots')]).toEqual([false, false]);
  advanceClock(2 * SECOND_MS);
  await get('/feeds/sections/weather.json');
  expect(await titlesOf('/feeds/subjects/pilots.json')).toEqual(['New words']);
});

/** As many new articles, each with a subject of its own. */
async function floodThroughAnotherIsolate(count: number): Promise<void> {
  const commands = Array.from({ length: count }, (_, number): Command => {
    const draft = draftSchema.parse(article({ subjects: [`Subject ${number}`], sections: ['weather'], by: {} }));
    return { op: 'put', slug: `flood-${number}`, article: { ...draft, excerpt: '' }, condition: { kind: 'none' }, significant: false };
  });
  await catalogue().applyAll(commands, { actor: { name: 'another isolate' } });
}

/** Straight to the Catalogue: this isolate hears nothing of it. */
async function throughAnotherIsolate(changes: { headline: string }): Promise<void> {
  const found = await catalogue().article('eastern-lock');
  if (found === undefined) throw new Error('there is no article to change');
  await catalogue().apply(
    { op: 'correct', slug: 'eastern-lock', note: 'The headline was wrong.', changes, condition: { kind: 'match', etags: [found.etag] } },
    { actor: { name: 'another isolate' } },
  );
}
