// Names of months, weekdays and time zones in the languages that agencies write their instructions in. Pure.

const MONTH_NAMES = [
  'january jan januar janner janvier janv enero ene janeiro gennaio gen januari tammikuu tammikuuta tammikuun stycznia',
  'february feb februar fevrier fevr fev febrero fevereiro febbraio februari helmikuu helmikuuta helmikuun lutego',
  'march mar marz maerz mars marzo marco maart mrt marts maaliskuu maaliskuuta maaliskuun marca',
  'april apr avril avr abril abr aprile huhtikuu huhtikuuta huhtikuun kwietnia',
  'may mai mayo maio maggio mag mei maj toukokuu toukokuuta toukokuun maja',
  'june jun juni juin junio junho giugno giu kesakuu kesakuuta kesakuun czerwca',
  'july jul juli juillet juil julio julho luglio lug heinakuu heinakuuta heinakuun lipca',
  'august aug aout agosto ago augustus augusti elokuu elokuuta elokuun sierpnia',
  'september sep sept septembre septiembre setiembre setembro set settembre syyskuu syyskuuta syyskuun wrzesnia',
  'october oct oktober okt octobre octubre outubro out ottobre ott lokakuu lokakuuta lokakuun pazdziernika',
  'november nov novembre noviembre novembro marraskuu marraskuuta marraskuun listopada',
  'december dec dezember dez decembre diciembre dic dezembro dicembre desember joulukuu joulukuuta joulukuun grudnia',
];

/** From Sunday, as `getUTCDay` counts. */
const WEEKDAY_NAMES = [
  'sunday sun sonntag dimanche domingo domenica zondag sondag sunnuntai sunnuntaina sunnuntaihin sunnuntain sunnuntaiksi niedziela niedziele niedzieli',
  'monday mon montag lundi lunes lunedi segunda maandag mandag maanantai maanantaina maanantaihin maanantain maanantaiksi poniedzialek poniedzialku',
  'tuesday tue tues dienstag mardi martes martedi terca dinsdag tirsdag tisdag tiistai tiistaina tiistaihin tiistain tiistaiksi wtorek wtorku',
  'wednesday wed weds mittwoch mercredi miercoles mercoledi quarta woensdag onsdag keskiviikko keskiviikkona keskiviikkoon keskiviikkon keskiviikkoksi sroda srode srody',
  'thursday thu thur thurs donnerstag jeudi jueves giovedi quinta donderdag torsdag torstai torstaina torstaihin torstain torstaiksi czwartek czwartku',
  'friday fri freitag vendredi viernes venerdi sexta vrijdag fredag perjantai perjantaina perjantaihin perjantain perjantaiksi piatek piatku',
  'saturday sat samstag sonnabend samedi sabado sabato zaterdag lordag lauantai lauantaina lauantaihin lauantain lauantaiksi sobota sobote soboty',
];

/** Minutes east of UTC. A name that two continents use for different hours is only here if news agencies mean one of them. */
const OFFSETS: Readonly<Record<string, number>> = {
  z: 0,
  utc: 0,
  ut: 0,
  gmt: 0,
  wet: 0,
  bst: 60,
  cet: 60,
  mez: 60,
  west: 60,
  cest: 120,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  jst: 540,
  aest: 600,
  aedt: 660,
};

const REGIONS: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  eastern: 'America/New_York',
  'eastern time': 'America/New_York',
  'new york time': 'America/New_York',
  ct: 'America/Chicago',
  'central time': 'America/Chicago',
  pt: 'America/Los_Angeles',
  pacific: 'America/Los_Angeles',
  'pacific time': 'America/Los_Angeles',
  'london time': 'Europe/London',
  'uk time': 'Europe/London',
  'paris time': 'Europe/Paris',
  'heure de paris': 'Europe/Paris',
  'brussels time': 'Europe/Brussels',
  'berlin time': 'Europe/Berlin',
  'dansk tid': 'Europe/Copenhagen',
  'norsk tid': 'Europe/Oslo',
  'svensk tid': 'Europe/Stockholm',
  'suomen aikaa': 'Europe/Helsinki',
  'hora peninsular': 'Europe/Madrid',
};

const MONTHS = numbered(MONTH_NAMES, 1);
const WEEKDAYS = numbered(WEEKDAY_NAMES, 0);
/** Weekdays without their accents are looked up; the words between are those that stand between parts of a date. */
const FILLERS = new Set(
  'at on of the and h hrs hours hour hr uhr heures heure horas hora uur klokken kl klo kello am um ab den dem der le la les el de del las los alle ore il dell om as a o d du des local time ortszeit godz godzina godziny only thereafter later sharp oclock feira di della delle voor'.split(
    ' ',
  ),
);

export type ZoneWord = { offsetMinutes: number } | { timeZone: string };
export type TimeWord =
  | { kind: 'month'; month: number }
  | { kind: 'weekday'; weekday: number }
  | { kind: 'zone'; zone: ZoneWord }
  | { kind: 'local' }
  | { kind: 'filler' };

/** What a word in a date is; `undefined` if it is none. `word` may be the name of a zone in two or three words. */
export function timeWord(word: string): TimeWord | undefined {
  return plainTimeWord(unaccented(word));
}

/** The same of a word in small letters and without accents. */
export function plainTimeWord(plain: string): TimeWord | undefined {
  const month = MONTHS.get(plain);
  if (month !== undefined) return { kind: 'month', month };
  const weekday = WEEKDAYS.get(plain);
  if (weekday !== undefined) return { kind: 'weekday', weekday };
  const offsetMinutes = Object.hasOwn(OFFSETS, plain) ? OFFSETS[plain] : undefined;
  if (offsetMinutes !== undefined) return { kind: 'zone', zone: { offsetMinutes } };
  const timeZone = Object.hasOwn(REGIONS, plain) ? REGIONS[plain] : undefined;
  if (timeZone !== undefined) return { kind: 'zone', zone: { timeZone } };
  if (plain === 'local' || plain === 'ortszeit') return { kind: 'local' };
  return FILLERS.has(plain) ? { kind: 'filler' } : undefined;
}

export function unaccented(text: string): string {
  if (!/[^\0-\x7F]/.test(text)) return text.toLowerCase();
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/ø/gi, 'o').replace(/ł/gi, 'l').toLowerCase();
}

function numbered(names: readonly string[], first: number): Map<string, number> {
  return new Map(names.flatMap((line, index) => line.split(' ').map((name) => [name, index + first] as const)));
}
