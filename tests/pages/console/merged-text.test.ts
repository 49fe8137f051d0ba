// Two editors change one text: paragraphs that only one changed are taken, and of one that both changed both versions are there, between marks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasMarks, mergedText } from '../../../src/http/console/merged-text.ts';

const html = (words: string) =>
  words
    .split(' ')
    .map((word) => `<p>${word}</p>`)
    .join('');
const text = (body: string) =>
  body
    .replaceAll('</p><p>', ' ')
    .replace(/<\/?p>/g, '')
    .replace(/\[\[Both[^\]]*\]\]/, '{')
    .replace('[[Yours:]]', '|')
    .replace(/\[\[The end[^\]]*\]\]/, '}');
const merge = (opened: string, theirs: string, mine: string) => {
  const merged = mergedText({ opened: html(opened), theirs: html(theirs), mine: html(mine) }, 7);
  return [text(merged.html), merged.unsure];
};

describe('a text that two people have changed', () => {
  it.each([
    ['in different paragraphs', 'a b c d', 'A b c d', 'a b c D', 'A b c D'],
    ['in neighbouring paragraphs', 'a b c', 'a B c', 'a b C', 'a B C'],
    ['by paragraphs that each added', 'a b', 'a x b', 'a b y', 'a x b y'],
    ['by paragraphs that each removed', 'a b c d', 'a c d', 'a b c', 'a c'],
    ['in the same way', 'a b', 'a B c', 'a B c', 'a B c'],
    ['on one side only', 'a b c', 'a b c', 'c x', 'c x'],
  ])('%s has both changes', (_what, opened, theirs, mine, merged) => {
    expect(merge(opened, theirs, mine)).toEqual([merged, 0]);
  });

  it('has both versions of what both changed, and of what one removed and the other changed', () => {
    expect(merge('a b c', 'a theirs c', 'a mine c')).toEqual(['a { theirs | mine } c', 1]);
    expect(merge('a b c', 'a c', 'a mine c')).toEqual(['a { | mine } c', 1]);
    expect(merge('a b c d', 'a B C d', 'a b mine d')).toEqual(['a B { C | mine } d', 1]);
    expect(merge('a b', 'a x b', 'a y b')).toEqual(['a { x | y } b', 1]);
    expect(merge('a b c d e', 'a B c d e', 'a one two three d E')).toEqual(['a { B c | one two three } d E', 1]);
    const { html: marked } = mergedText({ opened: html('a'), theirs: html('b'), mine: html('c') }, 7);
    expect(marked).toContain('Theirs, in version 7:');
    expect(hasMarks(marked)).toBe(true);
    for (const left of [
      '<p>[[Yours:]]</p>',
      '<p>[[The end of this part.]]</p>',
      '<h2>x [[Both of you changed this part. Theirs, in version 12:]]</h2>',
    ])
      expect([left, hasMarks(left)]).toEqual([left, true]);
    expect(hasMarks(html('[[Yours]] [Yours:]'))).toBe(false);
  });

  it('is divided at elements of the first level, and is whole where it cannot be', () => {
    const opened = 'Loose <b>words</b><ul><li><p>One</p></li></ul><hr><p>Two</p>';
    const merged = mergedText({ opened, theirs: opened.replace('One', 'Three'), mine: opened.replace('words', 'word') }, 2);
    expect(merged).toEqual({ html: 'Loose <b>word</b><ul><li><p>Three</p></li></ul><hr><p>Two</p>', unsure: 0 });
    const many = (letter: string) => html(Array.from({ length: 1_200 }, (_, index) => `${letter}${index}`).join(' '));
    expect(mergedText({ opened: many('a'), theirs: many('b'), mine: many('c') }, 2).unsure).toBe(1);
  });

  it('loses no paragraph that either has written', () => {
    const words = fc.array(fc.constantFrom(...'abcdef'), { maxLength: 7 }).map((list) => list.map((word) => `<p>${word}</p>`).join(''));
    fc.assert(
      fc.property(words, words, words, (opened, theirs, mine) => {
        const merged = mergedText({ opened, theirs, mine }, 2);
        for (const word of 'abcdef') {
          const isNew = (side: string) => side.includes(`>${word}<`) && !opened.includes(`>${word}<`);
          if (isNew(theirs) || isNew(mine)) expect([word, merged.html.includes(`>${word}<`)]).toEqual([word, true]);
        }
        expect(hasMarks(merged.html)).toBe(merged.unsure > 0);
        expect(mergedText({ opened, theirs: opened, mine }, 2)).toEqual({ html: mine, unsure: 0 });
        expect(mergedText({ opened, theirs, mine: opened }, 2)).toEqual({ html: theirs, unsure: 0 });
        expect(mergedText({ opened, theirs: mine, mine: theirs }, 2).unsure).toBe(merged.unsure);
      }),
    );
  });
});
