// Everything out, and everything back in. An export streams; a restore is gathered first and applied at once or not at all.
import type { Context } from 'hono';
import * as z from 'zod';
import type { ExportCursor } from '../objects/catalogue/backup.ts';
import { SCHEMA_NUMBER } from '../objects/catalogue/schema.ts';
import { readExport, unreadable } from './backup-record.ts';
import type { AppEnv } from './bindings.ts';
import { siteUrlOrNone } from './desk-articles.ts';
import { catalogueOf, expireFreshness } from './freshness.ts';
import { ProblemError } from './problem.ts';
import { parsed, requireType } from './request-body.ts';

/** Of one RPC message, in characters of JSON, before the record that goes over it. */
const PAGE_CHARS = 512 * 1024;

const NOT_EMPTY = 'There is something to lose here. Export it first, then restore with replace=true (tearsheet restore FILE --replace).';

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
  if (replace === 'false' && !(await catalogue.isEmpty())) throw new ProblemError('not-empty', { detail: NOT_EMPTY });
  const { body } = context.req.raw;
  if (body === null) throw new ProblemError('bad-request', { detail: 'The body is empty: send an export.' });
  const restore = await catalogue.beginRestore();
  await gather(env, restore, readExport(body, await siteUrlOrNone(env)));
  const result = await catalogue.commitRestore(restore, replace === 'true', context.get('caller').who);
  switch (result.kind) {
    case 'overtaken':
      throw overtaken();
    case 'not-empty':
      throw new ProblemError('not-empty', { detail: NOT_EMPTY });
    case 'unfit':
      if (result.line !== undefined) throw unreadable(result.line, result.fault);
      throw new ProblemError('bad-request', { detail: `The file does not fit together: ${result.fault}. Nothing was changed.` });
    case 'restored':
      expireFreshness();
      return context.json({ outcome: 'restored', records: result.records, epoch: result.epoch });
  }
}

/** Hands the whole file to the Catalogue before anything is replaced. */
async function gather(env: Env, restore: string, records: AsyncIterable<string>): Promise<void> {
  let batch: string[] = [];
  let chars = 0;
  const hand = async () => {
    if (!(await catalogueOf(env).gatherRestore(restore, batch))) throw overtaken();
    batch = [];
    chars = 0;
  };
  for await (const record of records) {
    batch.push(record);
    chars += record.length;
    if (chars >= PAGE_CHARS) await hand();
  }
  await hand();
}

function overtaken(): ProblemError {
  return new ProblemError('precondition-failed', { detail: 'Another restore began meanwhile. Nothing was changed by this one.' });
}
