// A withdrawal as the public sees it: the stub and its end, the tombstone that stays, and the way back.
import { beforeEach, describe, expect, test } from 'vitest';
import { alarmMs, flush, runAlarm } from '../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, HOUR_MS, NOON } from '../../support/worker/clock.ts';
import { callDesk, changeState, publish, publishMany, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { entriesOf, get, getAllFormats, getFeed, getText } from '../../support/worker/reader.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock', { standfirst: 'Secret standfirst', bodyHtml: '<p>Secret body</p>', subjects: ['Secret subject'] });
  advanceClock(HOUR_MS);
});

const ID = 'tag:quay-courier.example,2031:article/eastern-lock';
const NOTE = 'The pilots never left the lock.';
const WITHDRAWN_AT = '2040-03-01T13:00:00.000Z';

async function stubs(feed = 'all') {
  newIsolate();
  const documents = await getAllFormats(feed);
  const entry = (format: 'rss' | 'atom' | 'json') => entriesOf(format, documents[format]).get(ID);
  return { rss: entry('rss'), atom: entry('atom'), json: entry('json'), documents };
}

describe('for fourteen days', () => {
  test('the entry stands under its id with the publisher’s note, and nothing of what was withdrawn', async () => {
    await withdraw('eastern-lock', NOTE);
    const { rss, atom, json } = await stubs();
    for (const entry of [rss, atom, json]) {
      expect(entry).toContain(NOTE);
      expect(entry).toContain('http://localhost/articles/eastern-lock');
      expect(entry).toContain('© 2040 The Quay Courier. All rights reserved.');
      expect(entry).not.toMatch(/Secret|Pilots return|Ada Brink|Harbour|www\.quay-courier\.example\/harbour/);
    }
  });

  test('its instants say what happened when, and never slide', async () => {
    await withdraw('eastern-lock', NOTE);
    const first = await stubs();
    expect(first.rss).toContain('<pubDate>Thu, 01 Mar 2040 12:00:00 GMT</pubDate>');
    for (const entry of [first.rss, first.atom]) {
      expect(entry).toContain(`<dcterms:modified>${WITHDRAWN_AT}</dcterms:modified>`);
      expect(entry).toContain(`<dcterms:valid>start=${NOON}; end=${WITHDRAWN_AT}; scheme=W3C-DTF</dcterms:valid>`);
    }
    expect(JSON.parse(first.json ?? '{}')).toMatchObject({
      date_published: NOON,
      _tearsheet: { withdrawn: { at: WITHDRAWN_AT, note: NOTE }, valid_until: WITHDRAWN_AT },
    });
    advanceClock(13 * DAY_MS);
    const { rss, atom, json } = await stubs();
    expect({ rss, atom, json }).toEqual({ rss: first.rss, atom: first.atom, json: first.json });
  });

  test('Atom’s deleted-entry names the instant of the stub’s "updated"', async () => {
    await withdraw('eastern-lock', NOTE);
    const { atom, documents } = await stubs();
    const updated = /<updated>([^<]*)</.exec(atom ?? '')?.[1];
    expect(updated).toBe(WITHDRAWN_AT);
    expect(documents.atom).toContain(`<at:deleted-entry ref="${ID}" when="${updated}"><at:comment>${NOTE}</at:comment></at:deleted-entry>`);
  });

  test('an old article that is withdrawn has its stub too, even with three hundred newer articles', async () => {
    await publishMany(300);
    expect((await getFeed()).items.some(({ id }) => id === ID)).toBe(false);
    await withdraw('eastern-lock', NOTE);
    expect((await stubs()).json).toContain(NOTE);
  });

  test('the front page and the news sitemap do not mention it', async () => {
    await withdraw('eastern-lock', NOTE);
    expect(await getText('/')).not.toMatch(/Pilots return|Secret/);
    expect(await getText('/sitemap-news.xml')).not.toContain('eastern-lock');
  });
});

test('stub and deleted-entry leave all formats together, on day fourteen to the millisecond', async () => {
  await publish('other', { headline: 'Other', subjects: ['Secret subject'] });
  await withdraw('eastern-lock', NOTE);
  await flush();
  const leaves = Date.parse(WITHDRAWN_AT) + 14 * DAY_MS;
  expect(await alarmMs()).toBeLessThanOrEqual(leaves);
  advanceClock(leaves - Date.now() - 1);
  await runAlarm();
  for (const feed of ['all', 'subjects/secret-subject'])
    expect(await stubs(feed)).toMatchObject({ rss: expect.any(String), atom: expect.any(String), json: expect.any(String) });
  expect(await alarmMs()).toBe(leaves);
  advanceClock(1);
  await runAlarm();
  for (const feed of ['all', 'subjects/secret-subject']) {
    const { rss, atom, json, documents } = await stubs(feed);
    expect([feed, rss, atom, json]).toEqual([feed, undefined, undefined, undefined]);
    expect(documents.atom).not.toContain('deleted-entry');
  }
});

describe('for ever', () => {
  test('the address of the article answers 410 with the note, to anybody, and not with the desk’s reason', async () => {
    await withdraw('eastern-lock', NOTE);
    advanceClock(400 * DAY_MS);
    await runAlarm();
    newIsolate();
    const answer = await get('/articles/eastern-lock');
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([410, '*']);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ type: '/problems/withdrawn', article: ID, withdrawnAt: WITHDRAWN_AT, note: NOTE });
    expect(text).not.toContain('The source took it back');
  });

  test('its archive page keeps the stub and the tombstone', async () => {
    await publishMany(120);
    await withdraw('eastern-lock', NOTE);
    advanceClock(15 * DAY_MS);
    await runAlarm();
    const atom = await getText('/feeds/all/archive/1.atom');
    expect(entriesOf('atom', atom).get(ID)).toContain(NOTE);
    expect(atom).toContain(`<at:deleted-entry ref="${ID}" when="${WITHDRAWN_AT}"`);
    expect((await stubs()).json).toBeUndefined();
  });

  test('its slug stays taken: nothing can be put there, imported over it or corrected', async () => {
    await withdraw('eastern-lock', NOTE);
    const put = await callDesk('PUT', '/desk/articles/eastern-lock', {
      body: { headline: 'x', source: 'The Quay Courier', sections: ['harbour'], bodyHtml: '<p>x</p>' },
      headers: { 'if-match': '*' },
    });
    const statuses = [put.status];
    for (const [action, body] of [
      ['correction', { note: 'x' }],
      ['hold', {}],
      ['release', {}],
    ] as const)
      statuses.push((await callDesk('POST', `/desk/articles/eastern-lock/${action}`, { body })).status);
    expect(statuses).toEqual([409, 409, 409, 409]);
  });
});

describe('a reinstatement', () => {
  test('brings the article back as it stood, in its old place, with its old id and date', async () => {
    await publish('newer', { headline: 'Newer' });
    await withdraw('eastern-lock', NOTE);
    advanceClock(HOUR_MS);
    const { body } = await changeState('eastern-lock', 'reinstatement');
    expect([body.outcome, body.article.version, body.article.pubStatus]).toEqual(['reinstated', 3, 'usable']);
    const { items } = await getFeed();
    expect(items.map(({ title, date_published }) => [title, date_published])).toEqual([
      ['Newer', '2040-03-01T13:00:00.000Z'],
      ['Pilots return to the eastern lock', NOON],
    ]);
    const { documents, atom } = await stubs();
    expect(documents.atom).not.toContain('deleted-entry');
    expect(atom).toContain('<updated>2040-03-01T14:00:00.000Z</updated>');
    expect((await get('/articles/eastern-lock')).status).toBe(303);
  });

  test('is not affected by the end of the fourteen days', async () => {
    await withdraw('eastern-lock', NOTE);
    await changeState('eastern-lock', 'reinstatement');
    advanceClock(15 * DAY_MS);
    await runAlarm();
    newIsolate();
    expect((await getFeed()).items.map(({ title }) => title)).toEqual(['Pilots return to the eastern lock']);
    expect((await callDesk('POST', '/desk/articles/eastern-lock/reinstatement')).status).toBe(409);
  });
});

test('an article withdrawn before its publication leaves no trace in public', async () => {
  await publish('early', { headline: 'Early', embargoedUntil: '2040-03-02T00:00:00Z', subjects: ['Early subject'] });
  await withdraw('early', NOTE);
  advanceClock(2 * DAY_MS);
  await runAlarm();
  newIsolate();
  expect((await get('/articles/early')).status).toBe(404);
  expect((await get('/feeds/subjects/early-subject.rss')).status).toBe(404);
  for (const text of Object.values(await getAllFormats())) expect(text).not.toMatch(/early/i);
});
