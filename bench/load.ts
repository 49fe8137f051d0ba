// A second of load on one address, over loopback.
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { treesTimeMs } from './processor-time.ts';

/** What is asked and what must come back: a fast wrong answer is not a result. */
export interface Probe {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** One path, or several taken in turn and dealt out among the connections. */
  paths: readonly string[];
  headers?: Record<string, string>;
  status: number;
  /** Of the processes that answer; their children count with them. */
  pids: readonly number[];
  /** Length of a slice; absent: one. For what answers only a few times a second. */
  seconds?: number;
}

export const CONNECTIONS = 16;
const SLICE_SECONDS = 1;

export interface Slice {
  perSecond: number;
  requests: number;
  /** Processor time of `pids` for one request; NaN where the system does not say. */
  cpuMs: number;
}

/** One slice of it. Throws if one answer was of another status than `probe.status`. */
export async function loadOf(probe: Probe): Promise<Slice> {
  const { origin, paths, headers = {}, status, pids, seconds = SLICE_SECONDS } = probe;
  const start = Math.floor((asked.get(probe) ?? 0) / CONNECTIONS);
  let dealt = 0;
  const cpuBeforeMs = treesTimeMs(pids) ?? Number.NaN;
  const result = await autocannon({
    url: origin,
    connections: CONNECTIONS,
    duration: seconds,
    setupClient: (client) => client.setRequests(shareOf(paths, dealt++, start).map((path) => ({ method: 'GET', path, headers }))),
  });
  const other = Object.keys(result.statusCodeStats).filter((code) => code !== String(status));
  if (result.errors > 0 || result.timeouts > 0 || other.length > 0) {
    throw new Error(
      `${paths[0]}: wanted ${status}, got ${other.join(', ') || 'no answer'} (${result.errors} errors, ${result.timeouts} timeouts)`,
    );
  }
  const cpuMs = ((treesTimeMs(pids) ?? Number.NaN) - cpuBeforeMs) / result.requests.total;
  asked.set(probe, (asked.get(probe) ?? 0) + result.requests.total);
  await comeToRest(probe);
  return { perSecond: result.requests.total / result.duration, requests: result.requests.total, cpuMs };
}

/** Requests so far: the next slice goes on where the last one stopped, or it would find remembered what that one asked for. */
const asked = new WeakMap<Probe, number>();

/** Each connection asks for paths of its own where there are enough: all asking for one and the same would find it remembered. */
function shareOf(paths: readonly string[], connection: number, start: number): readonly string[] {
  if (paths.length < CONNECTIONS) return paths;
  const share = paths.filter((_, index) => index % CONNECTIONS === connection % CONNECTIONS);
  const first = start % share.length;
  return [...share.slice(first), ...share.slice(0, first)];
}

const REST_MS = 150;

/** What was asked last is still being worked on when the second is over, and would slow down whatever is measured next. */
async function comeToRest({ origin, paths, headers = {} }: Probe): Promise<void> {
  await sleep(REST_MS);
  await (await fetch(origin + paths[0], { headers })).arrayBuffer();
  await sleep(REST_MS);
}
