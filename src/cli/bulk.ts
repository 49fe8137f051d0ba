// Many commands at once (docs/api.md): NDJSON out in requests the server takes well, result lines in as they arrive.
import type { DraftInput } from '../domain/draft.ts';
import { readable } from './desk-call.ts';
import type { Desk } from './desk-client.ts';
import { Failure, type Problem } from './failure.ts';

export interface ImportLine {
  op: 'import';
  key: string;
  sourceId: string;
  sourceHash: string;
  article: DraftInput;
  corrections: string[];
  force: boolean;
  dryRun: boolean;
}

export type BulkResult =
  | { status: number; outcome: string; key: string; version: number; etag?: string; problem?: undefined }
  | { status: number; problem: Problem };

/** One article on its way: what is sent, and whatever the caller wants back with the result. */
export interface Consignment<T> {
  line: ImportLine;
  about: T;
}

export const REQUEST_LINES = 500;
export const REQUEST_BYTES = 8 * 1024 * 1024;

/** Sends everything in order and answers each with its result, in order. Never holds more than one request's worth. */
export async function* sendAll<T>(
  desk: Desk,
  consignments: AsyncIterable<Consignment<T>>,
): AsyncGenerator<{ about: T; result: BulkResult }> {
  let batch: T[] = [];
  let lines: string[] = [];
  let bytes = 0;
  for await (const { line, about } of consignments) {
    const text = `${JSON.stringify(line)}\n`;
    const size = Buffer.byteLength(text);
    if (batch.length > 0 && (batch.length === REQUEST_LINES || bytes + size > REQUEST_BYTES)) {
      yield* sendBatch(desk, batch, lines);
      [batch, lines, bytes] = [[], [], 0];
    }
    batch.push(about);
    lines.push(text);
    bytes += size;
  }
  if (batch.length > 0) yield* sendBatch(desk, batch, lines);
}

async function* sendBatch<T>(desk: Desk, batch: readonly T[], lines: readonly string[]): AsyncGenerator<{ about: T; result: BulkResult }> {
  const response = await desk.sendBulk(lines.join(''));
  let next = 0;
  let reason = 'The server said nothing about this article.';
  try {
    for await (const text of linesOf(desk, response)) {
      const about = batch[next];
      if (about === undefined) break;
      next += 1;
      yield { about, result: parsed(text) };
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    reason = `${error.problem.title}.`;
  }
  const problem = { title: 'No answer', detail: `${reason} Import again to be sure: what went in is left as it is.` };
  for (const about of batch.slice(next)) yield { about, result: { status: 0, problem } };
}

function parsed(text: string): BulkResult {
  try {
    return JSON.parse(text) as BulkResult;
  } catch {
    return { status: 0, problem: { title: 'The server did not answer as a desk would', detail: 'A result line is not JSON.' } };
  }
}

async function* linesOf(desk: Desk, response: Response): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  while (reader !== undefined) {
    const { done, value } = await readable(desk.connection, () => reader.read());
    if (done) break;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line !== '');
  }
  if (rest !== '') yield rest;
}
