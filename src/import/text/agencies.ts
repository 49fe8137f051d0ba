// The agency that a byline, a credit line or an address names. Pure.
import { creditedAs } from '../../domain/publisher/agency-names.ts';

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
  'canadianpress.com': 'The Canadian Press',
  'thecanadianpress.com': 'The Canadian Press',
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
