// What the desk asks when it looks for something: the list of articles, and the trail of who did what.
import { beforeEach, describe, expect, test } from 'vitest';
import { runAlarm } from '../../support/worker/catalogue.ts';
import { advanceClock, fromNow, HOUR_MS } from '../../support/worker/clock.ts';
import { callDesk, changeState, publish, publishMany, replace, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';

isolateTests();
beforeEach(() => setUpPublisher());

interface List {
  articles: { slug: string; pubStatus: string }[];
  next?: string;
}

async function list(query = ''): Promise<string[]> {
  const { status, body } = await callDesk<List>('GET', `/desk/articles${query}`);
  expect([query, status]).toEqual([query, 200]);
  return body.articles.map(({ slug }) => slug);
}

describe('the list', () => {
  beforeEach(async () => {
    await publish('lock', { headline: 'Pilots return', subjects: ['Pilots'] });
    await publish('gale', { headline: 'A GALE is coming', sections: ['weather', 'harbour'], subjects: ['Storms'] });
    await publish('agency', { headline: 'Rates rise', source: 'Tideline Agency' });
    await publish('later', { headline: 'Merger', embargoedUntil: fromNow(HOUR_MS) });
    await publish('gone', { headline: 'Never happened' });
    await publish('held', { headline: 'Not sure' });
    await withdraw('gone');
    await changeState('held', 'hold');
  });

  test('shows everything, newest change first', async () => {
    expect(await list()).toEqual(['held', 'gone', 'later', 'agency', 'gale', 'lock']);
    await replace('lock', { headline: 'Pilots leave' });
    expect((await list())[0]).toBe('lock');
  });

  test.each([
    ['?status=withheld', ['held']],
    ['?status=canceled', ['gone']],
    ['?status=embargoed', ['later']],
    ['?section=weather', ['gale']],
    ['?subject=storms', ['gale']],
    ['?source=tideline%20agency', ['agency']],
    ['?q=gale', ['gale']],
    ['?q=100%25', []],
    ['?section=harbour&q=pilots', ['lock']],
  ])('%s finds what it names', async (query, keys) => {
    expect(await list(query)).toEqual(keys);
  });

  test('finds copy of an agency by any of its names', async () => {
    await publish('tide', { headline: 'Tide turns', source: 'AP' });
    await publish('ebb', { headline: 'Tide ebbs', source: 'The Associated Press' });
    expect(await list('?source=AP')).toEqual(['ebb', 'tide']);
    expect(await list('?source=associated%20press')).toEqual(['ebb', 'tide']);
  });

  test('an article that has left its embargo is no longer under it', async () => {
    advanceClock(HOUR_MS);
    await runAlarm();
    expect(await list('?status=embargoed')).toEqual([]);
  });

  test.each(['?limit=0', '?limit=101', '?limit=x', '?status=all', '?cursor=x', '?unknown=1', '?section=NO'])(
    '%s is refused',
    async (query) => {
      expect((await callDesk('GET', `/desk/articles${query}`)).status).toBe(422);
    },
  );
});

test('page by page the list holds every article once, though the desk works on meanwhile', async () => {
  await publishMany(25);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await callDesk<List>('GET', `/desk/articles?limit=10${cursor === undefined ? '' : `&cursor=${cursor}`}`);
    seen.push(...body.articles.map(({ slug }) => slug));
    cursor = body.next;
    if (seen.length === 10) await publish('meanwhile');
  } while (cursor !== undefined);
  expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => `story-${25 - index}`));
});

test('page by page the trail holds every act once, newest first', async () => {
  await publishMany(12);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await callDesk<{ entries: { subject: string }[]; next?: string }>(
      'GET',
      `/desk/audit?limit=5${cursor === undefined ? '' : `&cursor=${cursor}`}`,
    );
    seen.push(...body.entries.map(({ subject }) => subject));
    cursor = body.next;
  } while (cursor !== undefined);
  expect(seen).toEqual([...Array.from({ length: 12 }, (_, index) => `story-${12 - index}`), 'The Quay Courier']);
});
