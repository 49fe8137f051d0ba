// Scenario: what a cold start costs a reader: processor time from a fresh workerd to its first answer, against a Worker that does nothing.
import { bindingsOf } from './bindings.ts';
import type { WorkerdOptions } from './config.ts';
import { threadsTimeMs } from './processor-time.ts';
import { median } from './ratio.ts';
import type { OptionsFor } from './scenario.ts';
import { fixed, type Section } from './table.ts';
import { startWorkerd, wipe } from './workerd.ts';

/** An odd number, so that there is one in the middle. */
const STARTS = 21;
const RATIO = 3.5;
/** Answered by the Worker alone: what is measured is the program, and not its database. */
const PATH = '/v1';

export async function measureStartup(optionsFor: OptionsFor, starts = STARTS): Promise<Section> {
  const ours = { ...optionsFor('startup'), companions: [] };
  const bare: WorkerdOptions = {
    bundle: 'bench/baseline/bare.mjs',
    bindings: { ...bindingsOf('wrangler.toml'), objects: {} },
    directory: `${ours.directory}-bare`,
  };
  const ratios: number[] = [];
  const times: number[] = [];
  for (let start = 0; start < starts; start++) {
    const ownMs = await timeOf(ours);
    times.push(ownMs);
    ratios.push(ownMs / (await timeOf(bare)));
  }
  const measured = median(ratios);
  const spread = `${fixed(Math.min(...ratios))} to ${fixed(Math.max(...ratios))}`;
  return {
    title: 'Start-up',
    method: `Median of ${starts} interleaved starts of workerd: processor time of the process until its first answer, services of the harness included in both.`,
    results: [
      {
        what: 'start to first answer, against a bare Worker',
        measured: `${fixed(measured)} (${spread}; ${fixed(median(times), 0)} ms)`,
        bar: `≤ ${RATIO}`,
        met: measured <= RATIO,
      },
    ],
  };
}

async function timeOf(options: WorkerdOptions): Promise<number> {
  wipe(options.directory);
  const workerd = await startWorkerd(options);
  try {
    await (await fetch(workerd.origin('http') + PATH)).arrayBuffer();
    return threadsTimeMs(workerd.pid) ?? Number.NaN;
  } finally {
    await workerd.stop('SIGKILL');
    wipe(options.directory);
  }
}
