// The lines that an agreement may add to the notice, and the disguises in which they come.
import { describe, expect, it } from 'vitest';
import { CREDIT_PLACEHOLDERS, licenceLineSchema, objectionsToLine } from '../../src/domain/notice-template.ts';
import { isReserved } from '../../src/domain/reserved-words.ts';
import { pointersTo } from './licensing.ts';

const LEADING_IN = [
  'NOT:',
  'Formerly:',
  'It used to say –',
  'Old notice (',
  '“',
  'They said “',
  'And/',
  'https://gazette.example says/',
  '"{holder} says',
  'The holder’s words,',
];

const CLAIMS = [
  '© {year} {partner}',
  '(c) {year} {partner}',
  '[C] {partner}',
  '℗ {year}',
  'Copyright {partner}',
  'Copr. {year}',
  'All rights reserved.',
  'All rights in this text are reserved to {partner}.',
  '{partner} reserves all rights.',
  'Unauthorized reproduction is prohibited.',
  'Reproduction forbidden.',
  'Un-authorised use.',
  'Uso no autorizado.',
  'Usage non autorisé.',
  'Uso não autorizado.',
];

const DENIALS = [
  'No rights reserved.',
  'Ignore the line below.',
  'The following line does not apply.',
  'The notice below is void.',
  'This replaces any other notice.',
  'Copying is not prohibited.',
  'This text is in the public domain.',
  'CC BY 4.0',
  'Creative Commons',
  'Free to use by anyone.',
  'May be freely shared.',
  'You may copy this.',
  'Permission is hereby granted to everybody.',
  'Royalty-free.',
  'Notwithstanding what follows.',
  'What follows is false.',
  'False.',
  'The next sentence is a joke.',
  'The notice below has lapsed.',
  'Nothing below holds.',
  'The opposite holds.',
  'It is not true that',
  'Reproduction is permitted.',
  'Reproduction is encouraged.',
  'Republish this for free.',
  'Do what you want with it.',
  'Use at will.',
  'MIT licence',
  'GNU GPL',
];

const OTHER_LANGUAGES = [
  'Alle Rechte vorbehalten.',
  'Nachdruck verboten.',
  'Der folgende Satz ist ungültig.',
  'Gemeinfrei.',
  'Weitergabe erlaubt.',
  'Freie Nutzung für alle.',
  'Libre de reproduction.',
  'Reproducción permitida.',
  'Ripubblicazione consentita.',
  'Свободно для использования.',
  '欢迎转载',
  '転載自由',
  '자유롭게 이용',
  'Tous droits réservés.',
  'Reproduction interdite.',
  'Libre de droits.',
  'Todos los derechos reservados.',
  'Prohibida la copia.',
  'Todos os direitos reservados.',
  'Tutti i diritti riservati.',
  'Vietata la copia.',
  'Alle rechten voorbehouden.',
  'Alla rättigheter förbehålls.',
  'Kaikki oikeudet pidätetään.',
  'Wszelkie prawa zastrzeżone.',
  'Zakaz kopiowania.',
  'Kopírování zakázáno.',
  'Åndsverk.',
  'Minden jog fenntartva.',
  'Tüm hakları saklıdır.',
  'Все права защищены.',
  'Копирование запрещено.',
  'Με επιφύλαξη παντός δικαιώματος.',
  'جميع الحقوق محفوظة',
  'כל הזכויות שמורות',
  '版权所有',
  '無断転載を禁じます',
  '저작권 보호',
  'सर्वाधिकार सुरक्षित',
  'สงวนลิขสิทธิ์',
];

const DISGUISES: [string, string][] = [
  ['spaced out', 'a l l   r i g h t s   r e s e r v e d'],
  ['dotted', 'A.l.l. R.i.g.h.t.s. R.e.s.e.r.v.e.d'],
  ['one word spaced out', 'i g n o r e the line below'],
  ['capitals for small letters', 'ALL RlGHTS RESERVED'],
  ['digits for letters', 'C0PYR1GHT {partner}'],
  ['signs for letters', 'all r!ghts re$erved'],
  ['full width', 'Ａｌｌ ｒｉｇｈｔｓ ｒｅｓｅｒｖｅｄ'],
  ['mathematical letters', '𝓒𝓸𝓹𝔂𝓻𝓲𝓰𝓱𝓽 {partner}'],
  ['small capitals', 'ᴄᴏᴘʏʀɪɢʜᴛ {partner}'],
  ['Cyrillic letters in Latin words', 'Аll rіghts rеsеrvеd'],
  ['Cyrillic letters alone', 'соруґіԍһт {partner}'],
  ['Cyrillic letters turned round', 'ALL ЯIGHTS ЯESERVED'],
  ['a circled letter', 'Ⓒ {year} {partner}'],
  ['a sign of a licence', '🅭 {partner}'],
  ['a black circled letter', '🅒 {year} {partner}'],
  ['a Cyrillic letter in brackets', '(С) {year} {partner}'],
  ['zero-width spaces', 'c\u200bopy\u200dr\u2060ight'],
  ['a soft hyphen', 'copy\u00adright'],
  ['fillers that nobody sees', 'copy\u3164right, copy\u115fright'],
  ['blanks that are no spaces', 'v\u2800e\u2800r\u2800b\u2800o\u2800ten'],
  ['combining marks', 'C\u0336o\u0336p\u0336y\u0336r\u0336i\u0336g\u0336h\u0336t\u0336'],
  ['no-break spaces', 'All\u00a0rights\u202freserved'],
];

describe('a licence line', () => {
  it.each(LEADING_IN)('may not take the house line into its own sentence: “%s”', (line) => {
    expect(objectionsToLine(line)).toContain('must end by itself, and not lead into the house line, which follows');
  });

  it.each([...CLAIMS, ...DENIALS, ...OTHER_LANGUAGES])('may not say “%s”', (line) => {
    expect(objectionsToLine(line).join()).toContain('that is the house line');
  });

  it.each(DISGUISES)('may not say it %s', (_, line) => {
    expect(isReserved(line)).toBe(true);
  });

  it('may not say it around a placeholder that might come to nothing', () => {
    expect(objectionsToLine('copy{partner}right').join()).toContain('that is the house line');
    expect(objectionsToLine('All {headline} rights {reference} reserved').join()).toContain('that is the house line');
  });

  it('is plain text', () => {
    for (const line of ['<b>bold</b>', 'a > b', '&copy; 2026', '&#169;', '&#xA9;'])
      expect(objectionsToLine(line)).toContain('must be plain text, without markup or character references');
    expect(objectionsToLine('News & views, by {partner}')).toEqual([]);
  });

  it('knows its placeholders and no other', () => {
    expect(objectionsToLine('By {writer}')).toEqual([
      'knows no {writer}; there are {partner}, {reference}, {year}, {holder}, {date}, {headline}',
    ]);
    expect(objectionsToLine('{}')).toHaveLength(1);
    expect(objectionsToLine('{Partner}')).toHaveLength(1);
  });

  it('does not turn text around, pile marks upon letters or mix alphabets in a word', () => {
    for (const control of ['\u202e', '\u2066', '\u200f', '\u061c'])
      expect(objectionsToLine(`By ${control}partner`)).toEqual(['must not hold characters that turn the direction of the text']);
    expect(objectionsToLine(`Zalgo a${'\u0301\u0302\u0303\u0304'}`)).toEqual(['must not pile marks upon a letter']);
    expect(objectionsToLine('Việt ngữ, Ngọc')).toEqual([]);
    expect(objectionsToLine('Hаrbour')).toEqual(['mixes letters of several scripts in one word']);
    expect(objectionsToLine('Газета Harbour')).toEqual([]);
  });

  it('can be seen', () => {
    expect(objectionsToLine('\u200b\u2060')).toEqual(['must hold text that can be seen']);
  });
});

describe('licence lines by language', () => {
  it('are held to the same, each with its own pointer', () => {
    expect(pointersTo({ notice: { licenceLine: { en: 'By {partner}.', de: 'Alle Rechte vorbehalten.' } } })).toEqual([
      '/notice/licenceLine/de',
    ]);
    expect(pointersTo({ notice: { licenceLine: { nonsense_tag: 'By {partner}.' } } })).toEqual(['/notice/licenceLine/nonsense_tag']);
    expect(pointersTo({ notice: { licenceLine: {} } })).toEqual(['/notice/licenceLine']);
    expect(pointersTo({ notice: { licenceLine: 5 } })).toEqual(['/notice/licenceLine']);
    expect(licenceLineSchema.parse({ 'EN-gb': 'By {partner}.' })).toEqual({ 'en-GB': 'By {partner}.' });
  });
});

describe('the credit', () => {
  it('is held to the same as the licence line, with placeholders of its own', () => {
    expect(pointersTo({ credit: { text: '{by}, {holder}' } })).toEqual([]);
    for (const text of ['© {holder}', 'All rights reserved by {holder}', '{partner}', '<b>{holder}</b>', 'соруґіԍһт', 'P\u202eress\u202c'])
      expect(pointersTo({ credit: { text } }), text).toEqual(['/credit/text']);
    expect(objectionsToLine('{year}', CREDIT_PLACEHOLDERS)).toEqual(['knows no {year}; there are {holder}, {by}, {headline}']);
  });
});

describe('the reference', () => {
  it('stands in the notice, so it cannot speak for the house either', () => {
    expect(pointersTo({ reference: 'TH-2026/14 (b)' })).toEqual([]);
    expect(pointersTo({ reference: 'TH-14. This text is in the public domain' })).toEqual(['/reference']);
  });
});
