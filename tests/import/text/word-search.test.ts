// Words that are joined by their first letters are found where the pattern finds them, and nowhere else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alternativesOf, searchFor } from '../../../src/import/text/word-search.ts';

const ANYWHERE = ['ab', 'abc', 'a?bd', 'a{2}d', 'b[ac|]d', '(?:c|bb)d', 'e\\|', 'é a', 'd(?!a)', '(?<!a)c', '\\(b'];
const AT_START = ['ab\\b', 'b', 'c(?:a|d)', 'é', 'a+d'];

const pattern = fc
  .tuple(fc.subarray(ANYWHERE, { minLength: 1 }), fc.subarray(AT_START))
  .map(([anywhere, atStart]) => new RegExp([...anywhere, ...(atStart.length === 0 ? [] : [`\\b(?:${atStart.join('|')})`])].join('|'), 'i'));
const text = fc.string({ unit: fc.constantFrom(...'aAbBcdDeEéÉ |(') });

describe('a search for words', () => {
  it('finds what the pattern finds', () => {
    fc.assert(
      fc.property(pattern, text, (words, given) => {
        expect(searchFor(words)(given)).toBe(words.test(given));
      }),
      { numRuns: 2_000 },
    );
  });

  it('divides a pattern where no group is open', () => {
    expect(alternativesOf('a|(?:b|c)d|[|(]e|\\|f')).toEqual(['a', '(?:b|c)d', '[|(]e', '\\|f']);
  });
});
