// The sessions of whoever is signed in.
import type { Context } from 'hono';
import { accessPage, sessionsPage } from '../../pages/console/sessions.tsx';
import type { AppEnv } from '../bindings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { answerConsole, signedInFrameOf } from './console-page.ts';
import { answerSignedOut } from './sign-in.ts';

type ConsoleContext = Context<AppEnv>;

export async function showSessions(context: ConsoleContext): Promise<Response> {
  const signedIn = context.get('signedIn');
  const frame = await signedInFrameOf(context);
  if (signedIn === undefined) return answerConsole(context, accessPage({ frame }));
  const sessions = await catalogueOf(context.env).sessions(signedIn.token.id);
  return answerConsole(context, sessionsPage({ frame, sessions, current: signedIn.session.id }));
}

/** Ends the session that the form names, or all of them. */
export async function endSessions(context: ConsoleContext): Promise<Response> {
  const signedIn = context.get('signedIn');
  if (signedIn === undefined) return context.redirect('/console/sessions', 303);
  const id = context.get('form').get('session');
  await catalogueOf(context.env).endSessions({ tokenId: signedIn.token.id, ...(id === undefined ? {} : { id }) });
  if (id === undefined || id === signedIn.session.id) return answerSignedOut(context, id === undefined);
  return context.redirect('/console/sessions', 303);
}
