// The people of the partner, for those who look after its keys. Only the desk changes them.
import type { Context } from 'hono';
import * as z from 'zod';
import { CURSORS, cursorQuery } from '../../domain/values/query-fields.ts';
import { portalUsersPage } from '../../pages/portal/users.tsx';
import type { AppEnv } from '../bindings.ts';
import { answerConsole } from '../console/console-page.ts';
import { callPartner } from '../licensed/partner-call.ts';
import { parameters, readQuery } from '../licensed/query.ts';
import { portalFrameOf } from './portal-page.ts';

const query = parameters(z.strictObject({ ...cursorQuery(CURSORS.code), agreement: z.string().optional() }));

export async function showUsers(context: Context<AppEnv>): Promise<Response> {
  const { cursor } = readQuery(context, query);
  const { users, next, references } = await callPartner(
    context,
    async (partner, credential) => await partner.portalPeople(credential, cursor),
  );
  return answerConsole(context, portalUsersPage({ frame: await portalFrameOf(context), users, next, references }));
}
