// What the desk's list of articles reads of the Catalogue, counted in rows and seen in the plans of its queries, with a larger archive than one list looks at.
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

/** Articles like the one called locks, each published a minute before the last and changed after it. Every hundredth is of another source and has the word
 *  pilots. */
beforeEach(async () => {
  await setUpPublisher();
  await publish('locks', { subjects: ['Locks'], by: { names: ['Ada Brink'] } });
  await runInDurableObject(catalogue(), (_instance, { storage: { sql } }) => {
    const copies = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ARCHIVE})`;
    sql.exec(`${copies} INSERT INTO article (id, slug, uri, version, pub_status, source, headline, published_ms, changed_seq)
      SELECT 1000 + i, 'old-' || i, 'tag:old-' || i, 1, a.pub_status, iif(i % 100 = 0, 'Wire', a.source), a.headline, ${Date.now()} - i * ${MINUTE_MS}, 100 + i
      FROM n, article a WHERE a.slug = 'locks'`);
    sql.exec(`${copies} INSERT INTO version (article, version, size, json)
      SELECT 1000 + i, 1, v.size, json_set(v.json, '$.slug', 'old-' || i) FROM n, version v, article a WHERE a.slug = 'locks' AND v.article = a.id`);
    sql.exec(`${copies} INSERT INTO article_term (kind, code, changed_seq)
      SELECT t.kind, t.code, 100 + i FROM n, article_term t, article a WHERE a.slug = 'locks' AND t.changed_seq = a.changed_seq`);
    sql.exec("INSERT INTO name_word (kind, word, code) VALUES ('sources', 'wire', 'Wire')");
    sql.exec(`${copies} INSERT INTO article_text (rowid, headline, standfirst, body)
      SELECT 100 + i, 'harbour news', '', iif(i % 100 = 0, 'pilots', 'boats') FROM n`);
  });
});

async function listed(filter: Record<string, unknown>) {
  let slugs: string[] = [];
  let lookedAt: number | undefined;
  const rows = await rowsRead(async () => {
    const list = await catalogue().list({ limit: 50, ...filter });
    slugs = list.articles.map(({ slug }) => slug);
    lookedAt = list.lookedAt;
  });
  return { slugs, lookedAt, rows };
}

/** The steps of all queries that a list asks, as SQLite plans them. */
async function plansOf(filter: Record<string, unknown>): Promise<string[]> {
  const asked: [string, SqlStorageValue[]][] = [];
  await runInDurableObject(catalogue(), (instance, { storage: { sql } }) => {
    const exec: SqlStorage['exec'] = (query, ...bindings) => {
      asked.push([query, bindings]);
      return sql.exec(query, ...bindings) as never;
    };
    Object.assign(instance, { sql: { exec } });
  });
  await catalogue().list({ limit: 50, ...filter });
  return runInDurableObject(catalogue(), (_instance, { storage: { sql } }) =>
    asked
      .flatMap(([query, bindings]) => sql.exec<{ detail: string }>(`EXPLAIN QUERY PLAN ${query}`, ...bindings).toArray())
      .map(({ detail }) => detail),
  );
}

const SINGLE_FILTERS = [
  {},
  { state: 'published' },
  { state: 'scheduled' },
  { state: 'held' },
  { state: 'withdrawn' },
  { state: 'expired' },
  { state: 'usable' },
  { state: 'embargoed' },
  { section: 'harbour' },
  { subject: 'locks' },
  { author: 'Ada Brink' },
  { author: 'brink ad', byWords: true },
  { subject: 'LOCK', byWords: true },
  { source: 'wir', byWords: true },
  { source: 'wire' },
  { q: 'boats' },
  { published: { fromMs: Date.UTC(2020), beforeMs: Number.MAX_SAFE_INTEGER } },
];
/** Lists in the query, a search for words, and indexes of few articles that are read up to a limit. */
const FEW_SCANNED =
  /^SCAN (?:CONSTANT ROW|c VIRTUAL TABLE|json_each VIRTUAL TABLE|article_text VIRTUAL TABLE INDEX \d+:M\d+|t EXISTS VIRTUAL TABLE INDEX \d+:=M\d+|a USING INDEX article_(?:scheduled|not_out|expiring)$)/;

describe('the list of articles', () => {
  test('never scans a table for one filter, in any order', async () => {
    for (const filter of SINGLE_FILTERS) {
      for (const order of ['changed', 'newest', 'oldest']) {
        const plans = await plansOf({ ...filter, order });
        const scans = plans.filter((step) => step.startsWith('SCAN') && !FEW_SCANNED.test(step));
        expect([filter, order, scans]).toEqual([filter, order, []]);
        expect(plans.some((step) => step.startsWith('SEARCH a USING'))).toBe(true);
      }
    }
  });

  test('reads a bounded number of names, however many begin with the letters', async () => {
    await runInDurableObject(catalogue(), (_instance, { storage: { sql } }) => {
      sql.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000) INSERT INTO name_word (kind, word, code)
        SELECT 'authors', w.value || i, 'old-' || (i % 60 + 1) FROM n, json_each('["adam","brin"]') w`);
      sql.exec(`INSERT INTO article_term (kind, code, changed_seq)
        SELECT 'authors', 'old-' || (changed_seq % 60 + 1), changed_seq FROM article WHERE changed_seq > 100 ON CONFLICT DO NOTHING`);
    });
    for (const [author, most] of [
      ['ada', 700],
      ['a', 700],
      ['brin adam1234', 700],
      ['adam brin zz', 12_000],
    ] as const) {
      const { rows } = await listed({ author, byWords: true });
      expect([author, rows, rows < most]).toEqual([author, rows, true]);
    }
    const narrow = await listed({ author: 'ada', byWords: true, section: 'harbour', order: 'newest' });
    expect(narrow.rows).toBeLessThan(6_000);
  });

  test('reads a page and not the archive for one filter', async () => {
    for (const filter of SINGLE_FILTERS.filter((one) => !('published' in one))) {
      const { rows, lookedAt } = await listed(filter);
      expect([filter, lookedAt]).toEqual([filter, undefined]);
      expect([filter, rows < 500]).toEqual([filter, true]);
    }
  });

  test('of a few days costs what was published then, whatever the state and the size of the archive', async () => {
    const published = { fromMs: Date.now() - 30 * MINUTE_MS, beforeMs: Date.now() - 10 * MINUTE_MS };
    const wanted = Array.from({ length: 20 }, (_, index) => `old-${30 - index}`);
    for (const filter of [{ published }, { published, state: 'usable' }, { published, q: 'boats', section: 'harbour' }]) {
      const { slugs, rows } = await listed(filter);
      expect([filter, slugs]).toEqual([filter, wanted]);
      expect(rows).toBeLessThan(400);
    }
    expect((await listed({ published, order: 'newest' })).slugs).toEqual(wanted.toReversed());
  });

  test('of many days costs a page, and is not sorted as a whole', async () => {
    const { slugs, rows } = await listed({ published: { ...ALWAYS, beforeMs: Date.now() + DAY_MS } });
    expect([slugs.length, slugs[0], slugs[49]]).toEqual([50, `old-${ARCHIVE}`, `old-${ARCHIVE - 49}`]);
    expect(rows).toBeLessThan(2_500);
  });

  test('of many days has the articles of a state, of which there are few, at the same cost', async () => {
    await changeState('locks', 'hold');
    for (const [state, wanted] of [
      ['withheld', ['locks']],
      ['canceled', []],
      ['embargoed', []],
    ] as const) {
      const { slugs, rows } = await listed({ published: ALWAYS, state });
      expect([state, slugs]).toEqual([state, wanted]);
      expect(rows).toBeLessThan(2_500);
    }
    const none = { fromMs: Date.now() + DAY_MS, beforeMs: Date.now() };
    expect((await listed({ published: none, state: 'embargoed' })).slugs).toEqual([]);
  });

  test('starts from the filter that few articles pass, whichever it is', async () => {
    const pilots = Array.from({ length: 50 }, (_, index) => `old-${ARCHIVE - 100 * index}`);
    for (const filter of [
      { source: 'WIRE', section: 'harbour' },
      { q: 'harbour', source: 'Wire' },
      { q: 'pilots', section: 'harbour', state: 'published' },
    ]) {
      const { slugs, rows, lookedAt } = await listed(filter);
      expect([slugs, lookedAt]).toEqual([pilots, undefined]);
      expect(rows).toBeLessThan(7_500);
    }
    expect((await listed({ source: 'Wire', order: 'oldest' })).slugs).toEqual(pilots.map((_, index) => `old-${ARCHIVE - 100 * index}`));
  });

  test('stops after a stated number of articles, and goes on from there', async () => {
    await runInDurableObject(catalogue(), (_instance, { storage: { sql } }) => {
      sql.exec("UPDATE article SET pub_status = 'withheld' WHERE id > 3001");
    });
    const request = { state: 'published', order: 'oldest', limit: 50 } as const;
    const first = await catalogue().list(request);
    expect([first.articles.length, first.lookedAt]).toEqual([0, 5_000]);
    const next = await catalogue().list({ ...request, after: first.next });
    expect([next.articles[0]?.slug, next.lookedAt]).toEqual(['old-2001', undefined]);
  });
});
