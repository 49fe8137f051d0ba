// Scenario: what a call of the command line costs the machine that makes it: processor time of the file that npx runs, against a Node that
// runs nothing.
import { execFileSync } from 'node:child_process';
import { DESK_TOKEN } from './bindings.ts';
import { endedChildrenTimeMs } from './processor-time.ts';
import { intervalOf, median } from './ratio.ts';
import { sampleSlug } from './sample.ts';
import { type OptionsFor, seed, withWorkerd } from './scenario.ts';
import { fixed, type Result, type Section } from './table.ts';

const FILE = 'bin/tearsheet.cjs';
const ARTICLES = 60;
/** The kernel counts in steps of 10 ms, so that one run alone would tell little. */
const RUNS_A_SLICE = 5;
const RATIO = 3;

export async function measureCommandLine(optionsFor: OptionsFor, pairs: number): Promise<Section> {
  return withWorkerd({ ...optionsFor('cli'), companions: [] }, async (workerd) => {
    await seed(workerd, ARTICLES);
    const desk = ['--server', workerd.origin('http'), '--token', DESK_TOKEN];
    const calls = [['list', ...desk], ['show', sampleSlug(1), '--json', ...desk], ['partner', 'list', ...desk], ['--version'], ['--help']];
    return {
      title: 'Command line',
      method: `Processor time of \`${FILE}\` divided by that of \`node -e 0\`: median of ${pairs} interleaved slices of ${RUNS_A_SLICE} runs (95 % interval), after a first run that compiles. The service is another process and is not counted.`,
      results: calls.map((args) => resultOf(args, pairs)),
    };
  });
}

function resultOf(args: readonly string[], pairs: number): Result {
  const [first = '', second = ''] = args;
  sliceMs([FILE, ...args], 1);
  const slices = Array.from({ length: pairs }, () => [sliceMs([FILE, ...args]), sliceMs(['-e', '0'])] as const);
  const { median: ratio, low, high } = intervalOf(slices.map(([ours, bare]) => ours / bare));
  return {
    what: `\`${[first, second].filter((word) => /^(?!--server)[\w-]+$/.test(word)).join(' ')}\``,
    measured: `${fixed(ratio)} × (${fixed(low)} to ${fixed(high)}; ${fixed(median(slices.map(([ours]) => ours)), 0)} ms)`,
    bar: `≤ ${RATIO} ×`,
    met: ratio <= RATIO,
  };
}

/** Of one run, in milliseconds. */
function sliceMs(args: readonly string[], runs = RUNS_A_SLICE): number {
  const before = endedChildrenTimeMs();
  for (let run = 0; run < runs; run++) execFileSync(process.execPath, args, { stdio: 'ignore' });
  return (endedChildrenTimeMs() - before) / runs;
}
