// A plan is remembered until the next hour that could change it: until then, whatever the hour, the plan made anew is the same.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/domain/articles/article-metadata.ts';
import type { Situation } from '../../../src/domain/entitlement/entitlement.ts';
import { planAdmission, planExpiresAt, planFingerprint } from '../../../src/domain/pulls/pull-plan.ts';
import { type Instant, msOf, toInstant } from '../../../src/domain/values/instant.ts';
import { anyAgreement, anyArticle, anyMoment, anyStanding } from '../any-licence.ts';

/** Long enough for every delay, window and display term that the generators know. */
const HORIZON_MS = 120 * 24 * 3_600_000;

const anyPlan = fc
  .tuple(anyAgreement, anyStanding, fc.array(anyArticle, { minLength: 1, maxLength: 6 }), fc.boolean(), anyMoment)
  .map(([terms, standing, articles, embargoed, now]) => ({
    situation: { ...standing, terms } satisfies Situation,
    candidates: articles.map(factsOf),
    use: { embargoed },
    now,
  }));

type Given = typeof anyPlan extends fc.Arbitrary<infer T> ? T : never;

function textAt({ situation, candidates, use }: Given, now: Instant): string {
  const plan = planAdmission({ situation, candidates, use, now, countedBefore: new Set() });
  return `${planFingerprint(plan)}\n${plan.refused.map(({ slug, reason }) => `${slug} ${reason}`).join('\n')}`;
}

describe('a plan that is remembered', () => {
  it('holds at every moment before its end', () => {
    fc.assert(
      fc.property(anyPlan, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (given, share) => {
        const endMs = msOf(planExpiresAt(given.situation, given.candidates, given.now) ?? toInstant(msOf(given.now) + HORIZON_MS));
        const spanMs = endMs - msOf(given.now);
        expect(spanMs).toBeGreaterThan(0);
        const before = textAt(given, given.now);
        for (const ms of [Math.floor(share * spanMs), spanMs - 1]) {
          expect(textAt(given, toInstant(msOf(given.now) + ms))).toBe(before);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('mostly ends no sooner than a decision could change', () => {
    let ended = 0;
    let changed = 0;
    fc.assert(
      fc.property(anyPlan, (given) => {
        const end = planExpiresAt(given.situation, given.candidates, given.now);
        if (end === undefined) return;
        ended += 1;
        if (textAt(given, end) !== textAt(given, given.now)) changed += 1;
      }),
      { numRuns: 500 },
    );
    expect(ended).toBeGreaterThan(100);
    expect(changed).toBeGreaterThan(10);
  });
});
