// Where an objection points: into the JSON that was sent, whichever way it was sent and whoever found the fault (RFC 6901).
import { beforeEach, expect, test } from 'vitest';
import { BODY_BYTES } from '../../src/domain/values/limits.ts';
import { callDesk, publish, sendBulk, setUpPublisher, type Written } from '../support/worker/desk.ts';
import { isolateTests } from '../support/worker/isolation.ts';
import { article } from '../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

/** The sanitiser finds the first fault, the vocabulary the second, the lifecycle the third. */
const FAULTS: readonly [string, Record<string, unknown>, string][] = [
  ['a body without text', { bodyHtml: '<script>1</script>' }, '/bodyHtml'],
  ['a section there is not', { sections: ['harbour', 'sport'] }, '/sections/1'],
  ['a day that has not come', { firstCreated: '2041-01-01T00:00:00Z' }, '/firstCreated'],
];

const pointersOf = (problem: { objections?: { pointer: string }[] } | undefined) => problem?.objections?.map(({ pointer }) => pointer);

test.each(FAULTS)('%s is where the desk wrote it in a single call', async (_what, fault, pointer) => {
  await publish('standing');
  const put = await callDesk('PUT', '/desk/articles/eastern-lock', { body: { ...article(), ...fault } });
  expect(pointersOf(put.body)).toEqual([pointer]);
  const correction = await callDesk('POST', '/desk/articles/standing/correction', {
    body: { note: 'The lock was the western one.', changes: fault },
    headers: { 'if-match': '*' },
  });
  expect(pointersOf(correction.body)).toEqual([`/changes${pointer}`]);
});

test.each(FAULTS)('%s is where the desk wrote it in a line of many', async (_what, fault, pointer) => {
  await publish('standing');
  const copy = { ...article(), ...fault };
  const lines = await sendBulk([
    { op: 'put', slug: 'one', article: copy },
    { op: 'import', slug: 'two', sourceId: 'two.txt', sourceHash: '0'.repeat(64), article: copy },
    { op: 'correct', slug: 'standing', ifMatch: '*', note: 'The lock was the western one.', changes: fault },
  ]);
  expect(lines.map(({ problem }) => pointersOf(problem))).toEqual([[`/article${pointer}`], [`/article${pointer}`], [`/changes${pointer}`]]);
});

test('a correction too many is an objection to the note, or to the notes of an import', async () => {
  const corrections = Array.from({ length: 50 }, (_, index) => `Note ${index}`);
  const copy = { op: 'import', slug: 'noted', sourceId: 'noted.txt', article: article() };
  await sendBulk([{ ...copy, sourceHash: '0'.repeat(64), corrections }]);
  const [again] = await sendBulk([{ ...copy, sourceHash: '1'.repeat(64), corrections: ['One more'] }]);
  expect(pointersOf(again?.problem)).toEqual(['/corrections']);
  const one = await callDesk('POST', '/desk/articles/noted/correction', { body: { note: 'One more' }, headers: { 'if-match': '*' } });
  expect(pointersOf(one.body)).toEqual(['/note']);
});

test('a body that grows past its limit when it is escaped is refused, however it is sent', async () => {
  await publish('standing');
  const bodyHtml = `<p>${'&'.repeat(BODY_BYTES - 7)}</p>`;
  const put = await callDesk('PUT', '/desk/articles/eastern-lock', { body: article({ bodyHtml }) });
  expect([put.status, put.body.objections]).toEqual([
    422,
    [{ pointer: '/bodyHtml', detail: expect.stringMatching(/^must be at most 262144 bytes as it is stored.* it comes to 1310692$/) }],
  ]);
  const [line] = await sendBulk([{ op: 'correct', slug: 'standing', ifMatch: '*', note: 'The lock.', changes: { bodyHtml } }]);
  expect([line?.status, pointersOf(line?.problem)]).toEqual([422, ['/changes/bodyHtml']]);
});

test('an article as the desk returns it can be sent again unchanged', async () => {
  const escaped = `<p>${'&'.repeat(Math.floor((BODY_BYTES - 7) / 5))}</p>`;
  const made = await publish('eastern-lock', { bodyHtml: escaped });
  const { bodyHtml } = made.body.article;
  expect(bodyHtml.length).toBeGreaterThan(BODY_BYTES - 10);
  const again = await callDesk<Written>('PUT', '/desk/articles/eastern-lock', {
    body: article({ bodyHtml }),
    headers: { 'if-match': '*' },
  });
  expect([again.status, again.body.outcome]).toEqual([200, 'unchanged']);
});
