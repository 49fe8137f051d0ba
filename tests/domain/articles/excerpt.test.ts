// The opening words of a stored body, as partners get them in the form `excerpt`.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstWords, firstWordsOfText } from '../../../src/domain/articles/excerpt.ts';
import { isClosed } from '../../../src/domain/articles/stored-html.ts';
import { sanitiseBody } from '../../../src/markup/sanitise.ts';
import { textOf } from '../../../src/markup/text.ts';

/** Rules by which excerpts are cut: of versions that an older program made, and of today. */
const RULES = [1, 2] as const;

function stored(html: string): string {
  const result = sanitiseBody(html, 'https://m10news.example/');
  return result.ok ? result.html : '';
}

describe('the opening words', () => {
  it.each([
    ['fewer than there may be: all of it', '<p>one two</p><p>three</p>', 5, '<p>one two</p><p>three</p>'],
    ['exactly as many: all of it', '<p>one two</p><p>three</p>', 3, '<p>one two</p><p>three</p>'],
    ['exactly as many, then a picture', '<p>one two</p><hr>', 2, '<p>one two</p><hr>'],
    ['cut at the end of a paragraph', '<p>one two</p><p>three</p>', 2, '<p>one two…</p>'],
    ['cut within one', '<p>one two three</p>', 2, '<p>one two…</p>'],
    ['none', '<p>one</p>', 0, ''],
    ['cut in a list in a list', '<ul><li>a<ul><li>b c</li></ul></li><li>d</li></ul>', 2, '<ul><li>a<ul><li>b…</li></ul></li></ul>'],
    [
      'cut in a table',
      '<table><tbody><tr><td>a</td><td>b c</td></tr></tbody></table>',
      2,
      '<table><tbody><tr><td>a</td><td>b…</td></tr></tbody></table>',
    ],
    ['with a word that goes through tags', '<p>un<b>believ</b>able news here</p>', 2, '<p>un<b>believ</b>able news…</p>'],
    [
      'with a word that ends in a tag',
      '<p>one <a href="https://x.example/">two</a> three</p>',
      2,
      '<p>one <a href="https://x.example/">two…</a></p>',
    ],
    ['apart by a line break', '<p>one<br>two<br>three</p>', 2, '<p>one<br>two…</p>'],
    ['with references', '<p>A&amp;B &lt;C&gt; D</p>', 2, '<p>A&amp;B &lt;C&gt;…</p>'],
    ['apart by spaces that nobody sees', '<p>one\u200btwo\u00a0three</p>', 2, '<p>one\u200btwo…</p>'],
  ])('%s', (_, html, count, words) => {
    for (const rules of RULES) {
      expect(firstWords(html, count, rules)).toBe(words);
      expect(isClosed(firstWords(html, count, rules))).toBe(true);
    }
  });

  it.each(RULES)('of a text without spaces are words too, under the rules %i', (rules) => {
    const japanese = '<p>知事は新しい橋の計画を発表した。住民は反対している。</p>'.repeat(20);
    const opening = firstWords(japanese, 10, rules);
    expect(opening.length).toBeLessThan(50);
    expect(opening).toMatch(/^<p>知事.*…<\/p>$/);
    expect(firstWords('<p>知事は&amp;新しい橋の計画を発表した</p>', 4, rules)).not.toMatch(/&[^a]|&amp[^;]/);
    expect(firstWords(`<p>${'ข่าวเรือกลับมา'.repeat(50)}</p>`, 10, rules).length).toBeLessThan(80);
  });

  const LONG = 'x'.repeat(5_000);

  it.each([
    ['of letters', LONG],
    ['of signs', '='.repeat(5_000)],
    ['of references', '&amp;'.repeat(2_000)],
    ['of numeric references', '&#x26;'.repeat(2_000)],
    ['through tags', '<b>x</b><i>y</i>'.repeat(2_500)],
    ['through tags, with a long part in each', `<b>${'x'.repeat(60)}</b>`.repeat(80)],
    ['with one letter of a script without spaces', `字${LONG}`],
    ['of signs after a letter of such a script', `字${'='.repeat(5_000)}`],
    ['of signs before a letter of such a script', `${'='.repeat(5_000)}字`],
    ['of signs before such letters, through tags', `<b>${'='.repeat(60)}字</b>`.repeat(80)],
    ['of soft hyphens', 'ab\u00AD'.repeat(1_700)],
    ['of joiners', 'a\u2060b\u200D'.repeat(1_300)],
    ['of Braille blanks', '\u2800'.repeat(5_000)],
    ['of emoji', '👩‍🚒'.repeat(1_000)],
    ['of one emoji that never ends', `👩${'\u200D👩'.repeat(1_700)}`],
    ['of one letter with thousands of marks', `a${'\u0301'.repeat(5_000)}`],
    ['that is an address', `https://m10news.example/${'ab-%20/'.repeat(700)}`],
  ])('a long word %s is cut', (_, word) => {
    const html = `<p>${word}</p>`;
    const cut = firstWords(html, 10, 2);
    expect(textOf(cut).length).toBeLessThanOrEqual(11 * 100 + 1);
    expect(textOf(cut)).toMatch(/…$/);
    expect(cut.isWellFormed()).toBe(true);
    expect(isClosed(cut)).toBe(true);
    expect(cut).not.toMatch(/&(?!(?:amp|#x26);)/);
  });

  it('of a version that was made before have long words whole, as they were delivered and hashed', () => {
    expect(firstWords(`<p>${LONG} two three</p>`, 2, 1)).toBe(`<p>${LONG} two…</p>`);
    expect(firstWords(`<p>${'<b>x</b><i>y</i>'.repeat(500)} two three</p>`, 1, 1)).toBe(
      `<p>${'<b>x</b><i>y</i>'.repeat(499)}<b>x</b><i>y…</i></p>`,
    );
  });

  it('of a long word are as many characters as fit, between characters as readers see them', () => {
    expect(firstWords(`<p>${LONG} end</p>`, 3, 2)).toBe(`<p>${'x'.repeat(300)}…</p>`);
    expect(firstWords(`<p>one <b>${'x'.repeat(60)}</b>${'x'.repeat(60)} end</p>`, 2, 2)).toBe(
      `<p>one <b>${'x'.repeat(60)}</b>${'x'.repeat(40)}…</p>`,
    );
    expect(firstWords(`<p>one <b>${'x'.repeat(100)}</b>x end</p>`, 2, 2)).toBe(`<p>one <b>${'x'.repeat(100)}</b>…</p>`);
    expect(firstWords(`<p>${'👩‍🚒'.repeat(40)}</p>`, 1, 2)).toBe(`<p>${'👩‍🚒'.repeat(20)}…</p>`);
    expect(firstWords(`<p>${'x'.repeat(100)} y z</p>`, 2, 2)).toBe(`<p>${'x'.repeat(100)} y…</p>`);
    expect(firstWordsOfText(`${LONG} end`, 2, 2)).toBe(`${'x'.repeat(200)}…`);
    expect(firstWordsOfText(`${LONG} end`, 2, 1)).toBe(`${LONG} end`);
  });

  it('are never more under the rules of today, and are the same where no word is long', () => {
    const piece = fc.constantFrom(
      'a',
      'word ',
      'é',
      '字',
      'ข่าว',
      '<b>',
      '</b>',
      '&amp;',
      '-'.repeat(60),
      'x'.repeat(70),
      '。',
      '\u200B',
      ' ',
      '</p><p>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (pieces, count) => {
        const html = stored(`<p>${pieces.join('')}.</p>`);
        const today = firstWords(html, count, 2);
        const before = firstWords(html, count, 1);
        expect(isClosed(today)).toBe(true);
        expect(textOf(today).length).toBeLessThanOrEqual(textOf(before).length + 1);
        if (!pieces.some((one) => one.length > 50) && pieces.length < 50) expect(today).toBe(before);
        if (count >= html.length) expect(today).toBe(html);
      }),
    );
  });
});
