// Who of the partner received an article, beyond those that the page of the article lists. Nothing is delivered.
import type { Context } from 'hono';
import * as z from 'zod';
import { CURSORS, cursorQuery } from '../../domain/values/query-fields.ts';
import { codeSchema } from '../../domain/values/term.ts';
import { receiversPage } from '../../pages/portal/receivers.tsx';
import type { AppEnv } from '../bindings.ts';
import { answerConsole } from '../console/console-page.ts';
import { callPartner } from '../licensed/partner-call.ts';
import { parameters, readQuery } from '../licensed/query.ts';
import { ProblemError } from '../responses/problem.ts';
import { portalFrameOf } from './portal-page.ts';

const query = parameters(z.strictObject({ ...cursorQuery(CURSORS.receiver), agreement: z.string().optional() }));

export async function showReceivers(context: Context<AppEnv>): Promise<Response> {
  const { cursor } = readQuery(context, query);
  const slug = codeSchema.safeParse(context.req.param('slug'));
  if (!slug.success) throw notReceived();
  const { kind, receivers } = await callPartner(
    context,
    async (partner, credential) => await partner.portalReceivers(credential, slug.data, cursor),
  );
  if (kind === 'unknown') throw notReceived();
  return answerConsole(context, receiversPage({ frame: await portalFrameOf(context), slug: slug.data, receivers }));
}

function notReceived(): ProblemError {
  return new ProblemError('not-found', { detail: 'No article of this name was delivered under your agreements.' });
}
