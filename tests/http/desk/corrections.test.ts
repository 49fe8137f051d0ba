// A correction that replaces fields may overwrite somebody's work, so it says what it was made from (RFC 6585 §3, RFC 9110 §13.1.1).
import { beforeEach, describe, expect, test } from 'vitest';
import { callDesk, correct, publish, replace, sendBulk, setUpPublisher, type Written } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { get, titlesOf } from '../../support/worker/reader.ts';

isolateTests();

let etag = '';

beforeEach(async () => {
  await setUpPublisher();
  etag = (await publish('eastern-lock')).headers.get('etag') ?? '';
});

const CORRECTION = { note: 'It was the western lock.', changes: { headline: 'Pilots return to the western lock' } };

function correctRaw(body: unknown, headers: Record<string, string> = {}) {
  return callDesk<Partial<Written> & { type?: string; etag?: string }>('POST', '/desk/articles/eastern-lock/correction', { body, headers });
}

describe('a correction with new words', () => {
  test('is refused without If-Match, and the refusal has the current version', async () => {
    const answer = await correctRaw(CORRECTION);
    expect([answer.status, answer.body.type, answer.body.etag]).toEqual([428, '/problems/precondition-required', etag]);
    expect(await titlesOf()).toEqual(['Pilots return to the eastern lock']);
  });

  test('is made where its If-Match is the current version', async () => {
    const answer = await correctRaw(CORRECTION, { 'if-match': etag });
    expect([answer.status, answer.body.outcome]).toEqual([200, 'corrected']);
    expect(await titlesOf()).toEqual(['Pilots return to the western lock']);
  });

  test('empties fields with null, alone and in bulk, and none that an article needs', async () => {
    const changes = { standfirst: null, subjects: null, by: null };
    const { body } = await correctRaw({ note: 'Too much.', changes }, { 'if-match': etag });
    expect(body.article).toMatchObject({ subjects: [], by: { names: [], desks: [] } });
    expect(body.article).not.toHaveProperty('standfirst');
    await replace('eastern-lock', { edNote: 'Call the lock.' });
    const line = { op: 'correct', slug: 'eastern-lock', note: 'Called.', changes: { edNote: null }, ifMatch: '*' };
    expect((await sendBulk([line])).map(({ outcome }) => outcome)).toEqual(['corrected']);
    expect((await callDesk('GET', '/desk/articles/eastern-lock')).body).not.toHaveProperty('edNote');
    const needed = { headline: null, sections: null, source: null, bodyHtml: null };
    expect((await correctRaw({ note: 'x', changes: needed }, { 'if-match': '*' })).status).toBe(422);
  });

  test('does not overwrite what a colleague wrote meanwhile', async () => {
    await replace('eastern-lock', { headline: 'Pilots return at last' });
    const answer = await correctRaw(CORRECTION, { 'if-match': etag });
    expect([answer.status, answer.body.type]).toEqual([412, '/problems/precondition-failed']);
    expect(answer.body.etag).not.toBe(etag);
    expect(await titlesOf()).toEqual(['Pilots return at last']);
  });
});

test('a correction that only adds its note overwrites nothing, and needs no condition', async () => {
  await replace('eastern-lock', { headline: 'Pilots return at last' });
  expect((await correctRaw({ note: 'The lock was closed for ten days.' })).status).toBe(200);
  expect((await correctRaw({ note: 'One more.' }, { 'if-match': etag })).status).toBe(412);
});

test('the same rules hold in bulk, line by line', async () => {
  const line = { op: 'correct', slug: 'eastern-lock', ...CORRECTION };
  const answers = await sendBulk([
    line,
    { op: 'correct', slug: 'eastern-lock', note: 'The lock was closed for ten days.' },
    { ...line, ifMatch: etag },
  ]);
  expect(answers.map(({ status, problem }) => [status, problem?.type])).toEqual([
    [428, '/problems/precondition-required'],
    [200, undefined],
    [412, '/problems/precondition-failed'],
  ]);
  const [accepted] = await sendBulk([{ ...line, ifMatch: answers[2]?.problem?.etag }]);
  expect(accepted).toMatchObject({ status: 200, outcome: 'corrected', version: 3 });
  expect(await titlesOf()).toEqual(['Pilots return to the western lock']);
});

test('a clarification is called one in every feed, alone or in bulk, and a correction is called one still', async () => {
  expect((await correctRaw({ note: 'The eastern one.', kind: 'clarification' })).status).toBe(200);
  const [inBulk] = await sendBulk([{ op: 'correct', slug: 'eastern-lock', note: 'Of the two.', kind: 'clarification' }]);
  expect(inBulk).toMatchObject({ status: 200, outcome: 'corrected' });
  expect((await correctRaw({ note: 'On Monday.' })).status).toBe(200);
  const said = [
    '<strong>Clarification:</strong> The eastern one.',
    '<strong>Clarification:</strong> Of the two.',
    '<strong>Correction:</strong> On Monday.',
  ];
  const json = JSON.parse(await (await get('/feeds/all.json')).text());
  expect(said.filter((words) => json.items[0].content_html.includes(words))).toEqual(said);
  expect(json.items[0]._tearsheet.corrections.map(({ kind }: { kind?: string }) => kind)).toEqual([
    'clarification',
    'clarification',
    undefined,
  ]);
  expect((await correctRaw({ note: 'x', kind: 'retraction' })).status).toBe(422);
});

test('an article takes fifty corrections, and the next is refused where its note stands', async () => {
  const lines = Array.from({ length: 50 }, (_, index) => ({ op: 'correct', slug: 'eastern-lock', note: `Correction ${index + 1}.` }));
  expect((await sendBulk(lines)).every(({ status }) => status === 200)).toBe(true);
  const answer = await callDesk('POST', '/desk/articles/eastern-lock/correction', { body: { note: 'One too many.' } });
  expect([answer.status, answer.body.objections?.map(({ pointer }) => pointer)]).toEqual([422, ['/note']]);
  const [inBulk] = await sendBulk([{ op: 'correct', slug: 'eastern-lock', note: 'One too many.' }]);
  expect([inBulk?.status, inBulk?.problem?.objections?.map(({ pointer }) => pointer)]).toEqual([422, ['/note']]);
  await expect(correct('eastern-lock', 'Again.')).rejects.toThrow('422');
});
