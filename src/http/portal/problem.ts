// Answers of the portal about an error, to a person in a browser.
import type { Context } from 'hono';
import { type PortalProblem, portalProblemPage } from '../../pages/portal/problem.tsx';
import type { AppEnv } from '../bindings.ts';
import { answerConsole } from '../console/console-page.ts';
import { portalFrameOf } from './portal-page.ts';

/** With the navigation, if somebody is signed in. */
export async function answerPortalProblem(
  context: Context<AppEnv>,
  about: Omit<PortalProblem, 'frame' | 'path'>,
  status: number,
): Promise<Response> {
  const { method, path } = context.req;
  const page = { frame: await portalFrameOf(context), path: method === 'POST' ? undefined : path, ...about };
  return answerConsole(context, portalProblemPage(page), status);
}
