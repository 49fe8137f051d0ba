// Subjects that were merged or renamed, compared with an agreement's lists: no merge turns a refusal into a grant.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Listing } from '../../../src/domain/agreements/include-exclude.ts';
import { factsOf } from '../../../src/domain/articles/article-metadata.ts';
import { decide } from '../../../src/domain/entitlement/entitlement.ts';
import { areSubjectsListed, isDividedBy } from '../../../src/domain/entitlement/subject-scope.ts';
import type { Instant } from '../../../src/domain/values/instant.ts';
import { AliasTable, type TermAlias } from '../../../src/domain/values/term-alias.ts';
import { PULL, situation } from '../licensing.ts';
import { HOUR_MS, later, NOON, published } from '../newsroom.ts';

const at = (hour: number): Instant => later(NOON, hour * HOUR_MS);
const alias = (code: string, target: string, hour: number, renamed?: true): TermAlias => ({
  code,
  target,
  since: at(hour),
  ...(renamed === undefined ? {} : { renamed }),
});
const listed = (listing: Partial<Listing>, subjects: string[], aliases: TermAlias[], made?: Instant) =>
  areSubjectsListed({ exclude: [], ...listing }, { subjects, aliases: new AliasTable(aliases).of(subjects) }, made);

describe('after a merge', () => {
  const merged = [alias('climate-change', 'climate', 2)];

  test('a list that excludes either code denies articles with either', () => {
    for (const code of ['climate', 'climate-change']) {
      for (const subject of ['climate', 'climate-change']) expect(listed({ exclude: [code] }, [subject], merged, at(1))).toBe(false);
    }
  });

  test('a list that includes one code and was made before grants neither; one that was made after grants both', () => {
    for (const code of ['climate', 'climate-change']) {
      for (const subject of ['climate', 'climate-change']) {
        expect(listed({ include: [code] }, [subject], merged, at(1))).toBe(false);
        expect(listed({ include: [code] }, [subject], merged, at(3))).toBe(true);
      }
    }
    expect(listed({ include: ['climate', 'climate-change'] }, ['climate'], merged, at(1))).toBe(true);
  });

  test('a decision is made by both codes', () => {
    const facts = { ...factsOf(published({ subjects: [{ code: 'climate', name: 'Climate' }] })), aliases: merged };
    const excluding = situation({ scope: { subjects: { exclude: ['climate-change'] } } });
    expect(decide(excluding, facts, PULL, at(3))).toEqual({ kind: 'refusal', disclosed: false, reason: 'subject' });
    expect(decide(situation(), facts, PULL, at(3))).toMatchObject({ kind: 'grant' });
  });
});

describe('a new code', () => {
  test('is covered by a list that includes the old one', () => {
    const renamed = [alias('green', 'climate', 2, true)];
    expect(listed({ include: ['green'] }, ['climate'], renamed, at(1))).toBe(true);
    expect(isDividedBy({ include: ['green'], exclude: [] }, 'climate', renamed, at(1))).toBe(false);
  });

  test('that a list included before anything had it grants nothing', () => {
    const renamed = [alias('green', 'climate', 2, true)];
    expect(listed({ include: ['climate'] }, ['green'], renamed, at(1))).toBe(false);
    expect(isDividedBy({ include: ['climate'], exclude: [] }, 'climate', renamed, at(1))).toBe(true);
  });
});

test('a merge divides the lists that include one of both codes and exclude neither', () => {
  const merged = [alias('b', 'a', 2)];
  const divided = (listing: Partial<Listing>) => isDividedBy({ exclude: [], ...listing }, 'a', merged, at(1));
  expect(divided({ include: ['a'] })).toBe(true);
  expect(divided({ include: ['b', 'x'] })).toBe(true);
  expect(divided({ include: ['a', 'b'] })).toBe(false);
  expect(divided({ include: ['x'] })).toBe(false);
  expect(divided({})).toBe(false);
  expect(divided({ include: ['a'], exclude: ['b'] })).toBe(false);
});

const CODES = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const anyCode: fc.Arbitrary<string> = fc.constantFrom(...CODES);
const anyCodes = fc.uniqueArray(anyCode, { maxLength: 4 });

/** Merges and new codes in their order, an hour apart. A merge that cannot be made is left out. `used` are the codes that articles have. */
const anyHistory = fc.array(fc.record({ code: anyCode, target: anyCode }), { minLength: 1, maxLength: 6 }).map((wanted) => {
  const made: TermAlias[] = [];
  const used = new Set<string>(CODES.slice(0, 4));
  for (const [index, { code, target }] of wanted.entries()) {
    const table = new AliasTable(made);
    const into = table.currentCode(target);
    if (table.isAlias(code) || into === code || !used.has(code)) continue;
    made.push(alias(code, into, index * 2, used.has(into) ? undefined : true));
    used.add(into);
  }
  return { made, used: [...used] };
});

describe('whatever is merged in whatever order', () => {
  test('no article is granted that was refused under any of its codes before the merge', () => {
    let grants = 0;
    fc.assert(
      fc.property(
        anyHistory,
        fc.option(anyCodes, { nil: undefined }),
        anyCodes,
        anyCodes,
        fc.nat(12),
        (history, include, exclude, subjects, hour) => {
          const listing = { include, exclude };
          const agreed = at(hour - 1);
          for (let count = 1; count <= history.made.length; count++) {
            const after = history.made.slice(0, count);
            const newest = after[count - 1];
            // Terms that come later than the merge are a decision of their own.
            if (newest === undefined || newest.since < agreed) continue;
            const before = after.slice(0, -1);
            const unused = newest.renamed === true ? newest.target : undefined;
            if (!listed(listing, subjects, after, agreed)) continue;
            grants += 1;
            if (!subjects.includes(unused ?? '')) expect(listed(listing, subjects, before, agreed)).toBe(true);
            const table = new AliasTable(after);
            // One of its subjects is granted; every code that this subject may have been filed with was granted as well.
            const granting = subjects.filter((subject) => listed(listing, [subject], after, agreed));
            if (include !== undefined) expect(granting.length).toBeGreaterThan(0);
            for (const subject of granting) {
              for (const code of table.codesLike(subject)) if (code !== unused) expect(listed(listing, [code], before, agreed)).toBe(true);
            }
          }
        },
      ),
      { numRuns: 10_000 },
    );
    expect(grants).toBeGreaterThan(400);
  });

  test('a merge that divides no list changes no answer to a grant, and no answer of a list that excludes none of the term', () => {
    fc.assert(
      fc.property(anyHistory, anyCodes, anyCode, (history, include, subject) => {
        const [first] = history.made;
        if (first === undefined) return;
        const agreed = at(-1);
        const listing = { include, exclude: [] };
        const { target } = first;
        if (isDividedBy(listing, target, [first], agreed)) return;
        expect(listed(listing, [subject], [first], agreed)).toBe(
          include.includes(subject) || (first.renamed === true && subject === target && include.includes(first.code)),
        );
      }),
    );
  });

  test('every code of a term means the same to terms that are made today', () => {
    fc.assert(
      fc.property(anyHistory, anyCodes, anyCodes, anyCode, ({ made }, include, exclude, subject) => {
        const answers = new AliasTable(made).codesLike(subject).map((code) => listed({ include, exclude }, [code], made));
        expect(new Set(answers).size).toBe(1);
      }),
    );
  });
});
