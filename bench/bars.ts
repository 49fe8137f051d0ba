// Ratios as results: the text of one, and its bar.
import type { Ratio } from './ratio.ts';
import { fixed, type Result } from './table.ts';

/** Judged by processor time, which other work on the machine disturbs less; by requests a second where the system does not say. */
export function processorBar(what: string, ratio: Ratio, bar: number): Result {
  const judged = Number.isNaN(ratio.cpuMedian) ? ratio.median : ratio.cpuMedian;
  return { what, measured: ratioText(ratio), bar: `≥ ${bar} × by processor time`, met: judged >= bar };
}

/** Judged by requests a second. */
export function speedBar(what: string, ratio: Ratio, bar: number): Result {
  return { what, measured: ratioText(ratio), bar: `≥ ${bar} ×`, met: ratio.median >= bar };
}

export function ratioText({ median, min, max, cpuMedian, cpuMin, cpuMax, measuredPerSecond, referencePerSecond }: Ratio): string {
  const cpu = Number.isNaN(cpuMedian) ? '' : `, ${fixed(cpuMedian)} × by processor time (${fixed(cpuMin)} to ${fixed(cpuMax)})`;
  return `${fixed(median)} × (${fixed(min)} to ${fixed(max)})${cpu}; ${Math.round(measuredPerSecond)} to ${Math.round(referencePerSecond)} a second`;
}
