// Lines of agreements that say nothing but what they should, in the languages of the trade: none of them may be refused.
import { describe, expect, it } from 'vitest';
import { objectionsToLine } from '../../../src/domain/agreements/notice-lines.ts';

const HONEST = [
  'Reproduced by {partner} under licence {reference}.',
  'Licensed to {partner} by {holder}, {date}. Ref. {reference}',
  'Republished by {partner} with the permission of {holder}: {headline}',
  'Not for onward distribution. See clause (a) of {reference}.',
  'Human rights coverage with the Tarn Trust; first printed in {year}.',
  'Mit Genehmigung von {holder} für {partner}, Vertrag {reference}.',
  'Publié par {partner} avec l’accord de {holder}, contrat {reference}.',
  'Publicado por {partner} con permiso de {holder}.',
  'Gepubliceerd door {partner} met toestemming van {holder}.',
  'Публикуется по договору {reference} с {holder}.',
  'Με άδεια από {holder}.',
  'Mit Erlaubnis von {holder}.',
  'S povolením {holder}.',
  'С разрешения {holder}.',
  'A coproduction of {holder} and {partner}.',
  'En coproduction avec {holder}.',
  'Reprinted from the Vancouver Sun, authorised by {holder}.',
  'Diario argentino autorizado por {holder}.',
  'Zpracováno na zakázku pro zákazníky {partner}.',
  'Foto: Landsverk, {holder}',
  'באישור {holder}, הוצאת הנמל בע"מ',
  'Licensed to {partner}: https://gazette.example/terms/',
  'Med tillåtelse av {holder}.',
  'Con permiso de {holder}, “edición {date}”',
  'بإذن من {holder}، العقد {reference}',
  'באישור {holder}, חוזה {reference}',
  '記事提供：{holder}（契約 {reference}、{partner}版）',
  '{holder} के साथ अनुबंध {reference}',
  'โดยได้รับอนุญาตจาก {holder}',
  'Med »Harbour Gazette« som kilde, og ”{holder}” på svensk',
  'Mit „{holder}“ ‚Vertrag‘ und (b [c])',
  "Publisher's own 'Harbour Gazette', the holders' rights (the partners') and 'the partner's'",
  "'n Kaapse koerant, Hawai'i, Hawaiʻi, Oʻahu, ʻŌlelo, O'zbekiston, G‘ulom, the '90s, rock 'n' roll",
  'Agence d’Abidjan, l’ami, 5′ and 6″ high',
  'בע״מ, ג׳ורג׳ וצ׳',
  'Med ’Harbour Gazette’ och ״הנמל״',
  '’t Gooi en ’s-Gravenhage, the holders’',
  'Bog‘ nashriyoti ruxsati bilan',
  'ကြွေးကြော် {holder}',
  'சென்னை {partner}',
  'ხელშეკრულება {reference}',
  'Պայմանագիր {reference}։',
  'ውል {reference}።',
  '{holder} की अनुमति से।',
  '서울 {holder}의 허가를 받음',
];

const HONEST_NAMES = [
  'False Bay Echo',
  'Welcome Magazine',
  'The Last Word',
  'La Libre Belgique',
  'CC Media',
  'Der Bote „am See“',
  'C2026/14',
];

describe('a licence line', () => {
  it.each(HONEST)('may say “%s”', (line) => {
    expect(objectionsToLine(line)).toEqual([]);
  });

  it.each(HONEST_NAMES)('may hold the name “%s”', (name) => {
    expect(objectionsToLine(`By ${name}`)).toEqual([]);
  });

  it('may begin with a name that begins like a denial', () => {
    expect(objectionsToLine('False Bay Echo, edition of {date}')).toEqual([]);
  });
});
