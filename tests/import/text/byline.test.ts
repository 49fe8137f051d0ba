// Lines that say who wrote the copy, as they occur, and lines that only begin like one.
import { describe, expect, it } from 'vitest';
import { isBelowByline, isByline, readByline } from '../../../src/import/text/byline.ts';
import { cpuMsOf } from '../../support/cpu-time.ts';
import { publisher, reading } from '../support/publisher.ts';

const calendar = { timeZone: publisher.timeZone, now: reading.now };
const AP = 'AP';

/** The line, the names, and the source if it is another's. */
const BYLINES: readonly (readonly [line: string, names: string[], source?: string])[] = [
  ['By Ada Quill', ['Ada Quill']],
  ['By: Ada Quill', ['Ada Quill']],
  ['by Ada Quill', ['Ada Quill']],
  ['BY ADA QUILL', ['Ada Quill']],
  ['By ADA QUILL', ['Ada Quill']],
  ['Par Jean DUPONT et Ada McQUILL', ['Jean Dupont', 'Ada McQuill']],
  ['By Ada O’QUILL-MARSH, Jean-Marc LE GALL and Bo LEE', ['Ada O’Quill-Marsh', 'Jean-Marc Le Gall', 'Bo Lee']],
  ['By Ada Quill NASA', ['Ada Quill NASA']],
  ['By Ada QZ', ['Ada QZ']],
  ['By Redaktion TAZ', ['Redaktion TAZ']],
  ['By Bruno (Henrique) Quill', ['Bruno (Henrique) Quill']],
  ['By Foundation for Rivers', ['Foundation for Rivers']],
  ['Written by Ada Quill Edited by Bo Lind', ['Ada Quill']],
  ['Posted by Ada Quill', ['Ada Quill']],
  ['Publicado por Ada Quill', ['Ada Quill']],
  ['By ADA QUILL, AP National Political Writer', ['Ada Quill'], AP],
  ['By Ada Quill, AP Auto Writer', ['Ada Quill'], AP],
  ['By Ada Quill and Bo Lind', ['Ada Quill', 'Bo Lind']],
  ['By ADA QUILL AND BO LIND', ['Ada Quill', 'Bo Lind']],
  ['By Ada Quill & Bo Lind', ['Ada Quill', 'Bo Lind']],
  ['By Ada Quill, Bo Lind and Cy Marsh', ['Ada Quill', 'Bo Lind', 'Cy Marsh']],
  ['By Ada Quill, Bo Lind, and Cy Marsh', ['Ada Quill', 'Bo Lind', 'Cy Marsh']],
  ['By Ada Quill with Bo Lind', ['Ada Quill', 'Bo Lind']],
  ['By Ada Quill, with Bo Lind in Paris', ['Ada Quill', 'Bo Lind']],
  ['By Ada Quill; Bo Lind', ['Ada Quill', 'Bo Lind']],
  ['By Ada Quill | Bo Lind', ['Ada Quill', 'Bo Lind']],
  ['By Ada Quill • Bo Lind', ['Ada Quill', 'Bo Lind']],
  ['By Ada Quill/Bo Lind', ['Ada Quill', 'Bo Lind']],
  ['By Ada Quill in Berlin', ['Ada Quill']],
  ['By Ada Quill in Berlin and Bo Lind in Paris', ['Ada Quill', 'Bo Lind']],
  ['By Ada Quill at the High Court', ['Ada Quill']],
  ['By Ada Quill, Staff Writer', ['Ada Quill']],
  ['By Ada Quill, staff writer', ['Ada Quill']],
  ['By Ada Quill Staff Writer', ['Ada Quill']],
  ['By ADA QUILL Staff Writer', ['Ada Quill']],
  ['By Ada Quill, Political Correspondent', ['Ada Quill']],
  ['By Ada Quill, our science correspondent', ['Ada Quill']],
  ['By Ada Quill Political Editor', ['Ada Quill']],
  ['By Political Editor Ada Quill', ['Ada Quill']],
  ['By staff writer Ada Quill', ['Ada Quill']],
  ['By Reporter Ada Quill', ['Ada Quill']],
  ['Reporter: Ada Quill', ['Ada Quill']],
  ['Words: Ada Quill', ['Ada Quill']],
  ['Words by Ada Quill', ['Ada Quill']],
  ['Words: Ada Quill, Pictures: Bo Lind', ['Ada Quill']],
  ['Text: Ada Quill', ['Ada Quill']],
  ['Story by Ada Quill', ['Ada Quill']],
  ['Written by Ada Quill', ['Ada Quill']],
  ['By Ada Quill, Associated Press', ['Ada Quill'], AP],
  ['By Ada Quill, The Associated Press', ['Ada Quill'], AP],
  ['By ADA QUILL, ASSOCIATED PRESS', ['Ada Quill'], AP],
  ['By Ada Quill Associated Press', ['Ada Quill'], AP],
  ['By Ada Quill (AP)', ['Ada Quill'], AP],
  ['By Ada Quill, AP', ['Ada Quill'], AP],
  ['By Ada Quill and Bo Lind, Associated Press', ['Ada Quill', 'Bo Lind'], AP],
  ['By Ada Quill of The Associated Press', ['Ada Quill'], AP],
  ['By Ada Quill for Reuters', ['Ada Quill'], 'Reuters'],
  ['By Ada Quill, dpa', ['Ada Quill'], 'dpa'],
  ['By Ada Quill | Agence France-Presse', ['Ada Quill'], 'AFP'],
  ['By AFP', [], 'AFP'],
  ['By The Associated Press', [], AP],
  ['By Reuters', [], 'Reuters'],
  ['By PA Media', [], 'PA'],
  ['By Xinhua News Agency', [], 'Xinhua'],
  ['By AFP and Reuters', [], 'AFP'],
  ['By Reuters in Madrid', [], 'Reuters'],
  ['By Ada Quill and agencies', ['Ada Quill'], 'agencies'],
  ['By Agencies', [], 'agencies'],
  ['By Ada Quill of Example News', ['Ada Quill'], 'Example News'],
  ['By Ada Quill of the Bay Post', ['Ada Quill'], 'Bay Post'],
  ['By Ada Quill, The Bay Herald', ['Ada Quill'], 'The Bay Herald'],
  ['By Ada Quill Special to the Bay Post', ['Ada Quill'], 'Bay Post'],
  ['By Ada Quill, Special to The Bay Post', ['Ada Quill'], 'Bay Post'],
  ['By Ada Quill of M10News', ['Ada Quill']],
  ['By Juan Pérez, Jr.', ['Juan Pérez Jr.']],
  ['By Juan Pérez Jr.', ['Juan Pérez Jr.']],
  ['By JUAN PÉREZ JR.', ['Juan Pérez Jr.']],
  ['By Otto Marsh, Sr. and Ada Quill', ['Otto Marsh Sr.', 'Ada Quill']],
  ['By Otto Marsh III', ['Otto Marsh III']],
  ['By OTTO MARSH III', ['Otto Marsh III']],
  ['By Ada Quill, MD', ['Ada Quill']],
  ['By ADA MCQUILL', ['Ada McQuill']],
  ["By SEAN O'QUILL", ["Sean O'Quill"]],
  ['By SEAN O’QUILL', ['Sean O’Quill']],
  ['By ADA QUILL-MARSH', ['Ada Quill-Marsh']],
  ['By J.R. QUILL', ['J.R. Quill']],
  ['By A. B. Quill', ['A. B. Quill']],
  ['By ADA VAN DER QUILL', ['Ada van der Quill']],
  ['By Ada van der Quill', ['Ada van der Quill']],
  ['By María de la Cruz', ['María de la Cruz']],
  ['By MARÍA DE LA CRUZ', ['María de la Cruz']],
  ['By Otto von Marsh', ['Otto von Marsh']],
  ['By Leo da Silva', ['Leo da Silva']],
  ['By Ada Quill Nov. 26, 2026', ['Ada Quill']],
  ['By Ada Quill, Nov. 26, 2026', ['Ada Quill']],
  ['By Ada Quill - 26 November 2026', ['Ada Quill']],
  ['By Ada Quill | 26 November 2026', ['Ada Quill']],
  ['By Ada Quill Updated November 26, 2026', ['Ada Quill']],
  ['By Ada Quill ada.quill@bay.example', ['Ada Quill']],
  ['By Ada Quill (ada.quill@bay.example)', ['Ada Quill']],
  ['By Ada Quill, ada.quill@bay.example', ['Ada Quill']],
  ['By Ada Quill @adaquill', ['Ada Quill']],
  ['By Dr Ada Quill', ['Dr Ada Quill']],
  ['Par Ada Quill (avec Bo Lind et Cy Marsh)', ['Ada Quill', 'Bo Lind', 'Cy Marsh']],
  ['By Quill, Ada', ['Ada Quill']],
  ['By Quill, A. B.', ['A. B. Quill']],
  ['By Santiago Ramón y Cajal', ['Santiago Ramón y Cajal']],
  ['Von Ada Quill', ['Ada Quill']],
  ['Von Ada Quill und Bo Lind', ['Ada Quill', 'Bo Lind']],
  ['Von Ada Quill, dpa', ['Ada Quill'], 'dpa'],
  ['Par Ada Quill', ['Ada Quill']],
  ['Par Ada Quill et Bo Lind', ['Ada Quill', 'Bo Lind']],
  ['Por Ada Quill', ['Ada Quill']],
  ['Por Ada Quill y Bo Lind', ['Ada Quill', 'Bo Lind']],
  ['Di Ada Quill', ['Ada Quill']],
  ['Door Ada Quill', ['Ada Quill']],
  ['Van Ada Quill', ['Ada Quill']],
  ['Af Ada Quill', ['Ada Quill']],
  ['Av Ada Quill og Bo Lind', ['Ada Quill', 'Bo Lind']],
  ['Ada Quill, Associated Press', ['Ada Quill'], AP],
  ['Ada Quill | AP', ['Ada Quill'], AP],
  ['Ada Quill (Reuters)', ['Ada Quill'], 'Reuters'],
  ['Reuters', [], 'Reuters'],
  ['(AP)', [], AP],
];

const NO_BYLINES = [
  'By Friday the river had reached the bridge',
  'By Friday the river had reached the bridge.',
  'By the numbers',
  'By The Numbers',
  'By Numbers',
  'By Friday',
  'By Monday Evening',
  'By Christmas',
  'By 2030',
  'By 2030, Half of All Ferries Will Be Electric',
  'By a vote of nine to two, ministers refused',
  'By Order of the Harbour Master',
  'By Land and Sea',
  'By Any Means',
  'By Design',
  'By Popular Demand',
  'By Law',
  'By noon',
  'By Midnight',
  'By May, the snow was gone',
  'By November 2026',
  'By Ada Quill’s count, nine ships waited',
  'By Ada Quill. She has written about ships for years.',
  'By then it was too late',
  'By far the largest ship',
  'By contrast, the tug was small',
  'By hand',
  'By Way of Rome',
  'By invitation only',
  'By Tomorrow Night',
  'By its own account',
  'Bylines are printed here',
  'Von Friday an bleibt die Brücke zu',
  'Por la tarde, el puente abre',
  'Par exemple, le pont',
  'Words matter, the judge said',
  'Text of the speech',
  'Story of a bridge',
  'The Associated Press reported on Friday that the bridge will close',
  'Ships queue at the bridge, harbour master says',
];

describe('a byline', () => {
  it.each(BYLINES.map(([line, names, source]) => ({ line, names, source })))('is read: $line', ({ line, names, source }) => {
    const byline = readByline(line, publisher, calendar);
    expect([isByline(line, calendar), byline.names, byline.desks, byline.source]).toEqual([true, names, [], source]);
  });

  it.each(NO_BYLINES)('is not: %s', (line) => {
    expect(isByline(line, calendar)).toBe(false);
  });

  it('is not the first line of the copy if it has no "by": that is a headline', () => {
    for (const line of ['Van Gogh Museum', 'Reuters', 'Di Maria']) expect(isByline(line, calendar, true)).toBe(false);
  });

  it('carries the date beside it', () => {
    for (const line of ['By Ada Quill Nov. 26, 2025', 'By Ada Quill, Nov. 26, 2025', 'By Ada Quill | Published: 26 November 2025'])
      expect(readByline(line, publisher, calendar).when?.instant).toBe('2025-11-26T12:00:00.000Z');
  });

  it('names desks apart from people, and says what it left out', () => {
    const byline = readByline('By Ada Quill, Business Desk and Bo Lind, Chief Reporter, Oslo', publisher, calendar);
    expect(byline).toMatchObject({ names: ['Ada Quill', 'Bo Lind'], desks: ['Business Desk'], unread: ['Chief Reporter', 'Oslo'] });
  });

  it('may have a line below it that says what the writer is, or for whom', () => {
    for (const line of ['Staff Writer', 'Associated Press', 'Special to the Bay Post', 'Our Correspondent in Oslo', 'REUTERS'])
      expect(isBelowByline(line)).toBe(true);
    for (const line of ['The bridge is closed.', 'Oslo', 'Buses will run by the tunnel']) expect(isBelowByline(line)).toBe(false);
  });

  it.each([
    ['spaces', `By Ada${' '.repeat(20_000)}Quill`],
    ['capitals', `By ${'A. '.repeat(20_000)}`],
    ['brackets', `By ${'('.repeat(20_000)}`],
    ['and', `By A${' and B'.repeat(20_000)}`],
    ['roles', `By ${'chief '.repeat(20_000)}reporter`],
    ['of', `By ${'A of '.repeat(20_000)}`],
    ['at signs', `By ${'a@'.repeat(20_000)}`],
  ])('is read in time linear in its length: %s', async (_, line) => {
    const read = async () => {
      isByline(line, calendar);
      isByline(line.slice(0, 240), calendar);
      isBelowByline(line);
      readByline(line, publisher, calendar);
    };
    expect(await cpuMsOf(read)).toBeLessThan(500);
  });
});
