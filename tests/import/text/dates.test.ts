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
    ['2026年3月3日', '2026-03-03T12:00:00.000Z'],
    ['기사입력 2026년 3월 3일', '2026-03-03T12:00:00.000Z'],
    ['First published: 3 March 2026', '2026-03-03T12:00:00.000Z'],
    ['veröffentlicht am 3. März 2026', '2026-03-03T12:00:00.000Z'],
    ['PRESS RELEASE - 3 March 2026', '2026-03-03T12:00:00.000Z'],
    ['Pressemitteilung, 3. März 2026', '2026-03-03T12:00:00.000Z'],
    ['Medieninformation, 3. März 2026', '2026-03-03T12:00:00.000Z'],
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
    ['4 July 2026 @ 06:00', '2026-07-04T05:00:00.000Z'],
    ['4 July 2026 06:00 GMT', '2026-07-04T06:00:00.000Z'],
  ])('keeps its hour and its zone: %s', (text, instant) => {
    const isZoned = /Z$|[+-]\d{2}:?\d{2}$|GMT|EST/.test(text);
    expect(whenOf(text, london)).toEqual({ instant, hasHour: true, hasYear: true, ...(isZoned ? { hasZone: true } : {}) });
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

  it.each([
    ['27. November 2026 um 18.30 Uhr', '2026-11-27T18:30:00.000Z'],
    ['30. Dezember 2026, 06.00 Uhr', '2026-12-30T06:00:00.000Z'],
    ['um 18.30 Uhr am 27. November 2026', '2026-11-27T18:30:00.000Z'],
    ['27. Nov. 2026, 18 Uhr', '2026-11-27T18:00:00.000Z'],
    ['27.11.2026, 18.30 Uhr MEZ', '2026-11-27T17:30:00.000Z'],
    ['27 nov 2026 à 18h30', '2026-11-27T18:30:00.000Z'],
    ['vendredi 27 novembre 2026 à 18 h 30', '2026-11-27T18:30:00.000Z'],
    ['27 de noviembre de 2026 a las 18:30', '2026-11-27T18:30:00.000Z'],
    ['27 de novembro de 2026, às 18h30', '2026-11-27T18:30:00.000Z'],
    ['27 novembre 2026 alle 18.30', '2026-11-27T18:30:00.000Z'],
    ['27 november 2026 om 18.30 uur', '2026-11-27T18:30:00.000Z'],
    ['den 27 november 2026 kl. 18.30', '2026-11-27T18:30:00.000Z'],
    ['27. november 2026 kl. 18:30', '2026-11-27T18:30:00.000Z'],
    ['27. marraskuuta 2026 klo 18.30', '2026-11-27T18:30:00.000Z'],
    ['27 ноября 2026 г., 18:30', '2026-11-27T18:30:00.000Z'],
    ['Thu, 01 Jan 04 19:48:21 GMT', '2004-01-01T19:48:21.000Z'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37.000Z'],
    ['Sun Nov  6 08:49:37 1994', '1994-11-06T08:49:37.000Z'],
    ['Fri Nov 27 18:30:00 CET 2026', '2026-11-27T17:30:00.000Z'],
    ['Seg, 24 Set 2018 19:42:40 -0300', '2018-09-24T22:42:40.000Z'],
    ['Di, 23 Jan 2018 00:00:00 +0100', '2018-01-22T23:00:00.000Z'],
    ['Mar, 24 Nov 2026 10:00:00 +0100', '2026-11-24T09:00:00.000Z'],
    ['sáb, 28 nov 2026 10:00:00 +0000', '2026-11-28T10:00:00.000Z'],
    ['Mon, 30 Nov 2020 10:00:00 ET', '2020-11-30T15:00:00.000Z'],
    ['8 July 2026 noon ET', '2026-07-08T16:00:00.000Z'],
    ['6 a.m. PT Nov 27 2026', '2026-11-27T14:00:00.000Z'],
    ['8 July 2026 06:00 EST', '2026-07-08T11:00:00.000Z'],
    ['8 July 2026 06:00 AEST', '2026-07-07T20:00:00.000Z'],
    ['8 January 2026 06:00 AEDT', '2026-01-07T19:00:00.000Z'],
    ['Thu, 29 Oct 2020 07:36:03 GMT-07:00', '2020-10-29T14:36:03.000Z'],
    ['Sat May 16 2020 09:00:57 GMT+0000 (Coordinated Universal Time)', '2020-05-16T09:00:57.000Z'],
    ['Fri,24 Nov 2023 18:28:36 -0000', '2023-11-24T18:28:36.000Z'],
    ['2026-11-27 18:30:00 +0000 UTC', '2026-11-27T18:30:00.000Z'],
    ['2026-11-27T18:30:00+01:00[Europe/Paris]', '2026-11-27T17:30:00.000Z'],
    ['2026-11-27 18:30 Europe/Berlin', '2026-11-27T17:30:00.000Z'],
    ['20261127T183000Z', '2026-11-27T18:30:00.000Z'],
    ['12:01 a.m. EST Dec. 30, 2026', '2026-12-30T05:01:00.000Z'],
    ['12:30 am 4 March 2026', '2026-03-04T00:30:00.000Z'],
    ['27/11/2026 18:30', '2026-11-27T18:30:00.000Z'],
    ['11/27/2026 6:30 PM', '2026-11-27T18:30:00.000Z'],
  ])('is read in the languages and the spellings of papers and feeds: %s', (text, instant) => {
    expect(whenOf(text, london)).toMatchObject({ instant, hasHour: true, hasYear: true });
  });

  it.each([
    '1er août 2026',
    '1. August 2026',
    '1 de agosto de 2026',
    '1° agosto 2026',
    '1 augustus 2026',
    '1 augusti 2026',
    '01.08.2026',
    '20260801',
  ])('may be a day alone in any of them: %s', (text) => {
    expect(whenOf(text, london)).toEqual({ instant: '2026-08-01T11:00:00.000Z', hasHour: false, hasYear: true });
  });

  it.each([
    ['en-US', '2026-03-04'],
    ['en-GB', '2026-04-03'],
    ['de', '2026-04-03'],
    ['es-US', '2026-03-04'],
  ])('in figures that could be two days is read as its language writes it, and says so: %s', (language, day) => {
    const when = whenOf('03/04/2026', { ...london, language });
    expect(when?.instant.slice(0, 10)).toBe(day);
    expect(when?.guess).toContain(language);
  });

  it('in figures that can be one day only needs no guess', () => {
    for (const text of ['27/11/2026', '11/27/2026', '04/04/2026', '03.04.2026'])
      expect(whenOf(text, { ...london, language: 'en-US' })?.guess).toBeUndefined();
  });

  it.each([
    '03/04/2026',
    '27 November 2026 18:30 IST',
    '27 November 2026 18:30 local time',
    '4 March 2026, 18:30 - 20:00',
    '3 and 4 March 2026',
    '31 février 2026',
    '4 March 2026 0430',
  ])('is none where it could be two: %s', (text) => {
    expect(whenOf(text, { ...london, language: 'en' })).toBeUndefined();
  });

  it.each([
    '2026-03-04 00:00:00',
    '2024-02-29 23:59:59',
    '2026-02-29 12:00:00',
    '2026-13-04 12:00:00',
    '2026-04-31 12:00:00',
    '2026-03-04 24:00:00',
    '2026-03-04 12:60:00',
    '2026-03-04 12:00:60',
    '0000-00-00 00:00:00',
  ])('of an export is read in UTC as in a zone that has the same hours: %s', (text) => {
    expect(whenOf(text, { ...london, timeZone: 'UTC' })).toEqual(whenOf(text, { ...london, timeZone: 'Africa/Abidjan' }));
  });
});
