// What the desk's first page shows of the Catalogue: each article once, under what it is now, and whether readers get it.
import { env, exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { CatalogueToday, CountedArticles } from '../../../src/domain/publisher/catalogue-today.ts';
import { catalogue, muteLog, runAlarm, select } from '../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, HOUR_MS, MINUTE_MS } from '../../support/worker/clock.ts';
import { changeState, publish, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { notifyPartners } from '../../support/worker/notified.ts';
import { licensee, pullText } from '../../support/worker/partner.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

/** Of the last 24 hours. */
async function today(): Promise<CatalogueToday> {
  return catalogue().today(Date.now() - DAY_MS);
}

const slugs = ({ articles }: CountedArticles) => articles.map(({ slug }) => slug);

async function kinds() {
  const { published, scheduled, held } = await today();
  return { published: slugs(published), scheduled: slugs(scheduled), held: slugs(held) };
}

describe('articles', () => {
  test('are published, scheduled or held, and what happens to one moves it', async () => {
    await publish('quay');
    await publish('lock');
    await publish('budget', { embargoedUntil: inHours(2) });
    await publish('vote', { embargoedUntil: inHours(1) });
    expect(await kinds()).toEqual({ published: ['lock', 'quay'], scheduled: ['vote', 'budget'], held: [] });
    await changeState('quay', 'hold');
    await changeState('budget', 'hold');
    expect(await kinds()).toEqual({ published: ['lock'], scheduled: ['vote'], held: ['budget', 'quay'] });
    advanceClock(90 * MINUTE_MS);
    await runAlarm();
    await withdraw('lock');
    expect(await kinds()).toEqual({ published: ['vote'], scheduled: [], held: ['budget', 'quay'] });
  });

  test('that have expired, or were published before the day, are not among those of today', async () => {
    await publish('old');
    advanceClock(DAY_MS + HOUR_MS);
    await publish('brief', { expires: inHours(1) });
    await publish('long', { expires: inHours(100) });
    expect((await kinds()).published).toEqual(['long', 'brief']);
    advanceClock(2 * HOUR_MS);
    await runAlarm();
    expect((await kinds()).published).toEqual(['long']);
  });

  test('are counted, and only the first five of a kind are listed', async () => {
    for (let hour = 1; hour <= 7; hour++) await publish(`vote-${hour}`, { embargoedUntil: inHours(hour) });
    const { scheduled } = await today();
    expect([scheduled.count, slugs(scheduled)]).toEqual([7, ['vote-1', 'vote-2', 'vote-3', 'vote-4', 'vote-5']]);
    expect(scheduled.articles[0]?.at).toBe(inHours(1));
  });
});

describe('withdrawals', () => {
  test('are open until the partner acknowledges, and overdue after its deadline', async () => {
    const { key } = await licensee();
    await publish('lock');
    await pullText(key, '/v1/articles/lock/text');
    await publish('quay');
    await withdraw('lock');
    await withdraw('quay');
    await notifyPartners();
    const open = (await today()).withdrawals;
    expect([open.open, open.overdue, open.newest[0]?.slug]).toEqual([1, 0, 'lock']);
    advanceClock(1_000 * HOUR_MS);
    expect((await today()).withdrawals).toMatchObject({ open: 1, overdue: 1 });
    await changeState('lock', 'reinstatement');
    await notifyPartners();
    const lifted = (await today()).withdrawals;
    expect([lifted.open, lifted.overdue, lifted.newest.map(({ slug }) => slug)]).toEqual([0, 0, ['quay']]);
  });
});

describe('health', () => {
  test('says when KV was last written, and which keys it has not got', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    expect((await today()).health).toMatchObject({ refusedKeys: 0 });
    await publish('quay');
    const before = (await today()).health;
    expect(before.unwrittenKeys).toBeGreaterThan(0);
    expect(before.unsentPurges).toBeGreaterThan(0);
    vi.spyOn(env.REPLICA, 'put').mockRejectedValueOnce(new Error('KV is full'));
    await runAlarm();
    expect((await today()).health).toMatchObject({ unwrittenKeys: 1, refusedKeys: 1, lastWrite: new Date(Date.now()).toISOString() });
    vi.restoreAllMocks();
  });

  test('counts purges that the queue gave up, whose tags are sent once more, and not as urgent ones', async () => {
    muteLog();
    await runAlarm();
    const messages = ['1', '2'].map((id) => ({
      id,
      timestamp: new Date(),
      attempts: 21,
      body: { tags: ['article:lock', `feed:${id}`], urgent: true },
    }));
    await exports.default.queue({ queue: 'tearsheet-purges-dead', messages } as never);
    const at = new Date(Date.now()).toISOString();
    expect((await today()).health.failedPurges).toEqual({ count: 2, last: at });
    expect(await select('SELECT tag, urgent FROM purge ORDER BY tag')).toEqual([
      { tag: 'article:lock', urgent: 0 },
      { tag: 'feed:1', urgent: 0 },
      { tag: 'feed:2', urgent: 0 },
    ]);
    vi.restoreAllMocks();
  });
});
