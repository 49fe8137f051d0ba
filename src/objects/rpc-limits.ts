// Cuts lists so that an answer fits into an RPC message of 1 MB, although an acknowledgement may name a hundred pages and an audit entry may
// contain the settings before and after a change.
import { present } from '../domain/values/present.ts';

/** Most characters of a page, which leaves room for the rest of the message. */
const PAGE_CHARS = 400_000;

/** Returns the first rows that fit, at least one and at most `limit`. `last` is the last of them if there are more rows; so the caller reads one
 *  row more than `limit`. `textsOf` returns the texts of a row that may be long. */
export function pageOf<T>(
  rows: Iterable<T>,
  limit: number,
  textsOf: (row: T) => readonly (string | null)[] = () => [],
): { page: T[]; last?: T } {
  const page: T[] = [];
  let chars = 0;
  for (const row of rows) {
    for (const text of textsOf(row)) chars += text?.length ?? 0;
    if (page.length === limit || (page.length > 0 && chars > PAGE_CHARS)) return present({ page, last: page.at(-1) });
    page.push(row);
  }
  return { page };
}

/** Most bytes of an answer as JSON, which leaves room for the rest of the message. */
export const ANSWER_BYTES = 900_000;

/** Yields the first items that fit into one answer, and at least one. */
export function* fitting<T>(items: Iterable<T>): Generator<T> {
  let bytes = 0;
  for (const item of items) {
    const size = bytesOf(item);
    if (bytes > 0 && bytes + size > ANSWER_BYTES) return;
    bytes += size;
    yield item;
  }
}

/** Returns the size of plain data in a message, in bytes. A text takes two bytes for each character if one of them is outside Latin-1. */
export function bytesOf(data: unknown): number {
  return JSON.stringify(data).length + extraBytesIn(data);
}

function extraBytesIn(data: unknown): number {
  if (typeof data === 'string') return /[\u0100-\uffff]/.test(data) ? data.length : 0;
  if (typeof data !== 'object' || data === null) return 0;
  return Object.values(data).reduce((sum: number, member) => sum + extraBytesIn(member), 0);
}

/** Fails if the call takes longer. */
export async function within<T>(timeoutMs: number, call: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  return Promise.race([call(), timeout]).finally(() => {
    if (timer !== null) clearTimeout(timer);
  });
}

/** Calls `call` for each item, at most `most` at a time. Fails with the first failure. */
export async function eachInParallel<T>(items: Iterable<T>, most: number, call: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await call(item);
  };
  await Promise.all(Array.from({ length: most }, worker));
}
