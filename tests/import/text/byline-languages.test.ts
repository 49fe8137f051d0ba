// Bylines in other languages and in capitals: companions, places, roles before the name, and affiliations behind it.
import { describe, expect, it } from 'vitest';
import { isByline, isNameOverRole, isNameWithRole, readByline } from '../../../src/import/text/byline.ts';
import { publisher, reading } from '../support/publisher.ts';

const calendar = { timeZone: publisher.timeZone, now: reading.now };
const BOTH = ['Ada Quill', 'Bo Lind'];

describe('a byline', () => {
  it.each<[line: string, names: string[]]>([
    ['Par Ada Quill, avec Bo Lind, à Saint-Marsh', BOTH],
    ['PAR ADA QUILL, AVEC BO LIND, À SAINT-MARSH', BOTH],
    ['Par Marc de La Quille, avec Zoé N’Dour, à Saint-Marsh', ['Marc de La Quille', 'Zoé N’Dour']],
    ['Par notre envoyé spécial à Marsh, Bo Lind', ['Bo Lind']],
    ['De notre correspondante Ada Quill', ['Ada Quill']],
    ['Propos recueillis par Ada Quill', ['Ada Quill']],
    ['Von Ada Quill, mit Bo Lind', BOTH],
    ['Von Ada Quill in Bern und Bo Lind aus Graz', BOTH],
    ['Von unserer Redakteurin Ada Quill', ['Ada Quill']],
    ['Por Ada Quill en Buenos Aires', ['Ada Quill']],
    ['Por Ada Quill en Lima y Bo Lind en Santa Marta', BOTH],
    ['Por nuestro corresponsal Bo Lind', ['Bo Lind']],
    ['Dal nostro inviato Bo Lind', ['Bo Lind']],
    ['Door onze verslaggever Bo van ’t Lind', ['Bo van ’t Lind']],
    ['DOOR BO VAN ’T LIND', ['Bo van ’t Lind']],
    ['Van onze verslaggever', []],
    ['Av Ada Quill i Lund og Bo Lind i Narvik', BOTH],
    ['Tekst: Ada Quill', ['Ada Quill']],
    ['Tekst og foto: Ada Quill', ['Ada Quill']],
    ['Text och bild: Ada Quill', ['Ada Quill']],
    ['Text: Ada Quill Foto: Bo Lind', ['Ada Quill']],
    ['Words and pictures: Ada Quill', ['Ada Quill']],
    ['BY ADA MACALLISTER with BO AP LIND in Marsh', ['Ada MacAllister', 'Bo ap Lind']],
    ['BY ADA MACDONALD AND BO MACKAY AND CY MACHADO', ['Ada MacDonald', 'Bo Mackay', 'Cy Machado']],
    ['BY KIM DO', ['Kim Do']],
    ['By Con Quill', ['Con Quill']],
    ['By Ada Quill, in Bern', ['Ada Quill']],
    ['Submitted by Ada Quill on Tue, 10/20/2026 - 08:45', ['Ada Quill']],
    ['Soumis par Ada Quill le mar, 20/10/2026 - 08:45', ['Ada Quill']],
  ])('is read: %s', (line, names) => {
    expect([isByline(line, calendar), readByline(line, publisher, calendar).names]).toEqual([true, names]);
  });

  it.each([
    'Di Maria a Roma',
    'Van Dijk in Lund',
    'Von der Quill in Bern',
    'Por Lima, con Ada Quill',
    'Por Lima, con orgullo',
    'Par amour, avec passion',
    'De notre avenir commun',
    'Van onze bruggen blijft er een dicht',
    'Tekst: en lang historie om en by',
  ])('is not: %s', (line) => {
    expect(isByline(line, calendar)).toBe(false);
  });

  it.each<[phrase: string, names: string[]]>([
    ['Ada Quill, University of Marsh; Bo Lind, Bay Institute; Edited by Cy Penn', BOTH],
    ['Ada Quill, Met Office; Bo Lind, Bay Trust', BOTH],
    ['Ada Quill, Universität für Künste and Bo Lind', BOTH],
    ['Quill, Ada; Lind, Bo', BOTH],
    ['Ada Quill, Bo Lind; Cy Marsh', [...BOTH, 'Cy Marsh']],
    ['University of Marsh', ['University of Marsh']],
  ])('takes nobody for the place where somebody works: %s', (phrase, names) => {
    expect(readByline(phrase, publisher, calendar).names).toEqual(names);
  });

  it('is a name without "by" where the writer’s role is beside it or below it', () => {
    for (const [line, below] of [
      ['ADA O’QUILL', 'Sports Writer'],
      ['Ada Quill', 'Chief Reporter, Lund'],
      ['Bo van der Lind', 'Redakteur'],
    ] as const)
      expect(isNameOverRole(line, below), line).toBe(true);
    for (const [line, below] of [
      ['Storm hits coast', 'Our Reporter'],
      ['Ada Quill', 'The harbour is closed'],
      ['Ada Quill', 'said the reporter'],
      ['Ada Quill', 'Mayor of Lund'],
      ['Chief Reporter', 'Sports Editor'],
    ] as const)
      expect(isNameOverRole(line, below), line).toBe(false);
    for (const line of ['Ada Quill, Sports Writer', 'ADA QUILL Sports Writer', 'Ada Quill | Chief Reporter', 'Ada Quill (sports editor)'])
      expect(isNameWithRole(line), line).toBe(true);
    for (const line of [
      'Mayor Names New City Editor',
      'Mayor Quits, Says Reporter',
      'Ada Quill, Mayor',
      'SHIP SINKS OFF COAST Our Reporter Says',
    ])
      expect(isNameWithRole(line), line).toBe(false);
  });
});
