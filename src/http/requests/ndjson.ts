// Reads NDJSON line by line as it arrives. At most one line is in memory, up to the limit, so a body of any size can be read.

/** A line without its line break, or why it cannot be read. Blank lines are skipped but counted. */
export type Line = { number: number; text: string } | { number: number; fault: 'too-long' | 'not-utf-8' };

const NEWLINE = 0x0a;

export async function* linesOf(body: ReadableStream<Uint8Array>, limitBytes: number): AsyncGenerator<Line> {
  let held: Uint8Array[] = [];
  let size = 0;
  let number = 1;
  // The body is not cancelled if a caller stops at a line: it may have to be read to its end (see `readToEnd`).
  for await (const chunk of body.values({ preventCancel: true })) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      hold(chunk.subarray(start, end));
      yield* finished();
      start = end + 1;
    }
    hold(chunk.subarray(start));
  }
  yield* finished();

  function hold(part: Uint8Array): void {
    size += part.byteLength;
    // Of a line beyond the limit only the size is needed.
    if (size <= limitBytes) held.push(part.slice());
  }

  function* finished(): Generator<Line> {
    const line = lineOf(held, size, number, limitBytes);
    held = [];
    size = 0;
    number += 1;
    if (line !== undefined) yield line;
  }
}

function lineOf(parts: Uint8Array[], size: number, number: number, limitBytes: number): Line | undefined {
  if (size > limitBytes) return { number, fault: 'too-long' };
  const joined = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.byteLength;
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(joined).trim();
    return text === '' ? undefined : { number, text };
  } catch {
    return { number, fault: 'not-utf-8' };
  }
}

/** Reads and drops the rest of a body. A client that is still sending when the answer comes may lose the connection, and with it the answer. */
export async function readToEnd(body: ReadableStream<Uint8Array>): Promise<void> {
  try {
    for await (const _chunk of body);
  } catch {
    // The client disconnected, so nobody reads the answer.
  }
}
