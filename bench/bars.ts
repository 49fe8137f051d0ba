// Ratios as results: the text of one, and its bar.
import type { Interval, Ratio } from './ratio.ts';
import { fixed, type Result } from './table.ts';

/** Judged by processor time, which other work on the machine disturbs less; by requests a second where the system does not say. */
export function processorBar(what: string, ratio: Ratio, bar: number): Result {
  const judged = Number.isNaN(ratio.byProcessorTime.median) ? ratio.byRequests : ratio.byProcessorTime;
  return { what, measured: ratioText(ratio), bar: `≥ ${bar} × by processor time`, met: judged.median >= bar };
}

/** Judged by requests a second. */
export function speedBar(what: string, ratio: Ratio, bar: number): Result {
  return { what, measured: ratioText(ratio), bar: `≥ ${bar} ×`, met: ratio.byRequests.median >= bar };
}

export function ratioText({ byRequests, byProcessorTime, measuredPerSecond, referencePerSecond, pairs }: Ratio): string {
  const cpu = Number.isNaN(byProcessorTime.median) ? '' : `, ${intervalText(byProcessorTime)} by processor time`;
  const speeds = `${Math.round(measuredPerSecond)} to ${Math.round(referencePerSecond)} a second`;
  return `${intervalText(byRequests)} by requests${cpu}; ${speeds}; ${pairs} pairs`;
}

function intervalText({ median, low, high }: Interval): string {
  return `${fixed(median)} × (${fixed(low)} to ${fixed(high)})`;
}
