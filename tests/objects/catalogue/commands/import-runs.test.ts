// Runs of imports: what each created and changed, in the list of the run and in the audit trail.
import { beforeEach, describe, expect, test } from 'vitest';
import type { RunPage } from '../../../../src/objects/catalogue/articles/import-runs.ts';
import { exportAll, restore } from '../../../support/worker/backup.ts';
import { callDesk, changeState, publish, replace, sendBulk, setUpPublisher, withdraw } from '../../../support/worker/desk.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { rowsRead } from '../../../support/worker/rows-read.ts';
import { article } from '../../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const RUN = '20400301-1200-k3f9';

async function importAs(run: string | undefined, slugs: readonly string[], says = 'First', options: Record<string, unknown> = {}) {
  const sourceHash = [...says]
    .map((letter) => letter.charCodeAt(0).toString(16))
    .join('')
    .padEnd(64, '0');
  const lines = slugs.map((slug) => ({
    op: 'import',
    slug,
    sourceId: `${slug}.txt`,
    sourceHash,
    article: article({ headline: says }),
    run,
    ...options,
  }));
  return sendBulk(lines);
}

async function articlesOf(run: string, query = '') {
  const { body } = await callDesk<{ run: string; articles: RunPage['articles']; next?: string }>('GET', `/desk/imports/${run}${query}`);
  return body;
}

const shown = async (run: string) =>
  (await articlesOf(run)).articles.map(({ slug, created, edited, pubStatus }) => [slug, created, edited, pubStatus]);

describe('a run', () => {
  test('lists what it created and what it changed, in the order in which it did', async () => {
    await importAs(undefined, ['old']);
    await importAs('other', ['elsewhere']);
    await importAs(RUN, ['one', 'old', 'two'], 'Second');
    const { run, articles } = await articlesOf(RUN);
    expect(run).toBe(RUN);
    expect(articles).toMatchObject([
      { slug: 'one', headline: 'Second', pubStatus: 'usable', version: 1, created: true, edited: false },
      { slug: 'old', headline: 'Second', version: 2, created: false },
      { slug: 'two', created: true },
    ]);
    expect(articles[0]?.etag).toBe((await callDesk('GET', '/desk/articles/one')).headers.get('etag'));
  });

  test('keeps the article that it created when the file is renamed later, and the later run has only changed it', async () => {
    await importAs(RUN, ['one', 'two']);
    await importAs('same', ['renamed'], 'First', { movedFrom: 'one.txt' });
    await importAs('later', ['again'], 'Second', { movedFrom: 'two.txt' });
    expect(await shown(RUN)).toEqual([
      ['one', true, false, 'usable'],
      ['two', true, false, 'usable'],
    ]);
    expect(await shown('later')).toEqual([['two', false, false, 'usable']]);
    expect((await callDesk('GET', '/desk/imports/same')).status).toBe(404);
  });

  test('has each article once, whatever the number of its versions, and nothing of a dry run or of unchanged copy', async () => {
    await importAs(RUN, ['dry'], 'First', { dryRun: true });
    await importAs('before', ['same']);
    await importAs(RUN, ['same']);
    await importAs(RUN, ['one'], 'First', { corrections: ['It was ten.', 'It was twelve.'] });
    await importAs(RUN, ['one'], 'Second');
    expect(await shown(RUN)).toEqual([['one', true, false, 'usable']]);
  });

  test('says which articles the desk has worked on since', async () => {
    const slugs = ['updated', 'corrected', 'held', 'released', 'withdrawn', 'reinstated', 'imported-again'];
    await importAs(RUN, slugs);
    await replace('updated', { headline: 'By hand' });
    await callDesk('POST', '/desk/articles/corrected/correction', { body: { note: 'It was ten.' } });
    for (const slug of ['held', 'released']) await changeState(slug, 'hold');
    await changeState('released', 'release');
    for (const slug of ['withdrawn', 'reinstated']) await withdraw(slug);
    await changeState('reinstated', 'reinstatement');
    await importAs('later', ['imported-again'], 'Second');
    expect(await shown(RUN)).toEqual([
      ['updated', true, true, 'usable'],
      ['corrected', true, true, 'usable'],
      ['held', true, false, 'withheld'],
      ['released', true, true, 'usable'],
      ['withdrawn', true, false, 'canceled'],
      ['reinstated', true, true, 'usable'],
      ['imported-again', true, false, 'usable'],
    ]);
  });

  test('did not create an article that the desk had made under this slug', async () => {
    await publish('ours', { headline: 'Ours' });
    await importAs(RUN, ['ours'], 'Theirs', { force: true });
    expect(await shown(RUN)).toEqual([['ours', false, false, 'usable']]);
  });

  test('is listed in pages that together have every article once', async () => {
    const slugs = Array.from({ length: 45 }, (_, index) => `story-${index}`);
    await importAs(RUN, slugs);
    const found: string[] = [];
    for (let cursor = ''; ; ) {
      const { articles, next } = await articlesOf(RUN, `?limit=20${cursor}`);
      found.push(...articles.map(({ slug }) => slug));
      if (next === undefined) break;
      cursor = `&cursor=${next}`;
    }
    expect(found).toEqual(slugs);
  });

  test('costs as much to read as a page has articles, however long the run is', async () => {
    const slugs = Array.from({ length: 400 }, (_, index) => `story-${index}`);
    await importAs(RUN, slugs);
    let cursor = '';
    for (let page = 0; page < 3; page++) cursor = `&cursor=${(await articlesOf(RUN, `?limit=100${cursor}`)).next}`;
    expect(await rowsRead(() => articlesOf(RUN, `?limit=100${cursor}`))).toBeLessThan(1_000);
  });

  test('that changed nothing, or has no such name, is not found', async () => {
    for (const run of ['never', 'NO', '%20']) expect((await callDesk('GET', `/desk/imports/${run}`)).status).toBe(404);
  });

  test('with a name of another form is refused', async () => {
    expect(await importAs('Not A Run', ['one'])).toMatchObject([{ status: 422, problem: { objections: [{ pointer: '/run' }] } }]);
  });
});

describe('the audit trail', () => {
  test('names the run of each change, and lists those of one run', async () => {
    await importAs(RUN, ['one', 'two']);
    await importAs('other', ['three']);
    await changeState('one', 'hold');
    const all = (await callDesk<{ entries: { subject: string; run?: string }[] }>('GET', '/desk/audit')).body.entries;
    expect(all.slice(0, 4).map(({ subject, run }) => [subject, run])).toEqual([
      ['one', undefined],
      ['three', 'other'],
      ['two', RUN],
      ['one', RUN],
    ]);
    const first = (await callDesk<{ entries: unknown[]; next?: string }>('GET', `/desk/audit?run=${RUN}&limit=1`)).body;
    expect(first).toMatchObject({ entries: [{ subject: 'two', run: RUN }], next: expect.any(String) });
    const second = (await callDesk<{ entries: unknown[] }>('GET', `/desk/audit?run=${RUN}&limit=1&cursor=${first.next}`)).body;
    expect(second).toMatchObject({ entries: [{ subject: 'one' }] });
    expect((await callDesk('GET', '/desk/audit?run=NO')).status).toBe(422);
  });

  test('and the list of a run survive a backup', async () => {
    await importAs(RUN, ['one', 'two']);
    const before = await shown(RUN);
    expect(await restore(await exportAll())).toMatchObject({ status: 200 });
    expect(await shown(RUN)).toEqual(before);
    expect((await callDesk('GET', `/desk/audit?run=${RUN}`)).body).toMatchObject({ entries: [{ subject: 'two' }, { subject: 'one' }] });
  });
});
