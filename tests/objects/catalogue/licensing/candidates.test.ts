// What the Catalogue offers for a licensed pull: metadata within a scope, found by index whatever the archive holds.
import { runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, test } from 'vitest';
import { agreementSchema } from '../../../../src/domain/agreements/agreement.ts';
import type { DraftInput } from '../../../../src/domain/articles/draft.ts';
import type { CandidatePage, CandidateQuery } from '../../../../src/domain/pulls/candidates.ts';
import { catalogue, runAlarm, select } from '../../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, fromNow, HOUR_MS, MINUTE_MS } from '../../../support/worker/clock.ts';
import { changeState, publish, publishMany, replace, setUpPublisher, withdraw } from '../../../support/worker/desk.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';

isolateTests();
beforeEach(() => setUpPublisher());

function query(scope: Record<string, unknown> = {}, change: Partial<CandidateQuery> = {}): CandidateQuery {
  const terms = { reference: 'C-1', validFrom: '2030-01-01T00:00:00Z', form: 'full', channels: ['print'], scope };
  return { scope: agreementSchema.parse(terms).scope, embargoed: false, filters: {}, limit: 50, ...change };
}

async function keys(scope: Record<string, unknown> = {}, change: Partial<CandidateQuery> = {}): Promise<string[]> {
  return keysOf(await catalogue().candidates(query(scope, change)));
}

function keysOf({ candidates }: CandidatePage): string[] {
  return candidates.map(({ slug }) => slug);
}

/** One article a minute, in this order. */
async function publishInTurn(drafts: Record<string, Partial<DraftInput>>): Promise<void> {
  for (const [slug, draft] of Object.entries(drafts)) {
    await publish(slug, draft);
    advanceClock(MINUTE_MS);
  }
}

describe('within a scope', () => {
  beforeEach(() =>
    publishInTurn({
      locks: { sections: ['harbour'], subjects: ['Locks'] },
      gale: { sections: ['weather', 'harbour'], subjects: ['Storms', 'Locks'] },
      fog: { sections: ['weather'], subjects: ['Storms'], language: 'de' },
      wire: { sections: ['harbour'], source: 'Ellery Wire' },
    }),
  );

  test('the newest first publication comes first, and nobody else’s copy unless it is named', async () => {
    expect(await keys()).toEqual(['fog', 'gale', 'locks']);
    expect(await keys({ sources: { include: ['own', 'Ellery Wire'] } })).toEqual(['wire', 'fog', 'gale', 'locks']);
  });

  test('sections, subjects and languages are as the agreement lists them, and what it excludes is out', async () => {
    expect(await keys({ sections: { include: ['harbour'] } })).toEqual(['gale', 'locks']);
    expect(await keys({ sections: { include: ['harbour', 'weather'] }, subjects: { exclude: ['storms'] } })).toEqual(['locks']);
    expect(await keys({ subjects: { include: ['storms'] } })).toEqual(['fog', 'gale']);
    expect(await keys({ languages: { include: ['en'] } })).toEqual(['gale', 'locks']);
    expect(await keys({ sections: { include: ['code'] } })).toEqual([]);
  });

  test('filters narrow the scope and never widen it', async () => {
    expect(await keys({}, { filters: { section: 'weather' } })).toEqual(['fog', 'gale']);
    expect(await keys({}, { filters: { subject: 'locks', section: 'weather' } })).toEqual(['gale']);
    expect(await keys({}, { filters: { language: 'en' } })).toEqual(['gale', 'locks']);
    expect(await keys({}, { filters: { since: fromNow(-3 * MINUTE_MS) } })).toEqual(['fog', 'gale']);
    expect(await keys({ sections: { include: ['weather'] } }, { filters: { section: 'harbour' } })).toEqual(['gale']);
    expect(await keys({ sections: { exclude: ['weather'] } }, { filters: { section: 'weather' } })).toEqual([]);
  });

  test('what is held, withdrawn or past its expiry is not offered, the alarm late or not', async () => {
    await changeState('locks', 'hold');
    await withdraw('gale');
    await replace('fog', { sections: ['weather'], expires: fromNow(HOUR_MS) });
    expect(await keys()).toEqual(['fog']);
    advanceClock(HOUR_MS);
    expect(await keys()).toEqual([]);
    expect((await catalogue().facts('gale')).facts).toMatchObject({ pubStatus: 'canceled', version: 2 });
  });

  test('the window of first publication is the agreement’s', async () => {
    const [gale] = await select<{ ms: number }>("SELECT published_ms AS ms FROM article WHERE slug = 'gale'");
    const at = new Date(gale?.ms ?? 0).toISOString();
    expect(await keys({ publishedFrom: at })).toEqual(['fog', 'gale']);
    expect(await keys({ publishedUntil: at })).toEqual(['locks']);
  });
});

describe('by the hour', () => {
  test('copy is offered when its delay is over, and the page says when there will be more', async () => {
    await publishInTurn({ early: {}, late: {} });
    const page = () => catalogue().candidates(query({ delayMinutes: 60 }));
    const first = await page();
    expect(keysOf(first)).toEqual([]);
    expect(first.moreFromMs).toBe(Date.now() + 58 * MINUTE_MS);
    advanceClock(58 * MINUTE_MS - 1);
    expect(keysOf(await page())).toEqual([]);
    advanceClock(1);
    const second = await page();
    expect(keysOf(second)).toEqual(['early']);
    expect(second.moreFromMs).toBe(Date.now() + MINUTE_MS);
    advanceClock(MINUTE_MS);
    expect(await page()).toMatchObject({ candidates: [{ slug: 'late' }, { slug: 'early' }] });
    expect((await page()).moreFromMs).toBeUndefined();
  });

  test('copy is offered through the last day of the archive', async () => {
    await publish('old');
    advanceClock(2 * DAY_MS + 12 * HOUR_MS - 1);
    expect(await keys({ archiveDays: 2 })).toEqual(['old']);
    advanceClock(1);
    expect(await keys({ archiveDays: 2 })).toEqual([]);
    expect(await keys()).toEqual(['old']);
  });
});

describe('under embargo', () => {
  beforeEach(async () => {
    await publishInTurn({ out: {} });
    await publish('tomorrow', { embargoedUntil: fromNow(DAY_MS) });
    await publish('tonight', { embargoedUntil: fromNow(6 * HOUR_MS), sections: ['weather'] });
  });

  test('copy is offered only where it is asked for, before everything else and the next hour first', async () => {
    expect(await keys()).toEqual(['out']);
    expect(await keys({}, { embargoed: true })).toEqual(['tonight', 'tomorrow', 'out']);
    expect(await keys({ sections: { include: ['weather'] } }, { embargoed: true })).toEqual(['tonight']);
  });

  test('copy that is held or withdrawn is not listed, and published copy is listed among the rest', async () => {
    await changeState('tomorrow', 'hold');
    advanceClock(6 * HOUR_MS);
    await runAlarm();
    const page = await catalogue().candidates(query({}, { embargoed: true }));
    expect(keysOf(page)).toEqual(['tonight', 'out']);
    expect(page.candidates[0]?.firstPublished).toBe(fromNow(0));
    await withdraw('tomorrow');
    expect(await keys({}, { embargoed: true })).toEqual(['tonight', 'out']);
  });

  test.each([1, 2])('pages of %i go through it and on to what is out, and nothing is left out or told twice', async (limit) => {
    const pages = [await catalogue().candidates(query({}, { embargoed: true, limit }))];
    for (let next = pages[0]?.next; next !== undefined; next = pages.at(-1)?.next) {
      pages.push(await catalogue().candidates(query({}, { embargoed: true, limit, before: next })));
    }
    expect(pages.flatMap(keysOf)).toEqual(['tonight', 'tomorrow', 'out']);
    expect(Math.max(...pages.map(({ candidates }) => candidates.length))).toBe(limit);
  });
});

describe('page by page', () => {
  test('articles of one instant are listed once each', async () => {
    await publishMany(7);
    const seen: string[] = [];
    let page = await catalogue().candidates(query({}, { limit: 3 }));
    for (seen.push(...keysOf(page)); page.next !== undefined; seen.push(...keysOf(page))) {
      page = await catalogue().candidates(query({}, { limit: 3, before: page.next }));
    }
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((number) => `story-${number}`));
  });

  test('the last page says so', async () => {
    await publishMany(3);
    expect((await catalogue().candidates(query({}, { limit: 3 }))).next).toBeUndefined();
    expect((await catalogue().candidates(query({}, { limit: 2 }))).next).toEqual({ publishedMs: Date.now(), article: 2 });
  });

  test('before there is a publisher there is nothing', async () => {
    await runInDurableObject(
      catalogue(),
      (_instance, { storage: { sql } }) => void sql.exec("DELETE FROM setting WHERE name = 'publisher'"),
    );
    expect(await keys()).toEqual([]);
  });
});
