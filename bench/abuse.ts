// Scenario: what a key that is refused can cost the desk. Eight connections ask with it as fast as they are answered, while the desk reads; the
// same connections fetch a constant, for comparison.
import autocannon from 'autocannon';
import { DESK_TOKEN } from './bindings.ts';
import { loadAnswer } from './companions.ts';
import { addPartner, revokeKeys } from './partners.ts';
import { intervalOf, median } from './ratio.ts';
import { type OptionsFor, seed, withWorkerd } from './scenario.ts';
import { fixed, type Result, type Section } from './table.ts';
import type { Workerd } from './workerd.ts';

const ARTICLES = 1_000;
const CONNECTIONS = 8;
/** Ten of them are slower than the 95th percentile. */
const READS = 200;
const ROUNDS = 15;
const SECONDS = 600;
const DESK_PATH = '/desk/articles?limit=20';
const BAR = 2;

interface Flood {
  what: string;
  origin: string;
  path: string;
  headers: Record<string, string>;
  status: number;
}

export async function measureAbuse(optionsFor: OptionsFor, rounds = ROUNDS): Promise<Section> {
  const results = await withWorkerd(optionsFor('abuse'), async (workerd) => {
    await seed(workerd, ARTICLES);
    const floods = await floodsOn(workerd);
    return measure(workerd, floods, rounds);
  });
  const method = `95th percentile of ${READS} reads of the desk, one after the other, while ${CONNECTIONS} connections ask as fast as they are answered: under a key that is refused and under a constant in turn, divided by each other. Median of ${rounds} rounds and its 95 % interval, ${ARTICLES} articles.`;
  return { title: 'Keys that are refused', method, results };
}

async function floodsOn(workerd: Workerd): Promise<Flood[]> {
  const origin = workerd.origin('http');
  const revoked = await addPartner(workerd, 'revoked');
  await revokeKeys(workerd, 'revoked');
  const spent = await addPartner(workerd, 'spent', { rate: { requests: 1, perSeconds: 86_400 } });
  await (await fetch(`${origin}/v1/usage`, { headers: bearer(spent) })).arrayBuffer();
  await loadAnswer(workerd, 'bare', { path: '/v1', as: '/constant' });
  return [
    { what: 'a constant', origin: workerd.origin('bare'), path: '/constant', headers: {}, status: 200 },
    { what: 'a revoked key, a feed', origin, path: '/v1/feed.rss?limit=100', headers: bearer(revoked), status: 401 },
    { what: 'a revoked key, the change feed', origin, path: '/v1/changes', headers: bearer(revoked), status: 401 },
    { what: 'a key past its rate, a feed', origin, path: '/v1/feed.ninjs?limit=100', headers: bearer(spent), status: 429 },
    { what: 'a key past its rate, the change feed', origin, path: '/v1/changes', headers: bearer(spent), status: 429 },
  ];
}

/** The constant is measured anew beside each of the others, before it and after it in turn: the machine's speed drifts. */
async function measure(workerd: Workerd, [constant, ...floods]: readonly Flood[], rounds: number): Promise<Result[]> {
  if (constant === undefined) return [];
  const results: Result[] = [];
  for (const flood of floods) {
    const samples: Round[] = [];
    for (let round = 0; round < rounds; round++) samples.push(await measureRound(workerd, constant, flood, round % 2 === 1));
    const { median: ratio, low, high } = intervalOf(samples.map(({ calm, under }) => under.p95Ms / calm.p95Ms));
    const times = (of: keyof Round) => `${fixed(median(samples.map((sample) => sample[of].p95Ms)), 1)} ms`;
    const speed = (of: keyof Round) => Math.round(median(samples.map((sample) => sample[of].perSecond)));
    results.push({
      what: `p95 of a desk read under ${flood.what}, against a constant`,
      measured: `${fixed(ratio)} (${fixed(low)} to ${fixed(high)}); ${times('under')} under ${speed('under')} requests a second, to ${times('calm')} under ${speed('calm')}`,
      bar: `≤ ${BAR}`,
      met: ratio <= BAR,
    });
  }
  return results;
}

interface Round {
  calm: Reads;
  under: Reads;
}

async function measureRound(workerd: Workerd, constant: Flood, flood: Flood, floodFirst: boolean): Promise<Round> {
  if (!floodFirst) return { calm: await readsDuring(workerd, constant), under: await readsDuring(workerd, flood) };
  const under = await readsDuring(workerd, flood);
  return { calm: await readsDuring(workerd, constant), under };
}

interface Reads {
  p95Ms: number;
  /** Answers to the flood. */
  perSecond: number;
}

/** Throws where the flood was answered otherwise than it should be. */
async function readsDuring(workerd: Workerd, { origin, path, headers, status }: Flood): Promise<Reads> {
  const running = autocannon({ url: origin + path, connections: CONNECTIONS, duration: SECONDS, headers });
  const startedAt = performance.now();
  // Not counted: the flood has to begin, and the desk's way through it has to be warm.
  for (let read = 0; read < READS / 10; read++) await timedRead(workerd);
  const times: number[] = [];
  for (let read = 0; read < READS; read++) times.push(await timedRead(workerd));
  const seconds = (performance.now() - startedAt) / 1_000;
  running.stop();
  const { statusCodeStats, requests } = await running;
  const others = Object.keys(statusCodeStats).filter((code) => code !== String(status));
  if (others.length > 0) throw new Error(`${path}: wanted ${status}, got ${others.join(', ')}`);
  return { p95Ms: times.toSorted((a, b) => a - b)[Math.floor(READS * 0.95)] ?? Number.NaN, perSecond: requests.total / seconds };
}

async function timedRead(workerd: Workerd): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(workerd.origin('http') + DESK_PATH, { headers: bearer(DESK_TOKEN) });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`the desk answered ${response.status}`);
  return performance.now() - startedAt;
}

function bearer(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}
