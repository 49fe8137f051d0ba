// The house takes another name, another tagging entity, other sections. What is out stays whose it was, and where it was.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Publisher } from '../../../../src/domain/publisher/publisher.ts';
import { callDesk, correct, ORIGIN, publish, replace, setUpPublisher } from '../../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';
import { getFeed, getText, titlesOf } from '../../../support/worker/reader.ts';
import { article, PUBLISHER } from '../../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const RENAMED = { name: 'The Quay Herald', houseLine: '© {year} The Quay Herald. All rights reserved.' };

/** The licence of the house's own copy, and of no other. */
const HOUSE_TERMS = `${ORIGIN}/terms`;

async function formerNames(): Promise<string[]> {
  return (await callDesk<Publisher>('GET', '/desk/publisher')).body.formerNames;
}

async function feedIdOf(feed: string): Promise<string | undefined> {
  newIsolate();
  return /<id>([^<]*)<\/id>/.exec(await getText(`/feeds/${feed}.atom`))?.[1];
}

describe('a publisher that changes its name', () => {
  test('keeps its old copy as its own: house line, its own licence and no source credit', async () => {
    await publish('own');
    await publish('wire', { source: 'Tidewater Wire', copyrightNotice: '© Tidewater Wire.' });
    await setUpPublisher(RENAMED);
    newIsolate();
    const [wire, own] = (await getFeed()).items;
    expect(own?._tearsheet).toMatchObject({ rights: { notice: '© 2040 The Quay Herald. All rights reserved.', licence: HOUSE_TERMS } });
    expect(wire?._tearsheet.rights).toMatchObject({ notice: '© Tidewater Wire.', licence: expect.not.stringContaining(HOUSE_TERMS) });
    const [, atomOwn = ''] = (await getText('/feeds/all.atom')).split('<entry').slice(1);
    expect(atomOwn).not.toContain('<dc:source');
  });

  test('records its former names by itself, over two changes and back', async () => {
    await setUpPublisher(RENAMED);
    expect(await formerNames()).toEqual(['The Quay Courier']);
    await setUpPublisher({ ...RENAMED, name: 'The Quay' });
    expect((await formerNames()).sort()).toEqual(['The Quay Courier', 'The Quay Herald']);
    await setUpPublisher();
    expect((await formerNames()).sort()).toEqual(['The Quay', 'The Quay Herald']);
  });

  test('is not changed by the same settings sent again without former names', async () => {
    await setUpPublisher(RENAMED);
    const again = await callDesk<{ outcome: string }>('PUT', '/desk/publisher', {
      body: { ...PUBLISHER, ...RENAMED },
      headers: { 'if-match': '*' },
    });
    expect([again.status, again.body.outcome]).toEqual([200, 'unchanged']);
    expect(await formerNames()).toEqual(['The Quay Courier']);
  });

  test('accepts new copy under the old name as its own', async () => {
    await setUpPublisher(RENAMED);
    await publish('late', { source: 'the quay courier' });
    expect((await getFeed()).items[0]?._tearsheet).toMatchObject({ rights: { licence: HOUSE_TERMS } });
    const claimed = await callDesk('PUT', '/desk/articles/claimed', { body: article({ copyrightHolder: 'Somebody else' }) });
    expect([claimed.status, claimed.body.objections?.map(({ pointer }) => pointer)]).toEqual([422, ['/copyrightHolder']]);
  });
});

test('a feed keeps its id when the tagging entity changes, and a new feed takes the new one', async () => {
  await publish('eastern-lock');
  const feeds = ['all', 'sections/harbour', 'subjects/pilots', 'authors/ada-brink'];
  const before = await Promise.all(feeds.map(feedIdOf));
  expect(before[0]).toBe('tag:quay-courier.example,2031:feed/all');
  await setUpPublisher({ tagAuthority: 'quay-herald.example,2040' });
  await publish('gale', { subjects: ['Gales', 'Pilots'] });
  expect(await Promise.all(feeds.map(feedIdOf))).toEqual(before);
  expect(await feedIdOf('subjects/gales')).toBe('tag:quay-herald.example,2040:feed/subjects/gales');
  expect((await getFeed()).items.map(({ id }) => id)).toEqual([
    'tag:quay-herald.example,2040:article/gale',
    'tag:quay-courier.example,2031:article/eastern-lock',
  ]);
});

describe('a section that the settings have closed', () => {
  beforeEach(async () => {
    await publish('gale', { sections: ['weather'] });
    await setUpPublisher({ sections: PUBLISHER.sections.filter(({ code }) => code !== 'weather') });
  });

  test('does not prevent corrections of its articles', async () => {
    await correct('gale', 'The headline was wrong.', { headline: 'A gale from the west' });
    expect((await replace('gale', { sections: ['weather'], headline: 'A gale from the west, again' })).body.outcome).toBe('updated');
    newIsolate();
    expect(await titlesOf('/feeds/sections/weather.json')).toEqual(['A gale from the west, again']);
    expect((await getFeed('/feeds/sections/weather.json')).title).toBe('The Quay Courier: Weather');
  });

  test('takes no new article', async () => {
    const refused = await callDesk('PUT', '/desk/articles/storm', { body: article({ sections: ['harbour', 'weather'] }) });
    expect([refused.status, refused.body.objections?.map(({ pointer }) => pointer)]).toEqual([422, ['/sections/1']]);
  });
});

test('a section that was renamed makes no change of an article that is sent again as it is', async () => {
  await publish('gale', { sections: ['weather'] });
  await setUpPublisher({
    sections: PUBLISHER.sections.map((section) => (section.code === 'weather' ? { ...section, name: 'Wind and tides' } : section)),
  });
  const again = await replace('gale', { sections: ['weather'] });
  expect([again.body.outcome, again.body.article.version]).toEqual(['unchanged', 1]);
  newIsolate();
  expect((await getFeed('/feeds/sections/weather.json')).title).toBe('The Quay Courier: Wind and tides');
});
