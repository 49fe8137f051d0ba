// Answers of the console about an error, to a person in a browser.
import type { Context } from 'hono';
import { type ConsoleProblem, consoleProblemPage } from '../../pages/console/problem.tsx';
import type { AppEnv } from '../bindings.ts';
import { answerConsole, consoleFrameOf, signedInFrameOf } from './console-page.ts';

/** With the navigation, if somebody is signed in. */
export async function answerConsoleProblem(
  context: Context<AppEnv>,
  about: Omit<ConsoleProblem, 'frame'>,
  status: number,
): Promise<Response> {
  const frame = await (context.get('caller') === undefined ? consoleFrameOf(context) : signedInFrameOf(context));
  return answerConsole(context, consoleProblemPage({ frame, ...about }), status);
}
