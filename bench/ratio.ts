// How fast one thing is compared with another, on a machine whose speed drifts by a fifth within minutes.
import { loadOf, type Probe, type Slice } from './load.ts';

export interface Ratio {
  byRequests: Interval;
  /** From processor time per request: the better one on a busy machine. NaN where there is none. */
  byProcessorTime: Interval;
  /** Medians, in requests per second: for curiosity, never a bar. */
  measuredPerSecond: number;
  referencePerSecond: number;
  /** Medians of processor time a request. NaN where there is none. */
  measuredCpuMs: number;
  referenceCpuMs: number;
  /** Of the measured probe, warming up included. */
  measuredRequests: number;
  pairs: number;
}

/** A median, and the interval that contains the true one with a confidence of 95 %. */
export interface Interval {
  median: number;
  low: number;
  high: number;
}

/** How many pairs a row is the median of. */
export interface Pairs {
  usual: number;
  /** For bars that are close to what is measured. */
  many: number;
}

/** Nine pairs vary by 3 to 6 % from run to run where a single pair varies by 14 %. */
export const PAIRS: Pairs = { usual: 9, many: 21 };

/** Throughput of `measured` divided by that of `reference`. */
export async function ratioOf(measured: Probe, reference: Probe, pairs = PAIRS.usual): Promise<Ratio> {
  return ratioIn(await roundsOf([measured, reference], pairs), measured, reference);
}

type Round = ReadonlyMap<Probe, Slice>;

export interface Rounds {
  /** The first slice of each, in which it warms up. */
  warmUp: Round;
  measured: readonly Round[];
}

/** Slices of all probes next to each other in time, their order alternating, so that whatever else the machine does falls on all of them. */
export async function roundsOf(probes: readonly Probe[], count: number): Promise<Rounds> {
  const warmUp = await roundOf(probes.toReversed());
  const measured: Round[] = [];
  for (let round = 0; round < count; round++) measured.push(await roundOf(round % 2 === 0 ? probes : probes.toReversed()));
  return { warmUp, measured };
}

async function roundOf(probes: readonly Probe[]): Promise<Round> {
  const slices = new Map<Probe, Slice>();
  for (const probe of probes) slices.set(probe, await loadOf(probe));
  return slices;
}

/** Of two probes of the same rounds. */
export function ratioIn(rounds: Rounds, measured: Probe, reference: Probe): Ratio {
  const ours = rounds.measured.map((round) => sliceIn(round, measured));
  const theirs = rounds.measured.map((round) => sliceIn(round, reference));
  return {
    byRequests: intervalOf(ours.map(({ perSecond }, n) => perSecond / (theirs[n]?.perSecond ?? Number.NaN))),
    byProcessorTime: intervalOf(ours.map(({ cpuMs }, n) => (theirs[n]?.cpuMs ?? Number.NaN) / cpuMs)),
    measuredPerSecond: median(ours.map(({ perSecond }) => perSecond)),
    referencePerSecond: median(theirs.map(({ perSecond }) => perSecond)),
    measuredCpuMs: median(ours.map(({ cpuMs }) => cpuMs)),
    referenceCpuMs: median(theirs.map(({ cpuMs }) => cpuMs)),
    measuredRequests: ours.reduce((sum, { requests }) => sum + requests, sliceIn(rounds.warmUp, measured).requests),
    pairs: ours.length,
  };
}

function sliceIn(round: Round, probe: Probe): Slice {
  const slice = round.get(probe);
  if (slice === undefined) throw new Error('the probe is not in these rounds');
  return slice;
}

/** The upper one of the middle two for an even count. NaN for none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** By order statistics, which ask nothing of the distribution: of 21 values the sixth lowest to the sixth highest. The lowest and the highest
 *  where there are too few for 95 %. */
export function intervalOf(values: readonly number[]): Interval {
  const sorted = values.toSorted((a, b) => a - b);
  const skipped = skippedEachSide(sorted.length);
  return { median: median(sorted), low: sorted[skipped] ?? Number.NaN, high: sorted.at(-1 - skipped) ?? Number.NaN };
}

const OUTSIDE_EACH_SIDE = 0.025;

/** The true median is below the k-th lowest of n values with the probability that fewer than k of n tosses of a coin come up heads. */
function skippedEachSide(count: number): number {
  let outcomes = 1;
  let probability = 0;
  for (let heads = 0; heads < count; heads++) {
    probability += outcomes / 2 ** count;
    if (probability > OUTSIDE_EACH_SIDE) return Math.max(0, heads - 1);
    outcomes = (outcomes * (count - heads)) / (heads + 1);
  }
  return 0;
}
