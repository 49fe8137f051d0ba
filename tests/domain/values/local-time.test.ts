import { describe, expect, it } from 'vitest';
import { instantsAt, localTime } from '../../../src/domain/values/local-time.ts';

describe('a time by the clocks of a time zone', () => {
  it.each([
    ['2026-01-15T18:30', 'Europe/Berlin', ['2026-01-15T17:30:00.000Z']],
    ['2026-07-15T18:30', 'Europe/Berlin', ['2026-07-15T16:30:00.000Z']],
    ['2026-07-15T18:30:15', 'UTC', ['2026-07-15T18:30:15.000Z']],
    ['2026-03-29T02:30', 'Europe/Berlin', []],
    ['2026-03-29T03:00', 'Europe/Berlin', ['2026-03-29T01:00:00.000Z']],
    ['2026-10-25T02:30', 'Europe/Berlin', ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']],
    ['2026-10-25T03:00', 'Europe/Berlin', ['2026-10-25T02:00:00.000Z']],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', ['2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z']],
    ['2026-03-08T02:00', 'America/New_York', []],
  ])('%s in %s is at %j', (local, timeZone, instants) => {
    expect(instantsAt(local, timeZone)).toEqual(instants);
    for (const instant of instants) expect(localTime(instant, timeZone)).toBe(local.slice(0, 16));
  });

  it.each([
    '',
    'tomorrow',
    '2026-02-30T12:00',
    '2026-13-01T12:00',
    '2026-01-01T24:00',
    '2026-01-01 12:00',
    '2026-01-01',
    '12026-01-01T12:00',
    '2026-01-01T12:00Z',
  ])('"%s" is none', (text) => {
    expect(instantsAt(text, 'UTC')).toBeUndefined();
  });

  it('beyond the calendar has no instant', () => {
    expect(instantsAt('1500-01-01T12:00', 'UTC')).toEqual([]);
    expect(instantsAt('9999-12-31T12:00', 'UTC')).toEqual([]);
  });
});
