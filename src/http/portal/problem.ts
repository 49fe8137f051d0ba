// Answers of the portal about an error, to a person in a browser.
import type { Context } from 'hono';
import { type PortalProblem, portalProblemPage } from '../../pages/portal/problem.tsx';
import type { AppEnv } from '../bindings.ts';
import { answerConsole } from '../console/console-page.ts';
import { portalFrameOf } from './portal-page.ts';

/** With the navigation, if somebody is signed in. */
export async function answerPortalProblem(
  context: Context<AppEnv>,
  about: Omit<PortalProblem, 'frame'>,
  status: number,
): Promise<Response> {
  return answerConsole(context, portalProblemPage({ frame: await portalFrameOf(context), ...about }), status);
}
