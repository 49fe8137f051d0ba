// The people of the partner, for those who look after its keys. Only the desk changes them.
import type { Context } from 'hono';
import { portalUsersPage } from '../../pages/portal/users.tsx';
import type { AppEnv } from '../bindings.ts';
import { answerConsole } from '../console/console-page.ts';
import { callPartner } from '../licensed/partner-call.ts';
import { portalFrameOf } from './portal-page.ts';

export async function showUsers(context: Context<AppEnv>): Promise<Response> {
  const { users } = await callPartner(context, async (partner, credential) => await partner.portalPeople(credential));
  return answerConsole(context, portalUsersPage({ frame: await portalFrameOf(context), users }));
}
