// News agencies, picture agencies and publications whose copy others print, with the names and abbreviations that they are credited by. Pure.
import { isSameName } from '../values/term.ts';

/** The name that we credit first. Names are compared without case, abbreviations as they are written, in capitals or in small letters. */
const AGENCIES: readonly (readonly [credited: string, ...others: string[]])[] = [
  [
    'agencies',
    'news agencies',
    'the agencies',
    'from agencies',
    'wire services',
    'wire reports',
    'Agenturen',
    'agences',
    'agencias',
    'agenzie',
    'Agenturmaterial',
  ],
  ['AP', 'Associated Press', 'The Associated Press', 'AP News', 'Associated Press Television'],
  ['Reuters', 'RTR', 'Thomson Reuters', 'Reuters News Agency', 'Thomson Reuters Foundation'],
  ['AFP', 'Agence France-Presse', 'Agence France Presse', 'AFP Relaxnews'],
  ['dpa', 'Deutsche Presse-Agentur', 'dpa-infocom', 'dpa-AFX', 'dpa international'],
  ['PA', 'PA Media', 'Press Association', 'The Press Association', 'PA News'],
  ['UPI', 'United Press International'],
  ['EFE', 'Agencia EFE', 'EFE Noticias', 'EFE News', 'EFE News Service'],
  ['Europa Press'],
  ['ANSA', 'Agenzia ANSA'],
  ['Adnkronos'],
  ['AGI', 'Agenzia Italia'],
  ['Lusa', 'Agência Lusa', 'Agencia Lusa'],
  ['Belga', 'Agence Belga', 'Belga News Agency'],
  ['ANP', 'Algemeen Nederlands Persbureau'],
  ['APA', 'Austria Presse Agentur'],
  ['Keystone-SDA', 'Keystone-ATS', 'Schweizerische Depeschenagentur', 'SDA', 'ATS', 'sda-ats'],
  ['AWP', 'AWP Finanznachrichten'],
  ['Ritzau', 'Ritzaus Bureau'],
  ['NTB', 'Norsk Telegrambyrå', 'NTBscanpix'],
  ['TT', 'TT Nyhetsbyrån', 'Tidningarnas Telegrambyrå', 'TT News Agency'],
  ['STT', 'Suomen Tietotoimisto', 'STT-Lehtikuva'],
  ['PAP', 'Polska Agencja Prasowa'],
  ['ČTK', 'CTK', 'Česká tisková kancelář'],
  ['TASR'],
  ['MTI', 'Magyar Távirati Iroda'],
  ['Agerpres'],
  ['BTA', 'Bulgarian News Agency'],
  ['HINA'],
  ['Tanjug'],
  ['Ukrinform'],
  ['Interfax', 'Interfax-Ukraine'],
  ['TASS', 'ITAR-TASS'],
  ['RIA Novosti', 'RIA'],
  ['Anadolu', 'Anadolu Agency', 'Anadolu Ajansı'],
  ['ANA-MPA', 'Athens-Macedonian News Agency'],
  ['CNA', 'Central News Agency'],
  ['Kyodo', 'Kyodo News'],
  ['Jiji', 'Jiji Press'],
  ['Xinhua', 'Xinhua News Agency'],
  ['Yonhap', 'Yonhap News Agency'],
  ['KCNA', 'Korean Central News Agency'],
  ['Antara'],
  ['Bernama'],
  ['VNA', 'Vietnam News Agency'],
  ['PTI', 'Press Trust of India'],
  ['ANI', 'Asian News International'],
  ['IANS', 'Indo-Asian News Service'],
  ['UNI', 'United News of India'],
  ['APP', 'Associated Press of Pakistan'],
  ['AAP', 'Australian Associated Press'],
  ['The Canadian Press', 'CP', 'Canadian Press', 'La Presse Canadienne'],
  ['Agência Brasil'],
  ['Folhapress'],
  ['Estadão Conteúdo', 'Agência Estado'],
  ['Télam', 'Telam'],
  ['Notimex'],
  ['Prensa Latina'],
  ['MENA', 'Middle East News Agency'],
  ['WAM', 'Emirates News Agency'],
  ['SPA', 'Saudi Press Agency'],
  ['IRNA', 'Islamic Republic News Agency'],
  ['APS', 'Algérie Presse Service'],
  ['MAP', 'Maghreb Arabe Presse'],
  ['NAN', 'News Agency of Nigeria'],
  ['SAnews'],
  ['Bloomberg', 'Bloomberg News'],
  ['Dow Jones', 'Dow Jones Newswires'],
  ['IPS', 'Inter Press Service'],
  ['CNS', 'Capitol News Service'],
  ['TNS', 'Tribune News Service', 'Tribune Content Agency'],
  ['EPD', 'Evangelischer Pressedienst'],
  ['KNA', 'Katholische Nachrichten-Agentur'],
  ['SID', 'Sport-Informations-Dienst'],
  ['Getty Images', 'Getty', 'AFP via Getty Images', 'Getty Images News'],
  ['EPA', 'European Pressphoto Agency', 'EPA-EFE'],
  ['Shutterstock'],
  ['Alamy'],
  ['Imago', 'Imago Images'],
  ['PR Newswire'],
  ['Business Wire'],
  ['GlobeNewswire'],
  ['The Conversation'],
  ['ProPublica'],
  ['Stacker'],
  ['ots', 'news aktuell'],
  ['Italpress'],
  ['Sputnik', 'Sputnik News'],
  ['BNS', 'Baltic News Service'],
  ['Petra', 'Petra News Agency'],
  ['JTA', 'Jewish Telegraphic Agency'],
  ['RNS', 'Religion News Service'],
  ['States Newsroom'],
  ['KFF Health News', 'Kaiser Health News'],
  ['Newsquest'],
  ['MarketWatch'],
  ['CNN', 'CNN Newsource', 'CNN Wire'],
  ['BBC', 'BBC News'],
  ['NPR'],
  ['The New York Times', 'New York Times', 'NYT'],
  ['The Washington Post', 'Washington Post'],
  ['The Guardian'],
  ['Los Angeles Times', 'LA Times'],
  ['The Wall Street Journal', 'Wall Street Journal'],
  ['Financial Times'],
  ['Le Monde'],
  ['El País'],
];

/** As they are written: "Map", "Cp" and "Ani" are words, or names of people. */
const BY_ABBREVIATION = new Map<string, string>();
const BY_NAME = new Map<string, string>();
for (const [credited, ...others] of AGENCIES) {
  for (const name of [credited, ...others]) {
    if (isAbbreviation(name)) for (const form of [name, name.toUpperCase(), name.toLowerCase()]) BY_ABBREVIATION.set(form, credited);
    else BY_NAME.set(name.toLowerCase(), credited);
  }
}

function isAbbreviation(name: string): boolean {
  return name.length <= 5 && (name === name.toUpperCase() || name === name.toLowerCase());
}

/** The name by which we credit an agency, whichever of its names this is; `undefined` if it is that of none. */
export function creditedAs(name: string): string | undefined {
  return BY_ABBREVIATION.get(name) ?? BY_NAME.get(name.toLowerCase());
}

/** The agency that a name is of, however the name is spaced: "REUTERS" and "Thomson Reuters" are one. `undefined`: it is that of none. */
export function agencyOf(name: string): string | undefined {
  return creditedAs(name.trim().replace(/\s+/g, ' '));
}

/** Tells whether two names are of one source: they differ at most in case, white space or Unicode form, or are names of one agency. */
export function isSameSource(one: string, other: string): boolean {
  if (isSameName(one, other)) return true;
  const agency = agencyOf(one);
  return agency !== undefined && agency === agencyOf(other);
}

/** All names of the agency that a name is of; none if it is that of none. */
export function namesOfAgency(name: string): readonly string[] {
  const agency = agencyOf(name);
  return AGENCIES.find(([credited]) => credited === agency) ?? [];
}
