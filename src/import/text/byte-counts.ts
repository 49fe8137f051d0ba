// Counts in the bytes of a source what says how they are encoded, chunk by chunk, so that no source need be in memory as a whole. Pure.

export interface ByteCounts {
  length: number;
  /** The first of them. */
  head: Uint8Array;
  /** Some of them, with the first that is above 127. Empty: there is none. */
  sample: Uint8Array;
  /** Bytes above 127. */
  high: number;
  /** Characters of two or more bytes that are well-formed (Unicode §3.9, table 3-7). */
  sequences: number;
  /** Bytes above 127 that are not UTF-8. */
  wrong: number;
  /** Replacement characters that are in the source already: EF BF BD. */
  replacements: number;
  /** Bytes that text has few of: those of `CONTROLS` in source-text.ts. */
  controls: number;
  /** At even and at odd places. */
  zeros: [even: number, odd: number];
  /** ISO-2022-JP consists of ASCII bytes; only its escape sequences say so (RFC 1468). */
  isJapaneseMail: boolean;
}

const HEAD_BYTES = 1_024;
/** A detector needs no more than this, and its time grows with the text. */
const SAMPLE_BYTES = 100_000;
/** A character of UTF-8 and an escape sequence may go on in the next chunk for as many bytes. */
const LOOK_AHEAD = 3;

/** Chunks may be of any size and must not change later. */
export function byteCounter(): { add: (chunk: Uint8Array) => void; end: () => ByteCounts } {
  const counts: ByteCounts = {
    length: 0,
    head: new Uint8Array(),
    sample: new Uint8Array(),
    high: 0,
    sequences: 0,
    wrong: 0,
    replacements: 0,
    controls: 0,
    zeros: [0, 0],
    isJapaneseMail: false,
  };
  let rest: Uint8Array = new Uint8Array();
  return {
    add: (chunk) => {
      const bytes = rest.length === 0 ? chunk : joined(rest, chunk);
      if (counts.head.length < HEAD_BYTES) counts.head = joined(counts.head, chunk.subarray(0, HEAD_BYTES - counts.head.length));
      const end = countIn(bytes, Math.max(0, bytes.length - LOOK_AHEAD), counts);
      counts.length += end;
      rest = bytes.slice(end);
    },
    end: () => {
      counts.length += countIn(rest, rest.length, counts);
      rest = new Uint8Array();
      return counts;
    },
  };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Counts what begins before `limit`. The offset of the first byte that was not counted. */
function countIn(bytes: Uint8Array, limit: number, counts: ByteCounts): number {
  let at = 0;
  while (at < limit) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) at += countHigh(bytes, at, counts);
    else {
      if (byte <= 8 || (byte >= 0x0e && byte <= 0x1b)) counts.controls += 1;
      if (byte === 0) counts.zeros[(counts.length + at) % 2 === 0 ? 0 : 1] += 1;
      else if (byte === 0x1b) counts.isJapaneseMail ||= bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40);
      at += 1;
    }
  }
  return at;
}

/** The number of bytes that were counted. */
function countHigh(bytes: Uint8Array, at: number, counts: ByteCounts): number {
  if (counts.high === 0) counts.sample = bytes.subarray(at < SAMPLE_BYTES ? 0 : at).subarray(0, SAMPLE_BYTES);
  const length = sequenceAt(bytes, at);
  if (length === 0) counts.wrong += 1;
  else counts.sequences += 1;
  if (bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) counts.replacements += 1;
  counts.high += Math.max(1, length);
  return Math.max(1, length);
}

/** The length of a well-formed character at this byte, or 0. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  const length = first >= 0xf5 || first < 0xc2 ? 0 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  const isOutside =
    (first === 0xe0 && second < 0xa0) ||
    (first === 0xed && second > 0x9f) ||
    (first === 0xf0 && second < 0x90) ||
    (first === 0xf4 && second > 0x8f);
  if (isOutside) return 0;
  for (let next = 1; next < length; next += 1) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
