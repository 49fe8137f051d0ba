// The notice that a partner must carry: its parts, their order, and names that try to be more than names.
import { describe, expect, it } from 'vitest';
import type { AgreementInput } from '../../../src/domain/agreements/agreement.ts';
import type { Article } from '../../../src/domain/articles/article.ts';
import type { ResolvedDraft } from '../../../src/domain/articles/draft-rules.ts';
import { create } from '../../../src/domain/articles/lifecycle.ts';
import type { Publisher } from '../../../src/domain/publisher/publisher.ts';
import { licensedNotice, type Notice, templateOf } from '../../../src/domain/renditions/notice.ts';
import { HOUSE_LINE, rootOf, terms, textOf } from '../licensing.ts';
import { articleAfter, at, draft, NOON, PUBLISHER, published } from '../newsroom.ts';

const URL = 'https://www.tarn-herald.example/lakes/ferry-returns';
const LINE = 'Reproduced by {partner} under licence {reference}.';

interface Said {
  article?: Article;
  agreement?: Partial<AgreementInput>;
  partner?: string;
  publisher?: Publisher;
}

function noticeFor({ article = published(), agreement = {}, partner = 'Harbour Gazette', publisher = PUBLISHER }: Said = {}): Notice {
  return licensedNotice(article, templateOf(terms(agreement), partner, publisher), publisher);
}

function lineOf(licenceLine: NonNullable<AgreementInput['notice']>['licenceLine'], said: Said = {}): string | undefined {
  return noticeFor({ ...said, agreement: { notice: { licenceLine } } }).licenceLine;
}

function own(change: Partial<ResolvedDraft>): Said {
  return { article: published(change) };
}

describe('the notice in licensed copy', () => {
  it('is the credit with a link, then the licence line, then the house line word for word', () => {
    expect(noticeFor({ agreement: { notice: { licenceLine: LINE } } })).toEqual({
      html:
        `<p>The Tarn Herald: <a href="${URL}">Ferry returns to the upper lake</a></p>` +
        '<p>Reproduced by Harbour Gazette under licence TH-2026-014.</p>' +
        `<p>${HOUSE_LINE}</p>`,
      text: `The Tarn Herald: ${URL}\nReproduced by Harbour Gazette under licence TH-2026-014.\n${HOUSE_LINE}`,
      credit: 'The Tarn Herald',
      licenceLine: 'Reproduced by Harbour Gazette under licence TH-2026-014.',
      rights: HOUSE_LINE,
      placement: 'end',
    });
  });

  it('has no licence line where the agreement has none, and the house line all the same', () => {
    const notice = noticeFor();
    expect(notice).not.toHaveProperty('licenceLine');
    expect(notice.text.split('\n')).toEqual([`The Tarn Herald: ${URL}`, HOUSE_LINE]);
  });

  it('is readable without class or style: paragraphs and a link', () => {
    const { html } = noticeFor({ agreement: { notice: { licenceLine: LINE } } });
    expect(new Set([...html.matchAll(/<\/?([a-z]+)/g)].map(([, name]) => name))).toEqual(new Set(['p', 'a']));
    expect(html).not.toMatch(/class|style/);
    expect(rootOf(html)).toHaveLength(3);
  });

  it('of copy of others carries the holder’s own notice and says who passes it on: never a claim of ours', () => {
    const wire = { source: 'Ellery Wire', copyrightHolder: 'Ellery Press Association', copyrightNotice: 'Copyright Ellery. No copies.' };
    const notice = noticeFor(own(wire));
    expect(notice).toMatchObject({
      credit: 'Ellery Press Association',
      rights: 'Copyright Ellery. No copies.',
      distribution: 'Distributed by The Tarn Herald under agreement TH-2026-014.',
    });
    expect(notice.html + notice.text).not.toContain('© 2026 The Tarn Herald');
    expect(notice.text.split('\n').slice(1)).toEqual([notice.rights, notice.distribution]);
    expect(noticeFor(own({ source: 'Ellery Wire' })).rights).toBe('© 2026 Ellery Wire. All rights reserved.');
  });
});

describe('year and date', () => {
  it('are those of first publication where the publisher sits', () => {
    const newYear = published({}, '2025-12-31T23:30:00.000Z');
    expect(lineOf('{date}, {year}', { article: newYear })).toBe('2026-01-01, 2026');
    expect(noticeFor({ article: newYear }).rights).toBe(HOUSE_LINE);
    const american = { ...PUBLISHER, timeZone: 'America/New_York' };
    const { copyrightYear: _made, ...undated } = newYear;
    expect(lineOf('{date}, {year}', { article: undated, publisher: american })).toBe('2025-12-31, 2025');
  });

  it('of back-dated copy are those of then', () => {
    const old = published({ firstPublished: '2019-06-01T10:00:00.000Z' });
    expect(lineOf('{date}', { article: old })).toBe('2019-06-01');
    expect(noticeFor({ article: old }).rights).toBe('© 2019 The Tarn Herald. All rights reserved.');
  });

  it('of copy under embargo are those of its release', () => {
    const article = articleAfter(create('budget', draft({ embargoedUntil: '2026-12-31T23:30:00.000Z' }), at(NOON)));
    expect(noticeFor({ article }).rights).toBe('© 2027 The Tarn Herald. All rights reserved.');
    expect(lineOf('{date}', { article })).toBe('2027-01-01');
    const { embargoedUntil: _hour, ...hourless } = article;
    expect(() => noticeFor({ article: hourless })).toThrow('without a first publication');
  });
});

describe('a name that tries to be more than a name', () => {
  it.each([
    ['another placeholder', '{reference} {year} {holder}'],
    ['markup', '<b>Bold</b> <script>alert(1)</script>'],
    ['quotation marks', `"Gazette" 'Post' & Co.`],
    ['a pattern of replacement', "$& $1 $$ $'"],
    ['a reference to a character', '&copy; &#169;'],
  ])('%s stands there as text, once', (_, partner) => {
    expect(lineOf('By {partner}.', { partner })).toBe(`By ${partner}.`);
    const { html } = noticeFor({ partner, agreement: { notice: { licenceLine: 'By {partner}.' } } });
    expect(rootOf(html)).toHaveLength(3);
    expect(textOf(rootOf(html)[1] ?? '')).toBe(`By ${partner}.`);
  });

  it('turns nothing around, closed or not, and leaves no marks in the line below', () => {
    for (const partner of ['Gazette\u202e', '\u2067Gazette', '\u202eGazette\u202c', '\u200fGazette\u061c'])
      expect(lineOf('By {partner}.', { partner })).toBe('By Gazette.');
    const piled = lineOf('By {partner}.', { partner: `G${'\u0323\u0324\u0325\u0326\u0327\u0328'}` });
    expect(piled?.match(/\p{Mn}+/u)?.[0]).toHaveLength(3);
    const article = published({ headline: 'Ferry \u202eback\u202c' });
    expect(noticeFor({ article }).html).toContain('>Ferry back</a>');
    // As an earlier version took it.
    const template = { ...templateOf(terms(), 'Harbour Gazette', PUBLISHER), reference: 'TH\u202e14\u202c' };
    expect(licensedNotice(published({ source: 'Ellery Wire' }), template, PUBLISHER).distribution).toBe(
      'Distributed by The Tarn Herald under agreement TH14.',
    );
  });

  it('of the house line’s own words leaves the house line where it is', () => {
    const { html, text } = noticeFor({ partner: 'All rights waived', agreement: { notice: { licenceLine: LINE } } });
    expect(rootOf(html).at(-1)).toBe(`<p>${HOUSE_LINE}</p>`);
    expect(text.split('\n').at(-1)).toBe(HOUSE_LINE);
  });

  it('in a headline or a byline stays within the credit', () => {
    const headline = '</a></p><!-- {holder} "x"';
    const by = { names: [{ code: 'a', name: '{headline} <i>' }], desks: [] };
    const { html, credit } = noticeFor({ ...own({ headline, by }), agreement: { credit: { text: '{by}, {headline}' } } });
    expect(credit).toBe(`{headline} <i>, ${headline}`);
    expect(rootOf(html)).toHaveLength(2);
    expect(textOf(rootOf(html)[0] ?? '')).toBe(`${credit}: ${headline}`);
  });
});

describe('the credit', () => {
  it('names writers, else desks, else the holder', () => {
    const agreement = { credit: { text: '{by} / {holder}' } };
    expect(noticeFor({ agreement }).credit).toBe('Ines Calloway / The Tarn Herald');
    const desks = [{ code: 'lakes-desk', name: 'Lakes Desk' }];
    const both = { names: ['Ines Calloway', 'Jo Marsh'].map((name) => ({ code: 'x', name })), desks };
    expect(noticeFor({ agreement, ...own({ by: both }) }).credit).toBe('Ines Calloway, Jo Marsh / The Tarn Herald');
    expect(noticeFor({ agreement, ...own({ by: { names: [], desks } }) }).credit).toBe('Lakes Desk / The Tarn Herald');
  });

  it.each([
    ['{by} / {holder}', 'The Tarn Herald'],
    ['{by}, {holder}', 'The Tarn Herald'],
    ['{by} ({holder})', 'The Tarn Herald'],
    ['Text: {by} ({holder}), first in {holder}', 'Text: The Tarn Herald, first in The Tarn Herald'],
    ['{by} (of {holder})', 'The Tarn Herald (of The Tarn Herald)'],
    ['{by}', 'The Tarn Herald'],
  ])('of copy that nobody signed names the holder once where it stands beside itself: "%s"', (text, said) => {
    expect(noticeFor({ agreement: { credit: { text } }, ...own({ by: { names: [], desks: [] } }) }).credit).toBe(said);
    expect(noticeFor({ agreement: { credit: { text } } }).credit).toContain('Ines Calloway');
  });
});

describe('a licence line in several languages', () => {
  const lines = { fr: 'Avec {partner}', en: 'With {partner}', 'zh-Hant': '與 {partner}', de: 'Mit {partner}' };
  it.each([
    ['de-AT', 'Mit Harbour Gazette'],
    ['de', 'Mit Harbour Gazette'],
    ['zh-Hant-TW', '與 Harbour Gazette'],
    ['zh-TW', 'With Harbour Gazette'],
    ['nb', 'With Harbour Gazette'],
  ])('is, for an article in %s, “%s”', (language, said) => {
    expect(lineOf(lines, { article: published({ language }) })).toBe(said);
  });

  it('does not depend on the order in which they were written, which is in no hash', () => {
    const article = published({ language: 'nb' });
    expect(lineOf({ fr: 'Avec {partner}', de: 'Mit {partner}' }, { article })).toBe('Mit Harbour Gazette');
    expect(lineOf({ de: 'Mit {partner}', fr: 'Avec {partner}' }, { article })).toBe('Mit Harbour Gazette');
  });
});
