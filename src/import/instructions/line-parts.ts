// A line, and the parts of it between marks, with what a rule asks of them. Pure.

import type { Audience, Position } from './instruction.ts';
import { countOf, has } from './kind-patterns.ts';
import { kindsIn } from './line-words.ts';
import { type TimePhrase, timePhraseAt } from './time-phrase.ts';

/** A part of a line. */
export interface Piece {
  text: string;
  start: number;
  end: number;
  kinds: string;
  /** The mark before it, and the one behind it. */
  before: string;
  behind: string;
}

/** A piece where it stands. */
export interface Part extends Piece {
  audience: Audience;
  position: Position;
  /** Nothing else is in the line that is of a story. */
  isWhole: boolean;
  /** Something else in the line may be a headline or a sentence of a story. */
  isBesideStory: boolean;
  isBracketed: boolean;
  isInCapitals: boolean;
  /** Every word is one of an instruction, but for two names. */
  isClosed: boolean;
  /** How many words are none of an instruction. */
  strange: number;
  hasDay: boolean;
  hasHour: boolean;
}

/** What ends a piece. Full stops of abbreviations end none, and those behind figures only behind a year or a time of day: "am 9. Dezember". */
const BREAK =
  /\s[-–—]{1,3}\s|—|[:;!|)\]}*](?=[\s.,:;!|)\]}*]|$)|[([{*]+|(?:(?<=\p{L}{3})(?<!(?<!\p{L})(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ept?|[Oo][ck]t|[Nn]ov|[Dd]e[cz]|[Dd]ic|[Mm]on|[Tt]ues?|[Ww]ed|[Tt]hu|[Tt]hurs?|[Ff]ri|[Ss]at|[Ss]un|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|MON|TUES?|WED|THURS?|FRI|SAT|SUN|[Aa]dv|ADV|[Gg]odz|GODZ))\.(?=\s|$)|(?<=[ap]\.?m|(?:19|20)\d{2}|\d[:.h]\d{2})\.(?=\s\p{Lu}\p{Ll}))|\/{1,2}\s|\.{3}|(?<=^[\p{Lu}\s]{2,24})\/(?=\p{Lu})|\n|=|#+/gu;

/** At most so many of them, from the beginning of the line. */
export function piecesOf(line: string, most = Number.POSITIVE_INFINITY): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let before = '';
  const add = (end: number, behind: string) => {
    const text = line.slice(start, end);
    if (/[\p{L}\p{N}]/u.test(text)) pieces.push({ text, start, end, kinds: kindsIn(text), before, behind });
  };
  for (const { index, 0: mark } of line.matchAll(BREAK)) {
    add(index, mark);
    if (pieces.length >= most) return pieces;
    before = mark;
    start = index + mark.length;
  }
  add(line.length, '');
  return pieces;
}

type Place = Pick<Part, 'audience' | 'isWhole' | 'isBesideStory'> & { position?: Position };

export function partOf(piece: Piece, place: Place): Part {
  const { text, kinds, before, start } = piece;
  const strange = countOf(kinds, 'strange');
  let time: TimePhrase | undefined | 'unread' = 'unread';
  const readTime = () => {
    if (time === 'unread') time = has(kinds, 'time') ? firstTime(text) : undefined;
    return time;
  };
  return {
    ...piece,
    position: 'within',
    ...place,
    isBracketed: /[([{]/.test(before) && start <= 3,
    isInCapitals: isInCapitals(text),
    // People are named in an instruction behind its boundary only.
    isClosed: strange === 0 && !has(kinds, 'reported | ^ (boundary+ any* | not(boundary|lacks)*) who') && countOf(kinds, 'name') <= 2,
    strange,
    // Read when a rule asks for it.
    get hasDay() {
      return readTime() !== undefined || DAY.test(text);
    },
    get hasHour() {
      return readTime()?.hasHour === true || NOON.test(text);
    },
  };
}

const DAY = /weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch/i;
const NOON = /(?<!\p{L})(?:noon|midnight|mitternacht|minuit|mezzanotte|medianoche|midnatt)/iu;

export function isInCapitals(words: string): boolean {
  return words === words.toUpperCase() && /\p{Lu}{3}/u.test(words);
}

/** The first time in a text, which begins before an offset. */
export function firstTime(text: string, latest = text.length): TimePhrase | undefined {
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)) {
    const time = timePhraseAt(text, index);
    if (index >= latest) return undefined;
    if (time.hasDay || time.hasHour) return time;
  }
  return undefined;
}
