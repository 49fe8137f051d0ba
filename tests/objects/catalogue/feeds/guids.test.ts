// The id of an article in the RSS feed that moved here: readers of that feed recognise the article by it.
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DraftInput } from '../../../../src/domain/articles/draft.ts';
import { exportAll, restore } from '../../../support/worker/backup.ts';
import { select } from '../../../support/worker/catalogue.ts';
import { callDesk, publish, replace, sendBulk, setUpPublisher, withdraw } from '../../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';
import { getAllFormats } from '../../../support/worker/reader.ts';
import { article } from '../../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const GUID = '65f0c3a1b2d4e50001a7c9f2';
const URI = 'tag:quay-courier.example,2031:article/first';

async function idsOf() {
  const { rss, atom, json } = await getAllFormats();
  return {
    rss: (parseRssFeed(rss).items ?? []).map(({ guid }) => [guid?.value, guid?.isPermaLink]),
    atom: (parseAtomFeed(atom).entries ?? []).map(({ id }) => id),
    json: (parseJsonFeed(json).items ?? []).map(({ id }) => id),
  };
}

async function refusalOf(slug: string, changes: Partial<DraftInput>, headers: Record<string, string> = {}) {
  const answer = await callDesk('PUT', `/desk/articles/${slug}`, { body: article(changes), headers });
  return [answer.status, answer.body.objections];
}

const IDS = { rss: [[GUID, false]], atom: [URI], json: [URI] };

test('RSS has the guid, and Atom and JSON Feed have the IRI', async () => {
  await publish('first', { guid: GUID });
  expect(await idsOf()).toEqual(IDS);
});

test('the stub of a withdrawn article and a changed article have the guid of the article', async () => {
  await publish('first', { guid: GUID });
  await replace('first', { headline: 'New words' });
  expect(await idsOf()).toEqual(IDS);
  await withdraw('first');
  expect(await idsOf()).toEqual(IDS);
});

test('a guid of any characters is read back as it was written', async () => {
  const guid = 'a <b> & "c" ]]> 日本 00123';
  await publish('first', { guid });
  expect((await idsOf()).rss).toEqual([[guid, false]]);
});

describe('a guid', () => {
  test('is refused if another article has it as its guid or as its IRI', async () => {
    await publish('first', { guid: GUID });
    expect(await refusalOf('second', { guid: GUID })).toEqual([
      422,
      [{ pointer: '/guid', detail: 'is already the guid of the article first' }],
    ]);
    expect(await refusalOf('second', { guid: URI })).toEqual([
      422,
      [{ pointer: '/guid', detail: 'is already the IRI of the article first' }],
    ]);
  });

  test('keeps another article from having it as its IRI', async () => {
    await publish('first', { guid: 'tag:quay-courier.example,2031:article/second' });
    expect(await refusalOf('second', {})).toEqual([422, [{ pointer: '/uri', detail: 'is already the guid of the article first' }]]);
  });

  test('is kept by a withdrawn article', async () => {
    await publish('first', { guid: GUID });
    await withdraw('first');
    expect((await refusalOf('second', { guid: GUID }))[0]).toBe(422);
  });

  test('is fixed with the first version', async () => {
    await publish('first', { guid: GUID });
    await publish('second');
    const stored = { 'if-match': '*' };
    expect((await refusalOf('first', { guid: GUID, headline: 'New words' }, stored))[0]).toBe(200);
    expect(await refusalOf('first', { guid: 'another' }, stored)).toEqual([
      422,
      [{ pointer: '/guid', detail: `was fixed with the first version as ${GUID}` }],
    ]);
    expect(await refusalOf('second', { guid: 'another' }, stored)).toEqual([
      422,
      [{ pointer: '/guid', detail: 'can be set with the first version only' }],
    ]);
  });

  test.each(['', ' x', 'x\n', 'a  b', 'a\u0000b', 'a\u0085b', 'e\u0301', '\ud800', 'x'.repeat(2_049)])(
    'that would not be kept as it is, is refused: %j',
    async (guid) => {
      const [status, objections] = await refusalOf('first', { guid });
      expect([status, (objections as { pointer: string }[])[0]?.pointer]).toEqual([422, '/guid']);
    },
  );

  test('is found by an index', async () => {
    const plan = await select("EXPLAIN QUERY PLAN SELECT slug FROM article WHERE guid = 'x'");
    expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH article USING INDEX article_by_guid (guid=?)']);
  });
});

test('a second import of an article that was imported without a guid changes its text and not its id', async () => {
  const line = (hash: string, changes: Partial<DraftInput>) => ({
    op: 'import',
    slug: 'first',
    sourceId: 'one',
    sourceHash: hash.repeat(64),
    article: article(changes),
  });
  await sendBulk([line('a', {})]);
  expect(await sendBulk([line('b', { guid: GUID, headline: 'New words' })])).toMatchObject([{ status: 200, outcome: 'updated' }]);
  expect((await idsOf()).rss).toEqual([[URI, false]]);
});

describe('a backup', () => {
  test('has the guids, and a restore gives the same feed', async () => {
    await publish('first', { guid: GUID });
    const file = await exportAll();
    expect(await restore(file)).toMatchObject({ status: 200 });
    newIsolate();
    expect(await idsOf()).toEqual(IDS);
    expect((await refusalOf('second', { guid: GUID }))[0]).toBe(422);
  });

  test.each([
    ['two articles have one guid', `"${GUID}"`, 'guid'],
    ['a guid is the IRI of another article', `"${URI}"`, 'IRI'],
  ])('is refused if %s', async (_case, id, word) => {
    await publish('first', { guid: GUID });
    await publish('second', { guid: 'the-second' });
    const file = (await exportAll()).replaceAll('"the-second"', id).replaceAll('\\"the-second\\"', id.replaceAll('"', '\\"'));
    expect(await restore(file)).toMatchObject({ status: 400, detail: expect.stringContaining(word) });
  });
});
