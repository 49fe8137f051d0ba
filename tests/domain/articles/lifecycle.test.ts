import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/domain/articles/article.ts';
import * as lifecycle from '../../../src/domain/articles/lifecycle.ts';
import { articleAfter, at, changeOf, draft, HOUR_MS, later, NOON, published, refusalOf } from '../newsroom.ts';

const LATER = later(NOON, HOUR_MS);
const TOMORROW = later(NOON, 24 * HOUR_MS);

function embargoed(until = TOMORROW): Article {
  return articleAfter(lifecycle.create('ferry-returns', draft({ embargoedUntil: until }), at(NOON)));
}

function withdrawn(article = published()): Article {
  return articleAfter(lifecycle.withdraw(article, 'A name was wrong.', 'This article was withdrawn.', LATER));
}

describe('publishing', () => {
  it('publishes a new article at once, dated now', () => {
    const { action, article, significant } = changeOf(lifecycle.create('ferry-returns', draft(), at(NOON)));
    expect({ action, significant }).toEqual({ action: 'publish', significant: true });
    expect(article).toMatchObject({
      slug: 'ferry-returns',
      uri: 'tag:tarn-herald.example,2026:article/ferry-returns',
      url: 'https://www.tarn-herald.example/lakes/ferry-returns',
      version: 1,
      pubStatus: 'usable',
      firstCreated: NOON,
      firstPublished: NOON,
      significantChange: NOON,
      versionCreated: NOON,
      copyrightYear: 2026,
    });
  });

  it('keeps the date of copy that was first published elsewhere, and its copyright year', () => {
    const article = published({ firstPublished: '2019-05-01T08:00:00.000Z' });
    expect(article).toMatchObject({
      firstPublished: '2019-05-01T08:00:00.000Z',
      firstCreated: '2019-05-01T08:00:00.000Z',
      significantChange: '2019-05-01T08:00:00.000Z',
      versionCreated: NOON,
      copyrightYear: 2019,
    });
  });

  it('takes the year of the notice in the publisher’s time zone', () => {
    expect(published({}, '2025-12-31T22:59:59.999Z').copyrightYear).toBe(2025);
    expect(published({}, '2025-12-31T23:00:00.000Z').copyrightYear).toBe(2026);
  });
});

describe('an update', () => {
  it('is silent unless the desk calls it significant', () => {
    const silent = changeOf(lifecycle.update(published(), draft({ headline: 'Ferry is back' }), false, at(LATER)));
    expect(silent).toMatchObject({ action: 'update', significant: false });
    expect(silent.article).toMatchObject({ version: 2, versionCreated: LATER, significantChange: NOON, firstPublished: NOON });
    const loud = changeOf(lifecycle.update(published(), draft({ headline: 'Ferry is back' }), true, at(LATER)));
    expect(loud).toMatchObject({ significant: true, article: { significantChange: LATER, firstPublished: NOON } });
  });

  it('that changes nothing makes no version, significant or not', () => {
    for (const significant of [false, true]) {
      const article = published({ images: [{ url: 'https://pictures.example/ferry.jpg', alt: undefined }] });
      const again = draft({ images: [{ alt: undefined, url: 'https://pictures.example/ferry.jpg' }], uri: article.uri });
      expect(lifecycle.update(article, again, significant, at(LATER))).toEqual({ kind: 'unchanged', article });
    }
  });

  it('removes fields that are no longer sent', () => {
    const { standfirst: _gone, ...without } = draft();
    const article = articleAfter(lifecycle.update(published(), without, false, at(LATER)));
    expect(article).not.toHaveProperty('standfirst');
  });

  it('keeps the address of the page, whatever section it moves to', () => {
    const moved = draft({ sections: [{ code: 'council', name: 'Council' }] });
    expect(articleAfter(lifecycle.update(published(), moved, false, at(LATER))).url).toBe(
      'https://www.tarn-herald.example/lakes/ferry-returns',
    );
  });

  it('of a withdrawn article is refused', () => {
    expect(refusalOf(lifecycle.update(withdrawn(), draft({ headline: 'x' }), true, at(LATER)))).toEqual({ reason: 'withdrawn' });
  });

  it('of a held article leaves it held', () => {
    const held = articleAfter(lifecycle.hold(published(), LATER));
    expect(articleAfter(lifecycle.update(held, draft({ headline: 'x' }), false, at(LATER)))).toMatchObject({
      pubStatus: 'withheld',
      version: 3,
    });
  });
});

describe('a correction', () => {
  it('says what was wrong, counts as a significant change, and makes a version although the text is the same', () => {
    const change = changeOf(lifecycle.correct(published(), undefined, 'The ferry leaves at dawn, not at noon.', at(LATER)));
    expect(change).toMatchObject({ action: 'correct', significant: true, note: 'The ferry leaves at dawn, not at noon.' });
    expect(change.article.corrections).toEqual([{ note: 'The ferry leaves at dawn, not at noon.', at: LATER, version: 2 }]);
    expect(change.article).toMatchObject({ version: 2, significantChange: LATER, firstPublished: NOON });
  });

  it('may be a clarification, and is stored as one; nothing is stored of the usual kind', () => {
    const clarified = articleAfter(
      lifecycle.correct(published(), undefined, { kind: 'clarification', note: 'The upper lake.' }, at(LATER)),
    );
    expect(clarified.corrections).toEqual([{ kind: 'clarification', note: 'The upper lake.', at: LATER, version: 2 }]);
    const corrected = articleAfter(lifecycle.correct(clarified, undefined, { note: 'At dawn.' }, at(TOMORROW)));
    expect(corrected.corrections.map((correction) => 'kind' in correction)).toEqual([true, false]);
  });

  it('adds to the corrections before it', () => {
    const once = articleAfter(lifecycle.correct(published(), undefined, 'First.', at(LATER)));
    const twice = articleAfter(lifecycle.correct(once, draft({ headline: 'Ferry is back' }), 'Second.', at(TOMORROW)));
    expect(twice.corrections.map(({ note, version }) => [note, version])).toEqual([
      ['First.', 2],
      ['Second.', 3],
    ]);
    expect(twice.headline).toBe('Ferry is back');
  });

  it('of an unpublished or withdrawn article is refused', () => {
    expect(refusalOf(lifecycle.correct(embargoed(), undefined, 'x', at(LATER)))).toEqual({ reason: 'never-published' });
    expect(refusalOf(lifecycle.correct(withdrawn(), undefined, 'x', at(LATER)))).toEqual({ reason: 'withdrawn' });
  });
});

describe('a withdrawal', () => {
  it('keeps the reason for the desk and the note for the public', () => {
    const change = changeOf(lifecycle.withdraw(published(), 'A name was wrong.', 'This article was withdrawn.', LATER));
    expect(change).toMatchObject({ action: 'withdraw', significant: true, note: 'This article was withdrawn.' });
    expect(change.article).toMatchObject({
      pubStatus: 'canceled',
      withdrawal: { reason: 'A name was wrong.', note: 'This article was withdrawn.', at: LATER },
    });
  });

  it('repeated changes nothing', () => {
    const gone = withdrawn();
    expect(lifecycle.withdraw(gone, 'again', 'again', TOMORROW)).toEqual({ kind: 'unchanged', article: gone });
  });

  it('gets another note by a second withdrawal, and the article is public at no time', () => {
    for (const gone of [withdrawn(), changeOf(lifecycle.withdraw(embargoed(), 'A name was wrong.', 'Dropped.', LATER)).article]) {
      const result = lifecycle.replaceWithdrawal(gone, 'A name was wrong.', 'Another note.', TOMORROW);
      const [held, again] = result.kind === 'changed' ? result.changes : [];
      expect([held?.action, held?.article.pubStatus, held?.article.version]).toEqual(['hold', 'withheld', gone.version + 1]);
      expect(again).toMatchObject({
        action: 'withdraw',
        note: 'Another note.',
        article: { pubStatus: 'canceled', version: gone.version + 2 },
      });
      expect(again?.article.firstPublished).toBe(gone.firstPublished);
    }
    expect(lifecycle.replaceWithdrawal(published(), 'x', 'x', LATER)).toMatchObject({
      kind: 'refused',
      refusal: { reason: 'not-withdrawn' },
    });
  });

  it('can be undone, and the article is what it was', () => {
    const change = changeOf(lifecycle.reinstate(withdrawn(), at(TOMORROW)));
    expect(change).toMatchObject({ action: 'reinstate', significant: true });
    const { version, versionCreated, significantChange, ...back } = change.article;
    expect({ version, versionCreated, significantChange }).toEqual({ version: 3, versionCreated: TOMORROW, significantChange: TOMORROW });
    expect({ ...published(), ...back }).toEqual(published());
    expect(back).not.toHaveProperty('withdrawal');
  });

  it('is needed before a reinstatement', () => {
    expect(refusalOf(lifecycle.reinstate(published(), at(LATER)))).toEqual({ reason: 'not-withdrawn' });
  });

  it('of an embargoed article keeps the embargo when it is reinstated', () => {
    const back = changeOf(lifecycle.reinstate(withdrawn(embargoed()), at(LATER)));
    expect(back).toMatchObject({ action: 'embargo', article: { embargoedUntil: TOMORROW } });
    expect(back.article).not.toHaveProperty('firstPublished');
    expect(changeOf(lifecycle.reinstate(withdrawn(embargoed()), at(TOMORROW))).article.firstPublished).toBe(TOMORROW);
  });
});

describe('a hold', () => {
  it('and its release have no public note', () => {
    const held = changeOf(lifecycle.hold(published(), LATER));
    expect(held).toMatchObject({ action: 'hold', significant: false, article: { pubStatus: 'withheld', significantChange: NOON } });
    const released = changeOf(lifecycle.release(held.article, at(TOMORROW)));
    expect(released).toMatchObject({
      action: 'release',
      significant: false,
      article: { pubStatus: 'usable', significantChange: NOON, version: 3 },
    });
  });

  it('of a held article, and a release of a published one, change nothing', () => {
    const held = articleAfter(lifecycle.hold(published(), LATER));
    expect(lifecycle.hold(held, TOMORROW)).toEqual({ kind: 'unchanged', article: held });
    expect(lifecycle.release(published(), at(LATER))).toEqual({ kind: 'unchanged', article: published() });
  });

  it('of a withdrawn article is refused', () => {
    expect(refusalOf(lifecycle.hold(withdrawn(), TOMORROW))).toEqual({ reason: 'withdrawn' });
    expect(refusalOf(lifecycle.release(withdrawn(), at(TOMORROW)))).toEqual({ reason: 'withdrawn' });
  });
});
