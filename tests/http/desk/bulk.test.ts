// Many commands in one request: a line that fails fails alone, and answers come while the rest is still being sent.
import { exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ARTICLE_REQUEST_BYTES } from '../../../src/domain/values/limits.ts';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { muteLog } from '../../support/worker/catalogue.ts';
import { BOOTSTRAP_TOKEN, type BulkLine, callDesk, ORIGIN, publish, sendBulk, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { get, titlesOf } from '../../support/worker/reader.ts';
import { article } from '../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const put = (slug: string, headline = `Story ${slug}`) => ({ op: 'put', slug, article: article({ headline }) });

function summary(lines: BulkLine[]) {
  return lines.map(({ line, status, outcome, problem }) => [line, status, outcome ?? problem?.type]);
}

test('bad lines in the middle fail alone, each with its number, and the others go in', async () => {
  const lines = await sendBulk([
    put('one'),
    '{"op":"put","slug":"two"',
    'not JSON at all',
    '[]',
    '{"op":"delete","slug":"one"}',
    { op: 'put', slug: 'six', article: { ...article(), headline: '', sections: ['sport'] } },
    '',
    put('eight'),
  ]);
  expect(summary(lines)).toEqual([
    [1, 201, 'created'],
    [2, 400, '/problems/bad-request'],
    [3, 400, '/problems/bad-request'],
    [4, 422, '/problems/invalid-content'],
    [5, 422, '/problems/invalid-content'],
    [6, 422, '/problems/invalid-content'],
    [8, 201, 'created'],
  ]);
  expect(await titlesOf()).toEqual(['Story eight', 'Story one']);
});

test('a line’s objections point into the line', async () => {
  const [line] = await sendBulk([{ op: 'put', slug: 'one', article: { ...article(), headline: '', urgency: 0 }, extra: 1 }]);
  expect(line?.problem?.objections?.map(({ pointer }) => pointer).sort()).toEqual(['/article/headline', '/article/urgency', '/extra']);
});

test('a slug that comes twice in one batch is written once, and the second line names the first', async () => {
  const lines = await sendBulk([put('one', 'First'), put('two'), put('one', 'Second')]);
  expect(summary(lines)).toEqual([
    [1, 201, 'created'],
    [2, 201, 'created'],
    [3, 400, '/problems/bad-request'],
  ]);
  expect(lines[2]?.problem?.detail).toBe('The slug one is already on line 1.');
  expect(await titlesOf()).toEqual(['Story two', 'First']);
});

test('every command works in a line, in order, each on the result of the one before', async () => {
  const made = await publish('one');
  await publish('two', { headline: 'Two' });
  const lines = await sendBulk([
    { op: 'put', slug: 'one', article: article({ headline: 'Replaced' }), ifMatch: made.headers.get('etag') },
    { op: 'correct', slug: 'one', ifMatch: '*', note: 'The lock was the western one.', changes: { headline: 'Corrected' } },
    { op: 'hold', slug: 'one' },
    { op: 'release', slug: 'one' },
    { op: 'withdraw', slug: 'one', reason: 'wrong' },
    { op: 'reinstate', slug: 'one' },
    { op: 'reinstate', slug: 'one' },
    { op: 'hold', slug: 'unknown' },
    { op: 'put', slug: 'two', article: article({ headline: 'Blind' }) },
    { op: 'put', slug: 'one2', article: article(), ifMatch: '"old"' },
  ]);
  expect(summary(lines)).toEqual([
    [1, 200, 'updated'],
    [2, 200, 'corrected'],
    [3, 200, 'held'],
    [4, 200, 'released'],
    [5, 200, 'withdrawn'],
    [6, 200, 'reinstated'],
    [7, 409, '/problems/not-withdrawn'],
    [8, 404, '/problems/not-found'],
    [9, 428, '/problems/precondition-required'],
    [10, 412, '/problems/precondition-failed'],
  ]);
  expect(await titlesOf()).toEqual(['Two', 'Corrected']);
});

test('bytes that are no UTF-8 and a line past its limit fail alone', async () => {
  const text = new TextEncoder();
  const parts = [
    text.encode(`${JSON.stringify(put('one'))}\n`),
    new Uint8Array([0x22, 0xff, 0x22, 0x0a]),
    text.encode(`"${'x'.repeat(ARTICLE_REQUEST_BYTES)}"\r\n`),
    text.encode(`${JSON.stringify(put('four'))}`),
  ];
  const answer = await postNdjson(new Blob(parts).stream());
  expect(summary(await linesOf(answer))).toEqual([
    [1, 201, 'created'],
    [2, 400, '/problems/bad-request'],
    [3, 413, '/problems/too-large'],
    [4, 201, 'created'],
  ]);
});

test('scripts in a body, NUL and lone surrogates are dealt with in a line as in a single call', async () => {
  await setUpPublisher({ publicContent: 'full' });
  const dirty =
    '{"op":"put","slug":"one","article":{"headline":"Pi\\u0000lots\\ud83d","source":"The Quay Courier","sections":["harbour"],"bodyHtml":"<p>Text</p><script>x()</script>"}}';
  expect(summary(await sendBulk([dirty]))).toEqual([[1, 201, 'created']]);
  const feed = await (await get('/feeds/all.json')).text();
  expect(feed).toContain('"title":"Pilots"');
  expect(feed).not.toMatch(/<script|x\(\)/);
});

test('a whole request is refused only for faults that concern all of it', async () => {
  expect((await callDesk('POST', '/desk/articles', { body: '{}' })).status).toBe(415);
  expect((await callDesk('POST', '/desk/articles', { headers: { 'content-type': 'application/x-ndjson' } })).status).toBe(400);
});

test('when the Catalogue fails in the middle, every line of that batch reports the failure', async () => {
  muteLog();
  const { applyAll } = Catalogue.prototype;
  const calls = vi.spyOn(Catalogue.prototype, 'applyAll');
  calls.mockImplementationOnce(function (this: Catalogue, ...of) {
    return applyAll.apply(this, of);
  });
  calls.mockImplementationOnce(() => {
    throw new Error('the Catalogue does not answer');
  });
  const lines = await sendBulk(Array.from({ length: 60 }, (_, index) => put(`story-${index}`)));
  expect(lines.map(({ status }) => status)).toEqual([...Array(50).fill(201), ...Array(10).fill(503)]);
  expect((await callDesk('GET', '/desk/articles/story-55')).status).toBe(404);
});

describe('streaming', () => {
  test('the first answers are there before the request has ended', async () => {
    const text = new TextEncoder();
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const answering = postNdjson(readable);
    const sent = writer.write(text.encode(Array.from({ length: 51 }, (_, index) => `${JSON.stringify(put(`story-${index}`))}\n`).join('')));
    const answer = await answering;
    await sent;
    const reader = answer.body?.getReader();
    const first = new TextDecoder().decode((await reader?.read())?.value);
    expect(JSON.parse(first.split('\n')[0] ?? '')).toMatchObject({ line: 1, status: 201, slug: 'story-0' });
    // The request is still open: what was answered is already out.
    expect((await titlesOf()).length).toBe(50);
    await writer.write(text.encode(`${JSON.stringify(put('last'))}\n`));
    await writer.close();
    let rest = first;
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) rest += new TextDecoder().decode(part.value);
    expect(rest.trimEnd().split('\n')).toHaveLength(52);
  });

  test('a sender that goes away in the middle keeps what was answered', async () => {
    muteLog();
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const answering = postNdjson(readable);
    const lines = Array.from({ length: 55 }, (_, index) => `${JSON.stringify(put(`story-${index}`))}\n`).join('');
    await writer.write(new TextEncoder().encode(lines));
    const reader = (await answering).body?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    await writer.abort(new Error('the line went dead')).catch(() => undefined);
    await reader?.read().catch(() => undefined);
    await vi.waitFor(async () => expect((await callDesk('GET', '/desk/articles/story-49')).status).toBe(200));
    expect((await callDesk('GET', '/desk/articles/story-54')).status).toBe(404);
  });
});

function postNdjson(body: ReadableStream<Uint8Array>): Promise<Response> {
  const headers = { authorization: `Bearer ${BOOTSTRAP_TOKEN}`, 'content-type': 'application/x-ndjson' };
  return exports.default.fetch(`${ORIGIN}/desk/articles`, { method: 'POST', headers, body });
}

async function linesOf(answer: Response): Promise<BulkLine[]> {
  const text = new TextDecoder().decode(await answer.arrayBuffer());
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as BulkLine);
}

test('a field that a command does not have is refused with the fields of that command, and an unknown command with the commands', async () => {
  const lines = await sendBulk([
    { op: 'withdraw', slug: 'one', reason: 'x', nota: 'x' },
    { op: 'hold', slug: 'one', article: article() },
    { op: 'delete', slug: 'one' },
    { op: 'put', slug: 'one', article: { ...article(), standfrist: 'x' } },
  ]);
  expect(lines.map(({ problem }) => problem?.objections)).toEqual([
    [{ pointer: '/nota', detail: 'is not a field we know; did you mean "note"? The fields here are op, slug, reason, note, ifMatch' }],
    [{ pointer: '/article', detail: 'is not a field we know; the fields here are op, slug, ifMatch' }],
    [{ pointer: '/op', detail: 'must be one of put, correct, withdraw, reinstate, hold, release, import' }],
    [{ pointer: '/article/standfrist', detail: expect.stringMatching(/did you mean "standfirst"\? The fields here are uri, /) }],
  ]);
});
