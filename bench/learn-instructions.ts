// Learns the weights of src/import/instructions/likelihood.ts: node bench/learn-instructions.ts PROSE [--without LIST]
// PROSE has a sentence of ordinary text in each line, such as those of treebanks; no list can hold enough of them. --without leaves a list out, and says what the
// weights find in it.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LETTER, lettersOf } from '../src/import/instructions/kind-patterns.ts';
import { featuresOf, LONGEST_CHARS } from '../src/import/instructions/likelihood.ts';
import { LISTS, type ListedLine, linesOf } from '../tests/support/instruction-lists.ts';

const WEIGHTS = new URL('../src/import/instructions/likelihood-weights.json', import.meta.url);
/** A penalty for each weight that is not 0 (L1), so that few are. */
const PENALTY = 1 / 3;
const ROUNDS = 200;
/** A feature that fewer lines have is left out. */
const FEWEST_LINES = 3;
/** A smaller weight changes no verdict. */
const SMALLEST = 0.05;
/** Of this many sentences of prose one is kept back, and asked afterwards. */
const KEPT_BACK = 5;
const CHANCES = [0.5, 0.7, 0.8, 0.9];
const NAME_OF: ReadonlyMap<string, string> = new Map(Object.keys(LETTER).map((name) => [lettersOf(name), name]));

interface Model {
  bias: number;
  weights: ReadonlyMap<string, number>;
}

interface Row {
  features: readonly string[];
  isInstruction: boolean;
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { without: { type: 'string' } } });
const [prose] = positionals;
if (prose === undefined) throw new Error('usage: node bench/learn-instructions.ts PROSE [--without LIST]');
const left = values.without;
const lists = LISTS.filter((list) => list !== left).flatMap(linesOf);
const sentences = readFileSync(prose, 'utf8')
  .split('\n')
  .filter(({ length }) => length > 3 && length <= LONGEST_CHARS);
const [kept, used] = [sentences.filter((_, index) => index % KEPT_BACK === 0), sentences.filter((_, index) => index % KEPT_BACK !== 0)];

const model = learn([
  ...lists.map(({ text, kind }) => ({ features: namesOf(text), isInstruction: kind !== 'none' })),
  ...used.map((text) => ({ features: namesOf(text), isInstruction: false })),
]);
console.log(`${model.weights.size} weights from ${lists.length} lines of lists and ${used.length} sentences`);
tell(
  'prose that was kept back',
  kept.map((text) => ({ text, kind: 'none' })),
);
if (left === undefined) writeFileSync(WEIGHTS, `${JSON.stringify(written(model), null, 2)}\n`);
else tell(`list ${left}`, linesOf(left));

/** The features of a line, each with the name of its group. */
function namesOf(text: string): string[] {
  return Object.entries(featuresOf(text)).flatMap(([group, names]: [string, Iterable<string>]) =>
    Array.from(names, (name) => `${group} ${name}`),
  );
}

/** Coordinate descent: each weight in turn takes the step that the largest curvature of the loss allows. */
function learn(rows: readonly Row[]): Model {
  const columns = columnsOf(rows);
  const sums = new Float64Array(rows.length);
  const weights = new Float64Array(columns.length);
  const errorOf = (row: number) => 1 / (1 + Math.exp(-(sums[row] ?? 0))) - (rows[row]?.isInstruction === true ? 1 : 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, { having, penalty }] of columns.entries()) {
      let slope = 0;
      for (const row of having) slope += errorOf(row);
      const curvature = having.length / 4;
      const before = weights[index] ?? 0;
      const after = shrunk(before - slope / curvature, penalty / curvature);
      if (after === before) continue;
      weights[index] = after;
      for (const row of having) sums[row] = (sums[row] ?? 0) + after - before;
    }
  }
  const named = columns.map(({ name }, index) => [name, Math.round((weights[index] ?? 0) * 100) / 100] as const);
  return {
    bias: named.find(([name]) => name === '')?.[1] ?? 0,
    weights: new Map(named.filter(([name, weight]) => name !== '' && Math.abs(weight) >= SMALLEST)),
  };
}

/** The rows that have a feature. The first has no name: it is the bias, which every row has. */
function columnsOf(rows: readonly Row[]): { name: string; having: Int32Array; penalty: number }[] {
  const having = new Map<string, number[]>();
  for (const [row, { features }] of rows.entries()) {
    for (const name of features) {
      const list = having.get(name);
      if (list === undefined) having.set(name, [row]);
      else list.push(row);
    }
  }
  const often = [...having].filter(([, list]) => list.length >= FEWEST_LINES).sort(([one], [other]) => (one < other ? -1 : 1));
  const bias = { name: '', having: Int32Array.from(rows.keys()), penalty: 0 };
  return [bias, ...often.map(([name, list]) => ({ name, having: Int32Array.from(list), penalty: PENALTY }))];
}

function shrunk(weight: number, by: number): number {
  return Math.sign(weight) * Math.max(0, Math.abs(weight) - by);
}

function chanceOf(text: string, { bias, weights }: Model): number {
  let sum = bias;
  for (const feature of namesOf(text)) sum += weights.get(feature) ?? 0;
  return 1 / (1 + Math.exp(-sum));
}

function tell(what: string, lines: readonly Pick<ListedLine, 'text' | 'kind'>[]): void {
  const asked = lines.map(({ text, kind }) => ({ chance: chanceOf(text, model), isInstruction: kind !== 'none' }));
  for (const least of CHANCES) {
    const share = (some: typeof asked) => `${some.filter(({ chance }) => chance >= least).length} of ${some.length}`;
    const [orders, others] = [asked.filter(({ isInstruction }) => isInstruction), asked.filter(({ isInstruction }) => !isInstruction)];
    console.log(`${what}, at least ${least}: ${share(orders)} instructions, ${share(others)} others`);
  }
}

/** With the names of kinds in place of their letters. */
function written({ bias, weights }: Model) {
  const of = (group: string) =>
    [...weights].filter(([name]) => name.startsWith(`${group} `)).map(([name, weight]) => [name.slice(group.length + 1), weight] as const);
  const names = (letters: string) => [...letters].map((letter) => NAME_OF.get(letter) ?? letter).join(' ');
  return {
    bias,
    kinds: Object.fromEntries(of('kinds').map(([letters, weight]) => [names(letters), weight])),
    beginnings: Object.fromEntries(of('beginnings')),
    forms: Object.fromEntries(of('forms')),
  };
}
