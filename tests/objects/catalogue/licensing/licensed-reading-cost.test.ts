// What a licensed pull reads of the Catalogue, counted in rows: as much as it shows, whatever the archive holds.
import { runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, test } from 'vitest';
import { agreementSchema } from '../../../../src/domain/agreements/agreement.ts';
import type { CandidateQuery } from '../../../../src/domain/pulls/candidates.ts';
import type { ChangesWindow, LogPosition, WindowQuery } from '../../../../src/domain/pulls/change-window.ts';
import { SCANNED_ARTICLES } from '../../../../src/objects/catalogue/licensing/candidates.ts';
import { catalogue } from '../../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, MINUTE_MS } from '../../../support/worker/clock.ts';
import { correct, publish, setUpPublisher } from '../../../support/worker/desk.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { rowsRead } from '../../../support/worker/rows-read.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('gale', { sections: ['weather'] });
  await publish('locks');
});

const ARCHIVE = 8_000;

/** Articles like the one called locks, each a minute older than the one before. */
async function growOld(count = ARCHIVE): Promise<void> {
  await runInDurableObject(catalogue(), (_instance, { storage: { sql } }) => {
    const { last } = sql.exec<{ last: number }>('SELECT max(id) AS last FROM article').one();
    const copies = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}),
      copy (i, id, ms) AS (SELECT i, ${last} + i, ${Date.now()} - i * ${MINUTE_MS} FROM n)`;
    const locks = "(SELECT id FROM article WHERE slug = 'locks')";
    sql.exec(`${copies} INSERT INTO article (id, slug, uri, version, pub_status, source, headline, published_ms, changed_seq)
      SELECT copy.id, 'old-' || copy.id, 'tag:old-' || copy.id, 1, a.pub_status, a.source, a.headline, ms, 100 + copy.id
      FROM copy, article a WHERE a.id = ${locks}`);
    sql.exec(`${copies} INSERT INTO version (article, version, size, json)
      SELECT copy.id, 1, v.size, json_set(v.json, '$.slug', 'old-' || copy.id, '$.firstPublished', strftime('%Y-%m-%dT%H:%M:%S.000Z', ms / 1000, 'unixepoch'))
      FROM copy, version v WHERE v.article = ${locks}`);
    sql.exec(`${copies} INSERT INTO change (seq, at_ms, action, article, version, significant, note, who)
      SELECT 100 + copy.id, ${Date.now()}, 'publish', copy.id, 1, 1, NULL, 'bootstrap' FROM copy`);
    sql.exec(`${copies} INSERT INTO member (feed, ordinal, article, published_ms, state, in_window)
      SELECT m.feed, 100 + copy.id, copy.id, ms, 1, 0 FROM copy, member m WHERE m.article = ${locks}`);
    sql.exec(`UPDATE feed SET live = live + ${count} WHERE id IN (SELECT feed FROM member WHERE article = ${locks})`);
    sql.exec(`UPDATE setting SET value = ${100 + last + count} WHERE name = 'head'`);
  });
}

function scopeOf(scope: Record<string, unknown> = {}): CandidateQuery['scope'] {
  const terms = { reference: 'R-1', validFrom: '2030-01-01T00:00:00Z', form: 'full', channels: ['print'], scope };
  return agreementSchema.parse(terms).scope;
}

async function candidates(scope: Record<string, unknown> = {}, change: Partial<CandidateQuery> = {}) {
  const page = await catalogue().candidates({ scope: scopeOf(scope), embargoed: true, filters: {}, limit: 50, ...change });
  return { ...page, keys: page.candidates.map(({ slug }) => slug) };
}

function window(from: LogPosition, change: Partial<WindowQuery> = {}): Promise<ChangesWindow> {
  return catalogue().changesWindow({ from, scope: scopeOf(), embargoed: true, limit: 100, ...change });
}

describe('candidates', () => {
  test('of a page cost the same in an archive of hundreds and of thousands', async () => {
    await growOld(200);
    const small = await rowsRead(() => candidates());
    await growOld();
    const large = await rowsRead(async () => expect((await candidates()).keys).toHaveLength(50));
    expect(large).toBe(small);
    expect(large).toBeLessThan(50 * 6);
  });

  test('of a small section are found in the section, and filters are too', async () => {
    await growOld();
    const section = await rowsRead(async () => expect((await candidates({ sections: { include: ['weather'] } })).keys).toEqual(['gale']));
    const filter = await rowsRead(async () => expect((await candidates({}, { filters: { section: 'weather' } })).keys).toEqual(['gale']));
    expect(Math.max(section, filter)).toBeLessThan(40);
  });

  test('of two small sections are found in both, each once and the newest first, behind however many of others', async () => {
    await publish('fog', { sections: ['weather', 'code'], firstPublished: '2020-01-02T00:00:00Z' });
    await publish('ferry', { sections: ['code'], firstPublished: '2020-01-01T00:00:00Z' });
    await publish('dew', { sections: ['weather'], firstPublished: '2019-01-01T00:00:00Z' });
    await growOld();
    const small = { sections: { include: ['weather', 'code'] } };
    const rows = await rowsRead(async () => expect((await candidates(small)).keys).toEqual(['gale', 'fog', 'ferry', 'dew']));
    expect(rows).toBeLessThan(60);
    const first = await candidates(small, { limit: 2 });
    expect((await candidates(small, { before: first.next })).keys).toEqual(['ferry', 'dew']);
  });

  test('of sections and subjects without published articles are none', async () => {
    await growOld();
    const rows = await rowsRead(async () => expect((await candidates({ subjects: { include: ['none', 'nothing'] } })).keys).toEqual([]));
    expect(rows).toBeLessThan(20);
  });

  test('behind a delay, of an archive’s depth and since a date are not looked for beyond them', async () => {
    await growOld();
    const scope = { delayMinutes: 4_000, publishedFrom: new Date(Date.now() - 4_010 * MINUTE_MS).toISOString() };
    const rows = await rowsRead(async () => expect((await candidates(scope)).keys).toHaveLength(11));
    const since = new Date(Date.now() - 5 * MINUTE_MS).toISOString();
    const filtered = await rowsRead(async () => expect((await candidates({}, { filters: { since } })).keys).toHaveLength(7));
    expect(Math.max(rows, filtered)).toBeLessThan(120);
  });

  test('that do not exist are looked for up to a limit, and the page says where to continue', async () => {
    await growOld();
    let page = await candidates({ sources: { include: ['Ellery Wire'] } });
    const rows = await rowsRead(async () => {
      page = await candidates({ sources: { include: ['Ellery Wire'] } });
    });
    expect(rows).toBeLessThan(SCANNED_ARTICLES * 4 + 100);
    expect(page.keys).toEqual([]);
    const rest = await candidates({ sources: { include: ['Ellery Wire'] } }, { before: page.next });
    expect([rest.keys, rest.next]).toEqual([[], undefined]);
  });
});

describe('a window of the log', () => {
  test('of one change costs the same in an archive of thousands, hours and all', async () => {
    await growOld();
    const { to } = await window({ seq: 0, ms: 0 }, { limit: 1 });
    advanceClock(MINUTE_MS);
    await correct('locks', 'A name was wrong.');
    const from = { seq: to.seq, ms: to.ms };
    const terms = { scope: scopeOf({ delayMinutes: 60, archiveDays: 30 }), displayDays: 90 };
    const rows = await rowsRead(async () => {
      const { articles } = await window(from, terms);
      // The one whose delay ended in this minute, and the one that was corrected.
      expect(articles.map(({ changes }) => changes.length).sort()).toEqual([0, 1]);
    });
    expect(rows).toBeLessThan(60);
  });

  test('from the beginning reads no more rows than its page lists', async () => {
    await growOld();
    const rows = await rowsRead(async () => expect((await window({ seq: 0, ms: 0 })).articles).toHaveLength(100));
    expect(rows).toBeLessThan(SCANNED_ARTICLES + 100 * 4);
  });

  test('of more articles than can be sorted lists each once, in parts of limited size', async () => {
    await growOld();
    // Behind the first article, before everything else.
    const from = { seq: 2, ms: Date.now() };
    const told: number[] = [];
    let last: ChangesWindow | undefined;
    do {
      const rows = await rowsRead(async () => {
        last = await window(from, { limit: 3_000, ...(last?.after === undefined ? {} : { to: last.to, after: last.after }) });
      });
      // Once through the ranges, once through a part of the table, and the metadata of a page.
      expect(rows).toBeLessThan(2 * 5_001 + 2_000 * 5);
      told.push(...(last?.articles ?? []).map(({ id }) => id));
    } while (last?.after !== undefined);
    expect(told).toEqual([...new Set(told)].sort((a, b) => a - b));
    expect(told).toHaveLength(ARCHIVE + 1);
  });

  test('without changes finds the articles that a time passed for', async () => {
    await growOld();
    const { to } = await window({ seq: 0, ms: 0 }, { limit: 1 });
    advanceClock(DAY_MS);
    const rows = await rowsRead(async () => {
      expect((await window({ seq: to.seq, ms: Date.now() - MINUTE_MS }, { displayDays: 1, limit: 10 })).articles.length).toBeGreaterThan(0);
    });
    expect(rows).toBeLessThan(100);
  });
});
