// The bytes that caches of one isolate may take together. Each has a share of its own, so that strangers who fill one leave the others alone.
import { LruCache } from './lru-cache.ts';

/** Half of an isolate: the rest is for the program, the requests under way and what the engine does not free at once. */
export const MEMORY_BYTES = 64 * 1024 * 1024;

export class MemoryBudget {
  private readonly capacityBytes: number;
  private readonly caches: { readonly bytes: number }[] = [];
  private allotted = 0;

  constructor(capacityBytes: number) {
    this.capacityBytes = capacityBytes;
  }

  /** Throws where the shares are more than the budget. */
  cache<T>(shareBytes: number, bytesOf: (value: T) => number): LruCache<T> {
    this.reserve(shareBytes);
    const cache = new LruCache<T>(bytesOf, shareBytes);
    this.caches.push(cache);
    return cache;
  }

  /** For what is bounded by number and not by bytes. */
  reserve(bytes: number): void {
    this.allotted += bytes;
    if (this.allotted > this.capacityBytes) throw new Error(`shares of ${this.allotted} bytes are more than ${this.capacityBytes}`);
  }

  /** What the caches take at this moment. */
  get bytes(): number {
    return this.caches.reduce((sum, { bytes }) => sum + bytes, 0);
  }
}
