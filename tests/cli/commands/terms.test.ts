// Subjects and authors on the command line: a merge is reviewed and asked about first, and a refused one names the agreements in the way.
import { beforeEach, describe, expect, test } from 'vitest';
import { actionInWords } from '../../../src/cli/commands/action-words.ts';
import { type Answer, problem, type Request } from '../../support/desk-answers.ts';
import { TOKEN } from '../../support/desk-server.ts';
import { deskForEachTest } from '../../support/desk-stage.ts';
import { hasTerminals, tearsheetOnTerminal } from '../../support/pseudo-terminal.ts';

const stage = deskForEachTest();

const DIVIDED = [
  { partner: 'gazette', agreement: 'main', reference: 'M10-2026-0117' },
  { partner: 'lake-post', agreement: 'web', reference: 'M10-2026-0031' },
];
const TERMS = [
  { code: 'climate', name: 'Climate', articles: 12, aliases: [{ code: 'weather', since: '2026-11-01T08:00:00.000Z' }] },
  {
    code: 'climate-change',
    name: 'Climate change',
    articles: 3,
    aliases: [],
    merge: { into: 'climate', state: 'refused', agreements: DIVIDED },
  },
  { code: 'harbour', name: 'Harbour', articles: 1, aliases: [] },
];
const MERGED = { outcome: 'merged', term: { code: 'climate', name: 'Climate' }, alias: 'harbour' };

/** What the desk answers to a merge or a new code. */
let answer: Answer;

beforeEach(() => {
  answer = { status: 200, body: MERGED };
  const { sabotage } = stage.desk;
  stage.desk.sabotage = (request) => termsAnswer(request) ?? sabotage?.(request);
});

/** The list has two terms on its first page and one on the second. */
function termsAnswer({ method, path }: Request): Answer | undefined {
  const url = new URL(path, 'http://desk');
  if (!/^\/desk\/(?:subjects|authors|sections)/.test(url.pathname)) return undefined;
  if (method === 'POST') return answer;
  if (url.searchParams.get('q') === 'nothing') return { status: 200, body: { terms: [] } };
  const isFirst = url.searchParams.get('cursor') === null;
  return { status: 200, body: isFirst ? { terms: TERMS.slice(0, 2), next: 'climate-change' } : { terms: TERMS.slice(2) } };
}

const sent = () => stage.desk.requests.filter(({ method }) => method === 'POST').map(({ path, body }) => [path, JSON.parse(body)]);

function sit(args: readonly string[], press: string) {
  const env = { TEARSHEET_URL: stage.desk.url, TEARSHEET_TOKEN: TOKEN };
  return tearsheetOnTerminal(args, env, stage.folder, { keys: { at: '[y/N]', press }, columns: 200 });
}

describe('a list', () => {
  test('has a line for each, with its articles, former codes and merge, and the agreements in the way of it', async () => {
    const { code, stdout, stderr } = await stage.run('subject', 'list');
    expect([code, stdout]).toEqual([0, 'climate\tClimate\t12\tweather\t\nclimate-change\tClimate change\t3\t\trefused: into climate\n']);
    expect(stderr).toContain('There are more: --cursor climate-change');
    expect(stderr).toContain('  npx --no tearsheet agreement show lake-post web\n');
  });

  test.each(['subject', 'author'])('of each %s can be searched, and goes on at a cursor', async (noun) => {
    expect((await stage.run(noun, 'list', '--search', 'nothing')).stderr).toContain('has this text in its name');
    await stage.run(noun, 'list', '--cursor', 'climate', '--limit', '7');
    expect(stage.desk.requests.map(({ path }) => path)).toEqual([
      `/desk/${noun}s?limit=100&q=nothing`,
      `/desk/${noun}s?limit=7&cursor=climate`,
    ]);
  });

  test('is the answer of the desk with --json', async () => {
    expect(JSON.parse((await stage.run('subject', 'list', '--json')).stdout)).toEqual({ terms: TERMS.slice(0, 2), next: 'climate-change' });
  });
});

const MERGE = ['subject', 'merge', 'harbour', 'climate'];
const NEW_CODE = ['author', 'rename', 'harbour', '--code', 'climate'];
const IRREVERSIBLE: [string, string[], string, unknown][] = [
  ['a merge', MERGE, '/desk/subjects/harbour/merge', { into: 'climate' }],
  ['a new code', NEW_CODE, '/desk/authors/harbour/rename', { code: 'climate' }],
];

describe('what cannot be undone', () => {
  test.runIf(hasTerminals).each(IRREVERSIBLE)(
    '%s is tried and asked about with numbers, and a no changes nothing',
    async (_name, args, path, body) => {
      const { code, screen } = await sit(args, 'n\r');
      expect([code, sent()]).toEqual([1, [[`${path}?dryRun=true`, body]]]);
      // The term is on the second page of the list.
      for (const part of ['"Harbour" has 1 article in its feed.', 'cannot be undone', '[y/N]']) expect(screen).toContain(part);
      expect(screen.includes('No agreement is in the way.')).toBe(args === MERGE);
    },
  );

  test.runIf(hasTerminals).each(IRREVERSIBLE)('%s goes ahead after a yes', async (_name, args, path, body) => {
    expect((await sit(args, 'y\r')).code).toBe(0);
    expect(sent()).toEqual([
      [`${path}?dryRun=true`, body],
      [path, body],
    ]);
  });

  test.each(IRREVERSIBLE)('%s needs --yes where nobody can be asked', async (_name, args, path, body) => {
    for (const plain of [args, ['--json', ...args]]) {
      const { code, stdout, stderr } = await stage.run(...plain);
      expect([code, stdout + stderr, sent()]).toEqual([2, expect.stringContaining('--yes'), []]);
    }
    const done = await stage.run(...args, '--yes');
    expect([done.code, done.stdout, sent()]).toEqual([0, 'merged: harbour, now climate (Climate)\n', [[path, body]]]);
  });

  test.each(IRREVERSIBLE)('%s has a dry run, which asks nothing', async (_name, args, path, body) => {
    const tried = await stage.run(...args, '--dry-run');
    expect([tried.code, tried.stdout, sent()]).toEqual([
      0,
      'would be merged: harbour, now climate (Climate)\n',
      [[`${path}?dryRun=true`, body]],
    ]);
    expect(tried.stderr).toContain('Dry run: nothing was written.');
    expect(JSON.parse((await stage.run(...args, '--dry-run', '--json')).stdout)).toEqual({ ...MERGED, dryRun: true });
  });
});

describe('a merge that agreements are in the way of', () => {
  beforeEach(() => {
    answer = problem('merge-divides-agreements', { dividedAgreements: DIVIDED });
  });

  test('lists them, each with the command that shows it', async () => {
    const { code, stdout, stderr } = await stage.run(...MERGE, '--yes');
    expect([code, stdout]).toEqual([1, 'gazette\tmain\tM10-2026-0117\nlake-post\tweb\tM10-2026-0031\n']);
    expect(stderr).toContain('2 agreements in the way. To see them:\n  npx --no tearsheet agreement show gazette main\n');
    expect(stderr).toContain('Agreements include only one of the two subjects (409)');
  });

  test('says how many there are beside those that the answer lists', async () => {
    answer = problem('merge-divides-agreements', { dividedAgreements: DIVIDED, more: 40 });
    const { stderr } = await stage.run(...MERGE, '--dry-run');
    expect(stderr).toContain('42 agreements in the way. To see the first 2:\n');
  });

  test('has them in the problem with --json, and prints nothing else', async () => {
    const { code, stdout, stderr } = await stage.run(...MERGE, '--yes', '--json');
    expect([code, stderr, JSON.parse(stdout).problem]).toEqual([
      1,
      '',
      expect.objectContaining({ status: 409, dividedAgreements: DIVIDED }),
    ]);
  });

  test.runIf(hasTerminals)('is not asked about', async () => {
    const { code, screen } = await sit(MERGE, '');
    expect([code, screen.includes('[y/N]'), sent().length]).toEqual([1, false, 1]);
    expect(screen).toContain('npx --no tearsheet agreement show gazette main');
  });
});

test('a dry run of a merge of sections says what of the settings and of the feeds it changes', async () => {
  const affected = { articles: 3, feed: 'sections/harbour', desks: ['Port desk'], collections: ['wire.example'], redirects: ['/old/feed'] };
  answer = { status: 200, body: { ...MERGED, affected } };
  const { code, stdout } = await stage.run('section', 'merge', 'harbour', 'climate', '--dry-run');
  expect([code, sent()]).toEqual([0, [['/desk/sections/harbour/merge?dryRun=true', { into: 'climate' }]]]);
  for (const part of [
    '/feeds/sections/harbour has 3 articles and will lead to /feeds/sections/climate',
    'Port desk',
    'wire.example',
    '/old/feed',
  ])
    expect([part, stdout.includes(part)]).toEqual([part, true]);
});

test('a merge that is still reviewed says so, and where to look', async () => {
  answer = { status: 202, body: { outcome: 'reviewing' } };
  const { code, stdout, stderr } = await stage.run(...MERGE, '--yes');
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^reviewing: harbour\. /)]);
  expect(stderr).toContain('npx --no tearsheet subject list');
});

test('another name alone can be taken back, so it is not asked about', async () => {
  answer = { status: 200, body: { outcome: 'renamed', term: { code: 'climate', name: 'Climate and energy' } } };
  const { code, stdout } = await stage.run('subject', 'rename', 'climate', '--name', 'Climate and energy');
  expect([code, stdout]).toEqual([0, 'renamed: climate, now climate (Climate and energy)\n']);
  expect(sent()).toEqual([['/desk/subjects/climate/rename', { name: 'Climate and energy' }]]);
});

test('a command without anything to change, or with something that is no code, sends nothing', async () => {
  for (const args of [
    ['subject', 'rename', 'climate'],
    ['subject', 'merge', 'Climate change', 'climate', '--yes'],
    ['author', 'rename', 'climate', '--code', 'C++', '--yes'],
  ])
    expect([args, (await stage.run(...args)).code, sent()]).toEqual([args, 2, []]);
});

test('the audit trail has merges and new names in words', () => {
  expect(['term.merge', 'term.rename'].map(actionInWords)).toEqual(['term merged', 'term renamed']);
});
