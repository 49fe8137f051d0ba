// What the desk's list of articles reads of the Catalogue when it is narrowed to days of publication, counted in rows.
import { runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, test } from 'vitest';
import { catalogue } from '../../../support/worker/catalogue.ts';
import { DAY_MS, MINUTE_MS } from '../../../support/worker/clock.ts';
import { changeState, publish, setUpPublisher } from '../../../support/worker/desk.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { rowsRead } from '../../../support/worker/rows-read.ts';

isolateTests();

const ARCHIVE = 8_000;
const ALWAYS = { fromMs: Number.MIN_SAFE_INTEGER, beforeMs: Number.MAX_SAFE_INTEGER };

/** Articles like the one called locks, each published a minute before the last and changed after it. */
beforeEach(async () => {
  await setUpPublisher();
  await publish('locks');
  await runInDurableObject(catalogue(), (_instance, { storage: { sql } }) => {
    const copies = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ARCHIVE})`;
    sql.exec(`${copies} INSERT INTO article (id, slug, uri, version, pub_status, source, headline, published_ms, changed_seq)
      SELECT 1000 + i, 'old-' || i, 'tag:old-' || i, 1, a.pub_status, a.source, a.headline, ${Date.now()} - i * ${MINUTE_MS}, 100 + i
      FROM n, article a WHERE a.slug = 'locks'`);
    sql.exec(`${copies} INSERT INTO version (article, version, size, json)
      SELECT 1000 + i, 1, v.size, json_set(v.json, '$.slug', 'old-' || i) FROM n, version v, article a WHERE a.slug = 'locks' AND v.article = a.id`);
  });
});

async function listed(filter: Record<string, unknown>) {
  let slugs: string[] = [];
  const rows = await rowsRead(async () => {
    slugs = (await catalogue().list({ limit: 50, ...filter })).articles.map(({ slug }) => slug);
  });
  return { slugs, rows };
}

describe('the list of articles', () => {
  test('of a few days costs what was published then, whatever the state and the size of the archive', async () => {
    const published = { fromMs: Date.now() - 30 * MINUTE_MS, beforeMs: Date.now() - 10 * MINUTE_MS };
    const wanted = Array.from({ length: 20 }, (_, index) => `old-${30 - index}`);
    for (const filter of [{ published }, { published, status: 'usable' }, { published, q: 'pilots', section: 'harbour' }]) {
      const { slugs, rows } = await listed(filter);
      expect([filter, slugs]).toEqual([filter, wanted]);
      expect(rows).toBeLessThan(200);
    }
  });

  test('of many days costs a page, and is not sorted as a whole', async () => {
    const { slugs, rows } = await listed({ published: { ...ALWAYS, beforeMs: Date.now() + DAY_MS } });
    expect([slugs.length, slugs[0], slugs[49]]).toEqual([50, `old-${ARCHIVE}`, `old-${ARCHIVE - 49}`]);
    expect(rows).toBeLessThan(2_500);
  });

  test('of many days has the articles of a state, of which there are few, at the same cost', async () => {
    await changeState('locks', 'hold');
    for (const [status, wanted] of [
      ['withheld', ['locks']],
      ['canceled', []],
      ['embargoed', []],
    ] as const) {
      const { slugs, rows } = await listed({ published: ALWAYS, status });
      expect([status, slugs]).toEqual([status, wanted]);
      expect(rows).toBeLessThan(2_500);
    }
    const none = { fromMs: Date.now() + DAY_MS, beforeMs: Date.now() };
    expect((await listed({ published: none, status: 'embargoed' })).slugs).toEqual([]);
  });
});
