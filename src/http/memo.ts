// What this isolate has rendered, bounded in bytes. The key says everything the bytes depend on, so that nothing in here is ever stale.

/** Of the 128 MB of an isolate. */
const CAPACITY_BYTES = 24 * 1024 * 1024;

export interface Rendered {
  bytes: Uint8Array;
  /** Value of Cache-Tag: what a purge must name to take it out of the CDN. */
  tags: string;
}

export class Memo {
  private readonly entries = new Map<string, Rendered>();
  private bytes = 0;

  private readonly capacityBytes: number;

  constructor(capacityBytes = CAPACITY_BYTES) {
    this.capacityBytes = capacityBytes;
  }

  /** Marks the entry as used: the least recently used goes first. */
  get(key: string): Rendered | undefined {
    const found = this.entries.get(key);
    if (found === undefined) return undefined;
    this.entries.delete(key);
    this.entries.set(key, found);
    return found;
  }

  set(key: string, value: Rendered): void {
    this.bytes += value.bytes.byteLength - (this.entries.get(key)?.bytes.byteLength ?? 0);
    this.entries.delete(key);
    this.entries.set(key, value);
    for (const [oldest, { bytes }] of this.entries) {
      if (this.bytes <= this.capacityBytes) break;
      this.entries.delete(oldest);
      this.bytes -= bytes.byteLength;
    }
  }
}
