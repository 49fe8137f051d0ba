// Answers to forms that are not carried out, because nobody is signed in or the form was made for another session. They change nothing.
import type { Context } from 'hono';
import { confirmationPage, endedPage } from '../../pages/console/kept-form.tsx';
import type { AppEnv } from '../bindings.ts';
import { type Form, sentPathOf } from '../requests/form.ts';
import { answerConsole, consoleFrameOf, signedInFrameOf } from './console-page.ts';

type ConsoleContext = Context<AppEnv>;

export async function showEnded(context: ConsoleContext, fields: Form): Promise<Response> {
  // A 401 needs a challenge (RFC 9110 §15.5.2). Browsers ask for no password by a scheme that they do not have.
  context.header('www-authenticate', 'Cookie realm="tearsheet-console"');
  const page = endedPage({ frame: await consoleFrameOf(context), path: sentPathOf(context), fields });
  return answerConsole(context, page, 401);
}

/** Asks whoever is signed in to send the form once more, from a page of this session. */
export async function askAgain(context: ConsoleContext, fields: Form): Promise<Response> {
  const page = confirmationPage({ frame: await signedInFrameOf(context), path: sentPathOf(context), fields });
  return answerConsole(context, page, 403);
}
