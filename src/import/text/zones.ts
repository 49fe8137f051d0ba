// Time zones as copy names them. Pure.

/** Minutes east of UTC. An abbreviation is the time that it names, in summer too: "EST" in July is an hour later than "EDT", so an embargo never ends
 *  too early. BST is read as British. Abbreviations that several countries use for different hours, such as IST, are not here. */
const OFFSETS: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  UT: 0,
  GMT: 0,
  WET: 0,
  BST: 60,
  CET: 60,
  MEZ: 60,
  WEST: 60,
  WAT: 60,
  CEST: 120,
  MESZ: 120,
  EET: 120,
  CAT: 120,
  SAST: 120,
  EEST: 180,
  MSK: 180,
  EAT: 180,
  TRT: 180,
  PKT: 300,
  WIB: 420,
  HKT: 480,
  SGT: 480,
  AWST: 480,
  PHT: 480,
  JST: 540,
  KST: 540,
  ACST: 570,
  AEST: 600,
  ACDT: 630,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  NST: -210,
  NDT: -150,
  AST: -240,
  ADT: -180,
  BRT: -180,
  ART: -180,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AKST: -540,
  AKDT: -480,
  HST: -600,
};

/** Names that hold in summer and in winter. */
const PLACES: Readonly<Record<string, string>> = {
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
};

/** Minutes east of UTC, or an IANA name. `undefined` for a zone that is not known. */
export function zoneOf(text: string): number | string | undefined {
  const name = text.replace(/[()[\]]/g, '').trim();
  const upper = name.toUpperCase();
  const digits = /^(?:GMT|UTC)?\s?([+-])(\d{1,2}):?(\d{2})?$/.exec(upper);
  if (digits !== null) {
    const minutes = Number(digits[2]) * 60 + Number(digits[3] ?? 0);
    return minutes > 14 * 60 ? undefined : (digits[1] === '-' ? -1 : 1) * minutes;
  }
  if (Object.hasOwn(OFFSETS, upper)) return OFFSETS[upper];
  if (Object.hasOwn(PLACES, upper)) return PLACES[upper];
  return /^[A-Z][A-Za-z_]+\/[A-Za-z_/+-]+$/.test(name) && isZone(name) ? name : undefined;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Cached, because making a formatter costs more than the rest of reading a date. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds east of UTC at an instant. */
export function offsetAt(ms: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const formatter = formatters.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formatters.set(timeZone, formatter);
  const name = formatter.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value;
  const match = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(name ?? '');
  if (match === null) return 0;
  const seconds = Number(match[2]) * 3_600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return (match[1] === '-' ? -1 : 1) * seconds * 1_000;
}
