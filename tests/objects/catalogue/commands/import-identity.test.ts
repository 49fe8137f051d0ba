// Which article imported copy belongs to: its collection, the source's id in it, and the source's own version.
import { beforeEach, describe, expect, test } from 'vitest';
import { exportAll, restore } from '../../../support/worker/backup.ts';
import { select } from '../../../support/worker/catalogue.ts';
import { callDesk, replace, sendBulk, setUpPublisher } from '../../../support/worker/desk.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { article } from '../../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

interface Source {
  collection?: string;
  sourceId?: string;
  sourceVersion?: string;
  formerId?: string;
  /** What the copy says: stands for its hash as well. */
  says?: string;
  force?: boolean;
}

function lineOf({ says = 'First', sourceId = 'lead.txt', ...rest }: Source) {
  const sourceHash = [...says]
    .map((letter) => letter.charCodeAt(0).toString(16))
    .join('')
    .padEnd(64, '0');
  return { op: 'import', slug: 'lead', sourceId, sourceHash, article: article({ headline: says }), ...rest };
}

async function importCopy(source: Source) {
  const [line] = await sendBulk([lineOf(source)]);
  return line as typeof line & { remark?: { kind: string; slug?: string } };
}

const headline = async (slug = 'lead') => (await callDesk<{ headline: string }>('GET', `/desk/articles/${slug}`)).body.headline;

describe('a source', () => {
  test('is another one in another collection', async () => {
    expect(await importCopy({ collection: 'monday' })).toMatchObject({ outcome: 'created', slug: 'lead' });
    const other = await importCopy({ collection: 'tuesday', says: 'Second' });
    expect(other).toMatchObject({ outcome: 'created', slug: expect.stringMatching(/^lead-\w{6}$/) });
    expect(await importCopy({ collection: 'tuesday', says: 'Third' })).toMatchObject({ outcome: 'updated', slug: other?.slug });
    expect(await headline()).toBe('First');
  });

  test('is the same one when its site drops "www." or moves its address', async () => {
    await importCopy({ collection: 'www.post.example', sourceId: 'http://www.post.example/lead/' });
    const source = { sourceId: 'https://post.example/lead', formerId: 'http://www.post.example/lead/' };
    expect(await importCopy({ collection: 'post.example', ...source, says: 'Second' })).toMatchObject({ outcome: 'updated', slug: 'lead' });
    expect(await importCopy({ collection: 'www.post.example', ...source, says: 'Third' })).toMatchObject({
      outcome: 'updated',
      slug: 'lead',
    });
    expect(await select('SELECT collection, source_id FROM import')).toEqual([
      { collection: 'www.post.example', source_id: 'https://post.example/lead' },
    ]);
  });

  test('is not the file that has its former path now', async () => {
    await importCopy({ collection: 'monday', sourceId: 'lead.txt' });
    expect(await importCopy({ collection: 'monday', sourceId: 'sub/lead.txt', formerId: 'lead.txt', says: 'Second' })).toMatchObject({
      outcome: 'created',
    });
    expect(await headline()).toBe('First');
  });

  test('with the bytes of another of its collection is remarked on, and is an article of its own', async () => {
    await importCopy({ collection: 'monday' });
    expect(await importCopy({ collection: 'monday', sourceId: 'copy.txt' })).toMatchObject({
      outcome: 'created',
      remark: { kind: 'same-bytes', slug: 'lead' },
    });
    expect((await importCopy({ collection: 'tuesday' }))?.remark).toBeUndefined();
  });
});

describe('versions of one source', () => {
  test.each([[['1', '2', '10']], [['10', '2', '1']], [['2', '10', '1']]])(
    'in the order %j become one article in its newest',
    async (order) => {
      for (const sourceVersion of order) await importCopy({ sourceVersion, says: `Version ${sourceVersion}` });
      expect(await headline()).toBe('Version 10');
      expect(await select('SELECT count(*) AS n FROM article')).toEqual([{ n: 1 }]);
    },
  );

  test('are compared as instants too', async () => {
    await importCopy({ sourceVersion: '2026-11-26T11:30:00+01:00', says: 'Newer' });
    expect(await importCopy({ sourceVersion: '2026-11-26T10:00:00Z', says: 'Older' })).toMatchObject({
      outcome: 'unchanged',
      remark: { kind: 'older-version' },
    });
    expect(await headline()).toBe('Newer');
  });

  test('may come in one request', async () => {
    const lines = ['2', '3', '1'].map((sourceVersion) => lineOf({ sourceVersion, says: `Version ${sourceVersion}` }));
    expect((await sendBulk(lines)).map(({ outcome }) => outcome)).toEqual(['created', 'updated', 'unchanged']);
    expect(await headline()).toBe('Version 3');
    expect((await sendBulk([lineOf({ sourceVersion: '4' }), lineOf({ sourceVersion: '4' })]))[1]).toMatchObject({ status: 400 });
  });

  test('an older one replaces nothing, not even by force', async () => {
    await importCopy({ sourceVersion: '2', says: 'Newer' });
    expect(await importCopy({ sourceVersion: '1', says: 'Older', force: true })).toMatchObject({ outcome: 'unchanged' });
    expect(await importCopy({ sourceVersion: '2', says: 'Newer' })).toMatchObject({ outcome: 'unchanged' });
    expect(await headline()).toBe('Newer');
  });
});

describe('a source that a program before collections has stored', () => {
  test('is found by its former id, and bound anew', async () => {
    await importCopy({ sourceId: 'lead.txt' });
    const again = { collection: 'archive', sourceId: 'monday/lead.txt', formerId: 'lead.txt' };
    expect(await importCopy(again)).toMatchObject({ outcome: 'unchanged', slug: 'lead' });
    expect(await select('SELECT collection, source_id FROM import')).toEqual([{ collection: 'archive', source_id: 'monday/lead.txt' }]);
    // Another story that had the same former id.
    expect(await importCopy({ ...again, sourceId: 'tuesday/lead.txt', says: 'Second' })).toMatchObject({ outcome: 'created' });
    expect(await importCopy({ ...again, says: 'Third' })).toMatchObject({ outcome: 'updated', slug: 'lead' });
  });

  test('still counts as edited by the desk', async () => {
    await importCopy({ sourceId: 'lead.txt' });
    await replace('lead', { headline: 'By an editor' });
    const again = { collection: 'archive', sourceId: 'monday/lead.txt', formerId: 'lead.txt' };
    await importCopy(again);
    expect(await importCopy({ ...again, says: 'Second' })).toMatchObject({ status: 409 });
  });

  test('is not found from another collection without its former id', async () => {
    await importCopy({ sourceId: 'lead.txt' });
    expect(await importCopy({ collection: 'archive', sourceId: 'lead.txt', says: 'Second' })).toMatchObject({ outcome: 'created' });
  });
});

test('a backup keeps collections and versions', async () => {
  await importCopy({ collection: 'monday', sourceVersion: '2', says: 'Newer' });
  expect((await restore(await exportAll())).status).toBe(200);
  expect(await importCopy({ collection: 'monday', sourceVersion: '1', says: 'Older' })).toMatchObject({
    outcome: 'unchanged',
    slug: 'lead',
  });
});
