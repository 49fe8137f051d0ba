// Bylines: people and desks, and the date on the same line. Pure.
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { type Calendar, type When, whenOf } from './dates.ts';

export interface Byline {
  names: string[];
  desks: string[];
  when?: When | undefined;
  /** Parts of the line that are neither a name, a desk nor a date. */
  unread: string[];
}

const DESK = /\b(?:desk|newsdesk|newsroom|staff|staff writers?|bureau|news agency)$/i;
const ROLE = /\b(?:editor|correspondent|reporter|writer|columnist|analyst|photographer|producer)$/i;

/** Whether a name is that of a desk and not of a person: one of the publisher's desks, the publisher itself, or a name that ends like a
 *  desk's. */
export function isDesk(name: string, publisher: Publisher): boolean {
  return DESK.test(name) || deskNamed(name, publisher) !== undefined || plain(name) === plain(publisher.name);
}

/** The publisher's desk of that name, written with or without the publisher's name before it and "Desk" after it. */
export function deskNamed(name: string, publisher: Publisher): Publisher['desks'][number] | undefined {
  const wanted = bare(name, publisher);
  if (wanted === '') return undefined;
  const certain = publisher.desks.find((desk) => plain(desk.name) === plain(name));
  if (certain !== undefined || !(DESK.test(name) || plain(name).startsWith(`${plain(publisher.name)} `))) return certain;
  return publisher.desks.find((desk) => bare(desk.name, publisher) === wanted || desk.code === wanted.replaceAll(' ', '-'));
}

function bare(name: string, publisher: Publisher): string {
  const words = plain(name).replace(/\s+(?:news)?desk$/, '');
  const own = plain(publisher.name);
  return words.startsWith(`${own} `) ? words.slice(own.length + 1) : words;
}

function plain(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

const LONGEST_BYLINE_CHARS = 240;

/** True for a line that starts like a byline and is no sentence: "By a vote of nine to two, ministers …" is a sentence. */
export function isByline(line: string, calendar: Calendar): boolean {
  if (line.length > LONGEST_BYLINE_CHARS) return false;
  if (/^by:?\s+/i.test(line))
    return line.includes('|') || (!/[.!?]["”’]?$/.test(line) && /^by:?\s+["“]?[\p{Lu}]/iu.test(line) && capitalised(line));
  return line.includes('|') && line.split('|').some((part) => whenOf(part, calendar)?.hasYear === true);
}

/** Names are capitalised, except "and", "of" and particles. */
function capitalised(line: string): boolean {
  const words = line
    .replace(/^by:?\s+/i, '')
    .split(/[\s,|&]+/u)
    .filter((word) => /^\p{L}/u.test(word));
  const small = words.filter(
    (word) => /^\p{Ll}/u.test(word) && !/^(?:and|of|in|for|the|at|de|da|di|del|van|von|der|den|la|le|bin|al|el|y)$/u.test(word),
  );
  return words.length > 0 && small.length === 0 && words.length <= 24;
}

/** "Business Editor": what somebody is, in a few words, and not a name. */
export function isRole(line: string): boolean {
  return ROLE.test(line) && line.split(/\s+/).length <= 5;
}

/** Reads a byline line, with or without "By", its parts split by `|`. */
export function readByline(line: string, publisher: Publisher, calendar: Calendar): Byline {
  const byline: Byline = { names: [], desks: [], unread: [] };
  for (const part of line.replace(/^by:?\s+/i, '').split('|')) readPart(part.trim(), byline, publisher, calendar);
  return byline;
}

function readPart(part: string, byline: Byline, publisher: Publisher, calendar: Calendar): void {
  if (part === '') return;
  const when = whenOf(part, calendar);
  if (when !== undefined) byline.when ??= when;
  else readSigners(withoutDate(part, byline, calendar), byline, publisher);
}

/** "Ines Calloway, 3 March 2026": the date may follow the last name. Every comma and dash is tried, from the left. */
function withoutDate(part: string, byline: Byline, calendar: Calendar): string {
  for (const match of part.matchAll(/,\s*|\s+[-–—]\s+/g)) {
    const when = whenOf(part.slice(match.index + match[0].length), calendar);
    if (when === undefined) continue;
    byline.when ??= when;
    return part.slice(0, match.index);
  }
  return part;
}

/** Adds the people and desks that a phrase names: "Ines Calloway, Tomas Brandt and M10News Business Desk". */
export function readSigners(phrase: string, byline: Pick<Byline, 'names' | 'desks' | 'unread'>, publisher: Publisher): void {
  const whole = deskNamed(phrase, publisher);
  const pieces = whole === undefined ? joined(phrase.split(/\s*(?:[,;&]|\band\b|\bwith\b|\bAND\b)\s*/)) : [phrase];
  for (const piece of pieces) {
    const name = spelled(
      piece
        .replace(/^by\s+/i, '')
        .replace(/\s+(?:in|at|for|from)\s+(?:the\s+)?[\p{L}][^,]*$/u, '')
        .replace(/[.\s]+$/, '')
        .trim(),
    );
    if (name === '') continue;
    if (isDesk(name, publisher)) push(byline.desks, name);
    else if (ROLE.test(name)) byline.unread.push(name);
    else push(byline.names, name);
  }
}

/** "Arts" and "Culture Desk" are one desk: a single word before a desk is no person. */
function joined(pieces: readonly string[]): string[] {
  const names: string[] = [];
  for (const piece of pieces) {
    const last = names.at(-1);
    if (last !== undefined && DESK.test(piece) && !/\s/.test(last.trim())) names[names.length - 1] = `${last} and ${piece}`;
    else names.push(piece);
  }
  return names;
}

/** Gives a name normal case if it is in capitals, as wires write names. */
function spelled(name: string): string {
  if (name !== name.toUpperCase() || !/\p{Lu}{3}/u.test(name)) return name;
  return name.replace(/\p{Lu}[\p{Lu}\p{M}]+/gu, (word) => word.slice(0, 1) + word.slice(1).toLowerCase());
}

function push(list: string[], name: string): void {
  if (!list.some((known) => plain(known) === plain(name))) list.push(name);
}
