// The withdrawals that concern the partner. Everybody who is signed in sees them, whatever the partner's standing is.
import type { Context } from 'hono';
import * as z from 'zod';
import { CURSORS, cursorQuery } from '../../domain/values/query-fields.ts';
import { withdrawalsPage } from '../../pages/portal/withdrawals.tsx';
import type { AppEnv } from '../bindings.ts';
import { answerConsole } from '../console/console-page.ts';
import { callPartner } from '../licensed/partner-call.ts';
import { parameters, readQuery } from '../licensed/query.ts';
import { portalFrameOf } from './portal-page.ts';

const LISTED = 50;
const query = parameters(z.strictObject({ ...cursorQuery(CURSORS.partnerWithdrawal), agreement: z.string().optional() }));

export async function showWithdrawals(context: Context<AppEnv>): Promise<Response> {
  const { cursor } = readQuery(context, query);
  const { withdrawals, next } = await callPartner(
    context,
    async (partner, credential) => await partner.withdrawals(credential, LISTED, cursor),
  );
  const frame = await portalFrameOf(context);
  return answerConsole(context, withdrawalsPage({ frame, withdrawals, next, nowMs: Date.now() }));
}
