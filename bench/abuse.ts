// Scenario: what a key that is refused can cost the desk. Eight connections ask with it as fast as they are answered, while the desk reads; the
// same connections fetch a constant, for comparison.
import autocannon from 'autocannon';
import { DESK_TOKEN } from './bindings.ts';
import { loadAnswer } from './companions.ts';
import { addPartner } from './partners.ts';
import { median } from './ratio.ts';
import { type OptionsFor, seed, withWorkerd } from './scenario.ts';
import { fixed, type Result, type Section } from './table.ts';
import type { Workerd } from './workerd.ts';

const ARTICLES = 1_000;
const CONNECTIONS = 8;
const READS = 150;
const ROUNDS = 3;
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
  const method = `95th percentile of ${READS} reads of the desk, one after the other, while ${CONNECTIONS} connections ask as fast as they are answered; median of ${rounds} rounds, ${ARTICLES} articles.`;
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

/** The constant is measured anew beside each of the others: the machine's speed drifts. */
async function measure(workerd: Workerd, [constant, ...floods]: readonly Flood[], rounds: number): Promise<Result[]> {
  if (constant === undefined) return [];
  const results: Result[] = [];
  for (const flood of floods) {
    const ratios: number[] = [];
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const calm = await readsDuring(workerd, constant);
      const under = await readsDuring(workerd, flood);
      times.push(under);
      ratios.push(under / calm);
    }
    const ratio = median(ratios);
    results.push({
      what: `p95 of a desk read under ${flood.what}, against a constant`,
      measured: `${fixed(ratio)} (${fixed(Math.min(...ratios))} to ${fixed(Math.max(...ratios))}; ${fixed(median(times), 0)} ms)`,
      bar: `≤ ${BAR}`,
      met: ratio <= BAR,
    });
  }
  return results;
}

/** 95th percentile in milliseconds. Throws where the flood was answered otherwise than it should be. */
async function readsDuring(workerd: Workerd, { origin, path, headers, status }: Flood): Promise<number> {
  const running = autocannon({ url: origin + path, connections: CONNECTIONS, duration: SECONDS, headers });
  const times: number[] = [];
  for (let read = 0; read < READS; read++) {
    const startedAt = performance.now();
    const response = await fetch(workerd.origin('http') + DESK_PATH, { headers: bearer(DESK_TOKEN) });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`the desk answered ${response.status}`);
    times.push(performance.now() - startedAt);
  }
  running.stop();
  const { statusCodeStats } = await running;
  const others = Object.keys(statusCodeStats).filter((code) => code !== String(status));
  if (others.length > 0) throw new Error(`${path}: wanted ${status}, got ${others.join(', ')}`);
  return times.toSorted((a, b) => a - b)[Math.floor(READS * 0.95)] ?? Number.NaN;
}

function bearer(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}

async function revokeKeys(workerd: Workerd, partner: string): Promise<void> {
  const path = `${workerd.origin('http')}/desk/partners/${partner}/keys`;
  const { keys } = (await (await fetch(path, { headers: bearer(DESK_TOKEN) })).json()) as { keys: { id: string }[] };
  for (const { id } of keys) await (await fetch(`${path}/${id}`, { method: 'DELETE', headers: bearer(DESK_TOKEN) })).arrayBuffer();
}
