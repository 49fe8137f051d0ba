// What a public answer reads of the Catalogue, counted in rows: as much as it shows, whatever lies around it.
import { runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, test } from 'vitest';
import { catalogue } from '../../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS } from '../../../support/worker/clock.ts';
import { changeState, publish, setUpPublisher } from '../../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';
import { getText } from '../../../support/worker/reader.ts';
import { rowsRead } from '../../../support/worker/rows-read.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
});

const SUBJECTS = 5_000;

/** A newsroom of many years: subjects, changes and keys to be flushed, five thousand of each. */
async function growOld(): Promise<void> {
  await runInDurableObject(catalogue(), (_instance, { storage: { sql } }) => {
    const numbers = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${SUBJECTS})`;
    sql.exec(
      `${numbers} INSERT INTO feed (name, kind, label, iri, last_ordinal, live, generation, modified_ms, since_ms)
       SELECT 'subjects/subject-' || i, 'subjects', 'Subject ' || i, 'tag:x,2031:feed/' || i, i, i, 1, 0, 0 FROM n`,
    );
    sql.exec("UPDATE setting SET value = value + ? WHERE name = 'feeds-subjects'", SUBJECTS);
    sql.exec(
      `${numbers} INSERT INTO change (seq, at_ms, action, article, version, significant, note, who)
       SELECT 100 + i, ?, CASE i % 2 WHEN 0 THEN 'update' ELSE 'withdraw' END, 1, 1, 0, NULL, 'bootstrap' FROM n`,
      Date.now() - DAY_MS,
    );
    sql.exec(`${numbers} INSERT INTO dirty (key, generation, tries, not_before_ms) SELECT 'article/x/' || i, i, 0, i FROM n`);
  });
}

describe('with five thousand subjects', () => {
  beforeEach(growOld);

  test('the front page reads few rows, and says how many there are all the same', async () => {
    let page = '';
    const rows = await rowsRead(async () => {
      page = await getText('/');
    });
    expect(page).toContain('5,001');
    expect(rows).toBeLessThan(150);
  });

  test('the directory reads all names once, and then the part it shows, until a feed is created', async () => {
    expect(await rowsRead(() => getText('/feeds'))).toBeLessThan(2.5 * SUBJECTS);
    for (const [path, part, limit] of [
      ['/feeds', '1 to 500', 1_300],
      ['/feeds?subjects=501', '501 to 1,000', 2_300],
      ['/feeds?subjects=4501', '4,501 to 5,000', 2_300],
    ] as const) {
      await publish(`article-${limit}-${part.length}`);
      newIsolate();
      let text = '';
      const rows = await rowsRead(async () => {
        text = await getText(path);
      });
      expect(text).toContain(`${part} of 5,001`);
      expect([path, rows < limit, rows]).toEqual([path, true, rows]);
    }
  });

  test('the freshness record reads no old withdrawal, and lists the new ones', async () => {
    await publish('held');
    await changeState('held', 'hold');
    newIsolate();
    const rows = await rowsRead(async () => {
      const { withdrawals } = await catalogue().freshness({ wanted: ['all'] });
      expect(withdrawals.map(({ slug }) => slug)).toEqual(['held']);
    });
    expect(rows).toBeLessThan(30);
  });

  test('cron finds the time of the next flush without reading the whole outbox', async () => {
    advanceClock(DAY_MS);
    expect(await rowsRead(() => catalogue().heartbeat())).toBeLessThan(30);
  });
});
