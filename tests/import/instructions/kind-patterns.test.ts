// The notation in which rules about kinds of words are written.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countOf, has, lettersOf, pattern } from '../../../src/import/instructions/kind-patterns.ts';
import { kindsIn } from '../../../src/import/instructions/line-words.ts';

const FOLDER = join(import.meta.dirname, '../../../src/import/instructions');
/** The patterns that are compiled when a line is asked and not when the file is loaded. */
const WRITTEN = /\b(?:has|hasNone|pattern|countOf|lettersOf)\(\s*(?:[\w.?]+(?:\(\w*\))?(?: \?\? '')?,\s*)?'([^'\n]*)'/g;

describe('patterns of kinds', () => {
  it.each([
    ['^ preamble* no be* (publish|use) until', '^[gr]*nm*[vu]b'],
    ['copy (no lacks | lacks)+ approved $', 's(?:nw|w)+[cC]$'],
    ['^ not(told|strange){0,3} (?<rest> boundary any* | $)', '^[^qPU?]{0,3}([bf].*|$)'],
    ['strange? unknown (?=time) (?!name)', '\\??[?N](?=t)(?!N)'],
  ])('are regular expressions over the letters of the kinds: %s', (source, letters) => {
    expect(pattern(source).source).toBe(letters);
  });

  it('are asked of the words of a line', () => {
    const kinds = kindsIn('Please do not publish until Friday');
    expect(has(kinds, '^ preamble* be? no publish until time $')).toBe(true);
    expect(has(kinds, 'no publish not(until)')).toBe(false);
    expect(countOf(kinds, 'until time')).toBe(2);
    expect(lettersOf('no publish')).toBe('nv');
  });

  it('have no name that is not listed', () => {
    expect(() => pattern('^ publsih')).toThrow('"publsih" is no kind of words');
    expect(() => pattern('not(publish|toString)')).toThrow('"toString" is no kind of words');
  });

  it('can be compiled wherever they are written', () => {
    const written = readdirSync(FOLDER).flatMap((name) =>
      name === 'kind-patterns.ts' ? [] : [...readFileSync(join(FOLDER, name), 'utf8').matchAll(WRITTEN)].map(([, source]) => source ?? ''),
    );
    expect(written.length).toBeGreaterThan(150);
    for (const source of written) expect(() => pattern(source), source).not.toThrow();
  });
});
