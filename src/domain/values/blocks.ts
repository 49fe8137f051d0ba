// A bounded list of networks whose requests are refused, each until an instant. Pure: `nowMs` is passed.
import { BoundedMap } from './bounded-map.ts';

export const BLOCK_MS = 60_000;
/** Most blocks. All last equally long, so the oldest one, which is dropped, would end first. */
const KEPT = 5_000;

export class Blocks {
  private readonly ends = new BoundedMap<number>(KEPT);

  /** `endMs`: Unix ms. */
  add(network: string, endMs: number): void {
    this.ends.set(network, endMs);
  }

  /** Returns the end of a block in Unix ms, or `undefined` if the network is not blocked. A block that would last longer than BLOCK_MS is
   *  shortened: the clock that set it was ahead of this one, or was set back since. */
  endOf(network: string, nowMs: number): number | undefined {
    const endMs = this.ends.get(network);
    if (endMs === undefined) return undefined;
    if (endMs <= nowMs) {
      this.ends.delete(network);
      return undefined;
    }
    const boundedMs = Math.min(endMs, nowMs + BLOCK_MS);
    if (boundedMs < endMs) this.ends.set(network, boundedMs);
    return boundedMs;
  }

  clear(): void {
    this.ends.clear();
  }
}
