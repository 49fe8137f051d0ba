// The marks of agencies at both ends of a text, notes on where it was published first, and sentences that resemble them.
import { describe, expect, it } from 'vitest';
import { agencyAtEnd, agencyAtStart, tailOf } from '../../../src/import/text/agency-marks.ts';
import { publicationIn } from '../../../src/import/text/first-published.ts';

const STORY = 'The council agreed on Tuesday to close the pool.';

describe('the beginning of a paragraph', () => {
  it.each([
    ['(AP) — ', 'AP'],
    ['Sydney, AAP - ', 'AAP'],
    ['TOKYO, Nov 27, Kyodo - ', 'Kyodo'],
    ['Berlin. (dpa) ', 'dpa'],
    ['Stuttgart (dpa/lsw) - ', 'dpa'],
    ['BERLIN/dpa – ', 'dpa'],
    ['Madrid, 27 nov (EFE).- ', 'EFE'],
    ['MADRID, 27 (EUROPA PRESS) ', 'Europa Press'],
    ['(ANSA) - ROMA, 27 NOV - ', 'ANSA'],
    ['STOCKHOLM (TT) ', 'TT'],
    ['København /ritzau/ ', 'Ritzau'],
    ['BRUSSEL 27/11 (BELGA) = ', 'Belga'],
    ['MOSCOW, November 27. /TASS/. ', 'TASS'],
    ['New Delhi [India], November 27 (ANI): ', 'ANI'],
    ['OSLO (NTB): ', 'NTB'],
    ['TORONTO - (CP) ', 'The Canadian Press'],
    ['Hong Kong — AFP: ', 'AFP'],
    ['[Reuters] ', 'Reuters'],
    ['Reuters, London — ', 'Reuters'],
    ['Sankt Gilgen (KNA) ', 'KNA'],
    ['Bad Segeberg (epd) ', 'EPD'],
    ['Köln (SID) ', 'SID'],
    ['Berlin (AP) ', 'AP'],
    ['Wien, 27. November (APA) ', 'APA'],
    ['PORTLAND (Northern Wire Service) - ', 'Northern Wire Service'],
  ])('%s names the agency', (mark, agency) => {
    expect(agencyAtStart(`${mark}${STORY}`)).toBe(agency);
  });

  it.each([
    'Palestinian Authority (PA) President Mahmoud Abbas spoke on Monday.',
    'The American Psychological Association (APA) — the largest of its kind — met on Monday.',
    'Katholische Nachrichten-Agentur (KNA) Die Redaktion zieht um.',
    'Peter Young (AP) Photographs of the pool are on show.',
    'Ein Reporter der Agentur (KNA) Anton Meer wurde verletzt.',
    'Two reporters of the agency (AFP) were hurt on Monday.',
    'AP: For sure. I taught the class for six years.',
    'Maps - and the people who draw them.',
    'OSLO - The council agreed.',
  ])('%s is prose', (paragraph) => {
    expect(agencyAtStart(paragraph)).toBeUndefined();
  });
});

describe('a paragraph at the end', () => {
  it.each([
    ['(AFP)', 'AFP'],
    ['cb/dpa', 'dpa'],
    ['EFE ada/bo', 'EFE'],
    ['AFP-JIJI', 'AFP'],
    ['Source: Xinhua', 'Xinhua'],
    ['Quelle: dpa/AFP', 'dpa'],
    ['Mit Material der dpa', 'dpa'],
    ['(With inputs from PTI)', 'PTI'],
    ['With files from The Canadian Press', 'The Canadian Press'],
    ['Le Monde avec AFP', 'AFP'],
    ['The Associated Press contributed to this report.', 'AP'],
    ['___ Associated Press writer Ada Quill in Oslo contributed to this report.', 'AP'],
    ['This report by The Canadian Press was first published Nov. 27, 2026.', 'The Canadian Press'],
    ['This article is republished from The Conversation under a licence.', 'The Conversation'],
    ['©2026 The Bay Post. Distributed by Tribune Content Agency, LLC.', 'TNS'],
    ['Our Standards: The Thomson Reuters Trust Principles.', 'Reuters'],
    ['RIPRODUZIONE RISERVATA © Copyright ANSA', 'ANSA'],
    ['© dpa-infocom, dpa:261127-99-123456/2', 'dpa'],
    ['dpa:261127-99-123456/2', 'dpa'],
    ['(APA, 22.11.2026)', 'APA'],
    ['(APA0342, 22. November 2026, 14:20 Uhr)', 'APA'],
    ['(red./APA)', 'APA'],
    ['(AFP, 24 novembre 2026)', 'AFP'],
    ['(Reuters, Nov. 24, 2026)', 'Reuters'],
    ['(sda, 24. Nov.)', 'Keystone-SDA'],
    ['EFE, 24 de noviembre de 2026', 'EFE'],
    ['/ritzau/', 'Ritzau'],
    ['/tt/', 'TT'],
    ['(ntb)', 'NTB'],
    ['(belga)', 'Belga'],
    ['(ANP)', 'ANP'],
    ['(ANSA).', 'ANSA'],
    ['©NTB', 'NTB'],
    ['Lusa/Fim', 'Lusa'],
    ['To contact the reporter: Ada Quill at aquill@bloomberg.net', 'Bloomberg'],
  ])('%s credits the agency', (paragraph, agency) => {
    expect(agencyAtEnd(paragraph)).toBe(agency);
  });

  it.each([
    'With a map:',
    'Get the app',
    'Photo: AFP',
    'AFP/Getty Images',
    'Source: Office for National Statistics',
    'ada/bo',
    'tt',
    'belga',
    '/tur/',
    '(Port Ellery, 22.11.2026)',
    'She moved to Reuters in 2019.',
  ])('%s credits none', (paragraph) => {
    expect(agencyAtEnd(paragraph)).toBeUndefined();
  });

  it('may have the credit behind its last sentence', () => {
    expect(tailOf(`${STORY} (AFP)`)).toEqual({ mark: '(AFP)', agency: 'AFP' });
    expect(tailOf(`${STORY} – dpa/lby`)?.agency).toBe('dpa');
    expect(tailOf(`${STORY} /ritzau/`)?.agency).toBe('Ritzau');
    expect(tailOf('The pool closes /ntb/')?.agency).toBe('NTB');
    expect(tailOf('The pool closes (dpa).')?.agency).toBe('dpa');
  });

  it.each([
    'He joined the news agency (AFP)',
    'He joined the Norwegian agency (NTB).',
    'He reads what the Norsk Telegrambyrå writes (NTB).',
    'It is one of the Northern Trade Books (NTB).',
    'She voted for the party of the miller (ANP).',
    'They sat on the wall (tt).',
    'The bus goes there and back again /there/',
  ])('%s has none', (paragraph) => {
    expect(tailOf(paragraph)).toBeUndefined();
  });
});

describe('a note on where copy was published first', () => {
  it.each([
    ['This story was originally published by The Commons and is republished here with permission.', 'The Commons'],
    ['(This article first appeared in The Bay Post.)', 'The Bay Post'],
    ['Republished with permission from Thirle Valley Record.', 'Thirle Valley Record'],
    ['Dieser Text ist zuerst bei Krautland erschienen.', 'Krautland'],
    ['Cet article a d’abord été publié sur Le Relais.', 'Le Relais'],
    ['Este artículo fue publicado originalmente en El Faro.', 'El Faro'],
    ['Este artigo foi publicado originalmente no Jornal da Ria.', 'Jornal da Ria'],
    ['Questo articolo è stato pubblicato originariamente su Il Molo.', 'Il Molo'],
    ['Dit artikel verscheen eerder in De Kaai.', 'De Kaai'],
    ['Denne artikel blev først bragt i Kajbladet.', 'Kajbladet'],
  ])('%s names the publication', (line, name) => {
    expect(publicationIn(line)).toBe(name);
  });

  it.each([
    'This story was first published in 1911.',
    'This article was first published on Monday.',
    'This article was first published in English.',
    'This story first appeared in her book Salt.',
    'The study was first published in The Lancet.',
    'This report was first published in May.',
    'The report was published by the Treasury on Monday.',
    'Republished in 1920, the map still hangs in the hall.',
  ])('%s names none', (line) => {
    expect(publicationIn(line)).toBeUndefined();
  });
});
