// Scenario: our public feed beside what newsrooms have today: nginx with the same bytes as a static file, and WordPress with the same articles,
// without and with a page cache. Peers that are not on the machine have a row that says what to install.
import { processorBar, ratioText } from '../bars.ts';
import { putPublisher } from '../desk.ts';
import { CONNECTIONS, type Probe } from '../load.ts';
import { PAIRS, type Ratio, ratioIn, roundsOf } from '../ratio.ts';
import { PUBLISHER } from '../sample.ts';
import { type OptionsFor, seed, withWorkerd } from '../scenario.ts';
import { fixed, type Result, type Section } from '../table.ts';
import { answersOf } from './answers.ts';
import { Daemons } from './daemon.ts';
import { faultResult, type Peer, SLOW_SLICE_SECONDS, startPeers } from './peers.ts';
import { findPrograms, versionsText } from './programs.ts';

const ENTRIES = 50;
const FEED = '/feeds/all.rss';
/** Against WordPress without a page cache. */
const BARS = { 304: 100, 200: 50 } as const;
type Status = keyof typeof BARS;

export async function measurePeers(optionsFor: OptionsFor, pairs = PAIRS.usual, found = findPrograms()): Promise<Section> {
  const results = await withWorkerd(optionsFor('peers'), async (workerd) => {
    await seed(workerd, ENTRIES);
    await putPublisher(workerd, { ...PUBLISHER, publicContent: 'full' });
    const address = { origin: workerd.origin('http'), path: FEED };
    const ours = { what: 'ours', pids: [workerd.pid], ...address, ...(await answersOf(address, ENTRIES)) };
    const daemons = new Daemons();
    try {
      const { peers, rejected } = await startPeers(daemons, found, ours, ENTRIES);
      return [...(await measure(304, ours, peers, pairs)), ...(await measure(200, ours, peers, pairs)), ...rejected];
    } finally {
      await daemons.stop();
    }
  });
  return { title: 'Peers', method: methodText(pairs, versionsText(found)), results };
}

function methodText(pairs: number, versions: string): string {
  return [
    `Median of ${pairs} interleaved rounds, ${CONNECTIONS} connections (95 % interval of the median), ${ENTRIES} articles of full text.`,
    `A slice is one second, of WordPress without a page cache ${SLOW_SLICE_SECONDS}.`,
    'Processor time is that of all processes of a peer: workers of nginx, php-fpm with OPcache, MariaDB.',
    ...(versions === '' ? [] : [`${versions}.`]),
  ].join(' ');
}

async function measure(status: Status, ours: Peer, peers: readonly Peer[], pairs: number): Promise<Result[]> {
  if (peers.length === 0) return [];
  const own = probeOf(ours, status);
  const probes = peers.map((peer) => ({ peer, probe: probeOf(peer, status) }));
  try {
    const rounds = await roundsOf([own, ...probes.map(({ probe }) => probe)], pairs);
    return probes.map(({ peer, probe }) => resultOf(status, peer, ratioIn(rounds, own, probe)));
  } catch (error) {
    // The other scenarios of a full run have results to write.
    return [faultResult(`${status}, against ${peers.map(({ what }) => what).join(', ')}`, error)];
  }
}

function probeOf({ origin, path, pids, conditions, seconds }: Peer, status: Status): Probe {
  return { origin, paths: [path], pids, status, headers: status === 304 ? conditions : {}, ...(seconds !== undefined && { seconds }) };
}

function resultOf(status: Status, { what, bytes, isJudged }: Peer, ratio: Ratio): Result {
  const size = status === 200 ? ` (${Math.round(bytes / 1_000)} kB)` : '';
  const row = `${status}, against ${what}${size}`;
  const result = isJudged === true ? processorBar(row, ratio, BARS[status]) : { what: row, measured: ratioText(ratio) };
  return { ...result, measured: `${result.measured}${timesText(ratio)}` };
}

function timesText({ measuredCpuMs, referenceCpuMs }: Ratio): string {
  if (Number.isNaN(measuredCpuMs)) return '';
  return `; ${fixed(measuredCpuMs, 3)} to ${fixed(referenceCpuMs, 3)} ms of processor time a request`;
}
