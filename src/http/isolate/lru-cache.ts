// A cache bounded in bytes, names included. A name contains everything that its value depends on, so no value is ever stale.

/** Size of an entry itself, in a Map of strings. */
const ENTRY_BYTES = 100;

export class LruCache<T> {
  private readonly entries = new Map<string, { value: T; bytes: number }>();
  private readonly bytesOf: (value: T) => number;
  private readonly capacityBytes: number;
  private used = 0;

  constructor(bytesOf: (value: T) => number, capacityBytes: number) {
    this.bytesOf = bytesOf;
    this.capacityBytes = capacityBytes;
  }

  get bytes(): number {
    return this.used;
  }

  /** Makes the entry the most recently used; the least recently used is dropped first. */
  get(name: string): T | undefined {
    const found = this.entries.get(name);
    if (found === undefined) return undefined;
    this.entries.delete(name);
    this.entries.set(name, found);
    return found.value;
  }

  set(name: string, value: T): void {
    this.drop(name);
    const bytes = ENTRY_BYTES + textBytes(name) + this.bytesOf(value);
    this.entries.set(name, { value, bytes });
    this.used += bytes;
    for (const oldest of this.entries.keys()) {
      if (this.used <= this.capacityBytes) break;
      this.drop(oldest);
    }
  }

  drop(name: string): void {
    const entry = this.entries.get(name);
    if (entry === undefined) return;
    this.entries.delete(name);
    this.used -= entry.bytes;
  }

  clear(): void {
    this.entries.clear();
    this.used = 0;
  }
}

/** At most: V8 takes one byte or two for a character. */
export function textBytes(text: string): number {
  return text.length * 2;
}

/** For plain data: an object takes about twice the room of its JSON. */
export function dataBytes(data: object): number {
  return JSON.stringify(data).length * 2;
}
