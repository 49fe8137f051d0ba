// How fast one thing is compared with another, on a machine whose speed drifts by a fifth within minutes.
import { loadOf, type Probe, type Slice } from './load.ts';

export interface Ratio {
  median: number;
  min: number;
  max: number;
  /** The same from processor time per request: a second opinion, and the better one on a busy machine. NaN where there is none. */
  cpuMedian: number;
  cpuMin: number;
  cpuMax: number;
  /** Medians, in requests per second: for curiosity, never a bar. */
  measuredPerSecond: number;
  referencePerSecond: number;
  /** Of the measured probe, warming up included. */
  measuredRequests: number;
}

/** Nine pairs vary by 3 to 6 % from run to run where a single pair varies by 14 %. */
export const PAIRS = 9;

/** Throughput of `measured` divided by that of `reference`: slices next to each other in time, their order alternating, so that
 *  whatever else the machine does falls on both. The first slice of each warms up and is thrown away. */
export async function ratioOf(measured: Probe, reference: Probe, pairs = PAIRS): Promise<Ratio> {
  await loadOf(reference);
  const warmUp = await loadOf(measured);
  const samples: Sample[] = [];
  for (let pair = 0; pair < pairs; pair++) samples.push(await samplePair(measured, reference, pair % 2 === 1));
  const ratios = samples.map((sample) => sample.measured.perSecond / sample.reference.perSecond);
  const cpuRatios = samples.map((sample) => sample.reference.cpuMs / sample.measured.cpuMs);
  return {
    median: median(ratios),
    min: Math.min(...ratios),
    max: Math.max(...ratios),
    cpuMedian: median(cpuRatios),
    cpuMin: Math.min(...cpuRatios),
    cpuMax: Math.max(...cpuRatios),
    measuredPerSecond: median(samples.map((sample) => sample.measured.perSecond)),
    referencePerSecond: median(samples.map((sample) => sample.reference.perSecond)),
    measuredRequests: samples.reduce((sum, sample) => sum + sample.measured.requests, warmUp.requests),
  };
}

interface Sample {
  measured: Slice;
  reference: Slice;
}

async function samplePair(measured: Probe, reference: Probe, referenceFirst: boolean): Promise<Sample> {
  if (!referenceFirst) return { measured: await loadOf(measured), reference: await loadOf(reference) };
  const before = await loadOf(reference);
  return { measured: await loadOf(measured), reference: before };
}

/** The upper one of the middle two for an even count. NaN for none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
