// How much one answer of the Catalogue carries: an RPC message is kept under a megabyte.

/** Of JSON, in UTF-16 units: stays under 1 MB for text that is mostly Latin. */
export const ANSWER_CHARS = 900_000;

/** The first of these that fit one answer together, and always at least one. */
export function* fitting<T>(items: Iterable<T>): Generator<T> {
  let chars = 0;
  for (const item of items) {
    const size = JSON.stringify(item).length;
    if (chars > 0 && chars + size > ANSWER_CHARS) return;
    chars += size;
    yield item;
  }
}
