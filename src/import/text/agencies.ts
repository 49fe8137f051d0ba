// News agencies, picture agencies and publications whose copy others print, with the names and abbreviations that they are credited by. Pure.

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
  ['CP', 'The Canadian Press', 'Canadian Press', 'La Presse Canadienne'],
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

function creditedAs(name: string): string | undefined {
  return BY_ABBREVIATION.get(name) ?? BY_NAME.get(name.toLowerCase());
}

const LONGEST_AGENCY_CHARS = 60;
/** "Lake News Agency", "Northern Wire Service": whatever is called so sells its copy to others. */
const NAMED_AS_AGENCY =
  /^\p{Lu}[\p{L}\d.&'’-]*(?: (?:of|and|de|&|\p{Lu}[\p{L}\d.&'’-]*)){0,4} (?:News Agency|Press Agency|News Service|Newswires?|Wire Service|Newsource|Reporting Service|Nachrichtenagentur|Presseagentur)$/u;

/** The agency that a text names, and nothing else: "(AP)", "The Associated Press", "dpa/AFP" (the first). */
export function agencyNamed(text: string): string | undefined {
  if (text.length > LONGEST_AGENCY_CHARS) return undefined;
  const bare = text.replace(/^[\s([–—-]+|[\s)\].:–—-]+$/g, '').replace(/\s+/g, ' ');
  const whole = creditedAs(bare);
  if (whole !== undefined) return whole;
  if (NAMED_AS_AGENCY.test(bare)) return bare;
  const parts = bare.split(/[/+,-]|\s(?:via|and|und|et)\s/).map((part) => creditedAs(part.trim()));
  return parts.length > 1 && parts.every((agency) => agency !== undefined) ? parts[0] : undefined;
}

/** Hosts on which an agency itself publishes. */
const HOSTS: Readonly<Record<string, string>> = {
  'apnews.com': 'AP',
  'ap.org': 'AP',
  'reuters.com': 'Reuters',
  'afp.com': 'AFP',
  'dpa.com': 'dpa',
  'upi.com': 'UPI',
  'efe.com': 'EFE',
  'ansa.it': 'ANSA',
  'kyodonews.net': 'Kyodo',
  'xinhuanet.com': 'Xinhua',
  'tass.com': 'TASS',
  'bloomberg.com': 'Bloomberg',
  'ptinews.com': 'PTI',
  'aninews.in': 'ANI',
  'lusa.pt': 'Lusa',
  'bloomberg.net': 'Bloomberg',
  'thomsonreuters.com': 'Reuters',
  'canadianpress.com': 'CP',
  'thecanadianpress.com': 'CP',
  'pa.media': 'PA',
  'aap.com.au': 'AAP',
  'yna.co.kr': 'Yonhap',
  'belga.be': 'Belga',
  'belganewsagency.eu': 'Belga',
  'ntb.no': 'NTB',
  'ritzau.dk': 'Ritzau',
  'ritzau.com': 'Ritzau',
  'tt.se': 'TT',
  'anp.nl': 'ANP',
  'apa.at': 'APA',
  'europapress.es': 'Europa Press',
  'adnkronos.com': 'Adnkronos',
  'prnewswire.com': 'PR Newswire',
  'businesswire.com': 'Business Wire',
  'globenewswire.com': 'GlobeNewswire',
  'presseportal.de': 'ots',
};

/** The agency whose site a host is, with anything before it. */
export function agencyOfHost(host: string): string | undefined {
  for (const [name, agency] of Object.entries(HOSTS)) if (host === name || host.endsWith(`.${name}`)) return agency;
  return undefined;
}
