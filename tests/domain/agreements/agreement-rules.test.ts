// What only the publisher's settings can tell of an agreement.
import { describe, expect, it } from 'vitest';
import type { AgreementInput } from '../../../src/domain/agreements/agreement.ts';
import { objectionsToAgreement } from '../../../src/domain/agreements/agreement-rules.ts';
import { houseObjections, terms } from '../licensing.ts';
import { PUBLISHER } from '../newsroom.ts';

const TALBOTE = {
  ...PUBLISHER,
  name: 'Der Talbote',
  formerNames: ['Der Seebote'],
  houseLine: 'Aus dem Haus Der Talbote, {year}. Weitergabe nur nach Absprache mit der Redaktion am Ostufer.',
};

/** “All rights reserved”, a sentence of the other house line, as it might pass. */
const DISGUISES: [string, string][] = [
  ['spaced out', 'a l l   r i g h t s   r e s e r v e d'],
  ['dotted', 'A.l.l. R.i.g.h.t.s. R.e.s.e.r.v.e.d'],
  ['in capitals for small letters', 'ALL RlGHTS RESERVED'],
  ['with signs for letters', 'all r!ghts re$erved'],
  ['in full width', 'Ａｌｌ ｒｉｇｈｔｓ ｒｅｓｅｒｖｅｄ'],
  ['in Cyrillic letters', 'аӏӏ гіԍһтѕ гeѕегѵеԁ'.replace('e', 'е')],
  ['with marks through it', 'A\u0336ll ri\u0336ghts rese\u0336rved'],
  ['with no-break spaces', 'All\u00a0rights\u202freserved'],
  ['with a word put in', 'All rights are reserved'],
  ['with a letter left out', 'All right reserved'],
  ['with a sign spelt out before the placeholder', '(c) {year} {partner}'],
  ['with a sign spelt out before a year', '[C] 2026 Gazette'],
  ['with a Cyrillic sign', '( С ) {year} {partner}'],
  ['with a comma after the sign', '(c), {year}'],
  ['with a dash after the sign', '(c)-{year}'],
  ['with the sign of a cent', '(¢) {year}'],
  ['with another bracket', '〔c〕 {year}'],
  ['with a mark on the sign', '(c\u0304) {year}'],
  ['with Arabic digits', '(c) ٢٠٢٦'],
  ['with the sign before a date', '(c) {date} {partner}'],
  ...['(c) = {year} L.', '(c) + 2026', '(c) ~ 2026', '(c) | 2026', '(c)$2026', '(c!) 2026', '(¡c!) 2026'].map(spelt),
  ...['"c" {year}', '«c» 2026', '|c| 2026', "'c' 2026", '*c* {date}', '=c= 2026', '“c”, 2026', '((c)) 2026', 'Lantern(c) 2026'].map(spelt),
  ['with letters with a stroke', 'Ałł rights reserveđ'],
  ['in Greek capitals', 'ΑΙΙ rights reserved'],
];

function spelt(line: string): [string, string] {
  return [`with a sign spelt as in ${line}`, line];
}

const atLine = (licenceLine: NonNullable<AgreementInput['notice']>['licenceLine'], partner?: string) =>
  houseObjections({ notice: { licenceLine } }, TALBOTE, partner);

describe('an agreement that names a section the publisher does not have', () => {
  it('is refused with the section, its place and the sections there are', () => {
    const scope = { sections: { include: ['lakes', 'lake'], exclude: ['opera'] } };
    expect(objectionsToAgreement(terms({ scope }), PUBLISHER)).toEqual([
      { pointer: '/scope/sections/include/1', detail: 'is not a section of The Tarn Herald; the sections are lakes, council' },
      { pointer: '/scope/sections/exclude/0', detail: 'is not a section of The Tarn Herald; the sections are lakes, council' },
    ]);
    expect(houseObjections({ scope: { sections: { include: ['lakes', 'council'] } } })).toEqual([]);
  });

  it('is refused with the first twenty of two hundred sections', () => {
    const sections = Array.from({ length: 200 }, (_, index) => ({ code: `s${index}`, name: `S ${index}` }));
    const [objection] = objectionsToAgreement(terms({ scope: { sections: { include: ['x'] } } }), { ...PUBLISHER, sections });
    expect(objection?.detail).toMatch(/s19 …$/);
  });
});

describe('a line with its placeholders filled in', () => {
  it('is complete, whatever fills them', () => {
    const filled = (licenceLine: string, reference: string, partner = 'Gazette') =>
      houseObjections({ reference, notice: { licenceLine } }, PUBLISHER, partner);
    expect(filled('{reference}', 'struck out, void:')).toEqual(['/notice/licenceLine']);
    expect(filled('Under {reference}', 'TH-14 (b)')).toEqual([]);
    expect(filled('{partner}', 'TH-14', 'Void and struck out:')).toEqual(['/notice/licenceLine']);
    expect(filled('By {partner}, {year}', 'TH-14', 'Formerly “the Gazette')).toEqual(['/notice/licenceLine']);
    expect(filled('By {partner}, {year}', 'TH-14', "Void 'below")).toEqual(['/notice/licenceLine']);
    expect(filled("{partner}'s copy", 'TH-14', 'Gazette (web)')).toEqual([]);
    expect(filled('By {partner}.', 'TH-14', 'Rock ’n’ Roll in ’t Gooi')).toEqual([]);
    expect(filled('By {partner}.', 'TH-14', 'NHK出版 ☎ Åß')).toEqual([]);
    expect(filled('By the paper.', 'void:', 'Void:')).toEqual([]);
  });
});

describe('a line that passes for this publisher’s house line', () => {
  it.each([
    ['word for word', TALBOTE.houseLine],
    ['with another year', TALBOTE.houseLine.replace('{year}', '2019')],
    ['without the name', 'Aus dem Haus {partner}, {year}. Weitergabe nur nach Absprache mit der Redaktion am Ostufer.'],
    ['a sentence of it', 'Von {partner}. Weitergabe nur nach Absprache mit der Redaktion am Ostufer'],
    ['with a word changed', 'Weitergabe nur nach Absprache mit der Redaktion am Westufer, {year}.'],
    ['with words put in', 'Weitergabe nur nach Absprache (schriftlich) mit der Redaktion am schönen Ostufer.'],
    ['negated', 'Weitergabe auch ohne, nicht nur nach Absprache mit der Redaktion am Ostufer.'],
    ['in capitals and full width', 'ＷＥＩＴＥＲＧＡＢＥ NUR NACH ABSPRACHE MIT DER REDAKTION AM OSTUFER'],
    ['with letters of another alphabet and in pieces', 'W e i t e r g a b e nur-nach-Absprache mit dеr Redaktiоn am 0stufer'],
  ])('is refused %s', (_, line) => {
    expect(houseObjections({}, TALBOTE)).toEqual([]);
    const agreement = { ...terms(), notice: { ...terms().notice, licenceLine: line } };
    expect(objectionsToAgreement(agreement, TALBOTE).map(({ pointer }) => pointer)).toEqual(['/notice/licenceLine']);
  });

  it('is refused in any language’s line, in the credit and in the reference', () => {
    const line = 'Weitergabe nur nach Absprache mit der Redaktion am Ostufer';
    expect(atLine({ en: 'With {partner}', de: line })).toEqual(['/notice/licenceLine/de']);
    expect(houseObjections({ credit: { text: line } }, TALBOTE)).toEqual(['/credit/text']);
    expect(houseObjections({ reference: line }, TALBOTE)).toEqual(['/reference']);
  });

  it('is refused where a placeholder completes it', () => {
    expect(houseObjections({ reference: 'rights', notice: { licenceLine: 'All {reference} reserved' } })).toEqual(['/notice/licenceLine']);
    expect(houseObjections({ notice: { licenceLine: 'By {partner}.' } }, PUBLISHER, 'All Rights Reserved Ltd')).toEqual([
      '/notice/licenceLine',
    ]);
    expect(houseObjections({ notice: { licenceLine: 'By the paper.' } }, PUBLISHER, 'All Rights Reserved Ltd')).toEqual([]);
    expect(atLine('{partner}, Redaktion am Ostufer', 'Weitergabe nur nach Absprache mit der')).toEqual(['/notice/licenceLine']);
  });

  it('is refused for one sentence of many', () => {
    const asking = 'Fragen beantwortet gern der Verlag am Ostufer.';
    const talkative = { ...TALBOTE, houseLine: `${TALBOTE.houseLine} ${asking}` };
    expect(houseObjections({ notice: { licenceLine: asking } }, talkative)).toEqual(['/notice/licenceLine']);
    expect(houseObjections({ notice: { licenceLine: `Gut zu wissen. ${asking}` } }, talkative)).toEqual(['/notice/licenceLine']);
    expect(houseObjections({ notice: { licenceLine: 'Fragen beantwortet gerne der Verlag an dem Ostufer.' } }, talkative)).toHaveLength(1);
    expect(houseObjections({ notice: { licenceLine: 'Fragen beantwortet gern {partner}.' } }, talkative)).toEqual([]);
  });

  it('may name the publisher, the year or a word or two of the line', () => {
    expect(atLine('Mit Genehmigung der Redaktion von Der Talbote, {year}, Vertrag {reference}.', 'Harbour Gazette')).toEqual([]);
    expect(atLine('Der Seebote und Der Talbote für {partner}')).toEqual([]);
    const brief = { ...PUBLISHER, houseLine: '© {year} The Tarn Herald' };
    expect(houseObjections({ notice: { licenceLine: 'Reproduced from The Tarn Herald by {partner}, {year}.' } }, brief)).toEqual([]);
  });

  it.each([
    ['Chinese', '晨报', '© {year} 晨报。未经许可不得转载。', '{year} 晨报。未经许可不得转载。'],
    ['Chinese, a sentence', '晨报', '© {year} 晨报。未经许可不得转载。', '{partner}未经许可，不得转载'],
    ['Japanese', '港新聞', '© {year} 港新聞。無断転載を禁じます。', '無断転載を禁じます。'],
    ['Thai', 'ข่าวท่าเรือ', '© {year} ข่าวท่าเรือ สงวนลิขสิทธิ์', '{year} สงวนลิขสิทธิ์'],
    ['brief', 'Post', '© {year} Post. No reuse.', 'No reuse.'],
    ['Russian in capitals', 'Пост', '© {year} Пост. Все права защищены.', 'ВСЕ ПРАВА ЗАЩИЩЕНЫ'],
  ])('is refused in short lines without spaces, and in other cases: %s', (_, name, houseLine, line) => {
    expect(houseObjections({ notice: { licenceLine: line } }, { ...PUBLISHER, name, houseLine })).toEqual(['/notice/licenceLine']);
    expect(houseObjections({ notice: { licenceLine: '{partner} {year}' } }, { ...PUBLISHER, name, houseLine })).toEqual([]);
  });

  it.each(DISGUISES)('is refused %s', (_, line) => {
    expect(houseObjections({ notice: { licenceLine: line } })).toEqual(['/notice/licenceLine']);
  });

  it.each([
    'Photo: A. B. {year}',
    'See M10/A/2026, clause (c)',
    'The publisher’s “{year} edition”',
    'From “The Sea.”, ({year})',
    '(a {year} reprint)',
    'Plan B, {year}',
  ])('is not refused with a letter before a year that is no sign: %s', (line) => {
    expect(houseObjections({ notice: { licenceLine: line } })).toEqual([]);
  });

  it('is not refused for contradicting the house line in other words, which no program can recognise', () => {
    expect(houseObjections({ notice: { licenceLine: 'Everybody may reproduce this.' } })).toEqual([]);
  });

  it('is refused with the house line that it resembles', () => {
    const agreement = terms({ credit: { text: 'Weitergabe nur nach Absprache mit der Redaktion am Ostufer' } });
    expect(objectionsToAgreement(agreement, TALBOTE)[0]?.detail).toBe(
      `must not look like the house line, which always follows: ${TALBOTE.houseLine}`,
    );
  });
});
