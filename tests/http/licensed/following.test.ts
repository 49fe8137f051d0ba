// Whoever follows the change feed from nothing has exactly what the feed has: through the real Catalogue and the real objects, whatever
// happens, under agreements with delays, embargoes and scopes, under changing terms and standing.
import { expect, test } from 'vitest';
import type { AgreementInput } from '../../../src/domain/agreements/agreement.ts';
import { advanceClock, fromNow, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { callDesk, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { notifyNow } from '../../support/worker/notified.ts';
import { amend, type Changes, type Licensee, licensee, type NinjsFeed, pull, pullJson, setStanding } from '../../support/worker/partner.ts';
import { article } from '../../support/worker/sample.ts';

isolateTests();

const TERMS: Record<string, Partial<AgreementInput>> = {
  plain: {},
  delayed: { scope: { delayMinutes: 30 } },
  early: { embargoed: true },
  narrow: { scope: { sections: { include: ['weather'] }, subjects: { exclude: ['storms'] } } },
  brief: { displayDays: 1 },
};

/** What a partner's program keeps: the versions it may show. */
class Follower {
  private readonly shown = new Map<string, number>();
  private cursor: string | undefined;

  readonly licensee: Licensee;
  resyncs = 0;

  constructor(partner: Licensee) {
    this.licensee = partner;
  }

  async follow(): Promise<string[]> {
    for (let more = true; more; ) {
      const query = this.cursor === undefined ? '' : `&cursor=${encodeURIComponent(this.cursor)}`;
      const answer = await pull(this.licensee.key, `/v1/changes?limit=4${query}`);
      if (answer.status === 410) {
        await answer.arrayBuffer();
        this.beginAgain();
        continue;
      }
      const page = (await answer.json()) as Changes;
      for (const change of page.changes) this.take(change);
      ({ cursor: this.cursor, more } = page);
    }
    return [...this.shown].map(([slug, version]) => `${slug} ${version}`).sort();
  }

  private beginAgain(): void {
    this.shown.clear();
    this.cursor = undefined;
    this.resyncs += 1;
  }

  private take({ action, slug, version }: Changes['changes'][number]): void {
    if (action === 'agreement') return;
    if (action === 'withdraw' || action === 'expire' || action === 'hold') this.shown.delete(slug);
    else this.shown.set(slug, version);
  }
}

async function feedOf({ key }: Licensee): Promise<string[]> {
  const answer = await pull(key, '/v1/feed.ninjs?limit=100');
  if (answer.status === 403) return [];
  const { items } = (await answer.json()) as NinjsFeed;
  const usable = items.filter(({ pubStatus }) => pubStatus === 'usable');
  return usable.map(({ altIds, version }) => `${altIds.find(({ role }) => role === 'slug')?.value} ${version}`).sort();
}

/** Mulberry32: the same steps for the same seed, on every machine. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/** One thing that happens; what is refused, since the article does not stand so, is nothing. */
async function happen(roll: (sides: number) => number, followers: readonly Follower[]): Promise<void> {
  const path = `/desk/articles/story-${roll(6)}`;
  const whole = {
    ...article({ headline: `Story ${roll(1_000)}`, sections: [['weather'], ['harbour'], ['weather', 'harbour']][roll(3)] ?? [] }),
  };
  const dressed = {
    ...whole,
    subjects: roll(3) === 0 ? ['Storms'] : ['Pilots'],
    ...(roll(4) === 0 ? { expires: fromNow(2 * HOUR_MS) } : {}),
  };
  const any = { 'if-match': '*' };
  const { id } = (followers[roll(followers.length)] ?? followers[0])?.licensee ?? { id: '' };
  const events: (() => Promise<unknown>)[] = [
    () => callDesk('PUT', path, { body: dressed }),
    () => callDesk('PUT', path, { body: { ...dressed, embargoedUntil: fromNow(HOUR_MS) } }),
    () => callDesk('PUT', path, { body: dressed, headers: any }),
    () => callDesk('POST', `${path}/correction`, { body: { note: 'The harbour was another.' } }),
    () => callDesk('POST', `${path}/withdrawal`, { body: { reason: 'Wrong.', note: 'Wrong.' } }),
    () => callDesk('POST', `${path}/reinstatement`),
    () => callDesk('POST', `${path}/hold`),
    () => callDesk('POST', `${path}/release`),
    async () => advanceClock([10 * MINUTE_MS, 31 * MINUTE_MS, 65 * MINUTE_MS, 25 * HOUR_MS][roll(4)] ?? 0),
    () => setStanding(id, ['good', 'warned', 'probation', 'suspended'][roll(4)] ?? 'good'),
    () => amend(id, { ...TERMS[id], reference: `QC-${roll(1_000)}` }),
    () => setUpPublisher({ houseLine: `© {year} The Quay Courier. Every right reserved (${roll(1_000)}).` }),
  ];
  // Terms change more seldom than articles.
  await events[roll(5) === 0 ? roll(events.length) : roll(9)]?.();
}

test.each([1, 2, 3])('from no cursor to the same set of articles, after every few of sixty steps (seed %i)', async (seed) => {
  await setUpPublisher();
  const followers: Follower[] = [];
  for (const [id, terms] of Object.entries(TERMS)) {
    const key = { scopes: ['feed', 'changes', 'embargoed'] };
    followers.push(new Follower(await licensee({ id, name: `The ${id}`, terms, key })));
  }
  const roll = dice(seed);
  for (let step = 0; step < 60; step++) {
    await happen(roll, followers);
    if (roll(3) !== 0) continue;
    await notifyNow();
    advanceClock(3 * SECOND_MS);
    if (roll(4) === 0) newIsolate();
    const follower = followers[roll(followers.length)];
    if (follower === undefined) throw new Error('there is nobody');
    const { id } = follower.licensee;
    expect([seed, step, id, await follower.follow()]).toEqual([seed, step, id, await feedOf(follower.licensee)]);
  }
  for (const follower of followers) {
    const { id, key } = follower.licensee;
    expect([id, await follower.follow()]).toEqual([id, await feedOf(follower.licensee)]);
    await amend(id, { ...TERMS[id], reference: 'QC-LAST' });
    const before = follower.resyncs;
    expect([id, await follower.follow()]).toEqual([id, await feedOf(follower.licensee)]);
    expect([id, follower.resyncs]).toEqual([id, before + 1]);
    expect((await pullJson<Changes>(key, '/v1/changes')).more).toBe(false);
  }
});
