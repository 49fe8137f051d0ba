// One IRI, one article: two entries of one id would take each other's place in every reader, and one withdrawal would end both.
import { beforeEach, expect, test } from 'vitest';
import type { DraftInput } from '../../../../src/domain/articles/draft.ts';
import { callDesk, publish, sendBulk, setUpPublisher, withdraw } from '../../../support/worker/desk.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { getFeed } from '../../../support/worker/reader.ts';
import { article } from '../../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const URI = 'tag:quay-courier.example,2031:story/7';

function putRaw(slug: string, changes: Partial<DraftInput>) {
  return callDesk('PUT', `/desk/articles/${slug}`, { body: article(changes) });
}

test('a second article with the same IRI is refused, and the first is unchanged', async () => {
  await publish('first', { uri: URI });
  const second = await putRaw('second', { uri: URI });
  expect([second.status, second.body.objections]).toEqual([422, [{ pointer: '/uri', detail: 'is already the IRI of the article first' }]]);
  expect((await callDesk('GET', '/desk/articles/second')).status).toBe(404);
  expect((await getFeed()).items.map(({ id }) => id)).toEqual([URI]);
});

test('the IRI that would be made from a slug may be another article’s already', async () => {
  await publish('first', { uri: 'tag:quay-courier.example,2031:article/second' });
  const second = await putRaw('second', {});
  expect([second.status, second.body.objections?.map(({ pointer }) => pointer)]).toEqual([422, ['/uri']]);
});

test('a withdrawn article keeps its IRI, and one under embargo has it already', async () => {
  await publish('first', { uri: URI });
  await withdraw('first');
  expect((await putRaw('second', { uri: URI })).status).toBe(422);
  await publish('secret', { uri: `${URI}0`, embargoedUntil: '2040-03-01T18:00:00Z' });
  expect((await putRaw('third', { uri: `${URI}0` })).status).toBe(422);
});

test('an import of an IRI that is taken is refused too, and remembers no source', async () => {
  await publish('first', { uri: URI });
  const line = { op: 'import', slug: 'wire', sourceId: 'wire.txt', sourceHash: 'a'.repeat(64), article: article({ uri: URI }) };
  const [refused] = await sendBulk([line]);
  expect([refused?.status, refused?.problem?.objections]).toEqual([
    422,
    [{ pointer: expect.stringMatching(/\/uri$/), detail: 'is already the IRI of the article first' }],
  ]);
  const [mended] = await sendBulk([{ ...line, article: article({ uri: `${URI}0` }) }]);
  expect(mended).toMatchObject({ status: 201, outcome: 'created', slug: 'wire' });
});

test('an article keeps its own IRI', async () => {
  await publish('first', { uri: URI });
  const again = await callDesk('PUT', '/desk/articles/first', {
    body: article({ uri: URI, headline: 'New words' }),
    headers: { 'if-match': '*' },
  });
  expect(again.status).toBe(200);
});
