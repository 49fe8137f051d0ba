// How an import sends: in requests of a bounded size, and again where a connection broke.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bulkRequests, type ImportStage, importStage, item, lines, markdown } from '../../support/import-stage.ts';

let stage: ImportStage;

beforeEach(async () => {
  stage = await importStage();
});

afterEach(() => stage.end());

test('many articles go in requests of at most 500 lines, each answered for its own file', async () => {
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Old site', items: Array.from({ length: 1_201 }, (_, n) => item(n)) };
  stage.file('feed.json', JSON.stringify(feed));
  const { code, stdout } = await stage.run('import', '--json', 'feed.json');
  expect(bulkRequests(stage.desk).map((body) => lines(body).length)).toEqual([500, 500, 201]);
  expect(JSON.parse(lines(stdout).at(-1) ?? '')).toMatchObject({ summary: { created: 1_201, errors: 0 } });
  expect(code).toBe(0);
});

test('no request is larger than eight megabytes', async () => {
  const body = `${'The crossing takes three hours. '.repeat(6_000)}\n`;
  for (let n = 0; n < 46; n += 1) stage.file(`copy/long-${n}.md`, markdown(`Long read ${n}`) + body);
  const { code } = await stage.run('import', '--json', 'copy');
  const sizes = bulkRequests(stage.desk).map((text) => Buffer.byteLength(text));
  expect(sizes.length).toBeGreaterThan(1);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(8 * 1024 * 1024);
  expect(code).toBe(0);
});

const ANSWER = `${JSON.stringify({ line: 1, status: 201, outcome: 'created', slug: 'a', version: 1 })}\n`;

/** The first bulk request breaks after its first answer, and so do those after it, without one, until `heals`. */
function breakConnections(heals: number): void {
  let seen = 0;
  stage.desk.sabotage = ({ method }) => {
    if (method !== 'POST') return undefined;
    seen += 1;
    return seen > heals ? undefined : { status: 200, text: seen === 1 ? ANSWER : '\n', type: 'application/x-ndjson', cut: true };
  };
}

test('a connection that breaks is taken up again at the first article without an answer', async () => {
  for (const name of ['a', 'b', 'c']) stage.file(`copy/${name}.md`, markdown(`Story ${name}`));
  breakConnections(2);
  const { code, stdout, stderr } = await stage.run('import', 'copy');
  expect(stage.sent().map(({ slug }) => slug)).toEqual(['a', 'b', 'c', 'b', 'c', 'b', 'c']);
  expect(lines(stdout)).toContain('created\t3');
  expect(code).toBe(0);
  expect(lines(stderr)).toEqual([expect.stringMatching(/^This is run /)]);
});

test('a server that stays away leaves no article unaccounted for', async () => {
  for (const name of ['a', 'b', 'c']) stage.file(`copy/${name}.md`, markdown(`Story ${name}`));
  breakConnections(Number.POSITIVE_INFINITY);
  const { code, stdout } = await stage.run('import', '--json', 'copy');
  const records = lines(stdout).map((line) => JSON.parse(line));
  expect(code).toBe(1);
  expect(records.slice(0, 3)).toMatchObject([
    { file: 'copy/a.md', outcome: 'created' },
    { file: 'copy/b.md', problem: { title: 'No answer' } },
    { file: 'copy/c.md', problem: { title: 'No answer' } },
  ]);
  expect(records[3]).toMatchObject({ summary: { created: 1, errors: 2 } });
  expect(records[4]).toMatchObject({ problem: { title: 'The connection to the server was lost' } });
});

test('a token that is refused is refused once, not article by article', async () => {
  stage.file('a.md', markdown('Story'));
  stage.desk.sabotage = ({ method }) => (method === 'POST' ? { status: 403, body: { title: 'The token may not do this' } } : undefined);
  const { code, stdout, stderr } = await stage.run('import', 'a.md');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('The token may not do this (403)');
  expect(stage.sent()).toHaveLength(1);
});

test('a result line that is no JSON object counts as an error of its article', async () => {
  stage.file('a.md', markdown('Story'));
  stage.desk.sabotage = ({ method }) => (method === 'POST' ? { status: 200, text: 'null\n', type: 'application/x-ndjson' } : undefined);
  const { code, stdout, stderr } = await stage.run('import', 'a.md');
  expect(code).toBe(1);
  expect(lines(stdout)).toContain('errors\t1');
  expect(stderr).toContain('The server did not answer like a Tearsheet server. A result line is not JSON.');
});
