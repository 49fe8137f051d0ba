// A program that follows the archive of a feed (RFC 5005 §4) finds every public article, whatever the desk did and does meanwhile.
import { beforeEach, expect, test } from 'vitest';
import { flush, runAlarm, select } from '../../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, fromNow, HOUR_MS, SECOND_MS } from '../../../support/worker/clock.ts';
import {
  applyByBulk,
  changeState,
  publish,
  publishMany,
  replace,
  sendBulk,
  setUpPublisher,
  withdraw,
} from '../../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';
import { walkArchive } from '../../../support/worker/reader.ts';
import { article } from '../../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const FORMATS = ['rss', 'atom', 'json'] as const;

/** Ids of the articles that the tables say are public. */
async function publicIds(section?: string): Promise<string[]> {
  const rows = await select<{ uri: string; json: string; expires_ms: number | null }>(
    `SELECT a.uri, v.json, a.expires_ms FROM article a JOIN version v ON v.article = a.id AND v.version = a.version
     WHERE a.pub_status = 'usable' AND a.published_ms IS NOT NULL`,
  );
  return rows
    .filter(({ expires_ms, json }) => (expires_ms === null || expires_ms > Date.now()) && (section === undefined || isIn(json, section)))
    .map(({ uri }) => uri)
    .sort();
}

function isIn(json: string, section: string): boolean {
  return (JSON.parse(json) as { sections: { code: string }[] }).sections.some(({ code }) => code === section);
}

/** Ids that a reader finds, without those of the stubs of withdrawn articles. */
async function found(format: (typeof FORMATS)[number], feed?: string, between?: () => Promise<unknown>): Promise<Set<string>> {
  newIsolate();
  return new Set((await walkArchive(format, feed, between)).flat());
}

/** Three weeks of a newspaper: bursts, old copy, holds, withdrawals, expiries, embargoes, and articles that change their section. */
async function threeWeeks(): Promise<void> {
  await publishMany(130, 'first-', (number) => ({ sections: [number % 3 === 0 ? 'weather' : 'harbour'] }));
  await sendBulk([3, 50, 51, 100].map((number) => ({ op: 'hold', slug: `first-${number}` })));
  await publish('short-lived', { expires: fromNow(DAY_MS) });
  await publish('secret', { embargoedUntil: fromNow(5 * DAY_MS) });
  await publish('held-secret', { embargoedUntil: fromNow(DAY_MS) });
  await changeState('held-secret', 'hold');
  advanceClock(3 * DAY_MS);
  await flush();
  await runAlarm();
  await publishMany(251, 'burst-');
  await publishMany(75, 'import-', (number) => ({ firstPublished: `2029-01-01T00:00:${String(number % 60).padStart(2, '0')}Z` }));
  await withdraw('first-20');
  await withdraw('burst-250');
  await changeState('first-50', 'release');
  await replace('first-9', { sections: ['harbour', 'weather'] });
  await replace('first-12', { sections: ['harbour'] });
  advanceClock(10 * DAY_MS);
  await flush();
  await runAlarm();
  await changeState('held-secret', 'release');
  await changeState('first-100', 'release');
  await changeState('burst-250', 'reinstatement');
  await publishMany(20, 'last-');
}

test('after three weeks the feed and its archive have every public article and no other, in every format and of one section too', async () => {
  await threeWeeks();
  const withdrawn = 'tag:quay-courier.example,2031:article/first-20';
  for (const section of [undefined, 'weather']) {
    const expected = await publicIds(section);
    for (const format of FORMATS) {
      const ids = await found(format, section === undefined ? 'all' : `sections/${section}`);
      expect([format, section, [...ids].filter((id) => id !== withdrawn).sort()]).toEqual([format, section, expected]);
    }
  }
});

test.each(FORMATS)(
  'whoever walks the archive while the desk publishes misses no article that was public at the beginning: %s',
  async (format) => {
    await publishMany(240);
    const before = await publicIds();
    let burst = 0;
    const ids = await found(format, 'all', async () => {
      burst += 1;
      await Promise.all([
        publishMany(30, `meanwhile-${burst}-`),
        publish(`old-${burst}`, { firstPublished: '2030-01-01T00:00:00Z' }),
        changeState(`story-${burst}`, 'hold').then(() => changeState(`story-${burst}`, 'release')),
      ]);
      // Some pages are older than the freshness record, and some are not.
      advanceClock(SECOND_MS);
    });
    expect(before.filter((id) => !ids.has(id))).toEqual([]);
  },
);

test('two desks that publish at the same time lose nothing, and no two articles share a place', async () => {
  const desk = (name: string) =>
    applyByBulk(Array.from({ length: 60 }, (_, index) => ({ op: 'put', slug: `${name}-${index + 1}`, article: article() })));
  await Promise.all([desk('one'), desk('two'), desk('three')]);
  advanceClock(HOUR_MS);
  const pages = await walkArchive('json');
  expect(pages.slice(1).map((page) => page.length)).toEqual([50, 50, 50]);
  expect(new Set(pages.slice(1).flat()).size).toBe(150);
  expect([...new Set(pages.flat())].sort()).toEqual(await publicIds());
});
