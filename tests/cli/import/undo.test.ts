// What `import undo` makes of answers that a service seldom gives.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ImportStage, importStage, lines, markdown } from '../../support/import-stage.ts';

let stage: ImportStage;

beforeEach(async () => {
  stage = await importStage();
  stage.file('ferry.md', markdown('Ferry sails'));
  await stage.run('import', 'ferry.md');
});

afterEach(() => stage.end());

const RUN = '20261128-0712-k3f9';
const LISTED = { slug: 'ferry', headline: 'Ferry sails', pubStatus: 'usable', version: 1, etag: '"old"', created: true, edited: false };
const STALE = { line: 1, status: 412, problem: { type: '/problems/precondition-failed', title: 'The article has changed', status: 412 } };

function answerWith(result: object): void {
  stage.desk.sabotage = ({ method, path }) => {
    if (path.startsWith(`/desk/imports/${RUN}`)) return { status: 200, body: { run: RUN, articles: [LISTED] } };
    if (method !== 'POST' || path !== '/desk/articles') return undefined;
    return { status: 200, text: `${JSON.stringify(result)}\n`, type: 'application/x-ndjson' };
  };
}

test('an article that somebody changes after it was listed is not undone, and the exit code says so', async () => {
  answerWith(STALE);
  const { code, stdout } = await stage.run('import', 'undo', RUN, '--yes');
  expect([code, lines(stdout)]).toEqual([1, [expect.stringMatching(/^refused\tferry\tThe article has changed/), 'refused\t1']]);
});

test('an article that was held although the answer was lost is unchanged', async () => {
  await stage.run('hold', 'ferry');
  answerWith(STALE);
  const { code, stdout } = await stage.run('import', 'undo', RUN, '--yes');
  expect([code, lines(stdout)]).toEqual([0, ['unchanged\tferry\tFerry sails', 'unchanged\t1']]);
});

test('each article is held only in the version that was listed', async () => {
  answerWith({ line: 1, status: 200, outcome: 'held', slug: 'ferry', version: 2 });
  expect((await stage.run('import', 'undo', RUN, '--yes')).code).toBe(0);
  expect(stage.sent().at(-1)).toEqual({ op: 'hold', slug: 'ferry', ifMatch: '"old"' });
});

test('its help has its own options, and those of every command, but not those of an import', async () => {
  const { stdout } = await stage.run('import', 'undo', '--help');
  for (const option of ['--withdraw', '--dry-run', '--server', '--json']) expect(stdout).toContain(option);
  for (const option of ['--headline', '--collection', '--hold']) expect(stdout).not.toContain(option);
});
