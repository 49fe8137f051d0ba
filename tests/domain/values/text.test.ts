import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, escapeHtml, legalText } from '../../../src/domain/values/text.ts';

const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
const nastyUnit = fc.constantFrom(
  ' ',
  '\n',
  'a',
  '\u202E',
  '\u202C',
  '\u2067',
  '\u2069',
  '\uFEFF',
  '\u0085',
  '\uD83D',
  '\uDD25',
  'e\u0301',
);
const anyText = fc.string({ unit: fc.oneof(anyUnit, nastyUnit), maxLength: 40 });
const XML_CHAR = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

describe('text as it comes from a desk', () => {
  it.each([
    ['a NUL in the middle', 'Har\u0000bour', 'Harbour'],
    ['a vertical tab between two words, as a word processor leaves it', 'Harbour\u000Bclosed', 'Harbour closed'],
    ['half an emoji', 'Fire \uD83D in port', 'Fire in port'],
    ['a whole emoji', 'Fire \u{1F525} in port', 'Fire \u{1F525} in port'],
    ['quotation marks that were windows-1252', '\u0093Enough\u0094, she said \u0096 twice', '“Enough”, she said – twice'],
    ['a byte that windows-1252 never defined', 'por\u0081t', 'port'],
    ['a euro sign that was windows-1252', '\u0080 30', '€ 30'],
    ['a code point that is not a character', 'port\uFFFE\uFFFF', 'port'],
    ['a byte order mark', '\uFEFFHarbour', 'Harbour'],
    ['line breaks and tabs', ' Harbour\r\n\tclosed\u2028today ', 'Harbour closed today'],
    ['no-break spaces within a figure', '12\u00A0000\u202F%', '12\u00A0000\u202F%'],
    ['an accent typed as a second character', 'Cafe\u0301', 'Café'],
  ])('is cleaned of %s', (_, dirty, clean) => {
    expect(cleanText(dirty)).toBe(clean);
  });

  it('keeps a direction control only where it is closed again, so that no headline turns the page around', () => {
    expect(cleanText('\u202EHarbour')).toBe('Harbour');
    expect(cleanText('a \u2067b\u202C c')).toBe('a b c');
    expect(cleanText('b\u2069')).toBe('b');
    expect(cleanText('a \u2067\u202Bשלום\u202C\u2069 c')).toBe('a \u2067\u202Bשלום\u202C\u2069 c');
  });

  it('keeps no more marks upon one letter than any language has, and takes no time for them', () => {
    const piles = `e${'\u0301'.repeat(20_000)}${'\u0323'.repeat(20_000)}`;
    const startedMs = performance.now();
    expect([...cleanText(piles).normalize('NFD')]).toHaveLength(31);
    expect(performance.now() - startedMs).toBeLessThan(2_000);
    expect(cleanText('\u0344'.repeat(30))).toBe(cleanText(cleanText('\u0344'.repeat(30))));
    expect(cleanText('Việt Nam, क्षत्रिय, שָׁלוֹם')).toBe('Việt Nam, क्षत्रिय, שָׁלוֹם'.normalize('NFC'));
  });

  it('keeps line breaks where only legality is asked for', () => {
    expect(legalText('one\u0000\r\n\ttwo')).toBe('one\r\n\ttwo');
  });

  it('is, whatever comes in, legal in XML, and the same when cleaned again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanText(text);
        expect(clean).toMatch(XML_CHAR);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });

  it('cannot open an element or leave an attribute once it is escaped', () => {
    expect(escapeHtml(`<b title='x' a="y"> & &amp;`)).toBe('&lt;b title=&#39;x&#39; a=&quot;y&quot;&gt; &amp; &amp;amp;');
  });
});
