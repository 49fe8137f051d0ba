// The sessions of whoever is signed in.
import type { Context } from 'hono';
import { sessionsPage } from '../../pages/console/sessions.tsx';
import type { AppEnv } from '../bindings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { answerConsole, signedInFrameOf } from './console-page.ts';
import { answerSignedOut } from './sign-in.ts';

type ConsoleContext = Context<AppEnv>;

export async function showSessions(context: ConsoleContext): Promise<Response> {
  const { session, token } = context.get('signedIn');
  const [frame, sessions] = await Promise.all([signedInFrameOf(context), catalogueOf(context.env).sessions(token.id)]);
  return answerConsole(context, sessionsPage({ frame, sessions, current: session.id }));
}

/** Ends the session that the form names, or all of them. */
export async function endSessions(context: ConsoleContext): Promise<Response> {
  const { session, token } = context.get('signedIn');
  const id = context.get('form').get('session');
  await catalogueOf(context.env).endSessions({ tokenId: token.id, ...(id === undefined ? {} : { id }) });
  if (id === undefined || id === session.id) return answerSignedOut(context, id === undefined);
  return context.redirect('/console/sessions', 303);
}
