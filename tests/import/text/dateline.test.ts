// Datelines without a dash behind the sign of the agency.
import { describe, expect, it } from 'vitest';
import { datelineOf } from '../../../src/import/text/dateline.ts';

const calendar = { timeZone: 'Europe/London', now: '2026-03-05T09:00:00.000Z' };

describe('a dateline without a dash', () => {
  it.each([
    ['Sankt Gilgen (KNA) Die Glocke läutet wieder.', 'Sankt Gilgen', 'KNA', 'Die Glocke läutet wieder.'],
    ['Bonn (KNA) Bischof Meer läutet wieder.', 'Bonn', 'KNA', 'Bischof Meer läutet wieder.'],
    ['Bad Segeberg (epd). Die Glocke läutet wieder.', 'Bad Segeberg', 'EPD', 'Die Glocke läutet wieder.'],
  ])('is read: %s', (paragraph, located, agency, rest) => {
    expect(datelineOf(paragraph, calendar)).toMatchObject({ located, agency, rest });
  });

  it.each([
    'Anna Meer (Grüne) Die Ministerin tritt zurück.',
    'Anna Meer (KNA) schreibt über Glocken.',
    'Katholische Nachrichten-Agentur (KNA) Die Redaktion zieht um.',
  ])('is none: %s', (paragraph) => {
    expect(datelineOf(paragraph, calendar)).toBeUndefined();
  });
});
