// The desk's route for an export of everything.
import type { Context } from 'hono';
import type { AppEnv } from '../bindings.ts';
import { EXPORT_HEADERS, exportStream } from '../operations/export.ts';

export function exportAll(context: Context<AppEnv>): Response {
  return new Response(exportStream(context.env), { headers: EXPORT_HEADERS });
}
