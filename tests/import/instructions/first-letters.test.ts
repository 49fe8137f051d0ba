// Looking patterns up by their first letters must not lose one that matches.
import { describe, expect, it } from 'vitest';
import { beginningsOf, byFirstLetters } from '../../../src/import/instructions/first-letters.ts';
import { KILL_LABELS, KILL_ORDERS } from '../../../src/import/instructions/kill-forms.ts';
import { KILL_LINES, LIKE_ORDER_LINES } from './order-lines.ts';

const PATTERNS = [...KILL_LABELS, ...KILL_ORDERS];

function found(pattern: RegExp, text: string): boolean {
  return byFirstLetters([pattern], (one) => one)(text, 0).length === 1;
}

describe('the first letters of a pattern', () => {
  it.each<[RegExp, string]>([
    [/(?:a|bc)?de/y, 'ade bcde de'],
    [/x{0,3}yes/iy, 'YES xyes XXYES xxxyes'],
    [/x+y/y, 'xy xxxxy'],
    [/[ab]{2,3}c/y, 'aac babc'],
    [/no\s+use/y, 'no\nuse'],
    [/(?!ab)(?<!c)ac\b/y, 'ac'],
    [/\d{2}|[^a-z]x|[k-m]n/y, '12 .x ln'],
    [/a\.?b|c\)d|[)]e/y, 'a.b ab c)d )e'],
    [/für|får/iy, 'FÜR får'],
  ])('%s', (pattern, texts) => {
    for (const text of texts.split(' ')) expect({ text, found: found(pattern, text) }).toEqual({ text, found: true });
  });

  it('leave out a pattern that cannot begin so', () => {
    expect(found(/(?:a|bc)?de/y, 'about')).toBe(false);
    expect(found(/no\s+use/y, 'none of')).toBe(false);
    expect(found(/för/iy, 'forward')).toBe(false);
  });

  it('are known of every pattern of an instruction, so that none is tried everywhere', () => {
    expect(PATTERNS.filter((pattern) => beginningsOf(pattern).has('')).map(({ source }) => source)).toEqual([]);
  });

  it('lose no pattern at any word of lines that are instructions and lines that are none', () => {
    const lost: string[] = [];
    for (const line of [...KILL_LINES, ...LIKE_ORDER_LINES]) {
      for (const { index } of line.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)) {
        const possible = new Set(lookUp(line, index));
        for (const pattern of PATTERNS) {
          pattern.lastIndex = index;
          if (pattern.test(line) && !possible.has(pattern)) lost.push(`${line.slice(index)} ${pattern.source}`);
        }
      }
    }
    expect(lost).toEqual([]);
  });
});

const lookUp = byFirstLetters(PATTERNS, (pattern) => pattern);
