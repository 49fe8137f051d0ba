// What a draft that nobody may know of calls a subject is read nowhere: neither in the name of a feed nor in a code.
import { beforeEach, describe, expect, test } from 'vitest';
import { fromNow, HOUR_MS } from '../../support/worker/clock.ts';
import { changeState, correct, publish, publishMany, replace, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { get, getFeed, getText } from '../../support/worker/reader.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const ACME = { code: 'acme', name: 'Acme' };
const SOLD = { code: 'acme', name: 'Acme to be sold' };

/** Wherever a reader is told what a subject is called. */
const SURFACES = [
  '/',
  '/feeds',
  '/feeds.opml',
  '/feeds/subjects/acme',
  ...['rss', 'atom', 'json'].flatMap((format) => [`/feeds/subjects/acme.${format}`, `/feeds/subjects/acme/archive/1.${format}`]),
];

async function surfaces() {
  newIsolate();
  const answers = [];
  for (const path of SURFACES) {
    const answer = await get(path);
    answers.push({ path, status: answer.status, etag: answer.headers.get('etag'), text: await answer.text() });
  }
  return answers;
}

async function titleOf(feed: string): Promise<string> {
  newIsolate();
  return (await getFeed(`/feeds/${feed}.json`)).title;
}

function underEmbargo() {
  return { embargoedUntil: fromNow(HOUR_MS) };
}

describe('the name of a feed', () => {
  test('is never taken from a draft: not in the directory, the OPML, a title, an archive page or a tag', async () => {
    await publishMany(51, 'story-', () => ({ subjects: [ACME] }));
    const before = await surfaces();
    expect(before.map(({ status }) => status)).toEqual(SURFACES.map(() => 200));
    await publish('secret', { ...underEmbargo(), subjects: [SOLD], by: { names: [{ code: 'ada-brink', name: 'Ada Brink, from Acme' }] } });
    expect(await surfaces()).toEqual(before);
  });

  test('is the public article’s, though a draft used the code before', async () => {
    await publish('secret', { ...underEmbargo(), subjects: [SOLD] });
    await publish('out', { subjects: [ACME] });
    expect(await titleOf('subjects/acme')).toBe('The Quay Courier: Acme');
    newIsolate();
    for (const path of ['/feeds', '/feeds.opml']) expect([path, await getText(path)]).toEqual([path, expect.not.stringContaining('sold')]);
  });

  test('stays the one of the article that made it, whatever later ones call their subject', async () => {
    await publish('first', { subjects: [ACME] });
    await publish('second', { subjects: [{ code: 'acme', name: 'Acme Holdings' }] });
    expect(await titleOf('subjects/acme')).toBe('The Quay Courier: Acme');
    await withdraw('first');
    expect(await titleOf('subjects/acme')).toBe('The Quay Courier: Acme');
  });

  test('is not changed by a correction of an old article', async () => {
    await publish('first', { subjects: [ACME] });
    await correct('first', 'The company is a holding.', { subjects: [{ code: 'acme', name: 'Acme Holdings' }] });
    expect((await getFeed('/feeds/subjects/acme.json')).items[0]?.tags).toContain('Acme Holdings');
    expect(await titleOf('subjects/acme')).toBe('The Quay Courier: Acme');
  });
});

describe('a held article', () => {
  test('with a new subject creates no feed for it before it is released, and its name stays unknown', async () => {
    await publish('first');
    await publish('other', { subjects: ['Tides'] });
    await changeState('first', 'hold');
    const before = await listed();
    await replace('first', { subjects: ['Acme to be sold'] });
    expect(await listed()).toEqual(before);
    expect((await get('/feeds/subjects/acme-to-be-sold.rss')).status).toBe(404);
    await changeState('first', 'release');
    newIsolate();
    expect((await getFeed('/feeds/subjects/acme-to-be-sold.json')).items).toHaveLength(1);
  });
});

describe('codes of C, C++ and C#', () => {
  test.each([
    ['no draft', []],
    ['a draft of C', ['C']],
    ['a draft of C++', ['C++']],
    ['a draft of C# and C++', ['C#', 'C++']],
  ])('are the same after %s', async (_what, subjects) => {
    if (subjects.length > 0) await publish('secret', { ...underEmbargo(), subjects });
    const { body } = await publish('languages', { subjects: ['C#', 'C', 'C++'] });
    expect(body.article.subjects).toEqual([
      { code: 'c-95da44', name: 'C#' },
      { code: 'c', name: 'C' },
      { code: 'c-2ead05', name: 'C++' },
    ]);
  });
});

test('the codes of a public article are the same whether or not a draft has the same or similar names', async () => {
  await publish('secret', { ...underEmbargo(), subjects: [{ code: 'projectx', name: 'C++' }, 'Saint-Malo'], by: { names: ['Ada-Brink'] } });
  const { body } = await publish('open', { subjects: ['C++', 'Saint Malo'], by: { names: ['Ada Brink'] } });
  expect(body.article.subjects.map(({ code }) => code)).toEqual(['c-2ead05', 'saint-malo']);
  expect(body.article.by.names.map(({ code }) => code)).toEqual(['ada-brink']);
});

test('two names that share their letters are two subjects of one article', async () => {
  const { body } = await publish('open', { subjects: ['Ready?', 'Ready!'] });
  expect(new Set(body.article.subjects.map(({ code }) => code)).size).toBe(2);
});

async function listed(): Promise<string[]> {
  newIsolate();
  return [await getText('/feeds'), await getText('/feeds.opml')];
}
