// Answers to forms that are not carried out, because nobody is signed in or the form was made for another session. They change nothing.
import type { Context } from 'hono';
import { endedPage, otherSessionPage } from '../../pages/portal/kept-form.tsx';
import type { AppEnv } from '../bindings.ts';
import { answerConsole } from '../console/console-page.ts';
import { PORTAL_CHALLENGE } from '../credentials/require-portal-session.ts';
import { type Form, sentPathOf } from '../requests/form.ts';
import { portalFrameOf } from './portal-page.ts';

export async function showEnded(context: Context<AppEnv>, fields: Form): Promise<Response> {
  context.header('www-authenticate', PORTAL_CHALLENGE);
  return answerConsole(context, endedPage({ frame: await portalFrameOf(context), path: sentPathOf(context), fields }), 401);
}

/** Asks whoever is signed in to send the form once more, from a page of this session. */
export async function askAgain(context: Context<AppEnv>, fields: Form): Promise<Response> {
  return answerConsole(context, otherSessionPage({ frame: await portalFrameOf(context), path: sentPathOf(context), fields }), 403);
}
