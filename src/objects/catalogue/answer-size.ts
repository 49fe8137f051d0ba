// How much one answer of the Catalogue carries: an RPC message is kept under a megabyte.

/** Of JSON, in characters of one byte. */
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

/** Of plain data in a message, where a text takes two bytes a character if one of them is outside Latin-1. */
export function charsOf(data: unknown): number {
  return JSON.stringify(data).length + wideCharsIn(data);
}

function wideCharsIn(data: unknown): number {
  if (typeof data === 'string') return /[\u0100-\uffff]/.test(data) ? data.length : 0;
  if (typeof data !== 'object' || data === null) return 0;
  return Object.values(data).reduce((sum: number, member) => sum + wideCharsIn(member), 0);
}
