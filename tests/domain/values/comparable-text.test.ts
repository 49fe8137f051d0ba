import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalised } from '../../../src/domain/values/comparable-text.ts';

describe('a text that lost nothing but its looks', () => {
  it.each([
    ['lines broken elsewhere', 'the ferry\r\nis\tback', 'the ferry is back'],
    ['no-break and thin spaces', 'the\u00A0ferry\u2009is back', 'the ferry is back'],
    ['accents taken apart', 'cafe\u0301 noir', 'caf\u00E9 noir'],
    ['soft hyphens', 'har\u00ADbour', 'harbour'],
    ['a byte order mark', '\uFEFFharbour', 'harbour'],
    ['marks of direction', '\u2067harbour\u2069', 'harbour'],
    ['an accent behind a joiner', 'cafe\u200D\u0301', 'caf\u00E9'],
    ['bullets for the dashes of a list', '• one\n• two', '- one\n- two'],
    ['a list without any mark', 'one two', '- one\n- two'],
    ['a long dash for a short one', 'the lock – shut since May', 'the lock - shut since May'],
  ])('is the same: %s', (_what, one, other) => {
    expect(normalised(one)).toBe(normalised(other));
  });

  it.each([
    ['another word', 'the ferry is late', 'the ferry is back'],
    ['a word more', 'the ferry is not back', 'the ferry is back'],
    ['another number', 'minus -5 degrees', 'minus 5 degrees'],
    ['a word in two', 'a re-sent parcel', 'a resent parcel'],
    ['another case', 'the polish ferry', 'the Polish ferry'],
    ['words run together', 'the ferryis back', 'the ferry is back'],
  ])('is not the same with %s', (_what, one, other) => {
    expect(normalised(one)).not.toBe(normalised(other));
  });
});

it('is compared in no time, however many marks are piled upon a letter', () => {
  const startedMs = performance.now();
  expect(normalised(`a${'\u0301\u0323'.repeat(20_000)} b`)).toMatch(/^\S{1,31} b$/);
  expect(performance.now() - startedMs).toBeLessThan(2_000);
});

it('normalising twice changes nothing', () => {
  const text = fc
    .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(' ', '-', '•', '\u00AD', '\u0301', '\n')))
    .map((parts) => parts.join(''));
  fc.assert(fc.property(text, (any) => normalised(normalised(any)) === normalised(any)));
});
