// How much of a list fits one answer. An acknowledgement may name a hundred pages, and a line of an audit trail may hold the settings before and
// after a change, while an RPC message stays below 1 MB.

/** Leaves room for everything else in one message. */
const PAGE_CHARS = 400_000;

/** Returns the first rows that fit, at least one and at most `limit`, and whether there are more. `textsOf` names what may be long in a row. */
export function pageOf<T>(
  rows: Iterable<T>,
  limit: number,
  textsOf: (row: T) => readonly (string | null)[],
): { page: T[]; hasMore: boolean } {
  const page: T[] = [];
  let chars = 0;
  for (const row of rows) {
    for (const text of textsOf(row)) chars += text?.length ?? 0;
    if (page.length === limit || (page.length > 0 && chars > PAGE_CHARS)) return { page, hasMore: true };
    page.push(row);
  }
  return { page, hasMore: false };
}
