// Lines that say who wrote the copy: people and desks, whose copy it is, and the date on the same line. Pure.
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { agencyNamed } from './agencies.ts';
import { isPlacePiece, markOf, WITH, withoutPlaces } from './byline-marks.ts';
import { isWeekday } from './date-words.ts';
import { type Calendar, type When, whenOf } from './dates.ts';
import { endsLikeDesk } from './desks.ts';
import { isNameLike, isParticle } from './names.ts';
import { isPlainRole, isRole, isRoleWord, withoutRole } from './roles.ts';
import { readSigners, type Signers } from './signers.ts';

export interface Byline extends Signers {
  when?: When | undefined;
}

const LONGEST_BYLINE_CHARS = 240;
const MOST_WORDS_OF_OTHERS = 12;
/** "By Friday", "By the numbers": what "by" also begins. */
const NOT_SIGNED =
  /^(?:an?|the|all|any|far|now|then|way|day|night|land|sea|air|rail|hand|law|order|design|default|definition|contrast|comparison|chance|choice|accident|invitation|popular|request|numbers?|means|midnight|noon|dawn|dusk|tomorrow|tonight|today|week|weekend|year|years|christmas|easter|eid|diwali|hanukkah|new year|spring|summer|autumn|winter|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|the|its|his|her|their|this|that|these|those|no|some|most|half|sheer|virtue)(?:['’]s)?(?=[\s,:]|$)/i;

/** True for a line that starts like a byline and is no sentence: "By a vote of nine to two, ministers …" is a sentence. `isFirst`: nothing is before
 *  it, so that "Van Gogh Museum" is more likely a headline. */
export function isByline(line: string, calendar: Calendar, isFirst = false): boolean {
  if (line.length > LONGEST_BYLINE_CHARS) return false;
  const marked = markOf(line);
  if (marked !== undefined && marked.mark !== 'other') return line.includes('|') || isSigned(marked.rest, calendar);
  if (line.includes('|') && line.split('|').some((part) => whenOf(part, calendar)?.hasYear === true)) return true;
  if (agencyNamed(line) !== undefined || isSignedByAgency(line)) return !isFirst;
  return marked !== undefined && !isFirst && isSignedByOthers(bylineWithoutDate(marked.rest, calendar), marked.start);
}

/** A byline that begins with "By" or a label, and not only with a name. */
export function isMarkedByline(line: string, calendar: Calendar): boolean {
  return markOf(line) !== undefined && isByline(line, calendar);
}

function isSigned(rest: string, calendar: Calendar): boolean {
  const names = withoutDate(rest, { names: [], desks: [], unread: [] }, calendar);
  if (NOT_SIGNED.test(names) && !isRole(names) && !startsWithAgency(names) && !endsLikeDesk(names)) return false;
  if (/[.!?]["”’]?$/.test(names) && !/(?:^|[\s,])(?:jr|sr|ph\.?d|m\.?d|\p{L})\.$/iu.test(names)) return false;
  return (
    (/^["“]?[\p{Lu}\p{Lo}]/u.test(names) ||
      startsWithAgency(names) ||
      isRole(names) ||
      startsWithParticle(names) ||
      withoutRole(names).role !== undefined) &&
    isCapitalised(names)
  );
}

function startsWithAgency(names: string): boolean {
  return agencyNamed(names) !== undefined || agencyNamed(names.split(/,|\sand\s/, 1)[0] ?? '') !== undefined;
}

function startsWithParticle(names: string): boolean {
  return isParticle(names.split(' ', 1)[0] ?? '') && /^\S+\s+(?:\S+\s+)?\p{Lu}/u.test(names);
}

const SMALL =
  /^(?:and|with|of|in|for|from|at|to|by|on|special|additional|reporting|und|et|e|en|og|och|i|ja|do|dos|das|du|des|à|aus|contributed|updated|published|posted|pictures|photos)$/;

/** Names are capitalised, except "and", "of", particles, and what somebody is. */
function isCapitalised(line: string): boolean {
  const pieces = line.split(/[,|;]/);
  const people = pieces.filter((piece) => agencyNamed(piece) === undefined);
  const words = people
    .join(' ')
    .split(/[\s|&;()/]+/u)
    .filter((word) => /^\p{L}/u.test(word) && !word.includes('@'));
  const small = words.filter(
    (word) => /^\p{Ll}/u.test(word) && !SMALL.test(word) && !isParticle(word) && !isRoleWord(word) && agencyNamed(word) === undefined,
  );
  return (words.length > 0 || people.length < pieces.length) && small.length === 0 && words.length <= 24;
}

const PIECES = new RegExp(
  `\\s*[,;&]\\s*(?:${WITH}\\s+(?=\\p{Lu}\\S*\\s))?|\\s+(?:und|sowie|et|y|e|en|og|och|with|${WITH})\\s+(?=\\p{Lu})`,
  'u',
);
const IS_WITH = new RegExp(`\\s${WITH}\\s`, 'u');
/** "Our correspondent", without a name. */
const OURS = /^(?:unser|notre|nos|nuestr|noss|nostr|onze|ons|vår|vores)\p{L}*\s/iu;

/** "Von Ada Quill und Bo Lind, Berlin", "Par notre envoyé spécial Ada Quill, avec Bo Lind, à Paris". Where more than names is in it, the first name is
 *  a full one: "Di Maria a Roma" is a headline. */
function isSignedByOthers(rest: string, start: string): boolean {
  if (/[.!?:]$/.test(rest)) return false;
  if (OURS.test(rest) && isRole(rest)) return true;
  const open = withoutPlaces(rest, start);
  const pieces = open.split(PIECES);
  const names = pieces
    .filter((piece, index) => index === 0 || !(isPlacePiece(piece) || isRole(piece)))
    .map((piece) => (/^\p{Ll}/u.test(piece) && isRole(piece) ? '' : withoutRole(piece).name))
    .filter((name) => name !== '');
  const words = names.join(' ').split(/[\s,]+/);
  const isPlain =
    open === rest && !IS_WITH.test(rest) && names.length === pieces.length && names.every((name, index) => name === pieces[index]);
  if (words.length > MOST_WORDS_OF_OTHERS || (isPlain ? rest.split(/[\s,]+/).length < 2 : !isFullName(names[0] ?? ''))) return false;
  return names.every((name) => isNameLike(name) || agencyNamed(name) !== undefined);
}

function isFullName(name: string): boolean {
  return isNameLike(name) && name.split(' ').filter((word) => /^\p{Lu}/u.test(word)).length >= 2;
}

/** "Ada Quill, Associated Press", without "By". */
function isSignedByAgency(line: string): boolean {
  const [, name, agency] = /^([^,/|(–—]{3,60})(?:\s*[,/|–—]\s*|\s+\()([^,/|()–—]{2,40})\)?$/u.exec(line) ?? [];
  return (
    name !== undefined && agency !== undefined && agencyNamed(agency) !== undefined && isNameLike(name.trim()) && /\s/.test(name.trim())
  );
}

/** A line below the byline that says what the writer is, or for whom: "Staff Writer", "Associated Press", "Special to the Bay Post". */
export function isBelowByline(line: string): boolean {
  return isRole(line) || agencyNamed(line) !== undefined || /^special to (?:the )?\p{Lu}[^.!?]{1,60}$/iu.test(line);
}

/** A byline that says no more than what somebody is, with the name in the line below it: "Van onze verslaggever". */
export function isOverName(line: string, below: string): boolean {
  const marked = markOf(line);
  return isNameAlone(below) && !ARTICLE.test(below) && marked !== undefined && isRole(marked.rest);
}

const ARTICLE = /^(?:the|an?|de|het|een|der|die|das|eine?|les?|la|el|los|il)\s/i;

/** A name in a line of its own, with what its bearer is in the line below it: nothing else says that it is a byline. */
export function isNameOverRole(line: string, below: string): boolean {
  return isNameAlone(line) && isPlainRole(below);
}

/** "Ada Quill, Sports Writer", "ADA QUILL Sports Writer", without "By". */
export function isNameWithRole(line: string): boolean {
  if (line.length > LONGEST_BYLINE_CHARS) return false;
  const [, name, role] = /^([^,|()–—]{3,60}?)(?:\s*[,|–—]\s*|\s+-\s+|\s+\()([^,|()–—]{4,60})\)?$/u.exec(line) ?? [];
  if (name !== undefined && role !== undefined) return isNameAlone(name) && isPlainRole(role.slice(0, 1).toUpperCase() + role.slice(1));
  const split = withoutRole(line);
  const isSetOff = split.name === split.name.toUpperCase() && split.role !== undefined && split.role !== split.role.toUpperCase();
  return isSetOff && line.startsWith(split.name) && isNameAlone(split.name);
}

const MOST_WORDS_ALONE = 6;

/** Two to four words of a name and its particles, and no other words. */
function isNameAlone(line: string): boolean {
  const words = line.split(' ').filter((word) => !isParticle(word));
  if (words.length < 2 || words.length > 4 || line.split(' ').length > MOST_WORDS_ALONE) return false;
  if (!words.every((word) => /^(?:\p{Lu}[\p{L}\p{M}'’-]+|(?:\p{Lu}\.){1,3})$/u.test(word)) || agencyNamed(line) !== undefined) return false;
  return withoutRole(line).role === undefined && !isRole(line) && !endsLikeDesk(line) && !words.some(isRoleWord);
}

/** Reads a byline line, with or without "By", its parts split by `|`. */
export function readByline(line: string, publisher: Publisher, calendar: Calendar): Byline {
  const byline: Byline = { names: [], desks: [], unread: [] };
  const { rest, start } = markOf(line) ?? { rest: line, start: '' };
  for (const part of withoutPlaces(rest, start).split('|')) readPart(part.trim(), byline, publisher, calendar);
  return byline;
}

function readPart(part: string, byline: Byline, publisher: Publisher, calendar: Calendar): void {
  if (part === '') return;
  const when = whenOf(part.replace(DATED, ''), calendar);
  if (when !== undefined) byline.when ??= when;
  else readSigners(withoutDate(part, byline, calendar), byline, publisher);
}

const DATED_WORDS =
  '(?:last )?updated|published|posted|created|on|veröffentlicht|publiziert|erschienen|aktualisiert|publicado|actualizado|publié|mis à jour|pubblicato|aggiornato|gepubliceerd|publicerad|publisert|offentliggjort|udgivet';
const DATED = new RegExp(`^(?:${DATED_WORDS})\\s*:?\\s+(?:(?:on|am|el|le|il|op|den)\\s+)?`, 'i');
const DATED_AT_END = new RegExp(`\\s+(?:${DATED_WORDS})(?:\\s+(?:on|am|el|le|il|op|den))?\\s*:?$`, 'i');

/** The line without the date behind the names. */
export function bylineWithoutDate(line: string, calendar: Calendar): string {
  return withoutDate(line, { names: [], desks: [], unread: [] }, calendar);
}

/** "Ines Calloway, 3 March 2026", "Ada Quill Nov. 26, 2026": the date may follow the last name. Every comma, dash and space is tried, from the left. */
function withoutDate(part: string, byline: Byline, calendar: Calendar): string {
  for (const match of part.slice(0, LONGEST_BYLINE_CHARS).matchAll(/\s*,\s*|\s+[-–—•·]\s+|\s+/g)) {
    const rest = part.slice(match.index + match[0].length).replace(DATED, '');
    if (!/\d/.test(rest) || !(/^[\p{Lu}\d]/u.test(rest) || isSmallDate(rest))) continue;
    const when = whenOf(rest, calendar);
    if (when === undefined) continue;
    byline.when ??= when;
    return part.slice(0, match.index).replace(DATED_AT_END, '');
  }
  const [unread] = UNREAD_DATE.exec(part) ?? [];
  if (unread === undefined) return part;
  byline.unread.push(unread.trim());
  return part.slice(0, -unread.length);
}

/** Day and month of such a date may be in either order. */
const UNREAD_DATE = /(?<=\S)\s{1,5}(?:on|am|le|el|il|op|den|em|på)\s+(?:\p{L}{2,12}[.,]{0,2}\s)?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}.{0,60}$/iu;

/** "le mar, 20/10/2026", "am 3. März 2026": articles and weekdays may be in small letters. */
function isSmallDate(text: string): boolean {
  const [, article, word = ''] = /^(?:(on|am|den|le|el|il|op|em|på)\s+)?(\p{L}{2,12})?[.,]{0,2}\s{0,2}(?:den\s+)?\d/iu.exec(text) ?? [];
  return word === '' ? article !== undefined : isWeekday(word);
}
