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
  movedFrom?: string;
  /** What the copy says: stands for its hash as well. */
  says?: string;
  force?: boolean;
  dryRun?: boolean;
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
  return line as typeof line & { remark?: { kind: string; slug?: string; from?: string } };
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

describe('a source that has moved within its collection', () => {
  const MOVED = { collection: 'monday', sourceId: 'new.txt', movedFrom: 'lead.txt' };
  const remark = { kind: 'moved', from: 'lead.txt' };
  beforeEach(() => importCopy({ collection: 'monday' }));

  test('keeps its article, with the same text or another, and its old id is free', async () => {
    expect(await importCopy({ ...MOVED, says: 'First' })).toMatchObject({ outcome: 'unchanged', slug: 'lead', remark });
    expect(await select('SELECT source_id FROM import')).toEqual([{ source_id: 'new.txt' }]);
    const again = { ...MOVED, sourceId: 'newer.txt', movedFrom: 'new.txt', says: 'Second' };
    expect(await importCopy(again)).toMatchObject({ outcome: 'updated', slug: 'lead', remark: { from: 'new.txt' } });
    expect(await importCopy({ ...again, says: 'Third' })).toMatchObject({ outcome: 'updated', slug: 'lead' });
    expect(await importCopy({ collection: 'monday', says: 'Another' })).toMatchObject({ outcome: 'created' });
    expect(await headline()).toBe('Third');
  });

  test('is not found in another collection, nor under an id that is stored itself', async () => {
    expect(await importCopy({ ...MOVED, collection: 'tuesday' })).toMatchObject({ outcome: 'created' });
    await importCopy({ collection: 'monday', sourceId: 'new.txt', says: 'Second' });
    const stored = await importCopy({ ...MOVED, says: 'Third' });
    expect([stored.outcome, stored.remark, await headline()]).toEqual(['updated', undefined, 'First']);
  });

  test('is not published again after its withdrawal or its kill, and a dry run or a conflict moves nothing', async () => {
    expect(await importCopy({ ...MOVED, says: 'Second', dryRun: true })).toMatchObject({ outcome: 'updated', remark });
    await replace('lead', { headline: 'By an editor' });
    expect(await importCopy({ ...MOVED, says: 'Second' })).toMatchObject({ status: 409 });
    expect(await select('SELECT source_id FROM import')).toEqual([{ source_id: 'lead.txt' }]);
    const kill = { collection: 'monday', sourceId: 'lead.txt', sourceHash: '0'.repeat(64) };
    await callDesk('POST', '/desk/kills', { body: kill });
    expect(await importCopy({ ...MOVED, force: true })).toMatchObject({ status: 409, problem: { type: '/problems/killed-by-source' } });
    const found = await callDesk('POST', '/desk/kills', { body: { ...kill, sourceId: 'new.txt', movedFrom: 'lead.txt', withdraw: true } });
    expect(found.body).toMatchObject({ outcome: 'withdrawn', article: { slug: 'lead' } });
    expect(await importCopy({ ...MOVED, force: true })).toMatchObject({ status: 409 });
  });
});

describe('the list of sources', () => {
  const listed = async (query: string) => {
    const { status, body } = await callDesk<{ sources: { sourceId: string }[]; next?: string }>('GET', `/desk/imports?${query}`);
    return { status, ids: body.sources?.map(({ sourceId }) => sourceId), next: body.next };
  };

  test('has those of a collection by their id, page by page, or those with the same bytes anywhere', async () => {
    const lines = ['b', 'a', 'c'].map((name) => lineOf({ collection: 'monday', sourceId: `${name}.txt`, says: name }));
    await sendBulk([...lines, lineOf({ collection: 'tuesday', sourceId: 'd.txt', says: 'a' })]);
    const { body } = await callDesk('GET', '/desk/imports?collection=monday&limit=1');
    const uri = expect.stringMatching(/^tag:.*lead/);
    expect(body).toEqual({
      sources: [
        {
          collection: 'monday',
          sourceId: 'a.txt',
          sourceHash: '61'.padEnd(64, '0'),
          slug: expect.stringMatching(/^lead/),
          headline: 'a',
          uri,
        },
      ],
      next: 'a.txt',
    });
    expect(await listed('collection=monday&limit=2&cursor=a.txt')).toEqual({ status: 200, ids: ['b.txt', 'c.txt'], next: undefined });
    expect((await listed(`hash=${'61'.padEnd(64, '0')}`)).ids).toEqual(['a.txt', 'd.txt']);
    expect((await listed(`collection=tuesday&hash=${'62'.padEnd(64, '0')}`)).ids).toEqual([]);
    expect((await listed('limit=1')).status).toBe(422);
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
