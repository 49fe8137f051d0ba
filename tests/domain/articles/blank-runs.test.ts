// Empty space in a body: bounded when it is written, whatever it is made of, and without a change of a word.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutBlankRuns } from '../../../src/domain/articles/blank-runs.ts';
import { isClosed } from '../../../src/domain/articles/stored-html.ts';
import { normalised } from '../../../src/domain/values/comparable-text.ts';
import { textOf } from '../../../src/markup/text.ts';

/** As older versions of the sanitiser stored it: blocks of characters that nobody sees too. */
const anyBody = fc.letrec<{ inline: string; block: string; body: string }>((tie) => {
  const within =
    (...names: string[]) =>
    (content: string) =>
      names.reduceRight((inner, name) => `<${name}>${inner}</${name}>`, content);
  const several = (part: fc.Arbitrary<string>) => fc.array(part, { maxLength: 5 }).map((parts) => parts.join(''));
  return {
    inline: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('word', ' ', '\n\n\n\n', '\u200B', '\u2800', '\u3164', '\uFFFC', '-', '&#x26;') },
      { weight: 2, arbitrary: fc.constantFrom('<br>', '<wbr>', '<img alt="" src="https://m10news.example/a.jpg">') },
      several(tie('inline')).map(within('b')),
    ),
    block: fc.oneof(
      fc.constant('<hr>'),
      ...[['p'], ['h2'], ['pre'], ['ul', 'li'], ['dl', 'dd'], ['table', 'tbody', 'tr', 'td']].map((names) =>
        several(tie('inline')).map(within(...names)),
      ),
      fc
        .tuple(several(tie('inline')), several(tie('inline')))
        .map((cells) => within('table', 'tbody', 'tr')(cells.map(within('td')).join(''))),
      ...[['blockquote'], ['ol', 'li'], ['figure']].map((names) => several(tie('block')).map(within(...names))),
    ),
    body: several(tie('block')),
  };
}).body;

const BRAILLE_BLANK = '\u2800';
const ZERO_WIDTH = '\u200B';
const LINE_SEPARATOR = '\u2028';
const FILLER = '\u3164';

describe('a body that is written', () => {
  it.each([
    ['line breaks', `<p>a${'<br>'.repeat(9)}b</p>`, '<p>a<br><br><br> b</p>'],
    [
      'line breaks apart',
      `<p>a${`<br>${ZERO_WIDTH}<b> </b>`.repeat(5)}b</p>`,
      `<p>a${`<br>${ZERO_WIDTH}<b> </b>`.repeat(3)}${` ${ZERO_WIDTH}<b> </b>`.repeat(2)}b</p>`,
    ],
    ['rules', `<p>a</p>${'<hr>'.repeat(9)}<p>b</p>`, '<p>a</p><hr><hr><hr> <p>b</p>'],
    ['rules and line breaks', `<p>a<br><br></p><hr><hr><p><br>b</p>`, '<p>a<br><br></p><hr> <p> b</p>'],
    ['blank lines', `<pre>a\n\n\n\n\n\nb</pre>`, '<pre>a\n\n\n b</pre>'],
    ['blank lines with something in them', `<pre>a\n \n\t\n${FILLER}\n<b>\n</b>b</pre>`, `<pre>a\n \n\t\n${FILLER} <b> </b>b</pre>`],
    ['blank lines within a <pre> within another', '<pre><pre>a</pre>\n\n\n\n\nb</pre>', '<pre><pre>a</pre>\n\n\n b</pre>'],
    [
      'line separators',
      `<p>a${LINE_SEPARATOR.repeat(9)}b</p><pre>a${LINE_SEPARATOR.repeat(9)}b</pre>`,
      `<p>a${LINE_SEPARATOR.repeat(3)} b</p><pre>a${LINE_SEPARATOR.repeat(3)} b</pre>`,
    ],
    ['wide spaces', `<p>a ${'\u2003 '.repeat(900)}b</p>`, `<p>a ${'\u2003 '.repeat(49)}\u2003 b</p>`],
    [
      'wide spaces in several elements',
      `<p>a${'<b>\u2003 </b>'.repeat(90)}b</p>`,
      `<p>a${'<b>\u2003 </b>'.repeat(50)}${'<b> </b>'.repeat(40)}b</p>`,
    ],
    ['invisible signs in a word', `<p>a${ZERO_WIDTH.repeat(900)}b</p>`, `<p>a${ZERO_WIDTH.repeat(100)}b</p>`],
    ['blanks of Braille', `<pre>a${BRAILLE_BLANK.repeat(900)}b</pre>`, `<pre>a${BRAILLE_BLANK.repeat(100)}b</pre>`],
    ['blanks of hieroglyphs', `<p>a<b>${'\u{13441}'.repeat(900)}</b>b</p>`, `<p>a<b>${'\u{13441}'.repeat(100)}</b>b</p>`],
    ['paragraphs of nothing', `<p>a</p><p>${ZERO_WIDTH}</p><p><b>\u00AD</b></p><p>b</p>`, '<p>a</p><p>b</p>'],
    ['lists of nothing', `<p>a</p><ol><li>${ZERO_WIDTH}</li><li>${ZERO_WIDTH}</li></ol>`, '<p>a</p>'],
    [
      'rows of nothing',
      `<table><tbody><tr><td>a</td></tr><tr><td>${ZERO_WIDTH}</td></tr></tbody></table>`,
      '<table><tbody><tr><td>a</td></tr></tbody></table>',
    ],
    [
      'headings of blanks that a receipt counts as words',
      `<p>a</p>${`<h2>${BRAILLE_BLANK}</h2>`.repeat(3)}<p>b</p>`,
      `<p>a</p>${` ${BRAILLE_BLANK}`.repeat(3)}<p>b</p>`,
    ],
  ])('has a bounded number of %s', (_, stored, written) => {
    expect(withoutBlankRuns(stored)).toBe(written);
  });

  it.each([
    '<p>One<br>two<br><br>three</p><hr><p>four</p>',
    '<pre>def one():\n    pass\n\n\ndef two():\n    pass\n</pre>',
    '<figure><img alt="" src="https://m10news.example/a.jpg"></figure><p><a href="https://m10news.example/"><img alt="" src="https://m10news.example/b.jpg"></a></p>',
    '<table><tbody><tr><td></td><td>a</td></tr></tbody></table>',
    `<p>\u2801\u2800\u2803</p><ul><li>\u0301</li><li>\u0941</li></ul><p>☎️</p>`,
    `<p>one ${ZERO_WIDTH} two<b>${ZERO_WIDTH}</b></p>`,
    `<pre>one${' '.repeat(90)}two</pre>`,
    'loose text',
  ])('is as it was stored where it shows something: %s', (stored) => {
    expect(withoutBlankRuns(stored)).toBe(stored);
  });

  it('has the words that it was stored with, is as well closed, and is bounded already the second time', () => {
    fc.assert(
      fc.property(anyBody, (stored) => {
        const written = withoutBlankRuns(stored);
        expect(isClosed(stored)).toBe(true);
        expect(isClosed(written)).toBe(true);
        expect(normalised(textOf(written))).toBe(normalised(textOf(stored)));
        expect(withoutBlankRuns(written)).toBe(written);
      }),
      { numRuns: 2_000 },
    );
  });
});
