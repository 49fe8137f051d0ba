// The dateline that opens agency copy: "PORT ELLERY, March 3 (M10News) - ". Pure.
import { agencyAtStart, agencyMarked } from './agency-marks.ts';
import { type Calendar, type When, whenOf } from './dates.ts';

export interface Dateline {
  /** The place, in the case a page would print it. */
  located: string;
  when?: When | undefined;
  /** The source that the copy names in brackets. */
  agency?: string | undefined;
  /** The paragraph without the dateline. */
  rest: string;
}

const HEAD = /^(\p{Lu}[^\n]{1,110}?)\s*(?:\s[-–—]{1,2}\s|[–—]{1,2}|--|(?<=\))(?:\.[-–—]|\s?[=_:]))\s*(?=["“‘«(]?[\p{Lu}\d])/u;
const AGENCY = /\s*\(([\p{L}\d][\p{L}\d .&'’/-]{0,38})\)$/u;
/** "Bonn (KNA) Papst Leo hat …", "Berlin (epd). Die Kirche …" */
const WITHOUT_DASH = /^(\p{Lu}[^\n()]{1,60}?)\s\(([\p{L}/-]{2,30})\)\.?\s+(?=["“‘«„(]?[\p{Lu}\d])/u;
const PLACE_CHARS = 60;

/** The dateline is what the copy prints, so it counts before a field that names another place. */
export function locate(located: string, found: { located?: string | undefined; remarks: unknown[] }): void {
  if (found.located !== undefined && found.located.toLowerCase() !== located.toLowerCase())
    found.remarks.push(`The dateline ${located} was kept, and not the place ${found.located}.`);
  found.located = located;
}

/** The dateline of a first paragraph. A place without date and agency counts only if it is in capitals. */
export function datelineOf(paragraph: string, calendar: Calendar): Dateline | undefined {
  const match = HEAD.exec(paragraph);
  if (match === null || match[1] === undefined) return withoutDash(paragraph, calendar);
  const { place, when, agency } = readHead(match[1], calendar);
  const certain = when !== undefined || agency !== undefined;
  if (!isPlace(place, certain)) return undefined;
  return { located: placeCase(place), when, agency, rest: paragraph.slice(match[0].length) };
}

function withoutDash(paragraph: string, calendar: Calendar): Dateline | undefined {
  const [start = '', head = '', sign = ''] = WITHOUT_DASH.exec(paragraph) ?? [];
  const agency = start === '' || agencyMarked(sign) === undefined ? undefined : agencyAtStart(paragraph);
  if (agency === undefined) return undefined;
  const { place, when } = readHead(head, calendar);
  return isPlace(place, true) ? { located: placeCase(place), when, agency, rest: paragraph.slice(start.length) } : undefined;
}

function readHead(head: string, calendar: Calendar): { place: string; when?: When | undefined; agency?: string | undefined } {
  const { agency, bare } = agencyIn(head);
  for (const match of bare.matchAll(/,\s*/g)) {
    const when = whenOf(bare.slice(match.index + match[0].length), calendar);
    if (when !== undefined) return { place: bare.slice(0, match.index), when, agency };
  }
  return { place: bare, agency };
}

/** "OSLO, Nov 27 (AP)", "Sydney, AAP". */
function agencyIn(head: string): { agency?: string | undefined; bare: string } {
  const bracketed = AGENCY.exec(head)?.[1];
  if (bracketed !== undefined) return { agency: bracketed, bare: head.replace(AGENCY, '') };
  const at = head.lastIndexOf(',');
  const agency = at === -1 ? undefined : agencyMarked(head.slice(at + 1));
  return agency === undefined ? { bare: head } : { agency, bare: head.slice(0, at) };
}

function isPlace(place: string, certain: boolean): boolean {
  if (place.length > PLACE_CHARS || !/^[\p{L}\p{M}.,'’/ -]+$/u.test(place)) return false;
  const city = place.split(',')[0] ?? '';
  const words = city.split(/[\s/-]+/);
  if (words.some((word) => isKicker(word))) return false;
  // Without a date or an agency, few letters are the short name of something else, and many words a headline.
  if (city === city.toUpperCase())
    return certain ? /\p{Lu}{2}/u.test(city) : /\p{Lu}{3}/u.test(city) && city.length > 3 && words.length <= 4;
  return certain && city.split(/[\s/-]+/).every((word) => /^\p{Lu}/u.test(word) || SMALL.has(word));
}

/** Words in capitals that stand before a dash and name no place: what kind of text it is, who speaks, a field of news, an organisation. */
const KICKERS = new Set(
  `exclusive exclusives update updated breaking analysis opinion review reviews video watch live factbox timeline explainer corrected correction clarification urgent
  feature interview profile insight focus brief briefs special report column comment commentary editorial wrapup alert advisory newsflash flash snap lead refile repeat
  test obituary preview sport sports business football soccer tennis rugby cricket golf cycling weather markets stocks forex oil gold news politics health science tech
  arts culture travel world who what when where why how question answer note warning tip step part chapter day round week new photos pictures picture poll quiz
  sponsored advertisement promoted monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november
  december minister mayor president judge reporter anchor host interviewer nato fifa uefa opec unesco unicef nasa embargo embargoed kill hold graphic podcast newsletter
  letter letters essay investigation revealed fact check summary recap results scores table background context developing latest
  exklusiv eilmeldung eil analyse kommentar zusammenfassung hintergrund reportage porträt korrektur berichtigung meinung überblick
  exclusif exclusivité entretien portrait direct vidéo enquête récit décryptage tribune édito
  exclusiva exclusivo análisis entrevista opinión urgente última hora vídeo reportaje actualización crónica perfil directo`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

function isKicker(word: string): boolean {
  return KICKERS.has(word.toLowerCase());
}

const SMALL = new Set([
  'de',
  'da',
  'do',
  'dos',
  'del',
  'di',
  'du',
  'la',
  'le',
  'les',
  'on',
  'upon',
  'sur',
  'the',
  'of',
  'and',
  'in',
  'under',
  'am',
  'an',
  'der',
  'el',
  'al',
]);

/** "RIO DE JANEIRO" gets normal case. A place in small letters or with full stops ("Ore.", "D.C.") is left as filed. */
function placeCase(place: string): string {
  return place.trim().replace(/[\p{L}\p{M}'’]+(?:\.(?:\p{L}\.)*)?/gu, (word, at: number) => {
    if (word !== word.toUpperCase() || /^\p{L}\.(?:\p{L}\.)+$/u.test(word)) return word;
    const lower = word.toLowerCase();
    if (at > 0 && SMALL.has(lower)) return lower;
    return lower.replace(
      /(^o['’]|^d['’]|^mc|^)(\p{L})/u,
      (_, lead: string, letter: string) => `${lead.slice(0, 1).toUpperCase()}${lead.slice(1)}${letter.toUpperCase()}`,
    );
  });
}
