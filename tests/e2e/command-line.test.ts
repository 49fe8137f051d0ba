// The desk's work from the command line, against the service itself: every shape of copy, again, changed, contested, taken back, saved
// and put back. Told in order: each test finds what the ones before it left.
import { appendFileSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXIT_KILLED } from '../../src/cli/client/failure.ts';
import { NO_TOTALS, type Summary } from '../../src/cli/import/import-totals.ts';
import type { Article } from '../../src/domain/articles/article.ts';
import { formatByEnding } from '../../src/import/format.ts';
import type { Copy } from '../../src/import/imported-article.ts';
import { publisher as ofReaders } from '../import/support/publisher.ts';
import { type Program, startProgram } from '../support/program.ts';
import { type Ended, ROOT, tearsheet, temporaryFolder } from '../support/run-cli.ts';

const FIXTURES = join(ROOT, 'tests', 'fixtures', 'import');
const EXPECTED = '.expected.json';

type Standing = Pick<Article, 'slug' | 'version' | 'pubStatus' | 'headline' | 'bodyHtml'>;

const folder = temporaryFolder();
const copy = join(folder.path, 'copy');
type Expected = { copies: Copy[]; faults: unknown[]; kills?: unknown[]; remarks: { text: string }[] };

/** How many copies, articles, kills and faults the fixtures say there are in them, and how many entries their remarks say are left out. Versions of one source are one article. */
const known = { copies: 0, articles: 0, kills: 0, faults: 0, leftOut: 0 };
/** Files copy without a section in every collection as the tests of the readers do. */
let publisher = ofReaders;
let program: Program;

beforeAll(async () => {
  const sources = new Set<string>();
  const collections = new Set(['mapped']);
  mkdirSync(join(copy, '.tearsheet'), { recursive: true });
  writeFileSync(join(copy, '.tearsheet', 'collection'), 'mapped\n');
  const otherKinds = readdirSync(FIXTURES).filter((name) => formatByEnding(name) === undefined);
  known.leftOut = otherKinds.length;
  for (const name of readdirSync(FIXTURES)) {
    if (!name.endsWith(EXPECTED)) copyFileSync(join(FIXTURES, name), join(copy, name));
    else if (!otherKinds.some((kind) => kind.replace(/\.[^.]+$/, EXPECTED) === name)) {
      const { copies, faults, kills = [], remarks } = JSON.parse(readFileSync(join(FIXTURES, name), 'utf8')) as Expected;
      known.copies += copies.length;
      for (const { collection = '', sourceId } of copies) sources.add(`${collection} ${sourceId}`);
      for (const { collection } of copies) if (collection !== undefined) collections.add(collection);
      known.faults += faults.length;
      known.kills += kills.length;
      for (const { text } of remarks)
        known.leftOut += Number(/^Left out: .* \((\d+)\)\.$/.exec(text)?.[1] ?? /\bleft out(?: \S+)?: /i.test(text));
    }
  }
  known.articles = sources.size;
  publisher = { ...ofReaders, sectionMaps: Object.fromEntries([...collections].map((name) => [name, { '*': 'world' }])) };
  program = await startProgram({ folder: folder.path, env: { TEARSHEET_SAMPLE: 'none' } });
});

afterAll(async () => {
  await program?.stop();
  folder.remove();
});

function run(...args: string[]): Promise<Ended> {
  return tearsheet(args, { TEARSHEET_URL: program.server, TEARSHEET_TOKEN: program.token }, folder.path);
}

async function importing(...args: string[]): Promise<{ code: number | null; summary: Summary; results: Record<string, unknown>[] }> {
  const { code, stdout } = await run('import', '--json', ...args);
  const lines = [...stdout.matchAll(/.+/g)].map(([line]) => JSON.parse(line) as Record<string, unknown>);
  const { summary } = lines.at(-1) as { summary: Summary };
  return { code, summary, results: lines.slice(0, -1) };
}

async function standing(key: string): Promise<Standing> {
  return JSON.parse((await run('show', '--json', key)).stdout) as Standing;
}

async function everyVersion(...from: string[]): Promise<string[]> {
  const page = JSON.parse((await run('list', '--json', '--limit', '100', ...from)).stdout) as { articles: Standing[]; next?: string };
  const versions = page.articles.map(({ slug, version, pubStatus }) => `${slug} ${version} ${pubStatus}`);
  return page.next === undefined ? versions.sort() : [...versions, ...(await everyVersion('--cursor', page.next))].sort();
}

test('before there is a publisher, an import says how to set one, and publisher set does', async () => {
  const early = await run('import', 'copy');
  expect([early.code, early.stderr]).toEqual([1, expect.stringContaining('publisher set FILE')]);
  writeFileSync(join(folder.path, 'publisher.json'), JSON.stringify(publisher));
  const { code, stdout } = await run('publisher', 'set', 'publisher.json');
  expect([code, stdout]).toEqual([0, 'created: M10News, 3 sections, 2 desks\n']);
  expect(JSON.parse((await run('publisher', 'show')).stdout)).toEqual(publisher);
});

describe('a folder with copy of every shape', () => {
  test('goes in but for what cannot be read, which is told with file and line, and the exit code says so', async () => {
    const { code, stdout, stderr } = await run('import', 'copy');
    const outcomes = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(outcomes.filter((line) => line.length === 3 && line[0]?.startsWith('created') === true)).toHaveLength(known.articles);
    const counts = {
      created: known.articles,
      // Some of the hours have passed since the fixtures were written.
      'of which held': outcomes.filter(([outcome]) => outcome === 'created, held').length,
      updated: known.copies - known.articles,
      corrected: 0,
      'changed, held': outcomes.filter(([outcome]) => outcome === 'updated, held').length,
      unchanged: 0,
      'renamed files': 0,
      withdrawn: 0,
      'left out': known.leftOut,
    };
    const all = Object.entries({ ...counts, conflicts: 0, 'open kills': known.kills, errors: known.faults }).map(([outcome, count]) => [
      outcome,
      String(count),
    ]);
    expect(outcomes.filter((line) => line.length === 2)).toEqual(all);
    expect(stderr).toMatch(/^copy\/json-broken\.json:4: is not well-formed JSON/m);
    expect(code).toBe(EXIT_KILLED);
    expect(stdout + stderr).not.toContain('\u001b');
    expect(await everyVersion()).toHaveLength(known.articles);
  });

  test('changes nothing when it goes in again', async () => {
    const before = await everyVersion();
    const { code, summary } = await importing('copy');
    expect(summary).toEqual({ ...NO_TOTALS, unchanged: known.copies, leftOut: known.leftOut, kills: known.kills, errors: known.faults });
    expect(code).toBe(EXIT_KILLED);
    expect(await everyVersion()).toEqual(before);
  });
});

describe('a file that changed since it was imported', () => {
  const file = join(copy, 'markdown-plain.md');
  const place = join('copy', 'markdown-plain.md');

  test('is reported by a dry run, which writes nothing', async () => {
    appendFileSync(file, '\nThe first change.\n');
    const before = await everyVersion();
    const { code, summary } = await importing('--dry-run', place);
    expect([code, summary]).toEqual([0, { ...NO_TOTALS, updated: 1 }]);
    expect(await everyVersion()).toEqual(before);
  });

  test('updates its article, once', async () => {
    expect((await importing(place)).summary).toEqual({ ...NO_TOTALS, updated: 1 });
    expect(await standing('markdown-plain')).toMatchObject({ version: 2, bodyHtml: expect.stringContaining('The first change.') });
    expect((await importing(place)).summary).toEqual({ ...NO_TOTALS, unchanged: 1 });
  });

  test('is a conflict where the desk has edited the article, until --force lets it win', async () => {
    expect((await run('correct', 'markdown-plain', '--note', 'The desk knows better.')).code).toBe(0);
    appendFileSync(file, '\nThe second change.\n');
    const { code, stdout, stderr } = await run('import', place);
    expect(stderr).toContain(
      `${place}:1: markdown-plain: An import would overwrite the work of the desk. The source has changed since its last import`,
    );
    expect(code).toBe(1);
    expect(stdout).toContain('conflicts\t1\n');
    expect(await standing('markdown-plain')).toMatchObject({ version: 3, bodyHtml: expect.not.stringContaining('The second change.') });
    const forced = await importing('--force', place);
    expect([forced.code, forced.summary]).toEqual([0, { ...NO_TOTALS, updated: 1 }]);
    expect(await standing('markdown-plain')).toMatchObject({ version: 4, bodyHtml: expect.stringContaining('The second change.') });
  });

  test('never reinstates a withdrawn article: neither unchanged, nor changed, nor with --force', async () => {
    expect((await run('withdraw', 'markdown-plain', '--reason', 'Made up', '--note', 'We no longer stand by this.', '--yes')).code).toBe(0);
    const unchanged = await importing(place);
    appendFileSync(file, '\nThe third change.\n');
    for (const attempt of [unchanged, await importing(place), await importing('--force', place)]) {
      expect([attempt.code, attempt.summary]).toEqual([1, { ...NO_TOTALS, errors: 1 }]);
      expect(attempt.results).toMatchObject([{ status: 409, problem: { type: '/problems/article-withdrawn' } }]);
    }
    expect(await standing('markdown-plain')).toMatchObject({ version: 5, pubStatus: 'canceled' });
  });
});

describe('what the desk has', () => {
  test('is listed as lines with tabs where a program reads, and as JSON when asked', async () => {
    const { code, stdout } = await run('list', '--status', 'withdrawn');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^markdown-plain\t5\twithdrawn\t\S+Z\t\t[^\t]+\n$/)]);
    const { articles } = JSON.parse((await run('list', '--json', '--section', 'arts')).stdout) as { articles: Standing[] };
    expect(articles.map(({ slug }) => slug)).toEqual(['wire-release']);
  });

  test('is shown whole, and as it stood', async () => {
    expect(await standing('wire-utf-16')).toMatchObject({ slug: 'wire-utf-16', version: 1, pubStatus: 'usable' });
    const { stdout } = await run('show', 'markdown-plain', '--version', '1');
    expect(stdout).not.toContain('The first change.');
    const history = JSON.parse((await run('history', '--json', 'markdown-plain')).stdout) as {
      versions: { version: number; action: string }[];
    };
    expect(history.versions.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4, 5]);
  });
});

test.each([
  ['an article that does not exist', 1, ['show', 'no-such-article']],
  ['a token that is wrong', 1, ['list', '--token', 'wrong']],
  ['a server that is not there', 1, ['list', '--server', 'http://127.0.0.1:9']],
  ['a key that cannot be one', 2, ['show', 'No Such Key']],
  ['a command that there is not', 2, ['obliterate']],
  ['a question about the command', 0, ['--help']],
])('%s ends with exit code %i and without an escape code', async (_what, code, args) => {
  const ended = await run(...args);
  expect(ended.code).toBe(code);
  expect(ended.stdout + ended.stderr).not.toContain('\u001b');
  expect(code === 0 ? ended.stdout : ended.stderr).not.toBe('');
  if (code !== 0) expect(ended.stdout).toBe('');
});

describe('an export', () => {
  /** Rows without what a restore must change: the epoch, which tells readers that time ran backwards, and who did what when. */
  function comparable(file: string): string[] {
    const lines = readFileSync(join(folder.path, file), 'utf8').trimEnd().split('\n').slice(1, -1);
    return lines.filter((line) => {
      const { table, row } = JSON.parse(line) as { table: string; row: unknown[] };
      return table !== 'audit' && !(table === 'setting' && row[0] === 'epoch');
    });
  }

  const epochIn = (file: string) =>
    /\{"table":"setting","row":\["epoch",[^\]]*\]\}/.exec(readFileSync(join(folder.path, file), 'utf8'))?.[0];

  test('restored with --replace undoes what happened since, and changes nothing but the epoch and the audit trail', async () => {
    expect((await run('backup', 'export', 'before.ndjson')).code).toBe(0);
    const feed = await (await fetch(`${program.server}/feeds/all.json`)).text();
    expect((await run('withdraw', 'wire-utf-16', '--reason', 'To be undone', '--yes')).code).toBe(0);
    expect(await (await fetch(`${program.server}/feeds/all.json`)).text()).not.toBe(feed);
    const restored = await run('backup', 'restore', '--replace', 'before.ndjson', '--yes');
    expect([restored.code, restored.stderr]).toEqual([0, expect.stringMatching(/will be public again\. .*: wire-utf-16\n$/)]);
    expect(await standing('wire-utf-16')).toMatchObject({ version: 1, pubStatus: 'usable' });
    expect(await (await fetch(`${program.server}/feeds/all.json`)).text()).toBe(feed);
    expect((await run('backup', 'export', 'after.ndjson')).code).toBe(0);
    expect(comparable('after.ndjson')).toEqual(comparable('before.ndjson'));
    expect(epochIn('before.ndjson')).toBeDefined();
    expect(epochIn('after.ndjson')).not.toBe(epochIn('before.ndjson'));
  });

  test('is not restored over existing articles without --replace', async () => {
    const { code, stderr } = await run('backup', 'restore', 'before.ndjson');
    expect([code, stderr]).toEqual([1, expect.stringContaining('(409)')]);
  });

  test('that was cut off is refused whole', async () => {
    const text = readFileSync(join(folder.path, 'before.ndjson'), 'utf8');
    writeFileSync(join(folder.path, 'cut.ndjson'), text.slice(0, text.lastIndexOf('{"tearsheet"')));
    const before = await everyVersion();
    expect((await run('backup', 'restore', '--replace', 'cut.ndjson', '--yes')).code).toBe(1);
    expect(await everyVersion()).toEqual(before);
  });
});
