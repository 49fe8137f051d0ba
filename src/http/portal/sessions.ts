// The sessions at the portal of whoever is signed in.
import type { Context } from 'hono';
import { sessionsPage } from '../../pages/portal/sessions.tsx';
import type { AppEnv } from '../bindings.ts';
import { answerConsole } from '../console/console-page.ts';
import { partnerOf } from '../isolate/stubs.ts';
import { portalFrameOf } from './portal-page.ts';
import { answerSignedOut } from './sign-in.ts';

type PortalContext = Context<AppEnv>;

export async function showSessions(context: PortalContext): Promise<Response> {
  const { partner, person, session } = context.get('atPortal');
  const sessions = await partnerOf(context.env, partner.id).portalSessions({ kind: person.kind, id: person.id });
  return answerConsole(context, sessionsPage({ frame: await portalFrameOf(context), sessions, current: session.id }));
}

/** Ends the session that the form names, or all of them. */
export async function endSessions(context: PortalContext): Promise<Response> {
  const { partner, person, session } = context.get('atPortal');
  const id = context.get('form').get('session');
  await partnerOf(context.env, partner.id).endPortalSessions({ kind: person.kind, id: person.id }, id);
  if (id === undefined || id === session.id) return answerSignedOut(context, id === undefined);
  return context.redirect('/portal/sessions', 303);
}
