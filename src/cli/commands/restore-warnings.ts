// Warns before a restore: which changes it would undo, and above all which withdrawals.
import { open } from 'node:fs/promises';
import type { Desk } from '../client/desk-client.ts';
import { Failure } from '../client/failure.ts';
import { parseJsonObject } from '../client/json-object.ts';
import { unreadable } from '../files/file-errors.ts';
import { counted } from '../terminal/counted.ts';

/** Further ones are only counted. */
const NAMED_ARTICLES = 20;
const PAGE = 100;
/** More than the first line can have. */
const FIRST_LINE_BYTES = 1_000;

/** Throws Failure if the file cannot be read. */
export async function warningsOf(desk: Desk, file: string): Promise<string[]> {
  const exported = await exportedAt(file);
  const since = exported === undefined ? 'after the export' : `after the export of ${exported}`;
  const lost = `This replaces the current data. Every change made ${since} is undone: articles, settings and withdrawals. Tokens and keys made since then stop working.`;
  const withdrawn = exported === undefined ? undefined : await withdrawnSince(desk, exported);
  if (withdrawn === undefined)
    return [lost, 'Articles that were withdrawn since then will be public again: see "npx tearsheet withdrawal list".'];
  if (withdrawn.length === 0) return [lost];
  const more = withdrawn.length > NAMED_ARTICLES ? ` and ${withdrawn.length - NAMED_ARTICLES} more` : '';
  const names = `${withdrawn.slice(0, NAMED_ARTICLES).join(', ')}${more}`;
  return [lost, `${counted(withdrawn.length, 'article')} withdrawn since then will be public again. Withdraw them again at once: ${names}`];
}

/** From the first line of the file. `undefined` if the line does not say it; then the server will refuse the file. */
async function exportedAt(file: string): Promise<string | undefined> {
  const [line = ''] = (await beginningOf(file)).split('\n');
  const start = parseJsonObject(line);
  if (start === undefined || !('at' in start) || typeof start.at !== 'string' || Number.isNaN(Date.parse(start.at))) return undefined;
  return new Date(start.at).toISOString();
}

async function beginningOf(file: string): Promise<string> {
  try {
    const handle = await open(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(FIRST_LINE_BYTES)).finally(() => handle.close());
    return buffer.toString('utf8', 0, bytesRead);
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** Slugs of the articles that are withdrawn now and were not at that instant. `undefined` if the server does not say, because the
 *  token's scopes do not cover it. */
async function withdrawnSince(desk: Desk, instant: string): Promise<string[] | undefined> {
  const found: string[] = [];
  try {
    for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
      const { body } = await desk.listWithdrawals({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
      for (const { slug, at, lifted } of body.withdrawals) if (lifted === undefined && at > instant) found.push(slug);
      cursor = body.next;
    }
    return found;
  } catch (error) {
    if (error instanceof Failure && error.problem.status !== undefined) return undefined;
    throw error;
  }
}
