// The desk's route for an export of everything.
import type { Context } from 'hono';
import type { AppEnv } from '../bindings.ts';
import { EXPORT_HEADERS, exportFor } from '../operations/export.ts';

/** HEAD exports nothing. */
export async function exportAll(context: Context<AppEnv>): Promise<Response> {
  const isAsked = context.req.raw.method === 'GET';
  return new Response(isAsked ? await exportFor(context.get('caller'), context.env) : null, { headers: EXPORT_HEADERS });
}
