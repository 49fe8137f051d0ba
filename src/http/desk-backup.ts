// Everything out, and everything back in. An export streams; a restore is gathered first and applied at once or not at all.
import type { Context } from 'hono';
import * as z from 'zod';
import { readVersion } from '../domain/article-record.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { publisherSchema } from '../domain/publisher.ts';
import { sanitiseBody } from '../markup/sanitise.ts';
import { type BackupRecord, type ExportCursor, isExportedSetting, TABLES, type TableName } from '../objects/catalogue/backup.ts';
import { SCHEMA_NUMBER } from '../objects/catalogue/schema.ts';
import type { AppEnv } from './bindings.ts';
import { siteUrlOrNone } from './desk-articles.ts';
import { catalogueOf, expireFreshness } from './freshness.ts';
import { linesOf } from './lines.ts';
import { ProblemError } from './problem.ts';
import { parsed, requireType } from './request-body.ts';

/** Of one RPC message, in characters of JSON. */
const PAGE_CHARS = 512 * 1024;
/** A version with its body is the longest record there is. */
const RECORD_BYTES = 1024 * 1024;

const headerSchema = z.strictObject({ tearsheet: z.literal('export'), schema: z.int(), at: z.string() });
const trailerSchema = z.strictObject({ tearsheet: z.literal('end'), records: z.int() });
const storedPublisherSchema = z.strictObject({ publisher: publisherSchema, sequence: z.int(), changedMs: z.number() });
const recordSchema = z.strictObject({
  table: z.enum(Object.keys(TABLES) as [TableName, ...TableName[]]),
  row: z.array(z.union([z.string(), z.number(), z.null()])),
});

/** The first line says what this is, the last how many records there were: a file that was cut off shows it. */
export function exportCatalogue(context: Context<AppEnv>): Response {
  const { env } = context;
  const text = new TextEncoder();
  let cursor: ExportCursor | undefined;
  let records = 0;
  let state: 'header' | 'records' | 'done' = 'header';
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (state === 'header') {
        controller.enqueue(
          text.encode(`${JSON.stringify({ tearsheet: 'export', schema: SCHEMA_NUMBER, at: new Date().toISOString() })}\n`),
        );
        state = 'records';
        return;
      }
      const page = await catalogueOf(env).exportPage(cursor, PAGE_CHARS);
      records += page.lines.length;
      if (page.lines.length > 0) controller.enqueue(text.encode(`${page.lines.join('\n')}\n`));
      cursor = page.next;
      if (cursor !== undefined) return;
      state = 'done';
      controller.enqueue(text.encode(`${JSON.stringify({ tearsheet: 'end', records })}\n`));
      controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' } });
}

export async function restoreCatalogue(context: Context<AppEnv>): Promise<Response> {
  const { env } = context;
  const { replace } = parsed(z.strictObject({ replace: z.enum(['true', 'false']).default('false') }), context.req.query());
  requireType(context.req.raw, 'application/x-ndjson');
  const catalogue = catalogueOf(env);
  if (replace === 'false' && !(await catalogue.isEmpty())) throw new ProblemError('not-empty');
  const { body } = context.req.raw;
  if (body === null) throw new ProblemError('bad-request', { detail: 'The body is empty: send an export.' });
  const restore = await catalogue.beginRestore();
  await gather(env, body, { restore, siteUrl: await siteUrlOrNone(env) });
  const result = await catalogue.commitRestore(restore, replace === 'true', context.get('caller').who);
  if (result === 'overtaken') throw overtaken();
  if (result === 'not-empty') throw new ProblemError('not-empty');
  if (typeof result === 'number')
    throw new ProblemError('bad-request', { detail: `Record ${result} contradicts one before it. Nothing was changed.` });
  expireFreshness();
  return context.json({ outcome: 'restored', records: result.records, epoch: result.epoch });
}

/** Reads the whole file before anything is replaced. Throws on the first line that does not fit. */
async function gather(
  env: Env,
  body: ReadableStream<Uint8Array>,
  { restore, siteUrl }: { restore: string; siteUrl: string },
): Promise<void> {
  let batch: string[] = [];
  let chars = 0;
  let records = 0;
  let headed = false;
  let ended = false;
  for await (const line of linesOf(body, RECORD_BYTES)) {
    if ('fault' in line) throw unreadable(line.number, line.fault === 'too-long' ? 'is too long' : 'is not UTF-8');
    if (ended) throw unreadable(line.number, 'comes after the end');
    const value = jsonOf(line.text, line.number);
    if (!headed) {
      checkHeader(value, line.number);
      headed = true;
      continue;
    }
    const trailer = trailerSchema.safeParse(value);
    if (trailer.success) {
      if (trailer.data.records !== records) throw unreadable(line.number, `counts ${trailer.data.records} records where ${records} came`);
      ended = true;
      continue;
    }
    const record = recordOf(value, line.number, siteUrl);
    records += 1;
    batch.push(record);
    chars += record.length;
    if (chars < PAGE_CHARS) continue;
    if (!(await catalogueOf(env).gatherRestore(restore, batch))) throw overtaken();
    batch = [];
    chars = 0;
  }
  if (!ended) throw new ProblemError('bad-request', { detail: 'The export is cut off: its last line is missing. Nothing was changed.' });
  if (batch.length > 0 && !(await catalogueOf(env).gatherRestore(restore, batch))) throw overtaken();
}

function overtaken(): ProblemError {
  return new ProblemError('precondition-failed', { detail: 'Another restore began meanwhile. Nothing was changed by this one.' });
}

function checkHeader(value: unknown, number: number): void {
  const header = headerSchema.safeParse(value);
  if (!header.success) throw unreadable(number, 'is not the head of an export');
  const { schema } = header.data;
  if (schema > SCHEMA_NUMBER) throw unreadable(number, `is of schema ${schema}, and this program knows ${SCHEMA_NUMBER}`);
}

/** Checked against the table, and a body once more through the sanitiser: a file is a stranger's, whoever wrote it. */
function recordOf(value: unknown, number: number, siteUrl: string): string {
  const result = recordSchema.safeParse(value);
  if (!result.success) throw unreadable(number, 'is no record of an export');
  const { table, row } = result.data;
  if (row.length !== TABLES[table].length) throw unreadable(number, `has ${row.length} columns where ${table} has ${TABLES[table].length}`);
  const clean = cleanRow({ table, row }, siteUrl);
  if (typeof clean === 'string') throw unreadable(number, clean);
  return JSON.stringify({ table, row: clean } satisfies BackupRecord);
}

/** The row as it may be stored, or what is wrong with it. */
function cleanRow({ table, row }: BackupRecord, siteUrl: string): BackupRecord['row'] | string {
  if (table === 'body') {
    const body = sanitiseBody(String(row[2]), siteUrl);
    return body.ok ? [row[0] ?? null, row[1] ?? null, body.html] : `holds a body that cannot be taken: ${body.objection}`;
  }
  if (table === 'version') {
    const json = String(row[2]);
    const version = readVersion(json);
    if (version === undefined) return 'holds a version that no Catalogue has written';
    // As it was written, where nothing had to be cleaned: an export of what was restored is the same file.
    return [row[0] ?? null, row[1] ?? null, canonicalJson(version) === canonicalJson(JSON.parse(json)) ? json : JSON.stringify(version)];
  }
  if (table === 'setting' && !isExportedSetting(String(row[0]))) return 'sets what an export does not hold';
  return table === 'setting' && row[0] === 'publisher' && !isStoredPublisher(String(row[1])) ? 'holds settings that are no publisher' : row;
}

function isStoredPublisher(json: string): boolean {
  try {
    return storedPublisherSchema.safeParse(JSON.parse(json)).success;
  } catch {
    return false;
  }
}

function jsonOf(text: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(number, 'is not JSON');
  }
}

function unreadable(number: number, what: string): ProblemError {
  return new ProblemError('bad-request', { detail: `Line ${number} ${what}. Nothing was changed.`, extensions: { line: number } });
}
