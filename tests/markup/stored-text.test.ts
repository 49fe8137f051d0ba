// The text of stored HTML is what a parser reads, or it is left to the parser.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ELEMENTS } from '../../src/domain/articles/stored-html.ts';
import { sanitiseBody } from '../../src/markup/sanitise.ts';
import { storedTextOf } from '../../src/markup/stored-text.ts';
import { textOf } from '../../src/markup/text.ts';

const VOID = new Set(['br', 'col', 'hr', 'img', 'wbr']);
const TEXTS = [
  'word',
  'two words',
  ' ',
  '\n',
  '\n\n ',
  '\u00a0',
  'a &amp; b',
  '&lt;p&gt;',
  '&#x26;copy;',
  '&#91;',
  '\u2028',
  '漢字',
  '\u05d0',
  '\ud83d\ude00',
];
const DOUBTFUL = ['&', '&copy;', '&#128;', '&#0;', '&amp', 'R&D', '\r\n', '\ufeff', '\u0085', '\u000b'];

const { html: anyHtml } = fc.letrec<{ html: string; node: string }>((tie) => ({
  html: fc.array(tie('node'), { maxLength: 4 }).map((nodes) => nodes.join('')),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...TEXTS, ...TEXTS, ...DOUBTFUL),
    fc
      .tuple(fc.constantFrom(...ELEMENTS), tie('html'))
      .map(([name, inner]) => (VOID.has(name) ? `<${name}>` : `<${name}>${inner}</${name}>`)),
  ),
}));

/** Elements in places where a parser keeps them. */
const { html: usualHtml } = fc.letrec<{ html: string; words: string; block: string }>((tie) => {
  const text = fc.constantFrom(...TEXTS);
  const list = (item: fc.Arbitrary<string>, name: string) =>
    fc.array(item, { maxLength: 3 }).map((items) => `<${name}>${items.join('\n')}</${name}>`);
  const within = (name: string, inner: fc.Arbitrary<string>) => inner.map((html) => `<${name}>${html}</${name}>`);
  return {
    words: fc
      .array(fc.oneof(text, text, fc.constant('<br>'), within('b', text), within('a', text), within('time', text)), { maxLength: 4 })
      .map((all) => all.join('')),
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      within('p', tie('words')),
      within('pre', tie('words')),
      within('h2', tie('words')),
      list(within('li', fc.oneof(tie('words'), tie('html'))), 'ul'),
      within('blockquote', tie('html')),
      within(
        'figure',
        tie('words').map((words) => `<img src="https://a.example/b.jpg"><figcaption>${words}</figcaption>`),
      ),
      list(
        within(
          'tr',
          fc.array(within('td', fc.oneof(tie('words'), tie('html'))), { maxLength: 3 }).map((cells) => cells.join('')),
        ),
        'tbody',
      ).map((rows) => `<table>${rows}</table>`),
      list(fc.oneof(within('dt', tie('words')), within('dd', tie('html'))), 'dl'),
    ),
    html: fc.array(tie('block'), { maxLength: 4 }).map((blocks) => blocks.join('\n')),
  };
});

test('the text is the one that a parser reads, or there is none', () => {
  let read = 0;
  fc.assert(
    fc.property(anyHtml, (html) => {
      const text = storedTextOf(html);
      if (text === undefined) return;
      read += 1;
      expect(text).toBe(textOf(html));
    }),
    { numRuns: 1_500 },
  );
  expect(read).toBeGreaterThan(300);
});

test('of elements in their usual places the text needs no parser', () => {
  fc.assert(
    fc.property(usualHtml, (html) => {
      expect(storedTextOf(html)).toBe(textOf(html));
    }),
    { numRuns: 500 },
  );
});

test('of sanitised HTML the text needs no parser', () => {
  fc.assert(
    fc.property(anyHtml, (html) => {
      const body = sanitiseBody(`<p>first</p>${html}`, 'https://www.news.example/story');
      if (body.ok) expect(storedTextOf(body.html)).toBe(textOf(body.html));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['a paragraph within a paragraph', '<p>one<p>two</p></p>'],
  ['text within a table', '<table>one<tbody><tr><td>two</td></tr></tbody></table>'],
  ['a link within a link', '<p><a href="https://a.example/">one<a href="https://b.example/">two</a></a></p>'],
  ['a reference that the sanitiser does not write', '<p>one &copy; two</p>'],
  ['an element that is not known', '<p>one</p><marquee>two</marquee>'],
  ['an element that is not closed', '<p>one'],
  ['more nested elements than a parser reads', `${'<b>'.repeat(120)}one${'</b>'.repeat(120)}`],
])('%s is left to a parser', (_case, html) => {
  expect(storedTextOf(html)).toBeUndefined();
});
