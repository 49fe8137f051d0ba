// Looks patterns up by the letters that they can begin with, so that a place in a text is compared with the few that may match there. The letters are
// read from the patterns themselves, so a new pattern needs no entry anywhere. Pure.

/** Characters that are looked at. */
const LETTERS = 4;
/** Of the places that were looked up. The letters of a language make a few thousand. */
const MOST_KNOWN = 8_000;
const NOT_PLAIN = /[^ -~]/;

/** What a part of a pattern can match first: characters in small letters, a space for any white space. */
interface Beginnings {
  /** After which the next part of the pattern goes on. */
  open: Set<string>;
  /** After which anything may follow. */
  closed: Set<string>;
}

/** Returns a function that names those of `all` that may match at an offset, in their order. `patternOf`: a sticky pattern. */
export function byFirstLetters<T>(all: readonly T[], patternOf: (one: T) => RegExp): (text: string, at: number) => readonly T[] {
  const known = new Map<string, readonly T[]>();
  /** By the characters as they are written. */
  const written = new Map<string, readonly T[]>();
  let indexed: { one: T; beginnings: ReadonlySet<string> }[] | undefined;
  const findNew = (letters: string) => {
    indexed ??= all.map((one) => ({ one, beginnings: beginningsOf(patternOf(one)) }));
    const found = indexed.filter(({ beginnings }) => mayBegin(beginnings, letters)).map(({ one }) => one);
    return remember(known, letters, found);
  };
  return (text, at) => {
    const characters = text.slice(at, at + LETTERS);
    return written.get(characters) ?? remember(written, characters, known.get(lettersOf(characters)) ?? findNew(lettersOf(characters)));
  };
}

function remember<T>(known: Map<string, T>, name: string, found: T): T {
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, found);
  return found;
}

/** Up to the first letter that is not of ASCII, because others can be the same letter to a pattern in ways that small letters do not tell. */
function lettersOf(written: string): string {
  const letters = written.replace('\n', ' ');
  const strange = letters.search(NOT_PLAIN);
  return (strange === -1 ? letters : letters.slice(0, strange)).toLowerCase();
}

function mayBegin(beginnings: ReadonlySet<string>, letters: string): boolean {
  for (let length = 0; length <= letters.length; length += 1) if (beginnings.has(letters.slice(0, length))) return true;
  return letters.length < LETTERS && [...beginnings].some((beginning) => beginning.startsWith(letters));
}

/** In small letters, each at most `LETTERS` long. Anything may follow a shorter one. */
export function beginningsOf({ source }: RegExp): ReadonlySet<string> {
  const { open, closed } = alternatives({ source, at: 0 });
  return new Set([...open, ...closed]);
}

interface Place {
  source: string;
  at: number;
}

const nothing = (): Beginnings => ({ open: new Set(['']), closed: new Set() });
const anything = (): Beginnings => ({ open: new Set(), closed: new Set(['']) });

/** Up to the end of the source or of its group. */
function alternatives(place: Place): Beginnings {
  const all: Beginnings = { open: new Set(), closed: new Set() };
  for (;;) {
    let row = nothing();
    while (row.open.size > 0 && !isEnd(place)) row = joined(row, repeated(place));
    skipRow(place);
    add(all, row);
    if (place.source[place.at] !== '|') return all;
    place.at += 1;
  }
}

function isEnd({ source, at }: Place): boolean {
  return at >= source.length || source[at] === '|' || source[at] === ')';
}

const TOKEN = /\\.|\[(?:[^\]\\]|\\.)*\]|[^\\[()|]+|[()|]/y;

/** Past what no longer matters. */
function skipRow(place: Place): void {
  for (let depth = 0; depth > 0 || !isEnd(place); ) {
    TOKEN.lastIndex = place.at;
    const [token = ' '] = TOKEN.exec(place.source) ?? [];
    place.at += token.length;
    if (token === '(') depth += 1;
    else if (token === ')') depth -= 1;
  }
}

const QUANTIFIER = /(?:[?*+]|\{(\d+)(?:(,)(\d*))?\})\??/y;

/** A part with its quantifier. */
function repeated(place: Place): Beginnings {
  const once = part(place);
  QUANTIFIER.lastIndex = place.at;
  const [quantifier = '', least, comma] = QUANTIFIER.exec(place.source) ?? [];
  place.at += quantifier.length;
  if (quantifier === '') return once;
  const isOptional = quantifier[0] === '?' || quantifier[0] === '*' || Number(least) === 0;
  const all: Beginnings = isOptional ? nothing() : { open: new Set(), closed: new Set() };
  add(all, once);
  if (quantifier[0] === '?' || (comma === undefined && Number(least) === 1)) return all;
  for (let more = once, count = 1; count < LETTERS && more.open.size > 0; count += 1) {
    more = joined(more, once);
    add(all, more);
  }
  return all;
}

function part(place: Place): Beginnings {
  const { source } = place;
  const character = source[place.at] ?? '';
  if (character === '(') return group(place);
  if (character === '[') return characterClass(place);
  place.at += 1;
  if (character === '^' || character === '$') return nothing();
  if (character === '.') return anything();
  return character === '\\' ? escaped(place) : literal([character]);
}

/** What only looks ahead or behind takes no place, and is taken as if it always held. */
function group(place: Place): Beginnings {
  const [opening = ''] = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(place.source.slice(place.at, place.at + 40)) ?? [];
  place.at += opening.length;
  const inside = alternatives(place);
  place.at += 1;
  return /[=!]$/.test(opening) ? nothing() : inside;
}

function escaped(place: Place): Beginnings {
  const character = place.source[place.at] ?? '';
  place.at += 1;
  if (character === 'b' || character === 'B') return nothing();
  if (character === 's') return literal([' ']);
  if (!/[a-z0-9]/i.test(character)) return literal([character]);
  if (place.source[place.at] === '{') place.at = place.source.indexOf('}', place.at) + 1;
  return anything();
}

/** Single characters are read, and anything else in a class may be any character. */
function characterClass(place: Place): Beginnings {
  const [whole = ''] = /^\[(?:[^\]\\]|\\.)*\]/.exec(place.source.slice(place.at)) ?? [];
  place.at += whole.length;
  const inside = whole.slice(1, -1);
  return /^\^|\\|[^-]-[^-]/.test(inside) ? anything() : literal([...inside]);
}

function literal(characters: readonly string[]): Beginnings {
  return { open: new Set(characters.map((character) => character.toLowerCase())), closed: new Set() };
}

function add(all: Beginnings, more: Beginnings): void {
  for (const one of more.open) all.open.add(one);
  for (const one of more.closed) all.closed.add(one);
}

function joined(first: Beginnings, second: Beginnings): Beginnings {
  if (first.open.size === 0) return first;
  const all: Beginnings = { open: new Set(), closed: new Set(first.closed) };
  for (const one of first.open) {
    for (const two of second.open) {
      const letters = one + two;
      if (letters.length >= LETTERS) all.closed.add(letters.slice(0, LETTERS));
      else all.open.add(letters);
    }
    for (const two of second.closed) all.closed.add((one + two).slice(0, LETTERS));
  }
  return all;
}
