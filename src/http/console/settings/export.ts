// The export at the console.
import type { Context } from 'hono';
import { dayOf } from '../../../domain/values/instant.ts';
import { exportPage } from '../../../pages/console/settings/export.tsx';
import type { AppEnv } from '../../bindings.ts';
import { EXPORT_HEADERS, exportFor } from '../../operations/export.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';

type ConsoleContext = Context<AppEnv>;

export async function showExport(context: ConsoleContext): Promise<Response> {
  return answerConsole(context, exportPage({ frame: await signedInFrameOf(context) }));
}

/** By a form, so that neither another site nor a program that follows links begins an export. */
export async function downloadExport(context: ConsoleContext): Promise<Response> {
  const file = `tearsheet-${dayOf(Date.now())}.ndjson`;
  return new Response(await exportFor(context.get('caller'), context.env), {
    headers: { ...EXPORT_HEADERS, 'content-disposition': `attachment; filename="${file}"` },
  });
}
