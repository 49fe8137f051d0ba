// The lines that an agreement may add to the notice.
import { describe, expect, it } from 'vitest';
import { licenceLineSchema, objectionsToLine } from '../../../src/domain/agreements/notice-lines.ts';
import { CREDIT_PLACEHOLDERS } from '../../../src/domain/agreements/placeholders.ts';
import { pointersTo } from '../licensing.ts';

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
  'No longer valid “as it used to read.',
  '«{holder}',
  '{holder} („a“',
  '{holder} [see {reference}',
  '{holder} ) and (',
  '‘the holder’s words',
  'They said ’',
  "They said '",
  '{holder} »',
  '{holder} ❨{year}',
  '{holder}،',
  '{holder}、',
  '{holder}؛',
  '{holder}׃',
  '{holder} -',
  '{holder} …',
  "No longer valid: 'as it used to read.",
  "No longer valid:'as it used to read.",
  "No longer valid.'as it used to read.",
  'No longer valid: ’as it used to read.',
  'No longer valid: ’A line below.',
  'No longer valid: ＇as it used to read.',
  'No longer valid: ＂as it used to read.',
  'No longer valid: ״as it used to read.',
  'No longer valid: ׳as it used to read.',
  'No longer valid: ″as it used to read.',
  'No longer valid: ′as it used to read.',
  "The 'holder's words",
  "No longer valid: ''as it used to read.",
  'No longer valid: ""as it used to read.',
  'No longer valid: ’ ’as it used to read.',
  "'n Line 'below",
  '{holder} =',
  '{holder} *',
];

/** What no list of words could hold: a line's meaning is the desk's to answer for (docs/agreements.md). */
const UNCHECKED = [
  'Reproduction is encouraged.',
  'This text is in the public domain.',
  'Ignore the line below.',
  'Gemeinfrei.',
  'Copyright {partner}',
  'See clause (c) of {reference}.',
];

const NOT_PLAIN: [string, string, string][] = [
  ['a copyright sign', '© {year} {partner}', 'U+00A9'],
  ['a sound recording sign', '℗ {year}', 'U+2117'],
  ['a circled letter', 'Ⓒ {year} {partner}', 'U+24B8'],
  ['a black circled letter', '🅒 {year} {partner}', 'U+1F152'],
  ['an emoji', 'Licensed 🎉', 'U+1F389'],
  ['a circled digit', '① {year}', 'U+2460'],
  ['a digit in a disc', '❶ {year}', 'U+2776'],
  ['a digit in brackets of its own', '⑴ {year}', 'U+2474'],
  ['a mark that encloses', 'c\u20dd {year} Lantern', 'U+20DD'],
  ['a mark that encloses, Cyrillic', 'а\u0489', 'U+0489'],
  ['a digit of mathematics', '𝟏𝟐', 'U+1D7CF'],
  ['an accent that stands alone', 'No longer valid: `as it used to read.', 'U+0060'],
  ['another accent', 'No longer valid: ´as it used to read.', 'U+00B4'],
  ['a circumflex that stands alone', 'By ^x', 'U+005E'],
  ['an arrow', 'By →', 'U+2192'],
  ['a negation', 'By ¬', 'U+00AC'],
  ['a colon that is a letter', 'By {partner}꞉', 'U+A789'],
  ['a colon of mathematics', 'By {partner}∶', 'U+2236'],
  ['a zero-width space', 'Licen\u200bsed', 'U+200B'],
  ['a joiner among Latin letters', 'Licen\u200dsed', 'U+200D'],
  ['a soft hyphen', 'Licen\u00adsed', 'U+00AD'],
  ['a word joiner', 'Licen\u2060sed', 'U+2060'],
  ['a filler that nobody sees', 'Licen\u3164sed', 'U+3164'],
  ['a blank that is no space', 'Licensed\u2800to', 'U+2800'],
  ['a hair space', 'Licensed\u200ato', 'U+200A'],
  ['a line separator', 'Licensed \u2028 to', 'U+2028'],
  ['an override of direction', 'By \u202epartner\u202c', 'U+202E'],
  ['an isolate', 'By \u2066partner\u2069', 'U+2066'],
  ['a mark of direction', 'By \u200fpartner', 'U+200F'],
  ['an Arabic mark of direction', 'By \u061cpartner', 'U+061C'],
  ['a variation selector', 'By partner\ufe0f', 'U+FE0F'],
  ['a tag character', 'By partner\u{e0041}', 'U+E0041'],
  ['a private character', 'By partner \ue000', 'U+E000'],
];

/** As browsers read them too. */
const REFERENCES = ['&copy 2026 The Lantern', '&COPY', '&#169 2026', '&#xa9 2026', '&lt!--x', 'x&frac12y', '&{partner}'];

const OTHER_SCRIPTS = [
  'Hаrbour',
  'ꓮꓡꓡ ꓣꓲꓖꓧꓔꓢ',
  '𐌀𐌋𐌋',
  'Ʉnauthoɍɨsɇđ ɍɇpɍođuȼŧɨon',
  'ᴀʟʟ ʀɪɢʜᴛs',
  '𝓐𝓵𝓵',
  '(ꞓ) {partner}',
  'A丨丨 r丨ghts',
  'Aカ',
  'Aก',
  'Aⵏ',
  'ℂopy',
  'PARTΝER',
];
const MARKS = 'must not have more than three marks above and below a letter';

describe('a licence line', () => {
  it.each(LEADING_IN)('is a complete sentence and does not continue into the house line: “%s”', (line) => {
    expect(objectionsToLine(line)).toContainEqual(expect.stringMatching(/^must be complete: /));
  });

  it.each(UNCHECKED)('is not checked for what it says: “%s”', (line) => {
    expect(objectionsToLine(line)).toEqual([]);
  });

  it.each(NOT_PLAIN)('does not hold %s', (_, line, codePoint) => {
    expect(objectionsToLine(line)).toContain(`must consist of letters, digits, spaces and punctuation; ${codePoint} is none of these`);
  });

  it.each([
    'Договор № 12',
    'Gazette® und Post™',
    'At 12° east',
    'می‌خواهم',
    'क्‍ष',
    'M10 + 5 = £15',
    'M10 − 5 ~ $15 | 1 ± 2 × 3 ÷ 4',
    '50 µm',
    'Oʻahu, O‘zbekiston',
    'サッカー・ニュース 第〇号',
    '서울新聞',
    '١٢٣',
  ])('may hold “%s”', (line) => {
    expect(objectionsToLine(line)).toEqual([]);
  });

  it('is plain text', () => {
    for (const line of ['<b>bold</b>', 'a > b', '&copy; 2026', '&#169;', '&#xA9;', ...REFERENCES])
      expect(objectionsToLine(line)).toContain('must be plain text, without markup or character references');
    for (const line of ['News & views, by {partner}', 'R&D, M&S, AT&T', 'Q & As'])
      expect([line, objectionsToLine(line)]).toEqual([line, []]);
  });

  it('accepts its own placeholders and no others', () => {
    expect(objectionsToLine('By {writer}')).toEqual([
      'has no placeholder {writer}; the placeholders are {partner}, {reference}, {year}, {holder}, {date}, {headline}',
    ]);
    expect(objectionsToLine('{}')).toHaveLength(1);
    expect(objectionsToLine('{Partner}')).toHaveLength(1);
  });

  it('does not pile marks upon letters or mix alphabets in a word', () => {
    expect(objectionsToLine(`Zalgo a${'\u0301\u0302\u0303\u0304'}`)).toEqual([MARKS]);
    for (const mark of ['\u0903', '\u093e', '\u0308']) expect(objectionsToLine(`क${mark.repeat(400)}`)).toEqual([MARKS]);
    expect(objectionsToLine('Việt ngữ, Ngọc')).toEqual([]);
    expect(objectionsToLine('A {reference} ကြွေး, རྒྱུད')).toEqual([]);
    expect(objectionsToLine('Газета Harbour')).toEqual([]);
  });

  it.each(OTHER_SCRIPTS)('has letters of one script in a word, of scripts and letters in general use: not “%s”', (line) => {
    expect(objectionsToLine(line)).toEqual([expect.stringMatching(/^must have words with letters of one script that is in general use/)]);
  });

  it('has no gaps and some text', () => {
    expect(objectionsToLine(`a${'\u3000'.repeat(480)}b`)).toEqual(['must not have more than one space in a row']);
    expect(objectionsToLine('a  b')).toHaveLength(1);
    expect(objectionsToLine('{partner}　{year}')).toEqual([]);
    expect(objectionsToLine('\u200b\u2060')).not.toEqual([]);
  });
});

describe('licence lines by language', () => {
  it('are held to the same, each with its own pointer', () => {
    expect(pointersTo({ notice: { licenceLine: { en: 'By {partner}.', de: '© {partner}' } } })).toEqual(['/notice/licenceLine/de']);
    expect(pointersTo({ notice: { licenceLine: { nonsense_tag: 'By {partner}.' } } })).toEqual(['/notice/licenceLine/nonsense_tag']);
    expect(pointersTo({ notice: { licenceLine: {} } })).toEqual(['/notice/licenceLine']);
    expect(pointersTo({ notice: { licenceLine: 5 } })).toEqual(['/notice/licenceLine']);
    expect(licenceLineSchema.parse({ 'EN-gb': 'By {partner}.' })).toEqual({ 'en-GB': 'By {partner}.' });
  });
});

describe('the credit', () => {
  it('is held to the same as the licence line, with placeholders of its own', () => {
    expect(pointersTo({ credit: { text: '{by}, {holder}' } })).toEqual([]);
    for (const text of ['© {holder}', '{partner}', '<b>{holder}</b>', 'Рress', 'P\u202eress\u202c', 'From:'])
      expect([text, new Set(pointersTo({ credit: { text } }))]).toEqual([text, new Set(['/credit/text'])]);
    expect(objectionsToLine('{year}', CREDIT_PLACEHOLDERS)).toEqual([
      'has no placeholder {year}; the placeholders are {holder}, {by}, {headline}',
    ]);
  });
});

describe('the reference', () => {
  it('is part of the notice, so it has plain characters only', () => {
    for (const reference of ['TH-2026/14 (b)', 'Договор № 12', 'R&D <7>:']) expect(pointersTo({ reference })).toEqual([]);
    for (const reference of ['© 14', 'TH\u202e41\u202c', 'T\u200bH']) expect(pointersTo({ reference })).toEqual(['/reference']);
  });
});
