// Whatever a desk does in whatever order: what must hold of every article after every call.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Article, isEmbargoed } from '../../../src/domain/articles/article.ts';
import type { Change, Outcome } from '../../../src/domain/articles/change.ts';
import type { ResolvedDraft } from '../../../src/domain/articles/draft-rules.ts';
import * as lifecycle from '../../../src/domain/articles/lifecycle.ts';
import { entryOf } from '../../../src/domain/feeds/feed-entry.ts';
import { type Instant, msOf, yearIn } from '../../../src/domain/values/instant.ts';
import { at, draft, HOUR_MS, later, NOON, PUBLISHER } from '../newsroom.ts';

const anyHours = fc.integer({ min: -48, max: 96 });
const anyInstant = anyHours.map((hours) => later(NOON, hours * HOUR_MS));

const anyDraft: fc.Arbitrary<ResolvedDraft> = fc
  .record(
    {
      headline: fc.constantFrom('Ferry returns', 'Ferry is back'),
      standfirst: fc.constantFrom('At dawn.', undefined),
      source: fc.constantFrom('The Tarn Herald', 'the tarn herald', 'Ellery Wire'),
      embargoedUntil: fc.oneof(fc.constant(null), anyInstant),
      firstPublished: anyInstant,
      firstCreated: anyInstant,
      expires: anyInstant,
      uri: fc.constantFrom('tag:tarn-herald.example,2026:article/ferry-returns', 'tag:tarn-herald.example,2026:other'),
      copyrightNotice: fc.constant('© Ellery Wire'),
    },
    { requiredKeys: ['headline', 'source'] },
  )
  .map((change) => draft(change));

/** A draft that says nothing of dates: the desk's usual update, which is seldom refused. */
const plainDraft = fc.constantFrom('Ferry returns', 'Ferry is back', 'Ferry sails').map((headline) => draft({ headline }));

type Call = { name: string; call: (article: Article, now: Instant) => Outcome };

const named = (name: string, call: Call['call']): Call => ({ name, call });

const anyCall: fc.Arbitrary<Call> = fc.oneof(
  fc
    .tuple(fc.oneof(plainDraft, anyDraft), fc.boolean())
    .map(([next, significant]) => named('update', (article, now) => lifecycle.update(article, next, significant, at(now)))),
  fc
    .option(fc.oneof(plainDraft, anyDraft), { nil: undefined })
    .map((next) => named('correct', (article, now) => lifecycle.correct(article, next, 'A name was wrong.', at(now)))),
  fc.constant(named('withdraw', (article, now) => lifecycle.withdraw(article, 'for us', 'for all', now))),
  fc.constant(named('reinstate', (article, now) => lifecycle.reinstate(article, at(now)))),
  fc.constant(named('hold', (article, now) => lifecycle.hold(article, now))),
  fc.constant(named('release', (article, now) => lifecycle.release(article, at(now)))),
  fc.constant(named('lift', liftOrNothing)),
);

function liftOrNothing(article: Article, now: Instant): Outcome {
  const change = lifecycle.liftEmbargo(article, at(now));
  return change === undefined ? { kind: 'unchanged', article } : { kind: 'changed', change };
}

/** Hours between one call and the next; 0 is the same millisecond. */
const anyStep = fc.record({ call: anyCall, hours: fc.integer({ min: 0, max: 30 }) });
const anyHistory = fc.record({ first: fc.oneof(plainDraft, anyDraft), steps: fc.array(anyStep, { maxLength: 12 }) });

interface Step {
  name: string;
  now: Instant;
  before: Article;
  outcome: Outcome;
}

/** Every article is frozen before the next call: one that changes what it was given throws. */
function play({
  first,
  steps,
}: {
  first: ResolvedDraft;
  steps: { call: Call; hours: number }[];
}): { created: Change; steps: Step[] } | undefined {
  const created = lifecycle.create('ferry-returns', first, at(NOON));
  if (created.kind !== 'changed') return undefined;
  let article = frozen(created.change.article);
  let now = NOON;
  const played = steps.map(({ call, hours }): Step => {
    now = later(now, hours * HOUR_MS);
    const before = article;
    const outcome = call.call(before, now);
    if (outcome.kind === 'changed') article = frozen(outcome.change.article);
    return { name: call.name, now, before, outcome };
  });
  return { created: created.change, steps: played };
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}

function forEveryStep(check: (step: Step) => void): void {
  let checked = 0;
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const step of play(history)?.steps ?? []) {
        check(step);
        checked += 1;
      }
    }),
    { numRuns: 300 },
  );
  expect(checked).toBeGreaterThan(300);
}

function changesOf({ created, steps }: { created: Change; steps: Step[] }): Change[] {
  return [created, ...steps.flatMap(({ outcome }) => (outcome.kind === 'changed' ? [outcome.change] : []))];
}

describe('whatever the desk does, in whatever order', () => {
  it('every change makes exactly one version', () => {
    forEveryStep(({ before, now, outcome }) => {
      if (outcome.kind === 'changed') {
        expect(outcome.change.article).toMatchObject({ version: before.version + 1, versionCreated: now });
      } else if (outcome.kind === 'unchanged') expect(outcome.article).toBe(before);
    });
  });

  it('the id, the slug and the first dates never change once they are set', () => {
    forEveryStep(({ before, outcome }) => {
      if (outcome.kind !== 'changed') return;
      const { slug, uri, firstCreated, firstPublished, copyrightYear } = outcome.change.article;
      expect({ slug, uri, firstCreated }).toEqual({ slug: before.slug, uri: before.uri, firstCreated: before.firstCreated });
      if (before.firstPublished === undefined) return;
      expect({ firstPublished, copyrightYear }).toEqual({ firstPublished: before.firstPublished, copyrightYear: before.copyrightYear });
    });
  });

  it('nothing is published before its embargo ends, and an embargo cannot change after publication', () => {
    forEveryStep(({ before, now, outcome }) => {
      if (outcome.kind !== 'changed') return;
      const { article } = outcome.change;
      if (article.firstPublished !== undefined && article.embargoedUntil !== undefined) {
        expect(article.firstPublished >= article.embargoedUntil).toBe(true);
        expect(now >= article.embargoedUntil).toBe(true);
      }
      if (before.firstPublished !== undefined) expect(article.embargoedUntil).toBe(before.embargoedUntil);
    });
  });

  it('nothing is published while it is held or withdrawn, and no date is in the future', () => {
    forEveryStep(({ before, now, outcome }) => {
      if (outcome.kind !== 'changed') return;
      const { article, action } = outcome.change;
      if (article.firstPublished !== undefined) expect(article.firstPublished <= now).toBe(true);
      const left = before.firstPublished === undefined && article.firstPublished !== undefined;
      if (left) expect(article.pubStatus).toBe('usable');
      expect(left).toBe(action === 'publish' || action === 'embargo-lift');
    });
  });

  it('an unpublished article has no copyright year and no significant change, and is in no public log', () => {
    forEveryStep(({ outcome }) => {
      if (outcome.kind !== 'changed') return;
      const { article, action } = outcome.change;
      const out = article.firstPublished !== undefined;
      expect({ year: article.copyrightYear !== undefined, moved: article.significantChange !== undefined }).toEqual({
        year: out,
        moved: out,
      });
      if (!out) expect(['embargo', 'hold', 'withdraw']).toContain(action);
      if (action === 'embargo') expect(out).toBe(false);
      if (article.firstPublished !== undefined) expect(article.copyrightYear).toBe(yearIn(PUBLISHER.timeZone, article.firstPublished));
    });
  });

  it('an entry was published, then updated, then modified, and never the other way round', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const played = play(history);
        for (const { article } of played === undefined ? [] : changesOf(played)) {
          if (article.firstPublished === undefined) continue;
          const { published, updated, modified } = entryOf(article, PUBLISHER, 'summary');
          expect(published <= updated && updated <= modified).toBe(true);
          expect(published).toBe(article.firstPublished);
        }
      }),
    );
  });

  it('only a significant change sets the date that feed readers watch', () => {
    forEveryStep(({ before, now, outcome }) => {
      if (outcome.kind !== 'changed' || before.firstPublished === undefined) return;
      const { significant, article } = outcome.change;
      expect(article.significantChange).toBe(significant ? now : before.significantChange);
    });
  });

  it('the same update twice is one update', () => {
    fc.assert(
      fc.property(anyHistory, fc.oneof(plainDraft, anyDraft), fc.boolean(), (history, next, significant) => {
        const played = play(history);
        const last = played === undefined ? undefined : changesOf(played).at(-1)?.article;
        if (last === undefined) return;
        const now = later(NOON, 24 * 30 * HOUR_MS);
        const once = lifecycle.update(last, next, significant, at(now));
        if (once.kind !== 'changed') return;
        expect(lifecycle.update(once.change.article, next, significant, at(later(now, HOUR_MS))).kind).toBe('unchanged');
      }),
    );
  });

  it('an article has a withdrawal exactly while it is withdrawn, and only a reinstatement ends it', () => {
    forEveryStep(({ name, before, outcome }) => {
      if (outcome.kind !== 'changed') return;
      const { article } = outcome.change;
      expect(article.withdrawal !== undefined).toBe(article.pubStatus === 'canceled');
      if (before.pubStatus === 'canceled') expect(name).toBe('reinstate');
    });
  });

  it('corrections are only ever added', () => {
    forEveryStep(({ name, before, outcome }) => {
      if (outcome.kind !== 'changed') return;
      const { corrections, version } = outcome.change.article;
      expect(corrections.slice(0, before.corrections.length)).toEqual(before.corrections);
      expect(corrections.length - before.corrections.length).toBe(name === 'correct' ? 1 : 0);
      if (name === 'correct') expect(corrections.at(-1)?.version).toBe(version);
    });
  });

  it('an embargo is lifted once', () => {
    forEveryStep(({ before, now }) => {
      const lifted = lifecycle.liftEmbargo(before, at(now))?.article;
      if (lifted === undefined) return;
      expect(isEmbargoed(lifted)).toBe(false);
      expect(msOf(lifted.firstPublished ?? '')).toBeLessThanOrEqual(msOf(now));
      expect(lifecycle.liftEmbargo(lifted, at(now))).toBeUndefined();
    });
  });
});
