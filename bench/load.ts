// One second of load on one address, over loopback.
import autocannon from 'autocannon';

/** What is asked and what must come back: a fast wrong answer is not a result. */
export interface Probe {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** One path, or several taken in turn. */
  paths: readonly string[];
  headers?: Record<string, string>;
  status: number;
}

const CONNECTIONS = 16;
const SLICE_SECONDS = 1;

/** Requests per second. Throws if one answer was of another status than `probe.status`. */
export async function throughputOf(probe: Probe, seconds = SLICE_SECONDS): Promise<number> {
  const { origin, paths, headers = {}, status } = probe;
  const result = await autocannon({
    url: origin,
    connections: CONNECTIONS,
    duration: seconds,
    requests: paths.map((path) => ({ path, headers })),
  });
  const other = Object.keys(result.statusCodeStats).filter((code) => code !== String(status));
  if (result.errors > 0 || result.timeouts > 0 || other.length > 0) {
    throw new Error(
      `${paths[0]}: wanted ${status}, got ${other.join(', ') || 'no answer'} (${result.errors} errors, ${result.timeouts} timeouts)`,
    );
  }
  return result.requests.total / result.duration;
}
