// The bytes that all caches of one isolate may take. Each has a share of its own, so that strangers who fill one do not empty the others.
import { LruCache } from './lru-cache.ts';

/** Half of an isolate's memory. The rest is for the program, the current requests and garbage that is not collected yet. */
export const MEMORY_BYTES = 64 * 1024 * 1024;

export class MemoryBudget {
  private readonly capacityBytes: number;
  private readonly caches: { readonly bytes: number }[] = [];
  private allotted = 0;

  constructor(capacityBytes: number) {
    this.capacityBytes = capacityBytes;
  }

  /** Throws if the shares are more than the budget. */
  cache<T>(shareBytes: number, bytesOf: (value: T) => number): LruCache<T> {
    this.reserve(shareBytes);
    const cache = new LruCache<T>(bytesOf, shareBytes);
    this.caches.push(cache);
    return cache;
  }

  /** Takes a share for values that are bounded by number and not by bytes. */
  reserve(bytes: number): void {
    this.allotted += bytes;
    if (this.allotted > this.capacityBytes) throw new Error(`shares of ${this.allotted} bytes are more than ${this.capacityBytes}`);
  }

  /** The bytes that the caches take now. */
  get bytes(): number {
    return this.caches.reduce((sum, { bytes }) => sum + bytes, 0);
  }
}
