// The peers, started and checked: each is a feed to measure, or the reason why it cannot be.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Result } from '../table.ts';
import { type Address, type Answers, answersOf } from './answers.ts';
import type { Daemons } from './daemon.ts';
import { startNginx } from './nginx.ts';
import { hasAll, missingText, NEEDS, type Programs } from './programs.ts';
import { CACHE_HEADER, FEED, startWordPress } from './wordpress.ts';

/** A feed that was checked. */
export interface Peer extends Address, Answers {
  what: string;
  pids: readonly number[];
  /** Length of a slice; absent: one. */
  seconds?: number;
  /** Whether a bar is set against it. */
  isJudged?: boolean;
}

export interface Peers {
  peers: Peer[];
  /** Rows of those that are missing or do not work. */
  rejected: Result[];
}

/** For a peer of a few dozen answers a second. */
export const SLOW_SLICE_SECONDS = 5;

const STATIC_FILE = 'nginx with the same bytes as a static file';
const BOTH = 'WordPress without and with a page cache';
const PLAIN = 'WordPress without a page cache';
const CACHED = 'WordPress with a page cache';

export async function startPeers(daemons: Daemons, found: Partial<Programs>, ours: Peer, items: number): Promise<Peers> {
  const all: Peers = { peers: [], rejected: [] };
  if (hasAll(found, NEEDS.staticFile)) {
    const { nginx } = found;
    await attempt(all, STATIC_FILE, () => startStaticFile(daemons, nginx, ours, items));
  } else all.rejected.push({ what: STATIC_FILE, measured: missingText(found, NEEDS.staticFile) });
  if (hasAll(found, NEEDS.wordpress)) await startBoth(all, daemons, found, items);
  else all.rejected.push({ what: BOTH, measured: missingText(found, NEEDS.wordpress) });
  return all;
}

async function attempt(all: Peers, what: string, start: () => Promise<Omit<Peer, 'what'>>): Promise<void> {
  try {
    all.peers.push({ what, ...(await start()) });
  } catch (error) {
    all.rejected.push(faultResult(what, error));
  }
}

async function startStaticFile(daemons: Daemons, nginx: string, ours: Peer, items: number): Promise<Omit<Peer, 'what'>> {
  const folder = daemons.subfolder('static');
  const file = join(folder, 'files', ours.path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, Buffer.from(await (await fetch(ours.origin + ours.path)).arrayBuffer()));
  const { pid, origin } = await startNginx(daemons, nginx, folder, { static: [`root ${join(folder, 'files')};`] });
  const address = { origin: origin('static'), path: ours.path };
  return { pids: [pid], ...address, ...(await answersOf(address, items)) };
}

async function startBoth(all: Peers, daemons: Daemons, programs: Programs, items: number): Promise<void> {
  try {
    const { pids, plain, cached } = await startWordPress(daemons, programs, items);
    await attempt(all, PLAIN, async () => {
      const address = { origin: plain, path: FEED };
      return { pids, seconds: SLOW_SLICE_SECONDS, isJudged: true, ...address, ...(await answersOf(address, items)) };
    });
    await attempt(all, CACHED, async () => {
      const address = { origin: cached, path: FEED };
      const answers = await answersOf(address, items);
      if (answers.headers.get(CACHE_HEADER) !== 'HIT') throw new Error('the page cache does not answer');
      return { pids, ...address, ...answers };
    });
  } catch (error) {
    all.rejected.push(faultResult(BOTH, error));
  }
}

/** A peer that does not work fails the run; one that is missing does not. The text is for one cell of a table. */
export function faultResult(what: string, error: unknown): Result {
  const text = String(error instanceof Error ? error.message : error).replaceAll(/\s*[|\r\n]+\s*/g, ' / ');
  return { what, measured: `fault: ${text}`, met: false };
}
