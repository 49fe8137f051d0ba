// How likely a line is an instruction to editors, by logistic regression over its words: what no rule says is found by what it has in common with thousands of other
// lines. Pure. The weights are in likelihood-weights.json; bench/learn-instructions.ts makes them.
import { has, KINDS_END, KINDS_START, lettersOf } from './kind-patterns.ts';
import weights from './likelihood-weights.json' with { type: 'json' };
import { kindsIn } from './line-words.ts';
import { unaccented } from './time-words.ts';

const LONGEST_CHARS = 250;
/** Kinds in a row that are a feature together. */
const MOST_KINDS = 3;
/** Of a word: languages change its end. */
const BEGINNING_CHARS = 5;
const MOST_WORDS = 24;
const MOST_STRANGE = 6;
const CAPITALS_SHARE = 0.7;

/** The weight of each feature, with the letters of its kinds. */
const WEIGHT: ReadonlyMap<string, number> = new Map([
  ...Object.entries(weights.kinds).map(([names, weight]) => [`kinds ${spelled(names)}`, weight] as const),
  ...Object.entries(weights.beginnings).map(([beginning, weight]) => [`beginning ${beginning}`, weight] as const),
  ...Object.entries(weights.forms).map(([form, weight]) => [`form ${form}`, weight] as const),
]);

const LIKELY = 0.7;
/** Of a line in which somebody says or did something, as in a story, and of a line that may be the headline. */
const LIKELY_IN_STORY = 0.9;

/** Whether a line at a place where desks write to each other is an instruction. */
export function isLikely(line: string, mayBeHeadline = false): boolean {
  const kinds = kindsIn(line);
  if (/\?\s*$/.test(line) || has(kinds, 'over')) return false;
  return likelihoodOf(line) >= (mayBeHeadline || has(kinds, 'told') ? LIKELY_IN_STORY : LIKELY);
}

/** Between 0 and 1. A line that is longer than 250 characters is a paragraph, for which it is 0. */
export function likelihoodOf(line: string): number {
  if (line.length > LONGEST_CHARS) return 0;
  let sum = weights.bias;
  for (const feature of featuresOf(line)) sum += WEIGHT.get(feature) ?? 0;
  return 1 / (1 + Math.exp(-sum));
}

/** What a line has, each feature once: up to three kinds of words in a row, the beginnings of its words, and its form. */
export function featuresOf(line: string): Set<string> {
  const kinds = kindsIn(line);
  const words =
    unaccented(line)
      .replace(/\p{N}/gu, '0')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const features = new Set<string>();
  const whole = KINDS_START + kinds + KINDS_END;
  for (let count = 1; count <= MOST_KINDS; count += 1)
    for (let at = 0; at + count <= whole.length; at += 1) features.add(`kinds ${whole.slice(at, at + count)}`);
  for (const word of words) features.add(`beginning ${word.slice(0, BEGINNING_CHARS)}`);
  for (const form of formsOf(line, words.length, kinds)) features.add(`form ${form}`);
  return features;
}

function* formsOf(line: string, words: number, kinds: string): Generator<string> {
  const strange = [...kinds].filter((kind) => STRANGE.includes(kind)).length;
  const letters = line.match(/\p{L}/gu) ?? [];
  const first = /^\S*/.exec(line)?.[0] ?? '';
  yield `${2 * Math.floor(Math.min(MOST_WORDS, words) / 2)} words`;
  yield `${Math.min(MOST_STRANGE, strange)} strange words`;
  yield `${Math.floor((5 * strange) / Math.max(1, kinds.length))} of 5 strange`;
  if ((line.match(/\p{Lu}/gu) ?? []).length > CAPITALS_SHARE * letters.length) yield 'capitals';
  if (first.length > 3 && first === first.toUpperCase() && /\p{L}/u.test(first)) yield 'first word in capitals';
  if (!/[.!?"”»]\s*$/.test(line)) yield 'no mark at its end';
  if (/^[([*]/.test(line)) yield 'bracket first';
}

const STRANGE = lettersOf('strange name');

/** `^ no publish` as it is in a feature. */
function spelled(names: string): string {
  return names
    .split(' ')
    .map((name) => (name === KINDS_START || name === KINDS_END ? name : lettersOf(name)))
    .join('');
}
