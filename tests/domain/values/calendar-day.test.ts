import { describe, expect, it } from 'vitest';
import { endOfDayMs, startOfDayMs } from '../../../src/domain/values/calendar-day.ts';

describe('a day of the calendar', () => {
  it.each([
    ['2026-03-03', 'UTC', '2026-03-03T00:00:00.000Z', '2026-03-04T00:00:00.000Z'],
    ['2026-07-01', 'Europe/London', '2026-06-30T23:00:00.000Z', '2026-07-01T23:00:00.000Z'],
    ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z', '2026-07-02T04:00:00.000Z'],
    ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z', '2026-01-01T10:00:00.000Z'],
    ['2026-01-01', 'Pacific/Pago_Pago', '2026-01-01T11:00:00.000Z', '2026-01-02T11:00:00.000Z'],
    ['2026-01-01', 'Asia/Kathmandu', '2025-12-31T18:15:00.000Z', '2026-01-01T18:15:00.000Z'],
    // 23 and 25 hours.
    ['2026-03-29', 'Europe/London', '2026-03-29T00:00:00.000Z', '2026-03-29T23:00:00.000Z'],
    ['2026-10-25', 'Europe/London', '2026-10-24T23:00:00.000Z', '2026-10-26T00:00:00.000Z'],
    // Its clocks are set from midnight to one, and in autumn from midnight back to 23:00.
    ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z', '2026-04-24T21:00:00.000Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z', '2018-11-05T02:00:00.000Z'],
    ['2018-02-17', 'America/Sao_Paulo', '2018-02-17T02:00:00.000Z', '2018-02-18T03:00:00.000Z'],
    ['9999-12-31', 'America/New_York', '9999-12-31T05:00:00.000Z', '+010000-01-01T05:00:00.000Z'],
  ])('%s in %s begins and ends by the clocks there', (date, timeZone, start, end) => {
    expect(new Date(startOfDayMs(date, timeZone)).toISOString()).toBe(start);
    expect(new Date(endOfDayMs(date, timeZone)).toISOString()).toBe(end);
  });
});
