// Sends many commands at once (src/reference): NDJSON goes out in requests of a size that the server accepts, and result lines are read as
// they arrive.
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportRemark } from '../../domain/articles/command.ts';
import type { DraftInput } from '../../domain/articles/draft.ts';
import type { Desk } from './desk-client.ts';
import type { EmbedsMember } from './embed-changes.ts';
import type { ArrivingAnswer } from './exchange.ts';
import { Failure, type Problem } from './failure.ts';
import { parseAnswer, readable } from './http.ts';

export interface ImportLine {
  op: 'import';
  slug: string;
  collection: string;
  sourceId: string;
  sourceVersion?: string | undefined;
  formerId: string;
  sourceHash: string;
  article: DraftInput;
  corrections: string[];
  hold: boolean;
  unfiled: boolean;
  force: boolean;
  movedFrom?: string | undefined;
  dryRun: boolean;
  run?: string | undefined;
}

export type BulkResult =
  | ({
      status: number;
      outcome: string;
      slug: string;
      version: number;
      pubStatus: string;
      /** Absent: the article is under no embargo, or has been public. */
      embargoedUntil?: string;
      etag?: string;
      remark?: ImportRemark;
      problem?: undefined;
    } & EmbedsMember)
  | { status: number; problem: Problem };

/** A command about an article in the version that was read. */
export type ArticleLine =
  | { op: 'hold'; slug: string; ifMatch: string }
  | { op: 'withdraw'; slug: string; reason: string; note?: string | undefined; ifMatch: string };

export type CommandLine = ImportLine | ArticleLine;

/** One article to send, with a value that the caller gets back with the result. */
export interface BulkItem<T, L extends CommandLine = ImportLine> {
  line: L;
  about: T;
}

const REQUEST_LINES = 500;
export const REQUEST_BYTES = 8 * 1024 * 1024;
/** The pauses before the attempts to send a request. */
const PAUSES_MS = [0, 300, 1_000, 3_000];

/** Sends everything in order and yields each result in order. At most one request is in memory at a time. If it is stopped, no further request is
 *  sent, and the results of the one that was are still yielded. */
export async function* sendAll<T>(
  desk: Desk,
  items: AsyncIterable<BulkItem<T, CommandLine>>,
  signal?: AbortSignal,
): AsyncGenerator<{ about: T; result: BulkResult }> {
  let batch: T[] = [];
  let lines: string[] = [];
  let bytes = 0;
  const isStopped = () => signal?.aborted === true;
  for await (const { line, about } of items) {
    if (isStopped()) return;
    const text = `${JSON.stringify(line)}\n`;
    const size = Buffer.byteLength(text);
    if (batch.length > 0 && (batch.length === REQUEST_LINES || bytes + size > REQUEST_BYTES)) {
      yield* sendBatch(desk, batch, lines);
      if (isStopped()) return;
      [batch, lines, bytes] = [[], [], 0];
    }
    batch.push(about);
    lines.push(text);
    bytes += size;
  }
  if (batch.length > 0 && !isStopped()) yield* sendBatch(desk, batch, lines);
}

/** After a connection broke, resumes at the first line without an answer; lines that the server stored without answering are unchanged
 *  then. Throws Failure, after a result for every line, if the server stays unreachable. */
async function* sendBatch<T>(desk: Desk, batch: readonly T[], lines: readonly string[]): AsyncGenerator<{ about: T; result: BulkResult }> {
  let next = 0;
  for (const pauseMs of PAUSES_MS) {
    await pause(pauseMs);
    const { answered, failure } = yield* exchange(desk, batch.slice(next), lines.slice(next));
    next += answered;
    if (next === batch.length) return;
    if (failure?.problem.status !== undefined) throw failure;
  }
  const problem = {
    title: 'No answer',
    detail: 'The connection broke before the answer. Repeat the command to be sure: articles that were stored are not changed by it.',
  };
  for (const about of batch.slice(next)) yield { about, result: { status: 0, problem } };
  throw new Failure({
    title: 'The connection to the server was lost',
    detail: 'The remaining articles were not sent. Repeat the command: articles that were stored are not changed by it.',
  });
}

const UNREADABLE: BulkResult = {
  status: 0,
  problem: { title: 'The server did not answer like a Tearsheet server', detail: 'A result line is not JSON.' },
};

interface Exchange {
  answered: number;
  failure?: Failure;
}

async function* exchange<T>(
  desk: Desk,
  batch: readonly T[],
  lines: readonly string[],
): AsyncGenerator<{ about: T; result: BulkResult }, Exchange> {
  let answered = 0;
  try {
    for await (const text of linesOf(desk, await desk.sendBulk(lines.join('')))) {
      const about = batch[answered];
      if (about === undefined) break;
      answered += 1;
      yield { about, result: parseAnswer<BulkResult>(text) ?? UNREADABLE };
    }
    return { answered };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { answered, failure: error };
  }
}

async function* linesOf(desk: Desk, { chunks }: ArrivingAnswer): AsyncGenerator<string> {
  const arriving = chunks[Symbol.asyncIterator]();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await readable(desk.connection, () => arriving.next());
      if (done === true) break;
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      yield* lines.filter((line) => line !== '');
    }
  } finally {
    await arriving.return?.();
  }
  if (rest !== '') yield rest;
}
