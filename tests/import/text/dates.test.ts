import { describe, expect, it } from 'vitest';
import { whenOf } from '../../../src/import/text/dates.ts';

const london = { timeZone: 'Europe/London', now: '2026-03-05T09:00:00.000Z' };
const auckland = { timeZone: 'Pacific/Auckland', now: '2026-03-05T09:00:00.000Z' };

describe('a date as a desk writes it', () => {
  it.each([
    ['22 August 2025', '2025-08-22T11:00:00.000Z'],
    ['March 3, 2026', '2026-03-03T12:00:00.000Z'],
    ['3 Mar 2026', '2026-03-03T12:00:00.000Z'],
    ['Tuesday, 3rd of March 2026', '2026-03-03T12:00:00.000Z'],
    ['2026-03-03', '2026-03-03T12:00:00.000Z'],
    ['2026/3/3', '2026-03-03T12:00:00.000Z'],
  ])('and no hour stands for noon of that day where the publisher sits: %s', (text, instant) => {
    expect(whenOf(text, london)).toEqual({ instant, hasHour: false, hasYear: true });
  });

  it('stands for noon in Auckland for a publisher in Auckland', () => {
    expect(whenOf('3 March 2026', auckland)?.instant).toBe('2026-03-02T23:00:00.000Z');
  });

  it.each([
    ['2026-03-03T10:00:00Z', '2026-03-03T10:00:00.000Z'],
    ['2026-03-03T10:00:00.123+01:00', '2026-03-03T09:00:00.123Z'],
    ['2026-03-03 10:00 +0100', '2026-03-03T09:00:00.000Z'],
    ['Tue, 03 Mar 2026 10:00:00 GMT', '2026-03-03T10:00:00.000Z'],
    ['Tue, 03 Mar 2026 10:00:00 -0500', '2026-03-03T15:00:00.000Z'],
    ['06:00 GMT 4 March 2026', '2026-03-04T06:00:00.000Z'],
    ['6 a.m. on 4 March 2026', '2026-03-04T06:00:00.000Z'],
    ['00.01hrs Wednesday 4 March 2026', '2026-03-04T00:01:00.000Z'],
    ['0600 GMT 4 March 2026', '2026-03-04T06:00:00.000Z'],
    ['12 a.m. 4 March 2026', '2026-03-04T00:00:00.000Z'],
    ['noon GMT 4 March 2026', '2026-03-04T12:00:00.000Z'],
    ['March 3, 2026 10:15 AM EST', '2026-03-03T15:15:00.000Z'],
    ['4 July 2026 06:00', '2026-07-04T05:00:00.000Z'],
    ['4 July 2026 06:00 GMT', '2026-07-04T06:00:00.000Z'],
  ])('keeps its hour and its zone: %s', (text, instant) => {
    expect(whenOf(text, london)).toEqual({ instant, hasHour: true, hasYear: true });
  });

  it('gets its wall-clock hour right on both sides of the night the clocks change', () => {
    expect(whenOf('29 March 2026 00:30', london)?.instant).toBe('2026-03-29T00:30:00.000Z');
    expect(whenOf('29 March 2026 02:30', london)?.instant).toBe('2026-03-29T01:30:00.000Z');
    expect(whenOf('8 March 2026 03:30', { ...london, timeZone: 'America/New_York' })?.instant).toBe('2026-03-08T07:30:00.000Z');
    expect(whenOf('25 October 2026 03:00', london)?.instant).toBe('2026-10-25T03:00:00.000Z');
  });

  it('without a year is the last such day, and says that the year was guessed', () => {
    expect(whenOf('March 3', london)).toEqual({ instant: '2026-03-03T12:00:00.000Z', hasHour: false, hasYear: false });
    expect(whenOf('24 December', london)?.instant).toBe('2025-12-24T12:00:00.000Z');
    // Copy for tomorrow's paper.
    expect(whenOf('March 6', london)?.instant).toBe('2026-03-06T12:00:00.000Z');
    expect(whenOf('March 7', london)?.instant).toBe('2025-03-07T12:00:00.000Z');
  });

  it.each([
    '31 February 2026',
    '2026-13-01',
    '2026-99-03',
    '4 March 2026 24:00',
    '4 March 2026 24:30 GMT',
    '2400 GMT 4 March 2026',
    '4 March 2026 25:00',
    '4 March 2026 06:00 XYZ',
    '6 4 March 2026',
    '12/03/2026',
    'Friday',
    'May flowers',
    'on 3 March 2026 they met',
    '',
    '9'.repeat(200),
  ])('is none, rather than a guess: %s', (text) => {
    expect(whenOf(text, london)).toBeUndefined();
  });
});
