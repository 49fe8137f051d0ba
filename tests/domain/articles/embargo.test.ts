import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/domain/articles/article.ts';
import * as lifecycle from '../../../src/domain/articles/lifecycle.ts';
import { articleAfter, at, changeOf, draft, HOUR_MS, later, NOON, published, refusalOf } from '../newsroom.ts';

const LATER = later(NOON, HOUR_MS);
const TOMORROW = later(NOON, 24 * HOUR_MS);

function embargoed(until = TOMORROW): Article {
  return articleAfter(lifecycle.create('ferry-returns', draft({ embargoedUntil: until }), at(NOON)));
}

function withdrawn(article: Article): Article {
  return articleAfter(lifecycle.withdraw(article, 'A name was wrong.', 'This article was withdrawn.', LATER));
}

describe('an embargo', () => {
  it('keeps a new article unpublished: it has no first publication, no copyright year and no significant change', () => {
    const change = changeOf(lifecycle.create('ferry-returns', draft({ embargoedUntil: TOMORROW }), at(NOON)));
    expect(change).toMatchObject({ action: 'embargo', significant: false, article: { pubStatus: 'usable', embargoedUntil: TOMORROW } });
    for (const field of ['firstPublished', 'significantChange', 'copyrightYear']) expect(change.article).not.toHaveProperty(field);
  });

  it('ends at its very millisecond and not before', () => {
    expect(lifecycle.liftEmbargo(embargoed(), at(later(TOMORROW, -1)))).toBeUndefined();
    const change = lifecycle.liftEmbargo(embargoed(), at(TOMORROW));
    expect(change).toMatchObject({ action: 'embargo-lift', significant: true, article: { firstPublished: TOMORROW, version: 2 } });
    expect(changeOf(lifecycle.create('now', draft({ embargoedUntil: NOON }), at(NOON)))).toMatchObject({
      action: 'publish',
      article: { firstPublished: NOON },
    });
  });

  it('that is lifted late sets first publication and copyright year by its end', () => {
    const newYear = '2026-12-31T23:00:00.000Z';
    const late = later(newYear, 5 * HOUR_MS);
    expect(lifecycle.liftEmbargo(embargoed(newYear), at(late))?.article).toMatchObject({
      firstPublished: newYear,
      significantChange: newYear,
      versionCreated: late,
      copyrightYear: 2027,
    });
  });

  it('does not publish a held or withdrawn article, or one that is published already', () => {
    expect(lifecycle.liftEmbargo(articleAfter(lifecycle.hold(embargoed(), LATER)), at(TOMORROW))).toBeUndefined();
    expect(lifecycle.liftEmbargo(withdrawn(embargoed()), at(TOMORROW))).toBeUndefined();
    expect(lifecycle.liftEmbargo(published(), at(TOMORROW))).toBeUndefined();
  });

  it('that passes while the article is held ends with the release', () => {
    const held = articleAfter(lifecycle.hold(embargoed(), LATER));
    expect(changeOf(lifecycle.release(held, at(LATER)))).toMatchObject({ action: 'embargo', article: { pubStatus: 'usable' } });
    const out = changeOf(lifecycle.release(held, at(later(TOMORROW, HOUR_MS))));
    expect(out).toMatchObject({ action: 'publish', article: { firstPublished: later(TOMORROW, HOUR_MS) } });
  });

  it('can be moved or lifted until the article is published', () => {
    const moved = changeOf(lifecycle.update(embargoed(), draft({ embargoedUntil: LATER }), false, at(NOON)));
    expect(moved).toMatchObject({ action: 'embargo', significant: false, article: { embargoedUntil: LATER, version: 2 } });
    const lifted = changeOf(lifecycle.update(embargoed(), draft({ embargoedUntil: null }), false, at(LATER)));
    expect(lifted).toMatchObject({ action: 'publish', significant: true, article: { firstPublished: LATER } });
    expect(lifted.article).not.toHaveProperty('embargoedUntil');
  });

  it('is kept by an update that does not mention it', () => {
    const change = changeOf(lifecycle.update(embargoed(), draft({ headline: 'Ferry is back' }), true, at(LATER)));
    expect(change).toMatchObject({ action: 'embargo', significant: false, article: { embargoedUntil: TOMORROW } });
  });

  it('cannot be set, changed or lifted after publication', () => {
    const refused = { reason: 'embargo-after-publication' };
    expect(refusalOf(lifecycle.update(published(), draft({ embargoedUntil: TOMORROW }), false, at(LATER)))).toEqual(refused);
    const out = lifecycle.liftEmbargo(embargoed(), at(TOMORROW))?.article ?? published();
    expect(refusalOf(lifecycle.update(out, draft({ embargoedUntil: null }), false, at(TOMORROW)))).toEqual(refused);
    expect(refusalOf(lifecycle.correct(out, draft({ embargoedUntil: NOON }), 'x', at(TOMORROW)))).toEqual(refused);
    expect(lifecycle.update(out, draft({ embargoedUntil: TOMORROW }), false, at(TOMORROW))).toEqual({ kind: 'unchanged', article: out });
  });

  it('refuses a date of publication before its end', () => {
    const early = { firstPublished: NOON };
    const due = later(TOMORROW, 1);
    for (const outcome of [
      lifecycle.create('ferry-returns', draft({ ...early, embargoedUntil: TOMORROW }), at(due)),
      lifecycle.update(embargoed(), draft(early), false, at(due)),
      lifecycle.update(embargoed(), draft(early), false, at(LATER)),
    ]) {
      expect(refusalOf(outcome)).toMatchObject({ reason: 'objections', objections: [{ pointer: '/firstPublished' }] });
    }
  });
});
