// Which collection an import belongs to: ids of two folders, two sites or two exports are never compared.
import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ImportStage, importStage, item, lines, markdown } from '../../support/import-stage.ts';

let stage: ImportStage;
beforeEach(async () => {
  stage = await importStage();
});
afterEach(() => stage.end());

const sources = () => stage.sent().map(({ collection, sourceId, formerId }) => ({ collection, sourceId, formerId }));
const kept = (folder: string) => readFileSync(join(stage.folder, folder, '.tearsheet/collection'), 'utf8').trim();

describe('files', () => {
  test('of two folders are of two collections, whose names the folders keep', async () => {
    stage.file('monday/lead.md', markdown('Monday'));
    stage.file('tuesday/lead.md', markdown('Tuesday'));
    await stage.run('import', 'monday', 'tuesday');
    expect(kept('monday')).toMatch(/^monday-[0-9a-f]{6}$/);
    expect(sources()).toEqual([
      { collection: kept('monday'), sourceId: 'lead.md', formerId: 'lead.md' },
      { collection: kept('tuesday'), sourceId: 'lead.md', formerId: 'lead.md' },
    ]);
  });

  test('have one name, whether its letters are composed or have combining marks', async () => {
    stage.file('monday/caf\u00e9.md', markdown('Monday'));
    await stage.run('import', 'monday');
    renameSync(join(stage.folder, 'monday/caf\u00e9.md'), join(stage.folder, 'monday/cafe\u0301.md'));
    await stage.run('import', 'monday');
    expect(sources().map(({ sourceId }) => sourceId)).toEqual(['caf\u00e9.md', 'caf\u00e9.md']);
  });

  test('keep their collection when the folder is moved, and when they are named one by one', async () => {
    stage.file('monday/page/lead.md', markdown('Monday'));
    await stage.run('import', 'monday');
    const name = kept('monday');
    renameSync(join(stage.folder, 'monday'), join(stage.folder, 'archive'));
    await stage.run('import', 'archive');
    await stage.run('import', 'archive/page');
    await stage.run('import', 'archive/page/lead.md');
    expect(sources().map(({ collection, sourceId }) => [collection, sourceId])).toEqual(Array(4).fill([name, 'page/lead.md']));
    // By which programs before collections named it.
    expect(sources().map(({ formerId }) => formerId)).toEqual(['page/lead.md', 'page/lead.md', 'lead.md', 'lead.md']);
  });

  test('that were imported first keep theirs when the folder above is imported', async () => {
    stage.file('copy/page/lead.md', markdown('Lead'));
    stage.file('copy/other.md', markdown('Other'));
    await stage.run('import', 'copy/page/lead.md');
    const name = kept('copy/page');
    await stage.run('import', 'copy');
    expect(sources().map(({ collection, sourceId }) => [collection, sourceId])).toEqual([
      [name, 'lead.md'],
      [kept('copy'), 'other.md'],
      [name, 'lead.md'],
    ]);
  });

  test('get the name that --collection gives, and a dry run writes none', async () => {
    stage.file('copy/lead.md', markdown('Lead'));
    await stage.run('import', 'copy', '--collection', 'wire');
    await stage.run('import', 'copy', '--dry-run');
    expect(existsSync(join(stage.folder, 'copy/.tearsheet'))).toBe(false);
    expect(sources()[0]?.collection).toBe('wire');
    const refused = await stage.run('import', 'copy', '--collection', 'no spaces');
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('letters, digits')]);
  });

  test('of a folder with an unreadable name are not imported', async () => {
    stage.file('copy/lead.md', markdown('Lead'));
    stage.file('copy/.tearsheet/collection', 'two\nlines');
    expect(await stage.run('import', 'copy')).toMatchObject({ code: 2, stderr: expect.stringContaining('--collection NAME') });
    expect(stage.sent()).toEqual([]);
  });
});

test('a folder that was copied with the name of its collection is refused before anything is sent, with commands that go on', async () => {
  stage.file('stories/lead.md', markdown('Monday'));
  await stage.run('import', 'stories');
  cpSync(join(stage.folder, 'stories'), join(stage.folder, 'stories two'), { recursive: true });
  stage.file('stories two/lead.md', markdown('Tuesday'));
  expect((await stage.run('import', 'stories two/lead.md', '--dry-run')).code).toBe(2);
  // Behind more articles than are sent at a time.
  const items = Array.from({ length: 510 }, (_, n) => item(n));
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Old', home_page_url: 'https://old.example/', items };
  stage.file('a.json', JSON.stringify(feed));
  const { code, stderr } = await stage.run('import', 'a.json', 'stories two', '--section', 'world');
  expect([code, stderr]).toEqual([2, expect.stringContaining("'stories two' is a copy of stories")]);
  expect(stage.sent()).toHaveLength(1);
  const commands = [...stderr.matchAll(/^ +npx --no tearsheet import 'stories two' --collection (\S+)$/gm)].map(([, name]) => name);
  expect(commands).toEqual([kept('stories'), expect.stringMatching(/^stories-two-[0-9a-f]{6}$/)]);
  expect((await stage.run('import', 'stories two', '--collection', commands[1] ?? '')).code).toBe(0);
  expect([stage.sent().at(-1)?.['collection'], kept('stories two')]).toEqual([commands[1], commands[1]]);
});

test('a clone of a repository that leaves out the name goes on with its collection, also if some files have changed', async () => {
  for (const day of ['monday', 'tuesday', 'wednesday', 'thursday']) stage.file(`stories/${day}.md`, markdown(day));
  await stage.run('import', 'stories');
  const name = kept('stories');
  renameSync(join(stage.folder, 'stories'), join(stage.folder, 'clone'));
  rmSync(join(stage.folder, 'clone/.tearsheet'), { recursive: true });
  stage.file('clone/monday.md', markdown('Changed'));
  const { code, stderr, stdout } = await stage.run('import', 'clone');
  expect([code, stderr]).toEqual([0, expect.stringContaining(`its files are those of ${name}`)]);
  expect([kept('clone'), lines(stdout)]).toEqual([name, expect.arrayContaining(['updated\t1', 'unchanged\t3'])]);
});

test('a feed in a file is of the collection of its site', async () => {
  stage.file(
    'copy/feed.json',
    JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Old', home_page_url: 'https://old.example/', items: [item(1)] }),
  );
  await stage.run('import', 'copy');
  expect(sources()).toEqual([{ collection: 'old.example', sourceId: 'https://old.example/1', formerId: 'https://old.example/1' }]);
});

test('--hold holds every new article', async () => {
  stage.file('copy/lead.md', markdown('Lead'));
  await stage.run('import', 'copy');
  await stage.run('import', 'copy', '--hold');
  expect(stage.sent().map(({ hold }) => hold)).toEqual([false, true]);
});
