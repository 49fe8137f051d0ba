// Copy from files: the same source is the same article, an unchanged one no change, and no editor's work is overwritten unseen.
import { beforeEach, expect, test } from 'vitest';
import type { DraftInput } from '../../../../src/domain/articles/draft.ts';
import { count, runAlarm } from '../../../support/worker/catalogue.ts';
import { advanceClock, fromNow, HOUR_MS } from '../../../support/worker/clock.ts';
import { type BulkLine, callDesk, publish, replace, sendBulk, setUpPublisher, withdraw } from '../../../support/worker/desk.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { getFeed, titlesOf } from '../../../support/worker/reader.ts';
import { article } from '../../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

interface Import {
  slug?: string;
  sourceId?: string;
  /** What the file says: stands for its hash as well. */
  says?: string;
  changes?: Partial<DraftInput>;
  corrections?: string[];
  force?: boolean;
  dryRun?: boolean;
}

async function importFile({ slug = 'wire', sourceId = 'wire.txt', says = 'First', changes, ...rest }: Import = {}): Promise<BulkLine> {
  const sourceHash = [...says]
    .map((letter) => letter.charCodeAt(0).toString(16))
    .join('')
    .padEnd(64, '0');
  const [line] = await sendBulk([{ op: 'import', slug, sourceId, sourceHash, article: article({ headline: says, ...changes }), ...rest }]);
  if (line === undefined) throw new Error('the line was not answered');
  return line;
}

test('an unchanged file changes nothing, a changed one updates the same article', async () => {
  expect(await importFile()).toMatchObject({ status: 201, outcome: 'created', slug: 'wire', version: 1 });
  expect(await importFile()).toMatchObject({ status: 200, outcome: 'unchanged', version: 1 });
  expect(await importFile({ says: 'Second' })).toMatchObject({ status: 200, outcome: 'updated', version: 2 });
  expect(await importFile({ slug: 'renamed', says: 'Third' })).toMatchObject({ outcome: 'updated', slug: 'wire', version: 3 });
  expect(await titlesOf()).toEqual(['Third']);
});

test('an article that an editor has changed since is a conflict, unless force is set', async () => {
  await importFile();
  await replace('wire', { headline: 'By an editor' });
  expect(await importFile()).toMatchObject({ outcome: 'unchanged' });
  expect(await importFile({ says: 'Second' })).toMatchObject({ status: 409, problem: { type: '/problems/import-conflict', version: 2 } });
  expect(await titlesOf()).toEqual(['By an editor']);
  expect(await importFile({ says: 'Second', force: true })).toMatchObject({ status: 200, outcome: 'updated' });
  expect(await titlesOf()).toEqual(['Second']);
});

test('a withdrawn article is never resurrected by a file, not even by force', async () => {
  await importFile();
  await withdraw('wire');
  for (const force of [false, true]) {
    for (const says of ['First', 'Second'])
      expect(await importFile({ says, force })).toMatchObject({ status: 409, problem: { type: '/problems/article-withdrawn' } });
  }
  expect((await callDesk<{ pubStatus: string }>('GET', '/desk/articles/wire')).body.pubStatus).toBe('canceled');
});

test('an article of the desk is not taken over by a file that wants its slug, and the refusal says which of the two it is', async () => {
  await publish('wire', { headline: 'By the desk' });
  const refused = await importFile();
  expect(refused).toMatchObject({ status: 409, problem: { type: '/problems/import-conflict', version: 1 } });
  expect(refused.problem?.detail).toMatch(/was not imported.*current version is 1/);
  expect(await titlesOf()).toEqual(['By the desk']);
  expect(await importFile({ sourceId: 'other.txt', force: true })).toMatchObject({ outcome: 'updated', version: 2 });
  await replace('wire', { headline: 'By an editor' });
  const edited = await importFile({ sourceId: 'other.txt', says: 'Second' });
  expect(edited.problem?.detail).toMatch(/changed the article since.*current version is 3/);
});

test('a file with the same content as the desk’s article is no conflict, and is the article’s source from then on', async () => {
  await publish('wire', { headline: 'First' });
  expect(await importFile()).toMatchObject({ status: 200, outcome: 'unchanged', version: 1 });
  expect(await importFile({ says: 'Second' })).toMatchObject({ status: 200, outcome: 'updated', version: 2 });
});

test('a file that was changed as the editor changed the article is no conflict; one with a correction that nobody knows is', async () => {
  await importFile();
  await replace('wire', { headline: 'Second' });
  expect(await importFile({ says: 'Second' })).toMatchObject({ outcome: 'unchanged', version: 2 });
  await replace('wire', { headline: 'Third' });
  expect(await importFile({ says: 'Third', corrections: ['It was the third.'] })).toMatchObject({ status: 409 });
});

test('an article that the desk withdrew is said to be withdrawn to a file that was never imported', async () => {
  await publish('wire', { headline: 'First' });
  await withdraw('wire');
  for (const force of [false, true])
    expect(await importFile({ force })).toMatchObject({ status: 409, problem: { type: '/problems/article-withdrawn' } });
});

test('two files that want one slug get two, and each keeps its own', async () => {
  expect(await importFile()).toMatchObject({ slug: 'wire' });
  const second = await importFile({ sourceId: 'other.txt', says: 'Other' });
  expect(second.slug).toMatch(/^wire-[0-9a-f]{6}$/);
  expect(await importFile({ sourceId: 'other.txt', says: 'Other again' })).toMatchObject({ outcome: 'updated', slug: second.slug });
  expect((await titlesOf()).sort()).toEqual(['First', 'Other again']);
});

test('a trial run answers what would happen and does none of it', async () => {
  expect(await importFile({ dryRun: true })).toMatchObject({ status: 201, outcome: 'created' });
  expect([await count('article'), await count('change')]).toEqual([0, 0]);
  await importFile();
  expect(await importFile({ says: 'Second', dryRun: true })).toMatchObject({ outcome: 'updated', version: 2 });
  expect(await importFile({ says: 'Second' })).toMatchObject({ outcome: 'updated', version: 2 });
});

test('a correction note in the copy makes the update a correction, once', async () => {
  await importFile();
  advanceClock(HOUR_MS);
  const note = 'The lock was the western one.';
  expect(await importFile({ says: 'Second', corrections: [note] })).toMatchObject({ outcome: 'corrected', version: 2 });
  expect(await importFile({ says: 'Third', corrections: [note] })).toMatchObject({ outcome: 'updated', version: 3 });
  const [item] = (await getFeed()).items;
  expect(item?._tearsheet.corrections).toEqual([{ note, at: '2040-03-01T13:00:00.000Z' }]);
});

test('a changed date in the file does not change the date of a published article', async () => {
  await importFile({ changes: { firstPublished: '2040-02-01T12:00:00Z' } });
  expect(await importFile({ says: 'Second', changes: { firstPublished: '2040-02-02T12:00:00Z' } })).toMatchObject({ outcome: 'updated' });
  expect((await getFeed()).items[0]?.date_published).toBe('2040-02-01T12:00:00.000Z');
});

test('an embargo lifted by the alarm is not an edit, and no conflict', async () => {
  await importFile({ changes: { embargoedUntil: fromNow(HOUR_MS) } });
  advanceClock(HOUR_MS);
  await runAlarm();
  expect(await importFile({ says: 'Second' })).toMatchObject({ status: 200, outcome: 'updated' });
});

test('new copy with two correction notes is created, and each note is a version of its own', async () => {
  const corrections = ['The lock was the western one.', 'The count was of boats.'];
  expect(await importFile({ corrections })).toMatchObject({ status: 201, outcome: 'created', version: 3 });
  const { body } = await callDesk<{ versions: { action: string; version: number }[] }>('GET', '/desk/articles/wire/versions');
  expect(body.versions.map(({ action, version }) => `${version} ${action}`).sort()).toEqual(['1 publish', '2 correct', '3 correct']);
  expect(await importFile({ corrections })).toMatchObject({ outcome: 'unchanged', version: 3 });
  expect(await importFile({ says: 'Second', corrections })).toMatchObject({ outcome: 'updated', version: 4 });
});

test('an import with one correction too many stores nothing of the copy', async () => {
  const notes = Array.from({ length: 49 }, (_, index) => `Note ${index}.`);
  expect(await importFile({ corrections: notes })).toMatchObject({ outcome: 'created', version: 50 });
  expect(await importFile({ says: 'Second', corrections: ['One more.', 'And another.'] })).toMatchObject({ status: 422 });
  expect(await titlesOf()).toEqual(['First']);
  expect([await count('version'), await count('change')]).toEqual([50, 50]);
  expect(await importFile({ says: 'Second', corrections: notes })).toMatchObject({ outcome: 'updated', version: 51 });
});
