// How fast one thing is compared with another, on a machine whose speed drifts by a fifth within minutes.
import { type Probe, throughputOf } from './load.ts';

export interface Ratio {
  median: number;
  min: number;
  max: number;
  /** Of the measured probe, in requests per second: a medium-term curiosity, never a bar. */
  measuredPerSecond: number;
  referencePerSecond: number;
}

/** Nine pairs vary by 3 to 6 % from run to run where a single pair varies by 14 %. */
export const PAIRS = 9;

/** Throughput of `measured` divided by that of `reference`: slices next to each other in time, their order alternating, so that
 *  whatever else the machine does falls on both. The first slice of each warms up and is thrown away. */
export async function ratioOf(measured: Probe, reference: Probe, pairs = PAIRS): Promise<Ratio> {
  await throughputOf(reference);
  await throughputOf(measured);
  const samples: { measured: number; reference: number }[] = [];
  for (let pair = 0; pair < pairs; pair++) samples.push(await samplePair(measured, reference, pair % 2 === 1));
  const ratios = samples.map((sample) => sample.measured / sample.reference);
  return {
    median: median(ratios),
    min: Math.min(...ratios),
    max: Math.max(...ratios),
    measuredPerSecond: median(samples.map((sample) => sample.measured)),
    referencePerSecond: median(samples.map((sample) => sample.reference)),
  };
}

async function samplePair(measured: Probe, reference: Probe, referenceFirst: boolean) {
  if (referenceFirst) {
    const before = await throughputOf(reference);
    return { measured: await throughputOf(measured), reference: before };
  }
  const before = await throughputOf(measured);
  return { measured: before, reference: await throughputOf(reference) };
}

/** The upper one of the middle two for an even count. NaN for none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
