// Files that were renamed, linked or copied since the last import: none becomes a second article.
import { copyFileSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deskClient } from '../../../src/cli/client/desk-client.ts';
import type { PlacedCopy } from '../../../src/cli/import/notices.ts';
import { sha256Hex } from '../../../src/cli/import/reading.ts';
import { openRenames } from '../../../src/cli/import/renames.ts';
import { readSource } from '../../../src/import/read-source.ts';
import { reading } from '../../import/support/publisher.ts';
import { TOKEN } from '../../support/desk-server.ts';
import { type ImportStage, importStage, lines, markdown } from '../../support/import-stage.ts';

let stage: ImportStage;

beforeEach(async () => {
  stage = await importStage();
  mkdirSync(at(''));
});

afterEach(() => stage.end());

const at = (name: string) => join(stage.folder, 'copy', name);
const write = (name: string, headline: string, more = '') => stage.file(`copy/${name}`, markdown(headline, more));
const move = (from: string, to: string) => renameSync(at(from), at(to));

async function read(name: string): Promise<PlacedCopy> {
  const { copies } = await readSource(name, readFileSync(at(name)), { ...reading, sha256Hex });
  const [copy] = copies;
  if (copy === undefined) throw new Error(`${name} was not read`);
  return { ...copy, file: at(name), collection: 'copy', formerId: name, root: at('') };
}

/** Stores files as an earlier import did. */
async function stored(...names: string[]): Promise<void> {
  const { connection, sendBulk } = deskClient({ server: stage.desk.url, token: TOKEN });
  expect(connection.server).toBe(stage.desk.url);
  for (const name of names) {
    const { slug, collection, sourceId, formerId, sourceHash, article } = await read(name);
    const line = {
      op: 'import',
      slug,
      collection,
      sourceId,
      formerId,
      sourceHash,
      article,
      corrections: [],
      hold: false,
      force: false,
      dryRun: false,
    };
    await (await sendBulk(`${JSON.stringify(line)}\n`)).text();
  }
}

/** What an import now makes of the files, in the order of their names. */
async function recognised(names: string[], { asksForSlug = true, keepsDuplicates = false } = {}) {
  const renames = openRenames(deskClient({ server: stage.desk.url, token: TOKEN }), { asksForSlug, keepsDuplicates });
  const all = [];
  for (const name of names) all.push(await renames.recognise(await read(name)));
  return all;
}

test('a file with the same bytes at another path is the old one', async () => {
  write('a.md', 'Ferry sails');
  write('café.md', 'Café opens');
  await stored('a.md', 'café.md');
  mkdirSync(at('2026'));
  move('a.md', '2026/ferry.md');
  // The same name, as another system writes it.
  move('café.md', 'cafe\u0301.md');
  expect(await recognised(['2026/ferry.md', 'café.md'.normalize('NFD')])).toEqual([{ movedFrom: 'a.md' }, { sameAs: 'café.md' }]);
});

test('a file whose other fields have changed is found by its headline and its text, and another text under that headline is not', async () => {
  write('a.md', 'Ferry sails');
  write('b.md', 'Weather', 'urgency: 4\n');
  await stored('a.md', 'b.md');
  rmSync(at('b.md'));
  move('a.md', 'ferry.md');
  write('ferry.md', 'Ferry sails', 'urgency: 3\n');
  stage.file('copy/today.md', markdown('Weather').replace('at dawn', 'at noon'));
  expect(await recognised(['ferry.md', 'today.md'])).toEqual([{ movedFrom: 'a.md' }, {}]);
});

test('a file that states its slug is found by it with a new text, unless several folders may be the collection', async () => {
  write('a.md', 'Ferry sails', 'slug: the-ferry\n');
  await stored('a.md');
  rmSync(at('a.md'));
  write('b.md', 'Ferry is late', 'slug: the-ferry\n');
  expect(await recognised(['b.md'])).toEqual([{ movedFrom: 'a.md' }]);
  expect(await recognised(['b.md'], { asksForSlug: false })).toEqual([{}]);
});

test('a file with the name of one in another folder is no rename of it', async () => {
  mkdirSync(at('monday'));
  mkdirSync(at('tuesday'));
  write('monday/lead.md', 'Ferry sails');
  await stored('monday/lead.md');
  rmSync(at('monday/lead.md'));
  stage.file('copy/tuesday/lead.md', markdown('Bridge closes').replace('ferry', 'bridge'));
  expect(await recognised(['tuesday/lead.md'])).toEqual([{}]);
});

test('each old file is found once', async () => {
  write('a.md', 'Ferry sails');
  await stored('a.md');
  move('a.md', 'b.md');
  copyFileSync(at('b.md'), at('c.md'));
  expect(await recognised(['b.md', 'c.md'])).toEqual([{ movedFrom: 'a.md' }, { sameAs: 'b.md' }]);
});

test('a copy of a file is none, whether that was stored before or is in the same import, unless it is asked for', async () => {
  write('a.md', 'Ferry sails');
  await stored('a.md');
  copyFileSync(at('a.md'), at('b.md'));
  write('c.md', 'Bridge closes');
  copyFileSync(at('c.md'), at('d.md'));
  expect(await recognised(['a.md', 'b.md', 'c.md', 'd.md'])).toEqual([{}, { sameAs: 'a.md' }, {}, { sameAs: 'c.md' }]);
  expect(await recognised(['a.md', 'b.md', 'c.md', 'd.md'], { keepsDuplicates: true })).toEqual([{}, {}, {}, {}]);
});

test('a copy that has an article already keeps it', async () => {
  write('a.md', 'Ferry sails');
  copyFileSync(at('a.md'), at('b.md'));
  await stored('a.md', 'b.md');
  expect(await recognised(['a.md', 'b.md'])).toEqual([{}, {}]);
});

test('the old text under a new name is an article if the file that had it has another one now', async () => {
  write('lead.md', 'Ferry sails');
  await stored('lead.md');
  move('lead.md', 'old.md');
  stage.file('copy/lead.md', markdown('Bridge closes').replace('ferry', 'bridge'));
  expect(await recognised(['old.md'])).toEqual([{}]);
});

test('a hard link and a path that is a link now are other names of one file', async () => {
  write('b.md', 'Ferry sails');
  write('d.md', 'Bridge closes');
  await stored('b.md', 'd.md');
  linkSync(at('b.md'), at('a.md'));
  // Its text has changed since, which is the same file all the same.
  stage.file('copy/a.md', markdown('Ferry is late'));
  move('d.md', 'c.md');
  symlinkSync('c.md', at('d.md'));
  expect(await recognised(['a.md', 'c.md'])).toEqual([{ movedFrom: 'b.md' }, { movedFrom: 'd.md' }]);
});

test('an id that leads out of the folder, or is none of a file, is not looked for', async () => {
  write('a.md', 'Ferry sails');
  const { sourceHash, article } = await read('a.md');
  const sources = ['../a.md', '/a.md', 'post 7', 'urn:wire:a.md', 'https://wire.example/a.md'].map((sourceId) => ({
    collection: 'copy',
    sourceId,
    sourceHash,
    slug: 'a',
    headline: article.headline,
    uri: 'urn:a',
  }));
  stage.desk.sabotage = ({ path }) => (path.startsWith('/desk/imports') ? { status: 200, body: { sources } } : undefined);
  expect(await recognised(['a.md'])).toEqual([{}]);
});

test('all pages of what is stored are read, and a service without the list has none', async () => {
  write('a.md', 'Ferry sails');
  const { sourceHash, article } = await read('a.md');
  const source = { collection: 'copy', sourceId: 'old.md', sourceHash, slug: 'a', headline: article.headline, uri: 'urn:a' };
  stage.desk.sabotage = ({ path }) => {
    if (!path.startsWith('/desk/imports')) return undefined;
    return { status: 200, body: path.includes('cursor=next') ? { sources: [source] } : { sources: [], next: 'next' } };
  };
  expect(await recognised(['a.md'])).toEqual([{ movedFrom: 'old.md' }]);
  stage.desk.sabotage = ({ path }) => (path.startsWith('/desk/imports') ? { status: 404, body: { title: 'Not found' } } : undefined);
  expect(await recognised(['a.md'])).toEqual([{}]);
});

test('an import binds a renamed file and leaves out a copy, and says both, also in a dry run and as JSON', async () => {
  write('a.md', 'Ferry sails');
  await stage.run('import', 'copy');
  move('a.md', 'b.md');
  copyFileSync(at('b.md'), at('c.md'));
  const { code, stdout, stderr } = await stage.run('import', 'copy', '--dry-run');
  expect([code, lines(stdout)]).toEqual([0, expect.arrayContaining(['unchanged\t1', 'renamed files\t1', 'left out\t1'])]);
  expect(stderr).toContain('copy/b.md:1: it was a.md at the last import, and its article is still a');
  expect(stderr).toContain('copy/c.md: left out: it has the same bytes as b.md. To import it as an article of its own: --duplicates');
  const records = lines((await stage.run('import', 'copy', '--json')).stdout).map((line) => JSON.parse(line));
  expect(records).toContainEqual(expect.objectContaining({ outcome: 'unchanged', slug: 'a', remark: { kind: 'moved', from: 'a.md' } }));
  expect(records.at(-1).summary).toMatchObject({ unchanged: 1, renamed: 1, leftOut: 1 });
  expect([...stage.desk.articles.keys()]).toEqual(['a']);
});
