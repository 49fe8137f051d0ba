// What a partner's change feed says of each thing that can happen, in the words of the trade.
import { describe, expect, it } from 'vitest';
import type { AgreementInput } from '../../../src/domain/agreements/agreement.ts';
import type { ResolvedDraft } from '../../../src/domain/articles/draft-rules.ts';
import type { Use } from '../../../src/domain/entitlement/licensed-use.ts';
import { licensedChanges } from '../../../src/domain/pulls/change-feed.ts';
import type { LogPosition } from '../../../src/domain/pulls/change-window.ts';
import { msOf, toInstant } from '../../../src/domain/values/instant.ts';
import { PULL, situation } from '../licensing.ts';
import { HOUR_MS, later, NOON } from '../newsroom.ts';
import { WatchedDesk } from '../watched-desk.ts';

const SLUG = 'story-1';
const IN_COUNCIL = [{ code: 'council', name: 'Council' }];
const NEVER = () => false;
const ALWAYS = () => true;

const embargoedUse: Use = { embargoed: true };

describe('an article that becomes visible', () => {
  it('is a publication, and an article is listed once', () => {
    const desk = new WatchedDesk().publish();
    expect(desk.told()).toEqual([{ action: 'publish', slug: SLUG, version: 1, at: NOON, significant: true }]);
    expect(desk.told()).toEqual([]);
  });

  it('is a publication to a partner that begins, whatever it has been through', () => {
    const desk = new WatchedDesk().publish().correct('A name was wrong.').hold().release();
    expect(desk.told(ALWAYS)).toEqual([{ action: 'publish', slug: SLUG, version: 4, at: NOON, significant: true }]);
  });

  it('is told when its delay is over, and then without what was corrected before', () => {
    const desk = new WatchedDesk({ scope: { delayMinutes: 120 } }).publish().wait(1).correct('A name was wrong.');
    expect(desk.lines()).toEqual([]);
    expect(desk.wait(1).told()).toEqual([{ action: 'publish', slug: SLUG, version: 2, at: later(NOON, 2 * HOUR_MS), significant: true }]);
    expect(desk.wait(1).correct('The street was wrong.').told(ALWAYS)).toMatchObject([
      { action: 'correct', note: 'The street was wrong.' },
    ]);
  });

  it('is a publication when it comes into the scope, and when it is released to who never had it', () => {
    const moved = new WatchedDesk({ scope: { sections: { include: ['council'] } } }).publish();
    expect(moved.lines()).toEqual([]);
    expect(moved.wait(1).update({ sections: IN_COUNCIL }).told()).toMatchObject([
      { action: 'publish', version: 2, at: later(NOON, HOUR_MS) },
    ]);
    const held = new WatchedDesk({ scope: { delayMinutes: 60 } }).publish().hold();
    expect(held.lines()).toEqual([]);
    expect(held.wait(2).release().lines()).toEqual(['publish 3']);
  });

  it('is not an article that was withdrawn before the window is read', () => {
    const desk = new WatchedDesk().publish();
    const to = { seq: desk.catalogue.head, ms: desk.catalogue.ms };
    desk.withdraw();
    const { scope } = situation().terms;
    const window = desk.catalogue.window({ from: { seq: 0, ms: 0 }, to, scope, displayDays: undefined, limit: 1 });
    expect(window.articles).toHaveLength(1);
    expect(licensedChanges(situation(), PULL, window, NEVER)).toEqual([]);
  });

  it('is a publication, not a correction, to a partner that may have missed the article in the window before', () => {
    const desk = new WatchedDesk().publish();
    const from = { seq: desk.catalogue.head, ms: desk.catalogue.ms };
    desk.hold();
    const walkedSeq = desk.catalogue.head;
    desk.release().correct('A name was wrong.');
    const { scope } = situation().terms;
    const changes = (start: LogPosition, received: typeof NEVER) => {
      const window = desk.catalogue.window({ from: start, scope, displayDays: undefined, limit: 1 });
      return licensedChanges(situation(), PULL, window, received).map(({ action }) => action);
    };
    expect(changes({ ...from, walkedSeq }, NEVER)).toEqual(['publish']);
    expect(changes({ ...from, walkedSeq }, ALWAYS)).toEqual(['correct']);
    expect(changes(from, NEVER)).toEqual(['correct']);
  });
});

describe('an article that changed', () => {
  const seen = (terms: Partial<AgreementInput> = {}) => {
    const desk = new WatchedDesk(terms).publish();
    desk.told();
    return desk.wait(1);
  };

  it('is an update, and says whether it matters', () => {
    expect(seen().update({ headline: 'Ferry is back' }).told()).toEqual([
      { action: 'update', slug: SLUG, version: 2, at: later(NOON, HOUR_MS), significant: false },
    ]);
    expect(seen().update({ headline: 'Ferry is back' }, true).told()).toMatchObject([{ action: 'update', significant: true }]);
  });

  it('is a correction as soon as one is among the changes, with the words of the last', () => {
    const desk = seen().correct('A name was wrong.').correct('The street was wrong.').update({ headline: 'Ferry is back' });
    const street = { note: 'The street was wrong.', kind: 'correction' };
    expect(desk.told(ALWAYS)).toEqual([
      { action: 'correct', slug: SLUG, version: 4, at: later(NOON, HOUR_MS), significant: true, ...street },
    ]);
  });

  it('is reported by its outcome, without what was changed and changed back', () => {
    expect(seen().hold().release().lines()).toEqual(['update 3']);
    expect(new WatchedDesk().publish().withdraw().lines()).toEqual([]);
  });
});

describe('an article that is no longer visible', () => {
  const seen = (terms: Partial<AgreementInput> = {}, change: Partial<ResolvedDraft> = {}) => {
    const desk = new WatchedDesk(terms).publish(change);
    desk.told();
    return desk;
  };

  it('is withdrawn, with the public note and never the reason', () => {
    const desk = seen().wait(1).withdraw();
    expect(desk.told()).toEqual([
      { action: 'withdraw', slug: SLUG, version: 2, at: later(NOON, HOUR_MS), significant: true, note: 'The report was wrong.' },
    ]);
    expect(desk.restore().lines(NEVER)).toEqual(['publish 3']);
    expect(desk.withdraw().lines()).toEqual(['withdraw 4']);
    expect(desk.restore().lines(ALWAYS)).toEqual(['reinstate 5']);
  });

  it('is held, and released to who had it', () => {
    const desk = seen().hold();
    expect(desk.told()).toEqual([{ action: 'hold', slug: SLUG, version: 2, at: NOON, significant: true }]);
    expect(desk.correct('A name was wrong.').release().told(ALWAYS)).toMatchObject([
      { action: 'release', version: 4, note: 'A name was wrong.' },
    ]);
  });

  it('expires at the end of its own time, of the archive or of the display days', () => {
    const hour = later(NOON, 3 * HOUR_MS);
    const expiring = seen({}, { expires: hour }).wait(4);
    expect(expiring.told()).toEqual([{ action: 'expire', slug: SLUG, version: 1, at: hour, significant: true }]);
    expect(seen({ displayDays: 1 }).wait(30).told()).toMatchObject([{ action: 'expire', at: later(NOON, 24 * HOUR_MS) }]);
    expect(
      seen({ scope: { archiveDays: 1 } })
        .wait(40)
        .told(),
    ).toMatchObject([{ action: 'expire', at: later(NOON, 36 * HOUR_MS) }]);
  });

  it('expires when it leaves the scope, under the version that the partner has', () => {
    const expires = later(NOON, 9 * HOUR_MS);
    const desk = seen({ scope: { sections: { exclude: ['council'] } } }, { expires }).wait(1);
    desk.update({ expires, sections: IN_COUNCIL });
    expect(desk.told()).toEqual([{ action: 'expire', slug: SLUG, version: 1, at: later(NOON, HOUR_MS), significant: true }]);
  });

  it('is not reported to a partner that never saw it', () => {
    const outside = new WatchedDesk({ scope: { sections: { include: ['council'] } } }).publish();
    outside.told();
    expect(outside.hold().lines()).toEqual([]);
    expect(outside.withdraw().lines()).toEqual([]);
  });
});

describe('a withdrawal of what was received', () => {
  it('is reported whatever hides the article: another section, a hold, an expiry, a new sync', () => {
    const terms = { scope: { sections: { exclude: ['council'] } } };
    for (const hide of [(desk: WatchedDesk) => desk.update({ sections: IN_COUNCIL }), (desk: WatchedDesk) => desk.hold()]) {
      const desk = hide(new WatchedDesk(terms).publish());
      desk.told();
      expect(desk.withdraw().lines(ALWAYS)).toEqual(['withdraw 3']);
      expect(desk.lines(ALWAYS)).toEqual([]);
    }
    const expired = new WatchedDesk().publish({ expires: later(NOON, HOUR_MS) }).wait(2);
    expired.told();
    expect(expired.withdraw().lines(ALWAYS)).toEqual(['withdraw 2']);
    expect(new WatchedDesk(terms).publish().withdraw().lines(ALWAYS)).toEqual(['withdraw 2']);
  });

  it('is told once for each time it is withdrawn, whatever hours pass', () => {
    const desk = new WatchedDesk({ scope: { archiveDays: 1 } }).publish().withdraw();
    expect(desk.lines(ALWAYS)).toEqual(['withdraw 2']);
    expect(desk.restore().withdraw().lines(ALWAYS)).toEqual(['withdraw 4']);
    expect(desk.wait(48).lines(ALWAYS)).toEqual([]);
  });

  it('is the only change that a suspended partner, or one whose agreement ended, gets', () => {
    const ended = { validUntil: later(NOON, HOUR_MS) };
    for (const desk of [new WatchedDesk({}, { standing: 'suspended' }), new WatchedDesk(ended).wait(2)]) {
      desk.publish();
      expect(desk.lines(ALWAYS)).toEqual([]);
      expect(desk.correct('A name was wrong.').lines(ALWAYS)).toEqual([]);
      expect(desk.withdraw().lines(ALWAYS)).toEqual(['withdraw 3']);
      expect(desk.restore().withdraw().lines(NEVER)).toEqual([]);
    }
  });
});

describe('the term of an agreement', () => {
  it('begins by the clock of the partner’s object: a window that the Catalogue ended a moment before is reported in full', () => {
    const start = later(NOON, HOUR_MS);
    const desk = () => new WatchedDesk({ validFrom: start }).publish().wait(1 - 1 / 3_600);
    expect(toInstant(desk().catalogue.ms)).toBe(later(start, -1_000));
    expect(desk().told(NEVER)).toEqual([]);
    expect(desk().told(NEVER, start)).toMatchObject([{ action: 'publish', slug: SLUG }]);
    expect(msOf(start)).toBeGreaterThan(desk().catalogue.ms);
  });
});

describe('copy under embargo', () => {
  const hour = later(NOON, 2 * HOUR_MS);

  it('is told to who may see it: published, updated, and lifted at its hour', () => {
    const desk = new WatchedDesk({ embargoed: true }, {}, embargoedUse).publish({ embargoedUntil: hour });
    expect(desk.lines()).toEqual(['publish 1']);
    expect(desk.update({ headline: 'Ferry is back' }).lines()).toEqual(['update 2']);
    expect(desk.wait(2).told()).toEqual([{ action: 'embargo-lift', slug: SLUG, version: 3, at: hour, significant: true }]);
  });

  it('is lifted too when the desk lets it go early', () => {
    const desk = new WatchedDesk({ embargoed: true }, {}, embargoedUse).publish({ embargoedUntil: hour });
    desk.told();
    expect(desk.update({ embargoedUntil: null }).lines()).toEqual(['embargo-lift 2']);
  });

  it('is lifted to who had it before it was held, and is corrected if it was wrong at once', () => {
    const held = new WatchedDesk({ embargoed: true }, {}, embargoedUse).publish({ embargoedUntil: hour });
    held.told();
    expect(held.hold().lines(ALWAYS)).toEqual(['hold 2']);
    expect(held.release().wait(2).lines(ALWAYS)).toEqual(['embargo-lift 4']);
    const wrong = new WatchedDesk({ embargoed: true }, {}, embargoedUse).publish({ embargoedUntil: hour });
    wrong.told();
    expect(wrong.wait(2).correct('A name was wrong.').lines()).toEqual(['correct 3']);
  });

  it('leaves no trace before its hour for other partners and keys, and is new to them after it', () => {
    for (const desk of [new WatchedDesk({ embargoed: true }), new WatchedDesk({}, {}, embargoedUse)]) {
      desk.publish({ embargoedUntil: hour });
      expect(desk.lines()).toEqual([]);
      expect(desk.update({ headline: 'Ferry is back' }).hold().release().lines()).toEqual([]);
      expect(desk.wait(2).told()).toMatchObject([{ action: 'publish', at: hour }]);
    }
  });

  it('that is withdrawn before its hour is withdrawn for those who saw it, and was never there for the rest', () => {
    const insider = new WatchedDesk({ embargoed: true }, {}, embargoedUse).publish({ embargoedUntil: hour });
    insider.told();
    expect(insider.withdraw().lines()).toEqual(['withdraw 2']);
    const outsider = new WatchedDesk().publish({ embargoedUntil: hour });
    outsider.told();
    expect(outsider.withdraw().lines()).toEqual([]);
  });
});
