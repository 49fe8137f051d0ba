// How likely a line is an instruction to editors, by logistic regression over its words: what no rule says is found by what it has in common with thousands of other
// lines. Pure. The weights are in likelihood-weights.json; bench/learn-instructions.ts makes them.
import type { Position } from './instruction.ts';
import { KINDS_END, KINDS_START, lettersOf, pattern } from './kind-patterns.ts';
import weights from './likelihood-weights.json' with { type: 'json' };
import { kindsIn } from './line-words.ts';
import { unaccented } from './time-words.ts';

/** A longer line is a paragraph. */
export const LONGEST_CHARS = 250;
/** Kinds in a row that are a feature together. */
const MOST_KINDS = 3;
/** Of a word: languages change its end. */
const BEGINNING_CHARS = 5;
const MOST_WORDS = 24;
/** "The team" in Danish and Norwegian, which begins as words for holding do. */
const OF_SPORT = new Set(['holdet', 'holdets', 'holdene', 'holdenes']);
const MOST_STRANGE = 6;
const CAPITALS_SHARE = 0.7;

/** Copy has many lines within its text, and few at its edges. */
const LIKELY: Readonly<Record<Position, number>> = { within: 0.97, edge: 0.5, behind: 0.5, beside: 1 };
/** Of a line in which somebody says or did something, as in a story. */
const LIKELY_IN_STORY = 0.7;
/** Of a line that may be the headline. */
const LIKELY_HEADLINE = 0.9;
/** A longer line within the text is a paragraph. */
const LONGEST_WITHIN_CHARS = 150;

/** Letters and figures of all scripts, of a text in small letters. */
const WORD = /[0-9a-z\u00DF-\u1FFF\u2C00-\uD7FF\uF900-\uFFEF]+/g;
const IN_STORY = pattern('told');
const OVER = pattern('over');
const STRANGE = lettersOf('strange name');

/** What a line has, each feature once. */
export interface Features {
  /** Up to three kinds of words in a row, as letters. */
  kinds: ReadonlySet<string>;
  /** The first letters of its words. */
  beginnings: ReadonlySet<string>;
  /** Its length, how many of its words are strange, its capitals and its marks. */
  forms: readonly string[];
}

const KIND_WEIGHTS: ReadonlyMap<string, number> = new Map(
  Object.entries(weights.kinds).map(([names, weight]) => [spelled(names), weight] as const),
);
const BEGINNING_WEIGHTS: ReadonlyMap<string, number> = new Map(Object.entries(weights.beginnings));
const FORM_WEIGHTS: ReadonlyMap<string, number> = new Map(Object.entries(weights.forms));

/** Whether a line is an instruction. Of some thousand sentences of prose, one is taken for one at the edges of copy; within it, one of twenty thousand. */
export function isLikely(line: string, position: Position, mayBeHeadline = false): boolean {
  if (position === 'beside' || line.length > (position === 'within' ? LONGEST_WITHIN_CHARS : LONGEST_CHARS)) return false;
  const kinds = kindsIn(line);
  if (line.trimEnd().endsWith('?') || OVER.test(kinds)) return false;
  const isInStory = IN_STORY.test(kinds);
  if (isInStory && position === 'within') return false;
  return likelihoodOf(line, kinds) >= Math.max(LIKELY[position], mayBeHeadline ? LIKELY_HEADLINE : 0, isInStory ? LIKELY_IN_STORY : 0);
}

/** Between 0 and 1; 0 for a paragraph. */
export function likelihoodOf(line: string, kinds = kindsIn(line)): number {
  if (line.length > LONGEST_CHARS) return 0;
  const features = featuresOf(line, kinds);
  let sum = weights.bias;
  for (const feature of features.kinds) sum += KIND_WEIGHTS.get(feature) ?? 0;
  for (const feature of features.beginnings) sum += BEGINNING_WEIGHTS.get(feature) ?? 0;
  for (const feature of features.forms) sum += FORM_WEIGHTS.get(feature) ?? 0;
  return 1 / (1 + Math.exp(-sum));
}

export function featuresOf(line: string, kinds = kindsIn(line)): Features {
  const words = unaccented(line).match(WORD) ?? [];
  const whole = KINDS_START + kinds + KINDS_END;
  const rows = new Set<string>();
  for (let count = 1; count <= MOST_KINDS; count += 1)
    for (let at = 0; at + count <= whole.length; at += 1) rows.add(whole.slice(at, at + count));
  const beginnings = new Set<string>();
  for (const word of words) if (!OF_SPORT.has(word)) beginnings.add(withoutFigures(word.slice(0, BEGINNING_CHARS)));
  return { kinds: rows, beginnings, forms: formsOf(line, words.length, kinds) };
}

/** Which figures they are says nothing. */
function withoutFigures(beginning: string): string {
  return /[0-9]/.test(beginning) ? beginning.replace(/[0-9]/g, '0') : beginning;
}

function formsOf(line: string, words: number, kinds: string): string[] {
  let strange = 0;
  for (const kind of kinds) if (STRANGE.includes(kind)) strange += 1;
  const forms = [
    `${2 * Math.floor(Math.min(MOST_WORDS, words) / 2)} words`,
    `${Math.min(MOST_STRANGE, strange)} strange words`,
    `${Math.floor((5 * strange) / Math.max(1, kinds.length))} of 5 strange`,
  ];
  if (hasMostlyCapitals(line)) forms.push('capitals');
  const end = line.indexOf(' ');
  const first = end === -1 ? line : line.slice(0, end);
  if (first.length > 3 && first === first.toUpperCase() && first !== first.toLowerCase()) forms.push('first word in capitals');
  if (!/[.!?"”»]\s*$/.test(line.slice(-3))) forms.push('no mark at its end');
  if (line[0] === '(' || line[0] === '[' || line[0] === '*') forms.push('bracket first');
  return forms;
}

function hasMostlyCapitals(line: string): boolean {
  let [capitals, letters] = [0, 0];
  const [upper, lower] = [line.toUpperCase(), line.toLowerCase()];
  for (let at = 0; at < line.length; at += 1) {
    if (upper[at] === lower[at]) continue;
    letters += 1;
    if (line[at] === upper[at]) capitals += 1;
  }
  return capitals > CAPITALS_SHARE * letters;
}

/** `^ no publish` as it is in a feature. */
function spelled(names: string): string {
  return names
    .split(' ')
    .map((name) => (name === KINDS_START || name === KINDS_END ? name : lettersOf(name)))
    .join('');
}
