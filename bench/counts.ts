// What requests cost in operations, counted by the tail: exact, and so worth more than any time.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Workerd } from './workerd.ts';

export interface Counts {
  /** Calls into Durable Objects and entrypoints. */
  rpcs: number;
  kvReads: number;
  kvWrites: number;
  kvLists: number;
  rowsRead: number;
  rowsWritten: number;
  queueSends: number;
}

/** Names the tail reports, after the entrypoint they happened in. */
const NAMES: Readonly<Record<keyof Counts, RegExp>> = {
  rpcs: /^rpc /,
  kvReads: / kv_get/,
  kvWrites: / kv_put$/,
  kvLists: / kv_list$/,
  rowsRead: / rows_read$/,
  rowsWritten: / rows_written$/,
  queueSends: / queue_send/,
};

/** The tail hears of an invocation after its answer has left. */
const TAIL_DELAY_MS = 200;

export async function startCounting(workerd: Workerd): Promise<void> {
  await sleep(TAIL_DELAY_MS);
  await workerd.call('tail', '/', {});
}

/** Since `startCounting`, divided by the number of requests made. */
export async function countsPer(workerd: Workerd, requests: number): Promise<Counts> {
  await sleep(TAIL_DELAY_MS);
  const seen = Object.entries((await workerd.call('tail', '/')) as Record<string, number>);
  const sumOf = (name: RegExp) => seen.filter(([event]) => name.test(event)).reduce((sum, [, count]) => sum + count, 0);
  const counts = Object.entries(NAMES).map(([name, pattern]) => [name, sumOf(pattern) / requests]);
  return Object.fromEntries(counts) as Record<keyof Counts, number>;
}
