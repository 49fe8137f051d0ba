// The window of a change feed: every article that something happened to between two places of the log, by a change or by an hour.
import { runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, test } from 'vitest';
import { agreementSchema } from '../../../../src/domain/agreements/agreement.ts';
import type { ChangedArticle, ChangesWindow, LogPosition, WindowQuery } from '../../../../src/domain/pulls/change-window.ts';
import { catalogue, runAlarm, select } from '../../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, fromNow, HOUR_MS, MINUTE_MS, NOON, SECOND_MS, setClock } from '../../../support/worker/clock.ts';
import { correct, publish, publishMany, replace, setUpPublisher, withdraw } from '../../../support/worker/desk.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const BEGINNING: LogPosition = { seq: 0, ms: 0 };

function scopeOf(scope: Record<string, unknown> = {}): WindowQuery['scope'] {
  const terms = { reference: 'W-1', validFrom: '2030-01-01T00:00:00Z', form: 'full', channels: ['print'], scope };
  return agreementSchema.parse(terms).scope;
}

function window(from: LogPosition, change: Partial<WindowQuery> = {}): Promise<ChangesWindow> {
  return catalogue().changesWindow({ from, scope: scopeOf(), embargoed: false, limit: 100, ...change });
}

/** Where the log is now. */
async function here(): Promise<LogPosition> {
  return (await window(BEGINNING)).to;
}

const keysOf = ({ articles }: ChangesWindow) => articles.map(({ now }) => now.slug);

/** `version status` at both ends and now. */
function linesOf({ before, then, now }: ChangedArticle): string[] {
  return [before, then, now].map((facts) => (facts === undefined ? '-' : `${facts.version} ${facts.pubStatus}`));
}

describe('by what changed', () => {
  test('each article is listed as it was at both ends and as it is now, with the changes in between', async () => {
    await publish('locks');
    await publish('quiet');
    const from = await here();
    await correct('locks', 'The lock is the western one.');
    advanceClock(SECOND_MS);
    await replace('locks', { headline: 'Pilots return' });
    const middle = await here();
    await withdraw('locks', 'The report was wrong.');
    await publish('new');
    const { articles, to } = await window(from, { to: middle });
    expect(articles.map(linesOf)).toEqual([['1 usable', '3 usable', '4 canceled']]);
    expect(articles[0]?.changes).toEqual([
      { action: 'correct', at: fromNow(-SECOND_MS), significant: true, note: 'The lock is the western one.' },
      { action: 'update', at: fromNow(0), significant: false },
    ]);
    expect(to).toEqual({ ...middle, walkedSeq: middle.seq + 2 });
    const rest = await window(to);
    expect(rest.articles.map(linesOf)).toEqual([
      ['3 usable', '4 canceled', '4 canceled'],
      ['-', '1 usable', '1 usable'],
    ]);
    expect(rest.articles[0]?.then?.withdrawal).toEqual({ note: 'The report was wrong.', at: fromNow(0) });
    expect(rest.articles[0]?.late).toBe(true);
    expect(rest.articles[1]?.changes.map(({ action }) => action)).toEqual(['publish']);
  });

  test('from the beginning it is every article, and before there is nothing', async () => {
    await publish('locks');
    await correct('locks', 'A name was wrong.');
    await publish('gone');
    await withdraw('gone');
    const { articles } = await window(BEGINNING);
    expect(articles.map(linesOf)).toEqual([
      ['-', '2 usable', '2 usable'],
      ['-', '2 canceled', '2 canceled'],
    ]);
    expect(articles.map(({ changes }) => changes)).toEqual([[], []]);
  });

  test('articles outside the scope at both ends are left out, except those that were withdrawn or held', async () => {
    await publish('locks', { sections: ['harbour'] });
    await publish('gale', { sections: ['weather'] });
    await publish('fog', { sections: ['weather'] });
    const from = await here();
    await replace('locks', { sections: ['weather'] });
    await replace('gale', { sections: ['weather'], headline: 'Gale' });
    await withdraw('fog');
    const scope = scopeOf({ sections: { include: ['harbour'] } });
    expect(keysOf(await window(from, { scope }))).toEqual(['locks', 'fog']);
    const after = await here();
    advanceClock(3 * DAY_MS);
    expect(keysOf(await window(after, { scope: scopeOf({ archiveDays: 1, sections: { include: ['harbour'] } }) }))).toEqual([]);
    expect(keysOf(await window(after, { scope: scopeOf({ archiveDays: 1 }) }))).toEqual(['locks', 'gale', 'fog']);
  });

  test('copy under embargo is there only for who may see it before its hour', async () => {
    const from = await here();
    await publish('tonight', { embargoedUntil: fromNow(HOUR_MS) });
    expect(keysOf(await window(from))).toEqual([]);
    expect(keysOf(await window(from, { embargoed: true }))).toEqual(['tonight']);
    expect(keysOf(await window(BEGINNING))).toEqual([]);
    const later = await here();
    advanceClock(HOUR_MS);
    await runAlarm();
    const lifted = await window(later);
    expect(lifted.articles.map(({ changes }) => changes.map(({ action }) => action))).toEqual([['embargo-lift']]);
  });
});

describe('by the hour', () => {
  /** Whether the article is told of when just this hour passes, and not again when the next millisecond does. */
  async function isToldAt(hourMs: number, change: Partial<WindowQuery>): Promise<boolean[]> {
    advanceClock(hourMs - Date.now() - 1);
    const from = await here();
    const told = [keysOf(await window(from, change)).length > 0];
    for (let step = 0; step < 2; step++) {
      const { to } = await window(from, change);
      advanceClock(1);
      told.push(keysOf(await window({ ...to, ms: Date.now() - 1 }, change)).length > 0);
    }
    return told;
  }

  beforeEach(() => publish('locks', { expires: fromNow(5 * DAY_MS) }));

  test('a delay that ends, a display that ends, an archive that closes and an expiry touch an article once', async () => {
    const published = Date.now();
    const once = [false, true, false];
    expect(await isToldAt(published + HOUR_MS, { scope: scopeOf({ delayMinutes: 60 }) })).toEqual(once);
    expect(await isToldAt(published + DAY_MS, { displayDays: 1 })).toEqual(once);
    expect(await isToldAt(published + 2 * DAY_MS + 12 * HOUR_MS, { scope: scopeOf({ archiveDays: 2 }) })).toEqual(once);
    expect(await isToldAt(published + 5 * DAY_MS, {})).toEqual(once);
  });

  test('an expiry that was moved after the window still counts within it', async () => {
    const from = await here();
    advanceClock(5 * DAY_MS);
    const to = await here();
    await replace('locks', { sections: ['weather'] });
    const { articles } = await window(from, { to });
    expect(articles.map(({ then, now }) => [then?.expires, now.expires])).toEqual([[fromNow(0), undefined]]);
  });

  test('a clock that was set back makes a window that ends before it begins, and its articles are listed again', async () => {
    advanceClock(HOUR_MS);
    const from = await here();
    setClock(NOON);
    const { to, articles } = await window(from, { scope: scopeOf({ delayMinutes: 30 }) });
    expect(to.ms).toBe(Date.parse(NOON));
    expect(articles.map(linesOf)).toEqual([['1 usable', '1 usable', '1 usable']]);
  });
});

describe('page by page', () => {
  /** Every page of one window; `meanwhile` happens after the first. */
  async function walk(from: LogPosition, change: Partial<WindowQuery>, meanwhile: () => Promise<unknown>): Promise<ChangesWindow[]> {
    const pages = [await window(from, change)];
    await meanwhile();
    for (let last = pages[0]; last?.after !== undefined; last = pages.at(-1)) {
      pages.push(await window(from, { ...change, to: last.to, after: last.after }));
    }
    return pages;
  }

  test('a window lists the same articles, each once, whatever changes while its pages are read', async () => {
    await publishMany(5);
    const pages = await walk(BEGINNING, { limit: 2 }, async () => {
      await publish('new');
      await correct('story-1', 'A name was wrong.');
      await withdraw('story-5');
    });
    expect(pages.map(keysOf)).toEqual([['story-1', 'story-2'], ['story-3', 'story-4'], ['story-5']]);
    expect(pages.at(-1)?.articles.map(linesOf)).toEqual([['-', '1 usable', '2 canceled']]);
    const end = pages.at(-1)?.to ?? BEGINNING;
    const next = await window(end);
    expect(next.articles.map(({ now, late }) => [now.slug, late])).toEqual([
      ['story-1', true],
      ['story-5', true],
      ['new', true],
    ]);
  });

  test('a read from a position in the log also lists its articles in order', async () => {
    await publishMany(3);
    const from = await here();
    for (const slug of ['story-3', 'story-1', 'story-2']) await correct(slug, 'A name was wrong.');
    const pages = await walk(from, { limit: 1 }, async () => undefined);
    expect(pages.flatMap(keysOf)).toEqual(['story-1', 'story-2', 'story-3']);
  });

  test('a page has no more than an answer holds', async () => {
    await publishMany(10);
    const from = await here();
    await runInDurableObject(catalogue(), (_instance, { storage: { sql } }) => {
      // Sixty corrections of each, every one with the longest note there is.
      sql.exec(
        `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)
         INSERT INTO change SELECT ? + i, ?, 'correct', 1 + i % 10, 1, 1, ?, 'bootstrap', NULL, NULL FROM n`,
        from.seq,
        Date.now(),
        'x'.repeat(2_000),
      );
      sql.exec("UPDATE setting SET value = value + 600 WHERE name = 'head'");
      sql.exec('UPDATE article SET changed_seq = ? + 600', from.seq);
    });
    const pages = await walk(from, {}, async () => undefined);
    expect(pages.flatMap(keysOf)).toHaveLength(10);
    expect(pages.length).toBeGreaterThan(1);
    expect(Math.max(...pages.map((page) => JSON.stringify(page).length))).toBeLessThan(900_000);
  });
});

describe('the clock of the log', () => {
  const lastMs = async () => (await select<{ at_ms: number }>('SELECT at_ms FROM change ORDER BY seq DESC LIMIT 1'))[0]?.at_ms;

  test('does not run backwards when the machine’s is set back a little', async () => {
    await publish('locks');
    const atMs = Date.now();
    advanceClock(-30 * SECOND_MS);
    await publish('gale');
    expect(await lastMs()).toBe(atMs);
    expect((await here()).ms).toBe(atMs);
    advanceClock(MINUTE_MS);
    await publish('fog');
    expect(await lastMs()).toBe(Date.now());
  });

  test('does not believe a machine’s that was far off, once it is set right', async () => {
    advanceClock(DAY_MS);
    await publish('locks');
    setClock(NOON);
    await publish('gale');
    expect(await lastMs()).toBe(Date.parse(NOON));
  });
});
