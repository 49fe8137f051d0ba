// The ranges by which articles are looked up say the same as the decision about each of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archivedAt, displayedUntil, outsideScope, visibleFrom } from '../../../src/domain/entitlement/entitlement.ts';
import { type MsRange, passingRanges, seenRange } from '../../../src/domain/entitlement/publication-ranges.ts';
import { msOf, toInstant } from '../../../src/domain/values/instant.ts';
import { terms } from '../licensing.ts';
import { NOON, PUBLISHER } from '../newsroom.ts';

const DAY_MS = 86_400_000;

/** Around the edges: whole hours of a week, and a millisecond to either side. */
const anyMs = fc
  .tuple(fc.integer({ min: -96, max: 96 }), fc.integer({ min: -1, max: 1 }))
  .map(([hours, ms]) => msOf(NOON) + hours * 3_600_000 + ms);
const anyTerms = fc
  .record({
    delayMinutes: fc.constantFrom(0, 60, 90),
    archiveDays: fc.constantFrom(undefined, 1, 2),
    displayDays: fc.constantFrom(undefined, 1, 2),
    publishedFrom: fc.constantFrom(undefined, toInstant(msOf(NOON) - 24 * 3_600_000)),
    publishedUntil: fc.constantFrom(undefined, toInstant(msOf(NOON) + 24 * 3_600_000)),
  })
  .map(({ displayDays, ...scope }) => terms({ scope, displayDays }));

const isIn = (ms: number) => (range: MsRange) => ms > range.afterMs && ms <= range.upToMs;

describe('ranges of first publications', () => {
  it('contain what is past its delay, within the window and within the archive, to the millisecond', () => {
    let seen = 0;
    const property = fc.property(anyTerms, anyMs, anyMs, ({ scope }, publishedMs, nowMs) => {
      const [published, now] = [toInstant(publishedMs), toInstant(nowMs)];
      const goneAt = archivedAt(scope, published);
      const facts = { sections: ['lakes'], subjects: [], language: 'en-GB', source: PUBLISHER.name, firstPublished: published };
      const article = {
        ...facts,
        slug: 'a',
        uri: 'tag:a',
        version: 1,
        pubStatus: 'usable' as const,
        headline: 'A',
        versionCreated: published,
      };
      const seenAt = visibleFrom(scope, published);
      const isSeen =
        outsideScope(scope, article, PUBLISHER) === undefined &&
        seenAt !== undefined &&
        now >= seenAt &&
        (goneAt === undefined || now < goneAt);
      expect(isIn(publishedMs)(seenRange(scope, nowMs))).toBe(isSeen);
      seen += Number(isSeen);
    });
    fc.assert(property, { numRuns: 2_000 });
    expect(seen).toBeGreaterThan(200);
  });

  it('contain what becomes visible or ends between two instants, in either order', () => {
    let passed = 0;
    const property = fc.property(anyTerms, anyMs, anyMs, anyMs, (agreement, publishedMs, oneMs, otherMs) => {
      const published = toInstant(publishedMs);
      const hours = [visibleFrom(agreement.scope, published), archivedAt(agreement.scope, published), displayedUntil(agreement, published)];
      const passes = hours.some(
        (hour) => hour !== undefined && msOf(hour) > Math.min(oneMs, otherMs) && msOf(hour) <= Math.max(oneMs, otherMs),
      );
      expect(passingRanges(agreement, oneMs, otherMs).some(isIn(publishedMs))).toBe(passes);
      passed += Number(passes);
    });
    fc.assert(property, { numRuns: 2_000 });
    expect(passed).toBeGreaterThan(200);
  });

  it('are empty where no time passes', () => {
    expect(passingRanges(terms({ scope: { archiveDays: 1 }, displayDays: 1 }), DAY_MS, DAY_MS)).toEqual([]);
  });
});
