// One article version as one agreement lets it be seen: whatever the form and the body, the notice stands beside the text.
import { describe, expect, it } from 'vitest';
import type { AgreementInput } from '../../../src/domain/agreements/agreement.ts';
import type { Article } from '../../../src/domain/articles/article.ts';
import type { ResolvedDraft } from '../../../src/domain/articles/draft-rules.ts';
import { create } from '../../../src/domain/articles/lifecycle.ts';
import { receiptId, receiptPath, usageTermsOf } from '../../../src/domain/renditions/rendition.ts';
import { HOUSE_LINE, pull, rendered, rootOf, terms, versionOf } from '../licensing.ts';
import { articleAfter, at, draft, HOUR_MS, later, NOON, PUBLISHER, published } from '../newsroom.ts';

const CREDIT = '<p>The Tarn Herald: <a href="https://www.tarn-herald.example/lakes/ferry-returns">Ferry returns to the upper lake</a></p>';
const NOTICE = [CREDIT, `<p>${HOUSE_LINE}</p>`];
const OURS = { url: 'https://p.example/1.jpg?a=1&b=2', source: 'The Tarn Herald', caption: 'At dawn.' };
const WIRES = { url: 'https://p.example/2.jpg', source: 'Ellery Wire', credit: 'M. Ellery' };
const NOBODYS = { url: 'https://p.example/3.jpg', credit: 'Somebody' };

function rootFor(change: Partial<ResolvedDraft>, agreement: Partial<AgreementInput> = {}): string[] {
  return rootOf(pull(published(change), agreement).bodyHtml);
}

function withBody(bodyHtml: string): Article {
  return { ...published(), bodyHtml };
}

function embargoed(until: string): Article {
  return articleAfter(create('ferry-returns', draft({ embargoedUntil: until }), at(NOON)));
}

describe('a rendition', () => {
  it('in full is the text and then the notice, side by side', () => {
    expect(rootFor({})).toEqual(['<p>The ferry is back.</p>', ...NOTICE]);
  });

  it('as a headline is the link and the notice, without the summary', () => {
    const { bodyHtml, textHtml, article, images } = pull(published({ images: [OURS] }), { form: 'headline', images: 'cleared' });
    expect(rootOf(bodyHtml)).toEqual(NOTICE);
    expect({ textHtml, images, excerpt: article.excerpt, standfirst: article.standfirst }).toEqual({
      textHtml: '',
      images: [],
      excerpt: '',
    });
  });

  it('as a summary is the standfirst, or the opening words where there is none, or nothing', () => {
    const summary = (change: Partial<ResolvedDraft>) => rootFor(change, { form: 'summary' });
    expect(summary({ standfirst: 'A <b> & "c".' })).toEqual(['<p>A &lt;b&gt; &amp; "c".</p>', ...NOTICE]);
    const { standfirst: _none, ...bare } = published();
    expect(rootOf(pull(bare, { form: 'summary' }).bodyHtml)).toEqual(['<p>The ferry is back.</p>', ...NOTICE]);
    expect(rootOf(pull({ ...bare, excerpt: '' }, { form: 'summary' }).bodyHtml)).toEqual(NOTICE);
  });

  it('as an excerpt is as many words as the agreement says, closed', () => {
    const bodyHtml = `<blockquote><ul><li>${'word '.repeat(30)}</li></ul></blockquote><p>END</p>`;
    const root = rootFor({ bodyHtml }, { form: 'excerpt', excerptWords: 10 });
    expect(root).toEqual([`<blockquote><ul><li>${'word '.repeat(10).trim()}…</li></ul></blockquote>`, ...NOTICE]);
  });

  it('under an agreement with a number of words has no more of them in its summary', () => {
    const { standfirst: _none, ...bare } = published({ excerpt: 'word '.repeat(30).trim() });
    const agreement = { form: 'excerpt' as const, excerptWords: 10 };
    const ten = `${'word '.repeat(10).trim()}…`;
    for (const standing of ['good', 'probation'] as const) expect(pull(bare, agreement, { also: { standing } }).article.excerpt).toBe(ten);
    expect(rootOf(pull(bare, agreement, { also: { standing: 'probation' } }).bodyHtml)[0]).toBe(`<p>${ten}</p>`);
    expect(pull({ ...bare, excerpt: 'Not so many words.' }, agreement).article.excerpt).toBe('Not so many words.');
    expect(pull({ ...bare, excerpt: '一二三四五六七八九十百千萬'.repeat(9) }, agreement).article.excerpt.length).toBeLessThan(40);
    expect(pull({ ...bare, excerpt: `\u2067${'word '.repeat(30)}\u2069` }, agreement).article.excerpt).toBe(ten);
    expect(pull(bare).article.excerpt).toBe(bare.excerpt);
  });

  it.each([
    ['end', ['<p>The ferry is back.</p>', ...NOTICE]],
    ['start', [...NOTICE, '<p>The ferry is back.</p>']],
    ['both', [...NOTICE, '<p>The ferry is back.</p>', ...NOTICE]],
  ] as const)('has its notice where the agreement wants it: %s', (placement, root) => {
    expect(rootFor({}, { notice: { placement } })).toEqual(root);
  });

  it('that looks as if it had its notice gets it all the same', () => {
    for (const look of [`<p>${HOUSE_LINE}</p>`, NOTICE.join(''), `<p>${HOUSE_LINE.replace('©', '(c)')}</p>`, '<p>No rights reserved.</p>'])
      expect(rootFor({ bodyHtml: `<p>Text.</p>${look}` }).slice(-2)).toEqual(NOTICE);
  });

  it('never leaves the house where the body is not as our sanitiser writes it', () => {
    for (const body of ['<p>x', '<p>x</p><!-- ', '<plaintext>x</plaintext>', '<p>x</b></p>', '<p style="display:none">x</p>', '<p>x<img'])
      for (const form of ['full', 'excerpt'] as const) {
        const agreement = { form, images: 'cleared' as const, ...(form === 'excerpt' ? { excerptWords: 50 } : {}) };
        expect(() => pull(withBody(body), agreement), body).toThrow('not in canonical form');
      }
    expect(rootOf(pull(withBody('<p>x'), { form: 'summary' }).bodyHtml).slice(-2)).toEqual(NOTICE);
  });

  it('is never more than its agreement grants', () => {
    const summaries = terms({ form: 'summary' });
    const grant = { form: 'full' as const, images: 'none' as const, duties: summaries.duties };
    expect(() => rendered(published(), grant, summaries)).toThrow('exceeds the agreement');
  });

  it('of an excerpt without a number of words has no text', () => {
    const agreement = terms({ form: 'excerpt', excerptWords: 10 });
    expect(rendered(published(), { form: 'excerpt', images: 'none', duties: agreement.duties }, agreement).textHtml).toBe('');
  });

  it('keeps the desk’s notes and reasons in the house', () => {
    const article = published({ edNote: 'SECRET' });
    const rendition = pull({ ...article, withdrawal: { reason: 'SECRET', note: 'x', at: NOON } });
    expect(JSON.stringify(rendition)).not.toContain('SECRET');
  });

  it('of copy of others has the holder’s notice and our line of distribution, and never the house line', () => {
    const agreement = { scope: { sources: { include: ['own', 'Ellery Wire'] } }, notice: { licenceLine: 'For {partner}.' } };
    const { bodyHtml, ownCopy } = pull(published({ source: 'Ellery Wire' }), agreement);
    expect(rootOf(bodyHtml).slice(-3)).toEqual([
      '<p>For Harbour Gazette.</p>',
      '<p>© 2026 Ellery Wire. All rights reserved.</p>',
      '<p>Distributed by The Tarn Herald under agreement TH-2026-014.</p>',
    ]);
    expect(bodyHtml).not.toContain(HOUSE_LINE);
    expect(ownCopy).toBe(false);
  });
});

describe('the pictures of a rendition', () => {
  const images = [NOBODYS, WIRES, OURS];
  const urls = (agreement: Partial<AgreementInput>) => pull(published({ images }), agreement).images.map(({ url }) => url);

  it('are none, the publisher’s own, or those of sources the agreement names: never one that nobody owns', () => {
    expect(urls({})).toEqual([]);
    expect(urls({ images: 'own' })).toEqual([OURS.url]);
    expect(urls({ images: 'cleared' })).toEqual([OURS.url]);
    expect(urls({ images: 'cleared', scope: { sources: { include: ['own', 'ellery wire'] } } })).toEqual([WIRES.url, OURS.url]);
    expect(urls({ images: 'cleared', scope: { sources: { include: ['own', 'Ellery Wire'], exclude: ['Ellery Wire'] } } })).toEqual([
      OURS.url,
    ]);
  });

  it('lead the text, unless it shows the same one itself', () => {
    const figure = `<figure><img src="${OURS.url.replace('&', '&amp;')}" alt=""><figcaption>At dawn. The Tarn Herald</figcaption></figure>`;
    expect(rootFor({ images }, { images: 'own' })).toEqual([figure, '<p>The ferry is back.</p>', ...NOTICE]);
    const bodyHtml = `<p><img src="${OURS.url.replace('&', '&amp;')}" alt="" data-source="The Tarn Herald"></p>`;
    expect(rootFor({ images, bodyHtml }, { images: 'own' })).toEqual([bodyHtml, ...NOTICE]);
    expect(rootFor({ images, bodyHtml }, { images: 'none' })).toEqual(NOTICE);
  });
});

describe('copy under embargo', () => {
  const agreement = { embargoed: true };
  const early = (until: string) => pull(embargoed(until), agreement, { use: { embargoed: true }, now: NOON });

  it('is stamped before everything else', () => {
    const { bodyHtml, embargo } = early('2026-03-04T05:30:00.000Z');
    const stamp = 'NOT FOR PUBLICATION UNTIL 2026-03-04 05:30 UTC';
    expect(rootOf(bodyHtml)).toEqual([`<p><strong>${stamp}</strong></p>`, '<p>The ferry is back.</p>', ...NOTICE]);
    expect(embargo).toEqual({ until: '2026-03-04T05:30:00.000Z', stamp });
  });

  it('is stamped to the minute and never with one before its release', () => {
    expect(early('2026-03-04T05:30:00.001Z').embargo?.stamp).toBe('NOT FOR PUBLICATION UNTIL 2026-03-04 05:31 UTC');
    expect(early('2026-12-31T23:59:30.000Z').embargo?.stamp).toBe('NOT FOR PUBLICATION UNTIL 2027-01-01 00:00 UTC');
  });

  it('that has left is stamped no more', () => {
    expect(pull(published(), agreement)).not.toHaveProperty('embargo');
  });
});

describe('the corrections of a rendition', () => {
  const first = { note: 'A <name> was wrong.', at: later(NOON, HOUR_MS), version: 2 };
  const second = { kind: 'clarification' as const, note: 'It sails at six.', at: later(NOON, 3 * HOUR_MS), version: 3 };
  const article = { ...published(), corrections: [first, second] };
  const now = later(NOON, 24 * HOUR_MS);

  it('stand before the text, each called what it is', () => {
    expect(rootOf(pull(article, {}, { now }).bodyHtml).slice(0, 2)).toEqual([
      '<p><strong>Correction, 2026-03-03:</strong> A &lt;name&gt; was wrong.</p>',
      '<p><strong>Clarification, 2026-03-03:</strong> It sails at six.</p>',
    ]);
    expect(rootOf(pull(article, { form: 'headline' }, { now }).bodyHtml)).toEqual(NOTICE);
  });

  it('leave out corrections from before the partner could see the article', () => {
    const delayed = (delayMinutes: number) => pull(article, { scope: { delayMinutes } }, { now }).corrections.map(({ version }) => version);
    expect([0, 59, 60, 61, 180].map(delayed)).toEqual([[2, 3], [2, 3], [3], [3], []]);
  });
});

describe('what a rendition says of itself', () => {
  it('names its agreement and its receipt, one to a row of the ledger', () => {
    const rendition = pull(published());
    expect(rendition.agreementPath).toBe('/v1/agreements/harbour/versions/3');
    expect(rendition.receiptPath).toBe('/v1/receipts/harbour.3.ferry-returns.1.full');
    const row = { id: 'a', version: 1 };
    const ids = ['full', 'headline'].map((form) => receiptId(row, { slug: 'b', version: 2 }, form as 'full'));
    expect(ids).toEqual(['a.1.b.2.full', 'a.1.b.2.headline']);
    expect(receiptPath(row, { slug: 'b', version: 2 }, 'full')).toBe('/v1/receipts/a.1.b.2.full');
  });

  it('writes the terms as sentences', () => {
    expect(pull(published()).usageTerms).toBe(
      'Licensed under agreement TH-2026-014 for web worldwide. On the web at harbour-gazette.example only. No changes. No sublicensing. ' +
        'No AI use and no data mining. The notice must stay with the text, and its link with it.',
    );
    const change = {
      channels: ['web', 'print'] as ('web' | 'print')[],
      territories: { include: ['GB', 'IE'], exclude: ['US'] },
      modification: 'trim' as const,
      sublicensing: true,
      displayDays: 2,
      ai: { search: true, index: true },
      credit: { linkRequired: false },
    };
    expect(pull(published(), change).usageTerms).toBe(
      'Licensed under agreement TH-2026-014 for web, print in GB, IE except US. On the web at harbour-gazette.example only. ' +
        'Changes: trim. AI use: search, index; no other. Not to be shown after 2026-03-05T12:00:00.000Z. The notice must stay with the text.',
    );
  });

  it('names a channel once where an earlier program stored it several times', () => {
    const version = versionOf({ ...terms(), channels: ['print', 'app', 'print'] });
    expect(usageTermsOf(version, {})).toContain(' for print, app worldwide.');
  });

  it('is the same for the same article, agreement and grant, whoever asks and however often', () => {
    const once = JSON.stringify(pull(published({ images: [OURS] }), { images: 'own' }));
    expect(JSON.stringify(pull(published({ images: [OURS] }), { images: 'own' }))).toBe(once);
    expect(JSON.stringify(pull(published({ images: [OURS] }), { images: 'own' }, { publisher: { ...PUBLISHER } }))).toBe(once);
  });
});
