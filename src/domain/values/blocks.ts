// Networks that are refused, each until an instant. Kept in memory and bounded. Pure: `nowMs` is passed.
import { BoundedMap } from './bounded-map.ts';

export const BLOCK_MS = 60_000;
/** Blocks kept. All last equally long, so that the oldest, which makes room, would end first. */
const KEPT = 5_000;

export class Blocks {
  private readonly ends = new BoundedMap<number>(KEPT);

  /** `endMs`: Unix ms. */
  add(network: string, endMs: number): void {
    this.ends.set(network, endMs);
  }

  /** Unix ms; `undefined` where the network is not blocked. A block that would last longer than BLOCK_MS was made by a clock that is ahead of
   *  this one, or that was set back since: it is shortened. */
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
