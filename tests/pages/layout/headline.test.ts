import { describe, expect, it } from 'vitest';
import { feedPage } from '../../../src/pages/public/feed-page.tsx';
import { parsePage, theOne, withTag } from '../parsed.ts';
import { entry, FRAME, feedDocument } from '../sample.ts';

/** The spans in the headline, with their classes. */
function spansOf(title: string): { text: string; spans: (string | undefined)[][] } {
  const page = parsePage(feedPage({ frame: FRAME, document: feedDocument({ entries: [entry('a', { title })] }) }));
  const headline = theOne(page, 'h3');
  return { text: headline.rawText, spans: withTag(headline.inner, 'span').map(({ text, attributes }) => [attributes['class'], text]) };
}

describe('a headline', () => {
  it.each([
    ['Telescope built from 96 farm-shed dishes', ['farm-shed']],
    [
      '“Mother-in-law’s tongue” and well-known, 24-hour state-of-the-art',
      ['“Mother-in-law’s', 'well-known,', '24-hour', 'state-of-the-art'],
    ],
    ['Paris–Brest at 3–2', ['Paris–Brest', '3–2']],
    ['Port - closed', []],
    ['No hyphen - at all –', []],
  ])('keeps each hyphenated word in one line: %s', (title, words) => {
    expect(spansOf(title)).toEqual({ text: title, spans: words.map((word) => ['whole', word]) });
  });

  it('does not let words of right-to-left scripts change places', () => {
    expect(spansOf('תל-אביב היום').spans).toEqual([['unbroken', 'תל-אביב']]);
    expect(spansOf(`${'אב'.repeat(20)}-גד`).spans).toEqual([]);
  });

  it('is the same text, white space and markup included', () => {
    expect(spansOf('a-b  <i>c-d</i>\u00a0e').text).toBe('a-b  <i>c-d</i>\u00a0e');
  });
});
