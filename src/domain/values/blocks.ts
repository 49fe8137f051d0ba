// Networks that are refused, each until an instant. Kept in memory and bounded, so that strangers cannot fill it. Pure: `nowMs` is passed.

/** Blocks kept. All last equally long, so that the oldest, which makes room, would end first. */
const KEPT = 5_000;

export class Blocks {
  private readonly ends = new Map<string, number>();

  /** `endMs`: Unix ms. */
  add(network: string, endMs: number): void {
    this.ends.delete(network);
    if (this.ends.size >= KEPT) this.ends.delete(this.ends.keys().next().value ?? '');
    this.ends.set(network, endMs);
  }

  /** Unix ms; `undefined` where the network is not blocked. */
  endOf(network: string, nowMs: number): number | undefined {
    const endMs = this.ends.get(network);
    if (endMs === undefined || nowMs < endMs) return endMs;
    this.ends.delete(network);
    return undefined;
  }

  clear(): void {
    this.ends.clear();
  }
}
