// Where a line is decides how much it takes to be an instruction.
import { describe, expect, it } from 'vitest';
import { lineInstruction } from '../../../src/import/instructions/body-instructions.ts';
import { orderAtHeadlineEnd } from '../../../src/import/instructions/headline-ends.ts';
import type { Position } from '../../../src/import/instructions/instruction.ts';
import { isNotesHeading, positionsOf } from '../../../src/import/instructions/line-positions.ts';
import { meantWord } from '../../../src/import/instructions/misspelt-words.ts';
import { AT_EDGES, HEADLINE_ENDS, LIKE_AT_EDGES, LIKE_HEADLINE_ENDS, NAMED_KILLS } from './edge-lines.ts';

const NOW = '2026-11-28T12:00:00.000Z';

const asked = (line: string, position: Position, index = 0) => lineInstruction(line, undefined, { index, position }, NOW);

describe('a line at the edge of copy', () => {
  it.each(AT_EDGES)('keeps the copy from the public: %s', (line) => {
    expect(asked(line, 'edge')).toMatchObject({ kind: 'embargo' });
  });

  it.each(LIKE_AT_EDGES)('is a line of the story: %s', (line) => {
    expect(asked(line, 'edge')).toBeUndefined();
  });

  it('is none if it dates a release, unless that day is to come', () => {
    for (const label of ['PRESS RELEASE - ', 'Release date: ']) {
      expect(asked(`${label}24 November 2026`, 'edge')).toBeUndefined();
      expect(asked(`${label}2 December 2026`, 'edge')).toMatchObject({ kind: 'embargo' });
    }
    expect(asked('Legal read pending - 24 November 2026', 'edge')).toMatchObject({ kind: 'embargo' });
  });

  it('is none if it says that a hold was released, unless something still restricts the copy', () => {
    const released = '(EDS: The hold on this article was released at 0940 GMT on 24 November.';
    expect(asked(`${released} It may be used at once.)`, 'edge')).toBeUndefined();
    expect(asked(`${released} It may be used after the vote.)`, 'edge')).toMatchObject({ kind: 'embargo' });
  });

  it.each(NAMED_KILLS)('kills the copy that it names: %s', (line) => {
    expect(asked(line, 'edge', 20)).toMatchObject({ kind: 'kill' });
  });

  it('is a heading within the text where it would be a state of the copy at the edge', () => {
    expect(asked('Entwurf', 'edge', 20)).toBeDefined();
    expect(asked('Entwurf', 'within', 20)).toBeUndefined();
  });

  it.each(['-ends- not before 6pm', '-30- HOLD', 'ENDS - embargoed until Monday', '### do not use'])(
    'is behind the end mark of its line: %s',
    (line) => {
      expect(asked(line, 'edge', 20)).toBeDefined();
    },
  );
});

describe('positions', () => {
  it('are behind the story after its end mark or after the heading of its notes', () => {
    expect(positionsOf(['One', 'Two', 'Three', 'Four', 'Five', '-ends-', 'Six'])).toEqual([
      'edge',
      'edge',
      'within',
      'edge',
      'edge',
      'edge',
      'behind',
    ]);
    expect(positionsOf(['One', 'Notes to editors', 'Two'])[2]).toBe('behind');
    expect(isNotesHeading('Hinweise an die Redaktion:')).toBe(true);
    expect(isNotesHeading('Notes to editors who read this far')).toBe(false);
  });
});

describe('the end of a headline', () => {
  it.each(HEADLINE_ENDS)('is an order: %s', (headline, kind) => {
    expect(orderAtHeadlineEnd(headline, NOW)).toMatchObject({ kind });
  });

  it.each(LIKE_HEADLINE_ENDS)('is none: %s', (headline) => {
    expect(orderAtHeadlineEnd(headline, NOW)).toBeUndefined();
  });
});

describe('a slip of the pen', () => {
  it('is the long word that it was meant to be, and never a word of its own', () => {
    expect(meantWord('sperfrist')).toBe('sperrfrist');
    expect(meantWord('emabrgo')).toBe('embargo');
    expect(meantWord('unitl')).toBe('until');
    for (const word of ['punished', 'broadcaster', 'improved', 'provider']) expect(meantWord(word)).toBeUndefined();
  });
});
