// The table of hazards, and partners with dangerous names, through every licensed writer. And the property that all of it stands on.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMS } from '../../../src/domain/agreements/choices.ts';
import type { Article } from '../../../src/domain/articles/article.ts';
import type { Rendition } from '../../../src/domain/renditions/rendition.ts';
import { cleanText, escapeHtml, legalText } from '../../../src/domain/values/text.ts';
import { writeArticleHtml } from '../../../src/feeds/article/html.ts';
import { writeArticleText } from '../../../src/feeds/article/text.ts';
import { noticeLine } from '../../../src/feeds/licensed/document.ts';
import { LICENSED_WRITERS } from '../../../src/feeds/licensed-writers.ts';
import { textOf } from '../../../src/markup/text.ts';
import { SITE } from '../documents.ts';
import { HAZARDS } from '../hazards.ts';
import { itemsIn, LICENSED_FORMATS, missingNotices, onOneLine } from './reading.ts';
import { agencyArticle, article, CORRECTIONS, type Deal, embargoed, HOUSE_LINE, IMAGES, licensedFeed, rendition } from './renditions.ts';

const articleText = (made: Rendition): string => writeArticleText(made, textOf(made.textHtml));

/** Hazardous in every field that holds text. */
function hazardous(text: string): Article {
  const term = { code: 'x', name: text };
  return agencyArticle({
    headline: text,
    standfirst: text,
    located: text,
    copyrightHolder: text,
    copyrightNotice: text,
    by: { names: [term], desks: [] },
    sections: [term],
    subjects: [term],
    bodyHtml: `<p title="${escapeHtml(text)}">${escapeHtml(text)}</p>`,
    images: [{ url: `https://x.example/${text}`, alt: text, caption: text, credit: text, source: 'M10News' }],
    corrections: [{ note: text, at: '2026-10-03T08:00:00.000Z', version: 2 }],
    licence: { url: `https://x.example/${text}`, title: text },
    sourceFeed: { id: `urn:x:${text}`, title: text, url: `https://x.example/${text}` },
  });
}

describe.each(LICENSED_FORMATS)('%s survives', (format) => {
  test.each(HAZARDS)('$hazard', ({ text }) => {
    const made = rendition(hazardous(text), { partnerName: text });
    const written = LICENSED_WRITERS[format](licensedFeed([made], { title: text, description: text, rights: text }), SITE);
    expect(written.isWellFormed()).toBe(true);
    const [item] = itemsIn(format, written);
    expect(item?.bodies.at(-1)).toBe(legalText(made.bodyHtml));
    expect(item?.rights).toBe(legalText(format === 'ninjs' ? made.notice.text : noticeLine(made.notice)));
  });
});

test.each(HAZARDS)('HTML and text survive $hazard', ({ text, means = text }) => {
  const made = rendition(hazardous(text), { partnerName: text });
  expect(writeArticleHtml(made, SITE)).toContain(`<h2>${escapeHtml(means)}</h2>`);
  expect(writeArticleHtml(made, SITE).endsWith(`${legalText(made.bodyHtml)}\n`)).toBe(true);
  expect(articleText(made)).toBe(legalText(articleText(made)));
  expect(onOneLine(articleText(made))).toContain(onOneLine(legalText(made.notice.text)));
});

describe('a partner called', () => {
  test.each([
    ['Harbour <script>alert(1)</script> Gazette'],
    ['</p><!-- Gazette'],
    [`The "Gazette" & 'Post'`],
    ['{year} {holder}'],
    ['صحيفة الميناء'],
    ['עיתון הנמל'],
    ['Gazette\u202E.detimrep si noitcudorpeR'],
    ['Gazette\u2067 open to the end'],
  ])('%s is named as plain text, and the house line stands after it as it is', (partnerName) => {
    const made = rendition(article(), { partnerName });
    const named = cleanText(partnerName).replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '');
    expect(onOneLine(articleText(made))).toContain(`Licensed to ${named} under HG-2026-7. ${HOUSE_LINE}`);
    for (const format of LICENSED_FORMATS) {
      const [item] = itemsIn(format, LICENSED_WRITERS[format](licensedFeed([made]), SITE));
      expect(item?.bodies.at(-1)?.endsWith(`<p>Licensed to ${escapeHtml(named)} under HG-2026-7.</p><p>${HOUSE_LINE}</p>`)).toBe(true);
      expect(onOneLine(item?.rights ?? '')).toContain(`Licensed to ${named} under HG-2026-7. ${HOUSE_LINE}`);
    }
  });
});

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => cleanText(text) || 'word');
const block = fc.oneof(
  words.map((text) => `<p>${escapeHtml(text)}</p>`),
  words.map((text) => `<blockquote><p>${escapeHtml(text)}</p></blockquote>`),
  words.map((text) => `<ul><li>${escapeHtml(text)}</li></ul>`),
  words.map((text) => `<pre>${escapeHtml(text)}</pre>`),
  // What an article may quote: a notice that is not its own.
  fc.constant(`<p>${HOUSE_LINE}</p>`),
);

const piece: fc.Arbitrary<Article> = fc
  .record({
    headline: words,
    standfirst: words,
    bodyHtml: fc.array(block, { maxLength: 4 }).map((blocks) => blocks.join('')),
    images: fc.subarray(IMAGES),
    corrections: fc.subarray(CORRECTIONS),
    language: fc.constantFrom('en-GB', 'de', 'ar'),
  })
  .chain((change) => fc.constantFrom(article(change), agencyArticle(change), embargoed(change)));

const deal: fc.Arbitrary<Deal> = fc.record({
  partnerName: words,
  acceptance: fc.constantFrom('accepted', 'pending', 'overdue'),
  standing: fc.constantFrom('good', 'warned', 'probation'),
  terms: fc.record({
    form: fc.constantFrom(...FORMS),
    images: fc.constantFrom('none', 'own', 'cleared'),
    notice: fc.record(
      {
        placement: fc.constantFrom('end', 'start', 'both'),
        licenceLine: fc.constantFrom('Licensed to {partner}.', 'With thanks, {year}: {headline} ({date}).', {
          de: 'Lizenz für {partner}.',
        }),
      },
      { requiredKeys: ['placement'] },
    ),
    credit: fc.record({ text: fc.constantFrom('{holder}', '{by} for {holder}', '{headline}'), robots: fc.constantFrom('noindex', 'none') }),
    displayDays: fc.constantFrom(30, 365),
  }),
});

test('of a thousand agreements and articles, no licensed document is without its notice', () => {
  fc.assert(
    fc.property(piece, deal, (written, agreed) => {
      const made = rendition(written, agreed);
      for (const format of LICENSED_FORMATS) {
        expect(missingNotices(format, LICENSED_WRITERS[format](licensedFeed([made]), SITE), [made])).toEqual([]);
      }
      expect(writeArticleHtml(made, SITE)).toContain(made.notice.html);
      expect(onOneLine(articleText(made))).toContain(onOneLine(made.notice.text));
      expect(made.notice.text.split('\n')).toContain(made.notice.rights);
    }),
    { numRuns: 1_000 },
  );
});
