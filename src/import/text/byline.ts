// Lines that say who wrote the copy: people and desks, whose copy it is, and the date on the same line. Pure.
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { agencyNamed } from './agencies.ts';
import { type Calendar, type When, whenOf } from './dates.ts';
import { endsLikeDesk } from './desks.ts';
import { isNameLike, isParticle } from './names.ts';
import { isRole, isRoleWord, withoutRole } from './roles.ts';
import { readSigners, type Signers } from './signers.ts';

export interface Byline extends Signers {
  when?: When | undefined;
}

const LONGEST_BYLINE_CHARS = 240;
const BY = /^by(?::\s*|\s+)(?=\S)/i;
/** "Words: Ada Quill", "Text: Ada Quill", "Written by Ada Quill". */
const LABEL =
  /^(?:(?:words|text|texte|texto|testo|story|report|byline|author|autor|reporter|copy)\s*:\s*|(?:words|text|story|written|report(?:ed)?|compiled|posted) by:?\s+|(?:escrito|publicado) por:?\s+|(?:geschrieben|verfasst) von:?\s+|(?:écrit|rédigé) par:?\s+|scritto da:?\s+|geschreven door:?\s+|skre[vf]et av:?\s+)(?=\S)/i;
/** "By" in German, French, Spanish, Italian, Dutch, Danish and Swedish. Some of these also begin a name or a headline. */
const OTHER_BY = /^(?:von|par|por|di|da|door|van|af|av|text av|texte de)(?::\s*|\s+)(?=\p{Lu})/iu;
const MOST_WORDS_OF_OTHERS = 8;
/** "By Friday", "By the numbers": what "by" also begins. */
const NOT_SIGNED =
  /^(?:an?|the|all|any|far|now|then|way|day|night|land|sea|air|rail|hand|law|order|design|default|definition|contrast|comparison|chance|choice|accident|invitation|popular|request|numbers?|means|midnight|noon|dawn|dusk|tomorrow|tonight|today|week|weekend|year|years|christmas|easter|eid|diwali|hanukkah|new year|spring|summer|autumn|winter|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|the|its|his|her|their|this|that|these|those|no|some|most|half|sheer|virtue)(?:['’]s)?(?=[\s,:]|$)/i;

/** True for a line that starts like a byline and is no sentence: "By a vote of nine to two, ministers …" is a sentence. `isFirst`: nothing is before
 *  it, so that "Van Gogh Museum" is more likely a headline. */
export function isByline(line: string, calendar: Calendar, isFirst = false): boolean {
  if (line.length > LONGEST_BYLINE_CHARS) return false;
  const marked = BY.exec(line)?.[0] ?? LABEL.exec(line)?.[0];
  if (marked !== undefined) return line.includes('|') || isSigned(line.slice(marked.length), calendar);
  if (line.includes('|') && line.split('|').some((part) => whenOf(part, calendar)?.hasYear === true)) return true;
  if (agencyNamed(line) !== undefined || isSignedByAgency(line)) return !isFirst;
  const other = OTHER_BY.exec(line)?.[0];
  return other !== undefined && !isFirst && isSignedByOthers(bylineWithoutDate(line.slice(other.length), calendar));
}

/** A byline that begins with "By" or a label, and not only with a name. */
export function isMarkedByline(line: string, calendar: Calendar): boolean {
  return isByline(line, calendar) && (BY.test(line) || LABEL.test(line) || OTHER_BY.test(line));
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

/** "Von Ada Quill und Bo Lind, Berlin". */
function isSignedByOthers(rest: string): boolean {
  const words = rest.split(/[\s,]+/);
  if (words.length < 2 || words.length > MOST_WORDS_OF_OTHERS || /[.!?:]$/.test(rest)) return false;
  return rest.split(/\s*,\s*|\s+(?:und|et|y|e|en|og|och)\s+/u).every((piece) => isNameLike(piece) || agencyNamed(piece) !== undefined);
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

/** Reads a byline line, with or without "By", its parts split by `|`. */
export function readByline(line: string, publisher: Publisher, calendar: Calendar): Byline {
  const byline: Byline = { names: [], desks: [], unread: [] };
  const marked = BY.exec(line)?.[0] ?? LABEL.exec(line)?.[0] ?? OTHER_BY.exec(line)?.[0] ?? '';
  for (const part of line.slice(marked.length).split('|')) readPart(part.trim(), byline, publisher, calendar);
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
    if (!/^[\p{Lu}\d]/u.test(rest) || !/\d/.test(rest)) continue;
    const when = whenOf(rest, calendar);
    if (when === undefined) continue;
    byline.when ??= when;
    return part.slice(0, match.index).replace(DATED_AT_END, '');
  }
  return part;
}
