// Lines that are a date and nothing else, as pages and desks print them beside the byline.
import { describe, expect, it } from 'vitest';
import { dateLineOf } from '../../../src/import/text/date-line.ts';
import { cpuMsOf } from '../../support/cpu-time.ts';
import { publisher, reading } from '../support/publisher.ts';

const calendar = { timeZone: 'UTC', now: reading.now, language: publisher.language };

describe('a line with a date', () => {
  it.each<[line: string, day: string]>([
    ['Publié le samedi 3 mai 2025 à 9 h 15', '2025-05-03'],
    ['Publié le 03/05/2025 à 09h15 | Mis à jour le 04/05/2025', '2025-05-03'],
    ['Published 3 May 2025 · 4 min read', '2025-05-03'],
    ['Published: Saturday, 3 May 2025, updated 4 May 2025', '2025-05-03'],
    ['Veröffentlicht am 3.5.2025, 10:15 Uhr / Aktualisiert am 4.5.2025 um 9 Uhr', '2025-05-03'],
    ['Publisert 3. mai 2025 kl. 10.15 (oppdatert 4. mai 2025)', '2025-05-03'],
    ['Publicerad: 2025-05-03 10:15 Uppdaterad: 2025-05-04', '2025-05-03'],
    ['Publicado el 3 de mayo de 2025 a las 08:15', '2025-05-03'],
    ['Gepubliceerd op 3 mei 2025 om 10.15 uur', '2025-05-03'],
    ['Pubblicato il 3 maggio 2025 alle 10:15', '2025-05-03'],
    ['Saturday, 3 May 2025', '2025-05-03'],
  ])('is read: %s', (line, day) => {
    const date = dateLineOf(line, calendar);
    expect([date?.when?.instant.slice(0, 10), date?.located]).toEqual([day, undefined]);
  });

  it.each<[line: string, located: string]>([
    ['Montemar, 3 de mayo de 2025', 'Montemar'],
    ['Bern, den 3. Mai 2025', 'Bern'],
    ['Bern – 3. Mai 2025', 'Bern'],
    ['Lima - 3 MAY 2025 - 08:15 CEST', 'Lima'],
    ['Lund, 3. mai 2025 kl. 10.15', 'Lund'],
  ])('may have the place beside it: %s', (line, located) => {
    const date = dateLineOf(line, calendar);
    expect([date?.when?.instant.slice(0, 10), date?.located]).toEqual(['2025-05-03', located]);
  });

  it.each(['Mis à jour le 4 mai 2025', 'Updated 10:15', 'Lesezeit: 4 Minuten', '4 min read'])(
    'says nothing of the publication: %s',
    (line) => {
      expect(dateLineOf(line, calendar)).toEqual({ isLabelled: true });
    },
  );

  it.each([
    'Published in 1999 by the county',
    'Publié en 2025',
    'In Lund, 3 May 2025 was a day of rain',
    'Updated rules for 2025',
    'Updated with the 2 May 2025 figures',
    '10 minutes',
    'The bridge closed on 3 May 2025.',
    'Ada Quill, 3',
  ])('is none: %s', (line) => {
    expect(dateLineOf(line, calendar)).toBeUndefined();
  });

  it('is read in time linear in its length', async () => {
    for (const part of ['Updated ', '3 ', 'Lund, ', '(', '| ', ' – 3'])
      expect(await cpuMsOf(async () => dateLineOf(part.repeat(20_000), calendar))).toBeLessThan(100);
  });
});
