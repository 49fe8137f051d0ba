// Scenario: what ten thousand partners cost a publish, which should be nothing, and how long a withdrawal takes to ask them all.
import { setTimeout as sleep } from 'node:timers/promises';
import { DESK_TOKEN } from './bindings.ts';
import { publish, putPublisher } from './desk.ts';
import { addPartners } from './partners.ts';
import { median } from './ratio.ts';
import { SECTIONS, sampleArticle, sampleSlug } from './sample.ts';
import type { OptionsFor } from './scenario.ts';
import { fixed, type Result, type Section } from './table.ts';
import { startWorkerd, type Workerd, wipe } from './workerd.ts';

export const PARTNER_COUNTS: readonly number[] = [1, 10_000];
/** A withdrawal wakes every partner's object twice; ten thousand of them on two cores take longer than anybody waits for a benchmark. */
const ASKED_PARTNERS = 500;
const PUBLISHES = 60;
const WARM_UP_ROUNDS = 5;
const BAR = 1.5;
const ASK_LIMIT_MS = 300_000;

export async function measurePartnerCount(optionsFor: OptionsFor, sizes: readonly number[] = PARTNER_COUNTS): Promise<Section> {
  const services: { workerd: Workerd; directory: string }[] = [];
  try {
    for (const size of sizes) services.push(await prepareService(optionsFor, size));
    const times = await publishInTurn(services.map(({ workerd }) => workerd));
    const results = times.map((ofService, index) => publishResult(sizes[index] ?? 0, median(ofService), median(times[0] ?? [])));
    const asked = await prepareService(optionsFor, ASKED_PARTNERS);
    services.push(asked);
    await publish(asked.workerd, sampleSlug(0), sampleArticle(0, { section: SECTIONS[0] ?? '' }));
    results.push(await withdrawOne(asked.workerd, ASKED_PARTNERS));
    const method = `Medians of ${PUBLISHES} publishes, one at a time, the services in turn. Every partner has an object and an agreement of its own.`;
    return { title: 'The number of partners', method, results };
  } finally {
    for (const { workerd, directory } of services) {
      await workerd.stop();
      wipe(directory);
    }
  }
}

async function prepareService(optionsFor: OptionsFor, partners: number) {
  const options = optionsFor(`partners-${partners}`);
  const workerd = await startWorkerd(options);
  await putPublisher(workerd);
  await addPartners(workerd, partners);
  return { workerd, directory: options.directory };
}

async function publishInTurn(workerds: readonly Workerd[]): Promise<number[][]> {
  const times = workerds.map((): number[] => []);
  for (let n = 0; n < PUBLISHES + WARM_UP_ROUNDS; n++) {
    for (const [index, workerd] of workerds.entries()) {
      times[index]?.push(await publish(workerd, sampleSlug(n), sampleArticle(n, { section: SECTIONS[0] ?? '' })));
    }
  }
  return times.map((ofService) => ofService.slice(WARM_UP_ROUNDS));
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
  const withdrawn = await fetch(`${origin}/desk/articles/${sampleSlug(0)}/withdrawal`, { method: 'POST', headers, body });
  if (!withdrawn.ok) throw new Error(`the withdrawal was refused: ${withdrawn.status}`);
  await withdrawn.arrayBuffer();
  const startedAt = performance.now();
  while (performance.now() - startedAt < ASK_LIMIT_MS) {
    const listed = (await (await fetch(`${origin}/desk/withdrawals`, { headers })).json()) as { withdrawals: { notifying: boolean }[] };
    if (listed.withdrawals[0]?.notifying === false) return askedResult(partners, performance.now() - startedAt);
    await sleep(100);
  }
  throw new Error(`not all of ${partners} partners were asked within ${ASK_LIMIT_MS} ms`);
}

function askedResult(partners: number, ms: number): Result {
  const what = `withdrawal: all of ${partners} partners asked twice whether they received it, the second time 15 s after the first`;
  return { what, measured: `${fixed(ms / 1_000, 1)} s after the desk's answer` };
}
