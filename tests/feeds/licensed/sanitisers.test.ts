// What is left of the notice when a partner's CMS cleans licensed copy. Whatever an article holds, the house line must stay readable text.
import { describe, expect, test } from 'vitest';
import { entryOf } from '../../../src/domain/feeds/feed-entry.ts';
import { writeArticleHtml } from '../../../src/feeds/article/html.ts';
import { sanitiseBody } from '../../../src/markup/sanitise.ts';
import { CLEANERS, type Cleaner, PHP_CLEANERS, PHP_NOTE, visibleText, WORDPRESS_CLEANERS, WORDPRESS_NOTE } from '../../support/cleaners.ts';
import { hostileBodies, hostileTexts, PAIRS } from '../../support/hostile-bodies.ts';
import { SITE } from '../documents.ts';
import { article, HOUSE_LINE, MARKUP_IN_ATTRIBUTES, PUBLISHER, rendition } from './renditions.ts';

const PLACEMENTS = ['start', 'both', 'end'] as const;

interface Written {
  name: string;
  html: string;
}

/** The bodies that our sanitiser accepts, as licensed copy and as public entries. */
function writtenBodies(): Written[] {
  return hostileBodies().flatMap(({ name, html }) => {
    const stored = sanitiseBody(html, 'https://www.m10news.example/city/ferry-returns');
    if (!stored.ok) return [];
    const piece = article({ bodyHtml: stored.html });
    return [
      { name: `${name} (licensed)`, html: rendition(piece).bodyHtml },
      { name: `${name} (public)`, html: entryOf(piece, PUBLISHER, 'full').contentHtml },
    ];
  });
}

/** The same texts in the article's own fields, which become HTML only when they are written, in every form. */
function writtenFields(): Written[] {
  return hostileTexts().flatMap((text) => {
    const term = { code: 'x', name: text };
    const piece = article({
      headline: text,
      standfirst: text,
      located: text,
      by: { names: [term], desks: [] },
      bodyHtml: MARKUP_IN_ATTRIBUTES,
      images: [{ url: 'https://m10news.example/a.jpg', alt: text, caption: text, credit: text, source: 'M10News' }],
      corrections: [{ note: text, at: '2026-10-03T09:00:00.000Z', version: 3 }],
    });
    const full = rendition(piece, { terms: { credit: { text: 'By {by} for {holder}: {headline}' } } });
    return [
      { name: `fields: ${text} (full)`, html: full.bodyHtml },
      { name: `fields: ${text} (excerpt)`, html: rendition(piece, { terms: { form: 'excerpt' } }).bodyHtml },
      { name: `fields: ${text} (page)`, html: writeArticleHtml(full, SITE) },
      { name: `fields: ${text} (public)`, html: entryOf(piece, PUBLISHER, 'full').contentHtml },
    ];
  });
}

/** The notice between something that begins before it and ends after it, in every place before and after. */
function writtenPairs(): Written[] {
  return PAIRS.flatMap(([open, close]) =>
    PLACEMENTS.flatMap((placement) => {
      const term = { code: 'x', name: `Name ${open}` };
      const piece = article({
        headline: `A ${open} opens`,
        by: { names: [term], desks: [] },
        bodyHtml: `<p title="${close}">Words ${close} more ${close} words.</p><p><img src="https://m10news.example/b.jpg" data-source="M10News" alt="${close}"></p>`,
        images: [{ url: 'https://m10news.example/a.jpg', alt: close, caption: close, credit: close, source: 'M10News' }],
        corrections: [{ note: close, at: '2026-10-03T09:00:00.000Z', version: 3 }],
      });
      const full = rendition(piece, { terms: { notice: { placement }, credit: { text: 'By {by} for {holder}: {headline}' } } });
      return [
        { name: `pair: ${open} ${placement} (full)`, html: full.bodyHtml },
        { name: `pair: ${open} ${placement} (page)`, html: writeArticleHtml(full, SITE) },
        { name: `pair: ${open} ${placement} (public)`, html: entryOf(piece, PUBLISHER, 'full').contentHtml },
      ];
    }),
  );
}

const written = [...writtenBodies(), ...writtenFields(), ...writtenPairs()];
/** Each is cleaned once: one in seven has the text of another. */
const documents = [...new Set(written.map(({ html }) => html))];

/** The documents that a cleaner leaves without the house line. */
function swallowed({ cleanAll }: Cleaner): string[] {
  const cleaned = cleanAll(documents);
  const bad = new Set(documents.filter((_, index) => !visibleText(cleaned[index] ?? '').includes(HOUSE_LINE)));
  return written.filter(({ html }) => bad.has(html)).map(({ name }) => name);
}

test('at least 400 hostile bodies pass our sanitiser, each with the house line in sight', () => {
  expect(new Set(written.map(({ name }) => name.replace(/ \([a-z]+\)$/, ''))).size).toBeGreaterThanOrEqual(400);
  expect(written.filter(({ html }) => !visibleText(html).includes(HOUSE_LINE))).toEqual([]);
});

describe('the house line is visible text after', () => {
  test.each(CLEANERS)('$name', (cleaner) => {
    expect(swallowed(cleaner)).toEqual([]);
  });

  test.skipIf(PHP_CLEANERS.length === 0)(`PHP's strip_tags${PHP_NOTE}`, () => {
    expect(PHP_CLEANERS.map(swallowed)).toEqual(PHP_CLEANERS.map(() => []));
  });

  test.skipIf(WORDPRESS_CLEANERS.length === 0)(`WordPress's wp_kses${WORDPRESS_NOTE}`, () => {
    for (const cleaner of WORDPRESS_CLEANERS)
      expect({ cleaner: cleaner.name, swallowed: swallowed(cleaner) }).toEqual({ cleaner: cleaner.name, swallowed: [] });
  });
});
