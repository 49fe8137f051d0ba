import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedName } from '../../../src/domain/feeds/feed-name.ts';
import type { FeedState, FreshnessRecord } from '../../../src/domain/feeds/freshness.ts';
import { answersFor, type KnownFeeds, mergeAnswer } from '../../../src/domain/feeds/known-feeds.ts';

const NAMES: FeedName[] = ['all', 'subjects/a', 'subjects/b', 'subjects/c'];

/** A Catalogue in which each change touches one feed, which exists from then on. */
class Touched {
  private epoch = 0;
  private readonly generations = new Map<FeedName, number>();
  private head = 0;

  touch(name: FeedName): void {
    this.head += 1;
    this.generations.set(name, this.head);
  }

  restore(): void {
    this.epoch += 1;
    this.generations.clear();
    this.head = 0;
  }

  stateOf(name: FeedName): FeedState | undefined {
    const generation = this.generations.get(name);
    return generation === undefined ? undefined : { generation, modifiedMs: 0, archivePages: 0 };
  }

  answer(before: KnownFeeds | undefined, name: FeedName | undefined, wantsWhole: boolean): FreshnessRecord {
    const epoch = `e${this.epoch}`;
    const since = before?.record.epoch === epoch ? before.record.head : undefined;
    const isListed = (each: FeedName) => wantsWhole || each === name || (since !== undefined && (this.generations.get(each) ?? 0) > since);
    const feeds = NAMES.flatMap((each) => {
      const state = this.stateOf(each);
      return state !== undefined && isListed(each) ? [{ name: each, ...state }] : [];
    });
    const { head } = this;
    return { epoch, head, settings: 0, settingsMs: 0, feeds, whole: wantsWhole, complete: since !== undefined, withdrawals: [] };
  }
}

function record(change: Partial<FreshnessRecord> = {}): FreshnessRecord {
  return { epoch: 'e', head: 5, settings: 0, settingsMs: 0, feeds: [], whole: false, complete: true, withdrawals: [], ...change };
}

const first = mergeAnswer(undefined, { askedMs: 0, record: record({ whole: true }), name: 'subjects/x', before: undefined }).known;

describe('the feed states that an isolate has cached', () => {
  it('keeps what it has when an older answer of the same state arrives late', () => {
    for (const before of [undefined, { ...first, whole: false }]) {
      const late = record({ complete: before !== undefined });
      const { known, answer } = mergeAnswer(first, { askedMs: 1, record: late, name: 'subjects/y', before });
      expect([known.whole, answer.feeds.get('subjects/y'), answersFor(known, 'subjects/z')]).toEqual([true, undefined, true]);
    }
  });

  it('does not go back to an earlier state when an older answer arrives late', () => {
    const state = { name: 'subjects/y', generation: 4, modifiedMs: 0, archivePages: 0 } as const;
    const { known, answer } = mergeAnswer(first, {
      askedMs: 1,
      record: record({ head: 4, feeds: [state] }),
      name: state.name,
      before: undefined,
    });
    expect(known).toBe(first);
    expect(answer.feeds.get('subjects/y')?.generation).toBe(4);
  });

  it('must be asked for again after a change made through this isolate, until a later answer arrives', () => {
    const changed = { ...first, changes: first.changes + 1 };
    const asked = mergeAnswer(changed, { askedMs: 1, record: record(), name: undefined, before: first }).known;
    expect(asked.covered).toBeLessThan(asked.changes);
    const after = mergeAnswer(asked, { askedMs: 2, record: record({ head: 6 }), name: undefined, before: changed }).known;
    expect(after.covered).toBe(after.changes);
  });

  it('belongs to one state of the Catalogue, in whatever order answers arrive', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('touch' as const), name: fc.constantFrom(...NAMES) }),
      fc.record({
        kind: fc.constant('ask' as const),
        name: fc.option(fc.constantFrom<FeedName>(...NAMES, 'subjects/none'), { nil: undefined }),
        whole: fc.boolean(),
      }),
      fc.record({ kind: fc.constant('arrive' as const), place: fc.nat(20) }),
      fc.record({ kind: fc.constant('restore' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const catalogue = new Touched();
        /** Of every state there was, by epoch and head. */
        const truths = new Map<string, Map<FeedName, number | undefined>>();
        const remember = ({ epoch, head }: FreshnessRecord) =>
          truths.set(`${epoch} ${head}`, new Map(NAMES.map((name) => [name, catalogue.stateOf(name)?.generation])));
        const open: { askedMs: number; record: FreshnessRecord; name: FeedName | undefined; before: KnownFeeds | undefined }[] = [];
        let known: KnownFeeds | undefined;
        for (const [askedMs, one] of steps.entries()) {
          if (one.kind === 'touch') catalogue.touch(one.name);
          else if (one.kind === 'restore') catalogue.restore();
          else if (one.kind === 'ask') {
            const answered = catalogue.answer(known, one.name, one.whole);
            remember(answered);
            open.push({ askedMs, record: answered, name: one.name, before: known });
          } else {
            const [arrived] = open.splice(one.place % Math.max(1, open.length), 1);
            if (arrived === undefined) continue;
            const merged = mergeAnswer(known, arrived);
            known = merged.known;
            for (const each of [merged.answer, merged.known]) {
              const truth = truths.get(`${each.record.epoch} ${each.record.head}`);
              for (const name of NAMES) if (answersFor(each, name)) expect(each.feeds.get(name)?.generation).toBe(truth?.get(name));
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
