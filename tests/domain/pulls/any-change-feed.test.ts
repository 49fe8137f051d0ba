// Whatever happens in the newsroom, and however a partner polls: who follows the change feed has what the decision grants.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Agreement, agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import type { Article } from '../../../src/domain/articles/article.ts';
import * as lifecycle from '../../../src/domain/articles/lifecycle.ts';
import { outsideScope, type Situation } from '../../../src/domain/entitlement/entitlement.ts';
import type { Instant } from '../../../src/domain/values/instant.ts';
import { type Check, Follower, REMOVALS } from '../change-follower.ts';
import { ModelCatalogue } from '../model-catalogue.ts';
import { at, draft, HOUR_MS, later, PUBLISHER } from '../newsroom.ts';

const anyTerms: fc.Arbitrary<Agreement> = fc
  .record({
    scope: fc.record({
      sections: fc.constantFrom({}, { include: ['lakes'] }, { exclude: ['lakes'] }),
      delayMinutes: fc.constantFrom(0, 30, 90),
      archiveDays: fc.constantFrom(undefined, 1, 2),
    }),
    embargoed: fc.boolean(),
    displayDays: fc.constantFrom(undefined, 1, 3),
  })
  .filter(({ scope, embargoed }) => scope.delayMinutes === 0 || !embargoed)
  .map((terms) =>
    agreementSchema.parse({ reference: 'T-1', validFrom: '2020-01-01T00:00:00Z', form: 'full', channels: ['print'], ...terms }),
  );

type Act = (catalogue: ModelCatalogue, follower: Follower) => void;

const anyDraft = fc
  .record({
    headline: fc.constantFrom('Ferry returns', 'Ferry is back'),
    section: fc.constantFrom('lakes', 'council'),
    embargoHours: fc.constantFrom(undefined, undefined, 1, 5),
    expiresHours: fc.constantFrom(undefined, undefined, 3, 26),
    agedHours: fc.constantFrom(undefined, undefined, 1, 40),
  })
  .map(({ headline, section, embargoHours, expiresHours, agedHours }) => (now: Instant, isNew: boolean) => {
    const hence = (hours: number) => later(now, hours * HOUR_MS);
    return draft({
      headline,
      sections: [{ code: section, name: section }],
      ...(isNew && embargoHours !== undefined ? { embargoedUntil: hence(embargoHours) } : {}),
      ...(expiresHours === undefined ? {} : { expires: hence(expiresHours) }),
      ...(isNew && embargoHours === undefined && agedHours !== undefined ? { firstPublished: hence(-agedHours) } : {}),
    });
  });

/** Few, so that much happens to each; more than a page, so that things happen while one is read. */
const which = fc.nat({ max: 3 });

const anyCreation: fc.Arbitrary<Act> = anyDraft.map((make) => (catalogue) => catalogue.create(make(catalogue.now, true)));

const anyChange: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(which, anyDraft, fc.boolean()).map(([index, make, significant]): Act => {
    const update = (article: Article, now: Instant) => lifecycle.update(article, make(now, false), significant, at(now));
    return (catalogue) => catalogue.change(index, (article) => update(article, catalogue.now));
  }),
  fc.tuple(which, fc.constantFrom('correct', 'withdraw', 'reinstate', 'hold', 'release', 'lift')).map(
    ([index, name]): Act =>
      (catalogue) =>
        catalogue.change(index, (article) => call(name, article, catalogue.now)),
  ),
);

const poll =
  (limit: number): Act =>
  (_catalogue, follower) =>
    void follower.poll(limit);

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  anyCreation,
  anyChange,
  // While a window is being walked.
  anyChange.map(
    (change): Act =>
      (catalogue, follower) => {
        poll(1)(catalogue, follower);
        change(catalogue, follower);
      },
  ),
  // Minutes; a machine's clock is set back now and then.
  fc.constantFrom(10, 45, 400, 1_500, -25).map(
    (minutes): Act =>
      (catalogue) =>
        catalogue.pass(minutes),
  ),
  fc.constant<Act>((catalogue) => catalogue.makeDueChanges()),
  fc.integer({ min: 1, max: 3 }).map(poll),
  fc.constant<Act>((_catalogue, follower) => follower.pull()),
);

const anyStory = fc
  .tuple(fc.array(anyCreation, { minLength: 3, maxLength: 3 }), fc.array(anyAct, { maxLength: 40, size: 'max' }))
  .map(([first, then]) => [...first, ...then]);

function call(name: string, article: Article, now: Instant) {
  switch (name) {
    case 'correct':
      return lifecycle.correct(article, undefined, 'A name was wrong.', at(now));
    case 'withdraw':
      return lifecycle.withdraw(article, 'for us', 'for all', now);
    case 'reinstate':
      return lifecycle.reinstate(article, at(now));
    case 'hold':
      return lifecycle.hold(article, now);
    case 'release':
      return lifecycle.release(article, at(now));
    default:
      return lifecycle.update(article, { ...draft(), embargoedUntil: null }, false, at(now));
  }
}

/** Plays newsroom and partner against each other; `check` sees every change as it is told. */
function forEveryStory(check: Check, atTheEnd: (follower: Follower) => void = () => undefined): number {
  let told = 0;
  const story = fc.property(anyTerms, fc.boolean(), anyStory, (terms, embargoed, acts) => {
    const catalogue = new ModelCatalogue();
    const situation: Situation = {
      terms,
      standing: 'good',
      acceptance: 'accepted',
      publisher: PUBLISHER,
      made: '2026-01-01T00:00:00.000Z',
    };
    const follower = new Follower(catalogue, situation, { embargoed }, (...seen) => {
      told += 1;
      check(...seen);
    });
    for (const act of acts) act(catalogue, follower);
    // The window that is being walked, and then one up to now.
    for (let windows = 0; windows < 2; ) windows += Number(follower.poll(3));
    atTheEnd(follower);
  });
  fc.assert(story, { numRuns: 150 });
  return told;
}

describe('whoever follows the change feed from nothing', () => {
  it('ends up with exactly the articles that are granted, each in its current version', () => {
    let held = 0;
    forEveryStory(
      () => undefined,
      (follower) => {
        const granted = follower.granted().map(({ slug, version }): [string, number] => [slug, version]);
        expect([...follower.has].sort()).toEqual(granted.sort());
        held += granted.length;
      },
    );
    expect(held).toBeGreaterThan(50);
  });

  it('gets no change of an article that it could see neither before nor after, except the withdrawal of one that it received', () => {
    const told = forEveryStory((change, { before, then }, { from, to }, follower) => {
      const saw = before !== undefined && follower.grants(before, from.ms);
      const sees = then !== undefined && follower.grants(then, to.ms);
      if (!saw && !sees)
        expect({ action: change.action, received: follower.received.has(change.slug) }).toEqual({ action: 'withdraw', received: true });
    });
    expect(told).toBeGreaterThan(100);
  });

  it('is asked to remove only articles that were announced or delivered to it, or that changed during the walk', () => {
    forEveryStory((change, { late }, _window, { has, received }) => {
      if (REMOVALS.includes(change.action)) expect(has.has(change.slug) || received.has(change.slug) || late === true).toBe(true);
    });
  });

  it('gets every article as a publication the first time', () => {
    forEveryStory((change, _article, _window, { known, received }) => {
      const isFirst = !known.has(change.slug) && !received.has(change.slug) && !REMOVALS.includes(change.action);
      if (isFirst) expect({ action: change.action, note: change.note }).toEqual({ action: 'publish', note: undefined });
    });
  });

  it('gets no publication of an article that was withdrawn since, however long the read takes', () => {
    let changedMeanwhile = 0;
    forEveryStory((change, { then, now }, _window, { situation }) => {
      if (then === undefined || then.version === now.version || REMOVALS.includes(change.action)) return;
      expect(now.pubStatus).toBe('usable');
      expect(outsideScope(situation.terms.scope, now, PUBLISHER)).toBeUndefined();
      changedMeanwhile += 1;
    });
    expect(changedMeanwhile).toBeGreaterThan(2);
  });

  it('gets every version once', () => {
    forEveryStory((change, _article, _window, { has }) => {
      if (!REMOVALS.includes(change.action)) expect(has.get(change.slug)).not.toBe(change.version);
    });
  });
});
