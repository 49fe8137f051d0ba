// How much of a list fits one answer: an acknowledgement may name a hundred pages, and an RPC message has its limit.

/** Leaves room for everything else in one message of 1 MB. */
const PAGE_CHARS = 400_000;

/** Of the rows with these acknowledgements, how many to tell at once: at least one, at most `limit`. */
export function fitting(acknowledgements: readonly (string | null)[], limit: number): number {
  let chars = 0;
  const over = acknowledgements.findIndex((text) => {
    chars += text?.length ?? 0;
    return chars > PAGE_CHARS;
  });
  return Math.min(limit, over === -1 ? acknowledgements.length : Math.max(over, 1));
}
