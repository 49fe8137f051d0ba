// Reads the words of a text as kinds (word-kinds.ts). Pure. What a word is, is looked up once and remembered as it was written.
import { type Kind, LETTER, lettersOf } from './kind-patterns.ts';
import { meantWord, otherSpellings } from './misspelt-words.ts';
import { plainTimeWord, unaccented } from './time-words.ts';
import { GROUPS_FROM } from './word-groups.ts';
import { KIND_OF } from './word-kinds.ts';
import { kindOfStem } from './word-stems.ts';

/** A filler says nothing by itself: it is not among the kinds of a text. */
const { strange: STRANGE, name: NAME, filler: FILLER, time: TIME, publish: PUBLISH, be: BE, no: NO, notice: NOTICE, copy: COPY } = LETTER;

const MOST_KNOWN = 20_000;
/** Letters and figures of all scripts, with the marks within a time or an abbreviation. */
const WORD =
  /(?:[Nn]on-)?[0-9A-Za-z\u00C0-\u1FFF\u2C00-\uD7FF\uF900-\uFFEF]+(?:[.:][0-9A-Za-z\u00C0-\u1FFF\u2C00-\uD7FF\uF900-\uFFEF]+)*(?:['’]t(?![A-Za-z]))?/g;

interface KnownWord {
  plain: string;
  kind: string;
  /** "Don't": a negation follows. */
  isDenied: boolean;
  hasCapital: boolean;
  /** It is a group of its own: "niewykorzystywanie", which denies a use. */
  isWhole: boolean;
}

const known = new Map<string, KnownWord>();

function knownWord(written: string): KnownWord {
  const before = known.get(written);
  if (before !== undefined) return before;
  const word = read(written);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(written, word);
  return word;
}

/** Norwegian and Danish "før" is "before", and is not "for". Finnish "älä" is "do not", and is no wing. */
function read(written: string): KnownWord {
  const isDenied = /n['’]t$/i.test(written);
  const short = isDenied ? written.slice(0, -3) : written.replace(/['’]t$/, '').replace('-', '');
  // "H.F.R."
  const bare = (/^(?:\p{L}\.){2,}\p{L}$/u.test(short) || short === 'N.B') && !/^t\.o\.m$/i.test(short) ? short.replaceAll('.', '') : short;
  const plain = unaccented(bare.replace(/^før$/i, 'fore').replace(/^äl(?:ä|kää)$/i, 'ala_')).replaceAll('æ', 'ae');
  // "Can't" and "won't" are no other words without their end.
  const kind = isDenied ? (KIND_OF.get(plain) ?? BE) : kindOf(plain);
  // The future tense, as in "publicará", says what will be published and is no order to publish it.
  const isFuture = kind === PUBLISH && /[aei]r(?:á|à|ão|án|anno)$/i.test(written);
  const isWhole = GROUPS_FROM.get(plain)?.some((group) => group.words.length === 1 && group.kinds !== FILLER) === true;
  return { plain, kind: isFuture ? STRANGE : kind, isDenied, hasCapital: /^\p{Lu}/u.test(written), isWhole };
}

function kindOf(plain: string): string {
  const listed = listedKind(plain);
  if (listed !== undefined) return listed;
  if (plain.length === 1 || /^v\d{1,4}$/.test(plain)) return FILLER;
  for (const spelling of otherSpellings(plain)) {
    const kind = listedKind(spelling);
    if (kind !== undefined) return kind;
  }
  const meant = meantWord(plain);
  return meant === undefined ? STRANGE : (listedKind(meant) ?? STRANGE);
}

function listedKind(plain: string): string | undefined {
  const listed = KIND_OF.get(plain);
  if (listed !== undefined) return listed;
  if (CLOCK_WORDS.has(plain)) return TIME;
  const time = plainTimeWord(plain);
  if (time !== undefined) return time.kind === 'filler' ? FILLER : TIME;
  return kindOfStem(plain);
}

const CLOCK_WORDS = new Set(
  'am pm a.m p.m tomorrow tonight noon midnight midday midi minuit mezzogiorno morgen imorgon mitternacht medianoche mezzanotte middernacht midnatt midnat weekend weekends uhr uur hrs horas heures ore'.split(
    ' ',
  ),
);

/** The last text: a line is asked as its only part, as a whole, and then how likely it is. */
let asked = { text: '', kinds: '' };

/** A letter for each word that is no filler. */
export function kindsIn(text: string): string {
  if (asked.text !== text) asked = { text, kinds: readKinds(text) };
  return asked.kinds;
}

function readKinds(text: string): string {
  const words = text.match(WORD) ?? [];
  const isShouted = text === text.toUpperCase();
  let kinds = '';
  for (let at = 0; at < words.length; at += 1) {
    const { plain, kind, isDenied, hasCapital } = knownWord(words[at] ?? '');
    const group = GROUPS_FROM.get(plain)?.find((one) => follows(words, at, one.words));
    if (group !== undefined) {
      kinds += group.kinds === FILLER ? '' : group.kinds;
      at += group.words.length - 1;
      continue;
    }
    // The month, between figures.
    if (plain === 'may' && hasCapital && (/^\d/.test(words[at + 1] ?? '') || /^\d/.test(words[at - 1] ?? ''))) kinds += TIME;
    else if (words[at] === 'US') kinds += NAME;
    else if (kind === STRANGE) kinds += hasCapital && at > 0 && !isShouted ? NAME : STRANGE;
    else if (kind !== FILLER) kinds += kind;
    if (isDenied) kinds += NO;
  }
  return kinds;
}

/** Whether a part of a text may have a word of this kind, wherever the part begins and ends. */
export function mayHaveKind(text: string, named: Kind): boolean {
  const kind = LETTER[named];
  const words = text.match(WORD) ?? [];
  return words.some((written) => {
    const word = knownWord(written);
    return word.kind === kind || GROUPS_FROM.get(word.plain)?.some((group) => group.kinds.includes(kind)) === true;
  });
}

function follows(words: readonly string[], at: number, group: readonly string[]): boolean {
  return group.every(
    (word, index) => index === 0 || (words[at + index] !== undefined && knownWord(words[at + index] ?? '').plain === word),
  );
}

/** Whether a text begins with words that mean something together only: "take down". */
function opensGroup(text: string, from: number): boolean {
  WORD.lastIndex = from;
  const groups = GROUPS_FROM.get(knownWord(WORD.exec(text)?.[0] ?? '').plain);
  if (groups === undefined) return false;
  const words = text.slice(from, from + GROUP_CHARS).match(WORD) ?? [];
  return groups.some((group) => group.kinds !== FILLER && follows(words, 0, group.words));
}

/** Where the first word at an offset or behind it begins; -1 if there is none. */
export function wordAt(text: string, from: number): number {
  WORD.lastIndex = from;
  return WORD.exec(text)?.index ?? -1;
}

const GROUP_CHARS = 60;
/** Before the first word that may be of an instruction there are at most so many others. */
const MOST_STRANGE = 3;
const MOST_WORDS = 12;
const CORE = new Set(
  lettersOf(
    'no publish publication release published use hold held keep embargo advance allowed planned lacks toBe draft internal only kill may after outlet until approval approver mistake',
  ),
);
/** Behind two strange words, others do not count. */
const STRONG = new Set(lettersOf('no embargo held hold lacks kill'));
/** Words of a sentence of a story: somebody does or did something. "We ask that you respect …" begins so, too. */
const NARRATES = new Set(lettersOf('who was says'));

/** "Wir haben die Meldung zurückgezogen" */
const OUR = new Set('we wir nous nosotros nos noi wij vi my'.split(' '));

/** Whether a text for readers may be an instruction from an offset on, by its first words. It reads no further than it must. */
export function mayOpen(text: string, from: number): boolean {
  if (opensGroup(text, from)) return true;
  WORD.lastIndex = from;
  let [strange, notices] = [0, 0];
  for (let count = 0; count < MOST_WORDS; count += 1) {
    const match = WORD.exec(text);
    if (match === null) return false;
    const { plain, kind, isDenied, isWhole } = knownWord(match[0]);
    if (isDenied || (strange < 2 ? CORE : STRONG).has(kind)) return true;
    if (isWhole) return true;
    // "Attention clients: the story about the mayor was …"
    if (kind === NOTICE) notices += 1;
    else if (notices > 1 && kind === COPY) return true;
    if (NARRATES.has(kind) && !(count === 0 && OUR.has(plain)) && plain !== 'we') return false;
    if (kind === STRANGE) strange += 1;
    if (strange === MOST_STRANGE) return false;
  }
  return false;
}
