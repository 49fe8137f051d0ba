// A storage of the former schema, or of a backup, is indexed in steps of the alarm while the desk works on.
import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ListRequest } from '../../../../src/objects/catalogue/articles/article-list.ts';
import { exportAll, restore } from '../../../support/worker/backup.ts';
import { catalogue, muteLog, runAlarm, select } from '../../../support/worker/catalogue.ts';
import { advanceClock, MINUTE_MS, SECOND_MS } from '../../../support/worker/clock.ts';
import { publish, replace, setUpPublisher, withdraw } from '../../../support/worker/desk.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const list = (request: Partial<ListRequest>) => catalogue().list({ limit: 50, ...request });
const found = async (request: Partial<ListRequest>) => (await list(request)).articles.map(({ slug }) => slug);
const indexRows = async () => [
  await select('SELECT count(*) AS number FROM article_text_docsize'),
  await select('SELECT * FROM article_term'),
];

/** What a migration of the former schema leaves: an empty index, and how far it is. */
async function forgetIndex(): Promise<void> {
  await runInDurableObject(catalogue(), (_instance, { storage: { sql } }) => {
    sql.exec("INSERT INTO article_text (article_text) VALUES ('delete-all')");
    sql.exec('DELETE FROM article_term');
    sql.exec(
      `INSERT INTO setting (name, value) SELECT 'indexing', json_object('before', max(changed_seq) + 1, 'done', 0, 'of', count(*)) FROM article`,
    );
  });
  await evictDurableObject(catalogue());
}

async function nextStep(): Promise<void> {
  advanceClock(SECOND_MS);
  await runAlarm();
}

describe('an existing storage', () => {
  beforeEach(async () => {
    await publish('old-1', { headline: 'Old 1', standfirst: 'None.', subjects: [] });
    await runInDurableObject(catalogue(), (_instance, { storage: { sql } }) => {
      const copies = 'WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 230)';
      for (const statement of [
        `INSERT INTO article (id, slug, uri, version, pub_status, source, headline, published_ms, changed_seq)
         SELECT i, 'old-' || i, a.uri || i, 1, a.pub_status, a.source, 'Old ' || i, a.published_ms, a.changed_seq + i FROM n, article a`,
        `INSERT INTO version (article, version, json)
         SELECT i, 1, json_set(v.json, '$.slug', 'old-' || i, '$.uri', (v.json ->> '$.uri') || i, '$.headline', 'Old ' || i) FROM n, version v`,
        'INSERT INTO body (article, version, html) SELECT i, 1, b.html FROM n, body b',
      ])
        sql.exec(`${copies} ${statement}`);
      sql.exec("UPDATE setting SET value = '1000' WHERE name = 'head'");
    });
  });

  test('is indexed in steps, the last changed first, and articles that change meanwhile are found as they are', async () => {
    await forgetIndex();
    expect(await list({ q: 'old' })).toEqual({ articles: [], indexing: { done: 0, of: 230 } });
    await replace('old-1', { headline: 'Foghorn' });
    await publish('new', { headline: 'New' });
    await nextStep();
    expect((await list({ q: 'foghorn' })).indexing).toEqual({ done: 200, of: 230 });
    expect([await found({ q: 'old 230' }), await found({ q: 'old 31' }), await found({ q: 'foghorn' })]).toEqual([
      ['old-230'],
      ['old-31'],
      ['old-1'],
    ]);
    expect(await found({ q: 'old 30' })).toEqual([]);
    await withdraw('old-230');
    await replace('old-30', { headline: 'Old 30 changed' });
    for (let step = 0; step < 3; step += 1) await nextStep();
    const { articles, indexing } = await list({ q: 'old', limit: 100 });
    expect([articles[0]?.slug, articles[1]?.slug, articles.length, indexing]).toEqual(['old-30', 'old-230', 100, undefined]);
    expect(await found({ q: 'old 2' })).toEqual(['old-2']);
    expect(await select('SELECT count(*) AS number FROM article_text_docsize')).toEqual([{ number: 231 }]);
  });

  test('keeps what is indexed when a step fails half way, and goes on after a minute', async () => {
    await forgetIndex();
    await nextStep();
    const before = await indexRows();
    const exec = (statement: string) => runInDurableObject(catalogue(), (_instance, { storage: { sql } }) => void sql.exec(statement));
    await exec(`CREATE TRIGGER broken BEFORE UPDATE ON setting WHEN NEW.name = 'indexing' BEGIN SELECT RAISE(ABORT, 'broken'); END`);
    muteLog();
    await nextStep();
    expect([await indexRows(), (await list({})).indexing]).toEqual([before, { done: 200, of: 230 }]);
    await publish('new', { headline: 'Published all the same' });
    expect(await found({ q: 'published all the same' })).toEqual(['new']);
    await exec('DROP TRIGGER broken');
    await nextStep();
    expect((await list({})).indexing).toEqual({ done: 200, of: 230 });
    advanceClock(MINUTE_MS);
    for (let step = 0; step < 2; step += 1) await nextStep();
    expect([(await list({})).indexing, await found({ q: 'old 1' })]).toEqual([undefined, ['old-1']]);
  });

  test('is indexed again after a restore, whose file has nothing of the index', async () => {
    const file = await exportAll();
    expect(file).not.toContain('article_text');
    await publish('later', { headline: 'Later than the backup' });
    await restore(file);
    expect([await found({ q: 'later' }), (await list({})).indexing]).toEqual([[], { done: 0, of: 230 }]);
    for (let step = 0; step < 3; step += 1) await nextStep();
    expect([await found({ q: 'later' }), await found({ q: 'old 7' }), (await list({})).indexing]).toEqual([[], ['old-7'], undefined]);
    expect(await found({ section: 'harbour', q: 'old 8' })).toEqual(['old-8']);
  });
});
