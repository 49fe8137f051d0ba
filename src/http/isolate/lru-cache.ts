// What this isolate has made or read, bounded in bytes, keys included. A key names everything that its value depends on, so nothing in here
// is ever stale.

/** Of the 128 MB of an isolate, for each. */
const CAPACITY_BYTES = 24 * 1024 * 1024;

export interface Rendered {
  bytes: Uint8Array;
  /** Value of Cache-Tag: what a purge must name to take it out of the CDN. Empty for what no CDN keeps. */
  tags: string;
}

export class LruCache<T> {
  private readonly entries = new Map<string, T>();
  private bytes = 0;

  private readonly bytesOf: (value: T) => number;
  private readonly capacityBytes: number;

  constructor(bytesOf: (value: T) => number, capacityBytes = CAPACITY_BYTES) {
    this.bytesOf = bytesOf;
    this.capacityBytes = capacityBytes;
  }

  /** Marks the entry as used: the least recently used goes first. */
  get(key: string): T | undefined {
    const found = this.entries.get(key);
    if (found === undefined) return undefined;
    this.entries.delete(key);
    this.entries.set(key, found);
    return found;
  }

  set(key: string, value: T): void {
    this.drop(key);
    this.entries.set(key, value);
    this.bytes += key.length + this.bytesOf(value);
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= this.capacityBytes) break;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    this.entries.delete(key);
    this.bytes -= key.length + this.bytesOf(entry);
  }

  clear(): void {
    this.entries.clear();
    this.bytes = 0;
  }
}

/** Of plain data: an object takes about twice the room of its JSON. */
export function dataBytes(data: object): number {
  return JSON.stringify(data).length * 2;
}

export function renderedBytes({ bytes }: Rendered): number {
  return bytes.byteLength;
}
