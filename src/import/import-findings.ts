// Many articles from one source: a fault in one does not lose the others. Pure.
import { Unreadable } from './imported-article.ts';
import type { Found } from './partial-article.ts';

export interface Findings {
  found: Found[];
  faults: { line: number; message: string }[];
  remarks: string[];
  /** How many entries are left out, as the remarks say. Absent: none. */
  leftOut?: number;
  /** Only its kills count: all of it is found once more. */
  isForKills?: boolean;
}

export interface Placed {
  /** The line of the file on which it starts. */
  line: number;
}

export function noFindings(): Findings {
  return { found: [], faults: [], remarks: [] };
}

/** Kinds of entries that are counted apart. */
const MOST_KINDS = 50;

/** Counts the entries that are no articles, by what they are. */
export function leftOutCounter() {
  const counts = new Map<string, number>();
  return {
    add: (reason: string): void => {
      const kind = counts.size < MOST_KINDS || counts.has(reason) ? reason : 'entry of another kind';
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    },
    /** A remark for each kind. */
    findings: (): Findings => ({
      ...noFindings(),
      remarks: [...counts].map(([kind, count]) => `Left out: ${kind} (${count}).`),
      leftOut: [...counts.values()].reduce((sum, count) => sum + count, 0),
    }),
  };
}

/** Reads each item by itself. If `read` returns `undefined`, the item is left out without a remark. An `Unreadable` names a line within
 *  the item. */
export function findEach<T extends Placed>(items: readonly T[], read: (item: T) => Found | undefined): Findings {
  const findings = noFindings();
  for (const item of items) {
    try {
      const found = read(item);
      if (found !== undefined) findings.found.push(found);
    } catch (error) {
      findings.faults.push({ line: item.line + lineWithin(error) - 1, message: messageOf(error) });
    }
  }
  return findings;
}

export function lineWithin(error: unknown): number {
  return error instanceof Unreadable ? error.line : 1;
}

const MESSAGE_CHARS = 2_000;

/** Whatever a parser throws on strangers' input is a finding about the input. */
export function messageOf(error: unknown): string {
  if (error instanceof RangeError && /call stack/i.test(error.message)) return 'is nested too deeply to be read';
  const message = error instanceof Error ? error.message : String(error);
  // Some parsers quote all that they were given.
  return message.length > MESSAGE_CHARS ? `${message.slice(0, MESSAGE_CHARS)} …` : message;
}
