import { symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NO_TOTALS, TITLES } from '../../../src/cli/import/import-totals.ts';
import { type ImportStage, importStage, item, lines, markdown } from '../../support/import-stage.ts';

/** Each test starts the program several times, and a busy machine takes its time. */

let stage: ImportStage;

/** The last line, if anything was stored. */
const RUN = /This is run (\d{8}-\d{4}-[a-z2-9]{4})\. To undo it: npx --no tearsheet import undo \1/;

beforeEach(async () => {
  stage = await importStage();
});

afterEach(() => stage.end());

test('a folder of copy goes in, and importing it again changes nothing', async () => {
  stage.file('copy/ferry.md', markdown('Ferry sails'));
  stage.file('copy/below/strike.md', markdown('Strike ends'));
  const first = await stage.run('import', 'copy');
  expect(lines(first.stdout)).toEqual([
    expect.stringMatching(/^created\tstrike\t.*below\/strike\.md:1$/),
    expect.stringMatching(/^created\tferry\t.*ferry\.md:1$/),
    'created\t2',
    ...Object.values(TITLES)
      .slice(1)
      .map((title) => `${title}\t0`),
  ]);
  expect(first).toMatchObject({ code: 0, stderr: expect.stringMatching(new RegExp(`^${RUN.source}\n$`)) });
  expect(lines((await stage.run('import', 'copy')).stdout)).toContain('unchanged\t2');
});

test('an import that created nothing says how to see what it changed, because there is nothing to undo', async () => {
  stage.file('ferry.md', markdown('Ferry sails'));
  await stage.run('import', 'ferry.md');
  stage.file('ferry.md', markdown('Ferry sails again'));
  const { stderr } = await stage.run('import', 'ferry.md');
  expect(stderr).toMatch(/^This is run (\S+)\. To see what it changed: npx --no tearsheet audit --run \1\n$/);
});

test('piped output of an import has no colour, no bar and no escape code', async () => {
  stage.file('ferry.md', markdown('Ferry sails'));
  stage.file('broken.md', '---\nheadline: [\n---\n');
  const { stdout, stderr } = await stage.run('import', 'ferry.md', 'broken.md');
  expect(stdout + stderr).not.toContain('\u001b');
  expect(stdout + stderr).not.toContain('\r');
});

test('what cannot be read is reported with file and line, the rest goes in, and the exit code says so', async () => {
  stage.file('copy/broken.md', '---\nheadline: fine\nsections: [world\n---\n\nText.\n');
  stage.file('copy/ferry.md', markdown('Ferry sails'));
  const { code, stdout, stderr } = await stage.run('import', 'copy', 'no-such-file.txt');
  expect(code).toBe(1);
  expect(stderr).toMatch(/^copy\/broken\.md:\d+: front matter/m);
  expect(stderr).toContain('no-such-file.txt: does not exist');
  expect(lines(stdout)).toContain('created\t1');
  expect(lines(stdout)).toContain('errors\t2');
  expect(stage.desk.articles.has('ferry')).toBe(true);
});

test('an article the desk has edited since is a conflict, and --force lets the source win', async () => {
  stage.file('ferry.md', markdown('Ferry sails'));
  await stage.run('import', 'ferry.md');
  await stage.run('hold', 'ferry');
  stage.file('ferry.md', markdown('Ferry sails late'));
  const { code, stdout, stderr } = await stage.run('import', 'ferry.md');
  expect(code).toBe(1);
  expect(lines(stderr)).toEqual([
    'ferry.md:1: ferry: An import would overwrite the work of the desk. The desk has changed the article since.',
    expect.stringContaining('--force'),
  ]);
  expect(lines(stdout)).toContain('conflicts\t1');
  expect(lines(stdout)).toContain('errors\t0');
  expect(lines((await stage.run('import', '--force', 'ferry.md')).stdout)).toContain('updated\t1');
  expect(stage.desk.articles.get('ferry')?.at(-1)?.headline).toBe('Ferry sails late');
});

test('a withdrawn article is an error even with --force', async () => {
  stage.file('ferry.md', markdown('Ferry sails'));
  await stage.run('import', 'ferry.md');
  await stage.run('withdraw', 'ferry', '--reason', 'Invented', '--yes');
  stage.file('ferry.md', markdown('Ferry sails again'));
  const { code, stderr, stdout } = await stage.run('import', '--force', 'ferry.md');
  expect(code).toBe(1);
  expect(stderr).toContain('ferry: The article is withdrawn');
  expect(lines(stdout)).toContain('errors\t1');
});

test('a dry run asks the server what would happen, and writes nothing', async () => {
  stage.file('ferry.md', markdown('Ferry sails'));
  const { code, stdout, stderr } = await stage.run('import', '--dry-run', 'ferry.md');
  expect(code).toBe(0);
  expect(stage.sent()).toMatchObject([{ op: 'import', slug: 'ferry', dryRun: true, force: false }]);
  expect(lines(stdout)).toEqual(expect.arrayContaining(['would be created\tferry\tferry.md:1', 'would be created\t1']));
  expect(lines(stderr)).toEqual(['Dry run: nothing was written.']);
  expect(stage.desk.articles.size).toBe(0);
});

test('a headline that was guessed is remarked upon, and --headline sets another', async () => {
  stage.file(
    'wire.txt',
    'The ferry to Corvina sailed on Friday for the first time in eleven years. Islanders cheered.\n\nMore text follows here.\n',
  );
  const guessed = await stage.run('import', '--dry-run', '--section', 'world', 'wire.txt');
  expect(guessed.stderr).toMatch(/^wire\.txt:1: Headline taken from the first sentence/m);
  const told = await stage.run(
    'import',
    '--dry-run',
    '--section',
    'business',
    '--headline',
    'Ferry returns',
    '--slug',
    'ferry',
    '--source',
    'Agence',
    'wire.txt',
  );
  expect(told.stderr).not.toContain('Headline');
  expect(stage.sent().at(-1)).toMatchObject({
    slug: 'ferry',
    article: { headline: 'Ferry returns', sections: ['business'], source: 'Agence' },
  });
});

test('a slug that other copy has already is remarked upon, with the slug it got', async () => {
  stage.file('ferry.md', markdown('Ferry sails'));
  await stage.run('import', 'ferry.md');
  stage.file('another.md', markdown('Another ferry sails', 'slug: ferry\n'));
  const { code, stderr } = await stage.run('import', 'another.md');
  expect(lines(stderr)).toEqual(['another.md:1: it got the slug ferry-2, because another article has ferry', expect.stringMatching(RUN)]);
  expect(code).toBe(0);
});

test('--headline and --slug are refused for several files before anything is sent', async () => {
  expect((await stage.run('import', '--slug', 'x', 'a.md', 'b.md')).code).toBe(2);
  expect((await stage.run('import', '--headline', 'x', 'a.md', 'b.md')).code).toBe(2);
  expect(stage.desk.requests).toHaveLength(0);
});

test('with --json every line is JSON: results, faults, and a summary at the end', async () => {
  stage.file('copy/broken.md', '---\nsections: [world\n---\n');
  stage.file('copy/ferry.md', markdown('Ferry sails'));
  stage.file('copy/zeppelin.md', markdown('Airship sails', 'expires: 1999-01-01T00:00:00Z\n'));
  const { code, stdout } = await stage.run('import', '--json', 'copy');
  const records = lines(stdout).map((line) => JSON.parse(line));
  expect(code).toBe(1);
  expect(records).toHaveLength(4);
  expect(records[0]).toMatchObject({ file: 'copy/broken.md', fault: expect.any(String) });
  expect(records[1]).toMatchObject({ file: 'copy/ferry.md', line: 1, slug: 'ferry', status: 201, outcome: 'created', version: 1 });
  expect(records[2]).toMatchObject({ slug: 'zeppelin', status: 422, problem: { objections: [{ pointer: '/expires' }] } });
  expect(records[3]).toEqual({
    summary: { ...NO_TOTALS, created: 1, errors: 2 },
    dryRun: false,
    run: records[1].run,
  });
});

test('a feed at a URL is imported, and an address that fails is a fault like any other', async () => {
  const site = createServer((request, response) => {
    response.writeHead(request.url === '/feed' ? 200 : 404, { 'content-type': 'application/feed+json' });
    response.end(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Site', items: [item(1), item(2)] }));
  });
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  const { code, stdout, stderr } = await stage.run('import', '--section', 'world', `${origin}/feed`, `${origin}/gone`);
  expect(lines(stdout)).toContain('created\t2');
  expect(stderr).toContain(`${origin}/gone: answered 404`);
  expect(code).toBe(1);
  site.close();
});

test('without a publisher the way to set one is told', async () => {
  stage.desk.publisher = undefined;
  stage.file('ferry.md', markdown('Ferry sails'));
  const { code, stderr } = await stage.run('import', 'ferry.md');
  expect(code).toBe(1);
  expect(stderr).toContain('publisher set FILE');
});

test('importing a folder without copy imports nothing, and is not a failure', async () => {
  stage.file('empty/.hidden', 'No copy.');
  const { code, stdout } = await stage.run('import', 'empty');
  expect(code).toBe(0);
  expect(lines(stdout)).toContain('created\t0');
});

test('files that are not to be imported are skipped and counted, which is not a failure', async () => {
  stage.file('copy/ferry.md', markdown('Ferry sails'));
  stage.file('copy/photo.jpg', 'JPEG');
  stage.file('copy/notes.xyz', 'Notes.');
  symlinkSync('ferry.md', join(stage.folder, 'copy/again.md'));
  const { code, stdout, stderr } = await stage.run('import', 'copy');
  expect(code).toBe(0);
  expect(lines(stdout)).toEqual(expect.arrayContaining(['created\t1', 'left out\t3', 'errors\t0']));
  expect(lines(stderr)).toEqual([
    'copy/again.md: left out: it is a symbolic link to ferry.md, which is imported itself',
    'copy/notes.xyz: left out: it is not a kind of file that is imported',
    'copy/photo.jpg: left out: it is not a kind of file that is imported',
    expect.stringMatching(RUN),
  ]);
  expect(stage.sent()).toHaveLength(1);
});

test('one file is one article, even if it is named several times or through a link', async () => {
  stage.file('copy/below/ferry.md', markdown('Ferry sails'));
  symlinkSync('copy/below/ferry.md', join(stage.folder, 'link.md'));
  const { code, stdout } = await stage.run('import', 'copy', 'copy', 'copy/below', 'copy/below/ferry.md', './copy', 'link.md');
  expect(code).toBe(0);
  expect(lines(stdout)).toEqual(expect.arrayContaining(['created\t1', 'unchanged\t0', 'left out\t4', 'errors\t0']));
  expect(stage.sent().map(({ sourceId }) => sourceId)).toEqual(['below/ferry.md']);
});

test('with --json the line number of an error is that of the file, not that of the request', async () => {
  const articles = [1, 2, 3].map((n) => `<item><title>Story ${n}</title><guid>g${n}</guid><description>Text ${n}.</description></item>`);
  stage.file('copy/a.md', markdown('Ferry sails'));
  stage.file('copy/feed.xml', `<rss version="2.0"><channel><title>Site</title>\n\n${articles.join('\n')}\n</channel></rss>`);
  const { stdout, stderr } = await stage.run('import', '--json', '--section', 'world', 'copy');
  const records = lines(stdout).map((line) => JSON.parse(line));
  expect(records.slice(0, 4).map(({ file, line }) => `${file}:${line}`)).toEqual([
    'copy/a.md:1',
    'copy/feed.xml:3',
    'copy/feed.xml:4',
    'copy/feed.xml:5',
  ]);
  for (const [, place] of stderr.matchAll(/^(copy\/\S+:\d+):/gm))
    expect(records.map(({ file, line }) => `${file}:${line}`)).toContain(place);
});

test('the result of an article from a feed names its line, apart from the address', async () => {
  const site = createServer((_request, response) => {
    response.setHeader('content-type', 'application/rss+xml');
    response.end(
      '<rss version="2.0"><channel><title>Site</title>\n\n<item><title>Story</title><guid>g</guid><description>Text.</description></item></channel></rss>',
    );
  });
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/feed`;
  const { stdout } = await stage.run('import', '--section', 'world', address);
  expect(lines(stdout)[0]).toBe(`created\tg\t${address}, line 3`);
  site.close();
});
