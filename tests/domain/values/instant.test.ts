import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateIn,
  endInstant,
  instantSchema,
  instantWithin,
  isTimeZone,
  LAST_INSTANT,
  laterOf,
  msOf,
  noonOf,
  toInstant,
  yearIn,
} from '../../../src/domain/values/instant.ts';

const EARLIEST_MS = Date.UTC(1600, 0, 1);
const LATEST_MS = Date.UTC(9999, 11, 31);
const anyMs = fc.integer({ min: EARLIEST_MS, max: LATEST_MS });

describe('an instant', () => {
  it('is written one way, however the desk wrote it (RFC 3339 §5.6)', () => {
    const same = ['2026-03-03T12:00:00Z', '2026-03-03T13:00:00+01:00', '2026-03-03T12:00:00.000999Z', '2026-03-02T22:15:00.000-13:45'];
    for (const text of same) expect(instantSchema.parse(text), text).toBe('2026-03-03T12:00:00.000Z');
  });

  it.each([
    ['a date without an hour', '2026-03-03'],
    ['an hour without an offset', '2026-03-03T12:00:00'],
    ['a day that February does not have', '2026-02-30T12:00:00Z'],
    ['an hour that no clock shows', '2026-03-03T25:00:00Z'],
    ['a year before newspapers', '1599-12-31T23:59:59Z'],
    ['the last day that four digits can write', '9999-12-31T23:59:59Z'],
    ['the last day through its offset', '9999-12-30T23:00:00-14:00'],
    ['a day before the first through its offset', '1600-01-01T00:00:00+14:00'],
    ['the year 0', '0000-01-01T00:00:00Z'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['hour 24', '2026-03-03T24:00:00Z'],
    ['a five-digit year', '+010000-01-01T00:00:00Z'],
    ['an absurd text', 'yesterday, around tea time'],
    ['a number', 1_772_539_200_000],
    ['nothing', ''],
  ])('is not read from %s, and one objection says so', (_, given) => {
    expect(instantSchema.safeParse(given).error?.issues).toHaveLength(1);
  });

  it('outlives the journey to a number and back, and text order is time order', () => {
    fc.assert(
      fc.property(anyMs, anyMs, (a, b) => {
        expect(msOf(toInstant(a))).toBe(a);
        expect(toInstant(a) < toInstant(b)).toBe(a < b);
        expect(laterOf(toInstant(a), toInstant(b))).toBe(toInstant(Math.max(a, b)));
      }),
    );
  });

  it('is not made of what RSS cannot write', () => {
    for (const ms of [EARLIEST_MS - 1, LATEST_MS + 1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => toInstant(ms), String(ms)).toThrow(RangeError);
    }
    expect(() => msOf('soon')).toThrow(RangeError);
  });
});

describe('the end of the calendar', () => {
  it('is a whole minute, and of the year 9999 on every clock, so that neither rounding nor a time zone leads beyond it', () => {
    expect(LATEST_MS % 60_000).toBe(0);
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) expect(dateIn(zone, LAST_INSTANT)).toMatch(/^9999-/);
  });

  it('limits a later end', () => {
    fc.assert(fc.property(fc.double({ min: EARLIEST_MS, noNaN: true }), (ms) => endInstant(ms) <= LAST_INSTANT));
    expect([endInstant(LATEST_MS - 1), endInstant(LATEST_MS + 1)]).toEqual(['9999-12-30T23:59:59.999Z', LAST_INSTANT]);
  });

  it('is never reached by an hour that lies beyond it', () => {
    const asked = [EARLIEST_MS - 1, EARLIEST_MS, LATEST_MS, LATEST_MS + 1, Number.NaN, 1e308];
    expect(asked.map(instantWithin)).toEqual([undefined, '1600-01-01T00:00:00.000Z', LAST_INSTANT, undefined, undefined, undefined]);
  });
});

describe('the year in the notice', () => {
  it.each([
    ['Berlin is in the new year an hour before UTC', 'Europe/Berlin', '2025-12-31T23:00:00.000Z', 2026],
    ['a millisecond earlier it is not', 'Europe/Berlin', '2025-12-31T22:59:59.999Z', 2025],
    ['London goes with UTC in winter', 'Europe/London', '2025-12-31T23:59:59.999Z', 2025],
    ['New York lags', 'America/New_York', '2026-01-01T04:59:59.999Z', 2025],
    ['New York follows', 'America/New_York', '2026-01-01T05:00:00.000Z', 2026],
    ['Kiritimati is first', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z', 2026],
    ['Pago Pago is last', 'Pacific/Pago_Pago', '2026-01-01T10:59:59.999Z', 2025],
    ['half hours count', 'Asia/Kolkata', '2025-12-31T18:30:00.000Z', 2026],
  ])('is the publisher’s: %s', (_, timeZone, instant, year) => {
    expect(yearIn(timeZone, instant)).toBe(year);
  });
});

describe('copy with a date but no time of day', () => {
  it.each([
    ['a day in winter', '2026-01-15', 'Europe/London', '2026-01-15T12:00:00.000Z'],
    ['a day in summer', '2026-07-15', 'Europe/London', '2026-07-15T11:00:00.000Z'],
    ['the day the clocks go forward', '2026-03-29', 'Europe/Berlin', '2026-03-29T10:00:00.000Z'],
    ['the day the clocks go back', '2026-10-25', 'Europe/Berlin', '2026-10-25T11:00:00.000Z'],
    ['the day the clocks go forward at the hour that noon in UTC is', '2026-03-08', 'America/Adak', '2026-03-08T21:00:00.000Z'],
    ['a day in a zone a day ahead', '2026-01-01', 'Pacific/Kiritimati', '2025-12-31T22:00:00.000Z'],
    ['a leap day', '2024-02-29', 'America/New_York', '2024-02-29T17:00:00.000Z'],
    ['a day before there were zones', '1702-03-11', 'Europe/London', '1702-03-11T12:01:15.000Z'],
  ])('is of noon: %s', (_, date, timeZone, instant) => {
    expect(noonOf(date, timeZone)).toBe(instant);
  });

  it('is of noon on the clock of every zone on every day', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Auckland');
    const day = fc.integer({ min: Date.UTC(1971, 0, 1) / 86_400_000, max: Date.UTC(2099, 11, 31) / 86_400_000 });
    fc.assert(
      fc.property(zones, day, (timeZone, days) => {
        const date = new Date(days * 86_400_000).toISOString().slice(0, 10);
        const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
        expect(clock.format(msOf(noonOf(date, timeZone)))).toBe(`${date} 12:00:00`);
      }),
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '0050-01-01', '2026-1-5', '3 March 2026', ''])(
    'is not read from a date that does not exist: %s',
    (date) => {
      expect(() => noonOf(date, 'Europe/London')).toThrow(RangeError);
    },
  );
});

describe('a time zone', () => {
  it('is one the engine knows', () => {
    expect(['Europe/London', 'Pacific/Kiritimati', 'UTC'].map(isTimeZone)).toEqual([true, true, true]);
    expect(['Europe/Atlantis', '', 'London', 'GMT+25'].map(isTimeZone)).toEqual([false, false, false, false]);
  });
});
