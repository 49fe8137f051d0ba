// How much of a list fits one answer. An acknowledgement may name a hundred pages, and a line of an audit trail may hold the settings before and
// after a change, while an RPC message stays below 1 MB.
import { present } from '../domain/values/present.ts';

/** Leaves room for the rest of the message. */
const PAGE_CHARS = 400_000;

/** Returns the first rows that fit, at least one and at most `limit`. `last` is the row after which the next page begins; absent at the end, so
 *  that one row more than `limit` has to be asked for. `textsOf` names what may be long in a row. */
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

/** Size of one answer in JSON, in characters of one byte: an RPC message stays below a megabyte. */
export const ANSWER_CHARS = 900_000;

/** The first of these that fit one answer together, and always at least one. */
export function* fitting<T>(items: Iterable<T>): Generator<T> {
  let chars = 0;
  for (const item of items) {
    const size = charsOf(item);
    if (chars > 0 && chars + size > ANSWER_CHARS) return;
    chars += size;
    yield item;
  }
}

/** Size of plain data in a message, where a text takes two bytes a character if one of them is outside Latin-1. */
export function charsOf(data: unknown): number {
  return JSON.stringify(data).length + wideCharsIn(data);
}

function wideCharsIn(data: unknown): number {
  if (typeof data === 'string') return /[\u0100-\uffff]/.test(data) ? data.length : 0;
  if (typeof data !== 'object' || data === null) return 0;
  return Object.values(data).reduce((sum: number, member) => sum + wideCharsIn(member), 0);
}
