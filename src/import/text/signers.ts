// The people, desks and agencies that a phrase of a byline names. Pure.
import { isOwnSource } from '../../domain/publisher/own-copy.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { agencyNamed } from './agencies.ts';
import { isPlacePiece, WITH } from './byline-marks.ts';
import { deskNamed, endsLikeDesk, isDesk, plain } from './desks.ts';
import { isNameLike, isSuffix, isTitle, spelled } from './names.ts';
import { isInstitution, isPosition, isRole, withoutRole } from './roles.ts';

export interface Signers {
  names: string[];
  desks: string[];
  /** An agency or another publication that the phrase names, and whose copy it therefore is. */
  source?: string | undefined;
  /** Parts that are neither a name, a desk, a source nor a date. */
  unread: string[];
}

const LONGEST_PHRASE_CHARS = 1_000;
const BREAKS =
  /\s*(?:[;&•·|]|,|\s[/–—-]\s|\/(?=\p{Lu})|\s\+\s)\s*|\s+(?:and|And|with|AND|WITH|und|Und|UND|sowie)\s+(?:additional reporting by\s+|contributions? from\s+)?/u;
/** Between two names of at least two words each: "Ramón y Cajal" is one. */
const OTHER_AND = new RegExp(`\\s+(?:y|e|et|en|og|och|i|ja|Y|E|ET|EN|OG|OCH|${WITH})\\s+(?=\\p{Lu}\\S*\\s+\\S)`, 'u');
/** At the beginning of a piece; a first name may be "Con". */
const WITH_OTHERS = new RegExp(`^${WITH}\\s+(?=\\p{Lu}\\S*\\s+\\S)`, 'u');

/** Adds the people and desks that a phrase names: "Ines Calloway, Tomas Brandt and M10News Business Desk". */
export function readSigners(phrase: string, signers: Signers, publisher: Publisher): void {
  const bare = givenNameFirst(withoutCredits(phrase.slice(0, LONGEST_PHRASE_CHARS).replace(/\s+/g, ' ').trim(), signers));
  if (takeSource(bare, signers, publisher)) return;
  if (deskNamed(bare, publisher) !== undefined) {
    push(signers.desks, spelled(bare));
    return;
  }
  const open = withoutBrackets(bare, signers, publisher).trim();
  const pairs = pairsIn(open);
  if (pairs !== undefined) {
    for (const { name, other } of pairs) readPair(name, other, signers, publisher);
    return;
  }
  const pieces = joined(open.split(BREAKS).flatMap((piece) => otherAnd(piece)));
  for (const piece of pieces) readPiece(piece, signers, publisher);
}

/** "Ada Quill, University of Oslo; Bo Lind, Bay Institute": each name with what it belongs to, and journals' "Quill, Ada; Lind, Bo". */
function pairsIn(phrase: string): { name: string; other: string }[] | undefined {
  const groups = phrase.split(/\s*;\s*/);
  if (groups.length < 2) return undefined;
  const pairs = groups.map((group) => group.split(/\s*,\s*/));
  if (pairs.some(({ length }) => length !== 2)) return undefined;
  return pairs.map(([name = '', other = '']) => ({ name, other }));
}

function readPair(name: string, other: string, signers: Signers, publisher: Publisher): void {
  const swapped = givenNameFirst(`${name}, ${other}`);
  readPiece(swapped.includes(',') ? name : swapped, signers, publisher);
  if (!swapped.includes(',')) return;
  if (isSuffix(other) || isTitle(other) || isRole(other) || isDesk(withoutEnd(other), publisher)) readPiece(other, signers, publisher);
  else takeAffiliation(other, signers, publisher);
}

const CREDITS =
  /(?<=\S)[\s,;–—-]{1,5}(?:(?:edited|(?:medically |fact[- ])?(?:reviewed|checked)|translated|illustrat(?:ed|ions?)|photo(?:graph)?(?:s|ed|y)?|produced) by|(?:bearbeitet|redigiert|übersetzt|fotografiert) von|(?:édité|relu|traduit|illustré) par|(?:editado|traducido|traduzido) por|(?:tradotto|traduzione) d[ai]|vertaald door|(?:oversatt|oversat|översatt) a[fv]|(?:photo(?:graph)?s?|pictures?|fotos?|foto['’]s|bild(?:er)?|billeder|video|illustrati(?:ons?|e)|grafik|redaktion|edited|editor|editing)\s*:)\s.+$/iu;

/** Whoever edited the copy or took its pictures did not write it. */
function withoutCredits(phrase: string, { unread }: Signers): string {
  const [credits] = CREDITS.exec(phrase) ?? [];
  if (credits === undefined) return phrase;
  unread.push(credits.replace(/^[\s,;–—-]+/, '').slice(0, 80));
  return phrase.slice(0, -credits.length);
}

/** Fields of libraries and journals write "Quill, Ada". */
function givenNameFirst(phrase: string): string {
  const [, family, given] = /^(\p{Lu}[\p{L}'’-]{1,40}), ?(\p{Lu}[\p{L}.'’ -]{0,40})$/u.exec(phrase) ?? [];
  if (family === undefined || given === undefined || isSuffix(given) || isTitle(given)) return phrase;
  return isRole(given) ||
    isRole(family) ||
    endsLikeDesk(given) ||
    isOrganisation(phrase) ||
    agencyNamed(family) !== undefined ||
    agencyNamed(given) !== undefined
    ? phrase
    : `${given} ${family}`;
}

function otherAnd(piece: string): string[] {
  const parts = piece.split(OTHER_AND);
  return parts.every((part) => /\S\s+\S/.test(part)) ? parts : [piece];
}

/** "Arts" and "Culture Desk" are one desk: a single word before a desk is no person. */
function joined(pieces: readonly string[]): string[] {
  const names: string[] = [];
  for (const piece of pieces) {
    const last = names.at(-1);
    if (last !== undefined && endsLikeDesk(piece) && !/\s/.test(last.trim()) && last !== '')
      names[names.length - 1] = `${last} and ${piece}`;
    else names.push(piece);
  }
  return names;
}

const LEAD =
  /^(?:by|and|with|(?:von|par|por|door)(?=\s+\p{Lu}\S*\s+\p{Lu})|words|text|story|photos?|pictures?|video|written by|reporting by|additional reporting)\s*:?\s+(?=\p{L})/iu;

function readPiece(piece: string, signers: Signers, publisher: Publisher): void {
  const isPicture = /^(?:photos?|pictures?|video)\b/i.test(piece.trim());
  const bare = withoutAddresses(withoutBrackets(piece.trim(), signers, publisher).replace(LEAD, '').replace(WITH_OTHERS, ''));
  const last = signers.names.at(-1);
  const special = /^(?:special|exclusive(?:ly)?) (?:to|for) (?:the )?(.+)$/i.exec(bare)?.[1];
  if (bare === '') return;
  if (isSuffix(bare) && last !== undefined) signers.names[signers.names.length - 1] = `${last} ${spelledSuffix(bare)}`;
  else if (isTitle(bare) || isPicture || isPlacePiece(bare)) signers.unread.push(bare);
  else if (takeSource(bare, signers, publisher)) return;
  else if (isDesk(withoutEnd(bare), publisher)) push(signers.desks, spelled(withoutEnd(bare)));
  else if (special !== undefined) takeAffiliation(special, signers, publisher);
  else readName(bare, signers, publisher);
}

function withoutAddresses(text: string): string {
  return text
    .replace(/\S{1,200}@\S+|https?:\S+|(?:^|\s)@[\w-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** "Ana de la Cruz y Martínez de Soria" has eight words. A longer phrase is text that a page puts beside the name. */
const MOST_NAME_WORDS = 8;

function readName(piece: string, signers: Signers, publisher: Publisher): void {
  if (takeAgencyRole(piece, signers, publisher)) return;
  const split = splitAt(piece, /\s+(?:on behalf of|of|for|from|special to)\s+(?:the\s+)?(?=\p{Lu})/iu);
  // "Foundation for Rivers" is one name.
  const affiliated = split !== undefined && (split.before.includes(' ') || agencyNamed(split.before) !== undefined) ? split : undefined;
  if (affiliated !== undefined) takeAffiliation(affiliated.rest, signers, publisher);
  const placed = splitAt(affiliated?.before ?? piece, /\s+(?:in|at|aus)\s+(?:the\s+)?(?=\p{L})/iu)?.before ?? affiliated?.before ?? piece;
  if (takeSource(placed, signers, publisher)) return;
  const { name, role } = withoutRole(withoutAgency(placed, signers, publisher));
  if (role !== undefined) signers.unread.push(role);
  if (role !== undefined && takeSource(name, signers, publisher)) return;
  const full = spelled(withoutEnd(name));
  if (full === '') return;
  if (isDesk(full, publisher)) push(signers.desks, full);
  else if (!mayBeName(full) || full.split(' ').length > MOST_NAME_WORDS) signers.unread.push(full.slice(0, 80));
  else if (isRole(full) || isPlaceBeside(full, signers) || (signers.names.length > 0 && (isPosition(full) || isInstitution(full))))
    signers.unread.push(full);
  else if (isOrganisation(full) && signers.names.length > 0) takeAffiliation(full, signers, publisher);
  else push(signers.names, full);
}

/** "AP National Political Writer", behind a name. */
function takeAgencyRole(piece: string, signers: Signers, publisher: Publisher): boolean {
  const words = piece.split(' ');
  for (let count = 1; count < Math.min(words.length, 4); count += 1) {
    const role = words.slice(count).join(' ');
    if (!isRole(role) || !takeSource(words.slice(0, count).join(' '), signers, publisher)) continue;
    signers.unread.push(role);
    return true;
  }
  return false;
}

/** Names have letters, and three words without a capital are a phrase. */
function mayBeName(text: string): boolean {
  return /\p{L}/u.test(text) && (/[\p{Lu}\p{Lo}]/u.test(text) || text.split(' ').length < 3);
}

/** "Ada Quill, Oslo": a single word after a full name is no second person. "AP in Palm Beach, Florida" names none. */
function isPlaceBeside(name: string, signers: Signers): boolean {
  if (name.includes(' ')) return false;
  return signers.names.at(-1)?.includes(' ') ?? signers.source !== undefined;
}

function splitAt(text: string, pattern: RegExp): { before: string; rest: string } | undefined {
  const match = pattern.exec(text);
  return match === null || match.index === 0
    ? undefined
    : { before: text.slice(0, match.index), rest: text.slice(match.index + match[0].length) };
}

function withoutEnd(name: string): string {
  const end = /(?:^|\s)(?:\p{L}|jr|sr)\.$/iu.test(name) ? name : name.replace(/[.\s:,|•·–—-]+$/, '');
  return end.trim();
}

function spelledSuffix(suffix: string): string {
  return /^[ivx]+$/i.test(suffix) ? suffix.toUpperCase() : suffix.slice(0, 1).toUpperCase() + suffix.slice(1).toLowerCase();
}

/** "Ada Quill (AP)" names the agency; other words in brackets are no name. */
function withoutBrackets(piece: string, signers: Signers, publisher: Publisher): string {
  return piece.replace(/\s*[([]([^()[\]]{0,80})[)\]]\s*/g, (whole, inner: string, at: number) => {
    if (isBetweenNames(piece, at, whole) && isNameLike(inner) && agencyNamed(inner) === undefined) return whole;
    const [, others] = /^\s*(?:with|and|avec|mit|con|com|met)\s+(.+)$/i.exec(inner) ?? [];
    if (others !== undefined) return `, ${others} `;
    if (!takeSource(inner, signers, publisher) && inner.trim() !== '' && !inner.includes('@')) signers.unread.push(inner.trim());
    return ' ';
  });
}

/** "Bruno (Henrique) Rodrigues": brackets between two words are part of the name. */
function isBetweenNames(piece: string, at: number, brackets: string): boolean {
  return /^\p{Lu}[\p{L}.'’-]*$/u.test(piece.slice(0, at)) && /^\p{Lu}[\p{L}'’-]*$/u.test(piece.slice(at + brackets.length));
}

/** "Ada Quill Associated Press": the agency may follow the name without a sign between. */
function withoutAgency(name: string, signers: Signers, publisher: Publisher): string {
  const words = name.split(' ');
  for (let count = 2; count <= words.length - 1; count += 1) {
    if (takeSource(words.slice(count).join(' '), signers, publisher)) return words.slice(0, count).join(' ');
  }
  return name;
}

function takeSource(text: string, signers: Signers, publisher: Publisher): boolean {
  const agency = agencyNamed(text) ?? agencyNamed(text.replace(/^(?:with|avec|mit|con|com|met|med|via)\s+/i, ''));
  if (agency === undefined || isOwnSource(publisher, text.trim())) return false;
  if (!isOwnSource(publisher, agency)) signers.source ??= agency;
  return true;
}

const ORGANISATION =
  /\b(?:news|newspaper|post|times|press|journal|herald|tribune|gazette|chronicle|observer|guardian|telegraph|daily|weekly|mail|express|mirror|magazine|media|radio|tv|television|network|agency|courier|review|broadcasting|zeitung|anzeiger|nachrichten|presse|kurier|le monde|figaro|diario|jornal|gazet|\w+\.(?:com|org|net|co\.uk))\b/iu;

function isOrganisation(text: string): boolean {
  return ORGANISATION.test(text);
}

/** Copy by somebody of another publication is that publication's copy. */
function takeAffiliation(text: string, signers: Signers, publisher: Publisher): void {
  const name = withoutEnd(text);
  if (isDesk(name, publisher) || isOwnSource(publisher, name) || plain(name).startsWith(plain(publisher.name))) return;
  if (takeSource(name, signers, publisher)) return;
  if (isOrganisation(name)) signers.source ??= name === name.toUpperCase() ? spelled(name) : name;
  else signers.unread.push(name);
}

function push(list: string[], name: string): void {
  if (!list.some((known) => plain(known) === plain(name))) list.push(name);
}
