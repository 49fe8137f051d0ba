// One article for a person: as HTML to paste into a CMS, and as plain text.
import { describe, expect, test } from 'vitest';
import { FORMS } from '../../../src/domain/agreements/choices.ts';
import { normalised } from '../../../src/domain/values/comparable-text.ts';
import { writeArticleHtml } from '../../../src/feeds/article/html.ts';
import { widthOf, wrap } from '../../../src/feeds/article/line-wrap.ts';
import { TEXT_COLUMNS, writeArticleText } from '../../../src/feeds/article/text.ts';
import { noticeLine } from '../../../src/feeds/licensed/document.ts';
import { sanitiseBody } from '../../../src/markup/sanitise.ts';
import { textOf } from '../../../src/markup/text.ts';
import { isElement, parseBody } from '../../../src/markup/tree.ts';
import { cpuMsOf } from '../../support/cpu-time.ts';
import { SITE } from '../documents.ts';
import { onOneLine } from '../licensed/reading.ts';
import { agencyArticle, article, CORRECTIONS, embargoed, HOUSE_LINE, IMAGES, PUBLISHER, rendition } from '../licensed/renditions.ts';

const html = (...of: Parameters<typeof rendition>): string => writeArticleHtml(rendition(...of), SITE);

function text(...of: Parameters<typeof rendition>): string {
  const made = rendition(...of);
  return writeArticleText(made, textOf(made.textHtml));
}

const STANDFIRST = 'The harbour line sails again after nine weeks in dock.';
const placements = ['end', 'start', 'both'] as const;
const cases = FORMS.flatMap((form) => placements.map((placement) => ({ form, placement })));

describe('the fragment', () => {
  test.each(cases)('$form, notice at the $placement: the notice is there', ({ form, placement }) => {
    for (const piece of [article({ images: IMAGES, corrections: CORRECTIONS }), agencyArticle(), embargoed()]) {
      const made = rendition(piece, { terms: { form, notice: { placement } } });
      expect(writeArticleHtml(made, SITE).endsWith(`${made.bodyHtml}\n`)).toBe(true);
      expect(writeArticleHtml(made, SITE)).toContain(made.notice.html);
    }
  });

  test('is headline, standfirst, byline and body, after the elements for the page’s head', () => {
    const credit = { text: '{holder}', robots: 'noindex' as const };
    expect(
      html(article({ by: { names: [], desks: [{ code: 'city-desk', name: 'City Desk' }] } }), { terms: { credit } }).split('\n'),
    ).toEqual([
      '<link rel="canonical" href="https://www.m10news.example/city/ferry-returns">',
      '<meta name="robots" content="noindex">',
      '<h2>Ferry returns: fares &lt; £5 &amp; no queue</h2>',
      `<p>${STANDFIRST}</p>`,
      '<p>City Desk · Old Harbour</p>',
      expect.stringMatching(/^<p>The harbour line sails again\.<\/p>.*prohibited\.<\/p>$/),
      '',
    ]);
  });

  test('has no hints for the page if the agreement requires none', () => {
    expect(html(article(), { terms: { credit: { text: '{holder}', canonicalRequired: false } } })).toMatch(/^<h2>/);
  });

  test('keeps everything that a reader sees when a CMS cleans it', () => {
    const made = rendition(article({ corrections: CORRECTIONS }), {
      terms: { notice: { placement: 'both', licenceLine: 'Licensed to {partner}.' } },
    });
    const cleaned = sanitiseBody(writeArticleHtml(made, SITE), SITE.origin);
    if (!cleaned.ok) throw new Error(cleaned.objection);
    expect(cleaned.html).not.toContain('<link');
    expect(textOf(cleaned.html)).toBe(textOf(writeArticleHtml(made, SITE)));
    expect(onOneLine(textOf(cleaned.html)).split(onOneLine(textOf(made.notice.html)))).toHaveLength(3);
  });

  test('has each paragraph of the notice at its root, whatever the text is', () => {
    const made = rendition(article({ bodyHtml: '<blockquote><p>A quotation to the end.</p></blockquote>' }));
    const parsed = parseBody(writeArticleHtml(made, SITE));
    if (!parsed.ok) throw new Error('unreadable');
    const root = parsed.body.childNodes.filter(isElement).map(({ tagName }) => tagName);
    expect(root.slice(-4)).toEqual(['blockquote', 'p', 'p', 'p']);
  });

  test('has no comment, class or style', () => {
    expect(html(article({ images: IMAGES, corrections: CORRECTIONS }))).not.toMatch(/<!--|\sclass=|\sstyle=|<div|<section|<article/);
  });
});

test.each([
  ['headline', 0],
  ['summary', 1],
  ['excerpt', 1],
  ['full', 1],
] as const)('the standfirst stands in the form %s %d times, in HTML and in text, and under embargo with the stamp', (form, times) => {
  for (const piece of [article(), embargoed()]) {
    const made = rendition(piece, { terms: { form } });
    for (const written of [writeArticleHtml(made, SITE), writeArticleText(made, textOf(made.textHtml))])
      expect(onOneLine(textOf(written)).split(STANDFIRST)).toHaveLength(times + 1);
    if (piece.embargoedUntil !== undefined && form === 'full')
      expect(writeArticleHtml(made, SITE)).toContain(
        `<p><strong>NOT FOR PUBLICATION UNTIL 2026-10-07 06:00 UTC</strong> ${STANDFIRST}</p>`,
      );
  }
});

test('an article without a standfirst has no line in its place', () => {
  const { standfirst: _none, ...without } = article();
  expect(html(without)).toMatch(/<\/h2>\n<p>Ann Okafor/);
  expect(text(without)).not.toContain('\n\n\n');
});

describe('the text', () => {
  test.each(cases)('$form, notice at the $placement: the notice is there, word for word', ({ form, placement }) => {
    for (const piece of [article({ corrections: CORRECTIONS }), agencyArticle(), embargoed()]) {
      const made = rendition(piece, { terms: { form, notice: { placement } } });
      const line = noticeLine(made.notice);
      const parts = onOneLine(writeArticleText(made, textOf(made.textHtml))).split(line);
      expect(parts).toHaveLength(placement === 'both' ? 3 : 2);
      if (placement === 'end') expect(parts[1]).toBe('');
      if (placement === 'start' && form !== 'headline') expect(parts[1]?.length).toBeGreaterThan(20);
    }
  });

  test('consists of stamp, headline, standfirst, byline, dateline, corrections, text and notice', () => {
    const credit = { text: '{holder}' };
    expect(
      text(embargoed({ corrections: CORRECTIONS.slice(1) }), { terms: { credit } }),
    ).toBe(`NOT FOR PUBLICATION UNTIL 2026-10-07 06:00 UTC

Ferry returns: fares < £5 & no queue

${STANDFIRST}

Ann Okafor, Bo Lindqvist
Old Harbour, 2026-10-07

Clarification, 2026-10-03: The half-hourly boats run on weekdays.

The harbour line sails again.

Timetable

- 06:00
- 06:30 and every half hour after that

It was a long nine weeks, said the harbour master.

M10News: https://www.m10news.example/city/ferry-returns
Licensed to Harbour Gazette under HG-2026-7.
© 2026 M10News. All rights reserved. Unauthorised reproduction is prohibited.
`);
  });

  test('contains the text that the receipt hashes, however it is wrapped', () => {
    const made = rendition(
      article({ bodyHtml: `<p>${'Some words of a long sentence. '.repeat(20)}</p><ul><li>One</li><li>Two</li></ul>` }),
    );
    const licensed = textOf(made.textHtml);
    expect(normalised(writeArticleText(made, licensed))).toContain(normalised(licensed));
  });

  test('of a headline contains no text of the article, whatever was passed with it', () => {
    const made = rendition(article({ corrections: CORRECTIONS }), { terms: { form: 'headline' } });
    const written = writeArticleText(made, 'The whole article.');
    expect(written).not.toContain('whole article');
    expect(written).not.toContain('Correction');
    expect(written).toContain(HOUSE_LINE.slice(0, 40));
  });

  test('keeps its width, except for lines of the notice, which are not wrapped', () => {
    const long = '<p>A sentence of some words that goes on. </p>'.replace('.', ' and on'.repeat(60));
    const made = rendition(article({ bodyHtml: long, headline: 'One headline '.repeat(12) }));
    const written = writeArticleText(made, textOf(made.textHtml));
    expect(written.endsWith(`\n\n${made.notice.text}\n`)).toBe(true);
    const lines = written.slice(0, -made.notice.text.length - 1).split('\n');
    expect(lines.length).toBeGreaterThan(12);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(TEXT_COLUMNS);
  });

  test('does not wrap the house line', () => {
    const houseLine = `© {year} ${'無断転載を禁じます。'.repeat(8)}`;
    const written = text(article({ bodyHtml: `<p>${'港の船が戻った。'.repeat(20)}</p>` }), { publisher: { ...PUBLISHER, houseLine } });
    expect(written).toContain('無断転載を禁じます。'.repeat(8));
    for (const line of written.split('\n').filter((candidate) => candidate.includes('港')))
      expect(widthOf(line)).toBeLessThanOrEqual(TEXT_COLUMNS);
  });
});

test('a rendition whose notice was removed, shortened or rewritten is not accepted', () => {
  const made = rendition();
  const { notice } = made;
  // @ts-expect-error an empty notice is none
  const without = () => writeArticleText({ ...made, notice: { ...notice, text: '' } }, 'Text.');
  // @ts-expect-error nor is a part of one
  const cut = () => writeArticleText({ ...made, notice: { ...notice, text: notice.text.slice(0, 10) } }, 'Text.');
  // @ts-expect-error nor is one of somebody's own, or of one with something behind it
  const own = () => writeArticleHtml({ ...made, notice: { ...notice, html: `${notice.html}<p>Void.</p>` } }, SITE);
  // The compiler is the test: a comment above without its error fails `npm run check`.
  void [without, cut, own];
  expect(writeArticleText(made, 'Text.')).toContain(notice.text);
});

describe('lines', () => {
  test('are broken between words, and lines that fit are unchanged', () => {
    expect(wrap('one two three four', 9)).toBe('one two\nthree\nfour');
    expect(wrap('  x   y', 9)).toBe('  x   y');
    expect(wrap('one\n\ntwo', 3)).toBe('one\n\ntwo');
  });

  test('do not break a word that is longer than a line', () => {
    expect(wrap('see https://n.example/long/address now', 10)).toBe('see\nhttps://n.example/long/address\nnow');
  });

  test('of a list item are indented to its first word', () => {
    expect(wrap('- one two three', 9)).toBe('- one two\n  three');
    expect(wrap('- seventy  https://n.example/long/address', 9)).not.toContain('\n\n');
  });

  test('are broken between ideographs, but not before a full stop or after an opening bracket', () => {
    expect(wrap('港の船が戻った。', 8)).toBe('港の船が\n戻った。');
    expect(wrap('港の船が戻。', 10)).toBe('港の船が\n戻。');
    expect(wrap('港の船「戻」', 8)).toBe('港の船\n「戻」');
  });

  test('of Korean are broken at its spaces', () => {
    expect(wrap('항구의 배가 돌아왔다', 12)).toBe('항구의 배가\n돌아왔다');
  });

  test.each([
    ['Fähre', 5],
    ['e\u0301', 1],
    ['港', 2],
    ['👩‍👩‍👧', 2],
    ['ＡＢ', 4],
    ['مرحبا', 5],
  ])('%s takes %i columns', (word, columns) => {
    expect(widthOf(word)).toBe(columns);
  });

  test('are wrapped in linear time', async () => {
    for (const text of ['港の船が戻った。'.repeat(5_000), 'word '.repeat(20_000), `${'x'.repeat(100_000)}港`])
      expect(await cpuMsOf(() => wrap(text, TEXT_COLUMNS))).toBeLessThan(3_000);
  });
});
