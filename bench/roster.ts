// Scenario: what ten thousand partners cost a publish, which should be nothing, and how long a withdrawal takes to ask them all.
import { setTimeout as sleep } from 'node:timers/promises';
import { DESK_TOKEN } from './bindings.ts';
import { publish, putPublisher } from './desk.ts';
import { addRoster } from './partners.ts';
import { median } from './ratio.ts';
import { SECTIONS, sampleArticle, sampleKey } from './sample.ts';
import type { OptionsFor } from './scenario.ts';
import { fixed, type Result, type Section } from './table.ts';
import { startWorkerd, type Workerd, wipe } from './workerd.ts';

export const ROSTERS: readonly number[] = [1, 10_000];
const PUBLISHES = 60;
const WARM_UP_ROUNDS = 5;
const BAR = 1.5;
const ASK_LIMIT_MS = 300_000;

export async function measureRoster(optionsFor: OptionsFor, sizes: readonly number[] = ROSTERS): Promise<Section> {
  const houses: { workerd: Workerd; directory: string }[] = [];
  try {
    for (const size of sizes) houses.push(await prepareHouse(optionsFor, size));
    const times = await publishInTurn(houses.map(({ workerd }) => workerd));
    const results = times.map((ofHouse, index) => publishResult(sizes[index] ?? 0, median(ofHouse), median(times[0] ?? [])));
    const last = houses.at(-1);
    if (last !== undefined) results.push(await withdrawOne(last.workerd, sizes.at(-1) ?? 0));
    const method = `Medians of ${PUBLISHES} publishes, one at a time, the rosters in turn. Every partner has an object and an agreement of its own.`;
    return { title: 'The number of partners', method, results };
  } finally {
    for (const { workerd, directory } of houses) {
      await workerd.stop();
      wipe(directory);
    }
  }
}

async function prepareHouse(optionsFor: OptionsFor, partners: number) {
  const options = optionsFor(`roster-${partners}`);
  const workerd = await startWorkerd(options);
  await putPublisher(workerd);
  await addRoster(workerd, partners);
  return { workerd, directory: options.directory };
}

async function publishInTurn(workerds: readonly Workerd[]): Promise<number[][]> {
  const times = workerds.map((): number[] => []);
  for (let n = 0; n < PUBLISHES + WARM_UP_ROUNDS; n++) {
    for (const [index, workerd] of workerds.entries()) {
      times[index]?.push(await publish(workerd, sampleKey(n), sampleArticle(n, { section: SECTIONS[0] ?? '' })));
    }
  }
  return times.map((ofHouse) => ofHouse.slice(WARM_UP_ROUNDS));
}

function publishResult(partners: number, ms: number, leastMs: number): Result {
  const result = {
    what: `publish, ${partners.toLocaleString('en-GB')} partners`,
    measured: `${fixed(ms, 1)} ms (${fixed(ms / leastMs)} ×)`,
  };
  return ms === leastMs ? result : { ...result, bar: `≤ ${BAR} ×`, met: ms / leastMs <= BAR };
}

/** From the desk's answer until the last partner has been asked what it received. */
async function withdrawOne(workerd: Workerd, partners: number): Promise<Result> {
  const headers = { authorization: `Bearer ${DESK_TOKEN}`, 'content-type': 'application/json' };
  const origin = workerd.origin('http');
  const body = JSON.stringify({ reason: 'A measurement.', note: 'A measurement.' });
  const withdrawn = await fetch(`${origin}/desk/articles/${sampleKey(0)}/withdrawal`, { method: 'POST', headers, body });
  if (!withdrawn.ok) throw new Error(`the withdrawal was refused: ${withdrawn.status}`);
  await withdrawn.arrayBuffer();
  const startedAt = performance.now();
  while (performance.now() - startedAt < ASK_LIMIT_MS) {
    const listed = (await (await fetch(`${origin}/desk/withdrawals`, { headers })).json()) as { withdrawals: { asking: boolean }[] };
    if (listed.withdrawals[0]?.asking === false) break;
    await sleep(100);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  return {
    what: `withdrawal: all ${partners.toLocaleString('en-GB')} partners asked whether they received it`,
    measured: `${fixed(seconds, 1)} s after the desk's answer`,
  };
}
